"""Files of ours in the places that a recovery looks into: folders, feeds, packed feeds, manifests."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kontan_crawler.feeds.names import MANIFEST_SUFFIX, PART_SUFFIX, part_of
from kontan_crawler.store.feed_records import FEED_ENDINGS, LINES_ENDINGS


def feeds_in(places: Iterable[Path]) -> Iterator[Path]:
    """Yield feeds by their endings; a file that is named is a feed unless it is something else of ours."""
    for place in places:
        if place.is_dir():
            yield from files_in(place, FEED_ENDINGS)
        elif place.is_file() and not place.name.endswith((MANIFEST_SUFFIX, PART_SUFFIX)):
            yield place.absolute()


def manifests_in(places: Iterable[Path]) -> Iterator[Path]:
    """Yield manifests by their ending."""
    for place in places:
        if place.is_dir():
            yield from files_in(place, (MANIFEST_SUFFIX,))
        elif place.name.endswith(MANIFEST_SUFFIX):
            yield place.absolute()


def parts_in(places: Iterable[Path]) -> Iterator[Path]:
    """Yield the part files of feeds: those of a folder, and that of a feed that is named."""
    for place in places:
        if place.is_dir():
            yield from files_in(place, tuple(ending + PART_SUFFIX for ending in LINES_ENDINGS))
        elif part_of(place).is_file():
            yield part_of(place)


def files_in(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """Yield the plain files of a folder whose names end so, by name."""
    yield from (path.absolute() for path in sorted(folder.iterdir()) if path.name.endswith(endings) and path.is_file())
