"""A listing examined: how many rows each selector matched, what the first rows give, and what is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from parsel import SelectorList

from kontan_crawler import site
from kontan_crawler.dates.publication_time import parse_publication_time
from kontan_crawler.doctor.date_advice import FORMS, SITE
from kontan_crawler.doctor.wording import shortened
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.listings import Row, read_html
from kontan_crawler.urls import canonical


@dataclass(frozen=True)
class RowTrial:
    """A selector tried on every row of a listing."""

    table: str  # LISTING, ROW, ROW_LINK, ROW_DATE
    rule: str
    matched: int  # lists, or rows
    first: int = 0  # rows in which no selector before it gave anything


@dataclass(frozen=True)
class RowRead:
    """A row as a run would read it."""

    address: str
    article: str | None
    printed: str | None
    moment: datetime | None


def try_rows(answer: HttpResponse) -> list[RowTrial]:
    """Try the selectors of listings, each in its place."""
    lists = answer.document.css(site.LISTING)
    rows = lists.xpath(site.ROW)
    counts = [RowTrial("LISTING", site.LISTING, len(lists)), RowTrial("ROW", site.ROW, len(rows))]
    links = [f"{rule}::attr(href)" for rule in site.ROW_LINK]
    return [*counts, *_try("ROW_LINK", links, rows), *_try("ROW_DATE", site.ROW_DATE, rows)]


def read_rows(answer: HttpResponse, now: datetime) -> list[RowRead] | None:
    """Return the rows as a run reads them; None where it would find no listing. now: the moment the page was made."""
    rows = read_html(answer)
    return None if rows is None else [_read(row, answer.url, now) for row in rows]


def advice_on_rows(trials: list[RowTrial], rows: list[RowRead] | None) -> Iterator[str]:
    """Say what is wrong with a listing, a sentence for each thing."""
    counts = {trial.table: trial.matched for trial in trials}
    if not counts["LISTING"]:
        yield f"There is no list: LISTING matched nothing. Put the container's new name into LISTING in {SITE}."
    elif not counts["ROW"]:
        yield f"The list has no row. If it shows some, mend ROW in {SITE}; a day without articles has none."
    elif rows is None or not rows:
        yield f"No row has a link where ROW_LINK looks for it. Put the new selector first in ROW_LINK in {SITE}."
    else:
        yield from _advice_on_what_rows_give(rows)


def _advice_on_what_rows_give(rows: list[RowRead]) -> Iterator[str]:
    if not any(row.article for row in rows):
        yield f"No row leads to an article: {shortened(rows[0].address, 100)}. Look at ROW_LINK in {SITE}."
    if undated := [row for row in rows if row.printed is None]:
        yield f"{len(undated)} of {len(rows)} rows have no date where ROW_DATE looks for it. Put the new selector into ROW_DATE in {SITE}."
    if unread := [row for row in rows if row.printed and row.moment is None]:
        printed = shortened(unread[0].printed or "", 100)
        yield (
            f"The date of {len(unread)} of {len(rows)} rows cannot be read: {printed}. "
            f"Teach its form to {FORMS}, or mend ROW_DATE in {SITE}."
        )


def _try(table: str, rules: list[str] | tuple[str, ...], rows: SelectorList) -> list[RowTrial]:
    given = [[bool(row.css(rule).get()) for rule in rules] for row in rows]
    firsts = [row.index(True) for row in given if any(row)]
    return [RowTrial(table, rule, sum(row[number] for row in given), firsts.count(number)) for number, rule in enumerate(rules)]


def _read(row: Row, base: str, now: datetime) -> RowRead:
    return RowRead(row.url, canonical(row.url, base), row.date, parse_publication_time(row.date, now) if row.date else None)
