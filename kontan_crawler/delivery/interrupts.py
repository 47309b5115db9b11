"""Which signal stopped a run, for its exit code."""

import signal
import threading
from types import FrameType

from kontan_crawler.delivery.verdict import SIGNALLED


class Interrupts:
    """Notes the first of SIGINT and SIGTERM, and hands it on to whoever handles it."""

    def __init__(self) -> None:
        self._seen: list[int] = []
        self._watching = False

    @property
    def exit_code(self) -> int | None:
        """130 for SIGINT, 143 for SIGTERM, None where there was none."""
        return SIGNALLED + self._seen[0] if self._seen else None

    def watch(self) -> None:
        """Begin to watch, once; only the main thread can."""
        if not self._watching and threading.current_thread() is threading.main_thread():
            self._watching = True
            for number in (signal.SIGINT, signal.SIGTERM):
                self._wrap(number)

    def _wrap(self, number: int) -> None:
        handle = signal.getsignal(number)
        if callable(handle):

            def note(seen: int, frame: FrameType | None) -> None:
                self._seen.append(seen)
                handle(seen, frame)

            signal.signal(number, note)


INTERRUPTS = Interrupts()
"""Those of this process."""
