"""What earlier runs left: feeds delivered, the ledger brought up to them, interrupted runs told as such."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from kontan_crawler.delivery.errors import OutputError
from kontan_crawler.delivery.files import GIVEN_UP, MANIFEST, PART, feed_of, recover_part
from kontan_crawler.delivery.frontier import Frontier
from kontan_crawler.delivery.history import RunBegun
from kontan_crawler.delivery.ledger import Ledger
from kontan_crawler.delivery.manifest import RunEnded, begun_of, manifest_of, read_manifest, write_manifest
from kontan_crawler.delivery.records import FEED_ENDINGS, Delivered, read_feed

INTERRUPTED = "interrupted"
_BATCH = 10_000  # lines learnt in one transaction


@dataclass
class Recovered:
    """What was found and done."""

    delivered: list[tuple[Path, int]] = field(default_factory=list)
    """Feeds that an interrupted run left, and their lines."""
    learnt: int = 0
    """Lines of feeds that the ledger did not know."""
    feeds: int = 0
    """Feeds learnt from."""
    runs: int = 0
    """Runs added to the history."""
    bad: list[str] = field(default_factory=list)
    """Lines and files that cannot be read: where, and why."""


def recover(ledger: Ledger, folder: Path, places: Iterable[Path] = ()) -> Recovered:
    """Deliver what interrupted runs left in a folder and in other places, and learn from all feeds and manifests there.

    places: folders, feeds, packed feeds, manifests. What is known already is passed over. Raises OutputError.
    """
    done, places = Recovered(), [folder, *places]
    parts = dict.fromkeys([*ledger.files.parts(), *_files(places, [ending + PART for ending in FEED_ENDINGS])])
    for part in parts:
        _deliver(part, done)
    for half in _files([folder], [MANIFEST + PART, GIVEN_UP + PART]):  # what it says is written again
        half.unlink()
    for feed in dict.fromkeys([*_files(places, FEED_ENDINGS), *(feed_of(part) for part in parts)]):
        if feed.is_file() and not ledger.files.is_learnt(feed):
            learn_feed(ledger, feed, done)
    for path in _files(places, [MANIFEST]):
        if not ledger.files.is_learnt(path):
            _learn_manifest(ledger, path, done)
    for run in ledger.history.unfinished():
        _end_interrupted(ledger, run, folder, done)
    with ledger.changes():
        for part in parts:
            if part.parent.exists() and not part.exists():  # its disk may be away, another process may write it
                ledger.files.end(part)
    return done


def learn_feed(ledger: Ledger, feed: Path, done: Recovered) -> int:
    """Learn from a feed which articles are delivered; return their number. Raises OutputError."""
    count, bad = 0, []
    try:
        lines = read_feed(feed)
        while batch := list(islice(lines, _BATCH)):
            with ledger.changes():
                count += ledger.articles.learn(line for _, line in batch if isinstance(line, Delivered))
            bad += [f"{feed}, line {number}: {line}" for number, line in batch if isinstance(line, str)]
    except OSError as error:
        done.bad.append(f"{feed}: {error.strerror or error}")
        return 0
    with ledger.changes():
        ledger.files.learnt(feed)
    done.feeds, done.learnt = done.feeds + 1, done.learnt + count
    done.bad += bad if count else [f"{feed}: none of its lines is an article of this program"][: len(bad)]
    return count


def _files(places: Iterable[Path], endings: Iterable[str]) -> Iterator[Path]:
    for place in places:
        found = sorted(place.iterdir()) if place.is_dir() else [place]
        yield from (path.absolute() for path in found if path.name.endswith(tuple(endings)) and path.is_file())


def _deliver(part: Path, done: Recovered) -> None:
    try:
        lines = recover_part(part)
    except OSError as error:
        raise OutputError(f"cannot deliver {part}, which an interrupted run left: {error.strerror}; free the disk or mend the permissions") from error
    if lines:
        done.delivered.append((feed_of(part), lines))


def _learn_manifest(ledger: Ledger, path: Path, done: Recovered) -> None:
    try:
        with ledger.changes():
            done.runs += _restore(ledger, read_manifest(path))
    except (OSError, ValueError, RecursionError, KeyError, TypeError) as error:
        done.bad.append(f"{path} is no manifest of a run: {error}")
    with ledger.changes():
        ledger.files.learnt(path)


def _restore(ledger: Ledger, manifest: dict[str, Any]) -> bool:
    """Take in what a manifest says; False if its run is known."""
    run = begun_of(manifest)
    if ledger.history.is_ended(run.id):
        return False
    ledger.history.end(run, manifest)
    _restore_days(ledger, manifest)
    _restore_found(ledger.frontier(run.id), ledger, manifest)
    return True


def _restore_days(ledger: Ledger, manifest: dict[str, Any]) -> None:
    for row in manifest["days"]:
        if row["listed_to_end_at"]:
            ledger.days.read(row["kanal"], date.fromisoformat(row["day"]), datetime.fromisoformat(row["listed_to_end_at"]))


def _restore_found(frontier: Frontier, ledger: Ledger, manifest: dict[str, Any]) -> None:
    for url in manifest["waiting"]:
        frontier.meet(url, None, known=ledger.articles.get(url) is not None)
    for gone in manifest["given_up"]:
        frontier.settle(gone["url"], gone["reason"])
    frontier.close()


def _end_interrupted(ledger: Ledger, run: RunBegun, folder: Path, done: Recovered) -> None:
    """Write the manifest that an interrupted run could not write: its days, and what it did not come to."""
    frontier = ledger.frontier(run.id)
    feeds = [(feed_of(part), 0) for part in ledger.files.parts(run.id)]
    feeds = [(feed, dict(done.delivered).get(feed, 0)) for feed, _ in feeds if feed.exists()]
    with ledger.changes():
        frontier.confirm()
        manifest = manifest_of(run, RunEnded(INTERRUPTED, feeds=feeds), frontier)
        ledger.history.end(run, manifest)
        frontier.close()
    for feed, _ in feeds or [(folder / run.id, 0)]:
        try:
            write_manifest(manifest, feed)
        except OSError as error:
            raise OutputError(f"cannot write beside {feed}: {error.strerror}; free the disk or mend the permissions") from error
    done.runs += 1
