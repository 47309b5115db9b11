"""Convert Scrapy's responses for `parsing`."""

from scrapy.http import Response

from kontan_crawler.parsing import HttpResponse


def to_http_response(response: Response) -> HttpResponse:
    """Convert a Scrapy response to an HttpResponse."""
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
    return HttpResponse(response.url, response.body, content_type)
