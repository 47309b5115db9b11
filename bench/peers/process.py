"""A process that reads pages with one reader, and waits between rounds."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.pages import DIALECTS, Page, replica_pages
from bench.peers.environments import NotInstalled, python_of
from bench.peers.readers import READERS
from bench.peers.reading import Reading

WARM_UP = 5  # pages
_ROOT = Path(__file__).parent.parent.parent
_OTHER_DIALECT = DIALECTS.stop


class Round(NamedTuple):
    """One round: CPU milliseconds a page, and of each page its reading and the error of the reader."""

    milliseconds: float
    readings: list[Reading]
    errors: list[str | None]


class ReaderProcess:
    """The process of a reader. Raises NotInstalled if the reader cannot be started."""

    def __init__(self, name: str, pages: Path, make: bool) -> None:
        reader = READERS[name]
        python = python_of(reader.package, make) if reader.own else sys.executable
        self._log = pages.with_name(f"{name}.log")
        with self._log.open("w", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [python, "-m", "bench.peers.worker", name, str(pages), str(WARM_UP)], cwd=_ROOT, text=True, encoding="utf-8",
                env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
            )  # fmt: skip
        self.version: str = self._answer()

    def rounds(self, count: int) -> Iterator[Round]:
        """Yield the rounds. Each reads another share of the pages: a reader may keep what it has read before."""
        for number in range(count):
            print(json.dumps([WARM_UP + number, count]), file=self._process.stdin, flush=True)
            seconds, readings, errors = zip(*self._answer(), strict=True)
            yield Round(1000 * sum(seconds) / len(seconds), [Reading(*reading) for reading in readings], list(errors))

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def _answer(self):
        line = self._process.stdout.readline()
        if line:
            return json.loads(line)
        self.close()
        last = (self._log.read_text(encoding="utf-8").splitlines() or [f"exit code {self._process.returncode}"])[-1]
        raise NotInstalled(f"its process ended: {last}")


def write_pages(pages: Sequence[Page], path: Path) -> Path:
    """Write pages for a worker, behind some of another dialect to warm up; return the path."""
    lines = (
        json.dumps({"url": page.url, "html": page.body.decode()}) + "\n" for page in [*replica_pages([_OTHER_DIALECT], WARM_UP), *pages]
    )
    path.write_text("".join(lines), encoding="utf-8")
    return path
