"""Run `scrapy` commands in this process, as Scrapy's own tests run crawls, to save the start of Python and the imports."""

import asyncio
import gc
import io
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout, suppress
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from unittest import mock

from scrapy import cmdline
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings
from scrapy.utils import log
from scrapy.utils.misc import build_from_crawler, load_object
from scrapy.utils.reactor import install_reactor

from kontan_crawler.feeds.output_lock import OutputLock
from kontan_crawler.runs.stop_signals import STOP_SIGNALS, StopSignals

ROOT = Path(__file__).parent.parent
_ENTRY_POINTS = cache(entry_points)  # reads the metadata of every package
THREADS = 4
"""Threads that look up hosts and store feeds."""


class InProcess(AsyncCrawlerRunner):
    """A crawler process for commands that runs all crawls in one reactor, which is started once."""

    last: "InProcess | None" = None

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        InProcess.last = self
        start_reactor(settings)
        log.install_scrapy_root_handler(settings)

    def start(self, stop_after_crawl: bool = True, install_signal_handlers: bool = True) -> None:
        from twisted.internet import reactor

        resolver = load_object(self.settings["TWISTED_DNS_RESOLVER"])
        build_from_crawler(resolver, self, reactor=reactor).install_on_reactor()
        reactor.getThreadPool().adjustPoolsize(0, THREADS)
        try:
            asyncio.get_event_loop().run_until_complete(self.join())
        finally:
            reactor.getThreadPool().adjustPoolsize(0, 0)  # an idle thread would keep pytest from ending

    @classmethod
    def has_request_under_way(cls) -> bool:
        """Return whether a request waits for its response, or the crawl has not started yet."""
        crawlers = cls.last.crawlers if cls.last else ()
        return any(
            not crawler._engine or any(slot.transferring for slot in crawler.engine.downloader.slots.values()) for crawler in crawlers
        )


def scrapy(*words: str, environment: Mapping[str, str] | None = None, given: bytes | None = None) -> subprocess.CompletedProcess[str]:
    """Run `scrapy WORDS` with added environment variables; return exit code, output and errors as of a subprocess."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with ExitStack() as stack:
        stack.enter_context(mock.patch.dict(os.environ, environment or {}))
        stack.enter_context(mock.patch("scrapy.cmdline.AsyncCrawlerProcess", InProcess))
        stack.enter_context(mock.patch("scrapy.cmdline.entry_points", _ENTRY_POINTS))
        if given is not None:
            stack.enter_context(_piped(given))
        for context in (_folder(), _logging(), _signals(), redirect_stdout(out), redirect_stderr(err)):
            stack.enter_context(context)
        exit_code = _exit_code(["scrapy", *words])
    texts = [file.buffer.getvalue().decode("utf-8") for file in (out, err)]
    return subprocess.CompletedProcess(["scrapy", *words], exit_code, *texts)


def _exit_code(argv: list[str]) -> int:
    held = {*OutputLock._held}
    try:
        cmdline.execute(argv)
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
            return 1
        return end.code or 0
    finally:
        for folder in {*OutputLock._held} - held:  # as at the end of a process
            OutputLock.release_if_held(folder)
    raise AssertionError("a command ends with SystemExit")


def start_reactor(settings: Settings) -> None:
    """Install Scrapy's reactor and start it, once."""
    if "twisted.internet.reactor" not in sys.modules:
        install_reactor(settings["TWISTED_REACTOR"])
    from twisted.internet import reactor

    if not reactor.running:
        reactor.startRunning(installSignalHandlers=False)
        log.configure_logging(Settings({"LOG_INSTALL_ROOT_HANDLER": False}))
        logging.captureWarnings(False)


@contextmanager
def _piped(given: bytes) -> Iterator[None]:
    """Replace standard input by a pipe with these bytes."""
    reader, writer = os.pipe()

    def write() -> None:
        with suppress(BrokenPipeError), open(writer, "wb") as end:
            end.write(given)

    thread = threading.Thread(target=write)
    thread.start()
    with open(reader, encoding="utf-8") as stdin, mock.patch("sys.stdin", stdin):
        yield
    thread.join()


@contextmanager
def _folder() -> Iterator[None]:
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        yield
    finally:
        os.chdir(before)


@contextmanager
def _logging() -> Iterator[None]:
    """Replace pytest's log handlers, which would format every debug record, and restore the root logger."""
    level, factory, handlers = logging.root.level, logging.getLogRecordFactory(), logging.root.handlers
    logging.root.handlers = []
    try:
        yield
    finally:
        gc.collect(1)  # logs the errors that no one awaited
        log._uninstall_scrapy_root_handler()
        logging.root.setLevel(level)
        logging.root.handlers = handlers
        logging.setLogRecordFactory(factory)


@contextmanager
def _signals() -> Iterator[None]:
    """Restore the signal handlers and STOP_SIGNALS."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        vars(STOP_SIGNALS).update(vars(StopSignals()))
