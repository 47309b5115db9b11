"""Attempts at a file: a page that ends its process each time is known by the traces of the attempts, and left out."""

import os
import uuid
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import ClassVar

from kontan_crawler.feeds.file_lock import open_locked

_SUFFIX = ".attempt"
_DIGITS = 20


class Attempt:
    """One attempt at a task. Its file has the offset of the page that is being read, and is removed at the end of the attempt."""

    MAX: ClassVar[int] = 3

    def __init__(self, task: Path) -> None:
        """task: path of its result."""
        self._path = task.with_name(f"{task.name}.{uuid.uuid4().hex}{_SUFFIX}")
        self._deaths = _deaths(task)
        self._descriptor = -1

    def __enter__(self) -> "Attempt":
        self._descriptor = open_locked(self._path)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        os.close(self._descriptor)
        self._path.unlink(missing_ok=True)

    def begin(self, offset: int) -> bool:
        """Return whether to read the page at an offset, and write down that it is being read."""
        if self._deaths[offset] >= self.MAX:
            return False
        os.ftruncate(self._descriptor, 0)
        os.write(self._descriptor, b"%0*d" % (_DIGITS, offset))
        return True


def _deaths(task: Path) -> Counter[int]:
    """Count the attempts whose processes ended while they read a page, by its offset."""
    deaths: Counter[int] = Counter()
    for path in task.parent.glob(f"{task.name}.*{_SUFFIX}"):
        try:
            os.close(open_locked(path, create=False))
            deaths[int(path.read_bytes())] += 1
        except (BlockingIOError, FileNotFoundError, ValueError):  # it is alive, has ended, or had not begun
            continue
    return deaths
