"""Feeds that the ledger is learnt from."""

from itertools import islice
from pathlib import Path

from kontan_crawler.runs.recovery.result import RecoveryResult
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.feed_records import DeliveredArticle, read_feed
from kontan_crawler.store.ledger import Ledger

_BATCH = 10_000  # lines learnt in one transaction


def learn_feed(ledger: Ledger, feed: Path, done: RecoveryResult) -> int:
    """Learn from a feed which articles are delivered; return their number, 0 where nothing in it is new. Raises OutputError."""
    if ledger.files.is_learnt(feed):
        return 0
    count, bad = _learn_lines(ledger, feed)
    with ledger.changes():
        ledger.files.mark_learnt(feed)
    done.feeds, done.learnt = done.feeds + 1, done.learnt + count
    done.bad += bad if count else [f"{feed}: none of its lines is an article of this program"][: len(bad)]
    return count


def lines_in(feed: Path) -> int:
    """Return how many lines a feed has."""
    with feed.open("rb") as lines:
        return sum(1 for _ in lines)


def _learn_lines(ledger: Ledger, feed: Path) -> tuple[int, list[str]]:
    """Return how many articles there are, and what cannot be read."""
    count, bad = 0, []
    try:
        lines = read_feed(feed)
        while batch := list(islice(lines, _BATCH)):
            with ledger.changes():
                count += ledger.articles.learn(line for _, line in batch if isinstance(line, DeliveredArticle))
            bad += [f"{feed}, line {number}: {line}" for number, line in batch if isinstance(line, str)]
    except OSError as error:
        raise OutputError(f"cannot read the feed {feed}: {error.strerror or error}; mend it, or take it out of the folder") from error
    return count, bad
