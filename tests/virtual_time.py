"""Virtual time: the event loop skips waiting times while no request is in progress."""

import asyncio
import time
from selectors import BaseSelector, SelectorKey

from scrapy.utils.project import get_project_settings

from tests.in_process import InProcess, start_reactor

GRACE = 0.01
"""Seconds to wait for sockets and threads before a timeout is skipped."""


class VirtualTime:
    """A monotonic clock and a selector for the event loop. The clock jumps when the loop would only wait for a timer."""

    def __init__(self, selector: BaseSelector) -> None:
        self._selector, self._monotonic, self._skipped = selector, time.monotonic, 0.0

    def monotonic(self) -> float:
        """Return the seconds of the real clock plus the skipped seconds."""
        return self._monotonic() + self._skipped

    def select(self, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        """Return the ready events; skip the timeout if there are none and no request is in progress."""
        if timeout is None or timeout <= GRACE or InProcess.has_request_under_way():
            return self._selector.select(timeout)
        if not (ready := self._selector.select(GRACE)):
            self._skipped += timeout - GRACE
        return ready

    def __getattr__(self, name: str) -> object:
        return getattr(self._selector, name)


def install(monkeypatch) -> None:
    """Install virtual time until the end of the test."""
    start_reactor(get_project_settings())
    loop = asyncio.get_event_loop()
    clock = VirtualTime(loop._selector)
    monkeypatch.setattr(time, "monotonic", clock.monotonic)
    monkeypatch.setattr("scrapy.core.downloader.monotonic", clock.monotonic)  # Scrapy imports the function by name
    monkeypatch.setattr(loop, "_selector", clock)
