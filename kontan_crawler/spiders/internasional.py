"""Spider for the newest articles: fronts, RSS, news sitemaps, and the daily index back to a day."""

from collections.abc import Iterator, Mapping
from typing import Any

from scrapy import Request
from scrapy.http import Response

from kontan_crawler import outcomes, site
from kontan_crawler.clock import today
from kontan_crawler.middlewares.responses import to_http_response
from kontan_crawler.parsing.listings import read_html, read_rss, read_sitemap, read_sitemap_index
from kontan_crawler.spider_args import check_span, day, days, kanal
from kontan_crawler.spiders.index_spider import IndexSpider
from kontan_crawler.urls import absolute


class InternasionalSpider(IndexSpider):
    """`-a since=2026-02-01` (default: the first day not yet complete, at least yesterday), `-a kanal=internasional,global`, `-a refresh=3`."""

    name = "internasional"
    arguments = {"since": day, "kanal": kanal, "refresh": days}

    @classmethod
    def check(cls, given: Mapping[str, str]) -> dict[str, Any]:
        values = super().check(given)
        if "since" in values:
            check_span(values["since"], today(), today())
        return values

    def fronts(self) -> Iterator[Request]:
        for name in self.kanal:
            yield self.listing_request(site.FRONT.format(kanal=name), read_html)
            yield self.listing_request(site.RSS.format(kanal=name), read_rss)
        yield self.listing_request(site.SITEMAP, read_sitemap_index, self.parse_sitemap_index)

    def parse_sitemap_index(self, response: Response) -> Iterator[Request]:
        """Request the news sitemaps of the sections in `kanal`, by their file names."""
        for row in self.count_rows(response, read_sitemap_index(to_http_response(response)), read_sitemap_index) or ():
            sitemap = absolute(row.url, response.url)
            if sitemap and any(name in sitemap for name in self.kanal):
                yield self.listing_request(sitemap.replace("http://", "https://", 1), read_sitemap)
            else:
                self.count(outcomes.SKIPPED_ROWS(outcomes.OTHER_SITEMAP))
