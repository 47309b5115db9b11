"""Base of all spiders: arguments, first requests, retries and statistics."""

from collections.abc import AsyncIterator, Iterable, Mapping
from datetime import date, datetime
from typing import Any, ClassVar

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.utils.python import to_unicode

from kontan_crawler import site
from kontan_crawler.clock import now, parse_http_date
from kontan_crawler.middlewares.retry import get_backoff_request
from kontan_crawler.outcomes import ERROR_PAGE
from kontan_crawler.spider_args import ValueParser, parse_arguments


class KontanSpider(Spider):
    """Checks its arguments and sends `first_requests`.

    Spiders request every article of a listing. IncrementalMiddleware drops requests for articles of earlier runs.
    """

    allowed_domains: ClassVar[list[str]] = [site.DOMAIN]
    arguments: ClassVar[Mapping[str, ValueParser]] = {}
    resumes: ClassVar[bool] = False
    """Whether a run continues earlier runs: it requests their waiting URLs and the days that were not read completely."""

    gives_known: ClassVar[bool] = False
    """Whether a run gives the delivered lines of the articles that it was asked for and does not deliver again."""

    def __init__(self, **given: str) -> None:
        super().__init__(**{name: value for name, value in given.items() if name.startswith("_")})
        self.given = given
        self.values = self.check(given)
        self.kanal: tuple[str, ...] = self.values.get("kanal", site.WORLD_NEWS)
        self.since: date | None = self.values.get("since")

    @classmethod
    def check(cls, given: Mapping[str, str]) -> dict[str, Any]:
        """Return the values of the given arguments, with defaults. Raises ArgumentError."""
        return parse_arguments(cls.arguments, given)

    def first_requests(self) -> Iterable[Request]:
        """Return the first requests of the crawl."""
        raise NotImplementedError

    async def start(self) -> AsyncIterator[Request]:
        for request in self.first_requests():
            yield request

    def retry(self, response: Response) -> Request | None:
        """Return the retry request of an error page; None after RETRY_TIMES retries."""
        assert response.request
        return get_backoff_request(response.request, self.crawler, ERROR_PAGE)

    def count(self, stat: str, count: int = 1) -> None:
        """Increment a statistic."""
        self.crawler.stats.inc_value(stat, count)


def response_date(response: Response) -> datetime:
    """Return the Date header of a response in WIB; the current time without one. Relative dates ("8 Menit lalu") count from it."""
    return parse_http_date(to_unicode(response.headers.get("Date") or b""), now())
