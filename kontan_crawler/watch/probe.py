"""Where a few new pages may be a change of the site or chance, pages that were delivered before tell: they are looked at, one by one."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, NotConfigured

from kontan_crawler.arguments import today
from kontan_crawler.delivery.extension import Delivery
from kontan_crawler.watch.past import Past
from kontan_crawler.watch.shares import shares
from kontan_crawler.watch.surprise import is_alarming, is_doubtful

_LATELY = timedelta(days=30)
Doubts = dict[str, tuple[int, int]]
"""Shares by name: how often the bad was seen, and of how many."""


class Probe:
    """Serves one run: at its end it asks for up to PROBES articles again, as long as each bears out a doubt and none is certain."""

    def __init__(self, crawler: Crawler) -> None:
        self._left = crawler.settings.getint("PROBES")
        if self._left < 1 or not hasattr(crawler.spider, "given"):  # or not a spider of the project
            raise NotConfigured
        self._crawler = crawler
        self._doubts: Doubts | None = None
        self._addresses: Iterator[str] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Probe":
        probe = cls(crawler)
        crawler.signals.connect(probe.spider_idle, signals.spider_idle)
        return probe

    def spider_idle(self, spider: Spider) -> None:
        """Keep the run open for one more probe, if there is a doubt left."""
        delivery = self._crawler.get_extension(Delivery)
        if self._left and not delivery.error and self._is_unclear(delivery) and (address := self._next(delivery)):
            self._left -= 1
            self._crawler.stats.inc_value("article/probes")
            self._crawler.engine.crawl(spider.probe(address))
            raise DontCloseSpider

    def _next(self, delivery: Delivery) -> str | None:
        if self._addresses is None:
            self._addresses = iter(delivery.run.for_probes(today() - _LATELY))
        return next(self._addresses, None)

    def _is_unclear(self, delivery: Delivery) -> bool:
        past = delivery.comparison.past
        counts = Counter({name: count for name, count in self._crawler.stats.get_stats().items() if isinstance(count, int)})
        counts.update({f"article/first/{outcome or 'asked'}": count for outcome, count in delivery.run.answers().items()})
        if any(is_alarming(*numbers) for _, numbers in _numbers(counts, past)):
            return False
        self._doubts = _begun(counts, past) if self._doubts is None else _borne_out(self._doubts, counts, past)
        return bool(self._doubts)


def _numbers(counts: Counter[str], past: Past) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    for share in shares(counts, past.counts):
        yield share.name, (share.seen(counts), share.of(counts), share.seen(past.counts), share.of(past.counts))


def _begun(counts: Counter[str], past: Past) -> Doubts:
    return {name: numbers[:2] for name, numbers in _numbers(counts, past) if is_doubtful(*numbers)}


def _borne_out(doubts: Doubts, counts: Counter[str], past: Past) -> Doubts:
    """The doubts that every page since has borne out."""
    now = {name: numbers[:2] for name, numbers in _numbers(counts, past)}
    return {name: (seen, of) for name, (seen, of) in doubts.items() if now[name][0] - seen == now[name][1] - of > 0}
