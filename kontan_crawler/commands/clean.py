"""`scrapy clean`: take byline, pointers and boilerplate out of texts that were scraped flat."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from kontan_crawler.commands.options import CheckedOptions
from kontan_crawler.outcomes import BAD_ARGUMENTS, FAILED


class Command(CheckedOptions, ScrapyCommand):
    """Flat text in, clean text out: plain, as JSON Lines, or as CSV."""

    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[--jsonl | --csv [--column NAME]] [--titles FILE] [--min-certainty NUMBER] [--paragraphs] [FILE]"

    def short_desc(self) -> str:
        return "Clean texts that were scraped flat"

    def long_desc(self) -> str:
        return (
            'Reads a text from a file or standard input, and writes it without byline, dateline, "Baca Juga: Title" and boilerplate. '
            "With --jsonl, reads JSON Lines with the key flat_text or text, and writes for each line the clean text and what was taken out of it; "
            "with --csv, reads a table and cleans one of its columns. docs/clean.md has the rules. Invalid lines are reported and skipped, and the "
            "exit code is 1."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--jsonl", action="store_true", help="read and write JSON Lines")
        form.add_argument("--csv", action="store_true", help="read and write CSV")
        parser.add_argument("--column", metavar="NAME", help="column of the text, with --csv (default: flat_text or text)")
        parser.add_argument(
            "--titles",
            metavar="FILE",
            action="append",
            default=[],
            help="titles that are known: a list, a feed, a ledger, or a folder of feeds",
        )
        parser.add_argument(
            "--min-certainty", metavar="NUMBER", default=None, help="cut an unknown title from this certainty on, 0 to 1 (default: 0.85)"
        )
        parser.add_argument("--paragraphs", action="store_true", help="also propose paragraph breaks")

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.parsing.flat_records import FlatOptions
        from kontan_crawler.text.flat.known_titles import KnownTitles
        from kontan_crawler.text.flat.pointers import MIN_CERTAINTY

        if len(args) > 1:
            raise UsageError(f"unexpected argument {args[-1]!r}; use one file, or none for standard input")
        if opts.column is not None and not opts.csv:
            raise UsageError("--column names a column of a table; use it with --csv")
        certainty = MIN_CERTAINTY if opts.min_certainty is None else _certainty(opts.min_certainty)
        self.options = FlatOptions(KnownTitles(_titles(opts.titles)), certainty, opts.paragraphs)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.standard_streams import OutputClosed, write_lines

        try:
            write_lines(self._lines(args[0] if args else "-", opts))
        except OutputClosed as error:
            self._report_error(str(error))
        except OSError as error:
            self.end(f"{error.filename or 'the input'} cannot be read: {error.strerror}", BAD_ARGUMENTS)
        except ValueError as error:
            self.end(error, BAD_ARGUMENTS)

    def _lines(self, name: str, opts: argparse.Namespace) -> Iterator[str]:
        from kontan_crawler.input_files import input_lines
        from kontan_crawler.parsing.flat_lines import clean_csv, clean_json_lines

        if opts.jsonl:
            yield from clean_json_lines(input_lines(name), self.options, self._report_error)
        elif opts.csv:
            yield from clean_csv(input_lines(name), self.options, opts.column, self._report_error)
        else:
            yield from self._plain(name)

    def _plain(self, name: str) -> Iterator[str]:
        from kontan_crawler.input_files import input_lines
        from kontan_crawler.parsing.flat_lines import clean_text
        from kontan_crawler.standard_streams import write_error

        found = clean_text(input_lines(name), self.options, self._report_error)
        if found.text:
            yield found.text
        if labels := sum(edit.kind == "label" for edit in found.edits):
            titles = "1 title ends" if labels == 1 else f"{labels} titles end"
            write_error(f"scrapy clean: it is not sure where {titles}; only the label was cut (--jsonl shows where)")

    def _report_error(self, message: str) -> None:
        from kontan_crawler.standard_streams import write_error

        write_error(f"scrapy clean: {message}")
        self.exitcode = FAILED


def _certainty(given: str) -> float:
    try:
        certainty = float(given)
    except ValueError:
        certainty = -1.0
    if not 0 <= certainty <= 1:
        raise UsageError(f"--min-certainty={given} is invalid; use a number from 0 to 1")
    return certainty


def _titles(names: list[str]) -> Iterator[str]:
    from kontan_crawler.store.titles import NoTitles, titles_of

    for name in names:
        try:
            yield from titles_of(Path(name))
        except OSError as error:
            raise UsageError(f"--titles={name} cannot be read: {error.strerror}") from None
        except NoTitles as error:
            from kontan_crawler.runs.feeds_below import feeds_below

            elsewhere = feeds_below([Path(name)], "scrapy clean --titles {}") or "; use a list of titles, a feed, or a folder of feeds"
            raise UsageError(f"--titles={name} has no titles: {error}{elsewhere}") from None
        except ValueError as error:
            raise UsageError(f"--titles={name} cannot be read: {error}") from None
