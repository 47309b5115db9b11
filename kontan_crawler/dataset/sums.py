"""SHA256SUMS: the digests of all files of a dataset but itself, as `sha256sum --check` reads them."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from kontan_crawler.dataset.build_record import SUMS_NAME, NoDataset
from kontan_crawler.dataset.inputs import digest_of

_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def files_in(folder: Path) -> Iterator[str]:
    """Yield the paths of the files within a folder, without that of SHA256SUMS. Git and hubs add some that begin with a dot."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name != SUMS_NAME and (path.is_symlink() or not path.is_dir()):
            yield name


def write_sums(folder: Path) -> None:
    """Write SHA256SUMS. Raises OSError."""
    lines = [f"{digest_of(folder / name)}  {name}\n" for name in files_in(folder)]
    (folder / SUMS_NAME).write_text("".join(lines), encoding="utf-8")


def read_sums(folder: Path) -> Mapping[str, str]:
    """Return the digests by path. Raises NoDataset, OSError."""
    try:
        lines = (folder / SUMS_NAME).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise NoDataset(f"{folder} is no dataset: it has no {SUMS_NAME}; build one with `scrapy dataset build FEED --to DIR`") from None
    except UnicodeDecodeError as error:
        raise NoDataset(f"{folder / SUMS_NAME} is damaged: {error}; build the dataset again") from None
    found = [_LINE.fullmatch(line) for line in lines]
    if None in found:
        raise NoDataset(f"{folder / SUMS_NAME}, line {found.index(None) + 1}: not a digest and a path; build the dataset again")
    return {line[2]: line[1] for line in found if line}
