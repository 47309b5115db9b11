"""The replica in a process of its own, so that its CPU is not counted: python -m bench.crawl.replica_process PER_DAY

Prints a line of JSON with the environment of a client and the first day. For each line of standard input it prints the URLs requested since the last.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from kontan_crawler.replica.dataset import DAYS, Dataset
from kontan_crawler.replica.demo import environment, last_day
from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Site

_ROOT = Path(__file__).parent.parent.parent


class ReplicaProcess:
    """A running replica. environment: variables of a client. since: the first day of its week."""

    def __init__(self, process: subprocess.Popen) -> None:
        self._process = process
        self.environment, self.since = self._answer()

    def requested(self) -> list[str]:
        """Return the URLs requested since the last call, in order."""
        print(file=self._process.stdin, flush=True)
        return self._answer()

    def _answer(self):
        return json.loads(self._process.stdout.readline())


@contextmanager
def replica_process(per_day: int) -> Iterator[ReplicaProcess]:
    """Serve the replica until the block ends. per_day: articles in `internasional`."""
    command = [sys.executable, "-m", __name__, str(per_day)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    process = subprocess.Popen(command, cwd=_ROOT, env={**os.environ, "PYTHONPATH": str(_ROOT)}, text=True, **pipes)
    try:
        yield ReplicaProcess(process)
    finally:
        process.communicate()


def main(per_day: int) -> None:
    """Serve until standard input ends."""
    dataset = Dataset(last_day(None), per_day=per_day)
    with serve(Site(dataset)) as replica:
        print(json.dumps([environment(replica), str(dataset.today - timedelta(days=DAYS - 1))]), flush=True)
        for _ in sys.stdin:
            print(json.dumps([url for url, _ in replica.requests]), flush=True)
            replica.requests.clear()


if __name__ == "__main__":
    main(int(sys.argv[1]))
