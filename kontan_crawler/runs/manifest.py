"""The manifest of a run, `<feed>.run.json` beside its feeds: what was listed, delivered, known, refused and why, and what is left."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kontan_crawler import __version__
from kontan_crawler.clock import WIB
from kontan_crawler.feeds.part_files import GIVEN_UP as GIVEN_UP_FILE
from kontan_crawler.feeds.part_files import MANIFEST, write_whole
from kontan_crawler.store.days import spans
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.frontier import DELIVERED, KNOWN, UNCHANGED, Frontier, Tally
from kontan_crawler.store.history import Before, RunBegun
from kontan_crawler.urls import canonical

MANIFEST_VERSION = 2
"""2: articles and listings are counted otherwise; see `counts`."""
_COLUMNS = {DELIVERED: "delivered", KNOWN: "known", UNCHANGED: "unchanged", None: "waiting"}


@dataclass
class RunEnded:
    """How a run ended, as far as is known of it."""

    reason: str
    exit_code: int | None = None
    checks: list[str] = field(default_factory=list)
    counts: Mapping[str, int] = field(default_factory=dict)
    days_left: Mapping[str, set[date]] | None = None
    """By section; None where it is unknown."""
    days_read: Mapping[tuple[str, date], datetime] = field(default_factory=dict)
    """Days of the daily index read to their end, and since when."""
    feeds: list[tuple[Path, int]] = field(default_factory=list)
    """Delivered files and their lines."""
    robots: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)
    """By host and bot: what its robots.txt says."""
    before: Before = field(default_factory=Before)
    days_empty: Set[tuple[str, date]] = frozenset()
    """Sections and days that are over and had no row."""
    doubts: Sequence[str] = ()
    """What may have changed, or has."""


def manifest_of(run: RunBegun, end: RunEnded, frontier: Frontier) -> dict[str, Any]:
    """Return the manifest of a run; `frontier` knows what came of the addresses it met."""
    completed = end.reason == "finished" and end.exit_code == 0
    return {
        "manifest_version": MANIFEST_VERSION,
        "program": f"kontan_crawler {__version__}",
        "run": run.id,
        "spider": run.spider,
        "arguments": dict(run.arguments),
        "kanal": list(run.kanal),
        "since": run.since and run.since.isoformat(),
        "started": run.started.isoformat(),
        "ended": datetime.now(WIB).isoformat(timespec="seconds"),
        "reason": end.reason,
        "exit_code": end.exit_code,
        "completed": completed,
        "last_completed": run.started.isoformat() if completed else end.before.last_completed,
        "previous": end.before.previous,
        "failed_checks": end.checks,
        "doubts": list(end.doubts),
        "feeds": [{"file": feed.name, "lines": lines} for feed, lines in end.feeds],
        "days": _days(frontier.tally(), end.days_read),
        "days_empty": [{"kanal": kanal, "day": day.isoformat()} for kanal, day in sorted(end.days_empty)],
        "days_left": None if end.days_left is None else _spans(end.days_left),
        "given_up": [{"url": url, "reason": reason} for url, reason in frontier.refused()],
        "waiting": frontier.left(),
        "robots": end.robots,
        "counts": {name: count for name, count in sorted(end.counts.items()) if count},
    }


def write_manifests(manifest: Mapping[str, Any], feeds: Iterable[tuple[Path, int]], folder: Path) -> None:
    """Write a manifest beside each feed of a run, or into the folder under the run's name where it has none. Raises OutputError."""
    for feed in [feed for feed, _ in feeds] or [folder / manifest["run"]]:
        try:
            _write_beside(manifest, feed)
        except OSError as error:
            raise OutputError(
                f"cannot write beside {feed}: {error.strerror}; free the disk or mend the permissions, then start again"
            ) from error


def _write_beside(manifest: Mapping[str, Any], feed: Path) -> None:
    """The manifest, and the addresses given up, as `scrapy crawl artikel -a file=…` reads them; a manifest of an earlier run is kept."""
    path = feed.with_name(feed.name + MANIFEST)
    _keep_earlier(path, manifest["run"])
    if lines := [f"{gone['url']}  # {gone['reason']}\n" for gone in manifest["given_up"]]:
        write_whole(feed.with_name(feed.name + GIVEN_UP_FILE), "".join(lines))
    else:
        feed.with_name(feed.name + GIVEN_UP_FILE).unlink(missing_ok=True)
    write_whole(path, json.dumps(manifest, indent=1, ensure_ascii=False) + "\n")


class NewerManifest(ValueError):
    """A manifest that a newer program wrote."""


def read_manifest(path: Path) -> dict[str, Any]:
    """Read a manifest. Raises OSError; NewerManifest; ValueError where it is none."""
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        if manifest["manifest_version"] > MANIFEST_VERSION:
            raise NewerManifest("it was written by a newer kontan_crawler; use that one")
        begun_of(manifest)
        _check(manifest)
        return manifest
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not as manifests are: {error!r}") from None


def _check(manifest: Mapping[str, Any]) -> None:
    addresses = [*manifest["waiting"], *(gone["url"] for gone in manifest["given_up"])]
    texts = [*manifest["kanal"], *(gone["reason"] for gone in manifest["given_up"]), *(feed["file"] for feed in manifest["feeds"])]
    days = [
        day
        for row in manifest["days"]
        if row["listed_to_end_at"]
        for day in (date.fromisoformat(row["day"]), datetime.fromisoformat(row["listed_to_end_at"]))
    ]
    if any(canonical(url) != url for url in addresses) or not all(
        isinstance(text, str) for text in (*texts, *(row["kanal"] for row in manifest["days"]))
    ):
        raise ValueError("an address, a reason or a name in it is none")
    counts = [*manifest["counts"].values(), *(row["listed"] for row in manifest["days"]), manifest["exit_code"] or 0]
    if not all(type(count) is int and abs(count) < 2**53 for count in counts):
        raise ValueError("a count in it is none")
    if not isinstance(manifest["completed"], bool) or any(isinstance(day, datetime) and day.tzinfo is None for day in days):
        raise ValueError("a moment or a yes or no in it is none")


def begun_of(manifest: Mapping[str, Any]) -> RunBegun:
    """Return the run as it was begun."""
    since = manifest["since"] and date.fromisoformat(manifest["since"])
    started = datetime.fromisoformat(manifest["started"])
    return RunBegun(str(manifest["run"]), str(manifest["spider"]), manifest["arguments"], started, tuple(manifest["kanal"]), since)


def _keep_earlier(path: Path, run: str) -> None:
    try:
        earlier = read_manifest(path)
    except FileNotFoundError:
        return
    except ValueError:  # not one of ours
        earlier = {"run": "", "started": "earlier"}
    if earlier["run"] != run:
        stamp = "".join(letter for letter in earlier["started"] if letter.isalnum() or letter in "-+")
        os.replace(path, path.with_name(f"{path.name.removesuffix(MANIFEST)}.{stamp}{MANIFEST}"))


def _days(tallies: Iterable[Tally], read: Mapping[tuple[str, date], datetime]) -> list[dict[str, Any]]:
    """A row for each day and section met or read, newest day first; articles of an unknown day last."""
    rows: dict[tuple[int, str], dict[str, Any]] = {}
    for kanal, day in read:
        rows[day.toordinal(), kanal] = _row(day, kanal, read[kanal, day])
    for tally in tallies:
        day = date.fromordinal(tally.day) if tally.day else None
        row = rows.setdefault((tally.day or 0, tally.kanal), _row(day, tally.kanal, None))
        row["listed"] += tally.count
        if tally.outcome in _COLUMNS:
            row[_COLUMNS[tally.outcome]] += tally.count
        else:
            row["refused"][tally.outcome] = tally.count
    return [rows[key] for key in sorted(rows, key=lambda key: (-key[0], key[1]))]


def _row(day: date | None, kanal: str, read_since: datetime | None) -> dict[str, Any]:
    return {
        "day": day and day.isoformat(), "kanal": kanal, "listed": 0, "delivered": 0, "known": 0, "unchanged": 0, "waiting": 0, "refused": {},
        "listed_to_end_at": read_since and read_since.isoformat(timespec="seconds"),
    }  # fmt: skip


def _spans(left: Mapping[str, set[date]]) -> list[dict[str, str]]:
    return [
        {"kanal": kanal, "since": first.isoformat(), "until": last.isoformat()}
        for kanal, days in left.items() for first, last in spans(days)
    ]  # fmt: skip
