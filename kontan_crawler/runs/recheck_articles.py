"""The extension that rechecks delivered articles if the new ones are too few to confirm or refute a change of the site."""

from collections import Counter
from collections.abc import Iterator

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, NotConfigured

from kontan_crawler.outcomes import ARTICLES_PROBES
from kontan_crawler.runs.crawl_messages import ArticleTarget
from kontan_crawler.runs.delivery import Delivery, delivery_of
from kontan_crawler.runs.new_run import project_spider
from kontan_crawler.runs.stats import first_outcomes, integer_stats


class RecheckArticles:
    """Request up to PROBES delivered articles again, one by one, before the spider closes."""

    def __init__(self, crawler: Crawler) -> None:
        self._limit, self._started = crawler.settings.getint("PROBES"), 0
        if self._limit < 1:
            raise NotConfigured
        project_spider(crawler)
        self._crawler = crawler
        self._candidates: Iterator[str] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RecheckArticles":
        extension = cls(crawler)
        crawler.signals.connect(extension.spider_idle, signals.spider_idle)
        return extension

    def spider_idle(self, spider: Spider) -> None:
        """Request another article until each suspected change is confirmed or refuted."""
        delivery = delivery_of(self._crawler)
        if self._started < self._limit and not delivery.error and self._is_needed(delivery) and (url := self._next(delivery)):
            self._started += 1
            self._crawler.stats.inc_value(ARTICLES_PROBES)
            delivery.run.rechecks.begin(url)
            self._crawler.engine.crawl(project_spider(self._crawler).article_request(ArticleTarget(url, recheck=True)))
            raise DontCloseSpider

    def _next(self, delivery: Delivery) -> str | None:
        if self._candidates is None:
            self._candidates = iter(delivery.run.urls.recheck_candidates())
        return next(self._candidates, None)

    def _is_needed(self, delivery: Delivery) -> bool:
        counts = Counter(integer_stats(self._crawler.stats))
        counts.update(first_outcomes(delivery.run))
        return delivery.baseline_check.suspected(counts).need_recheck(counts, self._started)
