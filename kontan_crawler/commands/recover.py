"""`scrapy recover`: delivers what interrupted runs left, and makes the ledger anew from feeds and manifests."""

import argparse
import os
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from kontan_crawler.feeds.lock import OutputLock
from kontan_crawler.runs.checks import BUSY, FAILED
from kontan_crawler.runs.recovery import Recovered, recover
from kontan_crawler.store.database import LEDGER_NAME, LedgerBroken
from kontan_crawler.store.errors import OutputBusy, OutputError
from kontan_crawler.store.ledger import Ledger

_NAMED = 20  # lines that cannot be read, of all


class Command(ScrapyCommand):
    """Bring OUTPUT_DIR's ledger up to the feeds that are there, and elsewhere."""

    requires_project = True
    requires_crawler_process = False

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
        try:
            lock = OutputLock.hold(Path(self.settings["OUTPUT_DIR"]))
            ledger = _opened(lock.folder)
            done = recover(ledger, lock.folder, [Path(path).absolute() for path in args])
            ledger.close()
            self.exitcode = _tell(done)
        except OutputError as error:
            print(f"scrapy recover: {error}", file=sys.stderr)
            self.exitcode = BUSY if isinstance(error, OutputBusy) else FAILED


def _opened(folder: Path) -> Ledger:
    """The ledger of a folder; one that is damaged is renamed, and a new one begun."""
    try:
        ledger = Ledger(folder)
        ledger.check()
        return ledger
    except LedgerBroken:
        for path in folder.glob(f"{LEDGER_NAME}*"):
            if not path.name.endswith(".damaged"):
                os.replace(path, path.with_name(f"{path.name}.damaged"))
        print(f"the ledger was damaged; it is now {LEDGER_NAME}.damaged, and a new one is made")
        return Ledger(folder)


def _tell(done: Recovered) -> int:
    for feed, lines in done.delivered:
        print(f"{feed}: {lines} articles of an interrupted run, delivered now")
    print(f"learnt {done.learnt} articles from {done.feeds} feeds that the ledger did not know, and {done.runs} runs")
    for bad in done.bad[:_NAMED]:
        print(f"cannot be read: {bad}", file=sys.stderr)
    if len(done.bad) > _NAMED:
        print(f"and {len(done.bad) - _NAMED} more", file=sys.stderr)
    return FAILED if done.bad else 0
