"""What a WARC file holds, by its index if that is its own, else by reading the file."""

from pathlib import Path

from kontan_crawler.archive.index import IndexLine, read_index
from kontan_crawler.archive.names import final_name, index_path
from kontan_crawler.archive.recover import index_lines


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
    return any(warc.with_name(Path(name).name).is_file() for name in named)


def _names(index: Path, filename: str) -> bool:
    try:
        return f'"{filename}"'.encode() in index.read_bytes()
    except FileNotFoundError:
        return False
