"""`scrapy demo`: the real spider against the bundled replica of the site, over HTTPS on loopback."""

import argparse
import json
import os
import signal
import subprocess
import sys
import textwrap
from datetime import date, timedelta
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from kontan_crawler.clock import today
from kontan_crawler.replica.server import Replica, serve
from kontan_crawler.replica.site import Site
from kontan_crawler.replica.world import DAYS, World
from kontan_crawler.spider_args import ArgumentError, day

# What the demo changes: nothing but waiting times, concurrency and the folder.
SETTINGS = {
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "RETRY_WAIT": 0.05,
    "CONCURRENT_REQUESTS": 8,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
}
_ENDING = {signal.SIGINT, signal.SIGTERM}
_SHOWN = 300  # characters of a value


class Command(ScrapyCommand):
    """Crawl the replica and show what came of it, or only serve it."""

    requires_project = True
    requires_crawler_process = False

    def short_desc(self) -> str:
        return "Crawl the bundled replica of the site, or serve it"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--date", help="last of the replica's seven days, as 2026-02-04 (default: yesterday in Jakarta)")
        parser.add_argument("--seed", type=int, default=0, help="another number, other news (default: 0)")
        parser.add_argument("--serve", action="store_true", help="only serve; Ctrl-C ends it")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        try:
            opts.date = day("--date", opts.date) if opts.date else today() - timedelta(days=1)
            day("--date less six days", str(opts.date - timedelta(days=DAYS - 1)))
        except ArgumentError as error:
            raise UsageError(str(error), print_help=False) from None
        if opts.date > today():
            raise UsageError(f"--date={opts.date} is in the future; today is {today()}", print_help=False)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        with serve(Site(World(opts.date, opts.seed))) as replica:
            if opts.serve:
                _wait(replica)
            else:
                self.exitcode = _crawl(replica, opts.date, Path(self.settings["OUTPUT_DIR"]) / "demo")


def environment(replica: Replica) -> dict[str, str]:
    """Return the variables with which any client reaches the replica: as a proxy, its certificates verified."""
    return {"https_proxy": replica.proxy, "SSL_CERT_FILE": str(replica.ca_file), "no_proxy": ""}


def _wait(replica: Replica) -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    for name, value in environment(replica).items():
        print(f"export {name}={value}")
    print("# Ctrl-C ends the replica", flush=True)
    signal.sigwait(_ENDING)


def _crawl(replica: Replica, last: date, folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    before, log = set(folder.glob("*.jsonl")), folder / "demo.log"
    command = [sys.executable, "-m", "scrapy", "crawl", "internasional", "-a", f"since={last - timedelta(days=DAYS - 1)}",
               "-s", f"OUTPUT_DIR={folder}", "--logfile", str(log)]  # fmt: skip
    command += [word for name, value in SETTINGS.items() for word in ("-s", f"{name}={value}")]
    print(f"Crawling the replica; the log is {log}", flush=True)
    done = subprocess.run(command, env=os.environ | environment(replica), check=False)
    for feed in sorted(set(folder.glob("*.jsonl")) - before):
        _show(feed, len(replica.requests))
    return done.returncode


def _show(feed: Path, requests: int) -> None:
    lines = feed.read_text(encoding="utf-8").splitlines()
    print(f"{len(lines)} articles by {requests} requests, one JSON line each, in {feed}")
    print("The first of them:" if lines else "Nothing new: an earlier demo delivered it into this folder.")
    for key, value in json.loads(lines[0]).items() if lines else ():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        print(textwrap.indent(f"{key:>14}  {textwrap.shorten(text, _SHOWN, placeholder=' …')}", "  "))
