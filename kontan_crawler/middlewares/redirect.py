"""Follow redirects within the site only, and over https only."""

from urllib.parse import urlsplit

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.http import Response

from kontan_crawler.middlewares.offsite import is_on_site
from kontan_crawler.middlewares.request_refused import RequestRefused
from kontan_crawler.outcomes import PAYWALL, REDIRECT_TO_HTTP, REDIRECTED
from kontan_crawler.urls import is_paid

_CONDITIONAL = ("If-None-Match", "If-Modified-Since")


class SiteRedirectMiddleware(RedirectMiddleware):
    """Scrapy's redirect middleware that refuses redirects off the site and to paid articles, and asks for http URLs over https.

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
        url = _over_https(followed.url)
        if not is_on_site(url):
            raise RequestRefused(REDIRECTED)
        if url != followed.url and url in request.meta.get("redirect_urls", ()):  # the site leads from https to http again and again
            raise RequestRefused(REDIRECT_TO_HTTP)
        return followed.replace(url=url, dont_filter=True)


def _over_https(url: str) -> str:
    """Return a URL with https in place of http, each with its default port."""
    parts = urlsplit(url)
    return url if parts.scheme != "http" else parts._replace(scheme="https", netloc=parts.netloc.removesuffix(":80")).geturl()
