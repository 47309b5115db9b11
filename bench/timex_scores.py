"""Scores of time expressions against annotations, counted as TempEval-3 does."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Timex(NamedTuple):
    """A time expression: offsets into the text in Unicode code points, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str | None


class Annotation(NamedTuple):
    """The time expressions of one text; two careful annotators could differ on the doubtful ones."""

    timexes: list[Timex]
    doubtful: list[Timex]
    part: str = ""


class Compared(NamedTuple):
    """Two lists of time expressions of one text, and those on which no score should depend."""

    annotated: list[Timex]
    found: list[Timex]
    doubtful: list[Timex]


def read_annotations(path: Path) -> dict[str, Annotation]:
    """Return the annotations of a file of JSON Lines by id: `{id, part, timexes: [[start, end, type, value]], doubtful: [index]}`."""
    return {line["id"]: _annotation(line) for line in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def count(texts: Iterable[Compared]) -> Counter[str]:
    """Count the expressions `annotated` and `found`, and those alike in extent (strict, relaxed), type and value."""
    counts: Counter[str] = Counter()
    for text in texts:
        pairs = _pairs(text.annotated, text.found)
        counts.update(annotated=len(text.annotated), found=len(text.found), relaxed=len(pairs))
        counts["strict"] += sum(one[:2] == other[:2] for one, other in pairs)
        counts["type"] += sum(one.type == other.type for one, other in pairs)
        counts["value"] += sum(one.value == other.value for one, other in pairs)
    return counts


def print_scores(title: str, texts: list[Compared]) -> None:
    """Print precision, recall and F1 of all expressions, then of those that overlap no doubtful one, if some are doubtful."""
    _print(title, count(texts))
    if any(text.doubtful for text in texts):
        _print(f"{title}, without doubtful ones", count(map(_without_doubtful, texts)))


def _print(title: str, counts: Counter[str]) -> None:
    print(f"{title}: {counts['annotated']} expressions annotated, {counts['found']} found")
    for name in ("strict", "relaxed", "type", "value"):
        precision, recall = counts[name] / max(counts["found"], 1), counts[name] / max(counts["annotated"], 1)
        f1 = 2 * counts[name] / max(counts["found"] + counts["annotated"], 1)
        print(f"{name:8} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")


def _annotation(line: dict) -> Annotation:
    timexes = [Timex(*timex) for timex in line["timexes"]]
    return Annotation(timexes, [timexes[index] for index in line.get("doubtful", [])], line.get("part", ""))


def _without_doubtful(text: Compared) -> Compared:
    annotated, found = ([one for one in side if not _overlapping(one, text.doubtful)] for side in text[:2])
    return Compared(annotated, found, [])


def _pairs(timexes: list[Timex], found: list[Timex]) -> list[tuple[Timex, Timex]]:
    """Pair each expression with an overlapping one, of the same extent if possible. Each found one is used once."""
    left, pairs = list(found), []
    for timex in timexes:
        if overlapping := _overlapping(timex, left):
            nearest = min(overlapping, key=lambda one: one[:2] != timex[:2])
            left.remove(nearest)
            pairs.append((timex, nearest))
    return pairs


def _overlapping(timex: Timex, others: list[Timex]) -> list[Timex]:
    return [other for other in others if other.start < timex.end and timex.start < other.end]
