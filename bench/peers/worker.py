"""Read pages in the environment of a reader: python -m bench.peers.worker READER PAGES WARM_UP

PAGES are JSON Lines `{url, html}`; the first WARM_UP of them are read at the start. For each line of standard input, `[first, step]`, those pages
are read, and a line of JSON is printed: CPU seconds, reading and error of each. The network is closed to the reader.
"""

import json
import socket
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NoReturn

from bench.peers.readers import READERS
from bench.peers.reading import Read, Reading


def main(name: str, path: str, warm_up: str) -> None:
    """Print the version of the reader's package, then a round for each line of standard input."""
    out, sys.stdout = sys.stdout, sys.stderr  # a reader may print
    close_network()
    read = READERS[name].load()
    pages = [(page["url"], page["html"].encode()) for page in map(json.loads, Path(path).read_text("utf-8").splitlines())]
    for page in pages[: int(warm_up)]:
        timed(read, *page)  # compiles patterns and loads word lists
    print(json.dumps(_version(READERS[name].package)), file=out, flush=True)
    for first, step in map(json.loads, sys.stdin):
        print(json.dumps([timed(read, *page) for page in pages[first::step]]), file=out, flush=True)


def close_network() -> None:
    """Let each connection fail."""

    def refuse(*args: object) -> NoReturn:
        raise OSError("the bench reads without a network")

    socket.socket.connect = socket.socket.connect_ex = refuse


def timed(read: Read, url: str, body: bytes) -> tuple[float, Reading, str | None]:
    """Return the CPU seconds of reading a page, the reading, and the error that the reader raised. An error is an empty reading."""
    begun = time.process_time()
    try:
        found, error = read(url, body), None
    except Exception as raised:  # of a peer: it is counted
        found, error = Reading(), f"{type(raised).__name__}: {raised}"
    return time.process_time() - begun, found, error


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # this project in a checkout
        from kontan_crawler import __version__

        return __version__


if __name__ == "__main__":
    main(*sys.argv[1:])
