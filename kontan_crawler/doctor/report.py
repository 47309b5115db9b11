"""The report on one page, in lines of plain text."""

from collections.abc import Iterator
from datetime import datetime

from kontan_crawler.doctor.advice import advice, advice_on_end, advice_on_nothing
from kontan_crawler.doctor.examination import Examination, examine
from kontan_crawler.doctor.listing import RowRead, RowTrial, advice_on_rows, read_rows, try_rows
from kontan_crawler.doctor.targets import Found
from kontan_crawler.doctor.wording import WIDTH, beside, ends, folded, record_lines, selector_lines, shortened
from kontan_crawler.outcomes import NO_HTML
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.no_article import refusal_of_response
from kontan_crawler.urls import canonical

_ROWS = 3  # shown of a listing
_LONGEST = 300  # characters of an address
Report = tuple[list[str], list[str]]  # lines; the sentences on what is wrong, which are the last of them


def report_on(found: Found, now: datetime) -> Report:
    """Return the report on an answer. now: the moment from which the page counts, aware."""
    if reason := found.reason or _refusal(found):
        return _with_advice(_head(found, f"refused: {reason}"), [advice_on_nothing(reason)])
    assert found.answer  # there is one where there is no reason
    return (_on_listing if found.listing else _on_article)(found, found.answer, now)


def _refusal(found: Found) -> str | None:
    if found.answer is None or not found.listing:
        return refusal_of_response(found.answer) if found.answer else NO_HTML
    return None if found.answer.is_text else NO_HTML


def _on_article(found: Found, answer: HttpResponse, now: datetime) -> Report:
    examined = examine(answer, now)
    page = examined.page
    would = f"a run would refuse it: {examined.refusal}" if examined.refusal else "a run would deliver it"
    lines = [
        *_head(found, f"template {page.template}; {would}"),
        *([f"  its links name {page.last_part} parts: a run would ask for the others too"] if page.next_part else []),
        "", "SELECTORS, in order of trust (* is what was taken)", *selector_lines(examined.trials),
        "", "RECORD", *record_lines(examined.article), "", "FALLBACK: the body by the general extractor", *_fallback_lines(examined),
    ]  # fmt: skip
    return _with_advice(lines, advice_on_end(answer.text) + advice(answer.document, examined))


def _on_listing(found: Found, answer: HttpResponse, now: datetime) -> Report:
    trials, rows = try_rows(answer), read_rows(answer, now)
    lines = _head(found, f"a listing; {'a run could not read it' if rows is None else f'{len(rows)} rows'}")
    shown = [line for row in (rows or [])[:_ROWS] for line in _row_lines(row)]
    lines += ["", "SELECTORS", *_row_trial_lines(trials), "", "FIRST ROWS", *(shown or ["  none"])]
    return _with_advice(lines, [*advice_on_end(answer.text), *advice_on_rows(trials, rows)])


def _head(found: Found, what: str) -> list[str]:
    answer = found.answer
    address = [shortened(canonical(answer.url) or answer.url, _LONGEST)] if answer else []
    status = f"status {found.status}, " if found.status else ""
    size = f"{status}{len(answer.body):,} bytes; " if answer else ""
    return [*address, *folded(found.origin, "  ", "  "), *folded(f"{size}{what}", "  ", "  ")]


def _fallback_lines(examined: Examination) -> Iterator[str]:
    guess, text = examined.guess, examined.article.text
    would = f"would be refused: {examined.guess_refusal}" if examined.guess_refusal else "would be delivered"
    yield f"  {guess.word_count} words; {would}{'; this is what was taken' if examined.is_guess else ''}"
    yield from (f"  {shortened(line, WIDTH - 2)}" for line in ends(guess.text))
    if text and not examined.is_guess:
        yield f"  it has {examined.shared():.0%} of the words of the record's text"


def _row_trial_lines(trials: list[RowTrial]) -> Iterator[str]:
    total = next(trial.matched for trial in trials if trial.table == "ROW")
    for trial in trials:
        in_rows = f"{trial.matched} of {total} rows, used in {trial.first}"
        matched = in_rows if trial.table.startswith("ROW_") else f"matched {trial.matched}"
        yield from beside(f"  {trial.table:<9}{matched:<26}", trial.rule)


def _row_lines(row: RowRead) -> Iterator[str]:
    yield f"  {shortened(row.article or f'{row.address} (no article)', WIDTH - 2)}"
    yield f"    {shortened(row.printed or 'no date', 40)} = {row.moment.isoformat(timespec='seconds') if row.moment else 'cannot be read'}"


def _with_advice(lines: list[str], wrong: list[str]) -> Report:
    said = [line for sentence in wrong for line in folded(sentence, "- ", "  ")] or ["  Nothing is wrong with this page."]
    return [*lines, "", "WHAT TO DO", *said], wrong
