"""What Scrapy logs before a crawl about itself: versions, components, settings. It is for developers, so its level is lowered to DEBUG."""

import logging

_LOGGERS = ("scrapy.utils.log", "scrapy.addons", "scrapy.middleware", "scrapy.crawler")


def lower_preamble() -> None:
    """Lower the level of these records from INFO to DEBUG, in this process."""
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_lower)


def _lower(record: logging.LogRecord) -> bool:
    if record.levelno == logging.INFO:
        record.levelno, record.levelname = logging.DEBUG, logging.getLevelName(logging.DEBUG)
    return True
