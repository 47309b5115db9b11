"""How a run went, in sentences, from its manifest."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

_SPANS = 5  # spans of days named in the log; the manifest has them all
_OUTCOMES = ("delivered", "known", "unchanged", "waiting")


def summary_of(manifest: Mapping[str, Any]) -> Iterator[str]:
    """Yield the sentences that end a run's log."""
    counts: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for row in manifest["days"]:
        counts.update({name: row[name] for name in ("listed", *_OUTCOMES)})
        refused.update(row["refused"])
    told = [f"{counts[name]} {name}" for name in _OUTCOMES if counts[name]]
    told += [f"{count} {reason}" for reason, count in refused.most_common()]
    yield f"{counts['listed']} addresses: {', '.join(told) or 'none'}"
    if left := manifest["days_left"]:
        yield f"days left for the next run: {_named(left)}"
    if manifest["waiting"]:
        yield f"{len(manifest['waiting'])} addresses wait for the next run"
    if manifest["given_up"]:
        yield f"{len(manifest['given_up'])} addresses were given up; they stand with their reasons in the file .given-up.txt beside the feed"


def _named(left: list[Mapping[str, str]]) -> str:
    named = [
        f"{span['kanal']} {span['since']}" + (f" to {span['until']}" if span["until"] != span["since"] else "") for span in left[:_SPANS]
    ]
    return ", ".join(named) + (f" and {len(left) - _SPANS} more spans" if len(left) > _SPANS else "")
