"""Draw a folder as one run an hour leaves it: feeds and manifests after those of a real run, and empty WARC files.

The ledger learns them by its recovery, as after it was deleted; idle runs stand only there.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from typing import Any

from kontan_crawler.clock import WIB
from kontan_crawler.feeds.names import MANIFEST_SUFFIX
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.recovery.learn_manifest import restore_idle_run
from kontan_crawler.runs.recovery.recover import recover
from kontan_crawler.runs.recovery.result import RecoveryResult
from kontan_crawler.store.ledger import Ledger
from tests.small_site import SmallStory

_OVERLAP = timedelta(hours=7)
_ARCHIVED = (".warc.gz", ".cdxj")


def draw(folder: Path, hours: Iterable[datetime], stories: Iterable[SmallStory]) -> None:
    """Add a run for each of these hours to a folder with a real run that delivered articles. stories: of these hours, by time."""
    model = json.loads(min(folder.glob(f"*{MANIFEST_SUFFIX}")).read_text())
    record = json.loads((folder / model["feeds"][0]["file"]).read_text().splitlines()[0])
    waiting, idle, result = list(stories), [], RecoveryResult()
    for hour in hours:
        new = [story for story in waiting if story.published <= hour]
        waiting = waiting[len(new) :]
        manifest = _manifest(model, hour, new)
        if new:
            feed = folder / manifest["feeds"][0]["file"]
            feed.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _records(record, new, hour)))
            feed.with_name(feed.name + MANIFEST_SUFFIX).write_text(json.dumps(manifest))
            for ending in _ARCHIVED:
                (folder / "archive" / f"{manifest['run']}-00000{ending}").write_bytes(b"")
        else:
            idle.append(json.dumps(manifest))
    ledger = Ledger(folder)
    with ledger.changes():
        for text in idle:
            restore_idle_run(ledger, Manifest.model_validate_json(text), text, result)
    recover(ledger, folder)
    ledger.close()


def _manifest(model: dict[str, Any], hour: datetime, new: list[SmallStory]) -> dict[str, Any]:
    started, name = hour.astimezone(WIB).isoformat(), f"internasional-{hour.astimezone(timezone.utc):%Y-%m-%dT%H-%M-%S}"
    days = [
        {**row, "day": row["day"] and str((hour - _OVERLAP).date()), "delivered": 0, "listed_to_end_at": row["day"] and started}
        for row in model["days"][:1]
    ]
    days[0]["delivered"] = len(new)
    feeds = [{"file": f"{name}+00-00.jsonl", "lines": len(new)}] if new else []
    times = dict.fromkeys(("started", "ended", "last_completed"), started)
    return model | times | {"run": f"{name}.000000", "since": str(hour.date() - timedelta(days=1)), "feeds": feeds, "days": days}


def _records(model: dict[str, Any], stories: Iterable[SmallStory], hour: datetime) -> Iterator[dict[str, Any]]:
    for story in stories:
        yield model | story.record | {"crawled_at": hour.isoformat(), "source_hash": sha256(story.url.encode()).hexdigest()}
