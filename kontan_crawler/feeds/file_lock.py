"""File locks, which the kernel releases when the process ends, even by SIGKILL."""

import fcntl
import os
from pathlib import Path


def open_locked(path: Path, follow_link: bool = False, create: bool = True) -> int:
    """Open a file for appending, create it if missing and wanted, and lock it; return its descriptor. Closing it releases the lock.

    Raises BlockingIOError if another process holds the lock, or has renamed or removed the file; OSError for other errors, such as
    a symbolic link that is not to be followed.
    """
    flags = os.O_RDWR | os.O_APPEND | os.O_CLOEXEC | (0 if follow_link else os.O_NOFOLLOW) | (os.O_CREAT if create else 0)
    descriptor = os.open(path, flags, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not path.exists() or not os.path.samestat(os.fstat(descriptor), path.stat()):
            raise BlockingIOError
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
