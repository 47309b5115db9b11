"""Item pipelines, in the order of ITEM_PIPELINES. They convert a RawArticle to an Article."""

import re
from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from kontan_crawler import outcomes, site
from kontan_crawler.items import MAY_BE_EMPTY, Article
from kontan_crawler.outcomes import FILLED, TEMPLATE, WARNED, WORDS_OVER, WORDS_UNDER
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.article import add_dates, clean_article, leave_out
from kontan_crawler.parsing.no_article import NoArticle, reason_to_keep
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.parsing.response_summary import summarize
from kontan_crawler.runs.delivery import run_of
from kontan_crawler.runs.drift.shares import LONG, SHORT
from kontan_crawler.runs.refusals import record_refusal
from kontan_crawler.runs.setting_checks.boilerplate_lines import boilerplate_lines
from kontan_crawler.store.feed_records import is_changed

_BOILERPLATE = re.compile(site.BOILERPLATE_WORDS)


class BasePipeline:
    """Base class of the pipelines that count statistics or refuse articles."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.count = crawler.stats.inc_value
        """Increments a statistic. Looked up once: an article has thirty."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Any:
        return cls(crawler)

    def refused(self, url: str, reason: str, response: HttpResponse | None = None) -> DropItem:
        """Record a refused article, and return the DropItem to raise. response: its page, if it has no article."""
        record_refusal(self.crawler, url, reason, summarize(response, 200, url) if response else None)
        return DropItem(reason, log_level="DEBUG")


class ArticlePipeline(BasePipeline):
    """Converts a RawArticle to an Article, with clean text and publication time. Refuses a page without an article."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._boilerplate = boilerplate_lines(crawler.settings)

    def process_item(self, page: RawArticle) -> Article:
        try:
            whole = clean_article(page)
        except NoArticle as error:
            raise self.refused(page.url, error.reason, page.response) from None
        for selector, count in page.matches.items():
            self.count(selector, count)
        article = leave_out(whole, self._boilerplate)
        if article is not whole:
            self.count(outcomes.ARTICLES_LINES_LEFT_OUT)
        return article


class DatesPipeline:
    """Adds the time expressions of an Indonesian text, resolved by its publication time."""

    def process_item(self, article: Article) -> Article:
        return add_dates(article)


class DuplicatesPipeline(BasePipeline):
    """Drops the second item of an article in a run: two URLs may lead to one article."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._seen: set[str] = set()

    def process_item(self, article: Article) -> Article:
        if article.id in self._seen:
            raise self.refused(article.url, outcomes.SEEN)
        self._seen.add(article.id)
        return article


class StatsPipeline(BasePipeline):
    """Counts templates, warnings, filled fields and text lengths, from which `runs.drift` detects changes of the site."""

    def process_item(self, article: Article) -> Article:
        self.count(outcomes.ARTICLES_READ)
        for name in (TEMPLATE(article.template), *map(WARNED, article.warnings), *_filled_fields(article), *_length_bounds(article)):
            self.count(name)
        if _BOILERPLATE.search(article.text):
            self.count(outcomes.ARTICLES_BOILERPLATE)
        return article


class RevisionPipeline(BasePipeline):
    """Sets the revision of an article; drops an article that is delivered and unchanged."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._run = run_of(crawler)

    def process_item(self, article: Article) -> Article:
        run = self._run
        if article.url in run.rechecks:
            run.rechecks.end(article.url, outcomes.READ)
            raise DropItem("a recheck", log_level="DEBUG")
        run.validators.article_read(article)
        delivered = run.urls.find_delivered(article.url)
        if delivered and not is_changed(delivered, article.content_hash, article.source_hash):
            run.urls.record_unchanged(article.url)
            self.count(outcomes.ARTICLES_UNCHANGED)
            raise DropItem(outcomes.UNCHANGED, log_level="DEBUG")
        if delivered and (reason := reason_to_keep(article)):
            raise self.refused(article.url, reason)
        article.revision = delivered.revision + 1 if delivered else 1
        return article


def _filled_fields(article: Article) -> list[str]:
    return [FILLED(name) for name in MAY_BE_EMPTY if getattr(article, name)]


def _length_bounds(article: Article) -> list[str]:
    words = article.word_count
    return [WORDS_UNDER(number) for number in SHORT if words < number] + [WORDS_OVER(number) for number in LONG if words > number]
