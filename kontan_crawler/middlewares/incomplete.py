"""Detect incomplete responses, and those that are not text."""

from scrapy.http import Response, TextResponse
from scrapy.responsetypes import responsetypes

from kontan_crawler.middlewares.content_encoding import BrokenEncoding, content_of
from kontan_crawler.middlewares.responses import to_http_response
from kontan_crawler.outcomes import BROKEN_ENCODING, EMPTY, NO_HTML, TRUNCATED

_TAIL = 2**16
_ENDS = (b"</html", b"</body", b"</rss", b"</urlset", b"</sitemapindex")


def incomplete_reason(response: Response, max_size: int) -> str | None:
    """Return why a response has no complete text: broken_encoding, truncated, empty or no_html.

    None if it has one, and for binary content that says so by its type, such as an image: a retry would not change it.
    The body must still have its Content-Encoding. If it is larger than `max_size`, only its encoding is checked.
    """
    try:
        content = content_of(response, max_size)
    except BrokenEncoding:
        return BROKEN_ENCODING
    page = to_http_response(response, content)
    if max(len(content), len(page.content)) > max_size:
        return None
    if not page.content:
        return EMPTY
    if page.unreadable:
        return page.unreadable if page.unreadable != NO_HTML or _should_be_text(page.content_type) else None
    is_packed = page.content != response.body  # its end is known then
    return TRUNCATED if "partial" in response.flags and not is_packed and not _has_end(page.content) else None


def without_broken_body(response: Response, max_size: int) -> Response:
    """Return a response without its body if that cannot be decoded: the status of an error is enough."""
    try:
        content_of(response, max_size)
    except BrokenEncoding:
        headers = {name: value for name, value in response.headers.items() if name != b"Content-Encoding"}
        return response.replace(body=b"", headers=headers)
    return response


def _should_be_text(content_type: str) -> bool:
    return not content_type or issubclass(responsetypes.from_content_type(content_type), TextResponse)


def _has_end(content: bytes) -> bool:
    return any(end in content[-_TAIL:].lower() for end in _ENDS)
