"""The WARC files of idle runs are joined, so that an archive does not get two files every hour. No feed line names them."""

import logging
from collections.abc import Iterable
from pathlib import Path

from kontan_crawler.archive.join import can_join, join_warcs
from kontan_crawler.store.ledger import Ledger

logger = logging.getLogger(__name__)
FILES = 24
"""Number of files that are joined at once."""
_PREFIX = "idle-"


def add_idle_files(ledger: Ledger, files: Iterable[Path], max_size: int) -> None:
    """Remember the WARC files of an idle run, and join all of these once they are enough, in number or in bytes. Raises OutputError.

    If that fails, they stay as they are, and the next idle run tries again.
    """
    with ledger.changes():
        ledger.idle_files.add(files)
    waiting = ledger.idle_files.waiting()
    try:
        size = sum(path.stat().st_size for path in waiting if path.exists())
        if len(waiting) >= FILES or (len(waiting) > 1 and size >= max_size):
            _join(waiting)
            with ledger.changes():
                ledger.idle_files.remove(waiting)
    except OSError as error:
        logger.warning("WARC files of idle runs could not be joined: %s", error)


def _join(files: list[Path]) -> None:
    """Join the files of each folder that are at hand."""
    for folder in {path.parent for path in files}:
        found = [path for path in files if path.parent == folder]
        target = folder / f"{_PREFIX}{found[0].name}"
        if whole := [path for path in found if target.exists() or can_join(path)]:
            join_warcs(whole, target)
