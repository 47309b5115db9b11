"""Add the articles of a delivered feed to the ledger."""

from itertools import islice
from pathlib import Path

from kontan_crawler.clock import now
from kontan_crawler.runs.recovery.result import RecoveryResult
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.feed_records import DeliveredArticle, read_feed
from kontan_crawler.store.ledger import Ledger

_BATCH = 2_000  # lines in one transaction, with their texts in memory


def learn_feed(ledger: Ledger, feed: Path, result: RecoveryResult) -> int:
    """Add the articles of a feed to the ledger; return their number, 0 if the feed is known. Raises OutputError."""
    if ledger.files.is_learnt(feed):
        return 0
    count, errors = _learn_lines(ledger, feed)
    with ledger.changes():
        ledger.files.mark_learnt(feed)
    result.feeds, result.learnt = result.feeds + 1, result.learnt + count
    result.errors += errors if count else [f"{feed}: no line is an article of this program"][: len(errors)]
    return count


def lines_in(feed: Path) -> int:
    """Return the number of lines in a feed."""
    with feed.open("rb") as lines:
        return sum(1 for _ in lines)


def _learn_lines(ledger: Ledger, feed: Path) -> tuple[int, list[str]]:
    """Return the number of articles, and an error for each unreadable line."""
    count, errors = 0, []
    try:
        lines = read_feed(feed)
        while batch := list(islice(lines, _BATCH)):
            with ledger.changes():
                count += ledger.learn((line for _, line in batch if isinstance(line, DeliveredArticle)), now())
            errors += [f"{feed}, line {number}: {line}" for number, line in batch if isinstance(line, str)]
    except OSError as error:
        raise OutputError(f"cannot read the feed {feed}: {error.strerror or error}; repair it, or move it out of the folder") from error
    return count, errors
