"""One crawl of the replica by this project, or by the bare spider: whole processes, in new folders."""

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench.crawl.replica_process import ReplicaProcess
from bench.crawl.usage import Usage, usage_of
from kontan_crawler.replica.demo import SETTINGS, setting_options

_ROOT = Path(__file__).parent.parent.parent
_START, _SPIDER = (str(Path(__file__).with_name(name)) for name in ("start.py", "bare_spider.py"))
_BARE = {name: SETTINGS[name] for name in ("DOWNLOAD_DELAY", "CONCURRENT_REQUESTS", "CONCURRENT_REQUESTS_PER_DOMAIN")}
_BARE |= {"LOG_LEVEL": "INFO", "TELNETCONSOLE_ENABLED": False}


class Crawl(NamedTuple):
    """usage: of the whole process. start, reading: CPU seconds until the first request, and of reading articles. count: lines of the feeds, or bodies stored."""

    usage: Usage
    start: float
    reading: float
    count: int

    def rest(self, bare: "Crawl") -> float:
        """Return the CPU seconds that are neither the start, nor reading, nor what a bare spider takes from its first request on."""
        return (self.usage.cpu - self.start - self.reading) - (bare.usage.cpu - bare.start)


def crawl(replica: ReplicaProcess, archive: bool) -> Crawl:
    """Crawl the week with this project, with politeness off."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = {**SETTINGS, "OUTPUT_DIR": folder / "output", "LOG_FILE": folder / "log", "ARCHIVE": archive}
        words = ["crawl", "internasional", "-a", f"since={replica.since}", *setting_options(settings)]
        measured = _run(folder, words, _ROOT, replica.environment)
        return Crawl(*measured, sum(path.read_bytes().count(b"\n") for path in (folder / "output").glob("*.jsonl")))


def bare_crawl(replica: ReplicaProcess, urls: Sequence[str]) -> Crawl:
    """Request these URLs with the bare spider, outside of the project."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = folder / "urls"
        given.write_text("\n".join(urls), encoding="utf-8")
        words = ["runspider", _SPIDER, "-a", f"urls={given}", "-a", f"to={folder / 'bodies'}", *setting_options(_BARE), "--logfile", "log"]
        measured = _run(folder, words, folder, {**replica.environment, "NO_PROJECT": "1"})
        return Crawl(*measured, len(replica.requested()))


def version(outside: bool) -> Usage:
    """Run `scrapy version` in the project's folder, or outside of the project."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {"NO_PROJECT": "1"} if outside else {}
        return usage_of([sys.executable, _START, "-", "version"], Path(folder) if outside else _ROOT, environment)


def _run(folder: Path, words: Sequence[str], at: Path, environment: dict[str, str]) -> tuple[Usage, float, float]:
    start = folder / "start"
    usage = usage_of([sys.executable, _START, str(start), *words], at, {**environment, "PYTHONPATH": str(_ROOT) if at == _ROOT else ""})
    return usage, *json.loads(start.read_text(encoding="utf-8"))
