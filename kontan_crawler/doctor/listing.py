"""Examine a listing page: the matches of each selector, the first rows, and advice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from parsel import SelectorList

from kontan_crawler import site
from kontan_crawler.dates.publication_time import parse_publication_time
from kontan_crawler.doctor.date_advice import FORMS, QUOTE, SITE
from kontan_crawler.doctor.format import shorten
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.listings import Row, find_rows, read_html
from kontan_crawler.urls import canonical


@dataclass(frozen=True)
class RowTrial:
    """A selector tried on every row of a listing."""

    name: str
    """Name in `site`: LISTING, ROW, ROW_LINK, ROW_DATE."""
    selector: str
    matches: int
    """Matching lists or rows."""
    used: int = 0
    """Rows where no earlier selector matched."""

    @property
    def is_of_rows(self) -> bool:
        """Whether the selector is tried on each row, not on the page."""
        return self.name.startswith("ROW_")


@dataclass(frozen=True)
class ListingRow:
    """A row, as parsed in a run."""

    url: str
    article: str | None
    printed_date: str | None
    date: datetime | None


def try_row_selectors(response: HttpResponse) -> list[RowTrial]:
    """Try the selectors of listings on a page."""
    lists = response.document.css(site.LISTING)
    rows = find_rows(response.document) or SelectorList()
    counts = [RowTrial("LISTING", site.LISTING, len(lists)), RowTrial("ROW", site.ROW if lists else site.OFFSET_ROW, len(rows))]
    links = [f"{selector}::attr(href)" for selector in site.ROW_LINK]
    return [*counts, *_try("ROW_LINK", links, rows), *_try("ROW_DATE", site.ROW_DATE, rows)]


def read_rows(response: HttpResponse, now: datetime) -> list[ListingRow] | None:
    """Return the rows as parsed in a run; None if the page is not a listing. now: time of the response, aware."""
    rows = read_html(response)
    return None if rows is None else [_read(row, response.url, now) for row in rows]


def listing_advice(trials: list[RowTrial], rows: list[ListingRow] | None) -> Iterator[str]:
    """Yield the advice on each problem with a listing."""
    counts = {trial.name: trial.matches for trial in trials}
    if not counts["LISTING"] and not counts["ROW"]:
        yield f"LISTING matched no list. Set LISTING in {SITE} to the new container."
    elif not counts["ROW"]:
        yield f"The list has no rows. If the page has some, fix ROW in {SITE}; a day without articles has none."
    elif not rows:
        yield f"ROW_LINK matched no link in any row. Add the new selector first to ROW_LINK in {SITE}."
    else:
        yield from _row_advice(rows)


def _row_advice(rows: list[ListingRow]) -> Iterator[str]:
    if not any(row.article for row in rows):
        yield f"No row links to an article: {shorten(rows[0].url, QUOTE)}. Check ROW_LINK in {SITE}."
    if undated := [row for row in rows if row.printed_date is None]:
        yield f"ROW_DATE matched no date in {len(undated)} of {len(rows)} rows. Add the new selector to ROW_DATE in {SITE}."
    if unknown := [row for row in rows if row.printed_date and row.date is None]:
        printed = shorten(unknown[0].printed_date or "", QUOTE)
        yield (
            f"The date of {len(unknown)} of {len(rows)} rows has an unknown form: {printed}. Add it to {FORMS}, or fix ROW_DATE in {SITE}."
        )


def _try(name: str, selectors: list[str] | tuple[str, ...], rows: SelectorList) -> list[RowTrial]:
    found = [[bool(row.css(selector).get()) for selector in selectors] for row in rows]
    firsts = [row.index(True) for row in found if any(row)]
    return [RowTrial(name, selector, sum(row[i] for row in found), firsts.count(i)) for i, selector in enumerate(selectors)]


def _read(row: Row, base: str, now: datetime) -> ListingRow:
    return ListingRow(row.url, canonical(row.url, base), row.date, parse_publication_time(row.date, now) if row.date else None)
