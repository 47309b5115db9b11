"""Facts about the lines of pages, a row each, from which the odds of `kontan_crawler.text.line_odds` are learnt.

The rows are of a thousand invented sites, each read with the rules as they were before they knew it. `python -m training.facts FILE` adds
those of more pages: JSON Lines {url, html, text}, with the paragraphs of the story in `text`.
"""

import json
import lzma
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from unittest.mock import patch

from kontan_crawler.parsing import HttpResponse, read_article
from kontan_crawler.text.draft import Draft
from kontan_crawler.text.line_facts import LineFacts
from kontan_crawler.text.line_odds import MAX_WORDS, odds_features

_HERE = Path(__file__).parent
PAGE_FACTS, STORY_FACTS = _HERE / "page_facts.xz", _HERE / "story_facts.xz"
_DIGITS = "0123456789abcdef"  # no fact has a greater value
_MIN_PIECE = 40  # letters and digits of a sentence that is a piece of a paragraph


def read_rows(file: Path) -> Iterator[str]:
    """Yield the rows of a file: a digit for each fact, after a line with their names."""
    names, *rows = lzma.decompress(file.read_bytes()).decode().splitlines()
    yield from (f"{names}={row}" for row in rows)


def features_of_row(row: str) -> set[str]:
    """Return the features of a row."""
    names, _, values = row.partition("=")
    return set(odds_features(dict(zip(names.split(","), map(_DIGITS.index, values), strict=True))))


def rows_of(page: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """Yield the names of the facts, the values and whether it is of the story, of each line of a page that no rule has dropped."""
    drafts: list[Draft] = []
    with patch("kontan_crawler.text.foreign.drop_by_odds", lambda draft, _: drafts.append(draft)):
        read_article([HttpResponse(page["url"], page["html"].encode())], datetime.now(timezone.utc))
    story = [_letters(line) for paragraph in page["text"] for line in (paragraph, *paragraph.split("\n"))]
    for draft in drafts:
        facts = LineFacts(draft)
        for number in (number for number, features in enumerate(draft.found) if features.words <= MAX_WORDS and not draft.dropped[number]):
            found = facts.of(number)
            yield ",".join(found), "".join(map(_DIGITS.__getitem__, found.values())), _is_told(draft.found[number].text, story)


def _is_told(line: str, story: Iterable[str]) -> bool:
    letters = _letters(line)
    return any(letters == paragraph or (len(letters) >= _MIN_PIECE and letters in paragraph) for paragraph in story)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def _add(file: Path, names: str, rows: Iterable[str]) -> None:
    rows_before = [row.partition("=") for row in read_rows(file)]
    if any(before != names for before, _, _ in rows_before):
        sys.exit(f"{file.name} has the rows of other facts: write it anew from all pages")
    known = {values for _, _, values in rows_before}
    text = "\n".join([names, *sorted(known.union(rows)), ""])
    file.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    found = [row for line in Path(sys.argv[1]).read_text("utf-8").splitlines() for row in rows_of(json.loads(line))]
    if not found:
        sys.exit(f"{sys.argv[1]} has no line that could be learnt from")
    for to, is_of_story in ((PAGE_FACTS, False), (STORY_FACTS, True)):
        _add(to, found[0][0], (values for _, values, is_told in found if is_told is is_of_story))
        print(f"{to.name}: {sum(1 for _ in read_rows(to))} rows")
