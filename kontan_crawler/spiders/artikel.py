"""Spider for single articles, given by URL."""

from collections.abc import Iterator, Mapping
from typing import Any

from scrapy import Request
from scrapy.http import Response

from kontan_crawler.middlewares.responses import to_http_response
from kontan_crawler.parsing.amp import canonical_of_amp
from kontan_crawler.runs.crawl_messages import ArticleTarget, Moved
from kontan_crawler.spider_args import ArgumentError, days_or_always, url_file, urls
from kontan_crawler.spiders.article_spider import ArticleSpider
from kontan_crawler.urls import is_amp


class ArtikelSpider(ArticleSpider):
    """`-a url=…` (several separated by commas), `-a file=PATH` (one URL per line), `-a refresh=3` or `refresh=always`."""

    name = "artikel"
    arguments = {"url": urls, "file": url_file, "refresh": days_or_always}
    gives_known = True

    @classmethod
    def check(cls, given: Mapping[str, str]) -> dict[str, Any]:
        values = super().check(given)
        if "file" in values and not values["file"] and not values.get("url"):
            raise ArgumentError(f"file={given['file']!r} has no URL; use a text file with one URL per line")
        if not values.get("url") and not values.get("file"):
            raise ArgumentError("url and file are missing; use -a url=URL, or -a file=PATH with one URL per line")
        return values

    def first_requests(self) -> Iterator[Request]:
        for url in dict.fromkeys(self.values.get("url", []) + self.values.get("file", [])):
            if is_amp(url):
                yield Request(url, self.parse_amp, errback=self.article_failed)
            else:
                yield self.article_request(ArticleTarget(url, force=True))

    def parse_amp(self, response: Response) -> Iterator[Request | Moved]:
        """Request the canonical URL of an AMP page."""
        article = canonical_of_amp(to_http_response(response))
        yield Moved(response.url, article)
        yield self.article_request(ArticleTarget(article, force=True))
