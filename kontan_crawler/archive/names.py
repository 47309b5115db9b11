"""Names of the files of an archive, and of the WARC headers that are this project's own."""

import re
from collections.abc import Iterable
from pathlib import Path

WARC_SUFFIX = ".warc.gz"
INDEX_SUFFIX = ".cdxj"
OPEN_SUFFIX = ".open"
"""A file that is being written, or whose run died."""
_SERIAL = re.compile(r"-\d{5,}\.warc\.gz\Z")
WARC_ENDINGS = (".warc", WARC_SUFFIX, ".warc.zst")

LISTED_ON = "Kontan-Listed-On"
"""Day of the listing that led to an article."""
PART_OF, PART = "Kontan-Part-Of", "Kontan-Part"
"""Record of the first part of an article, and the number of the part, from 2."""
DELIVERED = "Kontan-Delivered"
"""Revision of the article that was delivered when it was requested, and the first 16 digits of its hashes of content and source; 0 for none."""
RECHECK = "Kontan-Recheck"
"""The article was requested only to check whether the site has changed."""


def warc_name(run: str, number: int) -> str:
    """Return the name of a file of a run. number: from 0."""
    return f"{run}-{number:05}{WARC_SUFFIX}"


def run_of(path: Path) -> str:
    """Return the id of the run that wrote a file, by its name; the name itself for a file of another program."""
    return _SERIAL.sub("", final_name(path))


def final_name(path: Path) -> str:
    """Return the name that a file has once it is closed; feed lines have this name."""
    return path.name.removesuffix(OPEN_SUFFIX)


def at_hand(path: Path) -> Path:
    """Return the path of a file, under its final name if it was closed meanwhile."""
    final = path.with_name(final_name(path))
    return final if final.exists() and not path.exists() else path


def open_path(path: Path) -> Path:
    """Return the path of a file while it is written."""
    return path.with_name(path.name + OPEN_SUFFIX)


def index_path(warc: Path) -> Path:
    """Return the path of the index of a WARC file, closed or open."""
    name, is_open = final_name(warc), warc.name.endswith(OPEN_SUFFIX)
    stem = next((name.removesuffix(ending) for ending in sorted(WARC_ENDINGS, key=len, reverse=True) if name.endswith(ending)), name)
    return warc.with_name(stem + INDEX_SUFFIX + (OPEN_SUFFIX if is_open else ""))


def is_warc(path: Path) -> bool:
    """Return whether a file has the name of a WARC file, closed or open."""
    return final_name(path).endswith(WARC_ENDINGS)


def warcs_in(folder: Path) -> list[Path]:
    """Return the WARC files in a folder and the folders in it, sorted by their path; a closed file hides its open namesake."""
    found = sorted(path for path in folder.rglob("*") if is_warc(path) and path.is_file())
    return [path for path in found if not (path.name.endswith(OPEN_SUFFIX) and path.with_name(final_name(path)).exists())]


def files_of(paths: Iterable[Path]) -> list[Path]:
    """Return the absolute paths of WARC files, given by name or in folders, each once, sorted by name and path."""
    found = {file.absolute() for path in paths for file in (warcs_in(path) if path.is_dir() else [path])}
    return sorted(found, key=lambda file: (file.name, file))
