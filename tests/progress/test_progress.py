"""How far a run is: text of a state, the live line on a terminal that is looked at, plain lines in files."""

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
from kontan_crawler.progress.line import fitted, last_line, log_line, span
from kontan_crawler.progress.marks import ASCII, UNICODE, bar, cut
from kontan_crawler.progress.pace import Pace, Rate
from kontan_crawler.progress.state import State, Steps
from kontan_crawler.progress.terminal import can_show, marks_for
from kontan_crawler.progress.watch import Watch, addresses_of, days_of
from kontan_crawler.replica.dataset import DAYS
from kontan_crawler.replica.demo import SETTINGS, environment
from tests.crawling import DAY, ROOT, SCRAPY

FULL = State(
    120, 14.2, 2, 35, "internasional 2026-02-03", "/news/pelabuhan-oslo-kembali-dibuka-harga-salmon-turun", Steps(12, 30, "days"), 1500.0,
)  # fmt: skip
BEGUN = State()
FRONT = State(3, 12.0, 0, 4, "global", "/rss")
ADDRESSES = State(40, 55.0, 1, 60, "internasional", "/news/a", Steps(41, 102, "addresses"), 66.0)
PAUSED = State(
    12345, 0.0, 12, 1, "internasional 2026-02-03", "/search/indeks", Steps(12, 30, "days"), 90000.0, True
)  # fmt: skip


# One state, as text


@pytest.mark.parametrize(("state", "line"), [
    (FULL, "120 articles, 14 pages a minute, 2 errors, 35 requests waiting; at work: internasional 2026-02-03;"
           " 12 of 30 days, about 25 min left"),
    (BEGUN, "0 articles, 0 errors"),
    (FRONT, "3 articles, 12 pages a minute, 0 errors, 4 requests waiting; at work: global"),
    (ADDRESSES, "40 articles, 55 pages a minute, 1 error, 60 requests waiting; at work: internasional;"
                " 41 of 102 addresses, about 66 s left"),
    (PAUSED, "12345 articles, 0 pages a minute, 12 errors, 1 request waiting; at work: internasional 2026-02-03;"
             " 12 of 30 days, about 25 h left; paused: the site is left in peace"),
])  # fmt: skip
def test_a_line_of_the_log_tells_all(state, line):
    assert log_line(state) == line


@pytest.mark.parametrize(("state", "width", "line"), [
    (FULL, 79, "120 articles · 14/min · 2 errors · internasional 2026-02-03 · 25 min left"),
    (FULL, 199, "120 articles · 14 pages a minute · 2 errors · 35 requests waiting · at work: internasional 2026-02-03"
                " · 12 of 30 days ━━━━━━━━━━━━────────────────── · about 25 min left · /news/pelabuhan-oslo-kembal…"),
    (FULL, 120, "120 articles · 14/min · 2 errors · 35 waiting · at work: internasional 2026-02-03 · 12 of 30 days · about 25 min left"),
    (FULL, 99, "120 articles · 14/min · 2 errors · 35 waiting · internasional 2026-02-03 · 12/30 days · 25 min left"),
    (FULL, 60, "120 articles · 2 errors · internasional 2026-02-03"),
    (FULL, 30, "120 articles · 2 errors"),
    (FULL, 8, "120 art…"),
    (FULL, 1, "…"),
    (BEGUN, 79, "0 articles · 0 errors"),
    (FRONT, 79, "3 articles · 12 pages a minute · 0 errors · 4 waiting · at work: global"),
    (FRONT, 199, "3 articles · 12 pages a minute · 0 errors · 4 requests waiting · at work: global · /rss"),
    (ADDRESSES, 79, "40 articles · 55/min · 1 error · internasional · 41/102 addresses · 66 s left"),
    (PAUSED, 79, "12345 articles · 12 errors · internasional 2026-02-03 · 25 h left · paused"),
])  # fmt: skip
def test_a_line_fits_its_terminal(state, width, line):
    assert UNICODE.between.join(text for _, text in fitted(state, width, UNICODE)) == line


@pytest.mark.parametrize("state", [FULL, BEGUN, FRONT, ADDRESSES, PAUSED])
@pytest.mark.parametrize("marks", [ASCII, UNICODE])
def test_no_width_is_exceeded(state, marks):
    for width in range(1, 300):
        line = marks.between.join(text for _, text in fitted(state, width, marks))
        assert len(line) <= width
        assert marks is UNICODE or line.isascii()


def test_nothing_comes_and_goes_with_the_section():
    worlds = State(120, 14.2, 2, 35, "global 2026-02-03", steps=Steps(12, 30, "days"), seconds_left=1500.0)
    assert [name for name, _ in fitted(worlds, 79, UNICODE)] == [name for name, _ in fitted(FULL, 79, UNICODE)]


@pytest.mark.parametrize(("done", "drawn"), [(0, "------"), (2, "####--"), (3, "######")])
def test_a_bar_is_full_at_the_end(done, drawn):
    assert bar(Steps(done, 3, "days"), 6, ASCII) == drawn


@pytest.mark.parametrize(("seconds", "told"), [
    (0, "1 s"), (59.6, "60 s"), (90, "2 min"), (1500, "25 min"), (7199, "120 min"), (7200, "2 h"), (90000, "25 h"),
    (172800, "2 days"), (3e7, "347 days"),
])  # fmt: skip
def test_a_span_is_told_in_one_unit(seconds, told):
    assert span(seconds) == told


def test_a_text_too_long_says_so():
    assert cut("abcdef", 6, ASCII) == "abcdef"
    assert cut("abcdef", 5, ASCII) == "ab..."
    assert cut("abcdef", 2, ASCII) == ".."


def test_the_last_line_tells_what_came_of_it():
    assert last_line(FULL, "shutdown", 754) == "shutdown after 13 min: 120 articles, 2 errors, 12 of 30 days"
    assert last_line(FRONT, "finished", 4) == "finished after 4 s: 3 articles, 0 errors"


# Speeds


def test_a_rate_is_that_of_the_last_minutes():
    rate = Rate(100.0)
    assert rate.a_minute(3, 100.5) is None  # too little time
    assert rate.a_minute(10, 110.0) == 60
    for second in range(111, 1000):
        told = rate.a_minute(10 + (second - 110) // 10, float(second))
    assert told == pytest.approx(6, abs=0.4)


def test_the_time_left_is_known_from_the_second_step_on_and_falls_in_between():
    pace = Pace(0.0)
    pace.begin(100.0)
    assert pace.seconds_left(Steps(1, 10, "days"), 160.0) is None
    assert pace.seconds_left(Steps(2, 10, "days"), 220.0) == 8 * 60
    assert pace.seconds_left(Steps(2, 10, "days"), 250.0) == 8 * 60 - 30
    assert pace.seconds_left(Steps(2, 10, "days"), 900.0) == 7 * 60  # a long day
    pace.begin(950.0)  # too late
    assert pace.seconds_left(Steps(4, 10, "days"), 1000.0) == 6 * 225
    assert pace.seconds_left(Steps(10, 10, "days"), 2000.0) is None


# What is looked at


def test_a_day_is_done_when_all_its_sections_are():
    first, second, third = (DAY - timedelta(days=age) for age in range(3))
    left = {"internasional": {third}, "global": {second, third}}
    assert days_of(left, [("internasional", first), ("global", first), ("internasional", second)]) == Steps(1, 3, "days")
    assert days_of({"global": set()}, []) is None


def test_an_address_is_done_when_something_came_of_it():
    stats = {"item_scraped_count": 3, "article/refused/removed": 2, "article/unchanged": 1, "listing/passed/known": 4}
    stats["listing/passed/paid"] = 9
    assert addresses_of(stats, 12) == Steps(10, 12, "addresses")
    assert addresses_of(stats, 8) == Steps(8, 8, "addresses")
    assert addresses_of(stats, 0) is None


def test_a_state_is_made_of_what_is_counted():
    watch = Watch(0, 0.0)
    watch.answered("https://internasional.kontan.co.id/rss", {}, 1.0)
    stats = {"response_received_count": 5, "item_scraped_count": 4, "scheduler/enqueued": 9, "scheduler/dequeued": 6,
              "article/refused/removed": 3, "article/refused/http_503": 1, "listing/failed": 1}  # fmt: skip
    state = watch.state(stats, {}, {}, True, 10.0)
    assert state == State(4, 30.0, 2, 3, "internasional", "/rss", None, None, True)


def test_at_work_is_the_day_under_way_while_its_articles_come():
    watch, left = Watch(0, 0.0), {"global": {DAY}}
    told = []
    for url, arguments in (
        ("https://www.kontan.co.id/robots.txt", {}), ("https://global.kontan.co.id/", {}),
        ("https://global.kontan.co.id/news/a?page=all", {}),
        ("https://www.kontan.co.id/search/indeks?kanal=global", {"kanal": "global", "day": DAY}),
        ("https://internasional.kontan.co.id/news/a", {}),
    ):  # fmt: skip
        watch.answered(url, arguments, 1.0)
        told.append(watch.state({}, left, {}, False, 1.0).at_work)
    assert told == ["", "global", "global", "global 2026-02-04", "global 2026-02-04"]


def test_an_address_cannot_colour_the_line():
    watch = Watch(0, 0.0)
    watch.answered("https://x.kontan.co.id/news/a\x1b[31m\u202e\x9b", {"kanal": "\x1b[2J", "day": "\r"}, 1.0)
    state = watch.state({}, {}, {}, False, 1.0)
    assert (state.address, state.at_work) == (r"/news/a\x1b[31m\u202e\x9b", r"\x1b[2J \r")


# A terminal


class Counted(io.TextIOWrapper):
    """A stream that remembers what was written at once."""

    def __init__(self, descriptor: int) -> None:
        super().__init__(io.FileIO(descriptor, "w"), encoding="utf-8", write_through=True)
        self.writes: list[str] = []

    def write(self, text: str) -> int:
        self.writes.append(text)
        return super().write(text)


@pytest.fixture
def terminal(monkeypatch):
    """The stream of a terminal of 80 columns, and the other end of it."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    master, slave = os.openpty()
    _resize(slave, 80)
    stream = Counted(slave)
    with open(master, "rb", buffering=0) as end:
        yield stream, end
    with suppress(OSError):  # the other end is gone
        stream.close()


def _resize(descriptor: int, columns: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))


def test_a_change_is_drawn_in_one_piece_and_no_change_is_not(terminal):
    stream, _ = terminal
    display = Display(stream)
    display.start()
    stream.writes.clear()
    for state, pieces in ((BEGUN, 1), (BEGUN, 0), (FULL, 1), (FULL, 0)):
        display.show(state)
        assert len(stream.writes) == pieces
        stream.writes.clear()
    _resize(stream.fileno(), 200)
    display.show(FULL)
    assert len(stream.writes) == 1 and "pages a minute" in stream.writes[0]
    display.stop("done")
    assert stream.writes[-1].endswith("\n")


def _sent(end) -> bytes:
    """All that a terminal was sent so far; it comes in pieces."""
    sent = b""
    while select([end], [], [], 1)[0]:
        sent += end.read(65536) or b""
    return sent


def test_whatever_is_written_meanwhile_stands_above(terminal, monkeypatch):
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
    line = UNICODE.between.join(text for _, text in fitted(FULL, 79, UNICODE))
    assert [row.rstrip() for row in screen.display if row.strip()] == [f"[red]one[/] :smile: {'x' * 100}", "two three", "four", "fi", line]


def test_a_terminal_that_is_gone_is_no_error(terminal):
    stream, end = terminal
    display = Display(stream)
    display.start()
    end.close()
    with pytest.raises(OSError):  # which the extension takes as the end of the display
        display.show(FULL)
    display.stop("done")


@pytest.mark.parametrize(("variables", "shown"), [
    ({}, True), ({"TERM": "dumb"}, False), ({"TERM": "unknown"}, False), ({"TERM": ""}, False), ({"TTY_INTERACTIVE": "0"}, False),
    ({"NO_COLOR": "1"}, True),
])  # fmt: skip
def test_only_a_terminal_that_obeys_is_drawn_on(terminal, monkeypatch, tmp_path, variables, shown):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert can_show(terminal[0]) is shown
    assert not can_show(None)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with (tmp_path / "log").open("w") as file:
        assert not can_show(file)


@pytest.mark.parametrize(("variables", "encoding", "marks"), [
    ({"LANG": "id_ID.UTF-8"}, "utf-8", UNICODE), ({"LANG": "C", "LC_CTYPE": "C.utf8"}, "utf-8", UNICODE),
    ({"LC_ALL": "C", "LANG": "C.UTF-8"}, "utf-8", ASCII), ({"LANG": "id_ID.UTF-8"}, "iso8859-1", ASCII), ({}, "utf-8", ASCII),
])  # fmt: skip
def test_a_locale_without_unicode_gets_none(monkeypatch, variables, encoding, marks):
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert marks_for(io.TextIOWrapper(io.BytesIO(), encoding=encoding)) is marks


# Real runs

EXTENSIONS = {**project.EXTENSIONS, "kontan_crawler.progress.extension.Progress": 600, "scrapy.extensions.logstats.LogStats": None}
WEEK = ("arsip", "-a", f"since={DAY - timedelta(days=DAYS - 1)}", "-a", f"until={DAY}")
SMALL = ("arsip", "-a", f"since={DAY - timedelta(days=1)}", "-a", f"until={DAY}", "-a", "kanal=global")
NOTHING = subprocess.DEVNULL
NONE: Mapping[str, str] = MappingProxyType({})
SLOW = {"CONCURRENT_REQUESTS": 1, "DOWNLOAD_DELAY": 0.1}
PLAIN = re.compile(r"\d\d:\d\d:\d\d \[kontan_crawler\.progress\.extension\] INFO: \d+ articles?, .*\d+ errors?.*")
DRAWN = re.compile(r"\d+ articles? [·|] .*\d+ errors?")
TOLD = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \[\w[\w.]*\] (?:INFO|WARNING|ERROR): .*")


@dataclass
class Recording:
    """What a terminal was sent, in the pieces that came, and how the run ended."""

    pieces: list[bytes]
    exit_code: int
    columns: int

    @property
    def sent(self) -> bytes:
        return b"".join(self.pieces)

    def screens(self) -> Iterator[list[str]]:
        """What the terminal showed after each piece, without empty rows at its end."""
        screen = pyte.Screen(self.columns, 24)
        stream = pyte.ByteStream(screen)
        for piece in self.pieces:
            stream.feed(piece)
            yield "\n".join(row.rstrip() for row in screen.display).rstrip().split("\n")

    def rows(self) -> list[str]:
        """What would stand at the end on a terminal on which nothing scrolls or wraps."""
        return [row.rstrip() for row in _screen(self.pieces, 500).display if row.strip()]

    def cursor_is_as_it_was(self) -> bool:
        """Tell whether the cursor is visible and stands at the begin of a row."""
        cursor = _screen(self.pieces, self.columns).cursor
        return not cursor.hidden and cursor.x == 0


def _screen(pieces: list[bytes], columns: int) -> pyte.Screen:
    screen = pyte.Screen(columns, 500)
    pyte.ByteStream(screen).feed(b"".join(pieces))
    return screen


def command(words: tuple[str, ...], folder, settings: Mapping[str, object]) -> list[str]:
    settings = {**SETTINGS, "OUTPUT_DIR": folder, "EXTENSIONS": json.dumps(EXTENSIONS), **settings}
    return [*SCRAPY, "crawl", *words, *(word for name, value in settings.items() for word in ("-s", f"{name}={value}"))]


STOPS = (rb"\r\x1b\[2K([2-9]|\d\d) articles", rb"shutting down gracefully")  # what is seen when the first and the second signal are sent


def record(
    *words: str, folder, replica, columns=80, stop: tuple[int, ...] = (), variables: Mapping[str, str] = NONE, **settings: object
) -> Recording:
    """Run the crawl with a terminal as its stderr. stop: signals, the first sent once two articles are shown."""
    pieces, stops = [], list(zip(STOPS, stop, strict=False))
    variables = environment(replica) | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"} | variables
    with _run(command(words, folder, settings), variables, columns) as (run, end):
        while piece := _read(end):
            pieces.append(piece)
            if stops and re.search(stops[0][0], piece):
                run.send_signal(stops.pop(0)[1])
    assert not stops
    return Recording(pieces, run.returncode, columns)


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
    """Read what a terminal was sent; nothing once no process holds it any more."""
    try:
        return end.read(65536)
    except OSError:
        return b""


WIDEST = {80: r"\d+ articles? · \d+/min · \d+ errors? · ", 200: r".* · at work: \w+ \d{4}-\d\d-\d\d · \d of 7 days [━─]{30}"}


@pytest.fixture(scope="module", params=sorted(WIDEST))
def recorded(request, replica, tmp_path_factory):
    """A whole run on a terminal of 80 and of 200 columns, and what it counted."""
    folder = tmp_path_factory.mktemp("recorded")
    recording = record(*WEEK, folder=folder, replica=replica, columns=request.param)
    (manifest,) = folder.glob("*.run.json")
    return recording, json.loads(manifest.read_text(encoding="utf-8"))["counts"]


def test_one_line_lives_below_the_log(recorded):
    recording, _ = recorded
    seen = set()
    for screen in recording.screens():
        drawn = [number for number, row in enumerate(screen) if DRAWN.match(row)]
        assert drawn in ([], [len(screen) - 1]), screen  # in one row, which is the last
        seen |= {screen[number] for number in drawn}
    assert len(seen) > 5 and any(re.match(WIDEST[recording.columns], row) for row in seen), seen
    assert all(len(row) < recording.columns for row in seen)


def test_the_end_is_told_last(recorded, dataset):
    recording, _ = recorded
    assert recording.exit_code == 0 and recording.cursor_is_as_it_was()
    *_, closed, last = recording.rows()
    assert closed.endswith("INFO: Spider closed (finished)")
    assert re.fullmatch(rf"finished after \d+ s: {len(dataset.expected)} articles, \d+ errors?, 7 of 7 days", last)


def test_no_line_of_the_log_is_broken(recorded):
    recording, counts = recorded
    rows = recording.rows()[:-1]
    begun = [row for row in rows if re.match(r"\d{4}-", row)]
    assert all(TOLD.fullmatch(row) for row in begun)
    assert all(re.fullmatch(r"[ \[{'\"].*", row) for row in rows if row not in begun)  # lists and statistics of Scrapy's
    refused = [row for row in rows if "no article at" in row]
    assert len(refused) == sum(count for name, count in counts.items() if name.startswith("article/refused/"))
    assert all(re.search(r"WARNING: no article at https://\S+: \w+$", row) for row in refused)
    assert not any(PLAIN.search(row) for row in rows)  # the display has told it


def test_a_file_gets_plain_lines(replica, tmp_path):
    with (tmp_path / "stderr").open("wb") as file:
        words = command(SMALL, tmp_path, {**SLOW, "LOGSTATS_INTERVAL": 0.5})
        done = subprocess.run(words, cwd=ROOT, env=os.environ | environment(replica), stderr=file, timeout=120, check=False)
    log = (tmp_path / "stderr").read_text(encoding="utf-8")
    assert done.returncode == 0
    assert "\x1b" not in log and "\r" not in log
    told = PLAIN.findall(log)
    assert len(told) > 1 and any("at work: global 2026-02-0" in line for line in told), told


def test_a_log_file_gets_plain_lines_beside_the_display(replica, tmp_path):
    recording = record(*SMALL, folder=tmp_path, replica=replica, **SLOW, LOG_FILE=tmp_path / "log", LOGSTATS_INTERVAL=0.5)
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert "\x1b" not in log and len(PLAIN.findall(log)) > 1
    assert any(DRAWN.match(screen[-1]) for screen in recording.screens())
    (last,) = recording.rows()
    assert last.startswith("finished after ")


def test_a_dumb_terminal_gets_plain_lines(replica, tmp_path):
    recording = record(*SMALL, folder=tmp_path, replica=replica, **SLOW, LOGSTATS_INTERVAL=0.5, variables={"TERM": "dumb"})
    assert b"\x1b" not in recording.sent
    assert any(PLAIN.search(row) for row in recording.rows())


def test_no_colour_and_no_unicode_where_they_are_not_wanted(replica, tmp_path):
    recording = record(*SMALL, folder=tmp_path, replica=replica, **SLOW, columns=200, variables={"NO_COLOR": "1", "LC_ALL": "C"})
    assert recording.exit_code == 0 and recording.sent.isascii()
    assert not re.search(rb"\x1b\[[\d;]*[3-49][0-7][\d;]*m", recording.sent)
    assert any(DRAWN.match(screen[-1]) and " | " in screen[-1] for screen in recording.screens())


def test_silence_is_silence(replica, tmp_path):
    assert record(*SMALL, folder=tmp_path, replica=replica, LOG_ENABLED=False, LOG_FILE=tmp_path / "log", LOGSTATS_INTERVAL=0).sent == b""
    assert "[kontan_crawler.progress" not in (tmp_path / "log").read_text(encoding="utf-8")


@pytest.mark.parametrize(("stop", "exit_code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_leaves_the_terminal_as_it_was(replica, tmp_path, stop, exit_code):
    recording = record(*WEEK, folder=tmp_path, replica=replica, **SLOW, stop=(stop,))
    assert recording.exit_code == exit_code
    assert recording.cursor_is_as_it_was()
    assert recording.rows()[-1].startswith("shutdown after ")


def test_an_unclean_end_leaves_the_terminal_as_it_was(replica, tmp_path):
    recording = record(*WEEK, folder=tmp_path, replica=replica, **SLOW, stop=(signal.SIGINT, signal.SIGINT))
    assert recording.cursor_is_as_it_was()
    rows = recording.rows()
    assert any(row.endswith("forcing unclean shutdown") for row in rows)
    assert [number for number, row in enumerate(rows) if DRAWN.match(row)] == [len(rows) - 1]


def test_a_kill_leaves_the_cursor_visible(replica, tmp_path):
    recording = record(*WEEK, folder=tmp_path, replica=replica, **SLOW, stop=(signal.SIGKILL,))
    assert recording.exit_code == -signal.SIGKILL
    assert b"\x1b[?" not in recording.sent  # no mode of the terminal was ever changed


def test_a_run_outlives_its_terminal(replica, tmp_path):
    with _run(command(SMALL, tmp_path, SLOW), environment(replica) | {"TERM": "xterm"}, 80) as (run, end):
        while (piece := _read(end)) and b"Spider opened" not in piece:
            pass
        end.close()
    (feed,) = tmp_path.glob("*.jsonl")
    assert run.returncode == 0 and len(feed.read_bytes().splitlines()) > 2
