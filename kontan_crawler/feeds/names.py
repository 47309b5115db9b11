"""What files beside a feed are called."""

from pathlib import Path

PART_SUFFIX = ".part"
"""The lines of a feed while they are written."""
MANIFEST_SUFFIX = ".run.json"
GIVEN_UP_SUFFIX = ".given-up.txt"


def part_of(feed: Path) -> Path:
    """Return where the lines of a feed stand while they are written."""
    return feed.with_name(feed.name + PART_SUFFIX)


def feed_of(part: Path) -> Path:
    """Return the name that a part file's feed will bear."""
    return part.with_name(part.name.removesuffix(PART_SUFFIX))
