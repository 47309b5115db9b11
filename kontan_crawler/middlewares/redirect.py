"""Follow redirects within the site only."""

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.http import Response

from kontan_crawler.middlewares.offsite import is_on_site
from kontan_crawler.middlewares.request_refused import RequestRefused
from kontan_crawler.outcomes import PAYWALL, REDIRECTED
from kontan_crawler.urls import is_paid

_CONDITIONAL = ("If-None-Match", "If-Modified-Since")


class SiteRedirectMiddleware(RedirectMiddleware):
    """Scrapy's redirect middleware that refuses redirects off the site and to paid articles.

    Redirects are not filtered as duplicates, because Scrapy would drop the article silently; a pipeline drops duplicates.
    """

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]  # Scrapy deprecates the argument spider
        """Return the response, or the request that it redirects to. Raises RequestRefused for a redirect that is not followed."""
        followed = super().process_response(request, response)
        if not isinstance(followed, Request):
            return followed
        if is_paid(followed.url):
            raise RequestRefused(PAYWALL)
        for conditional in _CONDITIONAL:  # validators belong to the original page
            followed.headers.pop(conditional, None)
        followed = followed.replace(url=followed.url.replace("http://", "https://", 1), dont_filter=True)
        if not is_on_site(followed.url):
            raise RequestRefused(REDIRECTED)
        return followed
