"""Articles that are not delivered: each is counted under its reason and named in the log."""

import logging

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

logger = logging.getLogger(__name__)


def refuse(crawler: Crawler, url: str, reason: str) -> None:
    """Count an address that gives no article under `article/refused/<reason>` and name it in the log."""
    crawler.stats.inc_value(f"article/refused/{reason}")
    logger.warning("no article at %s: %s", url, reason)


def reason_of(failure: Failure) -> str:
    """Return the reason of a failed request: removed, http_503, robots or offsite, else the error's name."""
    error = failure.value
    if isinstance(error, HttpError):
        status = error.response.status
        return "removed" if status in (404, 410) else f"http_{status}"
    if isinstance(error, IgnoreRequest):
        return "robots" if "robots" in str(error) else "not_asked"
    return type(error).__name__
