"""Runs of `scrapy crawl` that a signal ends. Events choose the moment, not the clock."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from random import Random
from typing import NamedTuple

from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.demo import SETTINGS, environment, setting_options
from kontan_crawler.replica.expected import percent_encoded
from kontan_crawler.replica.server import Replica
from kontan_crawler.replica.site import Site
from tests.faulty_replica import serve_faulty
from tests.forked import Forked
from tests.in_process import scrapy
from tests.small_site import SmallSite

REQUESTS_PER_ARTICLE = 1.5
"""Approximate number of requests in a complete run, by articles."""
POLL_SECONDS = 0.0005
AGAIN = "Send again to force"  # logged by Scrapy after the first signal


class Moment(NamedTuple):
    """When to send the signal: at the `count`-th event of a kind, from 1."""

    kind: str
    """request: the server gets a request whose URL contains `of`. line: a line is added to the part file. opening: a file in
    the folder changes before the first request. archive: a file of the archive changes. delivery: the part file is renamed; then, a file in the folder changes."""
    count: int
    of: str = ""


class End(NamedTuple):
    """The signal that ends a run, and its moment. twice: send it again after the run has logged the first."""

    moment: Moment
    number: signal.Signals = signal.SIGKILL
    twice: bool = False


def any_moment(random: Random, articles: int) -> Moment:
    """Return a random moment of a run with so many articles. The first requests and the delivery are as likely as the rest of the run."""
    kinds = [("request", int(articles * REQUESTS_PER_ARTICLE)), ("request", 5), ("line", articles), ("archive", articles)]
    kind, last = random.choice((*kinds, ("opening", 10), ("delivery", 1), ("delivery", 10)))
    return Moment(kind, random.randint(1, last))


def any_line(random: Random, articles: int) -> Moment:
    """Return a random moment after a line was written and before delivery."""
    return Moment("line", random.randint(1, articles))


@dataclass
class CrawledReplica:
    """A site, and the spider and arguments that crawl it from a day on. on_request: called with the URL of each request."""

    dataset: Dataset | SmallSite
    replica: Replica
    since: date
    words: tuple[str, ...]
    on_request: Callable[[str], None] = field(default=lambda url: None)

    @cached_property
    def listed(self) -> set[str]:
        """The canonical URLs of the articles of a complete run."""
        stories = (story for story in self.dataset.stories if story.published.date() >= self.since)
        return {percent_encoded(story.url) for story in stories} & self.dataset.expected.keys()


@contextmanager
def crawled_replica(dataset: Dataset | SmallSite, since: date, *words: str) -> Iterator[CrawledReplica]:
    """Serve a dataset or a site until the block ends, for runs of `scrapy crawl WORDS -a since=DAY`."""
    words = (*words, "-a", f"since={since}")
    site = Site(dataset) if isinstance(dataset, Dataset) else dataset
    with serve_faulty(site, lambda url, attempt: None, on_request=lambda count, url: crawled.on_request(url)) as replica:
        crawled = CrawledReplica(dataset, replica, since, words)
        yield crawled


class Run:
    """A finished run, ended by `end` in its own process group, or by itself in this process."""

    def __init__(self, crawled: CrawledReplica, folder: Path, log: Path, end: End | None, options: tuple[str, ...] = ()) -> None:
        self.folder, self.end, self._log_file, self._counting = folder, end, log, threading.Lock()
        self.found = lines_under_way(folder)
        """Lines in the part file of the run before."""
        self.requested: list[str] = []
        self.written: int | None = None
        """Lines in the part file when the signal was sent; None before that."""
        crawled.on_request = self._on_request
        words, variables = ["crawl", *crawled.words, *options, *_settings(folder)], environment(crawled.replica)
        self.exit_code = self._end(words, variables, end) if end else self._finish(words, variables)
        print(f"{log}: {end}: exit code {self.exit_code}, {len(self.requested)} requests, written {self.written}")

    def _end(self, words: list[str], variables: dict[str, str], end: End) -> int:
        with Forked(words, os.environ | variables, stderr=self._log_file) as self._process:
            self._watch(end)
        return self._process.exitcode

    def _finish(self, words: list[str], variables: dict[str, str]) -> int:
        done = scrapy(*words, environment=variables)
        self._log_file.write_text(done.stderr, encoding="utf-8")
        return done.returncode

    @property
    def log(self) -> str:
        return self._log_file.read_text(encoding="utf-8")

    def _on_request(self, url: str) -> None:
        with self._counting:
            self.requested.append(url)
            if self.end and self.end.moment.kind == "request":
                _, count, part = self.end.moment
                if sum(part in url for url in self.requested) >= count:
                    self._send_signal(self.end)

    def _watch(self, end: End) -> None:
        events, seen, again = self._events(end.moment.kind), 0, end.twice
        while self._process.exitcode is None:
            seen += next(events, 0)
            if seen >= end.moment.count:
                self._send_signal(end)
            if again and self.written is not None and AGAIN in self.log:
                again = self._process.send_signal(end.number)
            time.sleep(POLL_SECONDS)

    def _send_signal(self, end: End) -> None:
        if self.written is None:
            self.written = lines_under_way(self.folder)
            self._process.send_signal(end.number)

    def _events(self, kind: str) -> Iterator[int]:
        """Yield the number of new events of a kind in the folder."""
        changes = _changes(self.folder)
        while not self.requested:  # files written before the first request belong to earlier runs
            yield next(changes) if kind == "opening" else 0
        if kind == "line":
            yield from _new_lines(self.folder)
        if kind == "archive":
            yield from _changes(self.folder / "archive")
        if kind == "delivery":
            before = _feeds(self.folder)
            while _feeds(self.folder) == before:
                yield 0
            yield 1
            yield from _changes(self.folder)


def _settings(folder: Path) -> list[str]:
    # the error pages of the replica are permanent, and may be the only pages that are left
    settings = {**SETTINGS, "OUTPUT_DIR": folder, "RETRY_TIMES": 1, "ERROR_SHARE_MAX": 1}
    return setting_options(settings)


def _changes(folder: Path) -> Iterator[int]:
    state = _state(folder)
    while True:
        state, last = _state(folder), state
        yield state != last


def _new_lines(folder: Path) -> Iterator[int]:
    known = lines_under_way(folder)
    for changed in _changes(folder):
        counted = max(known, lines_under_way(folder)) if changed else known  # to avoid reading the file each time
        yield counted - known
        known = counted


def _state(folder: Path) -> dict[str, tuple[int, int, int]]:
    found = {}
    with suppress(FileNotFoundError), os.scandir(folder) as entries:  # an entry was renamed meanwhile
        for entry in entries:
            state = entry.stat()
            found[entry.name] = state.st_ino, state.st_size, state.st_mtime_ns
    return found


def _feeds(folder: Path) -> set[tuple[str, int]]:
    return {(name, state[0]) for name, state in _state(folder).items() if name.endswith(".jsonl")}


def lines_under_way(folder: Path) -> int:
    """Return the number of whole lines in part files."""
    count = 0
    for part in folder.glob("*.jsonl.part"):
        with suppress(FileNotFoundError):  # it was renamed meanwhile
            count += part.read_bytes().count(b"\n")
    return count


def cut_power(folder: Path, random: Random) -> None:
    """Remove data that a killed run had not synced, as a power cut does, or the whole ledger."""
    for part in folder.glob("*.part"):
        _lose_lines(part, random)
    (folder / "ledger.sqlite3-shm").unlink(missing_ok=True)
    kind = random.choice(("kept", "kept", "gone", "cut", "emptied"))
    ledger, log = folder / "ledger.sqlite3", folder / "ledger.sqlite3-wal"
    if kind == "gone":
        for path in folder.glob("ledger.sqlite3*"):
            path.unlink()
    elif kind != "kept" and log.exists() and ledger.stat().st_mtime_ns < log.stat().st_mtime_ns:  # merged pages were synced before
        os.truncate(log, random.randint(0, log.stat().st_size) if kind == "cut" else 0)
    print(f"ledger: {kind}")


def _lose_lines(part: Path, random: Random) -> None:
    size = part.stat().st_size
    first, last = sorted(random.randint(0, size) for _ in range(2))
    kind = random.choice(("gone", "cut", "cut", "zeros at the end", "zeros within"))
    print(f"lost of {part.name}, {size} bytes: {kind}, from {first} to {last}")
    if kind == "gone":
        part.unlink()
    elif kind == "cut":
        os.truncate(part, first)
    else:
        with part.open("r+b") as file:
            file.seek(first)
            file.write(bytes((last if kind == "zeros within" else size) - first))
