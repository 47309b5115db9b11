"""Start a command of Scrapy: python start.py FILE COMMAND …

FILE gets the CPU seconds of the process until its first request; "-" measures nothing. With NO_PROJECT=1 Scrapy does not know this project.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path


def when_first_requested(call: Callable[[float], object]) -> None:
    """Call with the CPU seconds of this process when Scrapy's downloader gets its first request."""
    from scrapy.core.downloader import Downloader

    fetch = Downloader.fetch

    def timed_fetch(*args):
        Downloader.fetch = fetch
        call(time.process_time())
        return fetch(*args)

    Downloader.fetch = timed_fetch


def main(file: str, *words: str) -> None:
    """Run the command, as the script `scrapy` does."""
    if os.environ.get("NO_PROJECT"):
        sys.path[:] = [folder for folder in sys.path if os.path.basename(folder) != "checkout"]  # has the project's entry points
    from scrapy.cmdline import execute

    if file != "-":
        when_first_requested(lambda seconds: Path(file).write_text(str(seconds)))
    execute(["scrapy", *words])


if __name__ == "__main__":
    main(*sys.argv[1:])
