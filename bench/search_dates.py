"""The table of dates in texts: this project beside dateparser's `search_dates`."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

from dateparser.search import search_dates

from bench.markdown import DASH, table
from bench.pages import DAY
from bench.rounds import Spread, ratios, spread, take_turns
from bench.timex import Text, annotated_texts, found_by_project
from bench.timex_scores import Annotation, Compared, Timex, count
from kontan_crawler import __version__
from kontan_crawler.replica.dataset import Dataset

WORDS = 400
_SEARCH, _OURS = "dateparser `search_dates`", "kontan_crawler"


def lines(texts: int, rounds: int, annotated: Path | None, annotations: Path | None) -> Iterator[str]:
    """Yield the table. texts: number of texts of the replica to measure with. annotated: as for bench.timex."""
    finders = {_OURS: found_by_project, _SEARCH: found_by_dateparser}
    milliseconds = take_turns({name: partial(_milliseconds, find, _texts(texts)) for name, find in finders.items()}, rounds)
    scores = _scores(finders, list(annotated_texts(annotated, annotations)) if annotated else [])
    yield f"**Dates in texts**: {texts} texts of {WORDS} words of the replica; rounds: {rounds}"
    yield ""
    versions = {_OURS: __version__, _SEARCH: version("dateparser")}
    base = milliseconds[_SEARCH]
    head = (
        "finder",
        "version",
        f"CPU ms for {WORDS} words",
        "times the rate of dateparser",
        "F1 of extents, strict",
        "relaxed",
        "F1 of values",
    )
    yield from table(head, [_row(name, versions[name], spread(of), ratios(base, of), scores[name]) for name, of in milliseconds.items()])


def _row(name: str, version: str, cost: Spread, ratio: Spread, scores: Sequence[str]) -> Sequence[str]:
    return name, version, str(cost), str(ratio), *scores


def _texts(number: int) -> list[Text]:
    """Return texts of the replica, joined and cut to the same number of words."""
    records = Dataset(DAY).expected.values()
    words = " ".join(str(record["text"]) for record in records if record["language"] == "id").split()
    pieces = (" ".join(words[first : first + WORDS]) for first in range(0, number * WORDS, WORDS))
    return [Text(str(place), DAY, piece, None) for place, piece in enumerate(pieces)]


def _milliseconds(find: Callable[[Text], list[Timex]], texts: Sequence[Text]) -> float:
    find(texts[0])  # compiles patterns
    begun = time.process_time()
    for text in texts:
        find(text)
    return (time.process_time() - begun) * 1000 / len(texts)


def found_by_dateparser(text: Text) -> list[Timex]:
    """Return what dateparser finds, as days. It gives no offsets: each is looked for behind the last."""
    base = datetime(text.published.year, text.published.month, text.published.day)
    found, end = list[Timex](), 0
    for words, moment in search_dates(text.text, languages=["id"], settings={"RELATIVE_BASE": base, "DATE_ORDER": "DMY"}) or ():
        start = text.text.find(words, end)
        if start >= 0:
            end = start + len(words)
            found.append(Timex(start, end, "DATE", str(moment.date())))
    return found


def _scores(finders: Mapping[str, Callable], annotated: Sequence[tuple[Text, Annotation]]) -> dict[str, list[str]]:
    """Return F1 of strict extents, relaxed extents and values by finder, or dashes without annotated texts."""
    scores = dict.fromkeys(finders, [DASH] * 3)
    for name, find in finders.items() if annotated else ():
        counts = count([Compared(one.timexes, _fitted(name, find(text), one, text), []) for text, one in annotated])
        scores[name] = [f"{2 * counts[kind] / (counts['annotated'] + counts['found']):.3f}" for kind in ("strict", "relaxed", "value")]
    return scores


def _fitted(name: str, found: list[Timex], annotation: Annotation, text: Text) -> list[Timex]:
    return lenient(found, annotation.timexes, text.published) if name == _SEARCH else found


def lenient(found: list[Timex], annotated: Sequence[Timex], published: date) -> list[Timex]:
    """Return the days found; one within an annotated month or year has its value, and the day of publication that of an annotated present."""
    values = {one[:2]: one.value for one in annotated}
    return [one._replace(value=values[one[:2]]) if _agrees(one.value, values.get(one[:2]), published) else one for one in found]


def _agrees(day: str | None, value: str | None, published: date) -> bool:
    return bool(day and value) and (day.startswith(value) or (value == "PRESENT_REF" and day == str(published)[:10]))
