"""Find feeds: those in folders, those elsewhere that the ledgers of the folders have learnt, and feeds given by name."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kontan_crawler.feeds.names import MANIFEST_SUFFIX, PART_SUFFIX
from kontan_crawler.runs.recovery.output_files import feeds_in
from kontan_crawler.runs.setting_checks.paths import check_path
from kontan_crawler.spider_args import ArgumentError
from kontan_crawler.store.database import LEDGER_NAME, read_only
from kontan_crawler.store.feed_records import FEED_ENDINGS
from kontan_crawler.store.files import Files


def check_given(names: Iterable[str]) -> None:
    """Raise ArgumentError for an argument that is neither a folder nor a feed."""
    for name in names:
        check_path("argument", name)
        path = Path(name)
        if not (path.is_dir() or path.is_file()):
            raise ArgumentError(f"{name!r} is neither a folder nor a file; use folders or feeds (.jsonl, .jsonl.gz)")
        if path.is_file() and (path.name.endswith((MANIFEST_SUFFIX, PART_SUFFIX)) or path.name.startswith(LEDGER_NAME)):
            raise ArgumentError(f"{name!r} is no feed, but a file beside one; use folders or feeds (.jsonl, .jsonl.gz)")


def find_feeds(paths: Iterable[Path], report: Callable[[str], object]) -> list[Path]:
    """Return the feeds at paths, each once, sorted by path. report: called with each folder or ledger that cannot be read."""
    return sorted({feed.resolve() for path in paths for feed in _feeds_at(path, report)})


def _feeds_at(path: Path, report: Callable[[str], object]) -> Iterator[Path]:
    try:
        yield from feeds_in([path])
        for entry in sorted(path.iterdir()) if path.is_dir() else ():
            if entry.name.endswith(FEED_ENDINGS) and not (entry.is_file() or entry.is_dir()):
                report(f"{entry}: not a file, but a pipe, a device or a link that leads nowhere")
        if (path / LEDGER_NAME).is_file():
            yield from _learnt_feeds(path)
    except OSError as error:
        report(f"{error.filename or path}: {error.strerror}")
    except sqlite3.Error as error:
        report(f"{path / LEDGER_NAME}: {error}")


def _learnt_feeds(folder: Path) -> list[Path]:
    """Return the feeds that the ledger of a folder has learnt and that still exist."""
    with read_only(folder) as database:
        return Files(database, folder.absolute()).learnt_feeds()
