"""The live line at the bottom of a terminal. Other output to stderr scrolls above it."""

import atexit
import logging
import os
import sys
import threading
from contextlib import suppress
from typing import TextIO

from rich.console import Console
from rich.live import Live
from rich.text import Text

from kontan_crawler.progress.format import fit
from kontan_crawler.progress.glyphs import glyphs_for, truncate
from kontan_crawler.progress.proxy import StderrProxy
from kontan_crawler.progress.snapshot import Snapshot

_STYLES = {"errors": "bold red", "paused": "yellow", "path": "dim"}
_DEFAULT_SIZE = os.terminal_size((80, 24))


class VisibleCursorConsole(Console):
    """A console that never hides the cursor, because a killed run cannot show it again."""

    def show_cursor(self, show: bool = True) -> bool:
        return False


class Display:
    """One live line. Call `start` and `stop` once each."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._lock = stream, threading.RLock()
        self._console = VisibleCursorConsole(file=stream)
        self._live = Live(console=self._console, auto_refresh=False, redirect_stdout=False, redirect_stderr=False)
        self._proxy = StderrProxy(self._console, self._lock)
        self._glyphs = glyphs_for(stream)
        self._shown: tuple[dict[str, str], int] | None = None

    def start(self) -> None:
        """Replace the stream by the proxy, also in log handlers."""
        atexit.register(self.stop)
        self._live.start()
        self._replace(self._stream, self._proxy)

    def show(self, snapshot: Snapshot) -> None:
        """Redraw the line if it has changed."""
        width = self._measure()
        parts = fit(snapshot, width, self._glyphs)
        if self._shown != (parts, width):
            self._shown = parts, width
            styles = _STYLES if snapshot.errors else {**_STYLES, "errors": ""}
            line = _one_line(self._glyphs.separator).join(Text(text, styles.get(name, "")) for name, text in parts.items())
            with self._lock:
                self._live.update(line, refresh=True)

    def stop(self, line: str | None = None) -> None:
        """Restore the stream; leave `line` or the current line on the terminal. A closed terminal is not an error."""
        atexit.unregister(self.stop)
        self._replace(self._proxy, self._stream)
        with suppress(OSError):
            self._proxy.finish()
            if line is not None:
                self._live.update(_one_line(truncate(line, self._measure(), self._glyphs)))
        with suppress(OSError):
            self._live.stop()

    def _measure(self) -> int:
        """Return the width of the line: one column less than the terminal, because some wrap in the last. rich uses an outdated COLUMNS."""
        size = os.get_terminal_size(self._stream.fileno())
        self._console.width, self._console.height = size.columns or _DEFAULT_SIZE.columns, size.lines or _DEFAULT_SIZE.lines
        return self._console.width - 1

    def _replace(self, old: TextIO | StderrProxy, new: TextIO | StderrProxy) -> None:
        for handler in logging.root.handlers:
            if isinstance(handler, logging.StreamHandler) and handler.stream is old:
                handler.setStream(new)
        if sys.stderr is old:
            sys.stderr = new


def _one_line(text: str) -> Text:
    return Text(text, no_wrap=True, overflow="crop")
