"""The extension that requests a day that had rows before, if no listing of the run had any."""

from typing import Protocol, cast

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider

from kontan_crawler.runs.checks import found_no_row
from kontan_crawler.runs.crawl_messages import IndexPage
from kontan_crawler.runs.delivery import delivery_of
from kontan_crawler.runs.new_run import project_spider
from kontan_crawler.runs.stats import integer_stats


class _ListingSpider(Protocol):
    def control_request(self, page: IndexPage) -> Request:
        """Return the request for an index page whose rows are only counted."""


class ControlDay:
    """Request one day before the spider closes. If it has rows, the listings of the run are empty, and the check of rows passes."""

    def __init__(self, crawler: Crawler) -> None:
        project_spider(crawler)
        self._crawler, self._asked = crawler, False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ControlDay":
        extension = cls(crawler)
        crawler.signals.connect(extension.spider_idle, signals.spider_idle)
        return extension

    def spider_idle(self, spider: Spider) -> None:
        """Request the day, once."""
        delivery = delivery_of(self._crawler)
        if self._asked or delivery.error or not found_no_row(integer_stats(self._crawler.stats)):
            return
        self._asked = True
        if page := delivery.run.index.control_page():
            self._crawler.engine.crawl(cast(_ListingSpider, self._crawler.spider).control_request(page))
            raise DontCloseSpider
