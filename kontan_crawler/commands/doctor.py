"""`scrapy doctor`: compare the live site with `site`, or show what each selector gives on one page."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from kontan_crawler.commands.options import CheckedOptions
from kontan_crawler.outcomes import BAD_ARGUMENTS, FAILED, OK

if TYPE_CHECKING:
    from datetime import datetime

    from scrapy import Spider
    from scrapy.crawler import CrawlerProcessBase  # not in older versions, which a wrong Python may have

    from kontan_crawler.archive.capture import Capture
    from kontan_crawler.doctor.contact.answers import Contact
    from kontan_crawler.doctor.pages import LoadedPage


class Command(CheckedOptions, ScrapyCommand):
    """Examine the live site, or one page, fetched or stored."""

    requires_project = True
    settings: Settings
    crawler_process: CrawlerProcessBase
    json = False
    """Whether one JSON object is printed."""

    def syntax(self) -> str:
        return "[--json] [[--fresh] URL | [--url URL] FILE] | [--json] --lines"

    def short_desc(self) -> str:
        return "Compare the live site with site.py, or show what each selector gives on one page"

    def long_desc(self) -> str:
        from kontan_crawler.doctor.arguments import VALID_URLS

        return (
            "Without an argument, sends at most 12 requests to the live site, as a run would, and reports for each fact in site.py whether it "
            "holds, differs or was not seen; exit code 1 if a run could not read the index or an article. "
            "With an argument, examines one page: a FILE that contains it, or a URL: its newest kept page in ARCHIVE_DIR, of which the first line "
            "gives time and file; without one, or with --fresh, it is requested as in a run. For a URL, "
            f"{VALID_URLS}. The report shows the matches and the value of each selector, by field, then the record, the result of "
            "the fallback, and the problems. Nothing is delivered. "
            "With --lines, lists the short lines that stand in the same words in many of the last delivered articles, as a file for "
            "BOILERPLATE_LINES; nothing is requested. "
            "With --json, prints the same as one JSON object, also for an error with exit code 1; docs/doctor-json.md describes its keys. "
            "Exit codes: 0 no problems, 1 problems, 2 invalid arguments."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--json", action="store_true", help="print one JSON object in place of the report; docs/doctor-json.md has the keys"
        )
        parser.add_argument("--lines", action="store_true", help="list the lines that stand in many articles, for BOILERPLATE_LINES")
        parser.add_argument("--fresh", action="store_true", help="request the URL, also if its page is kept")
        parser.add_argument("--url", metavar="URL", help="URL of a stored page that contains none")

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler import printable
        from kontan_crawler.clock import now
        from kontan_crawler.doctor.arguments import argument_error, mode_of
        from kontan_crawler.runs.check_settings import check_settings
        from kontan_crawler.runs.setting_checks.logs import check_log_file

        self.json, self.mode = opts.json, mode_of(args, opts.lines)
        import_module("kontan_crawler.spiders.article_spider")  # as Scrapy does later, where no missing package would be named
        printable.install()
        # Overrides the project, not the command line. The report on the site includes what a run logs as a warning.
        self.settings.set("LOG_LEVEL", "WARNING" if args else "ERROR", priority="spider")
        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # the report shows an empty result
        stored = len(args) == 1 and os.path.isfile(args[0])
        if error := argument_error(args, opts.url, stored, opts.lines):
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
        elif args:
            self._report_on_page(args[0], opts.url)
        else:
            self._report_on_site()

    def end(self, why: object, exit_code: int) -> NoReturn:
        """Print a message in one line, with --json also an object if the arguments are valid, and exit."""
        from contextlib import suppress

        from kontan_crawler.doctor.json_line import error_object
        from kontan_crawler.standard_streams import OutputClosed, write_lines

        if self.json and exit_code == FAILED:
            with suppress(OutputClosed):
                write_lines([_json_line(error_object(self.mode, why))])
        super().end(why, exit_code)

    def _list_lines(self) -> None:
        from kontan_crawler.doctor.repeated_lines import lines_file, lines_object, lines_of_ledger
        from kontan_crawler.runs.setting_checks.boilerplate_lines import boilerplate_lines
        from kontan_crawler.store.errors import OutputError

        try:
            found = lines_of_ledger(Path(self.settings["OUTPUT_DIR"]), boilerplate_lines(self.settings))
        except OutputError as error:
            self.end(error, FAILED)
        self._print(lines_object(found), lines_file(found), "utf-8")

    def _report_on_page(self, given: str, url: str | None) -> None:
        from kontan_crawler.clock import now
        from kontan_crawler.doctor.kept import kept_page
        from kontan_crawler.doctor.page_json import page_object
        from kontan_crawler.doctor.report import report_on
        from kontan_crawler.doctor.result import examine_page

        if self.kept:
            page, received = kept_page(self.kept), self.kept.received
        else:
            page, received = (self._load(given, url), now()) if os.path.isfile(given) else self._fetch(given)
        result = examine_page(page, received)
        self._print(page_object(result), report_on(result, _width()), _encoding())

    def _report_on_site(self) -> None:
        from kontan_crawler.doctor.contact.contact_json import contact_object
        from kontan_crawler.doctor.contact.report import report_on_contact
        from kontan_crawler.doctor.contact.result import judge

        result = judge(self._contact_site(), bool(self.settings["CONTACT"]))
        self._print(contact_object(result), report_on_contact(result, _width()), _encoding())

    def _print(self, found: dict[str, Any], report: Iterable[str], encoding: str) -> None:
        """Print the object with --json, else the report in this encoding. The exit code is that of both."""
        from kontan_crawler.standard_streams import OutputClosed, write_blocks, write_lines

        try:
            if self.json:
                write_lines([_json_line(found)])
            else:
                write_blocks(line.encode(encoding, "backslashreplace") + b"\n" for line in report)  # for terminals without Unicode
        except OutputClosed as error:
            self.end(error, FAILED)
        self.exitcode = OK if found["ok"] else FAILED

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

    def _contact_site(self) -> Contact:
        """Return the answers of the live site."""
        from kontan_crawler.doctor.contact.problems import no_answer
        from kontan_crawler.doctor.contact.spider import FirstContactSpider

        if sys.stderr.isatty():
            print("Sending at most 12 requests, one after the other; this takes about half a minute.", file=sys.stderr)
        spider = self._crawl(FirstContactSpider)
        if not isinstance(spider, FirstContactSpider):
            self.end("the crawl did not start; see the log", FAILED)
        if why := no_answer(spider.contact):
            self.end(f"no answer from the site: {why}", FAILED)
        return spider.contact

    def _fetch(self, given: str) -> tuple[LoadedPage, datetime]:
        from kontan_crawler.doctor.fetch import FetchSpider
        from kontan_crawler.doctor.pages import normalize_url

        url = normalize_url(given)
        spider = self._crawl(FetchSpider, url=url)
        if not isinstance(spider, FetchSpider) or spider.page is None:
            self.end(f"no response from {url}; see the log, or run again with -L INFO", FAILED)
        return spider.page, spider.received

    def _crawl(self, kind: type[Spider], **arguments: Any) -> Spider | None:
        """Run a spider and return it; None if it did not start. Ends the command if the settings do not let it."""
        from kontan_crawler.runs.start_error import start_error

        crawler = self.crawler_process.create_crawler(kind)
        crawling = self.crawler_process.crawl(crawler, **arguments)
        self.crawler_process.start()
        if not self.crawler_process.bootstrap_failed:
            return crawler.spider
        if error := start_error(crawling):
            self.end(error, BAD_ARGUMENTS)
        return None

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

    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    return max(shutil.get_terminal_size().columns - 1, MIN_WIDTH) if is_terminal else WIDTH


def _encoding() -> str:
    """Return the encoding of standard output, which may be closed."""
    return "utf-8" if sys.stdout is None else sys.stdout.encoding


def _json_line(found: dict[str, Any]) -> str:
    from kontan_crawler.doctor.json_line import json_line

    return json_line(found, _encoding())
