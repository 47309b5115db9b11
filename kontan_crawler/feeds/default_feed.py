"""The default feed: JSON Lines in OUTPUT_DIR."""

from pathlib import Path

from scrapy.settings import BaseSettings

FEED_NAME = "%(name)s-%(time)s.jsonl"  # spider, start of the run in UTC


def default_feed(settings: BaseSettings) -> str:
    """Return the URI of the default feed."""
    return f"{Path(settings['OUTPUT_DIR']).absolute()}/{FEED_NAME}"


class DefaultFeed:
    """Add-on that writes JSON Lines into OUTPUT_DIR if FEEDS is empty."""

    def update_settings(self, settings: BaseSettings) -> None:
        if not settings.getdict("FEEDS"):
            settings.set("FEEDS", {default_feed(settings): {"format": "jsonlines"}}, priority="addon")
