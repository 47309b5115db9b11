"""Passes over what earlier runs know, so that spiders need not ask; hands what spiders say of the walk to the run."""

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
    """Serves one run: drops requests for articles and days that need not be asked for, and counts the listings that are."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._run = run_of(crawler)

    async def process_start(self, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
        for request in self._left_by_earlier_runs():
            yield request
        async for request in super().process_start(start):
            yield request

    def _left_by_earlier_runs(self) -> Iterator[Request]:
        """Fill in where the walk begins, and ask for what earlier runs did not come to."""
        spider: Any = self.crawler.spider
        if not spider.resumes:
            return
        spider.since = spider.since or self._run.first_day()
        self._run.schedule_days(spider.kanal, spider.since, spider.until)
        for url in (*self._run.addresses.backlog(), *self._run.addresses.to_refresh()):
            if request := self.get_processed_request(spider.article_request(ArticleTarget(url)), None):
                yield request

    def get_processed_request(self, request: Request, response: Response | None) -> Request | None:
        target, index_page, listing = (request.meta.get(name) for name in ("target", "index_page", "listing"))
        if "retry_times" in request.meta:  # it was let through before
            return request
        if (target and self._is_passed(target)) or (index_page and self._is_read(index_page)):
            return None
        if listing:
            self.crawler.stats.inc_value(LISTINGS_ASKED)
            self.crawler.stats.inc_value(of_listing(listing, ASKED))
        return request

    def get_processed_item(self, item: Any, response: Response | None) -> Any:
        if isinstance(item, Moved):
            return self._note_moved(item, response)
        if isinstance(item, DayCompleted):
            return self._run.index.complete(item)
        if isinstance(item, RawArticle) and response is not None and "target" in response.meta:  # whole in one answer
            names = (to_unicode(response.headers.get(name) or b"") or None for name in ("ETag", "Last-Modified"))
            self._run.validators.page_arrived(item.url, Validator(*names))
        return item

    def _is_passed(self, target: ArticleTarget) -> bool:
        passed = self._run.addresses.register(target.url, target.day, target.force)
        if passed:
            self.crawler.stats.inc_value(PASSED(passed))
        return passed is not None

    def _is_read(self, page: IndexPage) -> bool:
        """A day that was read to its end, or the rest of one whose last page was older than what an earlier run read."""
        return self._run.index.is_read_below(page) if page.offset else page.day not in self._run.index.left.get(page.kanal, ())

    def _note_moved(self, moved: Moved, response: Response | None) -> None:
        if response is not None and (target := response.meta.get("target")) and target.recheck:
            self._run.rechecks.end(moved.url, MOVED)
        else:
            self._run.addresses.moved(moved.url, moved.to)
