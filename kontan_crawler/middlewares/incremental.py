"""Incremental crawling: skips what earlier runs delivered, and records in the run what spiders found."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.spidermiddlewares.base import BaseSpiderMiddleware
from scrapy.utils.python import to_unicode

from kontan_crawler.outcomes import ASKED, LISTINGS_ASKED, MOVED, SKIPPED_ROWS, of_listing
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.runs.crawl_messages import ArticleTarget, DayCompleted, Moved
from kontan_crawler.runs.delivery import run_of
from kontan_crawler.store.delivered_articles import Validator


class IncrementalMiddleware(BaseSpiderMiddleware):
    """Drops requests for articles and index days that earlier runs completed; takes the `crawl_messages` out of the items."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._run = run_of(crawler)

    async def process_start(self, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
        for request in self._requests_of_earlier_runs():
            yield request
        async for request in super().process_start(start):
            yield request

    def _requests_of_earlier_runs(self) -> Iterator[Request]:
        """Schedule the days to crawl; yield requests for the backlog and for the articles to refresh, if the spider `resumes`."""
        spider: Any = self.crawler.spider
        if not spider.resumes:
            return
        spider.since = spider.since or self._run.first_day()
        self._run.schedule_days(spider.kanal, spider.since, spider.until)
        urls = self._run.urls
        for url in (*urls.backlog(), *urls.to_refresh()):
            if request := self.get_processed_request(spider.article_request(ArticleTarget(url, urls.listed_on(url))), None):
                yield request

    def get_processed_request(self, request: Request, response: Response | None) -> Request | None:
        target, index_page, listing = (request.meta.get(name) for name in ("target", "index_page", "listing"))
        if "retry_times" in request.meta:  # a repeated request, registered and counted the first time
            return request
        if (target and self._skip_article(target)) or (index_page and self._run.index.skip(index_page)):
            return None
        if listing:
            self.crawler.stats.inc_value(LISTINGS_ASKED)
            self.crawler.stats.inc_value(of_listing(listing, ASKED))
        return request

    def get_processed_item(self, item: Any, response: Response | None) -> Any:
        if isinstance(item, Moved):
            return self._record_moved(item, response)
        if isinstance(item, DayCompleted):
            return self._run.index.complete(item)
        if isinstance(item, RawArticle) and response is not None and "target" in response.meta:  # the whole article is in this response
            names = (to_unicode(response.headers.get(name) or b"") or None for name in ("ETag", "Last-Modified"))
            self._run.validators.page_arrived(item.url, Validator(*names))
        return item

    def _skip_article(self, target: ArticleTarget) -> bool:
        """Register the article; return whether to skip it, and count the reason."""
        reason = self._run.urls.register(target.url, target.day, target.force)
        if reason:
            self.crawler.stats.inc_value(SKIPPED_ROWS(reason))
        return reason is not None

    def _record_moved(self, moved: Moved, response: Response | None) -> None:
        if response is not None and (target := response.meta.get("target")) and target.recheck:
            self._run.rechecks.end(moved.url, MOVED)
        else:
            self._run.urls.record_moved(moved.url, moved.to)
