"""What a WARC file holds, by its index if that is its own, else by reading the file."""

from dataclasses import dataclass
from datetime import date, datetime, timezone
from pathlib import Path

from kontan_crawler.archive.index import IndexLine, read_index
from kontan_crawler.archive.names import final_name, index_path
from kontan_crawler.archive.recover import index_lines
from kontan_crawler.clock import WIB
from kontan_crawler.urls import canonical


@dataclass(frozen=True)
class Contents:
    """What a WARC file holds."""

    answers: int
    articles: frozenset[str]
    """Canonical URLs of the pages with status 200."""
    first: date | None
    """Day of the first answer, in WIB; None if no answer has a valid time."""
    last: date | None


def contents_of(warc: Path) -> Contents:
    """Return what a WARC file holds. Raises NotWarc, OSError, MissingExtraError."""
    lines = lines_of(warc)
    days = sorted(day for line in lines if (day := day_of(line)))
    articles = frozenset(article for line in lines if line.status == "200" and (article := canonical(line.url)))
    return Contents(len(lines), articles, days[0] if days else None, days[-1] if days else None)


def day_of(line: IndexLine) -> date | None:
    """Return the day of an answer in WIB, or None if its time is invalid."""
    try:
        return datetime.strptime(line.timestamp, "%Y%m%d%H%M%S").replace(tzinfo=timezone.utc).astimezone(WIB).date()
    except (ValueError, OverflowError):
        return None


def lines_of(warc: Path) -> list[IndexLine]:
    """Return the index of a WARC file; made from its whole records if it has none of its own. Raises NotWarc, OSError, MissingExtraError."""
    lines = list(read_index(index_path(warc))) if has_own_index(warc) else []
    return lines or index_lines(warc)


def has_own_index(warc: Path) -> bool:
    """Return whether the index beside a WARC file names that file. Raises OSError."""
    return _names(index_path(warc), final_name(warc))


def shares_index(warc: Path) -> bool:
    """Return whether the index beside a WARC file is that of another file in the folder, such as `a.warc` beside `a.warc.gz`. Raises OSError."""
    named = {line.filename for line in read_index(index_path(warc))} - {final_name(warc), ""}
    return not named.isdisjoint(path.name for path in warc.parent.iterdir())


def _names(index: Path, filename: str) -> bool:
    try:
        return f'"{filename}"'.encode() in index.read_bytes()
    except FileNotFoundError:
        return False
