"""The daily index: twenty rows a page, until a page has none."""

from collections.abc import Iterator
from datetime import date, timedelta

from scrapy import Request
from scrapy.http import Response

from kontan_crawler import site
from kontan_crawler.addresses import canonical
from kontan_crawler.arguments import today
from kontan_crawler.listings import read_html, says_it_is_none
from kontan_crawler.spiders.base import KontanSpider


class IndexSpider(KontanSpider):
    """Walks the daily index, newest day first."""

    def days(self, since: date, until: date) -> Iterator[Request]:
        """Ask for the first index page of each day and section."""
        for age in range((until - since).days + 1):
            for kanal in self.kanal:
                yield self.index(kanal, until - timedelta(days=age), 0, frozenset())

    def index(self, kanal: str, day: date, offset: int, seen: frozenset[str]) -> Request:
        """Ask for one page of a day's index; `seen` are the rows of the pages before."""
        return Request(
            site.INDEX.format(kanal=kanal, day=day, offset=offset or ""),
            self.parse_index, errback=self.listing_failed, priority=(day - today()).days,  # the newest day first
            cb_kwargs={"kanal": kanal, "day": day, "offset": offset, "seen": seen},
        )  # fmt: skip

    def parse_index(self, response: Response, kanal: str, day: date, offset: int, seen: frozenset[str]) -> Iterator[Request]:
        """Follow a page's rows and ask for the next page; a page without a new row is the day's last."""
        rows = self.rows_of(response, read_html, needed=offset == 0 or says_it_is_none(response))
        for row in rows:
            yield from self.follow(row, response)
        addresses = frozenset(canonical(row.address, response.url) or row.address for row in rows)
        if addresses - seen:
            yield self.index(kanal, day, offset + site.ROWS_A_PAGE, seen | addresses)
        elif addresses:
            self.count("listing/repeated")
            self.logger.error("the index of %s %s repeats itself at %s; the rest of that day cannot be had", kanal, day, response.url)
