"""The extension that requests a day that had rows before, if no listing of the run had any."""

from typing import Protocol, cast

from scrapy import Request
from scrapy.crawler import Crawler

from kontan_crawler.runs.checks import found_no_row
from kontan_crawler.runs.crawl_messages import IndexPage
from kontan_crawler.runs.delivery import Delivery
from kontan_crawler.runs.idle_requests import IdleRequests
from kontan_crawler.runs.stats import integer_stats


class _ListingSpider(Protocol):
    def control_request(self, page: IndexPage) -> Request:
        """Return the request for an index page whose rows are only counted."""


class ControlDay(IdleRequests):
    """Request one day before the spider closes. If it has rows, the listings of the run are empty, and the check of rows passes."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._asked = False

    def next_request(self, delivery: Delivery) -> Request | None:
        """Return the request of the day, once; None if it is not needed, or no such day is known."""
        if self._asked or not found_no_row(integer_stats(self.crawler.stats)):
            return None
        self._asked = True
        page = delivery.run.index.control_page()
        return cast(_ListingSpider, self.crawler.spider).control_request(page) if page else None
