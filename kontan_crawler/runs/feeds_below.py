"""Where the feeds and the archive lie if a folder has none: the demo and runs that meet the replica have folders of their own in it."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from shlex import quote

from scrapy.settings import BaseSettings

from kontan_crawler.archive.names import WARC_ENDINGS
from kontan_crawler.feeds.names import MANIFEST_SUFFIX
from kontan_crawler.runs.archiving import archive_dir
from kontan_crawler.store.database import LEDGER_NAME
from kontan_crawler.store.feed_records import FEED_ENDINGS

_DEPTH = 2  # levels of folders
_MAX_NAMED = 5


def feeds_below(folders: Iterable[Path], command: str) -> str:
    """Return a clause on the feeds of runs in folders within these, such as "; there are feeds in output/demo: scrapy status -s …", or "".

    command: what to type for the first one, with {} for the folder.
    """
    return _clause("feeds", [path for folder in folders for path in _below(folder, _has_feeds)], command)


def archives_below(settings: BaseSettings, command: str) -> str:
    """Return a clause on the output folders with an archive in OUTPUT_DIR, as `feeds_below`; "" if OUTPUT_DIR has one, or ARCHIVE_DIR is elsewhere."""
    output, name = Path(settings["OUTPUT_DIR"]), str(settings["ARCHIVE_DIR"])
    if archive_dir(settings).exists() or Path(name).is_absolute():
        return ""
    return _clause("archives", [*_below(output, lambda folder: any(_ends(folder / name, WARC_ENDINGS)))], command)


def _has_feeds(folder: Path) -> bool:
    """Return whether a folder has feeds of runs: a dataset has JSON Lines, too, but neither ledger nor manifest."""
    return any(_ends(folder, FEED_ENDINGS)) and any(_ends(folder, (LEDGER_NAME, MANIFEST_SUFFIX)))


def _ends(folder: Path, endings: tuple[str, ...]) -> Iterator[str]:
    with suppress(OSError):  # it does not exist, or cannot be read: then nobody is sent there
        yield from (name for name in os.listdir(folder) if name.endswith(endings))


def _below(folder: Path, holds: Callable[[Path], bool]) -> Iterator[Path]:
    for here, folders, _ in os.walk(folder):
        level = len(Path(here).relative_to(folder).parts)
        folders[:] = sorted(name for name in folders if not name.startswith(".")) if level < _DEPTH else []
        if level and holds(Path(here)):
            yield Path(here)


def _clause(what: str, found: Sequence[Path], command: str) -> str:
    if not found:
        return ""
    names = [os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path) for path in found]
    more = f" and {len(names) - _MAX_NAMED} more" if len(names) > _MAX_NAMED else ""
    return f"; there are {what} in {', '.join(names[:_MAX_NAMED])}{more}: {command.replace('{}', quote(names[0]))}"
