"""Feeds that do not load together if a program guesses their types."""

import gzip
import json
import re
import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kontan_crawler.schema.columns import Column, feed_columns
from tests.in_process import ROOT

SAMPLE = json.loads(re.search(r"```json\n(.*?)```", (ROOT / "docs" / "DATA_FORMAT.md").read_text("utf-8"), re.DOTALL)[1])
OLD = ROOT / "tests" / "files" / "output_0_1_0" / "arsip-2026-11-26T12-08-27+00-00.jsonl"
"""A feed of version 0.1.0, schema version 3."""
NOTHING = dict.fromkeys(("modified_at", "image", "archived", "listed_on", "dateline")) | {"related": [], "dates": [], "authors": []}
MOMENT = "2026-02-05T07:11:00+07:00"
ALL_ISO = {
    "title": "2026", "published_raw": "2026-02-05T07:11:00+07:00", "tags": ["2026-02-04"], "modified_at": "2026-01-01T00:30:59+07:00",
    "dates": [SAMPLE["dates"][0] | {"text": "2026-02-04", "suggested": "2026-02-05", "first_day": "0001-01-01", "last_day": "9999-12-31"}],
}  # fmt: skip
"""Each text of a key looks like a number, a day or a moment; days far away."""


def article(number: int, **changed: Any) -> dict[str, Any]:
    """Return the record of the sample in docs/DATA_FORMAT.md with another URL."""
    return SAMPLE | {"url": f"{SAMPLE['url']}-{number}"} | changed


FEEDS = {
    "a-nulls.jsonl": [article(number, **NOTHING) for number in range(3)],
    "b-one-line.jsonl": [article(10, modified_at=MOMENT, published_at=MOMENT)],
    "c-ordinary.jsonl": [article(20, modified_at=MOMENT), article(21), article(22, related=[SAMPLE["related"][0] | {"url": None}])],
    "d-packed.jsonl.gz": [article(30, modified_at="2025-12-31T23:59:59+07:00"), article(31, image=None)],
    "e-iso.jsonl": [article(40, **ALL_ISO)],
    "f-first-version.jsonl": [{key: value for key, value in article(50, dates=[], schema_version=1).items() if key not in ("listed_on", "archived", "source_hash")}],
}  # fmt: skip


def write_feeds(folder: Path, old: str) -> list[dict[str, Any]]:
    """Write the feeds, one of version 0.1.0 by this name, and what else stands beside feeds. Return the records, by path and line."""
    folder.mkdir()
    for name, records in FEEDS.items():
        content = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()
        (folder / name).write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    shutil.copy(OLD, folder / old)
    for name in ("a-nulls.jsonl.run.json", "g.jsonl.part", "a-nulls.jsonl.given-up.txt"):
        (folder / name).write_text('{"url": 1}\n')
    records = FEEDS | {old: [json.loads(line) for line in OLD.read_text("utf-8").splitlines()]}
    return [record for name in sorted(records) for record in records[name]]


def typed(record: dict[str, Any], columns: list[Column] | None = None) -> dict[str, Any]:
    """Return a record with moments and days as Python has them, and None for each key that it lacks."""
    return {column.name: _value(record.get(column.name), column) for column in (columns or feed_columns())}


def _value(value: Any, column: Column) -> Any:
    if value is None:
        return None
    if column.kind == "list":
        return [_value(one, column.item) for one in value]
    if column.kind == "object":
        return typed(value, list(column.parts))
    return {"moment": datetime.fromisoformat, "day": date.fromisoformat}.get(column.kind, lambda same: same)(value)
