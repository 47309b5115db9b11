"""Problems of a first contact: why a run would read no index or no article. Each makes the exit code 1."""

from collections.abc import Iterator

from kontan_crawler.doctor.contact.answers import Answer, Contact
from kontan_crawler.doctor.contact.finding import NO_ANSWER
from kontan_crawler.doctor.contact.part_facts import is_cut
from kontan_crawler.doctor.contact.plan import candidates, index_rows
from kontan_crawler.doctor.contact.request_log import LimitReached
from kontan_crawler.doctor.format import shorten
from kontan_crawler.outcomes import ERROR_PAGE, PAYWALL, PHOTO, REDIRECTED, REMOVED, ROBOTS
from kontan_crawler.parsing.response_summary import summarize
from kontan_crawler.runs.unreachable import CAUSES

_OF_THE_PAGE = {REMOVED, PAYWALL, PHOTO, ERROR_PAGE, REDIRECTED}
"""What a page states of itself is no problem while other articles are read."""
_MAX_HEADLINE = 80


def no_answer(contact: Contact) -> str | None:
    """Return why no request had a response, and the remedy; None if one had."""
    if any(exchange.status for exchange in contact.exchanges):
        return None
    errors = dict.fromkeys(exchange.error for exchange in contact.exchanges if exchange.error)
    return "; ".join(map(_cause, errors)) or NO_ANSWER


def _cause(error: str) -> str:
    cause, remedy = CAUSES.get(error, ("", ""))
    return f"{cause} ({error}); {remedy}" if cause else error


def problems(contact: Contact) -> Iterator[str]:
    """Yield a sentence for each problem."""
    if not contact.completed:
        yield "The requests ended early: a signal, a time limit or a bug; see the log."
    if index_rows(contact.index) is None:
        yield f"The index cannot be read: {described(contact.index)}."
    yield from _articles(contact)
    if is_cut(contact):
        yield "?page=all has only the first part of an article, without links to the others: a run would deliver cut texts."


def _articles(contact: Contact) -> Iterator[str]:
    """Yield a sentence for each kind of answer in place of an article."""
    read = contact.readings
    asked = [article for article in contact.articles if article.refusal != LimitReached.__name__]
    refused = [article for article in asked if not article.read and not (read and article.refusal in _OF_THE_PAGE)]
    for article in {described(one.answer, one.refusal): one for one in refused}.values():
        same = sum(described(one.answer, one.refusal) == described(article.answer, article.refusal) for one in refused)
        yield f"{same} of {len(asked)} articles cannot be read, {article.url}: {described(article.answer, article.refusal)}."
    if read and all(article.read and article.read.uses_fallback for article in read):
        yield f"All {len(read)} articles have an unknown template. A run reads them with a general extractor, and fails."
    if not asked:
        listed = candidates(contact)
        yield f"No article was requested: {'the limit of requests was reached' if listed else 'no listing has one'}."


def described(answer: Answer | None, refusal: str | None = None) -> str:
    """Return what an answer is: its refusal, status, size, headline and likely cause, and what to do."""
    if answer is None:
        return NO_ANSWER
    if (refusal or answer.refusal) == ROBOTS:
        return "robots.txt forbids it"
    if answer.response is None:
        return refusal or answer.refusal or "no response"
    summary = summarize(answer.response, answer.status or 0, answer.url)
    headline = f"headline {shorten(summary.headline, _MAX_HEADLINE)!r}" if summary.headline else "no headline"
    reason = refusal or answer.refusal
    size = f"status {summary.status}, {summary.size:,} bytes, {headline}"
    return f"{f'{reason}; ' if reason else ''}{size}; it looks like {summary.cause}; {summary.remedy}"
