"""The storage of local feeds: from which of them the ledger learns."""

import pytest

from kontan_crawler.feeds.storage import WholeFeedStorage
from kontan_crawler.items import Article
from kontan_crawler.store.feed_records import LEARNT_KEYS

LEARNABLE = [  # options of a feed, whether it has every article and the keys that the ledger learns from
    ({}, True),
    ({"fields": ["title", *LEARNT_KEYS]}, True),
    ({"fields": ["title", *LEARNT_KEYS[1:]]}, False),
    ({"fields": {key: key.upper() for key in LEARNT_KEYS}}, False),  # renamed
    ({"encoding": "UTF_8"}, True),
    ({"encoding": "utf-16"}, False),
    ({"item_classes": [Article]}, False),
    ({"postprocessing": ["scrapy.extensions.postprocessing.GzipPlugin"]}, False),
    ({"format": "csv"}, False),
]


@pytest.mark.parametrize(("options", "learnable"), LEARNABLE)
def test_feeds_that_the_ledger_learns_from(options, learnable, tmp_path):
    storage = WholeFeedStorage(str(tmp_path / "berita.jsonl"), None, feed_options={"format": "jsonlines", **options})
    assert storage.is_learnt_from is learnable
