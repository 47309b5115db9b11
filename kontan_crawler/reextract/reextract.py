"""Read WARC files again: find the parts, read each file, decide on the revisions, write the feed."""

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kontan_crawler.archive.losses import lost_files
from kontan_crawler.archive.names import files_of
from kontan_crawler.archive.scan import NotWarc
from kontan_crawler.extras import MissingExtraError
from kontan_crawler.feeds.atomic_files import sync_directory
from kontan_crawler.reextract.find_parts import PartPlace, parts_in, save
from kontan_crawler.reextract.read_file import FileResult, Task, read_file
from kontan_crawler.reextract.revisions import feed_lines
from kontan_crawler.reextract.run_tasks import runner


@dataclass
class Summary:
    """What was read, and what was not."""

    files: int = 0
    pages: int = 0
    lines: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


def reextract(
    paths: Iterable[Path], feed: Path, *, boilerplate: frozenset[str] = frozenset(), every_revision: bool = False,
    processes: Callable[[int], int] = lambda files: 1, scheduler: str | None = None,
) -> Summary:  # fmt: skip
    """Write the articles of WARC files, and of those in folders, as a feed, and return what was read.

    boilerplate: lines to leave out of the texts. every_revision: also older revisions. processes: returns their number, by the number of files.
    scheduler: see `run_tasks`. Raises OSError, MissingExtraError, SchedulerUnreachable.
    """
    paths = list(paths)
    warcs = files_of(paths)
    summary = Summary(len(warcs))
    for folder in filter(Path.is_dir, paths):
        summary.errors += [
            f"{line.url} of {line.timestamp} is lost: {warc} is missing" for warc, lines in lost_files(folder, warcs) for line in lines
        ]
    with tempfile.TemporaryDirectory(prefix=f".{feed.name}.", dir=feed.absolute().parent) as work:
        with runner(processes(len(warcs)), scheduler) as run:
            parts = Path(work, "parts")
            save((place for places in run(_parts_of, warcs) for place in places), parts)
            tasks = [Task(str(warc), str(parts), str(Path(work, f"{number:05}")), boilerplate) for number, warc in enumerate(warcs)]
            _add(summary, run(read_file, tasks))
        _write(feed, summary, tasks, Path(work), every_revision)
    return summary


def _parts_of(warc: Path) -> list[PartPlace]:
    """Return the parts in a file; none if it is no WARC file, which `read_file` says."""
    try:
        return list(parts_in(warc))
    except (NotWarc, MissingExtraError):
        return []


def _add(summary: Summary, results: Iterable[FileResult]) -> None:
    for result in results:
        summary.pages += result.pages
        summary.refused += result.refused
        summary.errors += result.errors


def _write(feed: Path, summary: Summary, tasks: Sequence[Task], work: Path, every_revision: bool) -> None:
    """Write the feed in the work folder, then rename it: a part file beside it would be taken for that of a crawl."""
    written = work / "feed"
    with written.open("wb") as file:
        for line in feed_lines([task.result for task in tasks], work / "candidates.sqlite3", every_revision):
            file.write(line + b"\n")
            summary.lines += 1
        file.flush()
        os.fsync(file.fileno())
    os.replace(written, feed)
    sync_directory(feed.absolute().parent)
