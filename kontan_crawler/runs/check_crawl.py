"""What `scrapy crawl` was given: checked before the run, and what is not used of it."""

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from scrapy.settings import BaseSettings
from scrapy.spiderloader import get_spider_loader

from kontan_crawler.runs.check_settings import check_notify_settings, check_settings
from kontan_crawler.runs.setting_checks.environment import ignored_variables
from kontan_crawler.runs.setting_checks.feeds import check_feeds
from kontan_crawler.spider_args import ArgumentError

logger = logging.getLogger(__name__)


def check_crawl(settings: BaseSettings, name: str, arguments: Mapping[str, str], now: datetime) -> datetime | None:
    """Return the end of the current quiet hours, or None. Raises ValueError for an invalid spider, argument, setting or variable."""
    quiet = check_settings(settings, now)
    spiders = get_spider_loader(settings)
    if name not in spiders.list():
        raise ArgumentError(f"unknown spider; use one of {', '.join(sorted(spiders.list()))}")
    spider: Any = spiders.load(name)
    check_feeds(settings, spider(**arguments))
    check_notify_settings(settings, name)
    return quiet


def warn_of_unused(settings: BaseSettings, unknown: Iterable[str]) -> None:
    """Log environment variables that are not read, and settings that neither Scrapy nor this project knows."""
    for sentence in ignored_variables(settings):
        logger.warning("%s", sentence)
    for name in unknown:
        logger.warning("the setting %s is unknown to Scrapy and to this project; it has an effect only if an add-on reads it", name)
