"""The columns of a feed line as text, in the notation of a program."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kontan_crawler.schema.columns import Column, Kind


@dataclass(frozen=True)
class Notation:
    """How a program writes types. %s stands for what is filled in."""

    plain: Mapping[Kind, str]
    """The types of a text, a whole number, a flag, a moment and a day."""
    list: str
    """A list of a type: "pl.List(%s)"."""
    object: str
    """An object with its keys: "pl.Struct({%s})"."""
    key: str
    """A key of an object and its type."""
    column: str
    """A line of a column and its type."""
    page: str
    """The text around the lines of the columns."""

    def page_of(self, columns: Iterable[Column]) -> str:
        """Return the whole text for some columns, without a line break at its end."""
        return self.page % ",\n".join(self.column % (column.name, self.type_of(column)) for column in columns)

    def type_of(self, column: Column) -> str:
        """Return the type of a column."""
        if column.kind == "list":
            return self.list % self.type_of(column.item)
        if column.kind == "object":
            return self.object % ", ".join(self.key % (part.name, self.type_of(part)) for part in column.parts)
        return self.plain[column.kind]
