"""What earlier runs left: feeds delivered, the ledger brought up to them, interrupted runs told as such."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from kontan_crawler.feeds.part_files import GIVEN_UP, MANIFEST, PART, feed_of, part_of, recover_part
from kontan_crawler.runs.drift.shares import refusals
from kontan_crawler.runs.manifest import NewerManifest, RunEnded, begun_of, manifest_of, read_manifest, write_manifests
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.frontier import Frontier
from kontan_crawler.store.history import RunBegun
from kontan_crawler.store.ledger import Ledger
from kontan_crawler.store.records import FEED_ENDINGS, LINES_ENDINGS, Delivered, read_feed, read_line

INTERRUPTED = "interrupted"
_OPENING = b'{"id": "'  # of each line
_BATCH = 10_000  # lines learnt in one transaction


@dataclass
class Recovered:
    """What was found and done."""

    delivered: list[tuple[Path, int]] = field(default_factory=list)
    """Feeds that an interrupted run left, and their new lines."""
    learnt: int = 0
    """Lines of feeds that the ledger did not know."""
    feeds: int = 0
    """Feeds learnt from."""
    runs: int = 0
    """Runs added to the history."""
    bad: list[str] = field(default_factory=list)
    """What cannot be read or is not there: where, and why."""


def recover(ledger: Ledger, folder: Path, places: Iterable[Path] = ()) -> Recovered:
    """Deliver what interrupted runs left in a folder and in other places, and learn from all feeds and manifests there.

    places: folders, feeds, packed feeds, manifests. What is known already is passed over. Raises OutputError.
    """
    done, places = Recovered(), [folder, *places]
    for feed in _feeds_in(places):
        learn_feed(ledger, feed, done)
    for part, learnt in _parts_in(ledger, places).items():
        _deliver(ledger, part, learnt, done)
    for half in _files(folder, (MANIFEST + PART, GIVEN_UP + PART)):  # its run is told anew
        half.unlink()
    for path in _manifests_in(places):
        _learn_manifest(ledger, path, done)
    for run in ledger.history.unfinished():
        _end_interrupted(ledger, run, folder)
        done.runs += 1
    return done


def learn_feed(ledger: Ledger, feed: Path, done: Recovered) -> int:
    """Learn from a feed which articles are delivered; return their number, 0 where nothing in it is new. Raises OutputError."""
    if ledger.files.is_learnt(feed):
        return 0
    count, bad = 0, []
    try:
        lines = read_feed(feed)
        while batch := list(islice(lines, _BATCH)):
            with ledger.changes():
                count += ledger.articles.learn(line for _, line in batch if isinstance(line, Delivered))
            bad += [f"{feed}, line {number}: {line}" for number, line in batch if isinstance(line, str)]
    except OSError as error:
        raise OutputError(f"cannot read the feed {feed}: {error.strerror or error}; mend it, or take it out of the folder") from error
    with ledger.changes():
        ledger.files.learnt(feed)
    done.feeds, done.learnt = done.feeds + 1, done.learnt + count
    done.bad += bad if count else [f"{feed}: none of its lines is an article of this program"][: len(bad)]
    return count


def _feeds_in(places: Iterable[Path]) -> Iterator[Path]:
    """Feeds by their endings; a file that is named is a feed unless it is something else of ours."""
    for place in places:
        if place.is_dir():
            yield from _files(place, FEED_ENDINGS)
        elif place.is_file() and not place.name.endswith((MANIFEST, PART)):
            yield place.absolute()


def _manifests_in(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        yield from _files(place, (MANIFEST,)) if place.is_dir() else [place.absolute()] if place.name.endswith(MANIFEST) else []


def _parts_in(ledger: Ledger, places: Iterable[Path]) -> dict[Path, bool | None]:
    """Part files, with whether the ledger is learnt from their feeds; None where it does not know them."""
    endings = tuple(ending + PART for ending in LINES_ENDINGS)
    found = [
        part
        for place in places
        for part in (_files(place, endings) if place.is_dir() else [part_of(place)] if part_of(place).is_file() else [])
    ]
    return dict.fromkeys(found) | {part_of(feed): learnt for feed, learnt in ledger.files.under_way().items()}


def _files(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    yield from (path.absolute() for path in sorted(folder.iterdir()) if path.name.endswith(endings) and path.is_file())


def _deliver(ledger: Ledger, part: Path, learnt: bool | None, done: Recovered) -> None:
    """Deliver a feed that an interrupted run left, without lines that stand in another feed by now; learn from it."""
    feed = feed_of(part)
    if not part.parent.is_dir():
        done.bad.append(f"{part}, which an interrupted run was writing, is not there; if its disk is away, its articles are crawled again")
        return
    if learnt is None and not _is_ours(part):
        return
    try:
        lines = recover_part(part, lambda line: learnt is not False and _is_new(ledger, line))
    except OSError as error:
        raise OutputError(
            f"cannot deliver {part}, which an interrupted run left: {error.strerror}; free the disk or mend the permissions"
        ) from error
    if lines:
        done.delivered.append((feed, lines))
    if learnt is not False and feed.is_file():
        learn_feed(ledger, feed, done)
    if not part.exists():
        _settle(ledger, feed)


def _settle(ledger: Ledger, feed: Path) -> None:
    with ledger.changes():
        if feed.is_file():
            ledger.files.delivered(feed, lines_in(feed))
        else:
            ledger.files.forget(feed)


def lines_in(feed: Path) -> int:
    """Return how many lines a feed has."""
    with feed.open("rb") as lines:
        return sum(1 for _ in lines)


def _is_ours(part: Path) -> bool:
    """By its first line, which may be torn, or zeros after a power cut; an empty one may be anybody's."""
    with part.open("rb") as lines:
        line = lines.readline()
    if line.endswith(b"\n"):
        return isinstance(read_line(line), Delivered)
    begun = line.rstrip(b"\0")
    return bool(line) and (begun.startswith(_OPENING) or _OPENING.startswith(begun))


def _is_new(ledger: Ledger, line: bytes) -> bool:
    article = read_line(line)
    known = ledger.articles.find(article.key, article.address) if isinstance(article, Delivered) else None
    return isinstance(article, Delivered) and (known is None or known.revision < article.revision)


def _learn_manifest(ledger: Ledger, path: Path, done: Recovered) -> None:
    if ledger.files.is_learnt(path):
        return
    try:
        manifest = read_manifest(path)
        with ledger.changes():
            done.runs += _restore(ledger, manifest, path, done)
    except (OSError, NewerManifest) as error:  # may be read another time
        done.bad.append(f"{path}: {error}")
        return
    except ValueError as error:
        done.bad.append(f"{path} is no manifest of a run: {error}")
    with ledger.changes():
        ledger.files.learnt(path)


def _restore(ledger: Ledger, manifest: dict[str, Any], path: Path, done: Recovered) -> bool:
    """Take in what a manifest says; False if its run is known. Its days count only if its feeds are there."""
    run = begun_of(manifest)
    if ledger.history.is_ended(run.id):
        return False
    missing = [
        feed["file"] for feed in manifest["feeds"] if not any(path.with_name(feed["file"] + ending).exists() for ending in ("", ".gz"))
    ]
    ledger.history.end(run, manifest)
    if missing:
        done.bad.append(f"{path}: its feed {', '.join(missing)} is not there; what it read is read again")
    else:
        _restore_days(ledger, run, manifest)
    _restore_found(ledger.frontier(run.id), ledger, manifest)
    ledger.files.close(run.id)
    return True


def _restore_days(ledger: Ledger, run: RunBegun, manifest: dict[str, Any]) -> None:
    for row in manifest["days"]:
        if row["listed_to_end_at"]:
            ledger.days.read(row["kanal"], date.fromisoformat(row["day"]), datetime.fromisoformat(row["listed_to_end_at"]), run.kanal)


def _restore_found(frontier: Frontier, ledger: Ledger, manifest: dict[str, Any]) -> None:
    for url in manifest["waiting"]:
        frontier.meet(url, None, known=ledger.articles.get(url) is not None)
    for gone in manifest["given_up"]:
        frontier.settle(gone["url"], gone["reason"])
    frontier.close(refusals(manifest.get("doubts", ())))


def _end_interrupted(ledger: Ledger, run: RunBegun, folder: Path) -> None:
    """Write the manifest that an interrupted run could not write: its days, and what it did not come to."""
    frontier, feeds = ledger.frontier(run.id), ledger.files.of_run(run.id)
    with ledger.changes():
        frontier.confirm()
    manifest = manifest_of(run, RunEnded(INTERRUPTED, feeds=feeds, before=ledger.history.before(run)), frontier)
    write_manifests(manifest, feeds, folder)
    close_run(ledger, run, manifest)


def close_run(ledger: Ledger, run: RunBegun, manifest: dict[str, Any]) -> None:
    """Take a run whose manifest is written into the history; what it did not come to waits."""
    with ledger.changes():
        ledger.history.end(run, manifest)
        ledger.frontier(run.id).close(refusals(manifest.get("doubts", ())))
        ledger.files.close(run.id)
