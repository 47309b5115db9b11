"""The summary of a run, from its manifest."""

from collections.abc import Collection, Iterator, Mapping
from textwrap import shorten

from kontan_crawler.outcomes import LIMITS
from kontan_crawler.runs.manifest import ArchiveFiles, DaySpan, LineCount, Manifest
from kontan_crawler.wording import count_of, verb

_MAX_SPANS = 5  # the manifest has all
_MAX_LINE = 100  # characters
_UNITS = {1000: "kB", 10**6: "MB", 10**9: "GB", 10**12: "TB"}


def summary_of(manifest: Manifest) -> Iterator[str]:
    """Yield the lines of the summary, as logged at the end of a run."""
    outcomes = [f"{count} {name}" for name, count in manifest.outcomes.items() if count]
    outcomes += [f"{count} {reason}" for reason, count in manifest.refused.most_common()]
    yield f"{count_of(sum(row.listed for row in manifest.days), 'URL')}: {', '.join(outcomes) or 'none'}"
    if manifest.reason in LIMITS:
        yield f"{manifest.reason.upper()} ended the run; the next run with these arguments goes on where it stopped"
    if manifest.days_left:
        yield f"days left for the next run: {_spans(manifest.days_left)}"
    if manifest.waiting:
        waiting = len(manifest.waiting)
        yield f"{count_of(waiting, 'URL')} {verb(waiting, 'waits', 'wait')} for the next run"
    if manifest.repeated_lines:
        yield f"{_lines(manifest.repeated_lines)}; `scrapy doctor --lines` lists them with their articles"
    if manifest.archive:
        yield f"archive: {_kept(manifest.archive)}; {space_of(manifest.archive)}"
    if manifest.given_up:
        given_up, where = len(manifest.given_up), "the manifest" if manifest.is_idle else "the file .given-up.txt beside the manifest"
        yield f"{count_of(given_up, 'URL')} {verb(given_up, 'has', 'have')} no article; {where} has the reasons"


def days_of(days: Mapping[str, Collection[object]]) -> str:
    """Return numbers of days by section: "2 days", "2 days × 2 sections", "2 days of global, 1 day of internasional"; "" for none."""
    counts = {kanal: len(found) for kanal, found in days.items() if found}
    if len({*counts.values()}) > 1:
        return ", ".join(f"{count_of(count, 'day')} of {kanal}" for kanal, count in counts.items())
    each = "".join(count_of(count, "day") for count in [*counts.values()][:1])
    return f"{each} × {count_of(len(counts), 'section')}" if len(counts) > 1 else each


def space_of(archive: ArchiveFiles) -> str:
    """Return what an archive takes in all, and what is free: "3.2 MB in all, 52.1 GB free"."""
    return f"{size_of(archive.total_bytes)} in all, {size_of(archive.free_bytes)} free"


def _kept(archive: ArchiveFiles) -> str:
    """Return what a run added to the archive."""
    return f"{size_of(archive.bytes)} in {', '.join(archive.files)}" if archive.files else "no answer to keep"


def size_of(count: int) -> str:
    """Return a number of bytes with the largest unit below it: "3.2 MB"."""
    unit = next((unit for unit in (10**12, 10**9, 10**6) if count >= unit), 1000)
    return f"{count / unit:.1f} {_UNITS[unit]}"


def _lines(counts: list[LineCount]) -> str:
    line, rest = shorten(counts[0].line, _MAX_LINE), f" and {len(counts) - 1} more repeat" if counts[1:] else ""
    return f"the line {line!r} stands in {counts[0].articles} of the last {counts[0].of} articles{rest}"


def _spans(left: list[DaySpan]) -> str:
    named = ", ".join(
        f"{span.kanal} {span.since}" + (f" to {span.until}" if span.until != span.since else "") for span in left[:_MAX_SPANS]
    )
    return named + (f" and {len(left) - _MAX_SPANS} more spans" if len(left) > _MAX_SPANS else "")
