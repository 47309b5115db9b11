"""Articles by their addresses."""

from collections.abc import Iterator, Mapping
from typing import Any

from scrapy import Request
from scrapy.http import Response

from kontan_crawler.parsing.pages import read_amp
from kontan_crawler.parsing.refusals import refuse
from kontan_crawler.spider_args import ArgumentError, address_file, addresses, days
from kontan_crawler.spiders.base import KontanSpider
from kontan_crawler.urls import is_amp


class ArtikelSpider(KontanSpider):
    """`-a url=…` (several by commas), `-a file=PATH` (one a line)."""

    name = "artikel"
    arguments = {"url": addresses, "file": address_file, "refresh": days}

    @classmethod
    def check(cls, given: Mapping[str, str]) -> dict[str, Any]:
        values = super().check(given)
        if not values.get("url") and not values.get("file"):
            raise ArgumentError("no address given; use -a url=ADDRESS or -a file=PATH, one a line")
        return values

    def first_requests(self) -> Iterator[Request]:
        for article in dict.fromkeys(self.values.get("url", []) + self.values.get("file", [])):
            if is_amp(article):
                yield Request(article, self.parse_amp, errback=self.article_failed)
            else:
                yield from self.wanted(article, insist=True)

    def parse_amp(self, response: Response) -> Iterator[Request]:
        """Ask for the canonical address, which every AMP page names."""
        article, reason = read_amp(response)
        if article is None:
            refuse(self.crawler, response.url, reason)
        else:
            self.run.moved(response.url, article)
            yield from self.wanted(article, insist=True)
