"""What is wrong with the date of an article's page, and what to do: a sentence for each thing."""

from collections.abc import Iterator

from kontan_crawler.dates.publication_time import parse_publication_time
from kontan_crawler.doctor.examination import Examination
from kontan_crawler.doctor.selectors import NO_DATE, row_of
from kontan_crawler.doctor.wording import shortened
from kontan_crawler.parsing.raw_article import RawArticle

SITE = "kontan_crawler/site.py"
FORMS = "kontan_crawler/dates/publication_time.py"
_LONGEST = 100  # characters of what is quoted


def date_advice(examined: Examination) -> Iterator[str]:
    """Yield what is wrong with the date of a page."""
    codes, meta = set(examined.article.warnings), row_of("head", "meta_date")
    if "no_date" in codes:
        yield f"{_printed_date(examined)} Nor does {meta} give a date that can be taken: published_at is null."
    elif "date_from_meta" in codes:
        yield f"{_printed_date(examined)} published_at is from {meta}."
    if "weekday_disagrees" in codes:
        yield f"The weekday is not that of the date: {_quoted(examined.page)}. If the site is right, the form of the date is new: {FORMS}."


def _printed_date(examined: Examination) -> str:
    """What is wrong with the date line: not there, no date, not true, or in a form that cannot be read."""
    rows, page = examined.rows("date"), examined.page
    if page.date and parse_publication_time(page.date, page.received):
        return f"The printed date can be read but not be true: {_quoted(page)}, before 1996 or after tomorrow. Look at {rows} in {SITE}."
    if page.date:
        return f"The printed date cannot be read: {_quoted(page)}. Teach its form to {FORMS}, or mend {rows} in {SITE}."
    if other := next((trial.gave for trial in examined.trials if trial.verdict == NO_DATE and trial.place == page.template), None):
        return f'What {rows} matched bears no date: "{shortened(other, _LONGEST)}". Put the new selector first, in {SITE}.'
    return f"No selector of {rows} matched a date line. Put the new one first, in {SITE}."


def _quoted(page: RawArticle) -> str:
    return f'"{shortened(page.date or page.meta_date or "", _LONGEST)}"'
