"""SHA256SUMS: the digests of all files of a dataset but itself, as `sha256sum --check` reads them."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from kontan_crawler.dataset.build_record import SUMS_NAME, NoDataset, again
from kontan_crawler.dataset.inputs import digest_of

_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def files_in(folder: Path) -> Iterator[str]:
    """Yield the paths of the files within a folder, and of links to folders, without that of SHA256SUMS. Git and hubs add some that begin with a dot.

    Raises OSError, also for a folder within it that cannot be read.
    """
    for path in sorted(_paths_in(folder)):
        if (name := path.relative_to(folder).as_posix()) != SUMS_NAME:
            yield name


def _paths_in(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=_raise):
        yield from (Path(parent, name) for name in names)
        yield from (path for name in folders if (path := Path(parent, name)).is_symlink())


def _raise(error: OSError) -> None:
    raise error


def write_sums(folder: Path) -> None:
    """Write SHA256SUMS. Raises OSError."""
    (folder / SUMS_NAME).write_text(_text_of({name: digest_of(folder / name) for name in files_in(folder)}), encoding="utf-8")


def _text_of(sums: Mapping[str, str]) -> str:
    return "".join(f"{digest}  {name}\n" for name, digest in sums.items())


def changed_files(folder: Path, known: Mapping[str, str]) -> Iterator[str]:
    """Yield the paths of the files whose digests are others than those known. Missing files are none. Raises OSError."""
    yield from (name for name in files_in(folder) if name in known and digest_of(folder / name) != known[name])


def read_sums(folder: Path) -> Mapping[str, str]:
    """Return the digests by path. Raises NoDataset, OSError."""
    try:
        text = (folder / SUMS_NAME).read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise NoDataset(f"{folder} is no dataset: it has no {SUMS_NAME}; build one with `scrapy dataset build FEED --to DIR`") from None
    except UnicodeDecodeError as error:
        raise NoDataset(f"{folder / SUMS_NAME} is damaged: {error}; {again(folder)}") from None
    found = [_LINE.fullmatch(line) for line in text.splitlines()]
    if None in found:
        raise NoDataset(f"{folder / SUMS_NAME}, line {found.index(None) + 1}: not a digest and a path; {again(folder)}")
    sums = {line[2]: line[1] for line in found if line}
    if text != _text_of(dict(sorted(sums.items(), key=lambda item: Path(item[0])))):
        raise NoDataset(f"{folder / SUMS_NAME} is damaged: its lines are not in order, doubled, or end otherwise; {again(folder)}")
    return sums
