"""Decode the response to a request for robots.txt (RFC 9309, section 2.3.1)."""

import codecs
from contextlib import suppress

from scrapy.http import Response
from w3lib.encoding import http_content_type_encoding

from kontan_crawler.middlewares.request_refused import RequestRefused
from kontan_crawler.middlewares.responses import to_http_response
from kontan_crawler.middlewares.robotstxt_rules import is_robotstxt, lines_of
from kontan_crawler.outcomes import BROKEN_ENCODING, http_status
from kontan_crawler.parsing.decode import unicode_encoding

_TEMPORARY = (408, 429)  # all other 4xx mean that there is no robots.txt
_MAX_SIZE = 500 * 2**10  # bytes (RFC 9309, section 2.5)
_UNDECODED = "\ufffd"


class NotRobotsTxt(Exception):
    """The response to a request for robots.txt is a page."""


def robotstxt_text(response: Response) -> str:
    """Return the robots.txt in a response; "" if the host has none.

    Raises RequestRefused if it is unavailable or its bytes are not text, NotRobotsTxt if it is a page.
    """
    if 400 <= response.status < 500 and response.status not in _TEMPORARY:
        return ""
    if response.status != 200:
        raise RequestRefused(http_status(response.status))
    page = to_http_response(response)
    if page.unreadable:
        raise RequestRefused(page.unreadable)
    text = _decoded(page.content, page.content_type)
    if not is_robotstxt(text):
        raise NotRobotsTxt("the response is a page")
    return text


def _decoded(content: bytes, content_type: str) -> str:
    """Decode a robots.txt as Unicode, else by its declared charset. Raises RequestRefused if a line cannot be decoded; comments may."""
    for encoding in (unicode_encoding(content), http_content_type_encoding(content_type) or "utf-8"):
        with suppress(LookupError, ValueError):  # it is not a text encoding, or the wrong one
            return _whole_lines(content, encoding, "strict")
    text = _whole_lines(content, "utf-8-sig", "replace")
    if any(_UNDECODED in line for line in lines_of(text)):
        raise RequestRefused(BROKEN_ENCODING)
    return text


def _whole_lines(content: bytes, encoding: str, errors: str) -> str:
    """Decode the lines within the first 500 KiB: part of a line would be another rule."""
    is_cut = len(content) > _MAX_SIZE
    text = codecs.getincrementaldecoder(encoding)(errors).decode(content[:_MAX_SIZE], final=not is_cut)
    return text[: max(text.rfind("\n"), text.rfind("\r")) + 1] if is_cut else text
