"""A replacement for stderr that writes above the live line."""

import threading
from collections.abc import Iterable
from typing import Any

from rich.console import Console


class StderrProxy:
    """Writes complete lines above the live line; other attributes are those of the terminal's stream.

    Not rich's FileProxy: it wraps long lines, and reads "[red]" in an unfinished line as markup.
    """

    def __init__(self, console: Console, lock: threading.RLock) -> None:
        self._console, self._lock, self._unfinished = console, lock, ""

    def write(self, text: str) -> int:
        with self._lock:
            *lines, self._unfinished = (self._unfinished + text).split("\n")
            if lines:
                self._console.out("\n".join(lines), highlight=False)
        return len(text)

    def writelines(self, texts: Iterable[str]) -> None:
        self.write("".join(texts))

    def finish(self) -> None:
        """Write the unfinished line."""
        if self._unfinished:
            self.write("\n")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._console.file, name)
