"""`scrapy doctor`: compare the live site with `site`, or show what each selector gives on one page."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.crawler import CrawlerProcessBase
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from kontan_crawler.commands.options import CheckedOptions
from kontan_crawler.outcomes import BAD_ARGUMENTS, FAILED, OK

if TYPE_CHECKING:
    from datetime import datetime

    from kontan_crawler.archive.capture import Capture
    from kontan_crawler.doctor.pages import LoadedPage

_VALID_URLS = "use an article (https://<section>.kontan.co.id/news/<slug>), a front page or the daily index of a section without paywall"


class Command(CheckedOptions, ScrapyCommand):
    """Examine the live site, or one page, fetched or stored."""

    requires_project = True
    settings: Settings
    crawler_process: CrawlerProcessBase

    def syntax(self) -> str:
        return "[[--fresh] URL | [--url URL] FILE] | --lines"

    def short_desc(self) -> str:
        return "Compare the live site with site.py, or show what each selector gives on one page"

    def long_desc(self) -> str:
        return (
            "Without an argument, sends at most 12 requests to the live site, as a run would, and reports for each fact in site.py whether it "
            "holds, differs or was not seen; exit code 1 if a run could not read the index or an article. "
            "With an argument, examines one page: a FILE that contains it, or a URL: its newest kept page in ARCHIVE_DIR, of which the first line "
            "gives time and file; without one, or with --fresh, it is requested as in a run. For a URL, "
            f"{_VALID_URLS}. The report shows the matches and the value of each selector, by field, then the record, the result of "
            "the fallback, and the problems. Nothing is delivered. "
            "With --lines, lists the short lines that stand in the same words in many of the last delivered articles, as a file for "
            "BOILERPLATE_LINES; nothing is requested. "
            "Exit codes: 0 no problems, 1 problems, 2 invalid arguments."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--lines", action="store_true", help="list the lines that stand in many articles, for BOILERPLATE_LINES")
        parser.add_argument("--fresh", action="store_true", help="request the URL, also if its page is kept")
        parser.add_argument("--url", metavar="URL", help="URL of a stored page that contains none")

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler import printable
        from kontan_crawler.clock import now
        from kontan_crawler.runs.check_settings import check_settings
        from kontan_crawler.runs.setting_checks.logs import check_log_file

        printable.install()
        # Overrides the project, not the command line. The report on the site includes what a run logs as a warning.
        self.settings.set("LOG_LEVEL", "WARNING" if args else "ERROR", priority="spider")
        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # the report shows an empty result
        stored = len(args) == 1 and os.path.isfile(args[0])
        if error := _argument_error(args, opts.url, stored, opts.lines):
            raise UsageError(error)
        quiet = check_settings(self.settings, now())
        check_log_file(self.settings)
        if opts.fresh and (stored or not args):
            raise UsageError("--fresh is for a URL; use scrapy doctor --fresh URL")
        if opts.lines:
            return
        self.kept = None if stored or opts.fresh or not args else self._find_kept(args[0])
        if not stored and not self.kept:
            self.settings.set("FEEDS", {}, priority="cmdline")  # overrides the add-on that sets a default feed
            if quiet:
                self.end(
                    f"QUIET_HOURS last until {quiet:%H:%M} in Jakarta; nothing was requested; run again later, or use a stored page", FAILED
                )
        if not args:
            from kontan_crawler.doctor.contact.spider import limit_requests

            limit_requests(self.settings)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if opts.lines:
            self._list_lines()
            return
        lines, problems = self._examine_page(args[0], opts.url) if args else self._contact_site()
        for line in lines:
            print(line.encode(sys.stdout.encoding, "backslashreplace").decode(sys.stdout.encoding))  # for terminals without Unicode
        self.exitcode = FAILED if problems else OK

    def _list_lines(self) -> None:
        from kontan_crawler.doctor.repeated_lines import lines_of_ledger
        from kontan_crawler.runs.setting_checks.boilerplate_lines import boilerplate_lines
        from kontan_crawler.standard_streams import OutputClosed, write_lines
        from kontan_crawler.store.errors import OutputError

        try:
            write_lines(lines_of_ledger(Path(self.settings["OUTPUT_DIR"]), boilerplate_lines(self.settings)))
        except (OutputClosed, OutputError) as error:
            self.end(error, FAILED)

    def _examine_page(self, given: str, url: str | None) -> tuple[list[str], list[str]]:
        """Return the report on a page, and its advice."""
        from kontan_crawler.clock import now
        from kontan_crawler.doctor.report import report_on

        if self.kept:
            return self._report_on_kept(self.kept)
        page, received = (self._load(given, url), now()) if os.path.isfile(given) else self._fetch(given)
        return report_on(page, received, _width())

    def _find_kept(self, given: str) -> Capture | None:
        """Return the newest kept page of a valid URL, or None."""
        from kontan_crawler.doctor.kept import find_kept
        from kontan_crawler.doctor.pages import normalize_url
        from kontan_crawler.runs.archiving import archive_dir
        from kontan_crawler.standard_streams import write_error

        errors: list[str] = []
        found = find_kept(archive_dir(self.settings), normalize_url(given) or given, errors)
        for message in errors:
            write_error(f"scrapy doctor: {message}")
        return found

    def _report_on_kept(self, kept: Capture) -> tuple[list[str], list[str]]:
        """Return the report on a kept page, and its advice."""
        from kontan_crawler.doctor.kept import kept_line, kept_page
        from kontan_crawler.doctor.report import report_on

        lines, advice = report_on(kept_page(kept), kept.received, _width())
        return [kept_line(kept), "  --fresh asks the site", *lines], advice

    def _contact_site(self) -> tuple[list[str], list[str]]:
        """Return the report on the live site, and its problems."""
        from kontan_crawler.doctor.contact.problems import no_answer
        from kontan_crawler.doctor.contact.report import report_on_contact
        from kontan_crawler.doctor.contact.spider import FirstContactSpider
        from kontan_crawler.runs.start_error import start_error

        if sys.stderr.isatty():
            print("Sending at most 12 requests, one after the other; this takes about half a minute.", file=sys.stderr)
        crawler = self.crawler_process.create_crawler(FirstContactSpider)
        crawling = self.crawler_process.crawl(crawler)
        self.crawler_process.start()
        spider = crawler.spider
        if self.crawler_process.bootstrap_failed and (error := start_error(crawling)):
            self.end(error, BAD_ARGUMENTS)
        if self.crawler_process.bootstrap_failed or not isinstance(spider, FirstContactSpider):
            self.end("the crawl did not start; see the log", FAILED)
        if why := no_answer(spider.contact):
            self.end(f"no answer from the site: {why}", FAILED)
        lines, problems = report_on_contact(spider.contact, _width())
        no_address = [] if self.settings["CONTACT"] else ["- CONTACT is empty; set an address at which the site can reach you."]
        return [*lines, *no_address], problems

    def _fetch(self, given: str) -> tuple[LoadedPage, datetime]:
        from kontan_crawler.doctor.fetch import FetchSpider
        from kontan_crawler.doctor.pages import normalize_url
        from kontan_crawler.runs.start_error import start_error

        crawler, url = self.crawler_process.create_crawler(FetchSpider), normalize_url(given)
        crawling = self.crawler_process.crawl(crawler, url=url)
        self.crawler_process.start()
        spider = crawler.spider
        if self.crawler_process.bootstrap_failed and (error := start_error(crawling)):
            self.end(error, BAD_ARGUMENTS)
        if self.crawler_process.bootstrap_failed or not isinstance(spider, FetchSpider) or spider.page is None:
            self.end(f"no response from {url}; see the log, or run again with -L INFO", FAILED)
        return spider.page, spider.received

    def _load(self, file: str, url: str | None) -> LoadedPage:
        from kontan_crawler.doctor.pages import load_file, normalize_url

        try:
            return load_file(Path(file), normalize_url(url) if url else None)
        except OSError as error:
            self.end(f"{file!r} cannot be read: {error.strerror}", BAD_ARGUMENTS)


def _width() -> int:
    """Return the width of the report."""
    import shutil

    from kontan_crawler.doctor.format import MIN_WIDTH, WIDTH

    return max(shutil.get_terminal_size().columns - 1, MIN_WIDTH) if sys.stdout.isatty() else WIDTH


def _argument_error(args: list[str], url: str | None, stored: bool, lines: bool) -> str | None:
    from kontan_crawler.doctor.pages import normalize_url

    if lines and (args or url is not None):
        return "--lines lists lines of the ledger; use it without a URL, a file and --url"
    if len(args) > 1 or (args and args[0].startswith("-")):
        return "invalid arguments; use none, one URL or one file, and --url for a file that contains no URL"
    if not args:
        return None if url is None else f"--url={url!r} is only for a stored page; use scrapy doctor FILE --url URL"
    if url is not None and not stored:
        return f"--url={url!r} is only for a stored page, but {args[0]!r} is not a file"
    if url is not None and normalize_url(url) is None:
        return f"--url={url!r} is invalid; {_VALID_URLS}"
    if not stored and normalize_url(args[0]) is None:
        return f"{args[0]!r} is neither a file nor a valid URL; {_VALID_URLS}"
    return None
