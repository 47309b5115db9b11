"""The two files of a recorded page, for `scrapy read --record`: tests/files/NAME.html and NAME.json."""

import os
import re
from collections.abc import Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import kontan_crawler
from kontan_crawler.parsing.recording import record_json

FILES = Path(kontan_crawler.__file__).parents[1] / "tests" / "files"
_NAME = re.compile(r"[\w-]+", re.ASCII)


def check_name(name: str) -> None:
    """Raise ValueError unless a page can be recorded under this name: it is a plain, new one, and the project is a checkout."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"--record={name!r} is not the name of a page; use letters, digits, _ and -")
    if not FILES.is_dir():
        raise ValueError(f"--record needs a checkout of the project: there is no folder {FILES}")
    for path in (*_paths(FILES, name), *_paths(_refused(), name)):
        if os.path.lexists(path):
            raise ValueError(f"{path} exists; choose another name, or remove the two files")


def write_recorded(name: str, body: bytes, record: Mapping[str, Any]) -> tuple[Path, Path]:
    """Write a page and its record; return the paths. Raises OSError, and then leaves neither.

    record: of `record_of_page`. A page without an article is written to the folder `refused`.
    """
    page, expected = _paths(_refused() if "refused" in record else FILES, name)
    with ExitStack() as created:
        for path, content in ((page, body), (expected, record_json(dict(record)))):
            with path.open("xb") as file:  # never replaces a file
                created.callback(partial(path.unlink, missing_ok=True))
                file.write(content)
        created.pop_all()
    return page, expected


def _refused() -> Path:
    return FILES / "refused"


def _paths(folder: Path, name: str) -> tuple[Path, Path]:
    return folder / f"{name}.html", folder / f"{name}.json"
