"""`scrapy schema`: print the types of a feed line, generated from the dataclass Article."""

import argparse

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from kontan_crawler.commands.options import CheckedOptions
from kontan_crawler.outcomes import FAILED


class Command(CheckedOptions, ScrapyCommand):
    """Print the schema. Update the docs with: scrapy schema > docs/article.schema.json."""

    requires_crawler_process = False

    def syntax(self) -> str:
        return "[--format FORMAT]"

    def short_desc(self) -> str:
        return "Print the schema of a feed line, for JSON, Arrow, Polars, DuckDB and others"

    def long_desc(self) -> str:
        return (
            "Prints the JSON Schema of a feed line, or its types as Python for a program that would guess them: arrow, polars, duckdb, "
            "datasets (of Hugging Face) or spark. docs/loading.md loads feeds with each of them."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--format", metavar="FORMAT", default="json", help="json (default), arrow, polars, duckdb, datasets or spark")

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.schema.formats import FORMATS

        if args:
            raise UsageError(f"unexpected argument {args[0]!r}; use --format FORMAT, one of {', '.join(FORMATS)}")
        if opts.format not in FORMATS:
            raise UsageError(f"--format={opts.format} is unknown; use one of {', '.join(FORMATS)}")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.schema.formats import printed_schema
        from kontan_crawler.standard_streams import OutputClosed, write_lines

        try:
            write_lines([printed_schema(opts.format)])
        except OutputClosed as error:
            self.end(error, FAILED)
