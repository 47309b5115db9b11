"""Find feeds, manifests and part files at given paths."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kontan_crawler.feeds.names import MANIFEST_SUFFIX, PART_SUFFIX, part_of
from kontan_crawler.store.feed_records import FEED_ENDINGS, LINES_ENDINGS


def feeds_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the feeds in folders, by suffix, and files given by name, without manifests and part files."""
    for path in paths:
        if path.is_dir():
            yield from files_in(path, FEED_ENDINGS)
        elif path.is_file() and not path.name.endswith((MANIFEST_SUFFIX, PART_SUFFIX)):
            yield path.absolute()


def manifests_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the manifests, by suffix."""
    for path in paths:
        if path.is_dir():
            yield from files_in(path, (MANIFEST_SUFFIX,))
        elif path.name.endswith(MANIFEST_SUFFIX):
            yield path.absolute()


def parts_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the part files in folders, and those of feeds given by name."""
    for path in paths:
        if path.is_dir():
            yield from files_in(path, tuple(ending + PART_SUFFIX for ending in LINES_ENDINGS))
        elif part_of(path).is_file():
            yield part_of(path)


def files_in(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """Yield the absolute paths of regular files with one of these suffixes, sorted by name."""
    yield from (path.absolute() for path in sorted(folder.iterdir()) if path.name.endswith(suffixes) and path.is_file())
