"""Make a job from the options of `scrapy schedule` and the settings."""

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
from kontan_crawler.runs.archiving import archive_dir
from kontan_crawler.runs.check_settings import check_notify_settings, check_settings
from kontan_crawler.runs.setting_checks.feeds import check_feeds
from kontan_crawler.schedule.interval import Interval
from kontan_crawler.schedule.job import Job
from kontan_crawler.spider_args import ArgumentError

_PATHS = ("OUTPUT_DIR", "METRICS_FILE", "BOILERPLATE_LINES", "file")


def make_job(settings: BaseSettings, args: list[str], options: argparse.Namespace) -> Job:
    """Return the job. Raises ValueError for options that `scrapy crawl`, cron or systemd does not accept.

    args: positional arguments; must be empty.
    """
    if args:
        raise ArgumentError(f"unknown arguments: {' '.join(args)}")
    if options.unit and options.form == "cron":
        raise ArgumentError(f"--unit={options.unit} needs --print systemd")
    interval = Interval(options.every, options.at)
    check_settings(settings, now())
    _check_spider(settings, options.spider, options.spargs)
    check_notify_settings(settings, options.spider)
    if settings["QUIET_HOURS"]:
        interval.check_quiet(settings["QUIET_HOURS"])
    if settings["STOP_AT"]:
        interval.check_stop(settings["STOP_AT"])
    return _job(settings, interval, options)


def _check_spider(settings: BaseSettings, name: str, arguments: list[str]) -> None:
    spiders = get_spider_loader(settings)
    if name not in spiders.list():
        raise ArgumentError(f"--spider={name!r} is unknown; use one of {', '.join(sorted(spiders.list()))}")
    spider: Any = spiders.load(name)
    check_feeds(settings, spider(**arglist_to_dict(arguments)))


def _job(settings: BaseSettings, interval: Interval, options: argparse.Namespace) -> Job:
    given = [("-a", argument) for argument in options.spargs] + [("-s", setting) for setting in options.set]
    return Job(
        interval=interval,
        spider=options.spider,
        options=tuple(word for option, value in given for word in (option, _absolute(value))),
        python=sys.executable,
        project=_project(),
        output=Path(settings["OUTPUT_DIR"]).absolute(),
        user=_user(),
        host=platform.node(),
        name=options.spider if options.name is None else options.name,
        extra_folders=(*_metrics_folder(settings, options.spider), archive_dir(settings)),
    )


def _metrics_folder(settings: BaseSettings, spider: str) -> tuple[Path, ...]:
    if not settings["METRICS_FILE"]:
        return ()
    from kontan_crawler.runs.notify.metrics import metrics_path

    return (metrics_path(settings["METRICS_FILE"], spider).parent,)


def _absolute(assignment: str) -> str:
    """Make a path in NAME=VALUE absolute: a scheduled run starts in the project folder, not in the current one."""
    name, _, value = assignment.partition("=")
    return f"{name}={Path(value).absolute()}" if name in _PATHS and value else assignment


def _project() -> Path:
    cfg = closest_scrapy_cfg()
    if not cfg:
        raise ArgumentError("no scrapy.cfg in this folder or above; change to the project's folder")
    return Path(cfg).parent.absolute()


def _user() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # a container's user without a name
        return str(os.getuid())
