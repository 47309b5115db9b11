"""Politeness toward the site as a whole."""

from urllib.parse import urlsplit

from scrapy import Request

from kontan_crawler import site
from kontan_crawler.addresses import is_kontan


class OneSlotMiddleware:
    """Puts all hosts of the site, robots.txt included, into one download slot: their delays are one delay."""

    def process_request(self, request: Request) -> None:
        if is_kontan(urlsplit(request.url).hostname or ""):
            request.meta["download_slot"] = site.DOMAIN
