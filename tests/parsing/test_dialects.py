"""Pages of many dialects of the replica become their expected records: markup that no rule was written for."""

import json
from collections import Counter
from pathlib import Path

import pytest

from kontan_crawler.replica.dialect import TRAITS, dialect
from tests import reading_guards
from tests.dialect_scores import Scores, lines, scores

FOUND, F1, EXACT, EACH_FIELD, FOREIGN = 1.0, 0.999, 0.97, 0.99, 0
"""Least share of articles found, F1 of their paragraphs, share exactly right, share right of each field; most foreign lines."""


@pytest.fixture(scope="module")
def many() -> Scores:
    return scores(reading_guards.DIALECTS, reading_guards.PAGES)


def report(result: Scores) -> str:
    return "\n".join(lines(result, show=5))


def test_the_best_guess():
    result = scores([0], 20)
    assert result.exact == 1, report(result)


def test_every_article_is_found(many):
    assert many.found >= FOUND, report(many)


def test_paragraphs(many):
    assert many.f1 >= F1, report(many)


def test_articles_exactly_right(many):
    assert many.exact >= EXACT, report(many)


def test_each_field(many):
    assert min(many.fields.values()) >= EACH_FIELD, report(many)


def test_no_foreign_line(many):
    assert len(many.foreign) <= FOREIGN, report(many)


def test_records_are_as_before(many):
    """A change of speed or of structure changes no record."""
    known, read = json.loads(reading_guards.FILE.read_text())["records"], reading_guards.digests(many.readings)
    changed = [number for number in read if read[number] != known.get(number)]
    assert not changed, f"the records of dialects {', '.join(changed)} changed; if on purpose: python -m tests.reading_guards"


@pytest.mark.skipif(not reading_guards.REAL, reason="REAL_PAGES names no file of real pages")
def test_records_of_real_pages_are_as_before():
    known, read = json.loads(reading_guards.FILE.read_text())["real"], reading_guards.real_digest(Path(reading_guards.REAL))
    assert known.items() >= read.items(), "the records of the real pages changed; if on purpose: python -m tests.reading_guards"


def test_reading_costs_no_more_calls():
    known = json.loads(reading_guards.FILE.read_text())["calls"].get(reading_guards.python())
    if known is None:
        pytest.skip(f"no calls of Python {reading_guards.python()} are known: python -m tests.reading_guards")
    assert reading_guards.calls() <= 1.1 * known, "reading a page costs more calls; if on purpose: python -m tests.reading_guards"


def test_reading_tries_no_more_patterns():
    known = json.loads(reading_guards.FILE.read_text())["places"]
    assert reading_guards.places() <= 1.1 * known, (
        "patterns are tried at more places of a page; if on purpose: python -m tests.reading_guards"
    )


def test_paid_articles_are_refused(many):
    assert set(many.paid) == {"paywall"}, Counter(many.paid)


def test_every_value_of_every_trait_is_drawn():
    drawn = {name: {dialect(number)[name] for number in range(300)} for name in TRAITS}
    assert drawn == {name: set(values) for name, values in TRAITS.items()}


@pytest.mark.soak
def test_six_hundred_dialects():
    result = scores(range(60, 660), reading_guards.PAGES)
    assert result.found >= FOUND and result.f1 >= F1 and result.exact >= EXACT and min(result.fields.values()) >= EACH_FIELD, report(result)
    assert len(result.foreign) <= FOREIGN, report(result)
