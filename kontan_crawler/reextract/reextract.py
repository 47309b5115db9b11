"""Read WARC files again: find the parts, read each file, decide on the revisions, write the feed."""

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kontan_crawler.archive.losses import lost_files
from kontan_crawler.archive.names import OPEN_SUFFIX, at_hand, files_of, run_of
from kontan_crawler.archive.scan import NotWarc
from kontan_crawler.extras import MissingExtraError
from kontan_crawler.feeds.atomic_files import sync_directory
from kontan_crawler.feeds.file_lock import open_locked
from kontan_crawler.reextract.find_parts import PartPlace, parts_in, save
from kontan_crawler.reextract.pages import FileResult
from kontan_crawler.reextract.read_file import Task, read_file
from kontan_crawler.reextract.revisions import feed_lines
from kontan_crawler.reextract.run_tasks import runner


class NothingToRead(Exception):
    """There is no WARC file to read. The message names the folders."""


@dataclass
class Summary:
    """What was read, and what was not."""

    files: int = 0
    pages: int = 0
    lines: int = 0
    is_written: bool = False
    """Whether there is a new feed. An earlier one stays if nothing could be read."""
    refused: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What is left out and is no error."""


def reextract(
    paths: Iterable[Path], feed: Path, *, boilerplate: frozenset[str] = frozenset(), every_revision: bool = False,
    processes: Callable[[int], int] = lambda files: 1, scheduler: str | None = None,
) -> Summary:  # fmt: skip
    """Write the articles of WARC files, and of those in folders, as a feed, and return what was read.

    boilerplate: lines to leave out of the texts. every_revision: also older revisions. processes: returns their number, by the number of files.
    scheduler: see `run_tasks`. Raises NothingToRead without a file, OSError, MissingExtraError, SchedulerUnreachable.
    """
    paths = list(paths)
    warcs, writing = without_living(files_of(paths))
    if not warcs:
        raise NothingToRead(f"no WARC file in {', '.join(map(str, paths))}" + (" but those of a run that is going on" if writing else ""))
    summary = Summary(len(warcs), notes=[f"{warc} is left out: its run is going on" for warc in writing])
    for folder in filter(Path.is_dir, paths):
        summary.errors += [
            f"{line.url} of {line.timestamp} is lost: {warc} is missing"
            for warc, lines in lost_files(folder, [*warcs, *writing])
            for line in lines
        ]
    with tempfile.TemporaryDirectory(prefix=f".{feed.name}.", dir=feed.absolute().parent) as work:
        with runner(processes(len(warcs)), scheduler) as run:
            parts = Path(work, "parts")
            save((place for places in run(_parts_of, warcs) for place in places), parts)
            tasks = [Task(str(warc), str(parts), str(Path(work, f"{number:05}")), boilerplate) for number, warc in enumerate(warcs)]
            _add(summary, run(read_file, tasks))
        _write(feed, summary, tasks, Path(work), every_revision)
    return summary


def without_living(warcs: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return the files of ended runs, and those of runs that are going on: their articles may lack parts."""
    warcs = list(warcs)
    runs = {run_of(warc) for warc in warcs if warc.name.endswith(OPEN_SUFFIX) and _is_locked(warc)}
    return [warc for warc in warcs if run_of(warc) not in runs], [warc for warc in warcs if run_of(warc) in runs]


def _is_locked(path: Path) -> bool:
    try:
        os.close(open_locked(path, create=False))
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _parts_of(warc: Path) -> list[PartPlace]:
    """Return the parts in a file; none if it cannot be read, which `read_file` says."""
    try:
        return list(parts_in(at_hand(warc)))
    except (NotWarc, MissingExtraError, OSError):
        return []


def _add(summary: Summary, results: Iterable[FileResult]) -> None:
    for result in results:
        summary.pages += result.pages
        summary.refused += result.refused
        summary.errors += result.errors


def _write(feed: Path, summary: Summary, tasks: Sequence[Task], work: Path, every_revision: bool) -> None:
    """Write the feed in the work folder, then rename it: a part file beside it would be taken for that of a crawl.

    Without a line but with errors it is not renamed: an earlier feed has more.
    """
    written = work / "feed"
    with written.open("wb") as file:
        for line in feed_lines([task.result for task in tasks], work / "candidates.sqlite3", every_revision):
            file.write(line + b"\n")
            summary.lines += 1
        file.flush()
        os.fsync(file.fileno())
    if summary.lines or not summary.errors:
        os.replace(written, feed)
        sync_directory(feed.absolute().parent)
        summary.is_written = True
