"""Start a command of Scrapy: python start.py FILE COMMAND …

FILE gets the CPU seconds of the process until its first request, and those of reading pages; "-" measures nothing. With NO_PROJECT=1 Scrapy
does not know this project.
"""

import atexit
import json
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


class Measured:
    """CPU seconds of this process until the first request, and those of reading articles and their parts."""

    def __init__(self) -> None:
        """Wait for the first request: by then all that reads is loaded."""
        self.start = self.reading = 0.0
        when_first_requested(self._begin)

    def _begin(self, seconds: float) -> None:
        self.start = seconds
        for module, names in ((sys.modules.get(name), names) for name, names in _READING.items()):
            for name in names.split() if module else ():
                setattr(module, name, self._timed(getattr(module, name)))

    def _timed(self, function: Callable) -> Callable:
        def timed(*args):
            begun = time.process_time()
            try:
                return function(*args)
            finally:
                self.reading += time.process_time() - begun

        return timed


_READING = {
    "kontan_crawler.spiders.article_spider": "load_article add_part settle_parts",
    "kontan_crawler.pipelines": "clean_article leave_out add_dates",
}
"""What reads articles, where it is called."""


def main(file: str, *words: str) -> None:
    """Run the command, as the script `scrapy` does."""
    if os.environ.get("NO_PROJECT"):
        sys.path[:] = [folder for folder in sys.path if os.path.basename(folder) != "checkout"]  # has the project's entry points
    from scrapy.cmdline import execute

    if file != "-":
        measured = Measured()
        atexit.register(lambda: Path(file).write_text(json.dumps([measured.start, measured.reading])))
    execute(["scrapy", *words])


if __name__ == "__main__":
    main(*sys.argv[1:])
