"""From the words of a command line and the settings to a plan."""

import argparse
import os
import platform
import pwd
import sys
from pathlib import Path
from typing import Any

from scrapy.settings import BaseSettings
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.conf import arglist_to_dict, closest_scrapy_cfg

from kontan_crawler.clock import now
from kontan_crawler.politeness.quiet_hours import quiet_length
from kontan_crawler.runs.check_settings import check_monitoring, check_settings
from kontan_crawler.schedule.every import Every
from kontan_crawler.schedule.plan import Plan
from kontan_crawler.spider_args import ArgumentError

_PATHS = ("OUTPUT_DIR", "METRICS_FILE", "file")


def plan_of(settings: BaseSettings, words: list[str], options: argparse.Namespace) -> Plan:
    """Return what `scrapy schedule` is asked to plan. Raises ValueError where `scrapy crawl` would not begin, or a scheduler not be told.

    words: those that are no option, of which there may be none.
    """
    if words:
        raise ArgumentError(f"unknown words: {' '.join(words)}")
    if options.unit and options.form == "cron":
        raise ArgumentError(f"--unit={options.unit} is for --print systemd")
    every = Every(options.every)
    _check_spider(settings, options.spider, options.spargs)
    check_settings(settings, now())
    check_monitoring(settings, options.spider)
    if settings["QUIET_HOURS"]:
        every.check_quiet(quiet_length(settings["QUIET_HOURS"]))
    return _plan(settings, every, options)


def _check_spider(settings: BaseSettings, name: str, given: list[str]) -> None:
    spiders = get_spider_loader(settings)
    if name not in spiders.list():
        raise ArgumentError(f"--spider={name!r} is unknown; there are {', '.join(sorted(spiders.list()))}")
    for words in given:
        if "=" not in words:
            raise ArgumentError(f"-a {words} is no argument; write it as -a NAME=VALUE")
    spider: Any = spiders.load(name)
    spider.check(arglist_to_dict(given))


def _plan(settings: BaseSettings, every: Every, options: argparse.Namespace) -> Plan:
    given = [("-a", words) for words in options.spargs] + [("-s", words) for words in options.set]
    return Plan(
        every=every,
        spider=options.spider,
        options=tuple(word for option, words in given for word in (option, _from_here(words))),
        python=sys.executable,
        project=_project(),
        output=Path(settings["OUTPUT_DIR"]).absolute(),
        user=_user(),
        host=platform.node(),
        name=options.spider if options.name is None else options.name,
        beside=_beside(settings, options.spider),
    )


def _beside(settings: BaseSettings, spider: str) -> tuple[Path, ...]:
    if not settings["METRICS_FILE"]:
        return ()
    from kontan_crawler.runs.notify.metrics import metrics_path

    return (metrics_path(settings["METRICS_FILE"], spider).parent,)


def _from_here(words: str) -> str:
    """A setting or an argument as it is meant where this command is given; a run begins in the project folder."""
    name, _, value = words.partition("=")
    return f"{name}={Path(value).absolute()}" if name in _PATHS and value else words


def _project() -> Path:
    cfg = closest_scrapy_cfg()
    if not cfg:
        raise ArgumentError("no scrapy.cfg in this folder or above it; a scheduled run begins beside one")
    return Path(cfg).parent.absolute()


def _user() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # a container's user without a name
        return str(os.getuid())
