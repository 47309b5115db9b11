"""Convert Scrapy's responses for `parsing`."""

from scrapy.http import Response

from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.response_summary import ResponseSummary, summarize


def to_http_response(response: Response, content: bytes | None = None) -> HttpResponse:
    """Convert a Scrapy response to an HttpResponse. content: its decoded body, if it still has a Content-Encoding."""
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
    return HttpResponse(response.url, response.body if content is None else content, content_type)


def summary_of(response: Response, url: str) -> ResponseSummary:
    """Return the summary of a response without an article. url: of the article, before redirects."""
    return summarize(to_http_response(response), response.status, url)
