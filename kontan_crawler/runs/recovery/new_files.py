"""What an output folder has for a recovery: new feeds and manifests, and unfinished files. The folder is read once: it may have many files."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kontan_crawler.feeds.names import GIVEN_UP_SUFFIX, MANIFEST_SUFFIX, PART_SUFFIX
from kontan_crawler.store.feed_records import FEED_ENDINGS, LINES_ENDINGS
from kontan_crawler.store.files import Files, state_of

_UNFINISHED = (MANIFEST_SUFFIX + PART_SUFFIX, GIVEN_UP_SUFFIX + PART_SUFFIX)
_PARTS = tuple(ending + PART_SUFFIX for ending in LINES_ENDINGS)


@dataclass
class NewFiles:
    """Files by kind, each kind sorted by name. Feeds and manifests are only those that the ledger has not learnt as they are."""

    feeds: list[Path] = field(default_factory=list)
    manifests: list[Path] = field(default_factory=list)
    parts: list[Path] = field(default_factory=list)
    unfinished: list[Path] = field(default_factory=list)
    """Manifests and lists of URLs that were being written."""


def new_files(folder: Path, files: Files) -> NewFiles:
    """Return the new files of a folder. Raises OSError."""
    found, known = NewFiles(), files.learnt_states()
    by_ending = {FEED_ENDINGS: found.feeds, (MANIFEST_SUFFIX,): found.manifests, _PARTS: found.parts, _UNFINISHED: found.unfinished}
    with os.scandir(folder) as entries:
        new = sorted(entry.name for entry in entries if entry.is_file() and _is_new(entry, known))
    for name in new:
        for endings, paths in by_ending.items():
            if name.endswith(endings):
                paths.append(folder / name)
    return found


def _is_new(entry: os.DirEntry[str], known: Mapping[str, tuple[int, int]]) -> bool:
    """Return whether a file is not known as it is. A manifest is learnt once, so that its state need not be looked up."""
    state = known.get(entry.name)
    return state is None or not entry.name.endswith(MANIFEST_SUFFIX) and state != state_of(entry.stat())
