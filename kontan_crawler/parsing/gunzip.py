"""Unpack gzip bodies whose header does not say that they are packed."""

import zlib

GZIP = b"\x1f\x8b\x08"
"""The first bytes of a gzip body."""
DAMAGED = (EOFError, zlib.error)
"""What `gunzip` raises."""
_MAX_LAYERS = 4  # a body may unpack to itself


def unpacked(body: bytes, max_size: int) -> bytes:
    """Return a body without its gzip layers, cut one byte after `max_size`. A truncated or damaged layer stays packed."""
    for _ in range(_MAX_LAYERS):
        if not body.startswith(GZIP):
            break
        try:
            body = gunzip(body, max_size)
        except DAMAGED:
            break
    return body


def gunzip(body: bytes, max_size: int) -> bytes:
    """Return a gzip body unpacked, cut one byte after `max_size`. Bytes after its last member are ignored, as browsers do.

    Raises EOFError if it is truncated, zlib.error if it is damaged.
    """
    data = bytearray()
    rest = _add_member(data, body, max_size)
    while rest.startswith(GZIP) and len(data) <= max_size:
        rest = _add_member(data, rest, max_size)
    return bytes(data)


def _add_member(data: bytearray, body: bytes, max_size: int) -> bytes:
    """Add the first member of a body to `data`, and return the bytes after it."""
    decompressor = zlib.decompressobj(zlib.MAX_WBITS | 16)
    data += decompressor.decompress(body, max_size + 1 - len(data))
    if not decompressor.eof and len(data) <= max_size:
        raise EOFError("the gzip data is truncated")
    return decompressor.unused_data
