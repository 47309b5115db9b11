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
        return "[--at TIME] [--lines FILE] PAGE.html [PART2.html ...] --url URL | [--at TIME] [--lines FILE] [PAGES.jsonl]"

    def short_desc(self) -> str:
        return "Convert stored pages to feed lines"

    def long_desc(self) -> str:
        return (
            "With --url, reads the page of an article, or its parts in order. Without --url, reads JSON Lines with the keys url and html "
            "(the page, or a list of the parts) from a file or standard input. Writes one line for each article, in order. "
            'A page without an article gives {"url": URL, "refused": REASON}; README.md explains the reasons. An invalid line gives '
            '{"url": null, "refused": "bad_line"} and a message on standard error; the exit code is then 1.'
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--url", metavar="URL", help="URL of the page")
        parser.add_argument(
            "--at", metavar="TIME", help="crawled_at for input without it, such as 2026-02-05T09:00:00+07:00 (default: now)"
        )

        parser.add_argument("--lines", metavar="FILE", help="leave the lines of a file, as of scrapy doctor --lines, out of the texts")

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.clock import now
        from kontan_crawler.parsing.feed_lines import aware_datetime
        from kontan_crawler.runs.setting_checks.boilerplate_lines import lines_of_file

        self.boilerplate = frozenset() if opts.lines is None else lines_of_file("--lines", opts.lines)
        try:
            self.at = now() if opts.at is None else aware_datetime(opts.at)
        except ValueError as error:
            raise UsageError(f"--at={error}") from None
        if opts.url is None and len(args) > 1:
            raise UsageError("--url is missing; use --url URL for pages, or one file of JSON Lines")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.standard_streams import OutputClosed, write_lines

        try:
            write_lines(self._lines(args, opts.url))
        except OutputClosed as error:
            self._report_error(str(error))
        except OSError as error:
            self.end(f"{error.filename or 'the input'} cannot be read: {error.strerror}", BAD_ARGUMENTS)

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
