"""`scrapy dates`: tag the time expressions of texts, so that anyone can use and score the tagger."""

import argparse

from scrapy.commands import ScrapyCommand

from kontan_crawler.outcomes import FAILED


class Command(ScrapyCommand):
    """JSON Lines in, JSON Lines out."""

    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[--forms] < texts.jsonl > timexes.jsonl"

    def short_desc(self) -> str:
        return "Find and resolve the time expressions of texts"

    def long_desc(self) -> str:
        return (
            'Reads lines {"id", "dct", "text"} from standard input, dct being the date or ISO 8601 moment of publication, and writes '
            '{"id", "timexes"}. Invalid lines are reported and skipped; the exit code is then 1.'
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--forms", action="store_true", help="print the page of all forms instead")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.dates.forms_page import forms_page
        from kontan_crawler.dates.tagged_lines import tag_lines
        from kontan_crawler.input_files import input_lines
        from kontan_crawler.standard_streams import OutputClosed, write_lines

        try:
            write_lines(forms_page().splitlines() if opts.forms else tag_lines(input_lines("-"), self._complain))
        except (OutputClosed, OSError) as error:
            self._complain(f"scrapy dates: {error}")

    def _complain(self, message: str) -> None:
        from kontan_crawler.standard_streams import complain

        complain(message)
        self.exitcode = FAILED
