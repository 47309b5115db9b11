"""Runs of `scrapy crawl` that a signal ends, at a moment that an event chooses and never the clock."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import NamedTuple

from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.demo import SETTINGS, environment
from kontan_crawler.replica.server import Replica
from kontan_crawler.replica.site import Site
from tests.crawling import ROOT, SCRAPY
from tests.faulty_replica import serve_faulty

REQUESTS, LINES = 275, 178
"""What a whole run asks for and writes; a few more or less do no harm."""
POLL_SECONDS = 0.0005
AGAIN = "Send again to force"  # Scrapy, after the first signal


class Moment(NamedTuple):
    """When to send the signal: at the `count`-th event of a kind, from 1."""

    kind: str
    """request: the server sees one, its address containing `of`. line: one is added to the part file. opening: something in
    the folder changes before the first request. delivery: the feed gets its name; after that, something in the folder changes."""
    count: int
    of: str = ""


class End(NamedTuple):
    """What ends a run: a signal at a moment; `twice`: once more as soon as the run says that it heard."""

    moment: Moment
    number: signal.Signals = signal.SIGKILL
    twice: bool = False


def any_moment(random: Random) -> Moment:
    """Return a moment of a run: the very first requests and the few milliseconds of delivery are as likely as all between."""
    kind, last = random.choice((("request", REQUESTS), ("request", 5), ("line", LINES), ("opening", 10), ("delivery", 1), ("delivery", 10)))
    return Moment(kind, random.randint(1, last))


def any_line(random: Random) -> Moment:
    """Return a moment at which something is written and not delivered."""
    return Moment("line", random.randint(1, LINES))


@dataclass
class Ground:
    """A replica that is crawled: `words` name spider and arguments; `asked` is told of each request."""

    dataset: Dataset
    replica: Replica
    words: tuple[str, ...]
    asked: Callable[[str], None] = field(default=lambda url: None)


@contextmanager
def ground(dataset: Dataset, *words: str) -> Iterator[Ground]:
    """Serve a dataset, its requests told to the run under way."""
    with serve_faulty(Site(dataset), lambda url, attempt: None, on_request=lambda count, url: here.asked(url)) as replica:
        here = Ground(dataset, replica, words)
        yield here


class Run:
    """One run in a process group of its own, begun, ended by `end` or by itself, and what was seen of it."""

    def __init__(self, where: Ground, folder: Path, log: Path, end: End | None, options: tuple[str, ...] = ()) -> None:
        self.folder, self.end, self._log_file, self._counting = folder, end, log, threading.Lock()
        self.found = lines_under_way(folder)
        """Lines that the run before left in a part file."""
        self.asked: list[str] = []
        self.written: int | None = None
        """Lines in the part file when the signal was sent; None while it was not."""
        where.asked = self._see
        command = [*SCRAPY, "crawl", *where.words, *options, *_settings(folder)]
        with log.open("wb") as file:
            way = os.environ | environment(where.replica)
            self._process = subprocess.Popen(command, cwd=ROOT, env=way, stderr=file, start_new_session=True)
        with self._process:
            try:
                self._watch()
            finally:
                self._process.kill()
        self.exit_code = self._process.returncode
        print(f"{log}: {end}: exit code {self.exit_code}, {len(self.asked)} requests, written {self.written}")

    @property
    def log(self) -> str:
        return self._log_file.read_text(encoding="utf-8")

    def _see(self, url: str) -> None:
        with self._counting:
            self.asked.append(url)
            moment = self.end.moment if self.end else Moment("", 0)
            if moment.kind == "request" and sum(moment.of in url for url in self.asked) >= moment.count:
                self._strike()

    def _watch(self) -> None:
        events, seen, again = self._events(self.end.moment.kind if self.end else ""), 0, self.end and self.end.twice
        while self._process.poll() is None:
            seen += next(events, 0)
            if self.end and seen >= self.end.moment.count:
                self._strike()
            if again and self.written is not None and AGAIN in self.log:
                again = self._process.send_signal(self.end.number)
            time.sleep(POLL_SECONDS)

    def _strike(self) -> None:
        if self.written is None:
            self.written = lines_under_way(self.folder)
            self._process.send_signal(self.end.number)

    def _events(self, kind: str) -> Iterator[int]:
        """Yield how many events of a kind there were since the last time, as far as the folder shows them."""
        changes = _changes(self.folder)
        while not self.asked:  # what is written until then belongs to earlier runs
            yield next(changes) if kind == "opening" else 0
        if kind == "line":
            yield from _new_lines(self.folder)
        if kind == "delivery":
            before = _feeds(self.folder)
            while _feeds(self.folder) == before:
                yield 0
            yield 1
            yield from _changes(self.folder)


def _settings(folder: Path) -> list[str]:
    # the replica's error pages stay what they are, and may be all that is left to ask for
    settings = {**SETTINGS, "OUTPUT_DIR": folder, "RETRY_TIMES": 1, "ERROR_SHARE_MAX": 1}
    return [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]


def _changes(folder: Path) -> Iterator[int]:
    state = _state(folder)
    while True:
        state, last = _state(folder), state
        yield state != last


def _new_lines(folder: Path) -> Iterator[int]:
    known = lines_under_way(folder)
    for changed in _changes(folder):
        counted = max(known, lines_under_way(folder)) if changed else known  # reading it all each time would be slow
        yield counted - known
        known = counted


def _state(folder: Path) -> dict[str, tuple[int, int, int]]:
    found = {}
    with suppress(FileNotFoundError), os.scandir(folder) as entries:  # one that has just got another name
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
        with suppress(FileNotFoundError):  # it has just got its name
            count += part.read_bytes().count(b"\n")
    return count


def cut_power(folder: Path, random: Random) -> None:
    """Take away some of what a run that was killed had not synced, as a power cut does, or all of the ledger."""
    for part in folder.glob("*.part"):
        _lose_lines(part, random)
    (folder / "ledger.sqlite3-shm").unlink(missing_ok=True)
    kind = random.choice(("kept", "kept", "gone", "cut", "emptied"))
    ledger, log = folder / "ledger.sqlite3", folder / "ledger.sqlite3-wal"
    if kind == "gone":
        for path in folder.glob("ledger.sqlite3*"):
            path.unlink()
    elif kind != "kept" and log.exists() and ledger.stat().st_mtime_ns < log.stat().st_mtime_ns:  # what is merged was synced before
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
