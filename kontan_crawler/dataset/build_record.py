"""build.json: what a dataset was made from. It has no clock and no folder, so that the same feeds and options give the same bytes."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from importlib.metadata import version
from pathlib import Path
from shlex import quote
from typing import Any, get_origin, get_type_hints

from kontan_crawler import __version__
from kontan_crawler.dataset.inputs import Input
from kontan_crawler.dataset.options import THRESHOLD, Options
from kontan_crawler.dataset.provenance import SeenRules
from kontan_crawler.items import SCHEMA_VERSION

BUILD_NAME, CARD_NAME, CROISSANT_NAME, SUMS_NAME = "build.json", "README.md", "croissant.json", "SHA256SUMS"
_PACKAGES = ("pyarrow", "rensa", "phonenumbers", "vl-convert-python")


class NoDataset(ValueError):
    """A folder is no dataset of this program. The message says why."""


def again(folder: Path) -> str:
    """Return how to build a damaged dataset again: a build replaces nothing that differs from what a build wrote."""
    name = quote(str(folder))
    return f"move the folder, then build it again: mv {name} {name}.damaged"


@dataclass(frozen=True)
class BuildRecord:
    """The content of build.json."""

    program: str
    schema_version: int
    packages: Mapping[str, str]
    options: Mapping[str, Any]
    inputs: list[Mapping[str, Any]]
    left_out: int
    """Lines, feeds and manifests that could not be read."""
    dropped: Mapping[str, int]
    """Articles left out by `--drop`, by flag, and in all."""
    robots: list[Mapping[str, Any]] = field(default_factory=list)
    """Rules of robots.txt by host, with the days between which they were seen."""

    @property
    def text(self) -> str:
        """The file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def new_record(
    inputs: Iterable[Input], options: Options, left_out: int, dropped: Mapping[str, int], robots: Iterable[SeenRules]
) -> BuildRecord:
    """Return the record of a build."""
    return BuildRecord(
        f"kontan_crawler {__version__}", SCHEMA_VERSION, {name: version(name) for name in (*_PACKAGES, *(["sentencex"] if options.sentences else []))},
        asdict(options) | {"drop": list(options.drop), "threshold": THRESHOLD},
        [{"name": one.name, "bytes": one.bytes, "sha256": one.sha256} for one in inputs],
        left_out, dict(sorted(dropped.items())), [asdict(one) | {"first": one.first.isoformat(), "last": one.last.isoformat()} for one in robots],
    )  # fmt: skip


def read_record(folder: Path) -> BuildRecord:
    """Return the record of a dataset. Raises NoDataset, OSError."""
    try:
        return _checked(BuildRecord(**json.loads((folder / BUILD_NAME).read_text(encoding="utf-8"))))
    except FileNotFoundError:
        raise NoDataset(f"{folder} is no dataset: it has no {BUILD_NAME}; build one with `scrapy dataset build FEED --to DIR`") from None
    except (ValueError, TypeError) as error:
        raise NoDataset(f"{folder / BUILD_NAME} is damaged, or of another version: {error}; {again(folder)}") from None


def _checked(record: BuildRecord) -> BuildRecord:
    """Return a record whose values are of their types. Raises ValueError."""
    for name, hint in get_type_hints(BuildRecord).items():
        if not isinstance(getattr(record, name), get_origin(hint) or hint):
            raise ValueError(f"{name} is of another type")
    if {*record.options} != {"threshold", *(one.name for one in fields(Options))}:
        raise ValueError("options are not those of this version")
    return record
