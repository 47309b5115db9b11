"""The number of processes of this machine to use."""

import os
from collections.abc import Callable
from importlib.util import find_spec


def process_count(given: int | None, files: int, say: Callable[[str], None]) -> int:
    """Return the number of processes: as given, else one for each core, and never more than files. say: called if Dask is missing."""
    wanted = min(given or _cores(), max(files, 1))
    if given is None and wanted > 1 and find_spec("distributed") is None:
        say("one process is used; for more, install Dask: make setup, or pip install 'kontan-crawler[cluster]'")
        return 1
    return wanted


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
