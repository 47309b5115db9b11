"""The manifest of a run, `<feed>.run.json` beside its feeds: what was listed, delivered, known, refused and why, and what is left."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kontan_crawler import __version__
from kontan_crawler.dates.moment import WIB
from kontan_crawler.delivery.days import spans
from kontan_crawler.delivery.files import GIVEN_UP as GIVEN_UP_FILE
from kontan_crawler.delivery.files import MANIFEST, write_whole
from kontan_crawler.delivery.frontier import DELIVERED, KNOWN, UNCHANGED, Frontier, Tally
from kontan_crawler.delivery.history import RunBegun

MANIFEST_VERSION = 1
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
    kanal: tuple[str, ...] = ()
    robots: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)
    """By host and bot: what its robots.txt says."""


def manifest_of(run: RunBegun, end: RunEnded, frontier: Frontier) -> dict[str, Any]:
    """Return the manifest of a run; `frontier` knows what came of the addresses it met."""
    return {
        "manifest_version": MANIFEST_VERSION,
        "program": f"kontan_crawler {__version__}",
        "run": run.id,
        "spider": run.spider,
        "arguments": dict(run.arguments),
        "kanal": list(end.kanal),
        "started": run.started.isoformat(),
        "ended": datetime.now(WIB).isoformat(timespec="seconds"),
        "reason": end.reason,
        "exit_code": end.exit_code,
        "completed": end.reason == "finished" and end.exit_code == 0,
        "failed_checks": end.checks,
        "feeds": [{"file": feed.name, "lines": lines} for feed, lines in end.feeds],
        "days": _days(frontier.tally(), end.days_read),
        "days_left": None if end.days_left is None else _spans(end.days_left),
        "given_up": [{"url": url, "reason": reason} for url, reason in frontier.refused()],
        "waiting": frontier.left(),
        "robots": end.robots,
        "counts": {name: count for name, count in sorted(end.counts.items()) if count},
    }


def write_manifest(manifest: Mapping[str, Any], feed: Path) -> None:
    """Write a manifest beside a feed, and the addresses given up into a file that `scrapy crawl artikel -a file=…` reads.

    The manifest of an earlier run is kept beside it under the time of that run. Raises OSError.
    """
    path = feed.with_name(feed.name + MANIFEST)
    _keep_earlier(path, manifest["run"])
    if lines := [f"{gone['url']}  # {gone['reason']}\n" for gone in manifest["given_up"]]:
        write_whole(feed.with_name(feed.name + GIVEN_UP_FILE), "".join(lines))
    else:
        feed.with_name(feed.name + GIVEN_UP_FILE).unlink(missing_ok=True)
    write_whole(path, json.dumps(manifest, indent=1, ensure_ascii=False) + "\n")


def read_manifest(path: Path) -> dict[str, Any]:
    """Read a manifest. Raises OSError, and ValueError where it is none."""
    manifest = json.loads(path.read_text(encoding="utf-8"))
    try:
        if manifest["manifest_version"] > MANIFEST_VERSION:
            raise ValueError("it was written by a newer kontan_crawler")
        begun_of(manifest)
        if not all(isinstance(manifest[key], list) for key in ("days", "given_up", "waiting", "kanal")):
            raise ValueError("its lists are none")
    except (KeyError, TypeError) as error:
        raise ValueError(f"not as manifests are: {error!r}") from None
    return manifest


def begun_of(manifest: Mapping[str, Any]) -> RunBegun:
    """Return the run as it was begun."""
    return RunBegun(manifest["run"], manifest["spider"], manifest["arguments"], datetime.fromisoformat(manifest["started"]))


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
