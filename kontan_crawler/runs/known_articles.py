"""Articles that a run was asked for and does not deliver again: their delivered lines go into the user's feed, or are named in the log."""

import json
import logging
from pathlib import Path

from kontan_crawler.runs.recovery.output_files import feeds_in
from kontan_crawler.runs.run import Run
from kontan_crawler.runs.run_feeds import RunFeeds
from kontan_crawler.store.feed_records import FEED_ENDINGS
from kontan_crawler.store.ledger import Ledger
from kontan_crawler.store.newest_lines import NewestLine, newest_lines

logger = logging.getLogger(__name__)


def give_known_articles(run: Run, feeds: RunFeeds) -> None:
    """Copy the delivered lines of known and unchanged articles into the user's feeds, and log where each stands. Raises OSError."""
    urls, problems = set(run.urls.known()), list[str]()
    for found in newest_lines(_feeds_at_hand(run.ledger), problems.append, frozenset(urls)) if urls else ():
        urls.discard(_give(found, feeds))
    for problem in problems if urls else ():
        logger.error("%s", problem)
    for url in sorted(urls):
        logger.warning("%s was delivered, but no feed at hand has it; -a refresh=always requests it again", url)


def _give(found: NewestLine, feeds: RunFeeds) -> str:
    """Copy a line, log where it stands, and return its URL."""
    record = json.loads(found.line)
    copied = " and is copied from there" if feeds.copy(record, found.feed) else ""
    place = f"line {found.number} of {found.feed}"
    logger.info("%s is delivered: revision %d stands in %s%s", record["url"], found.revision, place, copied)
    return str(record["url"])


def _feeds_at_hand(ledger: Ledger) -> list[Path]:
    """Return the feeds of the output folder, and those elsewhere that the ledger learnt."""
    learnt = [path for path in ledger.files.learnt() if path.name.endswith(FEED_ENDINGS)]
    return sorted({path.resolve() for path in (*feeds_in([ledger.path.parent]), *learnt) if path.is_file()})
