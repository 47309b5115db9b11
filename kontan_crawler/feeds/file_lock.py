"""File locks, which the kernel releases when the process ends, even by SIGKILL."""

import fcntl
import os
from pathlib import Path


def open_locked(path: Path) -> int:
    """Open a file for appending, create it if missing, and lock it; return its descriptor. Closing it releases the lock.

    Raises BlockingIOError if another process holds the lock, or has renamed or removed the file; OSError for other errors, such as
    a symbolic link.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not path.exists() or not os.path.samestat(os.fstat(descriptor), path.stat()):
            raise BlockingIOError
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
