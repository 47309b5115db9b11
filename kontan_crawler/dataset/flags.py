"""The flags of an article: each names a reason for which someone may leave it out. Nothing is left out by itself."""

from collections.abc import Collection, Mapping
from typing import Any

from kontan_crawler.outcomes import PARTS_DOUBTFUL, PARTS_MISSING
from kontan_crawler.spider_args import ArgumentError
from kontan_crawler.text.about_article import is_about_article
from kontan_crawler.text.boilerplate import without_boilerplate
from kontan_crawler.text.byline import read_byline
from kontan_crawler.text.chrome_lines import is_chrome_line
from kontan_crawler.text.lines import short_lines
from kontan_crawler.text.prompts import is_prompt
from kontan_crawler.text.related import has_label

TOO_SHORT, WRONG_LANGUAGE, BOILERPLATE, REPEATED_LINES = "too_short", "wrong_language", "boilerplate", "repeated_lines"
DUPLICATE, EXACT_DUPLICATE, PERSONAL_DATA, FALLBACK, UNDECODABLE = (
    "duplicate",
    "exact_duplicate",
    "personal_data",
    "fallback",
    "undecodable",
)
REPLICA = "replica"
FLAGS: Mapping[str, str] = {
    TOO_SHORT: "fewer words than `--min-words`",
    WRONG_LANGUAGE: "`language` is not `id`",
    FALLBACK: "read by the fallback: the template of its page was unknown",
    PARTS_MISSING: "some parts of the article could not be downloaded",
    PARTS_DOUBTFUL: "the article may have further parts",
    UNDECODABLE: "some letters could not be decoded",
    BOILERPLATE: "a line reads like one of the page and not of the story",
    REPEATED_LINES: "has a short line that stands in many articles",
    DUPLICATE: "an earlier article is the same or nearly so: `duplicate_of`",
    EXACT_DUPLICATE: "an earlier article has the same words",
    PERSONAL_DATA: "has an e-mail address, a phone number or a NIK",
    REPLICA: "made by the bundled replica of the site: no article of KONTAN",
}
"""Name -> meaning, in the order of the card."""
_OF_WARNINGS = (FALLBACK, PARTS_MISSING, PARTS_DOUBTFUL, UNDECODABLE)
_PLURALS = {"duplicates": DUPLICATE, "exact_duplicates": EXACT_DUPLICATE}  # as one says it


def flags_of_record(record: Mapping[str, Any], min_words: int) -> set[str]:
    """Return the flags that the record of an article gives by itself."""
    words = record["word_count"]
    found = {
        TOO_SHORT: (len(record["text"].split()) if words is None else words) < min_words,
        WRONG_LANGUAGE: record["language"] not in (None, "id"),
        BOILERPLATE: has_boilerplate(record["text"], record["headings"]),
    }
    return {name for name, holds in found.items() if holds} | {*_OF_WARNINGS} & {*record["warnings"]}


def has_boilerplate(text: str, headings: Collection[str] = ()) -> bool:
    """Return whether a short line of a text is one that the reader leaves out of stories today. An older version may have left it."""
    return any(is_of_page(line) for line in short_lines(text) if line not in headings)


def is_of_page(line: str) -> bool:
    """Return whether a line is boilerplate, a label with its link's title, or a byline."""
    is_boilerplate = without_boilerplate(line) != line or is_chrome_line(line) or is_prompt(line) or is_about_article(line)
    byline = read_byline(line)
    return is_boilerplate or has_label(line) or bool(byline and (byline.authors or byline.editors))  # a source may be that of a table


def flags_named(value: str) -> tuple[str, ...]:
    """Return the flags of `--drop`, separated by commas, in the order of FLAGS. Raises ArgumentError."""
    names = [_PLURALS.get(name, name) for name in (part.strip().lower() for part in value.split(","))]
    for name in names:
        if name not in FLAGS:
            raise ArgumentError(f"--drop={value!r} is invalid: unknown flag {name!r}; use {', '.join(FLAGS)}")
    return tuple(name for name in FLAGS if name in names)
