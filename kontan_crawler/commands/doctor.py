"""`scrapy doctor`: which selector gives what on one page, and what to mend when the site has changed."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from scrapy.commands import ScrapyCommand
from scrapy.crawler import CrawlerProcessBase
from scrapy.settings import Settings

from kontan_crawler.outcomes import BAD_ARGUMENTS, FAILED, OK

if TYPE_CHECKING:
    from datetime import datetime

    from kontan_crawler.doctor.targets import Found

_FORMS = "an article, https://<section>.kontan.co.id/news/<slug>, a front or the daily index of a section that is not paid for"


class Command(ScrapyCommand):
    """Examine one page, asked for or stored."""

    requires_project = True
    settings: Settings
    crawler_process: CrawlerProcessBase

    def syntax(self) -> str:
        return "[--url ADDRESS] ADDRESS|FILE"

    def short_desc(self) -> str:
        return "Show which selector gives what on one page, and what to mend"

    def long_desc(self) -> str:
        return (
            f"Examines one page: a FILE in which it is stored, or an ADDRESS, asked for as a run would ask: {_FORMS}. Shows field by field "
            "what each selector matched and gave, the record, what the fallback would give, and what is wrong. Nothing is delivered. "
            "Exit codes: 0 all is well, 1 something is wrong, 2 wrong arguments."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--url", metavar="ADDRESS", help="address of a stored page that does not name its own")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        from kontan_crawler import printable

        printable.install()
        self.settings.set("LOG_LEVEL", "WARNING", priority="spider")  # above the project's, below the command line's
        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it says of an empty page, the report says too
        stored = len(args) == 1 and os.path.isfile(args[0])
        if wrong := _wrong(args, opts.url, stored):
            _end(wrong, BAD_ARGUMENTS)
        if not stored:
            self._prepare_to_ask()

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.clock import now
        from kontan_crawler.doctor.report import report_on

        found, moment = (_stored(args[0], opts.url), now()) if os.path.isfile(args[0]) else self._ask(args[0])
        lines, wrong = report_on(found, moment)
        for line in lines:
            print(line.encode(sys.stdout.encoding, "backslashreplace").decode(sys.stdout.encoding))  # not every terminal knows all letters
        self.exitcode = FAILED if wrong else OK

    def _prepare_to_ask(self) -> None:
        """No feed; and no question at an hour, or with a setting, with which no run would begin."""
        self.settings.set("FEEDS", {}, priority="cmdline")  # above the add-on that names a feed where none is named
        from kontan_crawler.clock import now
        from kontan_crawler.runs.check_settings import check_settings

        try:
            quiet = check_settings(self.settings, now())
        except ValueError as error:
            _end(str(error), BAD_ARGUMENTS)
        if quiet:
            _end(f"quiet hours until {quiet:%H:%M} in Jakarta; nothing is asked, but a stored page can be examined", FAILED)

    def _ask(self, written: str) -> tuple[Found, datetime]:
        from kontan_crawler.doctor.targets import target
        from kontan_crawler.doctor.visit import VisitSpider

        crawler, address = self.crawler_process.create_crawler(VisitSpider), target(written)
        self.crawler_process.crawl(crawler, address=address)
        self.crawler_process.start()
        visit = crawler.spider
        if self.crawler_process.bootstrap_failed or not isinstance(visit, VisitSpider) or visit.found is None:
            _end(f"no answer came from {address}; the log says why, or -L INFO does", FAILED)
        return visit.found, visit.moment


def _wrong(args: list[str], url: str | None, stored: bool) -> str | None:
    from kontan_crawler.doctor.targets import target

    if len(args) != 1 or args[0].startswith("-"):
        return "give one address or file, and --url for a file if need be"
    if url is not None and not stored:
        return f"--url={url!r} is for a stored page, and {args[0]!r} is no file"
    if url is not None and target(url) is None:
        return f"--url={url!r} is no address that can be examined: {_FORMS}"
    if not stored and target(args[0]) is None:
        return f"{args[0]!r} is neither a file nor an address that can be examined: {_FORMS}"
    return None


def _stored(file: str, url: str | None) -> Found:
    from kontan_crawler.doctor.targets import read_stored, target

    try:
        return read_stored(Path(file), target(url) if url else None)
    except OSError as error:
        _end(f"{file!r} cannot be read: {error.strerror}", BAD_ARGUMENTS)


def _end(why: str, exit_code: int) -> NoReturn:
    print(f"scrapy doctor: {why}", file=sys.stderr)
    sys.exit(exit_code)
