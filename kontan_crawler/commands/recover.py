"""`scrapy recover`: delivers what interrupted runs left, and makes the ledger anew from feeds and manifests."""

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import Settings


class Command(ScrapyCommand):
    """Bring OUTPUT_DIR's ledger up to the feeds that are there, and elsewhere."""

    requires_project = True
    requires_crawler_process = False
    settings: Settings

    def syntax(self) -> str:
        return "[PATH ...]"

    def short_desc(self) -> str:
        return "Deliver what interrupted runs left; make the ledger anew from feeds"

    def long_desc(self) -> str:
        return (
            "Looks into OUTPUT_DIR and every PATH (folders, .jsonl, .jsonl.gz, .run.json): feeds that an interrupted run left are "
            "delivered under their names, and the ledger learns from all feeds which articles are delivered, and from the manifests "
            "which runs there were. What it knows already stays. A ledger that is damaged is put aside and made anew."
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        for path in args:
            if not Path(path).exists():
                raise UsageError(
                    f"{path} does not exist; give folders, feeds (.jsonl, .jsonl.gz) or manifests (.run.json)", print_help=False
                )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.runs.rebuild_ledger import rebuild_ledger

        self.exitcode = rebuild_ledger(Path(self.settings["OUTPUT_DIR"]), [Path(path).absolute() for path in args])
