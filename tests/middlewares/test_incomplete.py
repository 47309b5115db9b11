"""Incomplete gzip bodies."""

import gzip
import zlib

from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.middlewares.incomplete import is_complete_gzip


@given(st.binary(max_size=5000), st.integers(1, 60))
def test_gzip_is_complete_only_at_its_end(body, cut):
    packed = gzip.compress(body, mtime=0)
    assert is_complete_gzip(packed, 10_000)
    assert is_complete_gzip(packed + b"more", 10_000)
    assert not is_complete_gzip(packed[: -min(cut, len(packed))], 10_000)


@given(st.binary(max_size=300))
def test_bytes_that_are_not_gzip(body):
    assert is_complete_gzip(body, 1000) in (True, False)
    assert not is_complete_gzip(zlib.compress(body), 1000)


def test_gzip_bomb_is_decompressed_up_to_the_limit(monkeypatch):
    """Whether it is complete does not matter: it is too large."""
    decompressed, real = [], zlib.decompressobj

    class Counting:
        def __init__(self, wbits):
            self._object = real(wbits)

        def decompress(self, data, max_length):
            chunk = self._object.decompress(data, max_length)
            decompressed.append(len(chunk))
            return chunk

        def __getattr__(self, name):
            return getattr(self._object, name)

    monkeypatch.setattr(zlib, "decompressobj", Counting)
    assert is_complete_gzip(gzip.compress(b" " * 2**26, mtime=0), 2**20)
    assert sum(decompressed) <= 2**20 + 2**17
