"""Add the articles of a delivered feed to the ledger."""

from itertools import islice
from pathlib import Path

from kontan_crawler.clock import now
from kontan_crawler.runs.recovery.result import RecoveryResult
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.feed_records import DeliveredArticle, read_feed
from kontan_crawler.store.ledger import Ledger

_BATCH = 100  # lines in one transaction, with their texts in memory


def learn_feed(ledger: Ledger, feed: Path, result: RecoveryResult) -> None:
    """Add the articles of a feed to the ledger, unless it is known. Raises OutputError.

    A file without an article is an error. In the folder of the ledger it is reported once; elsewhere it was given by name.
    """
    if ledger.files.is_learnt(feed):
        return
    articles, new, errors = _learn_lines(ledger, feed)
    is_feed = bool(articles) or not errors
    if is_feed or feed.parent == ledger.path.parent:
        with ledger.changes():
            ledger.files.mark_learnt(feed)
    result.feeds, result.learnt = result.feeds + is_feed, result.learnt + new
    result.errors += errors if is_feed else [f"{feed} is no feed, and is not added: no line is an article of this program"]


def lines_in(feed: Path) -> int:
    """Return the number of lines in a feed."""
    with feed.open("rb") as lines:
        return sum(1 for _ in lines)


def _learn_lines(ledger: Ledger, feed: Path) -> tuple[int, int, list[str]]:
    """Return the numbers of articles and of those that were new, and an error for each unreadable line."""
    count, new, errors = 0, 0, []
    try:
        lines = read_feed(feed)
        while batch := list(islice(lines, _BATCH)):
            articles = [line for _, line in batch if isinstance(line, DeliveredArticle)]
            with ledger.changes():
                count, new = count + len(articles), new + ledger.learn(articles, now())
            errors += [f"{feed}, line {number}: {line}" for number, line in batch if isinstance(line, str)]
    except OSError as error:
        raise OutputError(f"cannot read the feed {feed}: {error.strerror or error}; repair it, or move it out of the folder") from error
    return count, new, errors
