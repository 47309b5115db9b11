"""Pages of dialects show their expected records, whatever the markup: letters are compared, no rule of the reader is used."""

import re
from collections import Counter
from datetime import date
from random import Random

import pytest
from lxml import html

from kontan_crawler.replica import foreign_phrases
from kontan_crawler.replica.blocks import Foreign
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.dialect import FOREIGN_KINDS, dialect
from kontan_crawler.replica.dialect_stories import in_dialect
from kontan_crawler.replica.expected import expected_record, percent_encoded
from kontan_crawler.replica.site import Site
from tests.replica.test_replica import letters

DAY = date(2026, 2, 4)
NUMBERS = range(1, 61)


@pytest.fixture(scope="module")
def pages():
    """An article of each dialect: story, expected record, the letters of its pages in order, and their HTML."""
    return [page for number in NUMBERS for page in some(number)]


def some(number: int):
    dataset = Dataset(DAY, per_day=2, dialect=number)
    articles = [story for story in dataset.stories if story.kanal == "internasional" and not story.substitute]
    for drawn in Random(number).sample(articles, 1):
        story = dataset.story(drawn.url)
        numbers = ["all"] if story.paging.whole else range(1, len(story.parts) + 1)
        url = percent_encoded(story.url)
        bodies = [Site(dataset).respond(f"{url}?page={part}", {}).body.decode() for part in numbers]
        yield story, expected_record(story), letters(" ".join(html.fromstring(body).text_content() for body in bodies)), bodies


def test_the_expected_text_is_shown_in_order(pages):
    for story, record, shown, _ in pages:
        place = 0
        for paragraph in record["text"].split("\n\n"):
            place = shown.find(letters(paragraph), place)
            assert place >= 0, (story.dialect.number, story.slug, paragraph)


def test_the_other_expected_fields_are_shown(pages):
    for story, record, shown, bodies in pages:
        texts = [record["title"], record["dateline"] or "", *record["authors"], *record["editors"], *record["sources"]]
        texts += [link["title"] for link in record["related"]] + record["tags"]
        if record["template"] != "fallback" and record["image"]:
            texts.append(record["image"]["caption"] or "")
        missing = [text for text in texts if letters(text) not in shown]
        assert not missing, (story.dialect.number, story.slug)
        line = record["published_raw"] or ""
        assert letters(line) in shown or f'content="{line}"' in bodies[0], (story.dialect.number, line)


def test_no_foreign_line_is_expected(pages):
    for story, record, *_ in pages:
        lines = {letters(line) for block in story.blocks if isinstance(block, Foreign) for line in block.html.striptags().split("\n")}
        assert not lines & {letters(paragraph) for paragraph in record["text"].split("\n\n")} - {""}, story.dialect.number


def test_every_kind_of_foreign_block_is_shown(pages):
    kinds = Counter(block.kind for story, *_ in pages for block in story.blocks if isinstance(block, Foreign))
    assert set(FOREIGN_KINDS) == kinds.keys()


def test_both_templates_occur(pages):
    templates = Counter(record["template"] for _, record, *_ in pages)
    assert templates["desktop"] > 10 and templates["mobile"] > 10


def test_a_dialect_is_always_the_same():
    dataset = Dataset(DAY, per_day=2, dialect=7)
    drawn, others = dataset.stories[-1], dataset.stories
    assert in_dialect(drawn, dialect(7), others) == in_dialect(drawn, dialect(7), others)
    assert dialect(7) is dialect(7) and dialect(7) != dialect(8)


def test_there_are_a_dozen_phrases_of_each_kind():
    pools = [
        *foreign_phrases.PROMPTS.values(),
        foreign_phrases.QUESTIONS,
        foreign_phrases.VOTES,
        foreign_phrases.TICKERS,
        foreign_phrases.TIMES,
    ]
    pools += [
        foreign_phrases.LIST_HEADINGS,
        foreign_phrases.VIDEO_HEADINGS,
        foreign_phrases.RECOMMENDATIONS,
        foreign_phrases.POINTER_LABELS,
    ]
    pools += [
        foreign_phrases.GOOGLE_LINES,
        foreign_phrases.PART_WORDS,
        foreign_phrases.PAYWALLS,
        foreign_phrases.SYNDICATIONS,
        foreign_phrases.AGES,
    ]
    assert min(len(set(pool)) for pool in pools) >= 12


def test_the_best_guess_has_no_foreign_block():
    assert dialect(0).foreign == ()


@pytest.mark.parametrize("parts", ["honoured", "ignored", "links"])
def test_ways_to_serve_parts(parts, pages):
    found = [(story, bodies) for story, _, _, bodies in pages if len(story.parts) > 1 and story.dialect["parts"] == parts]
    assert found
    for story, bodies in found:
        links = [bool(re.search(r'href="[^"]*\?page=2"', body)) for body in bodies]
        assert len(bodies) == (len(story.parts) if parts == "ignored" else 1)
        assert links[0] == (parts != "honoured"), story.dialect.number
