"""Keep requests on the site, in one download slot, and refuse URLs that no page of the site has."""

from urllib.parse import urlsplit

from scrapy import Request

from kontan_crawler import site
from kontan_crawler.middlewares.request_refused import RequestRefused
from kontan_crawler.outcomes import OFF_SITE, TOO_LONG
from kontan_crawler.urls import is_kontan


class StrictOffsiteMiddleware:
    """Refuses requests that are not https requests to the site or whose URL is too long, and gives all hosts one download slot, so that they share one delay."""

    def process_request(self, request: Request) -> None:
        """Set the download slot of a request. Raises RequestRefused if its URL is not on the site, or too long."""
        if not is_on_site(request.url):
            raise RequestRefused(OFF_SITE)
        if len(request.url) > site.MAX_URL:  # Scrapy would drop it in silence
            raise RequestRefused(TOO_LONG)
        request.meta["download_slot"] = site.DOMAIN


def is_on_site(url: str) -> bool:
    """Return whether a URL is on the site: https, the default port, no user name."""
    parts = urlsplit(url)
    return parts.scheme == "https" and is_kontan(parts.hostname or "") and parts.netloc.lower() in (parts.hostname, f"{parts.hostname}:443")
