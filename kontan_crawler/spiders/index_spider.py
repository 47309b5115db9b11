"""Request the daily index: twenty rows per page, until a page has no new row."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from kontan_crawler import outcomes, site
from kontan_crawler.clock import now, today
from kontan_crawler.dates.publication_time import parse_publication_time
from kontan_crawler.middlewares.failure_reasons import reason_of, request_of
from kontan_crawler.middlewares.responses import to_http_response
from kontan_crawler.parsing.listings import Row, is_past_end, read_index
from kontan_crawler.parsing.no_article import has_error_headline
from kontan_crawler.runs.crawl_messages import DayCompleted, IndexPage
from kontan_crawler.spiders.base import response_date
from kontan_crawler.spiders.listing_spider import ListingSpider
from kontan_crawler.urls import canonical


class IndexSpider(ListingSpider):
    """Requests the daily index from `until` back to `since`. Without the argument, IncrementalMiddleware sets `since`."""

    resumes = True

    @property
    def until(self) -> date:
        """Last day of the crawl, by default today."""
        return self.values.get("until") or today()

    def first_requests(self) -> Iterator[Request]:
        yield from self.fronts()
        until = self.until
        for age in range((until - (self.since or until)).days + 1):
            for kanal in self.kanal:
                yield self.index_request(IndexPage(kanal, until - timedelta(days=age)), frozenset())

    def fronts(self) -> Iterable[Request]:
        """Return the requests to send before those for the index."""
        return ()

    def index_request(self, page: IndexPage, seen: frozenset[str]) -> Request:
        """Return the request for a page of the index. seen: URLs in the rows of earlier pages of the same day."""
        kwargs = {"kanal": page.kanal, "day": page.day, "offset": page.offset, "seen": seen, "started": page.started or now()}
        request = self.listing_request(_url_of(page), read_index, self.parse_index, **kwargs)
        return request.replace(priority=(page.day - today()).days, meta=request.meta | {"index_page": page})  # newest day first

    def control_request(self, page: IndexPage) -> Request:
        """Return the request for a page of the index whose rows are only counted."""
        return Request(_url_of(page), self.count_control_rows, errback=self.control_failed, dont_filter=True)

    def count_control_rows(self, response: Response) -> None:
        """Count the rows of a control day that link to articles."""
        rows = read_index(to_http_response(response)) or ()
        self.count(outcomes.CONTROL_ROWS, sum(canonical(row.url, response.url) is not None for row in rows))

    def control_failed(self, failure: Failure) -> None:
        self.logger.warning("no control day at %s: %s", request_of(failure).url, reason_of(failure))

    def parse_index(
        self, response: Response, kanal: str, day: date, offset: int, seen: frozenset[str], started: datetime
    ) -> Iterator[Request | DayCompleted]:
        """Request the articles of an index page, and the next page. A page without a new row is the last of its day."""
        started = min(started, served := response_date(response))  # the earlier of the local clock and the site's
        page = to_http_response(response)
        rows = read_index(page)
        error_page = not rows and has_error_headline(page)
        if again := error_page and self.retry(response):
            yield again
            return
        required = offset == 0 or error_page or not is_past_end(page)
        if (rows := self.count_rows(response, rows, read_index, required)) is None:
            return
        for row in rows:
            yield from self.follow_row(row, response, day)
        urls = frozenset(canonical(row.url, response.url) or row.url for row in rows)
        if not urls:
            yield DayCompleted(kanal, day, started, empty=offset == 0 and day < served.date())
        elif urls - seen:
            yield self.index_request(IndexPage(kanal, day, offset + site.ROWS_PER_PAGE, started, _latest_of(rows, served)), seen | urls)
        else:
            self.count(outcomes.LISTINGS_REPEATED)
            self.logger.error("%s repeats earlier rows: the rest of the index of %s %s is missing", response.url, kanal, day)


def _url_of(page: IndexPage) -> str:
    return site.INDEX.format(kanal=page.kanal, day=page.day, offset=page.offset or "")


def _latest_of(rows: Iterable[Row], now: datetime) -> datetime | None:
    """Return the latest possible publication time of the rows; None if a row has no date."""
    moments = [_latest(row, now) for row in rows]
    return None if None in moments else max(moment for moment in moments if moment)


def _latest(row: Row, now: datetime) -> datetime | None:
    """Return the latest possible publication time of a row: for a date without a time, the end of the day."""
    moment = parse_publication_time(row.date, now) if row.date else None
    return moment + timedelta(days=1) if moment and moment.time() == time() else moment
