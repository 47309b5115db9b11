"""The strings of an article's fields, as printed; `article.py` cleans them. A field has those of the first selector in `site` that gives any."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from parsel import Selector, SelectorList

from kontan_crawler import site
from kontan_crawler.outcomes import MATCHED
from kontan_crawler.parsing.raw_article import SelectorMatches

LISTS = frozenset({"authors", "editors", "tags"})
"""Fields with several values; of the links of `rubric` the last one counts."""
_DATED = re.compile(r"\b\d{4}\b|\d+[/.-]\d+[/.-]\d+|\blalu\b")

Part = Selector | SelectorList[Any]
"""A part of a document."""


def read_fields(document: Selector, template: site.Template, matches: SelectorMatches) -> dict[str, Any]:
    """Return the fields of a page except its body, without those that it does not have, and count the matches of each selector."""
    found: dict[str, list[str]] = {}
    for part, table in _tables(document, template):
        for field, selectors in table.items():
            if field not in found and (values := first_match(part, field, selectors, matches)):
                found[field] = values
    return {field: value_of(field, values) for field, values in found.items()}


def first_match(part: Part, field: str, selectors: Iterable[str], matches: SelectorMatches) -> list[str]:
    """Return the strings of the first selector that gives any for a field, and count the matches of those that are tried."""
    for selector in selectors:
        kind = "xpath" if selector.startswith("/") else "css"
        printed = getattr(part, kind)(selector).getall()
        matches.inc_value(MATCHED(f"{field}/{kind}/{selector}"), 1 if printed else 0)
        if values := [value.strip() for value in printed if value.strip() and (field != "date" or _DATED.search(value))]:
            return values
    return []


def value_of(field: str, values: list[str]) -> str | list[str]:
    """Return the value of a field that has these strings, at least one."""
    return values if field in LISTS else values[-1 if field == "rubric" else 0]


def _tables(document: Selector, template: site.Template) -> Iterator[tuple[Part, Mapping[str, Iterable[str]]]]:
    """Yield each table of selectors with its part of the document."""
    of_template = {field: getattr(template, field) for field in ("title", "date", "authors", "editors")}
    yield document, of_template | site.PAGE_FIELDS
    yield document.xpath(site.PICTURE), site.PICTURE_FIELDS
    yield document.xpath(site.HEAD), site.HEAD_FIELDS
