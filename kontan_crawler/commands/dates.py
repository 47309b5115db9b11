"""`scrapy dates`: tag the time expressions of texts, to use or score the tagger without a crawl."""

import argparse

from scrapy.commands import ScrapyCommand

from kontan_crawler.commands.options import CheckedOptions
from kontan_crawler.outcomes import FAILED


class Command(CheckedOptions, ScrapyCommand):
    """JSON Lines in, JSON Lines out."""

    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[--forms | --explain] < texts.jsonl > timexes.jsonl"

    def short_desc(self) -> str:
        return "Find and resolve the time expressions of texts"

    def long_desc(self) -> str:
        return (
            'Reads lines {"id", "dct", "text"} from standard input and writes lines {"id", "timexes"}. dct is the date of publication, '
            "or its date and time, in ISO 8601. Invalid lines are reported and skipped, and the exit code is 1."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--forms", action="store_true", help="print docs/date-forms.md, which lists all forms, instead")
        parser.add_argument(
            "--explain", action="store_true", help="add the form, anchor and direction of each expression (see docs/dates.md)"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.dates.forms_page import forms_page
        from kontan_crawler.dates.tagged_lines import tag_lines
        from kontan_crawler.input_files import input_lines
        from kontan_crawler.standard_streams import OutputClosed, write_lines

        try:
            write_lines(forms_page().splitlines() if opts.forms else tag_lines(input_lines("-"), self._report_error, opts.explain))
        except (OutputClosed, OSError) as error:
            self._report_error(f"scrapy dates: {error}")

    def _report_error(self, message: str) -> None:
        from kontan_crawler.standard_streams import write_error

        write_error(message)
        self.exitcode = FAILED
