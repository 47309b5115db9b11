"""The lock of an output folder: one run at a time."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from kontan_crawler.clock import now
from kontan_crawler.feeds.file_lock import open_locked
from kontan_crawler.store.errors import OutputBusy, OutputError

LOCK_NAME = "run.lock"


class OutputLock:
    """The lock of a folder, held until `release`; `recovered` is True once its interrupted runs are recovered."""

    _held: ClassVar[dict[Path, "OutputLock"]] = {}

    def __init__(self, folder: Path, descriptor: int) -> None:
        self.folder, self.descriptor, self.recovered = folder, descriptor, False

    @classmethod
    def acquire(cls, folder: Path) -> "OutputLock":
        """Create a folder if missing and return its lock; the same object if this process already holds it.

        Raises OutputBusy if another process holds the lock, OutputError if the folder is not writable.
        """
        folder = folder.absolute()
        if folder not in cls._held:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                cls._held[folder] = cls(folder, _locked(folder / LOCK_NAME))
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

    def release(self) -> None:
        """Release the lock."""
        os.close(self.descriptor)
        del self._held[self.folder]


def _locked(path: Path) -> int:
    try:
        descriptor = open_locked(path, follow_link=True)
    except BlockingIOError:
        raise OutputBusy(f"{path.parent} is in use by {_holder(path)}; only one run at a time may write there") from None
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, _signature())
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _signature() -> bytes:
    return json.dumps({"pid": os.getpid(), "since": now().isoformat(timespec="seconds")}).encode()


def _holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_bytes())
        return f"process {int(holder['pid'])} since {datetime.fromisoformat(holder['since']).isoformat()}"
    except (OSError, ValueError, TypeError, KeyError):  # not written yet, or just removed
        return "a process that has just started"
