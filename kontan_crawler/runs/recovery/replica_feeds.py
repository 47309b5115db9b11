"""Move the feeds of runs that met the replica out of the folder of the site, and forget them in its ledger."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path

from kontan_crawler.feeds.atomic_files import sync_directory
from kontan_crawler.feeds.names import GIVEN_UP_SUFFIX, MANIFEST_SUFFIX
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.manifest_files import read_manifest
from kontan_crawler.runs.manifest_versions import parse_manifest
from kontan_crawler.runs.recovery.learn_manifest import restore_idle_run
from kontan_crawler.runs.recovery.output_files import feeds_in, manifests_in
from kontan_crawler.runs.recovery.recover import recover
from kontan_crawler.runs.recovery.result import RecoveryResult
from kontan_crawler.runs.recovery.run_traces import ShareOfReplica, traces_of
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.feed_records import DeliveredArticle, read_feed
from kontan_crawler.store.ledger import Ledger

_GZ = ".gz"


@dataclass
class FeedFiles:
    """A feed, or the run of a manifest without a feed, with the files beside it."""

    name: Path
    """Without .gz."""
    feeds: list[Path] = field(default_factory=list)
    beside: list[Path] = field(default_factory=list)
    manifests: list[Manifest] = field(default_factory=list)

    @property
    def says(self) -> list[bool]:
        """Whether each of its runs met the replica, as far as the manifests say so."""
        return [manifest.replica for manifest in self.manifests if manifest.replica is not None]

    def moves_to(self, name: Path) -> dict[Path, Path]:
        """Return the new path of each file if the feed gets another name: the feed first, manifests last."""
        return {path: name.with_name(name.name + path.name.removeprefix(self.name.name)) for path in (*self.feeds, *self.beside)}

    def shares(self, share_of_replica: ShareOfReplica) -> set[float]:
        """Return the shares of the replica, as the manifests say or as recognized. Raises OSError."""
        says, older = self.says, [manifest for manifest in self.manifests if manifest.replica is None]
        recognized = [share_of_replica(traces_of(self.feeds, older))] if older or not says else []
        return {*map(float, says), *recognized}


def move_replica_feeds(ledger: Ledger, folder: Path, apart: Path, share_of_replica: ShareOfReplica, result: RecoveryResult) -> None:
    """Move the feeds of the replica from a folder to another one; the ledger of the first forgets them. Raises OutputError.

    A folder in which all manifests say that their runs met the replica stays as it is.
    """
    found = list(_feed_files(folder))
    if found and all(files.says and all(files.says) and len(files.says) == len(files.manifests) for files in found):
        return
    try:
        for files in found:
            was_interrupted = not files.feeds and (apart / files.name.name).exists()
            _move(files, {1.0} if was_interrupted else files.shares(share_of_replica), apart, result)
        _forget(ledger, folder, apart, result)
    except OSError as error:
        raise OutputError(f"cannot move feeds of the replica into {apart}: {error}; fix it, then run `scrapy recover` again") from error


def replica_runs_in(paths: list[Path]) -> set[str]:
    """Return the runs of the manifests at these paths that say that they met the replica."""
    return {manifest.run for _, manifest in _manifests(paths) if manifest.replica}


def _manifests(paths: list[Path]) -> Iterator[tuple[Path, Manifest]]:
    """Yield the readable manifests; recovery reports the others."""
    for path in manifests_in(paths):
        try:
            yield path, read_manifest(path)
        except (OSError, ValueError):
            continue


def _feed_files(folder: Path) -> Iterator[FeedFiles]:
    found: dict[Path, FeedFiles] = {}
    for feed in feeds_in([folder]):
        name = feed.with_name(feed.name.removesuffix(_GZ))
        found.setdefault(name, FeedFiles(name)).feeds.append(feed)
    for path, manifest in _manifests([folder]):
        name = path.with_name(path.name.removesuffix(MANIFEST_SUFFIX))
        earlier = name.with_suffix("")  # the manifest of an earlier run into the same feed: x.jsonl.2026-02-04T090000.run.json
        files = found.get(earlier) or found.setdefault(name, FeedFiles(name))
        files.beside.append(path)
        files.manifests.append(manifest)
    for files in found.values():
        given_up = files.name.with_name(files.name.name + GIVEN_UP_SUFFIX)
        files.beside[:0] = [given_up] if given_up.exists() else []
    yield from found.values()


def _move(files: FeedFiles, shares: set[float], apart: Path, result: RecoveryResult) -> None:
    """Move the files of a feed if it is the replica's; add an error to the result if a part of it is."""
    if shares == {0.0}:
        return
    if shares != {1.0}:
        result.errors.append(
            f"{files.name} has articles of the replica among those of the site, and stays; remove their lines and manifests, delete the ledger,"
            " then run `scrapy recover` again"
        )
        return
    apart.mkdir(parents=True, exist_ok=True)
    moves = next(
        moves for moves in map(files.moves_to, _names(apart / files.name.name)) if not any(path.exists() for path in moves.values())
    )
    for path, target in moves.items():
        os.replace(path, target)
    sync_directory(apart)
    sync_directory(files.name.parent)
    result.moved.append(files.name)


def _idle_runs(ledger: Ledger) -> Iterator[tuple[Manifest, str]]:
    """Yield the idle runs whose manifests are readable, each also as JSON text."""
    for _, text in ledger.idle_runs.manifests():
        with suppress(ValueError):
            yield parse_manifest(text), text


def _names(path: Path) -> Iterator[Path]:
    return chain([path], (path.with_stem(f"{path.stem}.{number}") for number in count(2)))


def _forget(ledger: Ledger, folder: Path, apart: Path, result: RecoveryResult) -> None:
    """Rebuild the ledger without the runs and articles in `apart`, if it knows any. Articles of missing feeds are kept."""
    idle = list(_idle_runs(ledger))
    moved = [apart] if apart.is_dir() else []
    gone = {manifest.run for _, manifest in _manifests(moved)} | {manifest.run for manifest, _ in idle if manifest.replica}
    if not result.moved and not any(map(ledger.history.is_ended, gone)):
        return
    elsewhere = [path for path in ledger.files.learnt() if path.parent not in (folder, apart) and path.exists()]
    again = {manifest.run for _, manifest in _manifests([folder, *elsewhere])}
    with ledger.changes():
        for feed in feeds_in(moved):
            ledger.forget(line for _, line in read_feed(feed) if isinstance(line, DeliveredArticle))
        ledger.forget_runs(gone | again | {manifest.run for manifest, _ in idle})
        for manifest, text in idle:
            if not manifest.replica:
                restore_idle_run(ledger, manifest, text, result)
        result.errors += recover(ledger, folder, elsewhere).errors
    result.rebuilt = True
