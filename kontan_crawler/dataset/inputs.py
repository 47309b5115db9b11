"""The feeds of a build: found by name, folder or pattern, each with its digest. Their folders are not part of the result."""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from glob import escape, glob, has_magic
from pathlib import Path
from typing import NamedTuple

from kontan_crawler.feeds.names import GIVEN_UP_SUFFIX, MANIFEST_SUFFIX, PART_SUFFIX
from kontan_crawler.runs.find_feeds import check_given, find_feeds
from kontan_crawler.spider_args import ArgumentError
from kontan_crawler.store.files import state_of

_BLOCK = 2**20  # bytes
_BESIDE = (PART_SUFFIX, MANIFEST_SUFFIX, GIVEN_UP_SUFFIX)  # of files beside a feed, which a pattern may match


class Input(NamedTuple):
    """A feed. name: without its folder, the same wherever the feed lies; two feeds of one name get a part of their digest."""

    name: str
    path: Path
    bytes: int
    sha256: str
    state: tuple[int, int]
    """Size and time, before the digest was made."""


def expand(words: Iterable[str]) -> list[str]:
    """Return paths, with what the patterns among them match. Raises ArgumentError for a pattern without a match, or a wrong path."""
    paths = list[str]()
    for word in words:
        is_pattern = has_magic(word) and not Path(word).exists()
        found = [path for path in sorted(glob(word, recursive=True)) if not path.endswith(_BESIDE)] if is_pattern else [word]
        if not found:
            raise ArgumentError(f"{word!r} matches no file")
        paths += found
    check_given(paths)
    return paths


def find_inputs(paths: Sequence[Path], folder: Path, report: Callable[[str], object]) -> list[Input]:
    """Return the feeds at paths by name and digest, each content once. folder: of the result.

    report: called with each feed that cannot be read. Raises ArgumentError for a feed within the folder of the result.
    """
    feeds = find_feeds(paths, report)
    for feed in feeds:
        if feed.is_relative_to(folder.resolve()):
            raise ArgumentError(f"{str(feed)!r} is in --to {str(folder)!r}, which is replaced; name the feeds of a crawl")
    found: dict[tuple[str, str], Input] = {}
    for one in sorted(_with_digests(feeds, report), key=lambda one: (one.name, one.sha256, not _has_manifest(one.path))):
        found.setdefault((one.name, one.sha256), one)
    names = Counter(name for name, _ in found)
    return [one if names[one.name] == 1 else one._replace(name=f"{one.name}@{one.sha256[:8]}") for one in found.values()]


def changed(inputs: Iterable[Input]) -> list[Path]:
    """Return the feeds that are no longer what they were when they were found."""
    return [one.path for one in inputs if not one.path.is_file() or state_of(one.path.stat()) != one.state]


def _has_manifest(feed: Path) -> bool:
    return any(feed.parent.glob(f"{escape(feed.name.removesuffix('.gz'))}*{MANIFEST_SUFFIX}"))


def _with_digests(feeds: Iterable[Path], report: Callable[[str], object]) -> Iterator[Input]:
    for feed in feeds:
        name = os.fsencode(feed.name).decode("utf-8", "backslashreplace")
        try:
            state = state_of(feed.stat())
            yield Input(name, feed, state[0], digest_of(feed), state)
        except OSError as error:
            report(f"{feed}: {error.strerror}")


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for block in iter(lambda: file.read(_BLOCK), b""):
            digest.update(block)
    return digest.hexdigest()
