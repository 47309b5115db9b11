"""A candidate: an article that was read from one capture, before it is known whether it gives a line, and which revision."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kontan_crawler.archive.capture import Capture
from kontan_crawler.archive.names import run_of
from kontan_crawler.items import Article
from kontan_crawler.parsing.no_article import reason_to_keep
from kontan_crawler.store.compact import HASH_BYTES

_DIGITS = 2 * HASH_BYTES


@dataclass(frozen=True)
class Candidate:
    """What decides on a line, by its columns in the table of `revisions`."""

    url: str
    record_id: str
    is_copy: bool
    """Its file has another name than the one in which it was written."""
    received: str
    offset: int
    run: str
    """Of this program; "" for other programs."""
    content: str
    source: str
    """The first digits of both hashes."""
    kept: bool
    """It does not replace a delivered one: a part is missing, or the template is unknown."""
    error_page: bool
    delivered_revision: int | None
    delivered_content: str
    delivered_source: str


def candidate_of(capture: Capture, article: Article, error_page: bool, is_copy: bool) -> Candidate:
    """Return the candidate of a capture and its article. error_page: see `ReadResult`. is_copy: see `Candidate`."""
    delivered: Any = capture.delivered or (None, "", "")
    return Candidate(
        article.url,
        capture.archived.record_id or f"{capture.archived.warc} {capture.offset}",
        is_copy,
        article.crawled_at,
        capture.offset,
        run_of(Path(capture.archived.warc)) if capture.delivered else "",
        article.content_hash[:_DIGITS],
        article.source_hash[:_DIGITS],
        reason_to_keep(article) is not None,
        error_page,
        *delivered,
    )
