"""Values of a feed line as Python's types, and back as JSON has them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from kontan_crawler.clock import WIB, parse_iso
from kontan_crawler.schema.columns import Column

_TYPES: dict[str, Any] = {"text": str, "integer": int, "flag": bool, "list": list, "object": dict}
_LIMIT = 2**63


def typed_record(record: Mapping[str, Any], columns: Iterable[Column]) -> dict[str, Any]:
    """Return a record with moments as datetime in WIB and days as date. A missing key is None, a missing list is empty; other keys are left out.

    Raises ValueError for a value of another type. It names the key.
    """
    return {column.name: _typed(record.get(column.name), column, column.name) for column in columns}


def json_record(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a typed record as JSON has it: moments in WIB and days, in ISO 8601."""
    return {name: _plain(value) for name, value in record.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):  # Arrow reads one before 1964 with the offset that Jakarta had then
        return value.astimezone(WIB).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return json_record(value)
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _typed(value: Any, column: Column, path: str) -> Any:
    if value is None:
        return [] if column.kind == "list" else None
    if column.kind in ("moment", "day"):
        return _time(value, column, path)
    if type(value) is not _TYPES[column.kind]:
        raise ValueError(f"{path} is not {'an' if column.kind in ('integer', 'object') else 'a'} {column.kind}: {str(value)[:40]!r}")
    if column.kind == "list":
        if None in value:
            raise ValueError(f"{path}[{value.index(None)}] is null")
        return [_typed(item, column.item, f"{path}[{number}]") for number, item in enumerate(value)]
    if column.kind == "object":
        return {part.name: _typed(value.get(part.name), part, f"{path}.{part.name}") for part in column.parts}
    if column.kind == "text" and not _is_encodable(value):
        raise ValueError(f"{path} has half of a surrogate pair, which UTF-8 has not")
    if column.kind == "integer" and not -_LIMIT <= value < _LIMIT:
        raise ValueError(f"{path} is too large: {value}")
    return value


def _time(value: Any, column: Column, path: str) -> date:
    try:
        return _day(value) if column.kind == "day" else _moment(value)
    except (TypeError, ValueError, OverflowError):
        form = "day, YYYY-MM-DD" if column.kind == "day" else "moment, YYYY-MM-DDThh:mm:ss+07:00"
        raise ValueError(f"{path} is no {form}: {str(value)[:40]!r}") from None


@lru_cache(maxsize=4096)  # the expressions of a text name few days
def _day(value: str) -> date:
    found = parse_iso(value)
    if isinstance(found, datetime):
        raise ValueError("a moment")
    return found


def _moment(value: str) -> datetime:
    """Return a moment in WIB. One without a zone is in WIB: other programs may write it so."""
    found = parse_iso(value)
    if not isinstance(found, datetime):
        raise ValueError("a day")
    return (found if found.tzinfo else found.replace(tzinfo=WIB)).astimezone(WIB)


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
