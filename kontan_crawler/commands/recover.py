"""`scrapy recover`: deliver the feeds of interrupted runs, and rebuild the ledger from feeds and manifests."""

import argparse
import os
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from kontan_crawler.commands.options import CheckedOptions


class Command(CheckedOptions, ScrapyCommand):
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
            "Adds the articles of all feeds and the runs of all manifests to the ledger. Closes the open files of ARCHIVE_DIR. Moves feeds whose runs met the replica "
            "of the site into REPLICA_DIR, and rebuilds the ledger without them; nothing else is removed from it. "
            "Renames a damaged ledger and creates a new one."
        )

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.runs.setting_checks.paths import check_output_dir

        check_output_dir(self.settings)
        for path in args:
            if not os.path.exists(path):
                raise UsageError(f"{path!r} does not exist; use folders, feeds (.jsonl, .jsonl.gz) or manifests (.run.json)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.replica.recognition import share_of_replica
        from kontan_crawler.runs.archiving import archive_dir
        from kontan_crawler.runs.rebuild_ledger import rebuild_ledger
        from kontan_crawler.runs.replica_runs import replica_folder

        folder, paths = Path(self.settings["OUTPUT_DIR"]), [Path(path).absolute() for path in args]
        self.exitcode = rebuild_ledger(folder, paths, replica_folder(self.settings), share_of_replica, archive_dir(self.settings))
