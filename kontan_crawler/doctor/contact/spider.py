"""Send the requests of a first contact one after the other, with the project's middlewares."""

from collections.abc import AsyncIterator, Iterator
from typing import Any, ClassVar

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from kontan_crawler import site
from kontan_crawler.clock import now
from kontan_crawler.doctor.contact.answers import Answer, Contact
from kontan_crawler.doctor.contact.plan import LIMIT, next_url, plan
from kontan_crawler.doctor.contact.request_log import RequestLog
from kontan_crawler.middlewares.failure_reasons import reason_of, request_of
from kontan_crawler.middlewares.responses import to_http_response
from kontan_crawler.runs.refusals import original_url
from kontan_crawler.scrapy_private import SingleAttemptDownloadHandler
from kontan_crawler.spiders.base import response_date
from kontan_crawler.urls import host_of

_RETRY_TIMES = 1  # a retry counts as a request
_NEXT_TO_DOWNLOADER = 990


def limit_requests(settings: BaseSettings) -> None:
    """Log each request, send it once, and retry once at most.

    Not `Spider.update_settings`: a crawler process puts its own settings above those of a crawler that it is given.
    """
    settings.set("RETRY_TIMES", min(settings.getint("RETRY_TIMES"), _RETRY_TIMES), priority="cmdline")
    settings.set("DOWNLOAD_HANDLERS", {**settings.getdict("DOWNLOAD_HANDLERS"), "https": SingleAttemptDownloadHandler}, priority="cmdline")
    settings.set_in_component_priority_dict("DOWNLOADER_MIDDLEWARES", RequestLog, _NEXT_TO_DOWNLOADER)


class FirstContactSpider(Spider):
    """Follows the plan and stores the answers in `contact`.

    It is not a KontanSpider, so that it has neither a feed nor a ledger.
    """

    name = "doctor"
    allowed_domains: ClassVar[list[str]] = [site.DOMAIN]

    def __init__(self) -> None:
        super().__init__()
        self.contact = Contact()
        self._plan = plan(self.contact)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "FirstContactSpider":
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.contact.agent = crawler.settings["ROBOTSTXT_USER_AGENT"]
        crawler.signals.connect(spider.keep_robots, signals.response_received)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        yield self._request(next(self._plan))

    def keep_robots(self, response: Response, request: Request) -> None:
        """Store the response to a robots.txt, which a middleware requests."""
        if request.meta.get("dont_obey_robotstxt"):
            answer = _answer(request, response, None)
            self.contact.robots[host_of(answer.url)] = answer

    def answered(self, response: Response) -> Iterator[Request]:
        assert response.request
        return self._follow(_answer(response.request, response, None))

    def failed(self, failure: Failure) -> Iterator[Request]:
        response = failure.value.response if isinstance(failure.value, HttpError) else None
        return self._follow(_answer(request_of(failure), response, reason_of(failure)))

    def _follow(self, answer: Answer) -> Iterator[Request]:
        """Give the plan an answer, and yield the next request unless the limit is reached."""
        url = next_url(self._plan, answer)
        if url and len(self.contact.exchanges) < LIMIT:
            yield self._request(url)
        else:
            self.contact.completed = True

    def _request(self, url: str) -> Request:
        return Request(url, self.answered, errback=self.failed, dont_filter=True)


def _answer(request: Request, response: Response | None, refusal: str | None) -> Answer:
    page, status = (to_http_response(response), response.status) if response else (None, None)
    served = response_date(response) if response else now()
    return Answer(original_url(request), page, status, refusal or (page.unreadable if page else None), now(), served)
