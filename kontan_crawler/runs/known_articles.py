"""Articles that a run was asked for and does not deliver again: their delivered lines go into the user's feed, or are named."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path

from kontan_crawler.runs.recovery.output_files import feeds_in
from kontan_crawler.runs.run import Run
from kontan_crawler.runs.run_feeds import RunFeeds
from kontan_crawler.store.ledger import Ledger
from kontan_crawler.store.newest_lines import NewestLine, newest_lines
from kontan_crawler.wording import count_of, verb

_MAX_NAMED = 20


def give_known_articles(run: Run, feeds: RunFeeds) -> None:
    """Copy the delivered lines of known and unchanged articles into the user's feeds; say in `run.known` where each stands.

    If the user has named a feed, it is a failed check of the run that no feed has such an article. Raises OSError.
    """
    urls, problems = set(run.urls.known()), list[str]()
    held_by = _held_by(feeds.appended(), urls)
    for found in newest_lines(_feeds_at_hand(run.ledger), problems.append, frozenset(urls)) if urls else ():
        record = json.loads(found.line)
        urls.discard(record["url"])
        is_copied = feeds.copy(record, held_by[record["url"], found.revision])
        if len(run.known) < _MAX_NAMED or not is_copied:
            run.known.append(_sentence(found, record["url"], is_copied, held_by[record["url"], found.revision]))
    run.known += [*(problems if urls else ()), *(f"{url} is delivered, but no feed at hand has it" for url in sorted(urls))]
    if urls and feeds.has_own:
        run.failures.append(_missing(len(urls)))


def _held_by(feeds: Collection[Path], urls: Collection[str]) -> Mapping[tuple[str, int], list[Path]]:
    """Return which of the feeds have the newest revision of an article, by URL and revision."""
    found = defaultdict[tuple[str, int], list[Path]](list)
    for feed in feeds if urls else ():
        for line in newest_lines([feed], lambda problem: None, frozenset(urls)):
            found[json.loads(line.line)["url"], line.revision].append(feed)
    return found


def _sentence(found: NewestLine, url: str, is_copied: bool, held_by: Collection[Path]) -> str:
    place = f"line {found.number} of {found.feed}" + "".join(f", and already in {feed}" for feed in held_by if feed != found.feed)
    return f"{url} is delivered: revision {found.revision} {'is copied from' if is_copied else 'stands in'} {place}"


def _missing(count: int) -> str:
    one = verb(count, "is", "are")
    return f"{count_of(count, 'article')} {one} delivered, but in no feed at hand; -a refresh=always requests {verb(count, 'it', 'them')} again"


def _feeds_at_hand(ledger: Ledger) -> list[Path]:
    """Return the feeds of the output folder, and those elsewhere that the ledger learnt, oldest first: copies are in later feeds."""
    found = {path.resolve() for path in (*feeds_in([ledger.path.parent]), *ledger.files.learnt_feeds())}
    return sorted(found, key=lambda path: (path.stat().st_mtime, path))
