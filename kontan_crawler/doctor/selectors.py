"""Every selector of `site` tried on one page, by the project's own loader: what it matched, what it gave, what was taken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

from parsel import Selector, SelectorList

from kontan_crawler import site
from kontan_crawler.parsing.item_loader import ArticleLoader

USED, NOT_NEEDED, NO_MATCH, NO_TEXT, NO_DATE = "used", "not needed", "no match", "gave no text", "bears no date"
_NO_LOADING = ("body", "page_links")  # read by `pages`, not by the loader


@dataclass(frozen=True)
class Trial:
    """One selector tried on a page."""

    field: str
    place: str  # name of the template, or the part of the page that the table is for
    rule: str
    matched: int
    gave: str  # the first value, as printed
    verdict: str


@dataclass(frozen=True)
class _Table:
    """Rows of `site` and the part of the page that they are for; `read` says whether a page of this kind is read by them."""

    place: str
    part: Selector | SelectorList
    rows: Mapping[str, tuple[str, ...]]
    read: bool = True


def try_selectors(document: Selector, chosen: str) -> list[Trial]:
    """Try the selectors of all templates and of what every page may have; field by field, in order of trust.

    chosen: name of the template that the page is read by.
    """
    trials: dict[str, list[Trial]] = {}
    for table in _tables(document, chosen):
        for field, rules in table.rows.items():
            known = trials.setdefault(field, [])
            known += _judged([_try(table, field, rule) for rule in rules], table.read and not any(trial.verdict == USED for trial in known))
    return [trial for field in sorted(trials, key=_NO_LOADING.__contains__) for trial in trials[field]]


def row_of(place: str, field: str) -> str:
    """Return what a row is called in kontan_crawler/site.py: "DESKTOP.title", "HEAD_FIELDS['meta_title']"."""
    table = f"{place.upper()}_FIELDS"
    return f"{table}['{field}']" if hasattr(site, table) else f"{place.upper()}.{field}"


def _tables(document: Selector, chosen: str) -> Iterator[_Table]:
    """In the order in which the loader reads them; FALLBACK repeats the others' rows and is shown where it is read only."""
    for template in (*site.TEMPLATES, *([site.FALLBACK] if chosen == site.FALLBACK.name else [])):
        rows = {field.name: getattr(template, field.name) for field in fields(template) if field.name != "name"}
        yield _Table(template.name, document, rows, template.name == chosen)
    yield _Table("page", document, site.PAGE_FIELDS)
    yield _Table("picture", document.xpath(site.PICTURE), site.PICTURE_FIELDS)
    yield _Table("head", document.xpath(site.HEAD), site.HEAD_FIELDS)


def _try(table: _Table, field: str, rule: str) -> Trial:
    found = table.part.xpath(rule) if rule.startswith("/") else table.part.css(rule)
    values = _values(table.part, field, rule, found)
    if values or not found:
        return Trial(field, table.place, rule, len(found), "; ".join(values), NOT_NEEDED if found else NO_MATCH)
    shown = found[0].get()
    return Trial(field, table.place, rule, len(found), shown, NO_DATE if field == "date" and shown.strip() else NO_TEXT)


def _values(part: Selector | SelectorList, field: str, rule: str, found: SelectorList) -> list[str]:
    """What a selector gives; a body is its text, of which only the first container counts."""
    if field == "body":
        return [text for element in found[:1] if (text := element.get())]
    if field == "page_links":
        return part.css(f"{rule}::attr(href)").getall()
    loader = ArticleLoader(selector=part)  # type: ignore[arg-type]  # a list of selectors serves as well
    loader.gather(field, [rule])
    value = loader.get_output_value(field)
    return [value] if isinstance(value, str) else value or []


def _judged(trials: list[Trial], needed: bool) -> list[Trial]:
    """Mark what is taken: the first that gives something, the first container even if empty, all links to parts."""
    for number, trial in enumerate(trials if needed else []):
        if trial.verdict == NOT_NEEDED or (trial.field == "body" and trial.matched):
            trials[number] = replace(trial, verdict=USED)
            if trial.field != "page_links":
                break
    return trials
