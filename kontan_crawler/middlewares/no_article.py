"""Count pages without an article."""

from collections.abc import Iterable
from typing import Any

from scrapy.crawler import Crawler
from scrapy.http import Response

from kontan_crawler.middlewares.responses import summary_of
from kontan_crawler.parsing.no_article import NoArticle
from kontan_crawler.runs.refusals import original_url, record_refusal


class NoArticleMiddleware:
    """Records a NoArticle exception of a callback as a refused article, not as an error."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "NoArticleMiddleware":
        return cls(crawler)

    def process_spider_exception(self, response: Response, exception: Exception) -> Iterable[Any] | None:
        if not isinstance(exception, NoArticle) or response.request is None:
            return None
        url = original_url(response.request)
        record_refusal(self._crawler, url, exception.reason, summary_of(response, url))
        return ()
