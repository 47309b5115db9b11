"""Answers that are not whole."""

import zlib

from scrapy.http import Response

from kontan_crawler.outcomes import BROKEN_ENCODING, EMPTY, TRUNCATED

_CHUNK = 2**16
_GZIP = (b"gzip", b"x-gzip")
_ENDS = (b"</html", b"</body")


def incomplete_reason(response: Response, largest: int) -> str | None:
    """Return why an answer is not whole, None if it is: its packing is broken, it ended before its end, it is empty.

    It must not be unpacked yet. A packed body larger than `largest` bytes is not looked at further.
    """
    encoding = (response.headers.get("Content-Encoding") or b"").strip().lower()
    if encoding in _GZIP and not is_complete_gzip(response.body, largest):
        return BROKEN_ENCODING
    if "partial" in response.flags and not encoding and not any(end in response.body[-_CHUNK:].lower() for end in _ENDS):
        return TRUNCATED
    return None if response.body else EMPTY


def is_complete_gzip(body: bytes, largest: int) -> bool:
    """Tell whether a gzip body unpacks to its end; one larger than `largest` bytes is not looked at further."""
    size, unpacker = 0, zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        while not unpacker.eof and size <= largest:
            piece = unpacker.decompress(body, _CHUNK)
            if not piece and not unpacker.eof:
                return False
            size, body = size + len(piece), unpacker.unconsumed_tail
    except zlib.error:
        return False
    return True
