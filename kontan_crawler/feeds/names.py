"""Names of the files beside a feed."""

from pathlib import Path

PART_SUFFIX = ".part"
"""The lines of a feed while it is being written."""
MANIFEST_SUFFIX = ".run.json"
GIVEN_UP_SUFFIX = ".given-up.txt"


def part_of(feed: Path) -> Path:
    """Return the part file of a feed."""
    return feed.with_name(feed.name + PART_SUFFIX)


def feed_of(part: Path) -> Path:
    """Return the feed of a part file."""
    return part.with_name(part.name.removesuffix(PART_SUFFIX))
