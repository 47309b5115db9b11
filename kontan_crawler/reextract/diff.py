"""Compare two feeds field by field: what a new version of this program reads differently."""

import json
import os
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_NOT_COMPARED = frozenset({"extractor", "schema_version", "archived"})  # they differ between two versions, or if files were copied
_EXAMPLES = 3  # of each field
_CONTEXT, _WIDTH = 20, 80  # characters of an example, before the first difference and in all
Key = tuple[str, int]


def compare(old: Path, new: Path, changed: Path) -> Iterator[str]:
    """Yield the lines of a report on two feeds, and write the changed records of the new one, once they are complete. Raises OSError."""
    with tempfile.TemporaryDirectory(prefix=f".{changed.name}.", dir=changed.parent) as work:
        yield from _compared(old, new, changed, Path(work, "changed"))


def _compared(old: Path, new: Path, changed: Path, part: Path) -> Iterator[str]:
    offsets, unreadable = _offsets(old)
    counts, examples, only = Counter[str](), defaultdict[str, list[str]](list), Counter[str]()
    same = differing = 0
    with old.open("rb") as before, new.open("rb") as after, part.open("wb") as out:
        for line in after:
            record = json.loads(line)
            at = offsets.pop(_key(record), None)
            if at is None:
                only["new"] += 1
                continue
            before.seek(at)
            fields = list(_changes(json.loads(before.readline()), record, examples))
            counts.update(fields)
            same, differing = same + (not fields), differing + bool(fields)
            if fields:
                out.write(line)
    if differing:
        os.replace(part, changed)
    else:
        changed.unlink(missing_ok=True)
    yield f"{same + differing} records in both feeds: {differing} changed, {same} the same; {len(offsets)} only in {old}, {only['new']} only in {new}"
    yield from [f"{unreadable} lines of {old} are no records"] if unreadable else []
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{name}: {count} changed"
        yield from examples[name]
    yield from [f"the changed records are in {changed}"] if differing else []


def _offsets(feed: Path) -> tuple[dict[Key, int], int]:
    """Return where the newest line of each article stands, and the number of lines that are no records."""
    found: dict[Key, int] = {}
    unreadable = at = 0
    with feed.open("rb") as lines:
        for line in lines:
            try:
                found[_key(json.loads(line))] = at
            except (ValueError, KeyError, TypeError, RecursionError):
                unreadable += bool(line.strip())
            at += len(line)
    return found, unreadable


def _key(record: dict[str, Any]) -> Key:
    return record["url"], record["revision"]


def _changes(old: dict[str, Any], new: dict[str, Any], examples: dict[str, list[str]]) -> Iterator[str]:
    """Yield the fields that both records have and that differ; add examples."""
    for name in (name for name in new if name in old and name not in _NOT_COMPARED and new[name] != old[name]):
        yield name
        if len(examples[name]) < _EXAMPLES:
            examples[name].append(f"  {new['url']}\n    - {_excerpt(old[name], new[name])}\n    + {_excerpt(new[name], old[name])}")


def _excerpt(value: Any, other: Any) -> str:
    """Return a value as JSON, from a little before the first difference on."""
    text, against = (json.dumps(one, ensure_ascii=False) for one in (value, other))
    first = len(os.path.commonprefix([text, against]))
    start = max(first - _CONTEXT, 0)
    return ("…" if start else "") + text[start : start + _WIDTH] + ("…" if start + _WIDTH < len(text) else "")
