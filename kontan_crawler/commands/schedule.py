"""`scrapy schedule`: prints what cron or systemd is to be told, paths filled in. It installs nothing."""

import argparse
import os
import platform
import pwd
import sys
from datetime import datetime
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.conf import arglist_to_dict, closest_scrapy_cfg

from kontan_crawler.clock import WIB
from kontan_crawler.politeness.quiet_hours import quiet_length
from kontan_crawler.runs.checks import BAD_ARGUMENTS
from kontan_crawler.runs.notify.metrics import metrics_path
from kontan_crawler.runs.settings import check_monitoring, check_settings
from kontan_crawler.schedule import texts
from kontan_crawler.schedule.every import CHOICES, Every
from kontan_crawler.schedule.plan import Plan
from kontan_crawler.spider_args import ArgumentError

_PATHS = ("OUTPUT_DIR", "METRICS_FILE", "file")
_UNITS = {"service": texts.service, "timer": texts.timer, None: texts.units}


class Command(ScrapyCommand):
    """Print a crontab line, or a systemd service and its timer."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "--every 1h --print systemd|cron [--spider NAME] [--name NAME] [-a NAME=VALUE ...] [-s NAME=VALUE ...]"

    def short_desc(self) -> str:
        return "Print what cron or systemd needs to run a spider again and again"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--every", required=True, metavar="INTERVAL", help=" ".join(CHOICES))
        parser.add_argument("--print", dest="form", required=True, choices=("systemd", "cron"), help="what to print")
        parser.add_argument("--unit", choices=("service", "timer"), help="of systemd's two files print only this one")
        parser.add_argument("--spider", default="internasional", help="which spider (default: internasional)")
        parser.add_argument("--name", help="of the unit and the log, where one spider has several schedules (default: the spider's)")
        parser.add_argument("-a", dest="spargs", action="append", default=[], metavar="NAME=VALUE", help="spider argument")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        try:
            if args:
                raise ArgumentError(f"unknown words: {' '.join(args)}")
            if opts.unit and opts.form == "cron":
                raise ArgumentError(f"--unit={opts.unit} is for --print systemd")
            every = Every(opts.every)
            self._check(opts.spider, opts.spargs, every)
            self.plan = self._plan(opts, every)
        except ValueError as error:
            print(f"scrapy schedule: {error}", file=sys.stderr)
            sys.exit(BAD_ARGUMENTS)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        print(texts.crontab(self.plan) if opts.form == "cron" else _UNITS[opts.unit](self.plan), end="")

    def _check(self, name: str, given: list[str], every: Every) -> None:
        """Raise ValueError where `scrapy crawl` would not begin, or never outside of the quiet hours."""
        spiders = get_spider_loader(self.settings)
        if name not in spiders.list():
            raise ArgumentError(f"--spider={name!r} is unknown; there are {', '.join(sorted(spiders.list()))}")
        for words in given:
            if "=" not in words:
                raise ArgumentError(f"-a {words} is no argument; write it as -a NAME=VALUE")
        spiders.load(name).check(arglist_to_dict(given))
        check_settings(self.settings, datetime.now(WIB))
        check_monitoring(self.settings, name)
        if self.settings["QUIET_HOURS"]:
            every.check_quiet(quiet_length(self.settings["QUIET_HOURS"]))

    def _plan(self, opts: argparse.Namespace, every: Every) -> Plan:
        output, metrics = Path(self.settings["OUTPUT_DIR"]).absolute(), self.settings["METRICS_FILE"]
        given = [("-a", words) for words in opts.spargs] + [("-s", words) for words in opts.set]
        options = tuple(word for option, words in given for word in (option, _from_here(words)))
        beside = [metrics_path(metrics, opts.spider).parent] if metrics else []
        name = opts.spider if opts.name is None else opts.name
        return Plan(every, opts.spider, options, sys.executable, _project(), output, _user(), platform.node(), name, tuple(beside))


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
