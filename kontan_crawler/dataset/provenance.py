"""Which run wrote a feed line, and what robots.txt said meanwhile: from the manifests beside the feeds."""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from kontan_crawler.clock import WIB
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.manifest_files import read_manifest
from kontan_crawler.runs.recovery.output_files import manifests_in


class WritingRun(NamedTuple):
    """A run that wrote lines of a feed."""

    ended: datetime
    id: str
    replica: bool


class Runs:
    """The runs of some feeds."""

    def __init__(self, feeds: Iterable[Path], report: Callable[[str], object]) -> None:
        """Read the manifests in the folders of feeds. report: called with each that cannot be read."""
        self._runs: dict[Path, list[WritingRun]] = {}
        self.robots = RobotsRules()
        wanted = {_plain(feed) for feed in feeds}
        names = tuple(feed.name for feed in wanted)
        for path in sorted(manifests_in({feed.parent for feed in wanted})):
            try:
                self._add(path.parent, read_manifest(path), wanted)
            except (OSError, ValueError) as error:
                if path.name.startswith(names):  # else it is that of another feed
                    report(f"{path}: {error}")
        for runs in self._runs.values():
            runs.sort()

    def of_line(self, feed: Path, crawled: datetime | None) -> WritingRun | None:
        """Return the run that wrote a line, by the moment of its download; None without a manifest that has it."""
        runs = self._runs.get(_plain(feed), []) if crawled else []
        index = bisect_left(runs, crawled.replace(microsecond=0), key=lambda run: run.ended) if crawled else 0
        return runs[index] if index < len(runs) else None

    def _add(self, folder: Path, manifest: Manifest, wanted: set[Path]) -> None:
        feeds = {folder / Path(feed.file).name for feed in manifest.feeds} & wanted
        for feed in feeds:
            self._runs.setdefault(feed, []).append(WritingRun(manifest.ended, manifest.run, bool(manifest.replica)))
        if feeds:
            self.robots.add(manifest)


@dataclass
class SeenRules:
    """Rules of a host's robots.txt, and the days between which they were seen."""

    host: str
    rules: dict[str, list[str]]
    first: date
    last: date


class RobotsRules:
    """The different rules of each host, in the order in which they were first seen."""

    def __init__(self) -> None:
        self._seen: list[SeenRules] = []

    def add(self, manifest: Manifest) -> None:
        """Add the rules that a run obeyed."""
        day = manifest.started.astimezone(WIB).date()
        for host, rules in manifest.robots.items():
            same = next((one for one in self._seen if (one.host, one.rules) == (host, rules)), None)
            if same:
                same.first, same.last = min(same.first, day), max(same.last, day)
            else:
                self._seen.append(SeenRules(host, rules, day, day))

    def all(self) -> list[SeenRules]:
        """Return the rules by host and first day."""
        return sorted(self._seen, key=lambda one: (one.host, one.first, one.last, json.dumps(one.rules)))


def _plain(feed: Path) -> Path:
    """Return the path under which a manifest knows a feed that was compressed later."""
    return feed.with_name(feed.name.removesuffix(".gz"))
