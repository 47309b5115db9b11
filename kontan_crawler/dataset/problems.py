"""Errors while a dataset is read or written."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kontan_crawler.dataset.build_record import NoDataset
from kontan_crawler.dataset.summary import Summary, summary_of

_REMEDIES = {
    errno.ENOSPC: "free disk space: a build needs that of the uncompressed feeds, and that of the dataset",
    errno.EDQUOT: "free disk space", errno.EACCES: "fix the permissions", errno.EROFS: "name another folder",
}  # fmt: skip


def explained(error: OSError, target: Path) -> str:
    """Return what could not be read or written, why, and what to do. target: what the command was to read or write."""
    remedy = _REMEDIES.get(error.errno or 0)
    return f"{error.filename or target} cannot be read or written: {error.strerror or error}" + (f"; {remedy}" if remedy else "")


def readable_summary(folder: Path) -> Summary:
    """Return the counts of a dataset. Raises NoDataset if its files are damaged or missing, OSError."""
    try:
        found = summary_of(folder)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NoDataset(f"{folder} is damaged: {(str(error).splitlines() or [''])[0]}; `scrapy dataset verify` names the files") from None
    if not found.articles:
        raise NoDataset(f"{folder} has no rows; `scrapy dataset verify` names what is missing")
    return found


@contextmanager
def removed_on_error(file: Path) -> Iterator[None]:
    """Remove a file if the block raises OSError."""
    try:
        yield
    except OSError:
        file.unlink(missing_ok=True)
        raise
