"""The daily index: twenty rows a page, until a page has none."""

from collections.abc import AsyncIterator, Iterator
from datetime import date, datetime, time, timedelta

from scrapy import Request
from scrapy.http import Response

from kontan_crawler import site
from kontan_crawler.clock import WIB, today
from kontan_crawler.dates.moment import read_moment
from kontan_crawler.parsing.listings import Row, read_index, says_it_is_none, says_there_are_no_more
from kontan_crawler.spiders.base import KontanSpider, made
from kontan_crawler.urls import canonical


class IndexSpider(KontanSpider):
    """Walks the daily index, newest day first, after what earlier runs did not come to."""

    def span(self) -> tuple[date, date]:
        """Return the first and the last day that is wanted."""
        raise NotImplementedError

    async def start(self) -> AsyncIterator[Request]:
        self.run.want(self.kanal, *self.span())
        for article in self.run.waiting():
            for request in self.wanted(article):
                yield request
        for article in self.run.fresh():
            for request in self.wanted(article):
                yield request
        async for request in super().start():
            yield request
        for request in self.days():
            yield request

    def first_requests(self) -> Iterator[Request]:
        yield from ()

    def days(self) -> Iterator[Request]:
        """Ask for the first index page of each day and section that is not done."""
        since, until = self.span()
        for age in range((until - since).days + 1):
            day = until - timedelta(days=age)
            for kanal in self.kanal:
                if day in self.run.left[kanal]:
                    yield self.index(kanal, day, 0, frozenset(), datetime.now(WIB))

    def index(self, kanal: str, day: date, offset: int, seen: frozenset[str], begun: datetime) -> Request:
        """Ask for one page of a day's index; `seen` are the rows of the pages before, the first of them asked for when `begun`."""
        url = site.INDEX.format(kanal=kanal, day=day, offset=offset or "")
        return Request(
            url, meta=self.count_asked(read_index, url), callback=self.parse_index, errback=self.listing_failed, priority=(day - today()).days,  # the newest day first
            cb_kwargs={"kanal": kanal, "day": day, "offset": offset, "seen": seen, "begun": begun},
        )  # fmt: skip

    def parse_index(
        self, response: Response, kanal: str, day: date, offset: int, seen: frozenset[str], begun: datetime
    ) -> Iterator[Request]:
        """Follow a page's rows and ask for the next page; a page without a new row, or with old ones only, is the day's last."""
        begun = min(begun, made(response))  # by our clock or the site's, whichever is behind
        rows = read_index(response)
        wrong = not rows and says_it_is_none(response)
        if again := self.ask_again(response, wrong):
            yield again
            return
        if self.count_rows(response, rows, read_index, needed=offset == 0 or wrong or not says_there_are_no_more(response)) is None:
            return
        for row in rows or ():
            yield from self.follow(row, response, day)
        addresses = frozenset(canonical(row.address, response.url) or row.address for row in rows or ())
        if addresses and not addresses - seen:
            self.count("listing/repeated")
            self.logger.error("the index of %s %s repeats itself at %s; the rest of that day cannot be had", kanal, day, response.url)
        elif addresses and not self.is_known_below(kanal, day, rows, made(response)):
            yield self.index(kanal, day, offset + site.ROWS_A_PAGE, seen | addresses, begun)
        elif offset or addresses or day >= made(response).date() or self.run.day_empty(kanal, day, begun):
            self.run.day_read(kanal, day, begun)

    def is_known_below(self, kanal: str, day: date, rows: list[Row], now: datetime) -> bool:
        """Tell whether all rows of a page are older than what an earlier run read: so is all that follows.

        One known row says nothing: it may be pinned, or stand before the gap of a run that was interrupted.
        """
        mark, moments = self.run.mark(kanal, day), [_latest(row, now) for row in rows]
        return mark is not None and all(moment is not None and moment < mark for moment in moments)


def _latest(row: Row, now: datetime) -> datetime | None:
    """Return the latest moment that a row's date may mean; a date alone means its whole day."""
    moment = read_moment(row.date, now) if row.date else None
    return moment + timedelta(days=1) if moment and moment.time() == time() else moment
