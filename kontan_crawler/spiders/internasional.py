"""The newest articles: fronts, RSS and news sitemaps, and the daily index back to a day."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from scrapy import Request
from scrapy.http import Response

from kontan_crawler import site
from kontan_crawler.clock import today
from kontan_crawler.parsing.listings import read_html, read_rss, read_sitemap, read_sitemap_index
from kontan_crawler.spider_args import check_span, day, days, kanal
from kontan_crawler.spiders.index import IndexSpider
from kontan_crawler.store.days import OVERLAP
from kontan_crawler.urls import absolute

_EMPTY = timedelta(days=7)  # how long a day that was found without a row is looked at once more


class InternasionalSpider(IndexSpider):
    """`-a since=2026-02-01` (default: where the last completed run began, yesterday at first), `-a kanal=internasional,global`, `-a refresh=3`."""

    name = "internasional"
    arguments = {"since": day, "kanal": kanal, "refresh": days}

    @classmethod
    def check(cls, given: Mapping[str, str]) -> dict[str, Any]:
        values = super().check(given)
        if "since" in values:
            check_span(values["since"], today(), today())
        return values

    def span(self) -> tuple[date, date]:
        """From the day given, else from where earlier runs have left no gap and at least from yesterday, to today."""
        if "since" not in self.values:
            looked, yesterday = self.run.listed_without_gap(), today() - timedelta(days=1)
            begin = min(yesterday, (looked - OVERLAP).date()) if looked else yesterday
            self.values["since"] = min(begin, self.run.first_empty_day(today() - _EMPTY) or begin)
        return self.values["since"], today()

    def first_requests(self) -> Iterator[Request]:
        for name in self.kanal:
            yield self.listing(site.FRONT.format(kanal=name), read_html)
            yield self.listing(site.RSS.format(kanal=name), read_rss)
        meta = self.count_asked(read_sitemap_index, site.SITEMAP)
        yield Request(site.SITEMAP, self.parse_sitemap_index, errback=self.listing_failed, meta=meta)

    def parse_sitemap_index(self, response: Response) -> Iterator[Request]:
        """Ask for the news sitemaps of the sections wanted; which those are, only their names tell."""
        for row in self.count_rows(response, read_sitemap_index(response), read_sitemap_index) or ():
            sitemap = absolute(row.address, response.url)
            if sitemap and any(name in sitemap for name in self.kanal):
                yield self.listing(sitemap.replace("http://", "https://", 1), read_sitemap)
            else:
                self.count("listing/passed/other_sitemap")
