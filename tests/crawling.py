"""Runs of `scrapy crawl` in a process of its own, as a user starts them, against the replica."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kontan_crawler.commands.demo import SETTINGS, environment
from kontan_crawler.demo.server import Replica

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Run:
    """What a finished run left."""

    exit_code: int
    log: str
    feed: list[dict[str, Any]]

    @property
    def by_url(self) -> dict[str, dict[str, Any]]:
        return {record["url"]: record for record in self.feed}

    def stat(self, name: str) -> int:
        """One of the counts that Scrapy writes at the end of the log."""
        for line in self.log.splitlines():
            key, _, value = line.strip(" {}").partition(": ")
            if key.strip("'\"") == name:
                return int(value.strip(" ,}"))
        return 0


def scrapy(*words: str, environment: Mapping[str, str] = MappingProxyType({})) -> subprocess.CompletedProcess[str]:
    """Run `scrapy WORDS` in a process of its own, warnings being errors."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "scrapy", *words],
        cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


def crawl(*words: str, folder: Path, replica: Replica | None = None, **settings: object) -> Run:
    """Run `scrapy crawl WORDS` with OUTPUT_DIR=folder; without a replica no host can be reached."""
    settings = {**SETTINGS, "OUTPUT_DIR": folder, **settings}
    options = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    proxy = environment(replica) if replica else {"https_proxy": "http://127.0.0.1:9", "no_proxy": ""}
    done = scrapy("crawl", *words, *options, environment=proxy)
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    return Run(done.returncode, done.stderr, [json.loads(line) for line in lines])
