"""The types as Arrow has them."""

from collections.abc import Iterable
from typing import Any

from kontan_crawler.extras import load_extra
from kontan_crawler.schema.columns import Column, feed_columns
from kontan_crawler.schema.notation import Notation

TIME_ZONE = "Asia/Jakarta"
_WHY_TEXT = "pyarrow reads no days from JSON: read with this one, then cast the table to SCHEMA"
_PAGE = f"""\
import pyarrow as pa


def _schema(day):
    return pa.schema([
%s,
    ])


SCHEMA = _schema(pa.date32())
JSON_SCHEMA = _schema(pa.string())  # {_WHY_TEXT}"""
NOTATION = Notation(
    plain={
        "text": "pa.string()", "integer": "pa.int64()", "flag": "pa.bool_()", "day": "day",
        "moment": f'pa.timestamp("us", "{TIME_ZONE}")',
    },
    list="pa.list_(%s)",
    object="pa.struct([%s])",
    key='("%s", %s)',
    column='        ("%s", %s)',
    page=_PAGE,
)  # fmt: skip


def arrow_schema(columns: Iterable[Column] | None = None) -> Any:
    """Return the `pyarrow.Schema` of a feed line, or of other columns. Raises MissingExtraError."""
    return load_extra("pyarrow").schema([(column.name, _arrow_type(column)) for column in (feed_columns() if columns is None else columns)])


def _arrow_type(column: Column) -> Any:
    arrow = load_extra("pyarrow")
    if column.kind == "list":
        return arrow.list_(_arrow_type(column.item))
    if column.kind == "object":
        return arrow.struct([(part.name, _arrow_type(part)) for part in column.parts])
    return {
        "text": arrow.string(), "integer": arrow.int64(), "number": arrow.float64(), "flag": arrow.bool_(),
        "moment": arrow.timestamp("us", TIME_ZONE), "day": arrow.date32(),
    }[column.kind]  # fmt: skip
