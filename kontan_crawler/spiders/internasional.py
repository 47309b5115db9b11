"""The newest articles: fronts, RSS and news sitemaps, and the daily index back to a day."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from scrapy import Request
from scrapy.http import Response

from kontan_crawler import site
from kontan_crawler.addresses import absolute
from kontan_crawler.arguments import check_span, day, kanal, today
from kontan_crawler.listings import read_html, read_rss, read_sitemap, read_sitemap_index
from kontan_crawler.spiders.index import IndexSpider


class InternasionalSpider(IndexSpider):
    """`-a since=2026-02-01` (default: yesterday in Jakarta), `-a kanal=internasional,global`."""

    name = "internasional"
    arguments = {"since": day, "kanal": kanal}

    @classmethod
    def check(cls, given: Mapping[str, str]) -> dict[str, Any]:
        values = super().check(given)
        values.setdefault("since", today() - timedelta(days=1))
        check_span(values["since"], today(), today())
        return values

    def first_requests(self) -> Iterator[Request]:
        for name in self.kanal:
            yield self.listing(site.FRONT.format(kanal=name), read_html)
            yield self.listing(site.RSS.format(kanal=name), read_rss)
        yield Request(site.SITEMAP, self.parse_sitemap_index, errback=self.listing_failed)
        yield from self.days(self.values["since"], today())

    def parse_sitemap_index(self, response: Response) -> Iterator[Request]:
        """Ask for the news sitemaps of the sections wanted; which those are, only their names tell."""
        for row in self.rows_of(response, read_sitemap_index):
            sitemap = absolute(row.address, response.url)
            if sitemap and any(name in sitemap for name in self.kanal):
                yield self.listing(sitemap.replace("http://", "https://", 1), read_sitemap)
            else:
                self.count("listing/passed/other_sitemap")
