"""The lock of an output folder: one run at a time."""

import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from kontan_crawler.clock import now, today
from kontan_crawler.feeds.file_lock import open_locked
from kontan_crawler.store.errors import OutputBusy, OutputError

LOCK_NAME = "run.lock"
_SECOND = 10**9  # nanoseconds


class OutputLock:
    """The lock of a folder, held until `release`; `recovered` is True once its interrupted runs are recovered.

    `is_unchanged` is True if no file was added, removed or renamed since `remember` was called today.
    """

    _held: ClassVar[dict[Path, "OutputLock"]] = {}

    def __init__(self, folder: Path, descriptor: int, is_unchanged: bool) -> None:
        self.folder, self.descriptor, self.is_unchanged, self.recovered = folder, descriptor, is_unchanged, False

    @classmethod
    def acquire(cls, folder: Path) -> "OutputLock":
        """Create a folder if missing and return its lock; the same object if this process already holds it.

        Raises OutputBusy if another process holds the lock, OutputError if the folder is not writable.
        """
        folder = folder.absolute()
        if folder not in cls._held:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                cls._held[folder] = _locked(folder)
            except OSError as error:
                raise OutputError(
                    f"cannot write into {folder}: {error.strerror}; make it writable, or set another folder: -s OUTPUT_DIR=PATH"
                ) from error
        return cls._held[folder]

    @classmethod
    def release_if_held(cls, folder: Path) -> None:
        """Release the lock of a folder if this process holds it."""
        if lock := cls._held.get(folder.absolute()):
            lock.release()

    @classmethod
    def remember_if_held(cls, folder: Path) -> None:
        """Record the state of a folder at the end of a run, if this process holds its lock, so that the next run need not read it."""
        if lock := cls._held.get(folder.absolute()):
            with suppress(OSError):  # of another owner: the next run reads the folder
                _write(lock.descriptor, _signature() | {"day": str(today()), "folder": _set_back(folder)})

    def release(self) -> None:
        """Release the lock."""
        os.close(self.descriptor)
        del self._held[self.folder]


def _locked(folder: Path) -> OutputLock:
    path = folder / LOCK_NAME
    try:
        descriptor = open_locked(path, follow_link=True)
    except BlockingIOError:
        raise OutputBusy(f"{folder} is in use by {_holder(path)}; only one run at a time may write there") from None
    try:
        is_unchanged = _is_unchanged(folder)
        _write(descriptor, _signature())
    except OSError:
        os.close(descriptor)
        raise
    return OutputLock(folder, descriptor, is_unchanged)


def _is_unchanged(folder: Path) -> bool:
    """Return whether the lock file has the state of its folder, of today: a file may change in its place, so each day reads the folder once."""
    try:
        last = json.loads((folder / LOCK_NAME).read_bytes())
        return bool((last["day"], last["folder"]) == (str(today()), folder.stat().st_mtime_ns))
    except (ValueError, TypeError, KeyError):
        return False


def _set_back(folder: Path) -> int:
    """Set the modification time of a folder back by a second, so that a change within the same tick of the clock shows; return it in nanoseconds."""
    stat = folder.stat()
    os.utime(folder, ns=(stat.st_atime_ns, stat.st_mtime_ns - _SECOND))
    return folder.stat().st_mtime_ns


def _signature() -> dict[str, object]:
    return {"pid": os.getpid(), "since": now().isoformat(timespec="seconds")}


def _write(descriptor: int, content: dict[str, object]) -> None:
    os.ftruncate(descriptor, 0)
    os.write(descriptor, json.dumps(content).encode())


def _holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_bytes())
        return f"process {int(holder['pid'])} since {datetime.fromisoformat(holder['since']).isoformat()}"
    except (OSError, ValueError, TypeError, KeyError):  # not written yet, or just removed
        return "a process that has just started"
