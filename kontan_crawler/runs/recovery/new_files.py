"""What an output folder has for a recovery: new feeds and manifests, and unfinished files. The folder is read once: it may have many files."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kontan_crawler.feeds.names import GIVEN_UP_SUFFIX, MANIFEST_SUFFIX, PART_SUFFIX
from kontan_crawler.store.feed_records import FEED_ENDINGS, LINES_ENDINGS
from kontan_crawler.store.files import Files, state_of

_UNFINISHED = (MANIFEST_SUFFIX + PART_SUFFIX, GIVEN_UP_SUFFIX + PART_SUFFIX)
_PARTS = tuple(ending + PART_SUFFIX for ending in LINES_ENDINGS)
NEWEST = 400
"""Files, of which half are feeds: those of a week with a run an hour, and listings name articles of a week."""


@dataclass
class NewFiles:
    """Files by kind, each kind sorted by name. Feeds and manifests are only those that the ledger has not learnt as they are."""

    feeds: list[Path] = field(default_factory=list)
    manifests: list[Path] = field(default_factory=list)
    parts: list[Path] = field(default_factory=list)
    unfinished: list[Path] = field(default_factory=list)
    """Manifests and lists of URLs that were being written."""


def new_files(folder: Path, files: Files, newest: int | None = None) -> NewFiles:
    """Return the new files of a folder. Raises OSError.

    newest: number of the learnt files, modified last, of which a change is looked for; all if None. New names are always found.
    """
    names = set(os.listdir(folder))
    names.difference_update(files.learnt_names())
    names.update(_changed(folder, files, newest))
    found = NewFiles()
    by_ending = {FEED_ENDINGS: found.feeds, (MANIFEST_SUFFIX,): found.manifests, _PARTS: found.parts, _UNFINISHED: found.unfinished}
    for name in sorted(names):
        for endings, paths in by_ending.items():
            if name.endswith(endings) and (folder / name).is_file():
                paths.append(folder / name)
    return found


def _changed(folder: Path, files: Files, newest: int | None) -> Iterator[str]:
    """Yield the names of learnt feeds in the folder that have changed. A manifest is learnt once."""
    start = f"{folder}{os.sep}"
    for name, state in files.learnt_states(newest):
        if os.sep not in name and not name.endswith(MANIFEST_SUFFIX):
            try:
                if state_of(os.stat(start + name)) != state:
                    yield name
            except FileNotFoundError:  # removed: its articles stay delivered
                continue
