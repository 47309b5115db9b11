"""Check the paths that `scrapy reextract` is given before anything is read: no input and no earlier feed is overwritten."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from scrapy.exceptions import UsageError

from kontan_crawler.archive.names import INDEX_SUFFIX, OPEN_SUFFIX, WARC_ENDINGS
from kontan_crawler.runs.replaceable import refuse_delivered
from kontan_crawler.runs.setting_checks.paths import check_ending
from kontan_crawler.store.feed_records import LINES_ENDINGS

_SCHEMES = ("tcp", "tls", "ws", "wss", "ucx")  # of Dask, between machines


def check_inputs(paths: Sequence[Path], elsewhere: str) -> None:
    """Raise UsageError for a path that is neither a folder nor a regular file. elsewhere: a clause on other archives, or ""."""
    for path in paths:
        if not path.exists():
            raise UsageError(f"{str(path)!r} does not exist{elsewhere or '; use WARC files, or folders with some'}")
        if not (path.is_file() or path.is_dir()):
            raise UsageError(f"{str(path)!r} is no regular file; use WARC files, or folders with some")


def check_output(feed: Path, paths: Sequence[Path], old: str | None, output_dir: Path) -> None:
    """Raise UsageError or ArgumentError for a feed that cannot be written, or in whose place stands an input or a feed of a run.

    old: the feed to compare with.
    """
    shown = f"-O {str(feed)!r}"
    if feed.name.endswith((*WARC_ENDINGS, INDEX_SUFFIX, OPEN_SUFFIX)):
        raise UsageError(f"{shown} has the name of an archive's file; use a name such as new.jsonl")
    if not feed.parent.is_dir():
        raise UsageError(f"{shown}: the folder {str(feed.parent)!r} does not exist; create it, or name another file")
    written = (feed, *([changed_path(feed)] if old else []))
    for path in written:
        if path.exists() and not path.is_file():
            raise UsageError(f"{shown}: {str(path)!r} is no regular file; name another file")
    if any(_same(feed, path) for path in paths):
        raise UsageError(f"{shown} is one of the files to read; name another file")
    check_ending("-O", str(feed), LINES_ENDINGS, "JSON Lines that are not compressed", "docs/loading.md makes other formats of them")
    if old is not None:
        _check_old(feed, Path(old))
    for path in written:
        refuse_delivered("-O", path, output_dir)


def check_scheduler(address: str) -> None:
    """Raise UsageError for what is no address of a Dask scheduler: a host and a port, perhaps behind a scheme."""
    with suppress(ValueError):  # a port that is none
        parts = urlsplit(address if "://" in address else f"tcp://{address}")
        if parts.scheme in _SCHEMES and parts.hostname and parts.port:
            return
    raise UsageError(f"--scheduler={address!r} is no address; use that of a Dask scheduler, such as tcp://10.0.0.5:8786")


def changed_path(feed: Path) -> Path:
    """Return the path of the changed records beside a feed."""
    return feed.with_name(f"{feed.stem}.changed{feed.suffix}")


def _check_old(feed: Path, old: Path) -> None:
    if not old.is_file():
        raise UsageError(f"--diff={str(old)!r} is no file; use an earlier feed")
    if _same(old, feed) or _same(old, changed_path(feed)):
        raise UsageError(f"--diff={str(old)!r} would be overwritten; use another name for the new feed")


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and os.path.samefile(one, other)
