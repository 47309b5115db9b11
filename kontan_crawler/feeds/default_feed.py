"""The default feed: JSON Lines in OUTPUT_DIR."""

from pathlib import Path

from scrapy.settings import BaseSettings

FEED_NAME = "%(name)s-%(time)s.jsonl"  # spider, start of the run in UTC


class DefaultFeed:
    """Add-on that writes JSON Lines into OUTPUT_DIR if FEEDS is empty."""

    def update_settings(self, settings: BaseSettings) -> None:
        if not settings.getdict("FEEDS"):
            folder = Path(settings["OUTPUT_DIR"]).absolute()
            settings.set("FEEDS", {f"{folder}/{FEED_NAME}": {"format": "jsonlines"}}, priority="addon")
