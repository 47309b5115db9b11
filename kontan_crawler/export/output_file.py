"""The file of an export: it replaces an earlier export, and never a feed or a file beside one."""

import gzip
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from kontan_crawler.feeds.atomic_files import sync_directory
from kontan_crawler.runs.setting_checks.beside_feeds import is_beside_feeds
from kontan_crawler.runs.setting_checks.paths import check_ending, check_path
from kontan_crawler.spider_args import ArgumentError
from kontan_crawler.store.feed_records import FEED_ENDINGS

_LEVEL = 6  # of gzip: 9 takes thrice as long for one percent


def check_file(name: str) -> Path:
    """Return the path of the file to write, without links: a rename would replace them. Raises ArgumentError if it cannot be one."""
    check_path("-O", name)
    if Path(name).parts[:2] in (("/", "dev"), ("/", "proc")):
        raise ArgumentError(f"-O {name!r} is no file; use -O - for standard output")
    file = Path(name).resolve()
    if is_beside_feeds(name) or is_beside_feeds(file.name):
        raise ArgumentError(f"-O {name!r} has the name of a file beside the feeds; use a name such as all.jsonl")
    if not file.parent.is_dir() or (file.exists() and not file.is_file()):  # a device would be replaced
        raise ArgumentError(f"-O {name!r} is invalid; use a file in an existing folder")
    check_ending("-O", name, FEED_ENDINGS, "JSON Lines", "docs/loading.md makes CSV and Parquet of them, `scrapy dataset build` Parquet")
    return file


def write_file(file: Path, lines: Callable[[Path], Iterable[bytes]]) -> None:
    """Write lines to a file, compressed if its name ends in .gz; readers see the old or the new content. Raises OSError.

    lines: called with a folder for temporary files, which is beside the file. A part file beside it would be taken for that of a crawl.
    """
    with tempfile.TemporaryDirectory(prefix=".export.", dir=file.parent) as work:
        part = Path(work, "export")
        with part.open("wb") as raw:
            with _compressed(raw, file.name.endswith(".gz")) as out:
                out.writelines(lines(Path(work)))
            raw.flush()
            os.fsync(raw.fileno())
        os.replace(part, file)
        sync_directory(file.parent)


@contextmanager
def _compressed(raw: IO[bytes], compress: bool) -> Iterator[IO[bytes]]:
    """Open a file for gzip data without name and time, so that the same lines give the same bytes."""
    if not compress:
        yield raw
        return
    with gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=raw, mtime=0) as out:
        yield cast("IO[bytes]", out)
