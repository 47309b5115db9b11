"""Report on one page, as lines of plain text."""

from collections.abc import Iterator
from datetime import datetime

from rich.table import Column, Table
from rich.text import Text

from kontan_crawler.doctor.advice import article_advice, refusal_advice, truncation_advice
from kontan_crawler.doctor.examination import Examination, examine
from kontan_crawler.doctor.format import WIDTH, ends, record_table, selector_lines, shorten, table_lines, wrap
from kontan_crawler.doctor.listing import ListingRow, RowTrial, listing_advice, read_rows, try_row_selectors
from kontan_crawler.doctor.pages import LoadedPage
from kontan_crawler.outcomes import NO_HTML
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.no_article import refusal_of_response
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.urls import canonical

_ROWS = 3  # of a listing
_MAX_URL = 300  # characters
Report = tuple[list[str], list[str]]
"""The lines, and the advice that the last lines contain."""


def report_on(page: LoadedPage, now: datetime, width: int = WIDTH) -> Report:
    """Return the report on a page. now: time of the response, aware; width: columns of the terminal."""
    if refusal := page.refusal or _refusal(page):
        return _with_advice(_head(page, f"refused: {refusal}", width), [refusal_advice(refusal)], width)
    assert page.response  # a page without a response has a refusal
    return (_on_listing if page.is_listing else _on_article)(page, page.response, now, width)


def _refusal(page: LoadedPage) -> str | None:
    if page.response is None or not page.is_listing:
        return refusal_of_response(page.response) if page.response else NO_HTML
    return page.response.unreadable


def _on_article(page: LoadedPage, response: HttpResponse, now: datetime, width: int) -> Report:
    examined = examine(response, now)
    raw = examined.raw
    verdict = f"a run would refuse it: {examined.refusal}" if examined.refusal else "a run would deliver it"
    lines = [
        *_head(page, f"template {raw.template}; {verdict}", width),
        *_further_parts(raw),
        "", "SELECTORS in order of preference, with the number of matches; * is used", *selector_lines(examined.trials, width),
        "", "RECORD", *table_lines(record_table(examined.article), width, indent=2),
        "", "FALLBACK: the body without selectors", *_fallback_lines(examined, width),
    ]  # fmt: skip
    return _with_advice(lines, truncation_advice(response.text) + article_advice(response.document, examined), width)


def _further_parts(raw: RawArticle) -> list[str]:
    if raw.next_part is None:
        return []
    if raw.is_next_linked:
        return [f"  it links to {raw.last_part} parts; a run would request the other parts too"]
    return ["  it has no closing line and no links to parts; a run would request part 2"]


def _on_listing(page: LoadedPage, response: HttpResponse, now: datetime, width: int) -> Report:
    trials, rows = try_row_selectors(response), read_rows(response, now)
    lines = _head(page, f"a listing; {'its format is unknown' if rows is None else f'{len(rows)} rows'}", width)
    first = [line for row in (rows or [])[:_ROWS] for line in _row_lines(row, width)]
    lines += ["", "SELECTORS", *table_lines(_row_trial_table(trials), width, indent=2), "", "FIRST ROWS", *(first or ["  none"])]
    return _with_advice(lines, [*truncation_advice(response.text), *listing_advice(trials, rows)], width)


def _head(page: LoadedPage, result: str, width: int) -> list[str]:
    response = page.response
    url = [shorten(canonical(response.url) or response.url, _MAX_URL)] if response else []
    status = f"status {page.status}, " if page.status else ""
    size = f"{status}{len(response.content):,} bytes; " if response else ""
    return [*url, *wrap(page.origin, width, "  ", "  "), *wrap(f"{size}{result}", width, "  ", "  ")]


def _fallback_lines(examined: Examination, width: int) -> Iterator[str]:
    fallback, text = examined.fallback, examined.article.text
    verdict = f"would be refused: {examined.fallback_refusal}" if examined.fallback_refusal else "would be delivered"
    yield f"  {fallback.word_count} words; {verdict}{'; the record uses it' if examined.uses_fallback else ''}"
    yield from (f"  {shorten(line, width - 2)}" for line in ends(fallback.text))
    if text and not examined.uses_fallback:
        yield f"  it has {examined.overlap():.0%} of the words of the record's text"


def _row_trial_table(trials: list[RowTrial]) -> Table:
    total = next(trial.matches for trial in trials if trial.name == "ROW")
    table = Table.grid("", "", Column(ratio=1, overflow="fold"), padding=(0, 1), expand=True)
    for trial in trials:
        in_rows = f"{trial.matches} of {total} rows, used in {trial.used}"
        table.add_row(trial.name, in_rows if trial.name.startswith("ROW_") else f"matches {trial.matches}", Text(trial.selector))
    return table


def _row_lines(row: ListingRow, width: int) -> Iterator[str]:
    yield f"  {shorten(row.article or f'{row.url} (no article)', width - 2)}"
    yield f"    {shorten(row.printed_date or 'no date', 40)} = {row.date.isoformat(timespec='seconds') if row.date else 'unknown form'}"


def _with_advice(lines: list[str], advice: list[str], width: int) -> Report:
    shown = [line for sentence in advice for line in wrap(sentence, width, "- ", "  ")] or ["  No problems found."]
    return [*lines, "", "WHAT TO DO", *shown], advice
