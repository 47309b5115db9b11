"""The WARC files of idle runs are joined, so that an archive does not get two files every hour. No feed of a run names them.

A batch of files is joined once it is complete. Its files are removed a day later, when no program reads them any more.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta
from hashlib import blake2b
from pathlib import Path

from kontan_crawler.archive.join import can_join, join_warcs, remove_joined
from kontan_crawler.clock import now
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.idle_files import Batch
from kontan_crawler.store.ledger import Ledger

logger = logging.getLogger(__name__)
FILES = 24
"""Number of files in a batch."""
KEPT_FOR = timedelta(days=1)
"""Time from the joining of files to their removal."""
_PREFIX = "idle-"


def add_idle_files(ledger: Ledger, files: Iterable[Path], max_size: int) -> None:
    """Remember the WARC files of an idle run, join a batch of such files if there are enough, and remove those joined a day ago.

    max_size: of a joined file, in bytes; larger files stay. If anything fails, the files stay as they are, and the next idle run tries again.
    """
    try:
        small = [path for path in files if path.stat().st_size <= max_size / FILES]
        with ledger.changes():
            ledger.idle_files.add(small)
            _set_batch(ledger)
        for batch in ledger.idle_files.batches():
            _treat(ledger, batch)
    except (OSError, OutputError) as error:
        logger.warning("WARC files of idle runs could not be joined: %s", error)


def _set_batch(ledger: Ledger) -> None:
    """Choose the files of a batch once there are enough in one folder: those whose index is at hand."""
    waiting = ledger.idle_files.waiting()
    for folder in {path.parent for path in waiting}:
        found = [path for path in waiting if path.parent == folder and can_join(path)]
        if len(found) >= FILES:
            names = blake2b("/".join(path.name for path in found).encode(), digest_size=4).hexdigest()  # of a batch that a power cut undid
            ledger.idle_files.set_batch(found, folder / f"{_PREFIX}{names}-{found[0].name}", now())


def _treat(ledger: Ledger, batch: Batch) -> None:
    """Take the next step for a batch: join it, or remove its files."""
    is_joined = can_join(batch.target)
    if not is_joined and all(map(can_join, batch.files)):  # if some were pruned meanwhile, the others stay
        join_warcs(batch.files, batch.target)
    elif not is_joined or now() - batch.since >= KEPT_FOR:
        remove_joined(batch.files, batch.target)
        with ledger.changes():
            ledger.idle_files.forget_batch(batch.target)
