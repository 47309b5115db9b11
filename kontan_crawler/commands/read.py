"""`scrapy read`: convert stored pages to feed lines, without a crawl."""

import argparse
from collections.abc import Iterator

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from kontan_crawler.commands.options import CheckedOptions
from kontan_crawler.outcomes import BAD_ARGUMENTS, FAILED


class Command(CheckedOptions, ScrapyCommand):
    """Convert pages from files or standard input."""

    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return (
            "[--at TIME] [--lines FILE] PAGE.html [PART2.html ...] --url URL | [--at TIME] [--lines FILE] [PAGES.jsonl] | "
            "[--at TIME] --record NAME --url URL [PAGE.html]"
        )

    def short_desc(self) -> str:
        return "Convert stored pages to feed lines"

    def long_desc(self) -> str:
        return (
            "With --url, reads the page of an article, or its parts in order. Without --url, reads JSON Lines with the keys url and html "
            "(the page, or a list of the parts) from a file or standard input. Writes one line for each article, in order. "
            'A page without an article gives {"url": URL, "refused": REASON}; docs/log.md explains the reasons. An invalid line gives '
            '{"url": null, "refused": "bad_line"} and a message on standard error; the exit code is then 1. '
            "In a checkout, --record makes a test of one page, from a file or standard input: it writes the page to tests/files/NAME.html and its "
            "record to NAME.json, to be corrected by hand. CONTRIBUTING.md explains it."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--url", metavar="URL", help="URL of the page")
        parser.add_argument(
            "--at", metavar="TIME", help="crawled_at for input without it, such as 2026-02-05T09:00:00+07:00 (default: now)"
        )

        parser.add_argument("--lines", metavar="FILE", help="leave the lines of a file, as of scrapy doctor --lines, out of the texts")
        parser.add_argument(
            "--record", metavar="NAME", help="write the page and its record to tests/files/NAME.html and NAME.json, for the tests"
        )

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.clock import now
        from kontan_crawler.parsing.feed_lines import aware_datetime
        from kontan_crawler.runs.setting_checks.boilerplate_lines import lines_of_file
        from kontan_crawler.urls import canonical

        if opts.record is not None:
            self._check_record(args, opts)
        self.boilerplate = frozenset() if opts.lines is None else lines_of_file("--lines", opts.lines)
        try:
            self.at = now() if opts.at is None else aware_datetime(opts.at)
        except ValueError as error:
            raise UsageError(f"--at={error}") from None
        if opts.url is None and len(args) > 1:
            raise UsageError("--url is missing; use --url URL for pages, or one file of JSON Lines")
        if opts.url is not None and not (canonical(opts.url) or "//" in opts.url):
            raise UsageError(f"--url={opts.url!r} is no URL; use that of the page, such as https://internasional.kontan.co.id/news/…")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.standard_streams import OutputClosed, write_lines

        try:
            write_lines(self._lines(args, opts.url) if opts.record is None else self._record(args, opts))
        except OutputClosed as error:
            self._report_error(str(error))
        except OSError as error:
            self.end(f"{error.filename or 'the input'} cannot be read: {error.strerror}", BAD_ARGUMENTS)

    def _check_record(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.doctor.recorded_files import check_name
        from kontan_crawler.urls import canonical

        if opts.url is None:
            raise UsageError("--url is missing; --record needs the URL of the page")
        if canonical(opts.url) is None:
            raise UsageError(f"--url={opts.url!r} is no URL of an article; use the URL of the page to record")
        if len(args) > 1:
            raise UsageError("--record takes one page, not several parts; record one of them, or the page of URL?page=all")
        if opts.lines is not None:
            raise UsageError("--lines cannot be used with --record: the tests read a page without it")
        check_name(opts.record)

    def _record(self, args: list[str], opts: argparse.Namespace) -> Iterator[str]:
        from kontan_crawler.doctor.advice import truncation_advice
        from kontan_crawler.doctor.recorded_files import write_recorded
        from kontan_crawler.input_files import input_bytes
        from kontan_crawler.parsing.recording import record_of_page
        from kontan_crawler.standard_streams import write_error

        body = input_bytes(args[0] if args else "-")
        if not body.strip():
            self.end("the page is empty, and nothing is recorded; check the command or file that gives it", BAD_ARGUMENTS)
        record = record_of_page(opts.url, body, self.at)
        try:
            page, expected = write_recorded(opts.record, body, record)
        except OSError as error:
            self.end(f"{error.filename or 'the page'} cannot be written, and nothing is recorded: {error.strerror}", BAD_ARGUMENTS)
        yield f"{page} and {expected} are written"
        for warning in truncation_advice(body.decode("utf-8", "replace")):
            write_error(f"scrapy read: {warning}")
        yield _next_step(record.get("refused"))

    def _lines(self, args: list[str], url: str | None) -> Iterator[str]:
        from kontan_crawler.input_files import input_bytes, input_lines
        from kontan_crawler.parsing.feed_lines import NotJsonLines, feed_line, feed_lines

        if url is not None:
            yield feed_line(url, [input_bytes(name) for name in args or ["-"]], self.at, self.boilerplate)
            return
        try:
            yield from feed_lines(input_lines(args[0] if args else "-"), self.at, self._report_error, self.boilerplate)
        except NotJsonLines as error:
            self.end(error, BAD_ARGUMENTS)

    def _report_error(self, message: str) -> None:
        from kontan_crawler.standard_streams import write_error

        write_error(f"scrapy read: {message}")
        self.exitcode = FAILED


def _next_step(refused: str | None) -> str:
    run = 'make test ARGS="-n0 tests/parsing/test_recorded_pages.py"'
    if refused is None:
        return f"Compare the record with the page and correct it by hand, then run {run}"
    return f"The page gives no article: {refused}. If that is right, run {run}; else change kontan_crawler/site.py, remove both files and record the page again"
