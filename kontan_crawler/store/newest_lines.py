"""The newest line of each article among many feeds. Memory holds a short note for each article, and no text."""

import tempfile
from codecs import BOM_UTF8
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from kontan_crawler.clock import WIB
from kontan_crawler.store.article_line import ArticleLine, article_line
from kontan_crawler.store.feed_records import numbered_lines

_EARLIEST = datetime.min.replace(tzinfo=WIB)  # for a line without a time
_FEW = 50  # URLs that are quicker to look for than to parse each line
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

    revision: int
    crawled: datetime
    published: datetime | None
    feed: Path
    number: int
    start: int
    length: int


def newest_lines(
    feeds: Iterable[Path], report: Callable[[str], object], urls: Collection[str] | None = None,
    is_wanted: Callable[[ArticleLine], bool] = lambda article: True, spool_folder: Path | None = None,
) -> Iterator[NewestLine]:  # fmt: skip
    """Yield the newest line of each article by time of publication, those without one last; then by URL.

    The newest is the line with the highest revision, then the one crawled last, then the first one in the order of the feeds.
    report: called with each unreadable line or feed: where, and why. urls: the articles to find, None for all.
    is_wanted: whether to yield an article, by its newest line. spool_folder: a folder with space for these lines; None for that of `tempfile`.
    The feeds are read once, at the first `next`. Raises OSError if the lines cannot be copied to the temporary file.
    """
    with tempfile.TemporaryFile(dir=spool_folder) as spool:
        notes = _notes(feeds, report, urls, is_wanted, spool)
        for url in sorted((url for url, note in notes.items() if note.length), key=lambda url: _order(url, notes[url])):
            note = notes[url]
            spool.seek(note.start)
            yield NewestLine(spool.read(note.length), note.feed, note.number, note.revision)


def _order(url: str, note: _Note) -> tuple[bool, datetime, str]:
    return note.published is None, note.published or _LATEST, url


def _notes(
    feeds: Iterable[Path], report: Callable[[str], object], urls: Collection[str] | None, is_wanted: Callable[[ArticleLine], bool],
    spool: IO[bytes],
) -> dict[str, _Note]:  # fmt: skip
    """Read the feeds, and copy each line to the spool file that is the newest so far: a line of a gzip feed can only be read in order."""
    notes, end = dict[str, _Note](), 0
    for feed in feeds:
        for number, line, article in _articles(feed, report, urls):
            if urls is not None and article.url not in urls:
                continue
            crawled, known = article.crawled or _EARLIEST, notes.get(article.url)
            if known is None or (article.revision, crawled) > (known.revision, known.crawled):
                length = spool.write(line.removeprefix(BOM_UTF8).rstrip(b"\r\n") + b"\n") if is_wanted(article) else 0
                notes[article.url] = _Note(article.revision, crawled, article.published, feed, number, end, length)
                end += length
    return notes


def _articles(
    feed: Path, report: Callable[[str], object], urls: Collection[str] | None
) -> Iterator[tuple[int, bytes, ArticleLine]]:  # fmt: skip
    """Yield the numbers, bytes and articles of the readable lines of a feed. urls: lines without any of them may be left out."""
    names = [url.encode() for url in urls] if urls is not None and len(urls) <= _FEW else None
    try:
        for number, line in numbered_lines(feed):
            if names is not None and isinstance(line, bytes) and not _has_one(line, names):
                continue
            try:
                if isinstance(line, str):
                    raise ValueError(line)
                yield number, line, article_line(line)
            except ValueError as error:
                report(f"{feed}, line {number}: {error}")
    except OSError as error:
        report(f"{feed}: {error.strerror or error}")


def _has_one(line: bytes, urls: Collection[bytes]) -> bool:
    """Return whether a line may have one of these URLs. Other programs may have written them with escapes."""
    return any(url in line for url in urls) or b"\\/" in line or b"\\u00" in line
