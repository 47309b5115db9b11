"""What guards the reading of pages against a change that nobody meant: the records of many dialects, the function calls of a page, and
the places of its text where patterns are tried.

After a change on purpose, write both again: `python -m tests.reading_guards`. Real pages are not in the project: with REAL_PAGES, the name of a
file of them (bench/README.md), the records of these are written and tested, too.
"""

import json
import os
import platform
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from cProfile import Profile
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest import mock

from bench.pages import real_pages
from kontan_crawler.parsing import HttpResponse, read_article
from kontan_crawler.patterns import LazyPattern
from tests.dialect_scores import RECEIVED, Reading, first_response, scores

FILE = Path(__file__).with_suffix(".json")
REAL = os.environ.get("REAL_PAGES", "")
DIALECTS, PAGES = range(60), 5
COUNTED = range(0, 60, 2)
"""Dialects of which a page's calls are counted."""
_WITH_PATTERNS = ("kontan_crawler.text.", "kontan_crawler.parsing.")
NOT_OF_READING = {"extractor", "schema_version"}


def digests(readings: Iterable[Reading]) -> dict[str, str]:
    """Return a digest of the records of each dialect, by its number."""
    found = defaultdict(sha256)
    for reading in readings:
        record = {key: value for key, value in (reading.record or {}).items() if key not in NOT_OF_READING}
        found[str(reading.story.dialect.number)].update(json.dumps(record, sort_keys=True).encode())
    return {number: digest.hexdigest()[:16] for number, digest in found.items()}


def real_digest(path: Path) -> dict[str, str]:
    """Return the digest of the records of real pages, by the digest of the pages."""
    pages, read = sha256(), sha256()
    for page in real_pages(path):
        pages.update(page.body)
        article = read_article([HttpResponse(page.url, page.body)], RECEIVED).article
        record = {key: value for key, value in (asdict(article) if article else {}).items() if key not in NOT_OF_READING}
        read.update(json.dumps(record, sort_keys=True).encode())
    return {pages.hexdigest()[:16]: read.hexdigest()[:16]}


def calls() -> float:
    """Return the function calls of reading a page, on average: work that no other process disturbs. Patterns and caches are warm."""
    pages = list(map(first_response, COUNTED))
    _read(pages)
    profile = Profile()
    profile.runcall(_read, pages)
    return sum(entry.callcount for entry in profile.getstats()) / len(pages)


def places() -> float:
    """Return at how many places of its text patterns are tried when a page is read, on average: at each letter by a search, at one by a match.

    Calls do not show what patterns cost. Only those of `text` and `parsing` are counted, without those that search the bytes of the page.
    """
    pages, tried = list(map(first_response, COUNTED)), Counter[str]()
    _read(pages)
    with ExitStack() as patches:
        for module in [module for name, module in sys.modules.items() if name.startswith(_WITH_PATTERNS)]:
            for name, value in list(vars(module).items()):
                patches.enter_context(mock.patch.object(module, name, _counted(value, tried)))
        _read(pages)
    return tried.total() / len(pages)


def _counted(value: Any, tried: Counter[str]) -> Any:
    """Return a pattern, or a row or table of patterns, that counts where it is tried; anything else as it is."""
    if type(value) in (tuple, list):
        return type(value)(_counted(each, tried) for each in value)
    is_pattern = isinstance(value, re.Pattern | LazyPattern) and isinstance(value.pattern, str)
    return _CountedPattern(value, tried) if is_pattern else value


class _CountedPattern:
    def __init__(self, pattern: re.Pattern[str], tried: Counter[str]) -> None:
        self._pattern, self._tried = pattern, tried

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._pattern, name)

        def counted(*arguments: Any, **named: Any) -> Any:
            text = arguments[1] if name == "sub" else arguments[0]
            self._tried[self._pattern.pattern] += 1 if name in ("match", "fullmatch") else len(text)
            return method(*arguments, **named)

        return counted


def _read(pages: Iterable[HttpResponse]) -> None:
    for page in pages:
        read_article([HttpResponse(page.url, page.body)], RECEIVED)  # a new one: a response keeps what was parsed


def python() -> str:
    """Return the version of Python, whose function calls differ from those of another."""
    return ".".join(platform.python_version_tuple()[:2])


def main() -> None:
    known = json.loads(FILE.read_text()) if FILE.exists() else {"calls": {}}
    counted = {"calls": known["calls"] | {python(): round(calls())}, "places": round(places())}
    real = known.get("real", {}) | (real_digest(Path(REAL)) if REAL else {})
    known = {"records": digests(scores(DIALECTS, PAGES).readings), "real": real} | counted
    FILE.write_text(json.dumps(known, indent=1) + "\n")


if __name__ == "__main__":
    main()
