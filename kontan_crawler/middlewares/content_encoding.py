"""Decode bodies by their Content-Encoding, strictly. Scrapy's HttpCompressionMiddleware accepts truncated bodies."""

import zlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from io import BytesIO

from scrapy.http import Response

from kontan_crawler.parsing.gunzip import DAMAGED, gunzip
from kontan_crawler.scrapy_private import brotli, zstd

_DAMAGED = (*DAMAGED, brotli.error, zstd.ZstdError)


class BrokenEncoding(ValueError):
    """A body is truncated, damaged or has another encoding."""


def content_of(response: Response, max_size: int) -> bytes:
    """Return the decoded body of a response, cut one byte after `max_size`. Raises BrokenEncoding.

    An unknown encoding, and those applied before it, stay.
    """
    return _decoded(response.body, _encodings(response), max_size)


@lru_cache(maxsize=1)  # the archive and the check for complete bodies ask for the same one
def _decoded(body: bytes, encodings: tuple[str, ...], max_size: int) -> bytes:
    for encoding in reversed(encodings):
        if encoding not in _DECODERS or not body:
            break
        try:
            body = _DECODERS[encoding](body, max_size)
        except _DAMAGED as error:
            raise BrokenEncoding(str(error)) from error
    return body


def _encodings(response: Response) -> tuple[str, ...]:
    """Return the encodings of a body, in the order in which they were applied (RFC 9110, section 8.4)."""
    values = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1").split(",")
    return tuple(encoding for value in values if (encoding := value.strip().lower()) not in ("", "identity"))


def _inflate(body: bytes, max_size: int) -> bytes:
    """Decode deflate, with the zlib header or, as some servers send it, without."""
    try:
        return _inflated(body, max_size, zlib.MAX_WBITS)
    except zlib.error:
        return _inflated(body, max_size, -zlib.MAX_WBITS)


def _inflated(body: bytes, max_size: int, bits: int) -> bytes:
    decompressor = zlib.decompressobj(bits)
    data = decompressor.decompress(body, max_size + 1)
    if not decompressor.eof and len(data) <= max_size:
        raise EOFError("the deflate data is truncated")
    return data


def _unbrotli(body: bytes, max_size: int) -> bytes:
    decompressor = brotli.Decompressor()
    data: bytes = decompressor.process(body, output_buffer_limit=max_size + 1)
    if not decompressor.is_finished() and len(data) <= max_size:
        raise EOFError("the brotli data is truncated")
    return data


def _unzstd(body: bytes, max_size: int) -> bytes:
    with zstd.ZstdFile(BytesIO(body)) as file:
        return file.read(max_size + 1)


_DECODERS: Mapping[str, Callable[[bytes, int], bytes]] = {
    "gzip": gunzip, "x-gzip": gunzip, "deflate": _inflate, "br": _unbrotli, "zstd": _unzstd,
}  # fmt: skip
