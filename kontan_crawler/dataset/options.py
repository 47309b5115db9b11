"""The options of a build."""

import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kontan_crawler.runs.setting_checks.paths import PAGE_ENDINGS, check_ending, check_path
from kontan_crawler.spider_args import ArgumentError

TRAIN, VALIDATION, TEST, UNDATED = "train", "validation", "test", "undated"
SPLITS = (TRAIN, VALIDATION, TEST, UNDATED)
"""Names of the splits in their order."""
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
MIN_WORDS, THRESHOLD = 20, 0.8


@dataclass(frozen=True)
class Options:
    """What a build was asked for. Months are as "2026-05"."""

    validation_from: str | None = None
    test_from: str | None = None
    min_words: int = MIN_WORDS
    drop: tuple[str, ...] = ()
    """Flags whose articles are left out."""
    keep_repeated_lines: bool = False
    sentences: bool = False
    rights: str = ""
    """Section of the card that the publisher wrote, in Markdown."""

    @cached_property
    def splits(self) -> list[tuple[str, str]]:
        """The first month of each split but the last, newest first."""
        return [(name, first) for name, first in ((TEST, self.test_from), (VALIDATION, self.validation_from)) if first]

    def split_of(self, month: str | None) -> str:
        """Return the split of a month; that of None, for articles without a day, is "undated"."""
        if month is None:
            return UNDATED
        return next((name for name, first in self.splits if month >= first), TRAIN)


def check_months(validation_from: str | None, test_from: str | None) -> None:
    """Raise ArgumentError for what is no month, and for a test split that begins before the validation split."""
    for name, value in (("--validation-from", validation_from), ("--test-from", test_from)):
        if value is not None and not _MONTH.fullmatch(value):
            raise ArgumentError(f"{name}={value!r} is no month; use YYYY-MM")
    if validation_from and test_from and test_from <= validation_from:
        raise ArgumentError(f"--test-from={test_from!r} is not after --validation-from={validation_from!r}; use a later month")


def min_words(value: str | None) -> int:
    """Return the number of `--min-words`. Raises ArgumentError."""
    if value is None:
        return MIN_WORDS
    if not re.fullmatch(r"\d{1,6}", value, re.ASCII):
        raise ArgumentError(f"--min-words={value!r} is no number; use one from 0 to 999999")
    return int(value)


def rights_from(name: str | None) -> str:
    """Return the content of the file of `--rights`. Raises ArgumentError."""
    if name is None:
        return ""
    check_path("--rights", name)
    try:
        text = Path(name).read_bytes().decode("utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ArgumentError(f"--rights {name!r} cannot be read: {getattr(error, 'strerror', None) or error}; use a text in UTF-8") from None
    if not text or "<!--" in text:
        raise ArgumentError(
            f"--rights {name!r} is {'empty' if not text else 'no plain Markdown: it has a comment'}; write the rights of the dataset"
        )
    return text


def target(name: str) -> Path:
    """Return the folder of `--to`, without links: a rename would replace them. Raises ArgumentError."""
    check_path("--to", name)
    folder = Path(name).resolve()
    if not folder.name or not folder.parent.is_dir():
        raise ArgumentError(f"--to {name!r} is invalid; use a folder in an existing one")
    if os.path.ismount(folder):
        raise ArgumentError(f"--to {name!r} is a mount point, which cannot be replaced; use a folder in it")
    return folder


def page_path(name: str | None, folder: Path) -> Path | None:
    """Return the file of `--html`. folder: of the dataset. Raises ArgumentError."""
    if name is None:
        return None
    check_path("--html", name)
    page = Path(name)
    if not page.parent.is_dir() or (page.exists() and not page.is_file()):
        raise ArgumentError(f"--html {name!r} is invalid; use a file in an existing folder")
    check_ending("--html", name, PAGE_ENDINGS, "HTML", "a browser prints it as PDF")
    if page.resolve().is_relative_to(folder.resolve()):
        raise ArgumentError(f"--html {name!r} is in the dataset, whose files are all known; use a file elsewhere")
    return page
