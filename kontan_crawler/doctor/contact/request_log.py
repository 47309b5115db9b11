"""Log and limit the requests of a first contact."""

from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from kontan_crawler.doctor.contact.answers import Exchange
from kontan_crawler.doctor.contact.plan import LIMIT
from kontan_crawler.middlewares.failure_reasons import reason_of_error


class LimitReached(IgnoreRequest):
    """LIMIT requests have been sent."""


class RequestLog:
    """Downloader middleware next to the downloader: logs each request as sent, robots.txt included, and refuses those over LIMIT."""

    def __init__(self, crawler: Crawler) -> None:
        spider: Any = crawler.spider
        self._exchanges: list[Exchange] = spider.contact.exchanges

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RequestLog":
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Log a request. Raises LimitReached."""
        if len(self._exchanges) >= LIMIT:
            raise LimitReached
        self._exchanges.append(Exchange(request.url))

    def process_response(self, request: Request, response: Response) -> Response:
        """Log the response of the last request; one is sent at a time."""
        headers = {name.decode("latin-1").lower(): b", ".join(values).decode("latin-1") for name, values in response.headers.items()}
        self._exchanges[-1].status, self._exchanges[-1].headers = response.status, headers
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Log why a sent request has no response; a middleware before this one may have refused it unsent."""
        if not isinstance(exception, IgnoreRequest) and self._exchanges:
            self._exchanges[-1].error = reason_of_error(exception)
