"""The progress of runs, on terminals and in files."""

import io
import json
import os
import re
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from types import MappingProxyType, SimpleNamespace

import pyte
import pytest

from kontan_crawler.replica.demo import SETTINGS, environment, setting_options
from tests.crawling import DAY, WEEK, crawl
from tests.forked import Forked
from tests.in_process import scrapy
from tests.progress.terminals import draw, resize
from tests.small_site import SmallSite

SMALL = ("arsip", "-a", f"since={DAY - timedelta(days=1)}", "-a", f"until={DAY}", "-a", "kanal=global")
NONE: Mapping[str, str] = MappingProxyType({})
TERMINAL = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
OTHERS = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR")
"""Variables that change the live line."""
SLOW = {"CONCURRENT_REQUESTS": 1, "DOWNLOAD_DELAY": 0.1}
PLAIN = re.compile(r"\d\d:\d\d:\d\d \[kontan_crawler\.progress\.extension\] INFO: \d+ articles?, .*\d+ errors?.*")
DRAWN = re.compile(r"\d+ articles? [·|] .*\d+ errors?")
RECORD = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \[\w[\w.]*\] (?:INFO|WARNING|ERROR): .*")


@dataclass
class Recording:
    """Output to a terminal, in chunks, and the exit code of the run."""

    chunks: list[bytes]
    exit_code: int
    columns: int

    @property
    def sent(self) -> bytes:
        return b"".join(self.chunks)

    def screens(self) -> Iterator[list[str]]:
        """Yield the screen after each chunk, without empty rows at its end."""
        screen = pyte.Screen(self.columns, 24)
        stream = pyte.ByteStream(screen)
        for chunk in self.chunks:
            stream.feed(chunk)
            yield "\n".join(row.rstrip() for row in screen.display).rstrip().split("\n")

    @cached_property
    def rows(self) -> list[str]:
        """The rows at the end on a terminal where nothing scrolls or wraps."""
        return [row.rstrip() for row in draw(self.chunks, 500).display if row.strip()]

    def cursor_is_restored(self) -> bool:
        """Return whether the cursor is visible and at the start of a row."""
        cursor = draw(self.chunks, self.columns).cursor
        return not cursor.hidden and cursor.x == 0


def command(words: tuple[str, ...], folder, settings: Mapping[str, object]) -> list[str]:
    return ["crawl", *words, *setting_options({**SETTINGS, "OUTPUT_DIR": folder, **settings})]


PROMPTS = (rb"\r\x1b\[2K([2-9]|\d\d) articles", rb"shutting down gracefully")  # output that triggers the first and the second signal


def record(*words: str, folder, replica, stop: tuple[int, ...] = (), **settings: object) -> Recording:
    """Run a crawl in a subprocess with a terminal of 80 columns as stderr. stop: signals, the first sent when two articles are shown."""
    chunks, stops = [], list(zip(PROMPTS, stop, strict=False))
    with _run(command(words, folder, settings), environment(replica) | TERMINAL) as (run, end):
        while chunk := _read(end):
            chunks.append(chunk)
            if stops and re.search(stops[0][0], chunk):
                run.send_signal(stops.pop(0)[1])
    assert not stops
    return Recording(chunks, run.exitcode, 80)


@pytest.fixture(scope="module")
def site():
    return SmallSite(DAY, refused=["removed", "paywall", "photo"])


@pytest.fixture
def record_display(replica, tmp_path, monkeypatch, virtual_time):
    """Run a crawl in this process, in virtual time, with a terminal for its display only; nothing else may be written to stderr."""

    def run(*words: str, columns: int = 80, variables: Mapping[str, str] = NONE, **settings: object) -> Recording:
        for name in OTHERS:
            monkeypatch.delenv(name, raising=False)
        with _terminal(columns) as (end, slave), open(slave, "w", encoding="utf-8") as stream:
            chunks = list[bytes]()
            reader = threading.Thread(target=lambda: chunks.extend(iter(lambda: _read(end), b"")))
            reader.start()
            monkeypatch.setattr("kontan_crawler.progress.extension.sys", SimpleNamespace(stderr=stream, stdout=sys.stdout))
            settings = {**SLOW, "LOG_FILE": tmp_path / "log", **settings}
            done = scrapy(*command(words, tmp_path, settings), environment=environment(replica) | TERMINAL | variables)
            stream.close()
            reader.join()
        assert done.stderr == ""
        return Recording(chunks, done.returncode, columns)

    return run


@contextmanager
def _terminal(columns: int) -> Iterator[tuple[io.FileIO, int]]:
    """Open a terminal; return its master end and the descriptor of its slave, to be closed by the caller."""
    master, slave = os.openpty()
    resize(slave, columns)
    with open(master, "rb", buffering=0) as end:
        yield end, slave


@contextmanager
def _run(words: list[str], variables: Mapping[str, str]) -> Iterator[tuple[Forked, io.FileIO]]:
    without = {name: value for name, value in os.environ.items() if name not in OTHERS}
    with _terminal(80) as (end, slave), Forked(words, without | variables, stderr=slave) as run:
        os.close(slave)
        watchdog = threading.Timer(120, run.kill)
        watchdog.start()
        try:
            yield run, end
            run.wait(120)
        finally:
            watchdog.cancel()


def _read(end: io.FileIO) -> bytes:
    """Read from a terminal; nothing when no process has it open."""
    try:
        return end.read(65536)
    except OSError:
        return b""


@pytest.fixture(scope="module")
def recorded(replica, tmp_path_factory):
    """A run on a terminal of 80 columns, and its counts."""
    folder = tmp_path_factory.mktemp("recorded")
    recording = record(*WEEK, folder=folder, replica=replica, **SLOW)
    (manifest,) = folder.glob("*.run.json")
    return recording, json.loads(manifest.read_text(encoding="utf-8"))["counts"]


def test_live_line_is_the_last_row(recorded):
    recording, _ = recorded
    seen = set()
    for screen in recording.screens():
        drawn = [number for number, row in enumerate(screen) if DRAWN.match(row)]
        assert drawn in ([], [len(screen) - 1]), screen  # in one row, which is the last
        seen |= {screen[number] for number in drawn}
    assert len(seen) > 5 and any(re.match(r"\d+ articles? · \d+ pages/min · \d+ errors? · ", row) for row in seen), seen
    assert all(len(row) < recording.columns for row in seen)


def end_of(recording):
    """Return the last two rows before the last lines of the log, without the names of files, which a terminal may wrap."""
    rows = [row for row in recording.rows if not row.startswith(("/", "manifest", "feed"))]
    end = next(number for number, row in enumerate(rows) if "end_of_run]" in row)
    return rows[end - 2 : end]


def test_result_stands_before_the_last_lines_of_the_log(recorded, site):
    recording, _ = recorded
    assert recording.exit_code == 0 and recording.cursor_is_restored()
    closed, last = end_of(recording)
    assert closed.endswith("INFO: Spider closed (finished)")
    assert re.fullmatch(rf"finished after \d+ s: {len(site.expected)} articles, \d+ errors?, 7 of 7 days", last)


def test_log_lines_are_whole(recorded):
    recording, counts = recorded
    rows = [row for row in recording.rows if not row.startswith("finished after")]
    assert len(rows) == len(recording.rows) - 1 and not any(PLAIN.search(row) for row in rows)
    records = [row for row in rows if re.match(r"\d{4}-", row)]
    assert all(RECORD.fullmatch(row) for row in records)
    assert all(re.fullmatch(r"[ \[{'\"].*", row) for row in rows if row not in records)  # lists and statistics of Scrapy's
    refused = [row for row in rows if "no article at" in row]
    assert len(refused) == sum(count for name, count in counts.items() if name.startswith("article/refused/"))
    assert all(re.search(r"WARNING: no article at https://\S+: \w+$", row) for row in refused)


def test_no_mode_of_the_terminal_is_changed(recorded):
    recording, _ = recorded
    assert b"\x1b[?" not in recording.sent  # a killed run could not restore it


def test_plain_lines_without_a_terminal(replica, tmp_path, virtual_time):
    done = crawl(*SMALL, folder=tmp_path, replica=replica, **SLOW, LOGSTATS_INTERVAL=0.5)
    assert done.exit_code == 0
    assert "\x1b" not in done.log and "\r" not in done.log
    found = PLAIN.findall(done.log)
    assert len(found) > 1 and any("crawling global 2026-02-0" in line for line in found), found


def test_plain_lines_in_a_log_file_beside_the_display(record_display, tmp_path):
    recording = record_display(*SMALL, LOGSTATS_INTERVAL=0.5)
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert "\x1b" not in log and len(PLAIN.findall(log)) > 1
    assert any(DRAWN.match(screen[-1]) for screen in recording.screens())
    (last,) = recording.rows
    assert last.startswith("finished after ")


def test_no_colour_and_ascii(record_display):
    recording = record_display(*SMALL, columns=200, variables={"NO_COLOR": "1", "LC_ALL": "C"})
    assert recording.exit_code == 0 and recording.sent.isascii()
    assert not re.search(rb"\x1b\[[\d;]*[3-49][0-7][\d;]*m", recording.sent)
    assert any(DRAWN.match(screen[-1]) and " | " in screen[-1] for screen in recording.screens())


def test_disabled(record_display, tmp_path):
    assert record_display(*SMALL, LOG_ENABLED=False, LOGSTATS_INTERVAL=0).sent == b""
    assert "[kontan_crawler.progress" not in (tmp_path / "log").read_text(encoding="utf-8")


def test_a_run_whose_feed_cannot_be_written(replica, tmp_path):
    recording = record(*SMALL, "-O", "/proc/nowhere/x.jsonl:jsonlines", folder=tmp_path, replica=replica)
    assert recording.exit_code == 1 and recording.cursor_is_restored()
    assert any(row.startswith("output_failed after ") for row in recording.rows)
    assert not [row for row in recording.rows if DRAWN.match(row)]


@pytest.mark.parametrize(("stop", "exit_code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_terminal_after_a_signal(replica, tmp_path, stop, exit_code):
    recording = record(*WEEK, folder=tmp_path, replica=replica, **SLOW, stop=(stop,))
    assert recording.exit_code == exit_code
    assert recording.cursor_is_restored()
    assert end_of(recording)[-1].startswith("shutdown after ")


def test_terminal_after_an_unclean_shutdown(replica, tmp_path):
    recording = record(*WEEK, folder=tmp_path, replica=replica, **SLOW, stop=(signal.SIGINT, signal.SIGINT))
    assert recording.exit_code == 130 and recording.cursor_is_restored()
    rows = recording.rows
    assert any(row.endswith("forcing unclean shutdown") for row in rows)
    assert [number for number, row in enumerate(rows) if DRAWN.match(row)] == [len(rows) - 1]


def test_run_continues_without_its_terminal(replica, tmp_path):
    with _run(command(SMALL, tmp_path, SLOW), environment(replica) | TERMINAL) as (run, end):
        while (chunk := _read(end)) and b"Spider opened" not in chunk:
            pass
        end.close()
    (feed,) = tmp_path.glob("*.jsonl")
    assert run.exitcode == 0 and len(feed.read_bytes().splitlines()) > 2
