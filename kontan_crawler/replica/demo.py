"""The demo: crawl the replica in a process, and print the result."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from kontan_crawler.clock import today
from kontan_crawler.outcomes import FAILED, OK
from kontan_crawler.replica.dataset import DAYS, Dataset
from kontan_crawler.replica.demo_result import demo_lines, is_planned, next_lines
from kontan_crawler.replica.server import Replica
from kontan_crawler.spider_args import ArgumentError, day

SETTINGS = {
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "RETRY_WAIT": 0.05,
    "CONCURRENT_REQUESTS": 8,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "REPLICA_DIR": ".",
}
"""Settings of the demo: no waiting between requests; its OUTPUT_DIR is the folder of the replica."""
_STOP_SIGNALS = {signal.SIGINT, signal.SIGTERM}
_OPTIONS_FILE = "demo.options"


def last_day(given: str | None) -> date:
    """Return the last day of the replica's week. given: an ISO date; by default yesterday. Raises ArgumentError."""
    last = day("--date", given) if given else today() - timedelta(days=1)
    day("--date less six days", str(_first_day(last)))
    if last > today():
        raise ArgumentError(f"--date={last} is in the future; today is {today()}")
    return last


def prepare(output: str, dataset: Dataset) -> None:
    """Create output/demo. Raises OSError; ArgumentError if it holds the demo of another replica: the articles of both would mix."""
    folder, options = Path(output) / "demo", f"--date {dataset.today} --seed {dataset.seed} --dialect {dataset.dialect}"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / _OPTIONS_FILE
    if any(folder.iterdir()):
        found = file.read_text(encoding="utf-8").strip() if file.is_file() else "of an older version"
        if found != options:
            raise ArgumentError(
                f"{folder} holds another demo ({found}); remove it, or set another folder for {options}: -s OUTPUT_DIR=PATH"
            )
    file.write_text(f"{options}\n", encoding="utf-8")


def environment(replica: Replica) -> dict[str, str]:
    """Return the environment variables of a client: the replica's proxy and certificate authority."""
    return {"https_proxy": replica.proxy, "SSL_CERT_FILE": str(replica.ca_file), "no_proxy": ""}


def setting_options(settings: Mapping[str, object]) -> list[str]:
    """Return the options of a command that set these settings: "-s", "NAME=VALUE" for each."""
    return [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]


def wait(replica: Replica, dataset: Dataset) -> None:
    """Print the environment variables and a crawl, and wait for SIGINT or SIGTERM. dataset: of the replica."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOP_SIGNALS)
    variables = environment(replica)
    for name, value in variables.items():
        print(f"export {name}={value}")
    print(f"# The news are of {_first_day(dataset.today)} to {dataset.today}, for example in another terminal:")
    print(f"# {sys.executable} -m scrapy crawl arsip -a since={_first_day(dataset.today)} -a until={dataset.today}")
    print("# Crawls with these variables write into OUTPUT_DIR/replica. Ctrl-C stops the replica; then crawl the site again after:")
    print(f"# unset {' '.join(variables)}", flush=True)
    signal.sigwait(_STOP_SIGNALS)


def crawl(replica: Replica, dataset: Dataset, output: str) -> int:
    """Crawl the replica's week into output/demo, which exists, print the result, and return the exit code. dataset: of the replica."""
    folder = Path(output) / "demo"
    before, log = set(folder.glob("*.jsonl")), folder / "demo.log"
    print(f"Crawling the replica; log: {log}", flush=True)
    done = subprocess.run(_command(dataset.today, folder, log), env=os.environ | environment(replica), check=False)
    feeds = sorted(set(folder.glob("*.jsonl")) - before)
    planned = done.returncode == FAILED and bool(feeds) and all(is_planned(feed, dataset) for feed in feeds)
    if planned:
        print(
            f"The failed check is planned: no template knows the body of a page in dialect {dataset.dialect}, as after a change of the site."
        )
    for feed in feeds:
        print(*demo_lines(feed, len(replica.requests), dataset), sep="\n")
    if not feeds and done.returncode == OK:
        print("No new article: an earlier demo delivered them into this folder.", *next_lines(folder), sep="\n")
    return OK if planned else done.returncode


def _first_day(last: date) -> date:
    return last - timedelta(days=DAYS - 1)


def _command(last: date, folder: Path, log: Path) -> list[str]:
    since = f"since={_first_day(last)}"
    settings = {"OUTPUT_DIR": folder, **SETTINGS}
    return [sys.executable, "-m", "scrapy", "crawl", "internasional", "-a", since, "--logfile", str(log), *setting_options(settings)]
