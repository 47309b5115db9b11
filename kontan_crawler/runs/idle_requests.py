"""The base of extensions that send more requests before the spider closes."""

from typing import Any

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider

from kontan_crawler.runs.delivery import Delivery, delivery_of
from kontan_crawler.runs.new_run import project_spider


class IdleRequests:
    """Sends the request of `next_request` whenever the spider is idle, until there is none."""

    def __init__(self, crawler: Crawler) -> None:
        """Raises NotConfigured if the spider is not one of this project."""
        project_spider(crawler)
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Any:
        extension = cls(crawler)
        crawler.signals.connect(extension.spider_idle, signals.spider_idle)
        return extension

    def next_request(self, delivery: Delivery) -> Request | None:
        """Return the next request, or None if the spider may close."""
        raise NotImplementedError

    def spider_idle(self, spider: Spider) -> None:
        """Send the next request, unless the output has failed."""
        delivery = delivery_of(self.crawler)
        if not delivery.error and (request := self.next_request(delivery)):
            self.crawler.engine.crawl(request)
            raise DontCloseSpider
