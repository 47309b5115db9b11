"""Put a new folder in the place of an old one at once, so that readers see the old or the new one."""

import ctypes
import errno
import fcntl
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kontan_crawler.feeds.atomic_files import sync_directory

_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2


class FolderBusy(Exception):
    """Another process builds the same folder."""


@contextmanager
def work_folder(folder: Path, is_ours: Callable[[Path], bool]) -> Iterator[Path]:
    """Create an empty folder within a hidden one beside a folder, and remove both at the end. What a killed process left in it is removed, too.

    The hidden folder is locked, and stays, while the one in it may change its name: so no other build starts before all is removed.

    is_ours: whether a folder may be moved and removed. Raises FolderBusy, OSError.
    """
    work = _beside(folder, "build")
    work.mkdir(exist_ok=True)
    descriptor = os.open(work, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        _lock(descriptor, work, folder)
        try:
            _finish_replacing(folder, is_ours)
            _empty(work)
            (new := work / "dataset").mkdir()
            yield new
        finally:
            shutil.rmtree(work, ignore_errors=True)
    finally:
        os.close(descriptor)


def replace_folder(new: Path, folder: Path) -> None:
    """Give a new folder the name of an old one, which gets that of the new one. Raises OSError.

    The folders and files that the old one has, too, keep its permissions.
    """
    if folder.exists():
        for path in (new, *new.rglob("*")):
            with suppress(FileNotFoundError):  # it is new
                shutil.copymode(folder / path.relative_to(new), path)
    _sync(new)
    if not folder.exists() or not any(folder.iterdir()):
        os.rename(new, folder)
    else:
        try:
            _exchange(new, folder)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
                raise
            _replace_in_two_steps(new, folder)
    sync_directory(folder.parent)


def _beside(folder: Path, what: str) -> Path:
    """Return the path of a hidden folder whose name nobody else uses."""
    return folder.with_name(f".{folder.name}.kontan_crawler.{what}")


def _replace_in_two_steps(new: Path, folder: Path) -> None:
    """Do without an exchange, which some file systems do not have. A kill between the steps is undone by the next build."""
    old = _beside(folder, "old")
    os.rename(folder, old)
    os.rename(new, folder)
    shutil.rmtree(old, ignore_errors=True)


def _finish_replacing(folder: Path, is_ours: Callable[[Path], bool]) -> None:
    """Undo a replacement that was killed between its steps, or remove what it left."""
    old = _beside(folder, "old")
    if not is_ours(old):
        return
    if folder.exists() and any(folder.iterdir()):
        shutil.rmtree(old)
    else:
        os.rename(old, folder)


def _exchange(one: Path, other: Path) -> None:
    """Exchange two names. Raises OSError; with ENOSYS if the system has no such call."""
    library = ctypes.CDLL(None, use_errno=True)
    names = (os.fsencode(one), os.fsencode(other))
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(*names, ctypes.c_uint(_RENAME_SWAP))
        else:
            failed = library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], ctypes.c_uint(_RENAME_EXCHANGE))
    except AttributeError:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from None
    if failed:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))


def _lock(descriptor: int, work: Path, folder: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise FolderBusy(f"another command builds {folder}; wait for its end") from None
    if not work.exists() or not os.path.samestat(os.fstat(descriptor), work.stat()):
        raise FolderBusy(f"another command has just built {folder}; run again if you meant to build it again")


def _empty(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def _sync(folder: Path) -> None:
    """Sync all files of a folder, and their names, to the disk."""
    for path in [folder, *folder.rglob("*")]:
        with suppress(FileNotFoundError):
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
