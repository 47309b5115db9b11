"""A clock that is set, for runs in fast motion."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from unittest import mock

from kontan_crawler import clock
from kontan_crawler.clock import WIB


class SetClock(datetime):
    """A datetime class whose `now` is set."""

    moment = datetime(2025, 1, 1, 0, 20, tzinfo=WIB)

    @classmethod
    def now(cls, tz=None):
        return cls.moment.astimezone(tz)


@contextmanager
def set_clock() -> Iterator[None]:
    """Let this project's code and Scrapy's feed exports read SetClock."""
    with ExitStack() as patches:
        for module in (clock, "scrapy.extensions.feedexport"):
            patches.enter_context(mock.patch(f"{getattr(module, '__name__', module)}.datetime", SetClock))
        yield
