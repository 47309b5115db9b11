"""The daily index: twenty rows a page, until a page has none."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from scrapy import Request
from scrapy.http import Response

from kontan_crawler import outcomes, site
from kontan_crawler.clock import now, today
from kontan_crawler.dates.publication_time import read_moment
from kontan_crawler.parsing.listings import Row, is_past_end, read_index
from kontan_crawler.parsing.no_article import has_error_headline
from kontan_crawler.runs.crawl_messages import DayCompleted, IndexPage
from kontan_crawler.spiders.articles import to_http_response
from kontan_crawler.spiders.base import KontanSpider, made
from kontan_crawler.urls import canonical


class IndexSpider(KontanSpider):
    """Walks the daily index, newest day first. `since`, where nobody gave it, is filled in by the run before the walk begins."""

    resumes = True

    @property
    def until(self) -> date:
        """The last day that is wanted."""
        return self.values.get("until") or today()

    def first_requests(self) -> Iterator[Request]:
        yield from self.fronts()
        until = self.until
        for age in range((until - (self.since or until)).days + 1):
            for kanal in self.kanal:
                yield self.index(IndexPage(kanal, until - timedelta(days=age)), frozenset())

    def fronts(self) -> Iterable[Request]:
        """Return the requests that come before the index."""
        return ()

    def index(self, page: IndexPage, seen: frozenset[str]) -> Request:
        """Ask for one page of a day's index; `seen` are the rows of the pages before."""
        url = site.INDEX.format(kanal=page.kanal, day=page.day, offset=page.offset or "")
        request = self.listing(
            url, read_index, self.parse_index, kanal=page.kanal, day=page.day, offset=page.offset, seen=seen, begun=page.begun or now()
        )
        return request.replace(priority=(page.day - today()).days, meta=request.meta | {"index_page": page})  # the newest day first

    def parse_index(
        self, response: Response, kanal: str, day: date, offset: int, seen: frozenset[str], begun: datetime
    ) -> Iterator[Request | DayCompleted]:
        """Follow a page's rows and ask for the next page; a page without a new row is the day's last."""
        begun = min(begun, made(response))  # by our clock or the site's, whichever is behind
        answer = to_http_response(response)
        rows = read_index(answer)
        wrong = not rows and has_error_headline(answer)
        if again := wrong and self.ask_again(response):
            yield again
            return
        if self.count_rows(response, rows, read_index, needed=offset == 0 or wrong or not is_past_end(answer)) is None:
            return
        for row in rows or ():
            yield from self.follow(row, response, day)
        addresses = frozenset(canonical(row.address, response.url) or row.address for row in rows or ())
        if addresses and not addresses - seen:
            self.count(outcomes.LISTINGS_REPEATED)
            self.logger.error("the index of %s %s repeats itself at %s; the rest of that day cannot be had", kanal, day, response.url)
        elif addresses:
            above = _latest_of(rows or (), made(response))
            yield self.index(IndexPage(kanal, day, offset + site.ROWS_PER_PAGE, begun, above), seen | addresses)
        else:
            yield DayCompleted(kanal, day, begun, empty=not offset and day < made(response).date())


def _latest_of(rows: Iterable[Row], now: datetime) -> datetime | None:
    """Return the latest moment that rows' dates may mean; None where one of them bears none."""
    moments = [_latest(row, now) for row in rows]
    return None if None in moments else max(moment for moment in moments if moment)


def _latest(row: Row, now: datetime) -> datetime | None:
    """Return the latest moment that a row's date may mean; a date alone means its whole day."""
    moment = read_moment(row.date, now) if row.date else None
    return moment + timedelta(days=1) if moment and moment.time() == time() else moment
