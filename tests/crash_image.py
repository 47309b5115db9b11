"""A crash in this process: the output folder as `kill -9` would leave it at an event of a run."""

import asyncio
import json
import shutil
from pathlib import Path

from scrapy import signals
from scrapy.crawler import Crawler

from kontan_crawler import settings
from kontan_crawler.feeds.signals import feed_delivered, feed_opened

EVENTS = (
    signals.request_reached_downloader, signals.item_scraped, signals.spider_idle, signals.feed_slot_closed,
    signals.feed_exporter_closed, signals.spider_closed, feed_opened, feed_delivered,
)  # fmt: skip
_BETWEEN = 450  # priority: after Scrapy's feed export has written a line, and before the run records it


class CrashImage:
    """An extension that copies OUTPUT_DIR at the CRASH_AT-th event, and then ends the run."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler, self._left = crawler, crawler.settings.getint("CRASH_AT")
        self._folder = Path(crawler.settings["OUTPUT_DIR"])
        self._ending: asyncio.Future[None] | None = None
        for event in EVENTS:
            crawler.signals.connect(self.happened, event)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "CrashImage":
        return cls(crawler)

    def happened(self) -> None:
        self._left -= 1
        if self._left == 0:
            shutil.copytree(self._folder, _image_of(self._folder))
            if self._crawler.engine and self._crawler.engine.running:
                self._ending = asyncio.ensure_future(self._crawler.stop_async())


def crash_settings(event: int) -> dict[str, object]:
    """Return the settings of a run that crashes at an event, from 1."""
    return {"CRASH_AT": event, "EXTENSIONS": json.dumps({**settings.EXTENSIONS, "tests.crash_image.CrashImage": _BETWEEN})}


def crash(folder: Path) -> bool:
    """Replace a folder by its image after a run with `crash_settings`; return False if the run ended before the event."""
    image = _image_of(folder)
    if not image.exists():
        return False
    shutil.rmtree(folder)
    image.rename(folder)
    return True


def _image_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.image")
