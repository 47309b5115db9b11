"""`scrapy recover`: deliver the feeds of interrupted runs, and rebuild the ledger from feeds and manifests."""

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import Settings


class Command(ScrapyCommand):
    """Update the ledger of OUTPUT_DIR from the feeds in it and at other paths."""

    requires_project = True
    requires_crawler_process = False
    settings: Settings

    def syntax(self) -> str:
        return "[PATH ...]"

    def short_desc(self) -> str:
        return "Deliver the feeds of interrupted runs; rebuild the ledger from feeds"

    def long_desc(self) -> str:
        return (
            "Searches OUTPUT_DIR and every PATH (folders, .jsonl, .jsonl.gz, .run.json). Delivers the feeds of interrupted runs. "
            "Adds the articles of all feeds and the runs of all manifests to the ledger; nothing is removed from it. "
            "Renames a damaged ledger and creates a new one."
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        for path in args:
            if not Path(path).exists():
                raise UsageError(
                    f"{path} does not exist; use folders, feeds (.jsonl, .jsonl.gz) or manifests (.run.json)", print_help=False
                )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.runs.rebuild_ledger import rebuild_ledger

        self.exitcode = rebuild_ledger(Path(self.settings["OUTPUT_DIR"]), [Path(path).absolute() for path in args])
