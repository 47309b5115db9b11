"""Run `scrapy` in a process of its own that starts as a copy of one that has imported it. Most of a short run's time is imports."""

import atexit
import os
import signal
import traceback
import warnings
from collections.abc import Iterable, Mapping
from contextlib import suppress
from multiprocessing import active_children, forkserver, get_context
from multiprocessing.reduction import DupFd
from pathlib import Path
from subprocess import TimeoutExpired
from typing import Any

from scrapy import cmdline
from scrapy.utils.misc import walk_modules_iter

from tests.in_process import ROOT

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload([__name__])
# What a run imports: before the first copy is made, once for each worker of pytest.
for package in ("kontan_crawler", "scrapy.commands"):
    [*walk_modules_iter(package)]


def stop_fork_server() -> None:
    """Stop the process that is copied, and wait for it, so that its CPU time counts as that of the tests. It waits for its copies."""
    for run in active_children():
        run.kill()
    forkserver._forkserver._stop()


class _Descriptor(int):
    """A file descriptor that another process gets as its own."""

    def __reduce__(self) -> Any:
        return _detach, (DupFd(self),)


def _detach(duplicate: Any) -> int:
    return duplicate.detach()


class Forked(_FORKS.Process):
    """Runs `scrapy WORDS` with this environment, and is killed at the end of a `with` block. A stream is a path or a file descriptor."""

    def __init__(self, words: Iterable[str], environment: Mapping[str, str], stdout: Path | None = None, stderr: Path | int | None = None):
        super().__init__()
        self._words, self._environment = ["scrapy", *words], {**environment}
        self._streams = [_Descriptor(stream) if isinstance(stream, int) else stream or os.devnull for stream in (None, stdout, stderr)]
        self.start()

    def run(self) -> None:
        """Become `scrapy WORDS`: called in the new process."""
        os.setsid()
        for number, stream in enumerate(self._streams):
            os.dup2(stream if isinstance(stream, int) else os.open(stream, os.O_RDWR | os.O_CREAT | os.O_TRUNC), number)
        os.environ.clear()
        os.environ.update(self._environment)
        os.chdir(ROOT)
        warnings.simplefilter("error")
        try:
            cmdline.execute(self._words)
        except KeyboardInterrupt:  # multiprocessing would end it with 1, Python ends itself by the signal
            traceback.print_exc()
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGINT)
        finally:
            atexit._run_exitfuncs()

    def __enter__(self) -> "Forked":
        return self

    def __exit__(self, *_: object) -> None:
        self.send_signal(signal.SIGKILL)
        self.join()

    def wait(self, timeout: float) -> int:
        """Return the exit code, negative after a signal. Raises TimeoutExpired if the run goes on."""
        self.join(timeout)
        if self.exitcode is None:
            raise TimeoutExpired(self._words, timeout)
        return self.exitcode

    def send_signal(self, number: int) -> None:
        """Send a signal, unless the run has ended."""
        if self.exitcode is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)
