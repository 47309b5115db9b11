"""Whether a file of the archive may be removed: what keeps it is named."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kontan_crawler.archive.capture import Capture, capture_at, is_part
from kontan_crawler.archive.check import check_file
from kontan_crawler.archive.contents import day_of, has_own_index
from kontan_crawler.archive.index import IndexLine, read_index
from kontan_crawler.archive.names import OPEN_SUFFIX, index_path
from kontan_crawler.outcomes import STATED_REASONS
from kontan_crawler.parsing.amp import canonical_of_amp
from kontan_crawler.parsing.no_article import NoArticle
from kontan_crawler.parsing.read import read_article
from kontan_crawler.store.delivered_articles import DeliveredArticles
from kontan_crawler.urls import canonical, host_of, is_amp, is_kontan


@dataclass(frozen=True)
class Verdict:
    """Whether a file may be removed."""

    warc: Path
    why_kept: str = ""
    """"" if it may be removed."""
    found: frozenset[str] = frozenset()
    """Ids of its records."""


def judge(warc: Path, before: date, articles: DeliveredArticles) -> Verdict:
    """Return whether a file may be removed. before: the first day whose answers stay. Raises OSError, sqlite3.Error."""
    if warc.name.endswith(OPEN_SUFFIX):
        return Verdict(warc, "it is open")
    if has_own_index(warc) and (why := _why_kept(read_index(index_path(warc)), before)):  # saves reading the file
        return Verdict(warc, why)
    checked = check_file(warc)
    if problem := next(checked.problems(), None):
        return Verdict(warc, problem)
    if not checked.lines:
        return Verdict(warc, "it has no answer")
    why = _why_kept(checked.lines, before) or _undelivered(warc, checked.lines, articles)
    return Verdict(warc, why, frozenset(checked.found))


def _why_kept(lines: Iterable[IndexLine], before: date) -> str:
    """Return which answer is too new, or of another site; "" if none is."""
    for line in lines:
        day = day_of(line)
        if day is None or day >= before:
            return f"{line.url} is of {day or 'an unknown day'}"
        if not is_kontan(host_of(line.url)):
            return f"{line.url} is of another site"
    return ""


def _undelivered(warc: Path, lines: Iterable[IndexLine], articles: DeliveredArticles) -> str:
    """Return which page may hold an article that is not delivered; "" if none does."""
    for line in lines:
        article = canonical(line.url)
        if line.status != "200" or not article or articles.get(article):
            continue
        capture = capture_at(warc, line.offset, line.record_id)
        if capture is None:
            return f"{line.url} cannot be read"
        if not is_part(capture) and not _is_done(capture, articles):
            return f"{article} is not delivered"
    return ""


def _is_done(capture: Capture, articles: DeliveredArticles) -> bool:
    """Return whether a page of an article not known as delivered says why it has none, or is the AMP page of a delivered one."""
    if capture.is_torn:
        return False
    try:
        if is_amp(capture.url):
            return bool(articles.get(canonical_of_amp(capture.response)))
    except NoArticle as error:
        return error.reason in STATED_REASONS
    return read_article([capture.response], capture.received).refused in STATED_REASONS
