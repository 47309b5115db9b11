"""Politeness toward the site as a whole, and no step outside of it."""

from urllib.parse import urlsplit

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.http import Response

from kontan_crawler import site
from kontan_crawler.middlewares.not_taken import NotTaken
from kontan_crawler.urls import is_kontan, is_paid


class OneSiteMiddleware:
    """Asks no host but the site's own, by https; all of them, robots.txt included, share one download slot: their delays are one delay."""

    def process_request(self, request: Request) -> None:
        if not _is_ours(request.url):
            raise NotTaken("off_site")
        request.meta["download_slot"] = site.DOMAIN


class SiteRedirectMiddleware(RedirectMiddleware):
    """Follows redirects within the site and not behind its payment; each ends as an answer or as a reason.

    Not filtered as duplicates, or an article would vanish without a word; a second delivery is dropped later.
    """

    def process_response(self, request: Request, response: Response) -> Request | Response:
        followed = super().process_response(request, response)
        if not isinstance(followed, Request):
            return followed
        if is_paid(followed.url):
            raise NotTaken("paywall")
        for conditional in ("If-None-Match", "If-Modified-Since"):  # they are of the page that was asked for
            followed.headers.pop(conditional, None)
        followed = followed.replace(url=followed.url.replace("http://", "https://", 1), dont_filter=True)
        if not _is_ours(followed.url):
            raise NotTaken("redirected")
        return followed


def _is_ours(url: str) -> bool:
    address = urlsplit(url)
    return (
        address.scheme == "https"
        and is_kontan(address.hostname or "")
        and address.netloc.lower() in (address.hostname, f"{address.hostname}:443")
    )
