"""Compact URLs."""

from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.store.compact import compact_url, expand_url
from kontan_crawler.urls import canonical
from tests.strategies import CHARACTERS


@given(st.from_regex(r"https://([a-z0-9][a-z0-9-]{0,9}\.){0,2}kontan\.co\.id/news/[!-~é]{1,40}", fullmatch=True, alphabet=CHARACTERS))
def test_compact_url_round_trip(url):
    canonical_url = canonical(url)
    if canonical_url is not None:
        assert expand_url(compact_url(canonical_url)) == canonical_url
        assert len(compact_url(canonical_url)) < len(canonical_url)
