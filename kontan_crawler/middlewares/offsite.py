"""One download slot for the whole site, and no request to anybody else."""

from urllib.parse import urlsplit

from scrapy import Request

from kontan_crawler import site
from kontan_crawler.middlewares.request_refused import RequestRefused
from kontan_crawler.outcomes import OFF_SITE
from kontan_crawler.urls import is_kontan


class StrictOffsiteMiddleware:
    """Asks no host but the site's own, by https; all of them, robots.txt included, share one download slot: their delays are one delay."""

    def process_request(self, request: Request) -> None:
        """Put a request into the site's slot. Raises RequestRefused for an address outside of the site."""
        if not is_on_site(request.url):
            raise RequestRefused(OFF_SITE)
        request.meta["download_slot"] = site.DOMAIN


def is_on_site(url: str) -> bool:
    """Tell whether an address is the site's, by https and at its own port, without a user's name."""
    address = urlsplit(url)
    return (
        address.scheme == "https"
        and is_kontan(address.hostname or "")
        and address.netloc.lower() in (address.hostname, f"{address.hostname}:443")
    )
