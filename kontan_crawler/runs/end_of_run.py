"""The last lines of a run, in the log and on the terminal: its summary, its failed checks, the verdict, and the names of feed and manifest."""

import logging
from collections.abc import Iterator

from scrapy import signals
from scrapy.crawler import Crawler

from kontan_crawler.outcomes import DELIVERED, FAILED, LIMITS, OK
from kontan_crawler.printable import printable
from kontan_crawler.runs.delivery import Delivery, delivery_of
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.new_run import project_spider
from kontan_crawler.runs.summary import days_of, summary_of
from kontan_crawler.wording import count_of

logger = logging.getLogger(__name__)
Line = tuple[int, str]
"""A log level and a text."""


class EndOfRun:
    """Logs the last lines once the engine has stopped, behind Scrapy's statistics."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "EndOfRun":
        """Raises NotConfigured if the spider is not one of this project."""
        project_spider(crawler)
        end = cls(crawler)
        crawler.signals.connect(end.engine_stopped, signals.engine_stopped)
        return end

    def engine_stopped(self) -> None:
        log_end(delivery_of(self._crawler))


def log_end(delivery: Delivery) -> None:
    """Log the last lines of a run, once."""
    if not delivery.has_logged_end:
        delivery.has_logged_end = True
        for level, text in last_lines(delivery):
            logger.log(level, "%s", text)


def last_lines(delivery: Delivery, with_error: bool = False) -> Iterator[Line]:
    """Yield the last lines of a run that was closed. All strings are printable. with_error: also an output error, which the log has already."""
    manifest = delivery.manifest
    if manifest is None:
        yield logging.ERROR, f"failed: {delivery.error or 'the run was not closed'}"
        return
    for sentence in (*(() if delivery.error else delivery.run.known), *summary_of(manifest)):
        yield logging.INFO, printable(sentence)
    for sentence in () if delivery.error and not with_error else manifest.failed_checks:
        yield logging.ERROR, f"check failed: {sentence}"
    yield logging.INFO, _verdict(delivery, manifest)
    yield logging.INFO, printable(f"feed: {', '.join(delivery.stored_feeds) or 'none, no article was delivered'}")
    yield logging.INFO, printable(f"manifest: {', '.join(map(str, delivery.manifest_files)) or _in_ledger(delivery)}")


def _verdict(delivery: Delivery, manifest: Manifest) -> str:
    """Return "succeeded: 42 articles delivered, 2 days × 2 sections of the index read"."""
    code = delivery.exit_code
    word = "succeeded" if code == OK else "failed" if code == FAILED else "stopped by a signal"
    delivered = manifest.outcomes[DELIVERED]
    read = days_of({kanal: days for kanal in manifest.kanal if (days := _days_read(manifest, kanal))})
    parts = [
        f"{count_of(delivered, 'article')} delivered" if delivered else "no new article",
        *([f"ended by {manifest.reason.upper()}"] if manifest.reason in LIMITS else []),
        *([f"{read} of the daily index read to the end"] if read else []),
        *([f"{count_of(len(manifest.failed_checks), 'check')} failed"] if code == FAILED else []),
    ]
    return f"{word}: {', '.join(parts)}"


def _days_read(manifest: Manifest, kanal: str) -> set[object]:
    return {row.day for row in manifest.days if row.kanal == kanal and row.listed_to_end_at}


def _in_ledger(delivery: Delivery) -> str:
    return f"in {delivery.run.ledger.path}, as the run delivered nothing (KEEP_MANIFESTS=True also writes a file)"
