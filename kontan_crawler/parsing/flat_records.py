"""Clean the flat text of a record, and describe what was taken out of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from kontan_crawler.clock import WIB, parse_iso
from kontan_crawler.dates import find_mentions
from kontan_crawler.dates.printed_dates import has_date
from kontan_crawler.dates.publication_time import parse_publication_time
from kontan_crawler.text import FlatText, clean_flat
from kontan_crawler.text.flat.edits import CHANGES, Edit, restored
from kontan_crawler.text.flat.known_titles import KnownTitles
from kontan_crawler.text.flat.pointers import MIN_CERTAINTY
from kontan_crawler.text.language import language_of

TEXT_KEYS = ("flat_text", "text")
ADDED_KEYS = ("authors", "editors", "sources", "dateline", "headings", "related", "removed", "changed", "dates")
"""Keys that are added to a record, beside its text."""
_NAMES = ("authors", "editors", "sources")
_ANY_TIME = datetime(2000, 1, 1, tzinfo=WIB)  # a printed date needs none


@dataclass(frozen=True)
class FlatOptions:
    """How flat texts are cleaned; see clean_flat."""

    titles: KnownTitles = KnownTitles()
    min_certainty: float = MIN_CERTAINTY
    paragraphs: bool = False


def clean_record(record: Mapping[str, Any], options: FlatOptions, column: str | None = None) -> dict[str, Any]:
    """Return a record with its text cleaned, and the keys of docs/clean.md. Other keys are passed through.

    column: key of the flat text; by default the first of TEXT_KEYS that holds one. An invalid time of publication is an unknown one.
    Raises ValueError for a record without text.
    """
    key = column or next((name for name in TEXT_KEYS if isinstance(record.get(name), str)), TEXT_KEYS[0])
    original = record.get(key)
    if not isinstance(original, str):
        raise ValueError(f"the record has no text; use an object with the string {key!r}")
    title = record.get("title")
    found = clean_flat(
        original,
        options.titles,
        title=title if isinstance(title, str) else None,
        min_certainty=options.min_certainty,
        paragraphs=options.paragraphs,
    )
    return {**record, (column or "text"): found.text, **_described(record, found, original), "dates": _dates(record, found.text)}


def original_text(record: Mapping[str, Any], column: str = "text") -> str:
    """Put the text that came in together again, from a cleaned record. Raises KeyError or TypeError for another record."""
    entries = sorted([*record["removed"], *record["changed"]], key=lambda entry: (entry["start"], entry["end"]))
    edits = (Edit(entry["start"], entry["end"], entry["kind"], entry.get("to", "")) for entry in entries)
    return restored(record[column], edits, [entry["text"] for entry in entries])


def _described(record: Mapping[str, Any], found: FlatText, original: str) -> dict[str, Any]:
    """Return what was found. Names and the dateline of the record stay where the text has none."""
    names = {name: getattr(found, name) or record.get(name) or [] for name in _NAMES}
    taken = {
        "related": [{"kind": link.kind, "title": link.title} for link in found.related],
        "removed": [_removed(edit, original) for edit in found.edits if edit.kind not in CHANGES],
        "changed": [_changed(edit, original) for edit in found.edits if edit.kind in CHANGES],
    }
    if not found.edits:  # it was cleaned before
        taken = {name: record.get(name) or value for name, value in taken.items()}
    return {**names, "dateline": found.dateline or record.get("dateline"), "headings": found.headings, **taken}


def _removed(edit: Edit, original: str) -> dict[str, Any]:
    return {
        "start": edit.start, "end": edit.end, "kind": edit.kind, "text": original[edit.start : edit.end], "certainty": edit.certainty,
        "candidates": [asdict(candidate) for candidate in edit.candidates],
    }  # fmt: skip


def _changed(edit: Edit, original: str) -> dict[str, Any]:
    return {"start": edit.start, "end": edit.end, "kind": edit.kind, "text": original[edit.start : edit.end], "to": edit.to}


def _dates(record: Mapping[str, Any], text: str) -> list[dict[str, Any]]:
    """Return the time expressions of an Indonesian text whose publication is known."""
    try:
        published = published_of(record)
    except ValueError:
        published = None
    return [vars(mention) for mention in find_mentions(text, published)] if published and language_of(text) == "id" else []


def published_of(record: Mapping[str, Any]) -> date | None:
    """Return the time of publication; None if it is unknown. Raises ValueError if it is invalid."""
    moment, printed = record.get("published_at"), record.get("published_raw")
    if moment:
        if not isinstance(moment, str):
            raise ValueError(f"published_at {moment!r:.40} is invalid; use a string")
        try:
            return parse_iso(moment)
        except ValueError as error:
            raise ValueError(f"published_at {moment!r:.40} is invalid: {error}") from None
    return parse_publication_time(printed, _ANY_TIME) if isinstance(printed, str) and has_date(printed) else None
