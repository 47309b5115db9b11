"""The strings of an article's fields, as printed; `article.py` cleans them. A field has those of the first selector in `site` that gives any."""

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from kontan_crawler import site
from kontan_crawler.outcomes import MATCHED
from kontan_crawler.parsing.http_response import text_of
from kontan_crawler.parsing.raw_article import SelectorMatches
from kontan_crawler.parsing.select import select, select_elements

_DATED = re.compile(r"\b\d{4}\b|\d+[/.-]\d+[/.-]\d+|\blalu\b")


def read_fields(root: etree._Element, template: site.Template, matches: SelectorMatches) -> dict[str, list[str]]:
    """Return the strings of the fields of a page except its body, without those that it does not have, and count the matches of each selector."""
    found: dict[str, list[str]] = {}
    for elements, table in _tables(root, template):
        for field, selectors in table.items():
            if field not in found and (values := first_match(elements, field, selectors, matches)):
                found[field] = values
    return found


def first_match(elements: Iterable[etree._Element], field: str, selectors: Iterable[str], matches: SelectorMatches) -> list[str]:
    """Return the strings that the first selector with any finds in some elements, and count the matches of those that are tried.

    The string of an element is its visible text. A date has a year or the like.
    """
    for selector in selectors:
        kind = "xpath" if selector.startswith("/") else "css"
        found = [each for element in elements for each in select(element, selector)]
        printed = [each if isinstance(each, str) else text_of(each) for each in found]
        matches.inc_value(MATCHED(f"{field}/{kind}/{selector}"), 1 if printed else 0)
        if values := [value.strip() for value in printed if value.strip() and (field != "date" or _DATED.search(value))]:
            return values
    return []


def _tables(root: etree._Element, template: site.Template) -> Iterator[tuple[list[etree._Element], Mapping[str, Iterable[str]]]]:
    """Yield each table of selectors with the elements of the document that it is for."""
    of_template = {field: getattr(template, field) for field in ("title", "date", "authors", "editors")}
    yield [root], of_template | site.PAGE_FIELDS
    yield select_elements(root, site.PICTURE), site.PICTURE_FIELDS
    yield select_elements(root, site.HEAD), site.HEAD_FIELDS
