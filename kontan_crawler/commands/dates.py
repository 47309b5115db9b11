"""`scrapy dates`: tag the time expressions of texts, to use or score the tagger without a crawl."""

import argparse

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from kontan_crawler.commands.options import CheckedOptions
from kontan_crawler.outcomes import BAD_ARGUMENTS, FAILED


class Command(CheckedOptions, ScrapyCommand):
    """JSON Lines in, JSON Lines out."""

    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[--explain] [TEXTS.jsonl] | --forms"

    def short_desc(self) -> str:
        return "Find and resolve the time expressions of texts"

    def long_desc(self) -> str:
        return (
            'Reads lines {"id", "dct", "text"} from a file or standard input and writes lines {"id", "timexes"}. dct is the date of publication, '
            "or its date and time, in ISO 8601. Invalid lines are reported and skipped, and the exit code is 1."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--forms", action="store_true", help="print docs/date-forms.md, which lists all forms, instead")
        parser.add_argument(
            "--explain", action="store_true", help="add the form, anchor and direction of each expression (see docs/dates.md)"
        )

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) > 1 or (args and opts.forms):
            raise UsageError(f"unexpected argument {args[-1]!r}; use one file of JSON Lines, or none with --forms")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.dates.forms_page import forms_page
        from kontan_crawler.dates.tagged_lines import tag_lines
        from kontan_crawler.input_files import input_lines
        from kontan_crawler.standard_streams import OutputClosed, write_lines

        lines = input_lines(args[0] if args else "-")
        try:
            write_lines(forms_page().splitlines() if opts.forms else tag_lines(lines, self._report_error, opts.explain))
        except OutputClosed as error:
            self._report_error(str(error))
        except OSError as error:
            self.end(f"{error.filename or 'the input'} cannot be read: {error.strerror}", BAD_ARGUMENTS)

    def _report_error(self, message: str) -> None:
        from kontan_crawler.standard_streams import write_error

        write_error(f"scrapy dates: {message}")
        self.exitcode = FAILED
