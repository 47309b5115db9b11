"""A terminal: whether it can be drawn on and with what, and how lines are written above the live one."""

import os
import threading
from collections.abc import Iterable
from typing import Any, TextIO

from rich.console import Console

from kontan_crawler.progress.marks import ASCII, UNICODE, Marks


class Terminal(Console):
    """A console whose cursor is never hidden: nothing has to bring it back when the run is stopped or killed."""

    def show_cursor(self, show: bool = True) -> bool:
        return False


class Above:
    """Stands in for a terminal's stream: whole lines are written above the live line, as they are; all else is the stream's."""

    def __init__(self, console: Console, lock: threading.RLock) -> None:
        self._console, self._lock, self._begun = console, lock, ""

    def write(self, text: str) -> int:
        with self._lock:
            *lines, self._begun = (self._begun + text).split("\n")
            if lines:
                self._console.out("\n".join(lines), highlight=False)
        return len(text)

    def writelines(self, texts: Iterable[str]) -> None:
        self.write("".join(texts))

    def finish(self) -> None:
        """Write the line that has no end yet."""
        if self._begun:
            self.write("\n")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._console.file, name)


def can_show(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal that obeys escape codes, and this process is in its foreground."""
    if stream is None or not stream.isatty() or not os.environ.get("TERM") or not Console(file=stream).is_interactive:
        return False
    try:
        return os.tcgetpgrp(stream.fileno()) == os.getpgrp()
    except OSError:  # not the terminal that this process was started from
        return True


def marks_for(stream: TextIO) -> Marks:
    """Return what may be drawn on a terminal: nothing but ASCII unless encoding and locale are UTF-8."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next((name for name in names if name), "")
    return UNICODE if all("utf" in name.lower() for name in (locale, stream.encoding)) else ASCII
