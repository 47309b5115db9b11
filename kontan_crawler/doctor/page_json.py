"""The JSON object of an examined page. docs/doctor-json.md describes the keys."""

from dataclasses import asdict
from typing import Any

from kontan_crawler.doctor.examination import Examination
from kontan_crawler.doctor.json_line import ARTICLE, LISTING, code
from kontan_crawler.doctor.listing import ListingRow, RowTrial
from kontan_crawler.doctor.origin import FILE
from kontan_crawler.doctor.result import PageResult
from kontan_crawler.doctor.selectors import NO_MATCH, Trial


def page_object(result: PageResult) -> dict[str, Any]:
    """Return the object of a page. The keys of a mode are always the same."""
    content = _listing(result) if result.page.is_listing else _article(result.article)
    return {
        "mode": LISTING if result.page.is_listing else ARTICLE,
        "url": result.url,
        "origin": _origin(result),
        "status": result.page.status,
        "bytes": result.size,
        "refused": result.refused,
        **content,
        "advice": result.advice,
        "ok": result.ok,
    }


def _origin(result: PageResult) -> dict[str, Any]:
    has_time = result.page.origin.kind != FILE and result.page.response is not None
    return asdict(result.page.origin) | {"received": result.received.isoformat(timespec="seconds") if has_time else None}


def _article(examined: Examination | None) -> dict[str, Any]:
    if examined is None:
        return dict.fromkeys(("template", "selectors", "record", "further_parts", "fallback"))
    return {
        "template": examined.raw.template,
        "selectors": [_trial(trial) for trial in examined.trials],
        "record": asdict(examined.article),
        "further_parts": asdict(parts) if (parts := examined.further_parts) else None,
        "fallback": {
            "words": examined.fallback.word_count,
            "refused": examined.fallback_refusal,
            "used": examined.uses_fallback,
            "overlap": examined.overlap,
        },
    }


def _trial(trial: Trial) -> dict[str, Any]:
    return asdict(trial) | {"result": code(trial.result), "value": None if trial.result == NO_MATCH else trial.value}


def _listing(result: PageResult) -> dict[str, Any]:
    found = result.listing
    return {
        "selectors": [_row_trial(trial) for trial in found.trials] if found else None,
        "rows": [_row(row) for row in found.rows] if found and found.rows is not None else None,
    }


def _row_trial(trial: RowTrial) -> dict[str, Any]:
    return asdict(trial) | {"used": trial.used if trial.is_of_rows else None}


def _row(row: ListingRow) -> dict[str, Any]:
    return asdict(row) | {"date": row.date.isoformat(timespec="seconds") if row.date else None}
