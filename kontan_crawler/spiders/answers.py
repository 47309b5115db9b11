"""From Scrapy's responses to what `parsing` reads."""

from datetime import datetime

from scrapy.http import Response, TextResponse
from scrapy.utils.python import to_unicode

from kontan_crawler.clock import http_date, now
from kontan_crawler.parsing import Answer


def answer_of(response: Response) -> Answer:
    """Return a response as an answer."""
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
    return Answer(response.url, response.body, content_type, isinstance(response, TextResponse))


def made(response: Response) -> datetime:
    """Return the moment a page was made, by its Date header: "8 Menit lalu" counts from there."""
    return http_date(to_unicode(response.headers.get("Date") or b""), now())
