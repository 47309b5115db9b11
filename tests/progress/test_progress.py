"""The progress of a run: its formats, the live line as a terminal shows it, plain lines in files."""

import fcntl
import io
import json
import logging
import os
import re
import signal
import struct
import subprocess
import sys
import termios
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from select import select
from types import MappingProxyType

import pyte
import pytest

from kontan_crawler import settings as project
from kontan_crawler.progress.display import Display
from kontan_crawler.progress.eta import Eta, Rate
from kontan_crawler.progress.format import fit, format_span, last_line, log_line
from kontan_crawler.progress.glyphs import ASCII, UNICODE, bar, glyphs_for, truncate
from kontan_crawler.progress.snapshot import Snapshot, Steps
from kontan_crawler.progress.terminal import supports_live_line
from kontan_crawler.progress.tracker import Tracker, count_addresses, count_days
from kontan_crawler.replica.dataset import DAYS
from kontan_crawler.replica.demo import SETTINGS, environment
from tests.crawling import DAY, ROOT, SCRAPY

FULL = Snapshot(
    120, 14.2, 2, 35, "internasional 2026-02-03", "/news/pelabuhan-oslo-kembali-dibuka-harga-salmon-turun", Steps(12, 30, "days"), 1500.0,
)  # fmt: skip
BEGUN = Snapshot()
FRONT = Snapshot(3, 12.0, 0, 4, "global", "/rss")
ADDRESSES = Snapshot(40, 55.0, 1, 60, "internasional", "/news/a", Steps(41, 102, "addresses"), 66.0)
PAUSED = Snapshot(
    12345, 0.0, 12, 1, "internasional 2026-02-03", "/search/indeks", Steps(12, 30, "days"), 90000.0, True
)  # fmt: skip


# Formats


@pytest.mark.parametrize(("snapshot", "line"), [
    (FULL, "120 articles, 14 pages a minute, 2 errors, 35 requests waiting; crawling internasional 2026-02-03;"
           " 12 of 30 days, about 25 min left"),
    (BEGUN, "0 articles, 0 errors"),
    (FRONT, "3 articles, 12 pages a minute, 0 errors, 4 requests waiting; crawling global"),
    (ADDRESSES, "40 articles, 55 pages a minute, 1 error, 60 requests waiting; crawling internasional;"
                " 41 of 102 addresses, about 66 s left"),
    (PAUSED, "12345 articles, 0 pages a minute, 12 errors, 1 request waiting; crawling internasional 2026-02-03;"
             " 12 of 30 days, about 25 h left; paused: backing off"),
])  # fmt: skip
def test_log_line(snapshot, line):
    assert log_line(snapshot) == line


@pytest.mark.parametrize(("snapshot", "width", "line"), [
    (FULL, 79, "120 articles · 14/min · 2 errors · internasional 2026-02-03 · 25 min left"),
    (FULL, 199, "120 articles · 14 pages a minute · 2 errors · 35 requests waiting · crawling internasional 2026-02-03"
                " · 12 of 30 days ━━━━━━━━━━━━────────────────── · about 25 min left · /news/pelabuhan-oslo-kembal…"),
    (FULL, 120, "120 articles · 14/min · 2 errors · 35 waiting · crawling internasional 2026-02-03 · 12 of 30 days · about 25 min left"),
    (FULL, 99, "120 articles · 14/min · 2 errors · 35 waiting · internasional 2026-02-03 · 12/30 days · 25 min left"),
    (FULL, 60, "120 articles · 2 errors · internasional 2026-02-03"),
    (FULL, 30, "120 articles · 2 errors"),
    (FULL, 8, "120 art…"),
    (FULL, 1, "…"),
    (BEGUN, 79, "0 articles · 0 errors"),
    (FRONT, 79, "3 articles · 12 pages a minute · 0 errors · 4 waiting · crawling global"),
    (FRONT, 199, "3 articles · 12 pages a minute · 0 errors · 4 requests waiting · crawling global · /rss"),
    (ADDRESSES, 79, "40 articles · 55/min · 1 error · internasional · 41/102 addresses · 66 s left"),
    (PAUSED, 79, "12345 articles · 12 errors · internasional 2026-02-03 · 25 h left · paused"),
])  # fmt: skip
def test_line_fits_the_terminal(snapshot, width, line):
    assert UNICODE.separator.join(fit(snapshot, width, UNICODE).values()) == line


@pytest.mark.parametrize("snapshot", [FULL, BEGUN, FRONT, ADDRESSES, PAUSED])
@pytest.mark.parametrize("glyphs", [ASCII, UNICODE])
def test_line_never_exceeds_the_width(snapshot, glyphs):
    for width in range(1, 300):
        line = glyphs.separator.join(fit(snapshot, width, glyphs).values())
        assert len(line) <= width
        assert glyphs is UNICODE or line.isascii()


def test_parts_do_not_depend_on_the_section():
    short = Snapshot(120, 14.2, 2, 35, "global 2026-02-03", steps=Steps(12, 30, "days"), seconds_left=1500.0)
    assert list(fit(short, 79, UNICODE)) == list(fit(FULL, 79, UNICODE))


@pytest.mark.parametrize(("done", "drawn"), [(0, "------"), (2, "####--"), (3, "######")])
def test_bar(done, drawn):
    assert bar(Steps(done, 3, "days"), 6, ASCII) == drawn


@pytest.mark.parametrize(("seconds", "text"), [
    (0, "1 s"), (59.6, "60 s"), (90, "2 min"), (1500, "25 min"), (7199, "120 min"), (7200, "2 h"), (90000, "25 h"),
    (172800, "2 days"), (3e7, "347 days"),
])  # fmt: skip
def test_format_span(seconds, text):
    assert format_span(seconds) == text


def test_truncate():
    assert truncate("abcdef", 6, ASCII) == "abcdef"
    assert truncate("abcdef", 5, ASCII) == "ab..."
    assert truncate("abcdef", 2, ASCII) == ".."


def test_last_line():
    assert last_line(FULL, "shutdown", 754) == "shutdown after 13 min: 120 articles, 2 errors, 12 of 30 days"
    assert last_line(FRONT, "finished", 4) == "finished after 4 s: 3 articles, 0 errors"


# Speeds


def test_rate_covers_the_last_minutes():
    rate = Rate(100.0)
    assert rate.per_minute(3, 100.5) is None  # too little time
    assert rate.per_minute(10, 110.0) == 60
    for second in range(111, 1000):
        found = rate.per_minute(10 + (second - 110) // 10, float(second))
    assert found == pytest.approx(6, abs=0.4)


def test_time_left_starts_at_the_second_step_and_falls_between_steps():
    eta = Eta(0.0)
    eta.restart(100.0)
    assert eta.seconds_left(Steps(1, 10, "days"), 160.0) is None
    assert eta.seconds_left(Steps(2, 10, "days"), 220.0) == 8 * 60
    assert eta.seconds_left(Steps(2, 10, "days"), 250.0) == 8 * 60 - 30
    assert eta.seconds_left(Steps(2, 10, "days"), 900.0) == 7 * 60  # a long day
    eta.restart(950.0)  # too late
    assert eta.seconds_left(Steps(4, 10, "days"), 1000.0) == 6 * 225
    assert eta.seconds_left(Steps(10, 10, "days"), 2000.0) is None


# Snapshots


def test_day_is_done_when_all_its_sections_are():
    first, second, third = (DAY - timedelta(days=age) for age in range(3))
    left = {"internasional": {third}, "global": {second, third}}
    assert count_days(left, [("internasional", first), ("global", first), ("internasional", second)]) == Steps(1, 3, "days")
    assert count_days({"global": set()}, []) is None


def test_address_is_done_when_it_has_a_result():
    stats = {"item_scraped_count": 3, "article/refused/removed": 2, "article/unchanged": 1, "listing/passed/known": 4}
    stats["listing/passed/paid"] = 9
    assert count_addresses(stats, 12) == Steps(10, 12, "addresses")
    assert count_addresses(stats, 8) == Steps(8, 8, "addresses")
    assert count_addresses(stats, 0) is None


def test_snapshot_from_statistics():
    tracker = Tracker(0, 0.0)
    tracker.add_response("https://internasional.kontan.co.id/rss", {}, 1.0)
    stats = {"response_received_count": 5, "item_scraped_count": 4, "scheduler/enqueued": 9, "scheduler/dequeued": 6,
              "article/refused/removed": 3, "article/refused/http_503": 1, "listing/failed": 1}  # fmt: skip
    snapshot = tracker.snapshot(stats, {}, {}, True, 10.0)
    assert snapshot == Snapshot(4, 30.0, 2, 3, "internasional", "/rss", None, None, True)


def test_section_is_the_day_of_the_articles():
    tracker, left = Tracker(0, 0.0), {"global": {DAY}}
    found = []
    for url, arguments in (
        ("https://www.kontan.co.id/robots.txt", {}), ("https://global.kontan.co.id/", {}),
        ("https://global.kontan.co.id/news/a?page=all", {}),
        ("https://www.kontan.co.id/search/indeks?kanal=global", {"kanal": "global", "day": DAY}),
        ("https://internasional.kontan.co.id/news/a", {}),
    ):  # fmt: skip
        tracker.add_response(url, arguments, 1.0)
        found.append(tracker.snapshot({}, left, {}, False, 1.0).section)
    assert found == ["", "global", "global", "global 2026-02-04", "global 2026-02-04"]


def test_control_characters_of_an_address():
    tracker = Tracker(0, 0.0)
    tracker.add_response("https://x.kontan.co.id/news/a\x1b[31m\u202e\x9b", {"kanal": "\x1b[2J", "day": "\r"}, 1.0)
    snapshot = tracker.snapshot({}, {}, {}, False, 1.0)
    assert (snapshot.path, snapshot.section) == (r"/news/a\x1b[31m\u202e\x9b", r"\x1b[2J \r")


# A terminal


class Counted(io.TextIOWrapper):
    """A stream that records each write."""

    def __init__(self, descriptor: int) -> None:
        super().__init__(io.FileIO(descriptor, "w"), encoding="utf-8", write_through=True)
        self.writes: list[str] = []

    def write(self, text: str) -> int:
        self.writes.append(text)
        return super().write(text)


@pytest.fixture
def terminal(monkeypatch):
    """The stream of a terminal of 80 columns, and its master end."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    master, slave = os.openpty()
    _resize(slave, 80)
    stream = Counted(slave)
    with open(master, "rb", buffering=0) as end:
        yield stream, end
    with suppress(OSError):  # the master end is closed
        stream.close()


def _resize(descriptor: int, columns: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))


def test_display_writes_once_per_change(terminal):
    stream, _ = terminal
    display = Display(stream)
    display.start()
    stream.writes.clear()
    for snapshot, chunks in ((BEGUN, 1), (BEGUN, 0), (FULL, 1), (FULL, 0)):
        display.show(snapshot)
        assert len(stream.writes) == chunks
        stream.writes.clear()
    _resize(stream.fileno(), 200)
    display.show(FULL)
    assert len(stream.writes) == 1 and "pages a minute" in stream.writes[0]
    display.stop("done")
    assert stream.writes[-1].endswith("\n")


def _sent(end) -> bytes:
    """Return everything written to a terminal so far."""
    sent = b""
    while select([end], [], [], 1)[0]:
        sent += end.read(65536) or b""
    return sent


def test_output_scrolls_above_the_live_line(terminal, monkeypatch):
    stream, end = terminal
    monkeypatch.setattr(sys, "stderr", stream)
    handler = logging.StreamHandler()
    logging.root.addHandler(handler)
    try:
        display = Display(stream)
        display.start()
        display.show(FULL)
        handler.emit(logging.makeLogRecord({"msg": "[red]one[/] :smile: %s" % ("x" * 100)}))
        print("two", "three", file=sys.stderr)
        sys.stderr.writelines(["fo", "ur\nfi"])
        assert sys.stderr.encoding == "utf-8" and sys.stderr.isatty() and sys.stderr.fileno() == stream.fileno()
        display.stop()
        assert sys.stderr is stream and handler.stream is stream
    finally:
        logging.root.removeHandler(handler)
    screen = _screen([_sent(end)], 200)
    line = UNICODE.separator.join(fit(FULL, 79, UNICODE).values())
    assert [row.rstrip() for row in screen.display if row.strip()] == [f"[red]one[/] :smile: {'x' * 100}", "two three", "four", "fi", line]


def test_closed_terminal(terminal):
    stream, end = terminal
    display = Display(stream)
    display.start()
    end.close()
    with pytest.raises(OSError):  # the extension then stops the display
        display.show(FULL)
    display.stop("done")


@pytest.mark.parametrize(("variables", "shown"), [
    ({}, True), ({"TERM": "dumb"}, False), ({"TERM": "unknown"}, False), ({"TERM": ""}, False), ({"TTY_INTERACTIVE": "0"}, False),
    ({"NO_COLOR": "1"}, True),
])  # fmt: skip
def test_supports_live_line(terminal, monkeypatch, tmp_path, variables, shown):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert supports_live_line(terminal[0]) is shown
    assert not supports_live_line(None)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with (tmp_path / "log").open("w") as file:
        assert not supports_live_line(file)


@pytest.mark.parametrize(("variables", "encoding", "glyphs"), [
    ({"LANG": "id_ID.UTF-8"}, "utf-8", UNICODE), ({"LANG": "C", "LC_CTYPE": "C.utf8"}, "utf-8", UNICODE),
    ({"LC_ALL": "C", "LANG": "C.UTF-8"}, "utf-8", ASCII), ({"LANG": "id_ID.UTF-8"}, "iso8859-1", ASCII), ({}, "utf-8", ASCII),
])  # fmt: skip
def test_glyphs_for_locale(monkeypatch, variables, encoding, glyphs):
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert glyphs_for(io.TextIOWrapper(io.BytesIO(), encoding=encoding)) is glyphs


def test_a_run_without_a_terminal_does_not_import_rich():
    code = "import sys, kontan_crawler.progress.extension; sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


# Real runs

EXTENSIONS = {**project.EXTENSIONS, "kontan_crawler.progress.extension.Progress": 600, "scrapy.extensions.logstats.LogStats": None}
WEEK = ("arsip", "-a", f"since={DAY - timedelta(days=DAYS - 1)}", "-a", f"until={DAY}")
SMALL = ("arsip", "-a", f"since={DAY - timedelta(days=1)}", "-a", f"until={DAY}", "-a", "kanal=global")
NOTHING = subprocess.DEVNULL
NONE: Mapping[str, str] = MappingProxyType({})
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

    def rows(self) -> list[str]:
        """Return the rows at the end on a terminal where nothing scrolls or wraps."""
        return [row.rstrip() for row in _screen(self.chunks, 500).display if row.strip()]

    def cursor_is_as_it_was(self) -> bool:
        """Return whether the cursor is visible and at the start of a row."""
        cursor = _screen(self.chunks, self.columns).cursor
        return not cursor.hidden and cursor.x == 0


def _screen(chunks: list[bytes], columns: int) -> pyte.Screen:
    screen = pyte.Screen(columns, 500)
    pyte.ByteStream(screen).feed(b"".join(chunks))
    return screen


def command(words: tuple[str, ...], folder, settings: Mapping[str, object]) -> list[str]:
    settings = {**SETTINGS, "OUTPUT_DIR": folder, "EXTENSIONS": json.dumps(EXTENSIONS), **settings}
    return [*SCRAPY, "crawl", *words, *(word for name, value in settings.items() for word in ("-s", f"{name}={value}"))]


PROMPTS = (rb"\r\x1b\[2K([2-9]|\d\d) articles", rb"shutting down gracefully")  # output that triggers the first and the second signal


def record(
    *words: str, folder, replica, columns=80, stop: tuple[int, ...] = (), variables: Mapping[str, str] = NONE, **settings: object
) -> Recording:
    """Run a crawl with a terminal as stderr. stop: signals, the first sent when two articles are shown."""
    chunks, stops = [], list(zip(PROMPTS, stop, strict=False))
    variables = environment(replica) | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"} | variables
    with _run(command(words, folder, settings), variables, columns) as (run, end):
        while chunk := _read(end):
            chunks.append(chunk)
            if stops and re.search(stops[0][0], chunk):
                run.send_signal(stops.pop(0)[1])
    assert not stops
    return Recording(chunks, run.returncode, columns)


@contextmanager
def _run(words: list[str], variables: Mapping[str, str], columns: int) -> Iterator[tuple[subprocess.Popen[bytes], io.FileIO]]:
    master, slave = os.openpty()
    _resize(slave, columns)
    without = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR")}
    with open(master, "rb", buffering=0) as end:
        with subprocess.Popen(words, cwd=ROOT, env=without | variables, stdin=NOTHING, stdout=NOTHING, stderr=slave) as run:
            os.close(slave)
            watchdog = threading.Timer(120, run.kill)
            watchdog.start()
            try:
                yield run, end
                run.wait()
            finally:
                watchdog.cancel()
                run.kill()


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
    recording = record(*WEEK, folder=folder, replica=replica)
    (manifest,) = folder.glob("*.run.json")
    return recording, json.loads(manifest.read_text(encoding="utf-8"))["counts"]


def test_live_line_is_the_last_row(recorded):
    recording, _ = recorded
    seen = set()
    for screen in recording.screens():
        drawn = [number for number, row in enumerate(screen) if DRAWN.match(row)]
        assert drawn in ([], [len(screen) - 1]), screen  # in one row, which is the last
        seen |= {screen[number] for number in drawn}
    assert len(seen) > 5 and any(re.match(r"\d+ articles? · \d+/min · \d+ errors? · ", row) for row in seen), seen
    assert all(len(row) < recording.columns for row in seen)


def test_result_is_the_last_row(recorded, dataset):
    recording, _ = recorded
    assert recording.exit_code == 0 and recording.cursor_is_as_it_was()
    *_, closed, last = recording.rows()
    assert closed.endswith("INFO: Spider closed (finished)")
    assert re.fullmatch(rf"finished after \d+ s: {len(dataset.expected)} articles, \d+ errors?, 7 of 7 days", last)


def test_log_lines_are_whole(recorded):
    recording, counts = recorded
    rows = recording.rows()[:-1]
    begun = [row for row in rows if re.match(r"\d{4}-", row)]
    assert all(RECORD.fullmatch(row) for row in begun)
    assert all(re.fullmatch(r"[ \[{'\"].*", row) for row in rows if row not in begun)  # lists and statistics of Scrapy's
    refused = [row for row in rows if "no article at" in row]
    assert len(refused) == sum(count for name, count in counts.items() if name.startswith("article/refused/"))
    assert all(re.search(r"WARNING: no article at https://\S+: \w+$", row) for row in refused)
    assert not any(PLAIN.search(row) for row in rows)  # the display shows it


def test_plain_lines_in_a_file(replica, tmp_path):
    with (tmp_path / "stderr").open("wb") as file:
        words = command(SMALL, tmp_path, {**SLOW, "LOGSTATS_INTERVAL": 0.5})
        done = subprocess.run(words, cwd=ROOT, env=os.environ | environment(replica), stderr=file, timeout=120, check=False)
    log = (tmp_path / "stderr").read_text(encoding="utf-8")
    assert done.returncode == 0
    assert "\x1b" not in log and "\r" not in log
    found = PLAIN.findall(log)
    assert len(found) > 1 and any("crawling global 2026-02-0" in line for line in found), found


def test_plain_lines_in_a_log_file_beside_the_display(replica, tmp_path):
    recording = record(*SMALL, folder=tmp_path, replica=replica, **SLOW, LOG_FILE=tmp_path / "log", LOGSTATS_INTERVAL=0.5)
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert "\x1b" not in log and len(PLAIN.findall(log)) > 1
    assert any(DRAWN.match(screen[-1]) for screen in recording.screens())
    (last,) = recording.rows()
    assert last.startswith("finished after ")


def test_no_colour_and_ascii(replica, tmp_path):
    recording = record(*SMALL, folder=tmp_path, replica=replica, **SLOW, columns=200, variables={"NO_COLOR": "1", "LC_ALL": "C"})
    assert recording.exit_code == 0 and recording.sent.isascii()
    assert not re.search(rb"\x1b\[[\d;]*[3-49][0-7][\d;]*m", recording.sent)
    assert any(DRAWN.match(screen[-1]) and " | " in screen[-1] for screen in recording.screens())


def test_disabled(replica, tmp_path):
    assert record(*SMALL, folder=tmp_path, replica=replica, LOG_ENABLED=False, LOG_FILE=tmp_path / "log", LOGSTATS_INTERVAL=0).sent == b""
    assert "[kontan_crawler.progress" not in (tmp_path / "log").read_text(encoding="utf-8")


@pytest.mark.parametrize(("stop", "exit_code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_terminal_after_a_signal(replica, tmp_path, stop, exit_code):
    recording = record(*WEEK, folder=tmp_path, replica=replica, **SLOW, stop=(stop,))
    assert recording.exit_code == exit_code
    assert recording.cursor_is_as_it_was()
    assert recording.rows()[-1].startswith("shutdown after ")


def test_terminal_after_an_unclean_shutdown(replica, tmp_path):
    recording = record(*WEEK, folder=tmp_path, replica=replica, **SLOW, stop=(signal.SIGINT, signal.SIGINT))
    assert recording.cursor_is_as_it_was()
    rows = recording.rows()
    assert any(row.endswith("forcing unclean shutdown") for row in rows)
    assert [number for number, row in enumerate(rows) if DRAWN.match(row)] == [len(rows) - 1]


def test_cursor_after_a_kill(replica, tmp_path):
    recording = record(*WEEK, folder=tmp_path, replica=replica, **SLOW, stop=(signal.SIGKILL,))
    assert recording.exit_code == -signal.SIGKILL
    assert b"\x1b[?" not in recording.sent  # no mode of the terminal was ever changed


def test_run_continues_without_its_terminal(replica, tmp_path):
    with _run(command(SMALL, tmp_path, SLOW), environment(replica) | {"TERM": "xterm"}, 80) as (run, end):
        while (chunk := _read(end)) and b"Spider opened" not in chunk:
            pass
        end.close()
    (feed,) = tmp_path.glob("*.jsonl")
    assert run.returncode == 0 and len(feed.read_bytes().splitlines()) > 2
