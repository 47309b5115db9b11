"""Detect incomplete responses."""

import zlib

from scrapy.http import Response

from kontan_crawler.outcomes import BROKEN_ENCODING, EMPTY, TRUNCATED

_CHUNK = 2**16
_GZIP = (b"gzip", b"x-gzip")
_ENDS = (b"</html", b"</body")


def incomplete_reason(response: Response, max_size: int) -> str | None:
    """Return why a response is incomplete: broken_encoding, truncated or empty; None if it is complete.

    The body must still be compressed. Only the first `max_size` decompressed bytes are checked.
    """
    encoding = (response.headers.get("Content-Encoding") or b"").strip().lower()
    if encoding in _GZIP and not is_complete_gzip(response.body, max_size):
        return BROKEN_ENCODING
    if "partial" in response.flags and not encoding and not any(end in response.body[-_CHUNK:].lower() for end in _ENDS):
        return TRUNCATED
    return None if response.body else EMPTY


def is_complete_gzip(body: bytes, max_size: int) -> bool:
    """Return whether a gzip body is complete. Only the first `max_size` decompressed bytes are checked."""
    size, decompressor = 0, zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        while not decompressor.eof and size <= max_size:
            chunk = decompressor.decompress(body, _CHUNK)
            if not chunk and not decompressor.eof:
                return False
            size, body = size + len(chunk), decompressor.unconsumed_tail
    except zlib.error:
        return False
    return True
