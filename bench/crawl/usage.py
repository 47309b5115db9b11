"""CPU and memory of a whole process.

As a script it is the parent of that process: `ru_maxrss` of a child is at least the memory of its parent when it started, so the parent must be small.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Usage(NamedTuple):
    """CPU seconds, user and system; the peak of the memory in MB; exit code."""

    user: float
    system: float
    peak: float
    exit_code: int

    @property
    def cpu(self) -> float:
        return self.user + self.system


class ProcessFailed(Exception):
    """A measured process failed; the message has its last lines."""


def usage_of(command: Sequence[str], folder: Path | None = None, environment: Mapping[str, str] | None = None) -> Usage:
    """Run a command and return its usage; its standard output is dropped. Raises ProcessFailed if its exit code is not 0."""
    with tempfile.NamedTemporaryFile("r+") as report:
        parent = [sys.executable, "-I", "-S", __file__, report.name, *command]
        variables = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", **(environment or {})}  # a start does not compile
        done = subprocess.run(parent, cwd=folder, env=variables, capture_output=True, text=True, check=False)
        usage = Usage(*json.loads(report.read() or "[0, 0, 0, 1]"))
    if usage.exit_code:
        raise ProcessFailed("\n".join([f"{' '.join(command[:6])} … ended with {usage.exit_code}:", *done.stderr.splitlines()[-5:]]))
    return usage


def main(report: str, *command: str) -> None:
    """Run a command, and write its usage into a file as JSON."""
    pid = os.posix_spawnp(command[0], command, os.environ)
    _, status, used = os.wait4(pid, 0)
    usage = Usage(used.ru_utime, used.ru_stime, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))  # in KiB on Linux
    Path(report).write_text(json.dumps(usage), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
