"""The error of a crawl that could not start, mostly because of a setting that no check foresees."""

import asyncio
import logging
from collections.abc import Awaitable

from kontan_crawler.spider_args import ArgumentError
from kontan_crawler.store.errors import OutputError

logger = logging.getLogger(__name__)


def start_error(crawling: Awaitable[None]) -> ArgumentError | None:
    """Return the error that ended a crawl, in one line; None if it ended without one, or with an OutputError. Log the traceback at DEBUG."""
    last = crawling.exception() if isinstance(crawling, asyncio.Future) and not crawling.cancelled() else None
    error = _first(last) if last else None
    if error is None or isinstance(error, OutputError):
        return None
    logger.debug("the crawl cannot start", exc_info=error)
    line = " ".join(f"{type(error).__name__}: {error}".split())
    return ArgumentError(f"the crawl cannot start with these settings: {line}; -L DEBUG logs the traceback")


def _first(error: BaseException) -> BaseException:
    """Return the error during whose handling the others were raised."""
    while error.__context__ and not error.__suppress_context__:
        error = error.__context__
    return error
