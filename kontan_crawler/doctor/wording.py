"""Lines of a report: 80 columns wide, and no page can send a control character to the terminal."""

import json
import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby

from kontan_crawler.doctor.selectors import NO_MATCH, USED, Trial
from kontan_crawler.items import WARNINGS, Article
from kontan_crawler.printable import printable

WIDTH = 79
_PLACE, _STATUS, _KEY = 9, 26, 15  # columns
_ENDS = 8  # words
_ITEMS = {  # what to show of the items of these lists
    "dates": lambda item: f"{item['text']} = {item['value']}",
    "related": lambda item: f"{item['kind']}: {item['title']}",
    "warnings": lambda code: f"{code}: {WARNINGS.get(code, '')}",
}


def shortened(text: str, width: int) -> str:
    """Return a text on one line, cut to a width."""
    line = printable(" ".join(text.split()))
    return line if len(line) <= width else f"{line[: width - 2].rstrip()} …"


def folded(text: str, first: str, following: str = "") -> list[str]:
    """Return a text over as many lines as it needs, whole; a long word, such as an address, stays in one piece."""
    words = printable(" ".join(text.split()))
    return textwrap.wrap(words, WIDTH, initial_indent=first, subsequent_indent=following, break_long_words=False, break_on_hyphens=False)


def beside(start: str, rule: str) -> list[str]:
    """Return a selector behind what became of it, on lines of its own if it is long."""
    indent = " " * (_PLACE + 2)
    return [start + rule] if len(start + rule) <= WIDTH else [start.rstrip(), *folded(rule, indent, indent)]


def selector_lines(trials: list[Trial]) -> Iterator[str]:
    """Yield what became of each selector, field by field and place by place."""
    for field, of_field in groupby(trials, key=lambda trial: trial.field):
        yield field
        for place, of_place in groupby(of_field, key=lambda trial: trial.place):
            for number, trial in enumerate(of_place):
                yield from _trial_lines(trial, "" if number else place)


def record_lines(article: Article) -> list[str]:
    """Return a line for each key of a record; of its text the first and the last words."""
    lines = []
    for key, value in asdict(article).items():
        shown = [f"{article.word_count} words, {len(value):,} characters", *ends(value)] if key == "text" else [_shown(key, value)]
        lines += [f"  {key if number == 0 else '':<{_KEY}}{shortened(line, WIDTH - _KEY - 2)}" for number, line in enumerate(shown)]
    return lines


def ends(text: str) -> list[str]:
    """Return the first and the last words of a text, a line each."""
    words = text.split()
    if len(words) <= 2 * _ENDS:
        return [" ".join(words)] if words else []
    return [f"{' '.join(words[:_ENDS])} …", f"… {' '.join(words[-_ENDS:])}"]


def _shown(key: str, value: object) -> str:
    if isinstance(value, list):
        return f"{len(value)}: {'; '.join(map(_ITEMS.get(key, str), value))}" if value else "none"
    if isinstance(value, dict):
        return "; ".join(part for part in value.values() if part)
    return "none" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _trial_lines(trial: Trial, place: str) -> Iterator[str]:
    """What became of a selector, the selector, and below it what it gave."""
    matches = f"{trial.matched} match{'' if trial.matched == 1 else 'es'}"
    status = {NO_MATCH: NO_MATCH, USED: f"used, {matches}"}.get(trial.verdict, f"matched {trial.matched}, {trial.verdict}")
    start = f"{'*' if trial.verdict == USED else ' '} {place:<{_PLACE}}{status:<{_STATUS}}"
    yield from beside(start, trial.rule)
    if trial.gave.strip():
        yield f"{'':<{_PLACE + 2}}= {shortened(trial.gave, WIDTH - _PLACE - 4)}"
