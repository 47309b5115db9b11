"""One run at a time in a folder: a lock that the kernel frees when its holder ends, however it ends."""

import fcntl
import json
import os
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from kontan_crawler.clock import now
from kontan_crawler.store.errors import OutputBusy, OutputError

LOCK_NAME = "run.lock"


class OutputLock:
    """A folder for feeds, held by this process until it lets go or ends; `recovered` is set once leftovers were seen to."""

    _held: ClassVar[dict[Path, "OutputLock"]] = {}

    def __init__(self, folder: Path, descriptor: int) -> None:
        self.folder, self.descriptor, self.recovered = folder, descriptor, False

    @classmethod
    def hold(cls, folder: Path) -> "OutputLock":
        """Return the lock of a folder, made if it is not there; the same one if this process holds it already.

        Raises OutputBusy where another process holds it, OutputError where the folder cannot be written.
        """
        folder = folder.absolute()
        if folder not in cls._held:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                cls._held[folder] = cls(folder, _locked(folder / LOCK_NAME))
            except OSError as error:
                raise OutputError(
                    f"cannot write into {folder}: {error.strerror}; free it, or name another folder: -s OUTPUT_DIR=PATH"
                ) from error
        return cls._held[folder]

    @classmethod
    def let_go(cls, folder: Path) -> None:
        """Let a folder go if this process holds it."""
        if lock := cls._held.get(folder.absolute()):
            lock.release()

    def release(self) -> None:
        """Let the folder go."""
        os.close(self.descriptor)
        del self._held[self.folder]


def _locked(path: Path) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not path.exists() or os.fstat(descriptor).st_ino != path.stat().st_ino:  # taken away meanwhile
            raise BlockingIOError
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, _signature(), 0)
    except BlockingIOError:
        holder = _holder(os.pread(descriptor, 1000, 0))
        os.close(descriptor)
        raise OutputBusy(f"{path.parent} is in use by {holder}; one run at a time, so this one ends") from None
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _signature() -> bytes:
    return json.dumps({"pid": os.getpid(), "since": now().isoformat(timespec="seconds")}).encode()


def _holder(written: bytes) -> str:
    try:
        holder = json.loads(written)
        return f"process {int(holder['pid'])} since {datetime.fromisoformat(holder['since']).isoformat()}"
    except (ValueError, TypeError, KeyError):  # it has not written yet
        return "a process that has just begun"
