"""Requests stay on the site and share one download slot."""

from urllib.parse import urlsplit

from scrapy import Request

from kontan_crawler import site
from kontan_crawler.middlewares.request_refused import RequestRefused
from kontan_crawler.outcomes import OFF_SITE
from kontan_crawler.urls import is_kontan


class StrictOffsiteMiddleware:
    """Refuses all but https requests to the site, and gives all its hosts one download slot, so that they share one delay."""

    def process_request(self, request: Request) -> None:
        """Put a request into the site's slot. Raises RequestRefused if it is off the site."""
        if not is_on_site(request.url):
            raise RequestRefused(OFF_SITE)
        request.meta["download_slot"] = site.DOMAIN


def is_on_site(url: str) -> bool:
    """Return whether a URL is on the site: https, the default port, no user name."""
    address = urlsplit(url)
    return (
        address.scheme == "https"
        and is_kontan(address.hostname or "")
        and address.netloc.lower() in (address.hostname, f"{address.hostname}:443")
    )
