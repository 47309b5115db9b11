"""Try every selector of `site` on a page, as a crawl does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

from parsel import Selector, SelectorList

from kontan_crawler import site
from kontan_crawler.parsing.item_loader import load_fields
from kontan_crawler.parsing.page_fields import first_match
from kontan_crawler.parsing.raw_article import SelectorMatches

USED, UNUSED, NO_MATCH, NO_TEXT, NO_DATE = "used", "unused", "no match", "no text", "no date"
_NOT_LOADED = ("body",)  # fields that `page_fields` does not read


@dataclass(frozen=True)
class Trial:
    """A selector tried on a page."""

    field: str
    table: str
    """Name of the template, or "page", "picture" or "head"."""
    selector: str
    matches: int
    value: str
    """As printed; several values are separated by "; "."""
    result: str
    """USED, UNUSED, NO_MATCH, NO_TEXT or NO_DATE."""


@dataclass(frozen=True)
class _Table:
    """A table of `site` for a part of the page; `active` if it is used for the page's template."""

    name: str
    part: Selector | SelectorList
    rows: Mapping[str, tuple[str, ...]]
    active: bool = True


def try_selectors(document: Selector, template: str) -> list[Trial]:
    """Try the selectors of all templates, by field in order of preference. template: name of the page's template."""
    trials: dict[str, list[Trial]] = {}
    for table in _tables(document, template):
        for field, selectors in table.rows.items():
            earlier = trials.setdefault(field, [])
            open_field = table.active and not any(trial.result == USED for trial in earlier)
            earlier += _mark_used([_try(table, field, selector) for selector in selectors], open_field)
    return [trial for field in sorted(trials, key=_NOT_LOADED.__contains__) for trial in trials[field]]


def site_row(table: str, field: str) -> str:
    """Return the name of a row in kontan_crawler/site.py: "DESKTOP.title", "HEAD_FIELDS['meta_title']"."""
    name = f"{table.upper()}_FIELDS"
    return f"{name}['{field}']" if hasattr(site, name) else f"{table.upper()}.{field}"


def _tables(document: Selector, template: str) -> Iterator[_Table]:
    """Yield the tables in the order of `page_fields`. FALLBACK repeats rows of the templates, so it is included only if it is used."""
    for each in (*site.TEMPLATES, *([site.FALLBACK] if template == site.FALLBACK.name else [])):
        rows = {field.name: getattr(each, field.name) for field in fields(each) if field.name != "name"}
        yield _Table(each.name, document, rows, each.name == template)
    yield _Table("page", document, site.PAGE_FIELDS)
    yield _Table("picture", document.xpath(site.PICTURE), site.PICTURE_FIELDS)
    yield _Table("head", document.xpath(site.HEAD), site.HEAD_FIELDS)


def _try(table: _Table, field: str, selector: str) -> Trial:
    found = table.part.xpath(selector) if selector.startswith("/") else table.part.css(selector)
    values = _values(table.part, field, selector, found)
    if values or not found:
        return Trial(field, table.name, selector, len(found), "; ".join(values), UNUSED if found else NO_MATCH)
    shown = found[0].get()
    return Trial(field, table.name, selector, len(found), shown, NO_DATE if field == "date" and shown.strip() else NO_TEXT)


def _values(part: Selector | SelectorList, field: str, selector: str, found: SelectorList) -> list[str]:
    """Return the values of a selector; for the body, the text of the first match."""
    if field == "body":
        return [text for element in found[:1] if (text := element.get())]
    printed = first_match([each.root for each in part.xpath(".")], field, [selector], SelectorMatches())
    value = getattr(load_fields({field: printed}), field) or []
    return [value] if isinstance(value, str) else value


def _mark_used(trials: list[Trial], open_field: bool) -> list[Trial]:
    """Mark the selector that a run uses: the first with a value, the first body even if it is empty."""
    for number, trial in enumerate(trials if open_field else []):
        if trial.result == UNUSED or (trial.field == "body" and trial.matches):
            trials[number] = replace(trial, result=USED)
            break
    return trials
