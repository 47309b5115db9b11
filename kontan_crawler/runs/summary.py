"""How a run went, in sentences, from its manifest."""

from collections.abc import Iterator

from kontan_crawler.runs.manifest import DaySpan, Manifest

_SPANS = 5  # spans of days named in the log; the manifest has them all


def summary_of(manifest: Manifest) -> Iterator[str]:
    """Yield the sentences that end a run's log."""
    told = [f"{count} {name}" for name, count in manifest.addresses.items() if count]
    told += [f"{count} {reason}" for reason, count in manifest.refused.most_common()]
    yield f"{sum(row.listed for row in manifest.days)} addresses: {', '.join(told) or 'none'}"
    if manifest.days_left:
        yield f"days left for the next run: {_named(manifest.days_left)}"
    if manifest.waiting:
        yield f"{len(manifest.waiting)} addresses wait for the next run"
    if manifest.given_up:
        yield f"{len(manifest.given_up)} addresses were given up; they stand with their reasons in the file .given-up.txt beside the feed"


def _named(left: list[DaySpan]) -> str:
    named = ", ".join(f"{span.kanal} {span.since}" + (f" to {span.until}" if span.until != span.since else "") for span in left[:_SPANS])
    return named + (f" and {len(left) - _SPANS} more spans" if len(left) > _SPANS else "")
