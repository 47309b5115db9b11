"""Report on one page, as lines of plain text."""

from collections.abc import Iterator

from rich.table import Column, Table
from rich.text import Text

from kontan_crawler.doctor.examination import Examination, FurtherParts
from kontan_crawler.doctor.format import WIDTH, ends, record_table, selector_lines, shorten, table_lines, wrap
from kontan_crawler.doctor.listing import ListingRow, RowTrial
from kontan_crawler.doctor.origin import KEPT
from kontan_crawler.doctor.result import ListingResult, PageResult
from kontan_crawler.printable import printable

_ROWS = 3  # of a listing
_MAX_URL = 300  # characters


def report_on(result: PageResult, width: int = WIDTH) -> Iterator[str]:
    """Yield the lines of the report on a page. width: columns of the terminal."""
    yield from _head(result, width)
    if result.article:
        yield from _article_lines(result.article, width)
    if result.listing:
        yield from _listing_lines(result.listing, width)
    yield from ("", "WHAT TO DO")
    for sentence in result.advice:
        yield from wrap(sentence, width, "- ", "  ")
    if result.ok:
        yield "  No problems found."


def _head(result: PageResult, width: int) -> Iterator[str]:
    origin = result.page.origin
    if origin.kind == KEPT:
        yield printable(f"kept {result.received:%Y-%m-%d %H:%M:%S} WIB in {origin.file}")
        yield "  --fresh asks the site"
    if result.url is not None:
        yield shorten(result.url, _MAX_URL)
    status = f"status {result.page.status}, " if result.page.status else ""
    size = "" if result.size is None else f"{status}{result.size:,} bytes; "
    yield from wrap(str(origin), width, "  ", "  ")
    yield from wrap(f"{size}{_verdict(result)}", width, "  ", "  ")


def _verdict(result: PageResult) -> str:
    if result.article:
        verdict = f"a run would refuse it: {result.refused}" if result.refused else "a run would deliver it"
        return f"template {result.article.raw.template}; {verdict}"
    if result.listing:
        rows = result.listing.rows
        return f"a listing; {'its format is unknown' if rows is None else f'{len(rows)} rows'}"
    return f"refused: {result.refused}"


def _article_lines(examined: Examination, width: int) -> Iterator[str]:
    if parts := examined.further_parts:
        yield _further_parts(parts)
    yield from ("", "SELECTORS in order of preference, with the number of matches; * is used", *selector_lines(examined.trials, width))
    yield from ("", "RECORD", *table_lines(record_table(examined.article), width, indent=2))
    yield from ("", "FALLBACK: the body without selectors", *_fallback_lines(examined, width))


def _further_parts(parts: FurtherParts) -> str:
    if parts.linked:
        return f"  it links to {parts.last_part} parts; a run would request the other parts too"
    return f"  it has no closing line and no links to parts; a run would request part {parts.next_part}"


def _listing_lines(found: ListingResult, width: int) -> Iterator[str]:
    yield from ("", "SELECTORS", *table_lines(_row_trial_table(found.trials), width, indent=2), "", "FIRST ROWS")
    for row in (found.rows or [])[:_ROWS]:
        yield from _row_lines(row, width)
    if not found.rows:
        yield "  none"


def _fallback_lines(examined: Examination, width: int) -> Iterator[str]:
    fallback, overlap = examined.fallback, examined.overlap
    verdict = f"would be refused: {examined.fallback_refusal}" if examined.fallback_refusal else "would be delivered"
    yield f"  {fallback.word_count} words; {verdict}{'; the record uses it' if examined.uses_fallback else ''}"
    yield from (f"  {shorten(line, width - 2)}" for line in ends(fallback.text))
    if overlap is not None:
        yield f"  it has {overlap:.0%} of the words of the record's text"


def _row_trial_table(trials: list[RowTrial]) -> Table:
    total = next(trial.matches for trial in trials if trial.name == "ROW")
    table = Table.grid("", "", Column(ratio=1, overflow="fold"), padding=(0, 1), expand=True)
    for trial in trials:
        in_rows = f"{trial.matches} of {total} rows, used in {trial.used}"
        table.add_row(trial.name, in_rows if trial.is_of_rows else f"matches {trial.matches}", Text(trial.selector))
    return table


def _row_lines(row: ListingRow, width: int) -> Iterator[str]:
    yield f"  {shorten(row.article or f'{row.url} (no article)', width - 2)}"
    yield f"    {shorten(row.printed_date or 'no date', 40)} = {row.date.isoformat(timespec='seconds') if row.date else 'unknown form'}"
