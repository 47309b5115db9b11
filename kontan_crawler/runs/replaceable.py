"""Whether the file that a command writes may replace the one that stands there: never a feed, whose articles are delivered and not crawled again."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from glob import escape
from hashlib import blake2b
from pathlib import Path

from kontan_crawler.feeds.names import MANIFEST_SUFFIX, part_of
from kontan_crawler.runs.find_feeds import find_feeds
from kontan_crawler.spider_args import ArgumentError
from kontan_crawler.store.database import LEDGER_NAME
from kontan_crawler.store.feed_records import numbered_lines


def refuse_delivered(option: str, file: Path, output_dir: Path) -> None:
    """Raise ArgumentError if a file to write, without links, is a feed of OUTPUT_DIR or of the folder in which it stands."""
    folders = [folder for folder in (file.parent, output_dir) if (folder / LEDGER_NAME).exists()]
    try:
        refuse_feed(option, file, (), find_feeds(folders, lambda problem: None))
    except OSError as error:
        raise ArgumentError(f"{option} {str(file)!r} cannot be read: {error.strerror}; name another file") from None


def refuse_feed(option: str, file: Path, given: Sequence[Path], feeds: Sequence[Path]) -> None:
    """Raise ArgumentError if the file to write is a feed. given: paths of the command line. feeds: all that are found.

    An earlier output among the feeds is none: each of its lines stands in another one, so nothing is lost. Raises OSError.
    """
    plain = file.with_name(file.name.removesuffix(".gz"))
    has_run = any(file.parent.glob(f"{escape(plain.name)}*{MANIFEST_SUFFIX}")) or part_of(file).exists() or part_of(plain).exists()
    is_given = any(path.resolve() == file for path in given)
    if has_run or is_given or (file in feeds and not _lines_stand_in(file, [feed for feed in feeds if feed != file])):
        raise ArgumentError(f"{option} {str(file)!r} is one of the feeds; name another file")


def _lines_stand_in(file: Path, feeds: Iterable[Path]) -> bool:
    """Return whether each line of a file stands in a feed too. Feeds that cannot be read have no lines."""
    missing = set(_digests(file))
    for feed in feeds:
        if not missing:
            break
        with suppress(OSError):
            missing.difference_update(_digests(feed))
    return not missing


def _digests(feed: Path) -> Iterator[bytes | Path]:
    """Yield a short digest of each line; the path, which no other file has, in place of damaged data."""
    for _, line in numbered_lines(feed):
        yield feed if isinstance(line, str) else blake2b(line.rstrip(b"\r\n"), digest_size=16).digest()
