"""Which signal stopped a run, for its exit code; and which came when it was over, and only ends what is done then."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from kontan_crawler.outcomes import SIGNALLED


class LateSignal(Exception):
    """A signal came when the run was over; the word is its name."""


class StopSignals:
    """Notes the first of SIGINT and SIGTERM, and hands it on to whoever handles it, until the run is over."""

    def __init__(self) -> None:
        self._seen: list[int] = []
        self._late: list[int] = []
        self._watching = self._felt = False

    @property
    def exit_code(self) -> int | None:
        """130 for SIGINT, 143 for SIGTERM, None where there was none."""
        return SIGNALLED + self._seen[0] if self._seen else None

    def install(self) -> None:
        """Begin to watch, once; only the main thread can."""
        if not self._watching and threading.current_thread() is threading.main_thread():
            self._watching = True
            for number in (signal.SIGINT, signal.SIGTERM):
                self._wrap(number)

    def ignore(self) -> None:
        """The run has its exit code, and keeps it: signals are handed to nobody from now on, and felt only where `interruptible` says so."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._come_late)

    @contextmanager
    def interruptible(self) -> Iterator[None]:
        """Within the block the first signal since the run was over raises LateSignal; at once, where it has come before."""
        self._felt = True
        try:
            self._feel()
            yield
        finally:
            self._felt = False

    def _come_late(self, number: int, frame: FrameType | None) -> None:
        self._late.append(number)
        self._feel()

    def _feel(self) -> None:
        if self._felt and self._late:
            self._felt = False  # once is enough: what follows is not to be broken off
            raise LateSignal(signal.Signals(self._late[0]).name)

    def _wrap(self, number: int) -> None:
        handle = signal.getsignal(number)
        if callable(handle):

            def note(seen: int, frame: FrameType | None) -> None:
                self._seen.append(seen)
                handle(seen, frame)

            signal.signal(number, note)


STOP_SIGNALS = StopSignals()
"""Those of this process."""
