"""SIGINT and SIGTERM: the first signal sets the exit code of a run; signals after the run only interrupt notifications."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from kontan_crawler.outcomes import SIGNALLED


class LateSignal(Exception):
    """A signal arrived after the run; the message is its name."""


class StopSignals:
    """Records SIGINT and SIGTERM, and passes them to the previous handlers until `ignore` is called."""

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
        """Ignore further signals except within `interruptible`: the exit code of the run is final."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._record_late)

    @contextmanager
    def interruptible(self) -> Iterator[None]:
        """Return a context manager that raises LateSignal for the first signal since `ignore`, even one before the block."""
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
            self._raises = False  # only once: clean-up must not be interrupted
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
