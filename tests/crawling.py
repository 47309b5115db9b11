"""Crawl the replica with `scrapy crawl`, in this process or in a subprocess."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

from kontan_crawler.replica.dataset import DAYS
from kontan_crawler.replica.demo import SETTINGS, environment, setting_options
from kontan_crawler.replica.server import Replica
from tests.forked import Forked
from tests.in_process import scrapy

DAY = date(2026, 2, 4)
"""The last day of the replica's week."""
FEW = 4
"""Articles per day in the main section, for short crawls."""


def week(last: date) -> tuple[str, ...]:
    """Return the words that crawl the replica's week up to this day."""
    return "arsip", "-a", f"since={last - timedelta(days=DAYS - 1)}", "-a", f"until={last}"


WEEK = week(DAY)
SCRAPY = (sys.executable, "-W", "error", "-m", "scrapy")


@dataclass(frozen=True)
class Run:
    """The result of a finished run."""

    exit_code: int
    log: str
    feed: list[dict[str, Any]]

    @property
    def by_url(self) -> dict[str, dict[str, Any]]:
        return {record["url"]: record for record in self.feed}

    def stat(self, name: str) -> int:
        """Return a statistic as dumped at the end of the log, 0 if it is missing."""
        for line in self.log.splitlines():
            key, _, value = line.strip(" {}").partition(": ")
            if key.strip("'\"") == name:
                return int(value.strip(" ,}"))
        return 0


def scrapy_process(*words: str, environment: Mapping[str, str] = MappingProxyType({})) -> subprocess.CompletedProcess[str]:
    """Run `scrapy WORDS` in a process of its own."""
    with TemporaryDirectory() as folder:
        out, err = (Path(folder) / name for name in ("out", "err"))
        with Forked(words, os.environ | environment, out, err) as run:
            exit_code = run.wait(300)
        return subprocess.CompletedProcess(words, exit_code, out.read_text("utf-8"), err.read_text("utf-8"))


def crawl(
    *words: str,
    folder: Path,
    replica: Replica | None = None,
    run: Callable[..., subprocess.CompletedProcess[str]] = scrapy,
    **settings: object,
) -> Run:
    """Run `scrapy crawl WORDS` with OUTPUT_DIR=folder. Without a replica, no host is reachable."""
    done = run("crawl", *words, *_options(folder, settings), environment=_proxy(replica))
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    return Run(done.returncode, done.stderr, [json.loads(line) for line in lines])


@contextmanager
def started(*words: str, folder: Path, replica: Replica, **settings: object) -> Iterator[Forked]:
    """Start `scrapy crawl WORDS` in a process of its own, and kill it at the end of the block."""
    with Forked(["crawl", *words, *_options(folder, settings)], os.environ | _proxy(replica)) as run:
        yield run


def _options(folder: Path, settings: Mapping[str, object]) -> list[str]:
    return setting_options({**SETTINGS, "OUTPUT_DIR": folder, **settings})


def _proxy(replica: Replica | None) -> dict[str, str]:
    return environment(replica) if replica else {"https_proxy": "http://127.0.0.1:9", "no_proxy": ""}
