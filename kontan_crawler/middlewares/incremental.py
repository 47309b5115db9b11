"""Incremental crawling: drops requests for what earlier runs delivered, and passes messages of the spiders to the run."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.spidermiddlewares.base import BaseSpiderMiddleware
from scrapy.utils.python import to_unicode

from kontan_crawler.outcomes import ASKED, LISTINGS_ASKED, MOVED, PASSED, of_listing
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.runs.crawl_messages import ArticleTarget, DayCompleted, IndexPage, Moved
from kontan_crawler.runs.delivery import run_of
from kontan_crawler.store.delivered_articles import Validator


class IncrementalMiddleware(BaseSpiderMiddleware):
    """Drops requests for articles and days that earlier runs completed, and counts the requests for listings."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._run = run_of(crawler)

    async def process_start(self, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
        for request in self._requests_of_earlier_runs():
            yield request
        async for request in super().process_start(start):
            yield request

    def _requests_of_earlier_runs(self) -> Iterator[Request]:
        """Set the days to crawl; yield requests for the backlog and for the articles to refresh."""
        spider: Any = self.crawler.spider
        if not spider.resumes:
            return
        spider.since = spider.since or self._run.first_day()
        self._run.schedule_days(spider.kanal, spider.since, spider.until)
        for url in (*self._run.urls.backlog(), *self._run.urls.to_refresh()):
            if request := self.get_processed_request(spider.article_request(ArticleTarget(url)), None):
                yield request

    def get_processed_request(self, request: Request, response: Response | None) -> Request | None:
        target, index_page, listing = (request.meta.get(name) for name in ("target", "index_page", "listing"))
        if "retry_times" in request.meta:  # it passed here before
            return request
        if (target and self._is_skipped(target)) or (index_page and self._is_read(index_page)):
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
        if isinstance(item, RawArticle) and response is not None and "target" in response.meta:  # complete in one response
            names = (to_unicode(response.headers.get(name) or b"") or None for name in ("ETag", "Last-Modified"))
            self._run.validators.page_arrived(item.url, Validator(*names))
        return item

    def _is_skipped(self, target: ArticleTarget) -> bool:
        skipped = self._run.urls.register(target.url, target.day, target.force)
        if skipped:
            self.crawler.stats.inc_value(PASSED(skipped))
        return skipped is not None

    def _is_read(self, page: IndexPage) -> bool:
        """Return whether earlier runs read this day completely or, after its first page, the rest of it."""
        return self._run.index.is_read_below(page) if page.offset else page.day not in self._run.index.left.get(page.kanal, ())

    def _record_moved(self, moved: Moved, response: Response | None) -> None:
        if response is not None and (target := response.meta.get("target")) and target.recheck:
            self._run.rechecks.end(moved.url, MOVED)
        else:
            self._run.urls.record_moved(moved.url, moved.to)
