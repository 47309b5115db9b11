"""What the run notes of addresses that give no article, and of what it stumbles over."""

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from kontan_crawler.parsing.refusals import SEEN, article_refused, asked, refuse
from kontan_crawler.runs.run import Run
from kontan_crawler.urls import canonical


class Refusals:
    """Listens for one run."""

    def __init__(self, crawler: Crawler, run: Run) -> None:
        self._crawler, self._run = crawler, run
        crawler.signals.connect(self.article_refused, article_refused)
        crawler.signals.connect(self.spider_error, signals.spider_error)
        crawler.signals.connect(self.item_error, signals.item_error)

    def article_refused(self, url: str, reason: str) -> None:
        """Note why an address gives no article; of a probe it says only how the site is."""
        address = canonical(url)
        if address and self._run.probes.is_one(address):
            self._run.probes.answered(address, reason)
        elif address and reason != SEEN:
            self._run.settle(address, reason)

    def spider_error(self, failure: Failure, response: Response | Failure | None) -> None:
        """Count and name what a callback stumbled over: an article, or a listing."""
        request = getattr(response, "request", None)
        if request is not None and canonical(asked(request)):
            refuse(self._crawler, asked(request), type(failure.value).__name__)
        else:
            self._crawler.stats.inc_value("listing/failed")

    def item_error(self, item: object, failure: Failure) -> None:
        """Name the article that a pipeline stumbled over."""
        refuse(self._crawler, item.url, type(failure.value).__name__)
