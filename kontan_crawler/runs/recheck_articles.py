"""The extension that rechecks delivered articles if the new ones are too few to say whether the site has changed, or gives articles at all."""

from collections import Counter
from collections.abc import Iterator

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from kontan_crawler.outcomes import ARTICLES_PROBES
from kontan_crawler.runs.crawl_messages import ArticleTarget
from kontan_crawler.runs.delivery import Delivery
from kontan_crawler.runs.idle_requests import IdleRequests
from kontan_crawler.runs.new_run import project_spider
from kontan_crawler.runs.refusal_evidence import evidence_of
from kontan_crawler.runs.stats import first_outcomes, integer_stats
from kontan_crawler.urls import kanal_of

_ENOUGH = 2  # failed rechecks of a section; more would say the same


class RecheckArticles(IdleRequests):
    """Request up to PROBES delivered articles again, one by one, before the spider closes."""

    def __init__(self, crawler: Crawler) -> None:
        self._limit, self._started = crawler.settings.getint("PROBES"), 0
        if self._limit < 1:
            raise NotConfigured
        super().__init__(crawler)
        self._candidates: list[str] | None = None

    def next_request(self, delivery: Delivery) -> Request | None:
        """Return the request of an article until each section without one is judged, and each suspected change is confirmed or refuted."""
        if self._started >= self._limit or not (url := self._of_section(delivery) or self._of_change(delivery)):
            return None
        self._started += 1
        self.crawler.stats.inc_value(ARTICLES_PROBES)
        delivery.run.rechecks.begin(url)
        return project_spider(self.crawler).article_request(ArticleTarget(url, recheck=True))

    def _of_section(self, delivery: Delivery) -> str | None:
        """Return a candidate in a section whose URLs gave no article, until a second recheck fails too."""
        evidence = evidence_of(delivery.run.urls.frontier, delivery.run.ledger.history, delivery.run.rechecks)
        sections = {section.kanal for section in evidence.without_article if section.rechecks_refused < _ENOUGH}
        return next((url for url in self._unused(delivery) if kanal_of(url) in sections), None) if sections else None

    def _of_change(self, delivery: Delivery) -> str | None:
        """Return a candidate if a suspected change needs one."""
        counts = Counter(integer_stats(self.crawler.stats))
        counts.update(first_outcomes(delivery.run))
        needed = delivery.baseline_check.suspected(counts).need_recheck(counts, self._started)
        return next(self._unused(delivery), None) if needed else None

    def _unused(self, delivery: Delivery) -> Iterator[str]:
        if self._candidates is None:
            self._candidates = delivery.run.urls.recheck_candidates()
        return (url for url in self._candidates if url not in delivery.run.rechecks)
