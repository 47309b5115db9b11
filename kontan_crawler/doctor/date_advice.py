"""Advice on the date of an article page."""

from collections.abc import Iterator

from kontan_crawler.dates.publication_time import parse_publication_time
from kontan_crawler.doctor.examination import Examination
from kontan_crawler.doctor.format import shorten
from kontan_crawler.doctor.selectors import NO_DATE, site_row
from kontan_crawler.parsing.raw_article import RawArticle

SITE = "kontan_crawler/site.py"
FORMS = "kontan_crawler/dates/printed_dates.py"
QUOTE = 100  # characters of a quotation


def date_advice(examined: Examination) -> Iterator[str]:
    """Yield the advice on each problem with the date."""
    codes, meta = set(examined.article.warnings), site_row("head", "meta_date")
    if "no_date" in codes:
        yield f"{_printed_date(examined)} {meta} has no valid date either, so published_at is null."
    elif "date_from_meta" in codes:
        yield f"{_printed_date(examined)} published_at is from {meta}."
    if "weekday_disagrees" in codes:
        yield f"The weekday does not match the date: {_quoted(examined.raw)}. If the page is right, add the new date form to {FORMS}."


def _printed_date(examined: Examination) -> str:
    """Return why the date line gives no date."""
    rows, raw = examined.site_rows("date"), examined.raw
    if raw.date and parse_publication_time(raw.date, raw.received):
        return f"The printed date is before 1996 or after tomorrow and was not used: {_quoted(raw)}. Check {rows} in {SITE}."
    if raw.date:
        return f"The printed date has an unknown form: {_quoted(raw)}. Add the form to {FORMS}, or fix {rows} in {SITE}."
    if other := next((trial.value for trial in examined.trials if trial.result == NO_DATE and trial.table == raw.template), None):
        return f'{rows} matched a text without a date: "{shorten(other, QUOTE)}". Add the new selector first in {SITE}.'
    return f"No selector of {rows} matched a date line. Add the new selector first in {SITE}."


def _quoted(raw: RawArticle) -> str:
    return f'"{shorten(raw.date or raw.meta_date or "", QUOTE)}"'
