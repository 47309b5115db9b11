"""Where a few new pages may be a change of the site or chance, pages that were delivered before tell: they are looked at, one by one."""

from collections import Counter
from collections.abc import Iterator

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, NotConfigured

from kontan_crawler.outcomes import ARTICLES_PROBES
from kontan_crawler.runs.crawl_messages import ArticleTarget
from kontan_crawler.runs.delivery import Delivery, delivery_of
from kontan_crawler.runs.ending import first_outcomes, integer_stats
from kontan_crawler.runs.new_run import project_spider


class Probe:
    """Serves one run: at its end it asks for up to PROBES articles again, as long as they bear out a doubt that is no certainty yet."""

    def __init__(self, crawler: Crawler) -> None:
        self._most, self._made = crawler.settings.getint("PROBES"), 0
        if self._most < 1:
            raise NotConfigured
        project_spider(crawler)
        self._crawler = crawler
        self._addresses: Iterator[str] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Probe":
        probe = cls(crawler)
        crawler.signals.connect(probe.spider_idle, signals.spider_idle)
        return probe

    def spider_idle(self, spider: Spider) -> None:
        """Keep the run open for one more probe, if there is a doubt left."""
        delivery = delivery_of(self._crawler)
        if self._made < self._most and not delivery.error and self._is_unclear(delivery) and (address := self._next(delivery)):
            self._made += 1
            self._crawler.stats.inc_value(ARTICLES_PROBES)
            delivery.run.probes.begin(address)
            self._crawler.engine.crawl(project_spider(self._crawler).article(ArticleTarget(address, recheck=True)))
            raise DontCloseSpider

    def _next(self, delivery: Delivery) -> str | None:
        if self._addresses is None:
            self._addresses = iter(delivery.run.for_probes())
        return next(self._addresses, None)

    def _is_unclear(self, delivery: Delivery) -> bool:
        counts = Counter(integer_stats(self._crawler.stats))
        counts.update(first_outcomes(delivery.run))
        return delivery.baseline_check.suspected(counts).need_recheck(counts, self._made)
