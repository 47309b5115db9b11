"""`scrapy crawl`: checks its arguments first, allows one run at a time, and exits with a code for the result.

0: success; 1: a check failed or the output could not be written; 2: invalid arguments or settings; 75: another run is in progress;
130 and 143: stopped by SIGINT or SIGTERM, after the finished articles were delivered.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from scrapy.commands.crawl import Command as CrawlCommand
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from kontan_crawler.commands.options import CheckedOptions

if TYPE_CHECKING:
    from scrapy.crawler import CrawlerProcessBase  # not in older versions, which a wrong Python may have

USED_LATER = ("dateparser", "trafilatura")
"""Packages that a run imports when it needs them."""


class Command(CheckedOptions, CrawlCommand):
    """Scrapy's command with checks, a lock, an exit code and notifications."""

    settings: Settings
    crawler_process: CrawlerProcessBase

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1:
            what = f"unexpected argument {args[1]!r}" if args else "no spider is named"
            raise UsageError(f"{what}; use scrapy crawl SPIDER, such as scrapy crawl internasional -a since=2026-02-01")
        _check_packages()
        # It inspects each frame of the stack three times: here there are few.
        import_module("scrapy.core.downloader.contextfactory")
        from kontan_crawler import printable
        from kontan_crawler.runs.crawl_invocation import CrawlInvocation
        from kontan_crawler.runs.preamble import lower_preamble

        printable.install()
        lower_preamble()
        self.call = CrawlInvocation(self.settings, args[0], opts.spargs, self.unknown_settings)
        self.call.prepare()

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        self.exitcode = self.call.crawl(self.crawler_process)


def _check_packages() -> None:
    """Raise ModuleNotFoundError for a package that a run would miss only after its first requests."""
    for name in USED_LATER:
        if find_spec(name) is None:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
