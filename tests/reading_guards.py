"""What guards the reading of pages against a change that nobody meant: the records of many dialects, and the function calls of a page.

After a change on purpose, write both again: `python -m tests.reading_guards`.
"""

import json
import platform
from collections import defaultdict
from collections.abc import Iterable
from cProfile import Profile
from hashlib import sha256
from pathlib import Path

from kontan_crawler.parsing import HttpResponse, read_article
from tests.dialect_scores import RECEIVED, Reading, first_response, scores

FILE = Path(__file__).with_suffix(".json")
DIALECTS, PAGES = range(60), 5
COUNTED = range(0, 60, 2)
"""Dialects of which a page's calls are counted."""
NOT_OF_READING = {"extractor", "schema_version"}


def digests(readings: Iterable[Reading]) -> dict[str, str]:
    """Return a digest of the records of each dialect, by its number."""
    found = defaultdict(sha256)
    for reading in readings:
        record = {key: value for key, value in (reading.record or {}).items() if key not in NOT_OF_READING}
        found[str(reading.story.dialect.number)].update(json.dumps(record, sort_keys=True).encode())
    return {number: digest.hexdigest()[:16] for number, digest in found.items()}


def calls() -> float:
    """Return the function calls of reading a page, on average: work that no other process disturbs. Patterns and caches are warm."""
    pages = list(map(first_response, COUNTED))
    _read(pages)
    profile = Profile()
    profile.runcall(_read, pages)
    return sum(entry.callcount for entry in profile.getstats()) / len(pages)


def _read(pages: Iterable[HttpResponse]) -> None:
    for page in pages:
        read_article([HttpResponse(page.url, page.body)], RECEIVED)  # a new one: a response keeps what was parsed


def python() -> str:
    """Return the version of Python, whose function calls differ from those of another."""
    return ".".join(platform.python_version_tuple()[:2])


def main() -> None:
    known = json.loads(FILE.read_text()) if FILE.exists() else {"calls": {}}
    known = {"records": digests(scores(DIALECTS, PAGES).readings), "calls": known["calls"] | {python(): round(calls())}}
    FILE.write_text(json.dumps(known, indent=1) + "\n")


if __name__ == "__main__":
    main()
