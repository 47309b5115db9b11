"""The stations of an item, in the order of ITEM_PIPELINES: a Page goes in, an Article comes out."""

import re
from datetime import datetime

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from kontan_crawler import site
from kontan_crawler.dates import find_mentions
from kontan_crawler.items import MAY_BE_EMPTY, Article, Page
from kontan_crawler.parsing.article import make_article
from kontan_crawler.parsing.refusals import SEEN, refusal_of_page, refuse
from kontan_crawler.runs.delivery import Delivery
from kontan_crawler.runs.drift.shares import LONG, SHORT
from kontan_crawler.runs.probes import READ
from kontan_crawler.store.records import is_changed

_BOILERPLATE = re.compile(site.BOILERPLATE_WORDS)


class Station:
    """A pipeline that counts."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Station":
        return cls(crawler)

    def drop(self, url: str, reason: str) -> DropItem:
        refuse(self.crawler, url, reason)
        return DropItem(reason, log_level="DEBUG")


class CleanPipeline(Station):
    """Gives the printed strings their meaning, text and date line alike; refuses a page that is no article."""

    def process_item(self, page: Page) -> Article:
        article = make_article(page)
        if reason := refusal_of_page(page, article):
            raise self.drop(article.url, reason)
        for selector, count in page.matches.items():
            self.crawler.stats.inc_value(selector, count)
        return article


class DatesPipeline:
    """Finds and resolves the time expressions of an Indonesian text, as far as its publication day is known."""

    def process_item(self, article: Article) -> Article:
        if article.published_at and article.language == "id":
            article.dates = find_mentions(article.text, datetime.fromisoformat(article.published_at))
        return article


class OncePipeline(Station):
    """Lets an article through once a run: two addresses may lead to one page."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._seen: set[str] = set()

    def process_item(self, article: Article) -> Article:
        if article.id in self._seen:
            raise self.drop(article.url, SEEN)
        self._seen.add(article.id)
        return article


class CountPipeline(Station):
    """Counts how articles were read and what was odd about them, also of those that have not changed, for the verdict (see `watch`)."""

    def process_item(self, article: Article) -> Article:
        self.crawler.stats.inc_value("article/read")
        for name in (
            f"template/{article.template}",
            *(f"warnings/{code}" for code in article.warnings),
            *_filled(article),
            *_length(article),
        ):
            self.crawler.stats.inc_value(f"article/{name}")
        if _BOILERPLATE.search(article.text):
            self.crawler.stats.inc_value("article/boilerplate")
        return article


class VersionPipeline(Station):
    """Numbers the revisions of an article; one that was delivered and has not changed goes no further."""

    def process_item(self, article: Article) -> Article:
        run = self.crawler.get_extension(Delivery).run
        if run.probes.is_one(article.url):
            run.probes.answered(article.url, READ)
            raise DropItem("a probe", log_level="DEBUG")
        run.article_read(article)
        delivered = run.delivered(article.url)
        if delivered and not is_changed(delivered, article.content_hash, article.source_hash):
            run.unchanged(article.url)
            self.crawler.stats.inc_value("article/unchanged")
            raise DropItem("unchanged", log_level="DEBUG")
        if delivered and (worse := _worse(article)):
            raise self.drop(article.url, worse)
        article.revision = delivered.revision + 1 if delivered else 1
        return article


def _filled(article: Article) -> list[str]:
    return [f"filled/{name}" for name in MAY_BE_EMPTY if getattr(article, name)]


def _length(article: Article) -> list[str]:
    words = article.word_count
    return [f"words/under_{number}" for number in SHORT if words < number] + [f"words/over_{number}" for number in LONG if words > number]


def _worse(article: Article) -> str | None:
    """Return why a reading must not take the place of what was delivered: it is shorter, or a guess, only because of how it was had."""
    if "parts_missing" in article.warnings:
        return "parts_missing"
    return "unknown_template" if article.template == site.FALLBACK.name else None
