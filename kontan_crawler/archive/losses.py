"""Answers that an archive should hold, by the indexes of this program, and does not: lost ones are named."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from kontan_crawler.archive.index import IndexLine, read_index
from kontan_crawler.archive.names import INDEX_SUFFIX, OPEN_SUFFIX, WARC_SUFFIX, final_name, index_path, is_warc
from kontan_crawler.archive.record import Place
from kontan_crawler.archive.scan import NotWarc, scan
from kontan_crawler.extras import MissingExtraError


def lost_in(warc: Path, found: Collection[str]) -> list[IndexLine]:
    """Return the answers in the index of a file that were not found in it. found: ids of all its whole records.

    Nothing is lost without an index, or if the index is that of another file. Raises OSError.
    """
    lines = [line for line in read_index(index_path(warc)) if line.record_id]
    return [line for line in lines if line.record_id not in found] if is_index_of(warc, lines, found) else []


def is_index_of(warc: Path, lines: Iterable[IndexLine], found: Collection[str]) -> bool:
    """Return whether the lines of an index are of a file, under this name or an earlier one. found: ids of all its whole records."""
    return any(line.filename == final_name(warc) or line.record_id in found for line in lines)


def lost_files(folder: Path, warcs: Collection[Path]) -> Iterator[tuple[Path, list[IndexLine]]]:
    """Yield the paths of missing WARC files that have an index in a folder, each with its answers. warcs: the files at hand. Raises OSError."""
    known, names = {index_path(warc) for warc in warcs}, {final_name(warc) for warc in warcs}
    for path in sorted((*folder.rglob(f"*{INDEX_SUFFIX}"), *folder.rglob(f"*{INDEX_SUFFIX}{OPEN_SUFFIX}"))):
        stem = path.name.removesuffix(OPEN_SUFFIX).removesuffix(INDEX_SUFFIX)
        if path.is_file() and path not in known and path.with_name(stem + INDEX_SUFFIX) not in known:
            lines = [line for line in read_index(path) if line.record_id]
            if lines and not any(line.filename in names for line in lines) and not any(_holds(warc, lines[0]) for warc in warcs):
                warc = path.with_name(next((line.filename for line in lines if _is_name(line.filename)), stem + WARC_SUFFIX))
                if not warc.exists():  # else it was made after the others were listed
                    yield warc, lines


def _holds(warc: Path, line: IndexLine) -> bool:
    """Return whether a file, such as a renamed one, holds the answer of an index line at its place."""
    try:
        place = next(scan(warc, line.offset), None) if line.offset < warc.stat().st_size else None
    except (NotWarc, MissingExtraError, OSError):
        return False
    return isinstance(place, Place) and place.record.record_id == line.record_id


def _is_name(filename: str) -> bool:
    """Return whether a text names a WARC file, without a folder."""
    return Path(filename).name == filename and is_warc(Path(filename))
