"""The live line at the bottom of a terminal; whatever else is written to stderr meanwhile scrolls above it."""

import atexit
import logging
import os
import sys
import threading
from contextlib import suppress
from typing import TextIO

from rich.live import Live
from rich.text import Text

from kontan_crawler.progress.line import fitted
from kontan_crawler.progress.marks import cut
from kontan_crawler.progress.state import State
from kontan_crawler.progress.terminal import Above, Terminal, marks_for

_STYLES = {"errors": "bold red", "paused": "yellow", "address": "dim"}
_SIZE = os.terminal_size((80, 24))  # of a terminal that does not tell its own


class Display:
    """One live line; `start` and `stop` once each."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._lock = stream, threading.RLock()
        self._console = Terminal(file=stream)
        self._live = Live(console=self._console, auto_refresh=False, redirect_stdout=False, redirect_stderr=False)
        self._above = Above(self._console, self._lock)
        self._marks = marks_for(stream)
        self._shown: tuple[list[tuple[str, str]], int] | None = None

    def start(self) -> None:
        """Take the stream over, with all log handlers that write to it."""
        atexit.register(self.stop)
        self._live.start()
        self._hand(self._stream, self._above)

    def show(self, state: State) -> None:
        """Show a state, if that changes what is seen."""
        width = self._measure()
        parts = fitted(state, width, self._marks)
        if self._shown != (parts, width):
            self._shown = parts, width
            styles = _STYLES if state.errors else {**_STYLES, "errors": ""}
            line = Text(self._marks.between).join(Text(text, styles.get(name, "")) for name, text in parts)
            with self._lock:
                self._live.update(_one_line(line), refresh=True)

    def stop(self, line: str | None = None) -> None:
        """Leave a last line, or the one that is shown, and give the stream back; a terminal that is gone is no error."""
        atexit.unregister(self.stop)
        self._hand(self._above, self._stream)
        with suppress(OSError):
            self._above.finish()
            if line is not None:
                self._live.update(_one_line(Text(cut(line, self._measure(), self._marks))))
        with suppress(OSError):
            self._live.stop()

    def _measure(self) -> int:
        """Return how many columns a line may have: all but the last, for terminals that wrap there."""
        size = os.get_terminal_size(self._stream.fileno())
        self._console.width, self._console.height = size.columns or _SIZE.columns, size.lines or _SIZE.lines
        return self._console.width - 1

    def _hand(self, old: TextIO | Above, new: TextIO | Above) -> None:
        for handler in logging.root.handlers:
            if isinstance(handler, logging.StreamHandler) and handler.stream is old:
                handler.setStream(new)
        if sys.stderr is old:
            sys.stderr = new


def _one_line(text: Text) -> Text:
    text.no_wrap, text.overflow = True, "crop"
    return text
