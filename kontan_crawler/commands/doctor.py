"""`scrapy doctor`: show what each selector gives on one page, and what to fix when the site has changed."""

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

    from kontan_crawler.doctor.pages import LoadedPage

_VALID_URLS = "use an article (https://<section>.kontan.co.id/news/<slug>), a front page or the daily index of a section without paywall"


class Command(ScrapyCommand):
    """Examine one page, fetched or stored."""

    requires_project = True
    settings: Settings
    crawler_process: CrawlerProcessBase

    def syntax(self) -> str:
        return "[--url URL] URL|FILE"

    def short_desc(self) -> str:
        return "Show what each selector gives on one page, and what to fix"

    def long_desc(self) -> str:
        return (
            "Examines one page: a FILE that contains it, or a URL, which is requested as in a run. For a URL, "
            f"{_VALID_URLS}. The report shows the matches and the value of each selector, by field, then the record, the result of "
            "the fallback, and the problems. Nothing is delivered. "
            "Exit codes: 0 no problems, 1 problems, 2 invalid arguments."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--url", metavar="URL", help="URL of a stored page that contains none")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        from kontan_crawler import printable

        printable.install()
        self.settings.set("LOG_LEVEL", "WARNING", priority="spider")  # overrides the project, not the command line
        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # the report shows an empty result
        stored = len(args) == 1 and os.path.isfile(args[0])
        if error := _argument_error(args, opts.url, stored):
            _exit(error, BAD_ARGUMENTS)
        if not stored:
            self._prepare_fetch()

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        import shutil

        from kontan_crawler.clock import now
        from kontan_crawler.doctor.format import MIN_WIDTH, WIDTH
        from kontan_crawler.doctor.report import report_on

        page, received = (_load(args[0], opts.url), now()) if os.path.isfile(args[0]) else self._fetch(args[0])
        width = max(shutil.get_terminal_size().columns - 1, MIN_WIDTH) if sys.stdout.isatty() else WIDTH
        lines, advice = report_on(page, received, width)
        for line in lines:
            print(line.encode(sys.stdout.encoding, "backslashreplace").decode(sys.stdout.encoding))  # for terminals without Unicode
        self.exitcode = FAILED if advice else OK

    def _prepare_fetch(self) -> None:
        """Disable the feed. Exit if a run could not start with these settings or in quiet hours."""
        self.settings.set("FEEDS", {}, priority="cmdline")  # overrides the add-on that sets a default feed
        from kontan_crawler.clock import now
        from kontan_crawler.runs.check_settings import check_settings

        try:
            quiet = check_settings(self.settings, now())
        except ValueError as error:
            _exit(str(error), BAD_ARGUMENTS)
        if quiet:
            _exit(f"QUIET_HOURS last until {quiet:%H:%M} in Jakarta; nothing was requested; use a stored page", FAILED)

    def _fetch(self, given: str) -> tuple[LoadedPage, datetime]:
        from kontan_crawler.doctor.fetch import FetchSpider
        from kontan_crawler.doctor.pages import normalize_url

        crawler, url = self.crawler_process.create_crawler(FetchSpider), normalize_url(given)
        self.crawler_process.crawl(crawler, url=url)
        self.crawler_process.start()
        spider = crawler.spider
        if self.crawler_process.bootstrap_failed or not isinstance(spider, FetchSpider) or spider.page is None:
            _exit(f"no response from {url}; see the log, or run again with -L INFO", FAILED)
        return spider.page, spider.received


def _argument_error(args: list[str], url: str | None, stored: bool) -> str | None:
    from kontan_crawler.doctor.pages import normalize_url

    if len(args) != 1 or args[0].startswith("-"):
        return "invalid arguments; use one URL or file, and --url for a file that contains no URL"
    if url is not None and not stored:
        return f"--url={url!r} is only for a stored page, but {args[0]!r} is not a file"
    if url is not None and normalize_url(url) is None:
        return f"--url={url!r} is invalid; {_VALID_URLS}"
    if not stored and normalize_url(args[0]) is None:
        return f"{args[0]!r} is neither a file nor a valid URL; {_VALID_URLS}"
    return None


def _load(file: str, url: str | None) -> LoadedPage:
    from kontan_crawler.doctor.pages import load_file, normalize_url

    try:
        return load_file(Path(file), normalize_url(url) if url else None)
    except OSError as error:
        _exit(f"{file!r} cannot be read: {error.strerror}", BAD_ARGUMENTS)


def _exit(message: str, exit_code: int) -> NoReturn:
    print(f"scrapy doctor: {message}", file=sys.stderr)
    sys.exit(exit_code)
