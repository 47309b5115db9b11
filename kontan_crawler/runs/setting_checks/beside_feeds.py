"""The names of the files beside the feeds, which no other file may have: an output of this name would take their place."""

from pathlib import Path

from kontan_crawler.archive.names import INDEX_SUFFIX, OPEN_SUFFIX, WARC_ENDINGS
from kontan_crawler.feeds.names import GIVEN_UP_SUFFIX, MANIFEST_SUFFIX, PART_SUFFIX
from kontan_crawler.feeds.output_lock import LOCK_NAME
from kontan_crawler.store.database import LEDGER_NAME

_ENDINGS = (PART_SUFFIX, MANIFEST_SUFFIX, GIVEN_UP_SUFFIX, *WARC_ENDINGS, INDEX_SUFFIX, OPEN_SUFFIX)


def is_beside_feeds(path: str) -> bool:
    """Return whether a path or URI has the name of such a file: of a manifest, the ledger, the archive and the like."""
    name = Path(path).name
    return name.endswith(_ENDINGS) or name.startswith((LEDGER_NAME, LOCK_NAME))
