"""SIGINT and SIGTERM: the first of them sets the exit code of a run; after the run they only interrupt notifications."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from kontan_crawler.outcomes import SIGNALLED


class LateSignal(Exception):
    """A signal came after the run; the message is its name."""


class StopSignals:
    """Records SIGINT and SIGTERM, and passes them to the handlers installed before, until `ignore` is called."""

    def __init__(self) -> None:
        self._seen: list[int] = []
        self._late: list[int] = []
        self._installed = self._raises = False

    @property
    def exit_code(self) -> int | None:
        """130 for SIGINT, 143 for SIGTERM, None without a signal."""
        return SIGNALLED + self._seen[0] if self._seen else None

    def install(self) -> None:
        """Wrap the current handlers, once and only in the main thread."""
        if not self._installed and threading.current_thread() is threading.main_thread():
            self._installed = True
            for number in (signal.SIGINT, signal.SIGTERM):
                self._wrap(number)

    def ignore(self) -> None:
        """Ignore signals from now on, except within `interruptible`: the exit code of the run is final."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._record_late)

    @contextmanager
    def interruptible(self) -> Iterator[None]:
        """Return a context in which the first signal since `ignore` raises LateSignal, also one that came before."""
        self._raises = True
        try:
            self._raise_late()
            yield
        finally:
            self._raises = False

    def _record_late(self, number: int, frame: FrameType | None) -> None:
        self._late.append(number)
        self._raise_late()

    def _raise_late(self) -> None:
        if self._raises and self._late:
            self._raises = False  # only once: the clean-up that follows must not be interrupted
            raise LateSignal(signal.Signals(self._late[0]).name)

    def _wrap(self, number: int) -> None:
        handler = signal.getsignal(number)
        if callable(handler):

            def record(seen: int, frame: FrameType | None) -> None:
                self._seen.append(seen)
                handler(seen, frame)

            signal.signal(number, record)


STOP_SIGNALS = StopSignals()
"""The signals of this process."""
