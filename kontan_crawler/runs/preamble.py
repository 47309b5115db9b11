"""What Scrapy logs before a crawl about itself: versions, components, settings. It is for developers, so its level is lowered to DEBUG."""

import logging

_PREAMBLE = {
    "scrapy.utils.log": ("Scrapy ", "Versions"), "scrapy.addons": ("Enabled ",), "scrapy.middleware": ("Enabled ",), "scrapy.crawler": ("Overridden ",),
}  # fmt: skip
"""Beginnings of its messages, by logger."""


def lower_preamble() -> None:
    """Lower the level of these records from INFO to DEBUG, in this process."""
    for name in _PREAMBLE:
        logging.getLogger(name).addFilter(_lower)


def _lower(record: logging.LogRecord) -> bool:
    if record.levelno == logging.INFO and str(record.msg).startswith(_PREAMBLE[record.name]):
        record.levelno, record.levelname = logging.DEBUG, logging.getLevelName(logging.DEBUG)
    return True
