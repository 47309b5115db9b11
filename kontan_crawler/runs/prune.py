"""`scrapy archive prune`: remove old files of the archive that are no longer needed: each of their articles is delivered, or is none."""

import os
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kontan_crawler.archive.contents import shares_index
from kontan_crawler.archive.index import read_index
from kontan_crawler.archive.losses import is_index_of
from kontan_crawler.archive.names import index_path, warcs_in
from kontan_crawler.feeds.output_lock import OutputLock
from kontan_crawler.runs.prunable import Verdict, judge
from kontan_crawler.runs.summary import size_of
from kontan_crawler.store.database import LEDGER_NAME, read_only
from kontan_crawler.store.delivered_articles import DeliveredArticles
from kontan_crawler.store.errors import OutputError
from kontan_crawler.wording import count_of


class Pruning:
    """The removal of files from an archive."""

    def __init__(self, output: Path, archive: Path, before: date, is_dry: bool) -> None:
        """output: folder of the ledger. before: the first day whose answers stay, in WIB. is_dry: remove nothing."""
        self._output, self._archive, self._before, self._is_dry = output, archive, before, is_dry
        self.removed = self.kept = self.failed = self.freed = 0

    def run(self) -> Iterator[str]:
        """Yield a line for each file, and the total. No run can write into the output folder meanwhile. Raises OutputError, OSError."""
        ledger = self._output / LEDGER_NAME
        if not ledger.exists():
            raise OutputError(
                f"{self._output} has no ledger, so no article is known as delivered; nothing was removed; set -s OUTPUT_DIR=PATH"
            )
        lock = None if self._is_dry else OutputLock.acquire(self._output)
        try:
            with read_only(self._output) as database:
                for warc in warcs_in(self._archive):
                    yield f"{warc.relative_to(self._archive)}: {self._treat(judge(warc, self._before, DeliveredArticles(database)))}"
        except sqlite3.Error as error:
            raise OutputError(f"the ledger {ledger} cannot be read: {error}; the next run or `scrapy recover` repairs it") from error
        finally:
            if lock:
                lock.release()
        yield f"{'would be removed' if self._is_dry else 'removed'}: {count_of(self.removed, 'file')}, {size_of(self.freed)} ({self.freed} bytes); kept: {self.kept}"

    def _treat(self, verdict: Verdict) -> str:
        """Remove a file if nothing keeps it, and return what was done."""
        if verdict.why_kept:
            self.kept += 1
            return f"kept: {verdict.why_kept}"
        paths = _with_index(verdict)
        size = sum(path.stat().st_size for path in paths)
        try:
            for path in () if self._is_dry else paths:
                os.unlink(path)
        except OSError as error:
            self.kept, self.failed = self.kept + 1, self.failed + 1
            return f"kept: it cannot be removed: {error.strerror}"
        self.removed, self.freed = self.removed + 1, self.freed + size
        return f"{'would be removed' if self._is_dry else 'removed'}: {size_of(size)}"


def _with_index(verdict: Verdict) -> list[Path]:
    """Return the paths of a file and its index, which comes first: `scrapy archive check` makes it again if a crash leaves the file."""
    index = index_path(verdict.warc)
    is_own = is_index_of(verdict.warc, read_index(index), verdict.found) and not shares_index(verdict.warc)
    return [index, verdict.warc] if is_own else [verdict.warc]
