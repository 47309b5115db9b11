"""Articles by their addresses."""

from collections.abc import Iterator, Mapping
from typing import Any

from scrapy import Request
from scrapy.http import Response, TextResponse

from kontan_crawler import site
from kontan_crawler.addresses import canonical, is_amp, is_paid
from kontan_crawler.arguments import ArgumentError, address_file, addresses, days
from kontan_crawler.documents import document_of
from kontan_crawler.refusals import refuse
from kontan_crawler.spiders.base import KontanSpider


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
                self.count("article/asked")
                yield Request(article, self.parse_amp, errback=self.article_failed)
            else:
                yield from self.wanted(article, insist=True)

    def parse_amp(self, response: Response) -> Iterator[Request]:
        """Ask for the canonical address: the AMP host names no section, but every AMP page names that."""
        link = document_of(response).css(site.AMP_CANONICAL).get("") if isinstance(response, TextResponse) else ""
        article = canonical(link, response.url)
        if article is not None and is_paid(article):
            refuse(self.crawler, response.url, "paywall")
        elif article is None or is_amp(article):
            refuse(self.crawler, response.url, "amp_without_canonical")
        else:
            self.run.moved(response.url, article)
            yield from self.wanted(article, insist=True)
