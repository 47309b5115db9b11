"""The ledger's history: runs with their manifests, and the files that were learnt from or are under way."""

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class RunBegun:
    """A run as it was begun: `started` is aware."""

    id: str
    spider: str
    arguments: Mapping[str, str]
    started: datetime


class History:
    """Runs, in the order of their start."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def begin(self, run: RunBegun) -> None:
        """Note that a run has begun."""
        values = (run.id, run.spider, json.dumps(dict(run.arguments)), run.started.isoformat())
        self._database.execute("INSERT OR IGNORE INTO run VALUES (?, ?, ?, ?, NULL)", values)

    def end(self, run: RunBegun, manifest: Mapping[str, Any]) -> None:
        """Note how a run ended; a run that is known keeps its first end."""
        self.begin(run)
        self._database.execute("UPDATE run SET manifest = ? WHERE id = ? AND manifest IS NULL", (json.dumps(manifest), run.id))

    def is_ended(self, run: str) -> bool:
        """Tell whether a run's end is known."""
        return self._database.execute("SELECT 1 FROM run WHERE id = ? AND manifest IS NOT NULL", (run,)).fetchone() is not None

    def unfinished(self, but: str = "") -> list[RunBegun]:
        """Return the runs whose end is unknown, but the one given."""
        rows = self._database.execute("SELECT id, spider, arguments, started FROM run WHERE manifest IS NULL AND id <> ? ORDER BY started", (but,))
        return [RunBegun(id, spider, json.loads(arguments), datetime.fromisoformat(started)) for id, spider, arguments, started in rows]

    def manifests(self) -> list[dict[str, Any]]:
        """Return the manifests of all runs that ended, oldest first."""
        rows = self._database.execute("SELECT manifest FROM run WHERE manifest IS NOT NULL ORDER BY started, id")
        return [json.loads(manifest) for (manifest,) in rows]

    def last_completed(self, spider: str, kanal: Collection[str]) -> datetime | None:
        """Return when the last completed run of a spider over all these sections began."""
        rows = self._database.execute("SELECT manifest FROM run WHERE spider = ? AND manifest IS NOT NULL ORDER BY started DESC", (spider,))
        for (manifest,) in rows:
            run = json.loads(manifest)
            if run["completed"] and set(kanal) <= set(run["kanal"]):
                return datetime.fromisoformat(run["started"])
        return None


class Files:
    """Feeds that were learnt from, and feeds under way."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def is_learnt(self, feed: Path) -> bool:
        """Tell whether a feed was learnt from as it stands now."""
        row = self._database.execute("SELECT size, modified FROM feed WHERE path = ?", (str(feed),)).fetchone()
        return row == _state(feed)

    def learnt(self, feed: Path) -> None:
        """Note that a feed was learnt from."""
        self._database.execute("INSERT OR REPLACE INTO feed VALUES (?, ?, ?)", (str(feed), *_state(feed)))

    def begin(self, part: Path, run: str) -> None:
        """Note that a run writes a feed's lines into `part`, before the first of them."""
        self._database.execute("INSERT OR REPLACE INTO part VALUES (?, ?)", (str(part), run))

    def end(self, part: Path) -> None:
        """Note that a feed is no longer under way."""
        self._database.execute("DELETE FROM part WHERE path = ?", (str(part),))

    def parts(self, run: str | None = None) -> list[Path]:
        """Return the feeds under way, of one run or of all."""
        rows = self._database.execute("SELECT path FROM part WHERE ?1 IS NULL OR run = ?1 ORDER BY path", (run,))
        return [Path(path) for (path,) in rows]


def _state(feed: Path) -> tuple[int, int]:
    state = feed.stat()
    return state.st_size, state.st_mtime_ns
