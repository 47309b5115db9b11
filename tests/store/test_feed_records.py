"""Feed lines as the ledger reads them."""

import pytest

from kontan_crawler.store.feed_records import delivered_of, is_changed
from tests.store.ledgers import A, record

CHANGES = [  # delivered text and source, text and source now, changed
    ("1", "1", "1", "1", False),
    ("1", "1", "2", "2", True),
    ("1", "1", "2", "1", False),  # this program reads the page differently
    ("1", "1", "1", "2", False),  # only words outside the story changed
    ("1", None, "2", "2", False),  # delivered before schema version 3
]


@pytest.mark.parametrize(("text", "source", "text_now", "source_now", "changed"), CHANGES)
def test_is_changed(text, source, text_now, source_now, changed):
    delivered = delivered_of({**record(text=text), "source_hash": source and source * 64})
    assert is_changed(delivered, text_now * 64, source_now * 64) is changed


BAD = [{}, {"url": A}, {**record(), "url": "https://example.com/news/a"}, {**record(), "url": f"{A}?page=2"}, {**record(), "revision": 0},
       {**record(), "content_hash": "xyz"}, {**record(), "published_at": "Rabu"}, {**record(), "content_hash": None}, {**record(), "revision": "1"}]  # fmt: skip


@pytest.mark.parametrize("bad", BAD, ids=str)
def test_record_that_is_not_an_article(bad):
    with pytest.raises(ValueError, match="."):
        delivered_of(bad)
