"""The newest line of each article among many feeds. Memory holds a short note for each article, and no text."""

import tempfile
from array import array
from codecs import BOM_UTF8
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import IO, NamedTuple

from kontan_crawler.clock import WIB
from kontan_crawler.store.article_line import ArticleLine, article_line
from kontan_crawler.store.feed_records import numbered_lines

_EARLIEST = datetime.min.replace(tzinfo=WIB)  # for a line without a time
_FEW = 50  # URLs that are quicker to look for than to parse each line
_PLACE = 5
_LATEST = datetime.max.replace(tzinfo=WIB)


@dataclass(frozen=True, slots=True)
class NewestLine:
    """The newest line of an article, as in its feed but with one line break at its end. number: of the line, from 1."""

    line: bytes
    feed: Path
    number: int
    revision: int


@dataclass(frozen=True, slots=True)
class _Note:
    """Where the newest line of an article stands. start, length: in the spool file; length is 0 for an article that is not wanted."""

    url: str
    revision: int
    crawled: datetime
    moment: datetime | None
    feed: Path
    number: int
    start: int
    length: int


class NewestLines:
    """The newest line of each article: in order, as often as wanted, and by number. A context manager; the lines stand in a temporary file."""

    def __init__(
        self, feeds: Iterable[Path], report: Callable[[str], object], urls: Collection[str] | None = None,
        is_wanted: Callable[[ArticleLine], bool] = lambda article: True, spool_folder: Path | None = None,
        read: Callable[[bytes], ArticleLine] = article_line, moment_of: Callable[[ArticleLine], datetime | None] = attrgetter("published"),
    ) -> None:  # fmt: skip
        """Read the feeds.

        The newest is the line with the highest revision, then the one crawled last, then the first one in the order of the feeds. The order is
        by `moment_of` (aware; those of None last), then by URL. report: called with each unreadable line or feed: where, and why. urls: the
        articles to find, None for all. is_wanted: whether to keep an article, by its newest line. spool_folder: a folder with space for these
        lines; None for that of `tempfile`. read: reads a line; raises ValueError for an unreadable one. Raises OSError if the lines cannot be
        copied to the temporary file.
        """
        with ExitStack() as opened:
            self._spool = opened.enter_context(tempfile.TemporaryFile(dir=spool_folder))
            notes = _notes(_Reading(report, urls, is_wanted, read, moment_of), feeds, self._spool)
            ordered = sorted((note for note in notes.values() if note.length), key=_order)
            self._opened = opened.pop_all()
        self._feeds = list(dict.fromkeys(note.feed for note in ordered))
        numbers = {feed: number for number, feed in enumerate(self._feeds)}
        self._places = array("q", chain.from_iterable(_place(note, numbers) for note in ordered))  # many notes take ten times the space

    def __enter__(self) -> "NewestLines":
        return self

    def __exit__(self, *error: object) -> None:
        self._opened.close()

    def __len__(self) -> int:
        return len(self._places) // _PLACE

    def __iter__(self) -> Iterator[NewestLine]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, number: int) -> NewestLine:
        if not 0 <= number < len(self):
            raise IndexError(number)
        feed, line, revision, start, length = self._places[number * _PLACE : (number + 1) * _PLACE]
        self._spool.seek(start)
        return NewestLine(self._spool.read(length), self._feeds[feed], line, revision)


def newest_lines(
    feeds: Iterable[Path], report: Callable[[str], object], urls: Collection[str] | None = None,
    is_wanted: Callable[[ArticleLine], bool] = lambda article: True, spool_folder: Path | None = None,
) -> Iterator[NewestLine]:  # fmt: skip
    """Yield the newest line of each article once, by time of publication. The feeds are read at the first `next`. See NewestLines."""
    with NewestLines(feeds, report, urls, is_wanted, spool_folder) as lines:
        yield from lines


class _Reading(NamedTuple):
    report: Callable[[str], object]
    urls: Collection[str] | None
    is_wanted: Callable[[ArticleLine], bool]
    read: Callable[[bytes], ArticleLine]
    moment_of: Callable[[ArticleLine], datetime | None]


def _place(note: _Note, numbers: Mapping[Path, int]) -> tuple[int, ...]:
    """Return what is kept of a note: _PLACE numbers."""
    return numbers[note.feed], note.number, note.revision, note.start, note.length


def _order(note: _Note) -> tuple[bool, datetime, str]:
    return note.moment is None, note.moment or _LATEST, note.url


def _notes(reading: _Reading, feeds: Iterable[Path], spool: IO[bytes]) -> dict[str, _Note]:
    """Read the feeds, and copy each line to the spool file that is the newest so far: a line of a gzip feed can only be read in order."""
    notes, end = dict[str, _Note](), 0
    for feed in feeds:
        for number, line, article in _articles(feed, reading):
            if reading.urls is not None and article.url not in reading.urls:
                continue
            crawled, known = article.crawled or _EARLIEST, notes.get(article.url)
            if known is None or (article.revision, crawled) > (known.revision, known.crawled):
                length = spool.write(line.removeprefix(BOM_UTF8).rstrip(b"\r\n") + b"\n") if reading.is_wanted(article) else 0
                notes[article.url] = _Note(article.url, article.revision, crawled, reading.moment_of(article), feed, number, end, length)
                end += length
    return notes


def _articles(feed: Path, reading: _Reading) -> Iterator[tuple[int, bytes, ArticleLine]]:
    """Yield the numbers, bytes and articles of the readable lines of a feed; lines without any of the wanted URLs may be left out."""
    urls = reading.urls
    names = [url.encode() for url in urls] if urls is not None and len(urls) <= _FEW else None
    try:
        for number, line in numbered_lines(feed):
            if names is not None and isinstance(line, bytes) and not _has_one(line, names):
                continue
            try:
                if isinstance(line, str):
                    raise ValueError(line)
                yield number, line, reading.read(line)
            except ValueError as error:
                reading.report(f"{feed}, line {number}: {error}")
    except OSError as error:
        reading.report(f"{feed}: {error.strerror or error}")


def _has_one(line: bytes, urls: Collection[bytes]) -> bool:
    """Return whether a line may have one of these URLs. Other programs may have written them with escapes."""
    return any(url in line for url in urls) or b"\\/" in line or b"\\u00" in line
