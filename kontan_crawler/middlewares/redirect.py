"""Redirects: within the site, and not behind its payment."""

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.http import Response

from kontan_crawler.middlewares.offsite import is_on_site
from kontan_crawler.middlewares.request_refused import RequestRefused
from kontan_crawler.outcomes import PAYWALL, REDIRECTED
from kontan_crawler.urls import is_paid

_CONDITIONAL = ("If-None-Match", "If-Modified-Since")


class SiteRedirectMiddleware(RedirectMiddleware):
    """Scrapy's; each redirect ends as an answer or as a reason.

    Redirects are not filtered as duplicates, or an article would vanish without a word; a second delivery is dropped later.
    """

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]  # without the spider, which is deprecated
        """Return the answer, or the request it redirects to. Raises RequestRefused where that is not followed."""
        followed = super().process_response(request, response)
        if not isinstance(followed, Request):
            return followed
        if is_paid(followed.url):
            raise RequestRefused(PAYWALL)
        for conditional in _CONDITIONAL:  # they are of the page that was asked for
            followed.headers.pop(conditional, None)
        followed = followed.replace(url=followed.url.replace("http://", "https://", 1), dont_filter=True)
        if not is_on_site(followed.url):
            raise RequestRefused(REDIRECTED)
        return followed
