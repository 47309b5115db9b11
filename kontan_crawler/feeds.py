"""Where feeds go when nobody says otherwise."""

from pathlib import Path

from scrapy.settings import BaseSettings

FEED_NAME = "%(name)s-%(time)s.jsonl"  # spider, start of the run in UTC


class DefaultFeed:
    """Add-on: a run that names no feed of its own writes JSON Lines into OUTPUT_DIR."""

    def update_settings(self, settings: BaseSettings) -> None:
        if not settings.getdict("FEEDS"):
            folder = str(Path(settings["OUTPUT_DIR"]).absolute()).replace("%", "%%")
            settings.set("FEEDS", {f"{folder}/{FEED_NAME}": {"format": "jsonlines"}}, priority="addon")
