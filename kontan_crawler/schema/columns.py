"""The columns of a feed line and their types, from the dataclass Article."""

import dataclasses
import types
import typing
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from kontan_crawler.items import Article

MOMENTS = frozenset({"published_at", "modified_at", "crawled_at"})
"""Keys whose text is a moment in +07:00."""
DAYS = frozenset({"listed_on", "first_day", "last_day", "suggested"})
"""Keys whose text is a day. `dates[].value` is none: it has TIMEX3 values of any length."""

Kind = Literal["text", "integer", "number", "flag", "moment", "day", "list", "object"]
_KINDS: dict[Any, Kind] = {str: "text", int: "integer", float: "number", bool: "flag"}


@dataclass(frozen=True)
class Column:
    """A column, a key of an object, or the item of a list. parts: the keys of an object, or the one item of a list."""

    name: str
    kind: Kind
    parts: Sequence["Column"] = ()

    @property
    def item(self) -> "Column":
        """The item of a list."""
        return self.parts[0]


def feed_columns() -> list[Column]:
    """Return the columns of a feed line in the order of its keys."""
    return columns_of(Article)


def columns_of(record: type) -> list[Column]:
    """Return the columns of a dataclass of texts, numbers, flags, lists and dataclasses, each of which may be null."""
    hints = typing.get_type_hints(record)
    return [_column(field.name, hints[field.name]) for field in dataclasses.fields(record)]


def _column(name: str, hint: Any) -> Column:
    hint = _without_null(hint)
    if name in MOMENTS or name in DAYS:
        return Column(name, "moment" if name in MOMENTS else "day")
    if typing.get_origin(hint) is list:
        return Column(name, "list", [_column("item", *typing.get_args(hint))])
    if typing.get_origin(hint) is Literal:
        return Column(name, "text")
    return Column(name, _KINDS[hint]) if hint in _KINDS else Column(name, "object", columns_of(hint))


def _without_null(hint: Any) -> Any:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        (hint,) = (part for part in typing.get_args(hint) if part is not type(None))
    return hint
