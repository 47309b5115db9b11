"""The live line, as a terminal shows it."""

import io
import logging
import os
import subprocess
import sys
from contextlib import suppress
from select import select

import pytest

from kontan_crawler.progress.display import Display
from kontan_crawler.progress.format import fit
from kontan_crawler.progress.glyphs import ASCII, UNICODE, glyphs_for
from kontan_crawler.progress.snapshot import Snapshot, Steps
from kontan_crawler.progress.terminal import supports_live_line
from tests.in_process import ROOT
from tests.progress.terminals import draw, resize

START = Snapshot()
FULL = Snapshot(
    120, 14.2, 2, 35, "internasional 2026-02-03", "/news/pelabuhan-oslo-kembali-dibuka-harga-salmon-turun", Steps(12, 30, "days"), 1500.0,
)  # fmt: skip


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
    resize(slave, 80)
    stream = Counted(slave)
    with open(master, "rb", buffering=0) as end:
        yield stream, end
    with suppress(OSError):  # the master end is closed
        stream.close()


def test_display_writes_once_per_change(terminal):
    stream, _ = terminal
    display = Display(stream)
    display.start()
    stream.writes.clear()
    for snapshot, chunks in ((START, 1), (START, 0), (FULL, 1), (FULL, 0)):
        display.show(snapshot)
        assert len(stream.writes) == chunks
        stream.writes.clear()
    resize(stream.fileno(), 200)
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
    screen = draw([_sent(end)], 200)
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
