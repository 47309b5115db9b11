"""Feeds of JSON Lines, CSV and XML: in CSV and XML, lists and objects are JSON in their cells, and no cell of CSV is a formula to a spreadsheet."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from numbers import Number
from typing import Any

from itemadapter import is_item
from scrapy.exporters import BaseItemExporter, CsvItemExporter, JsonLinesItemExporter, XmlItemExporter
from scrapy.utils.python import to_bytes
from scrapy.utils.serialize import ScrapyJSONEncoder

from kontan_crawler.items import Article

# Characters that may start a formula: = + - @, tab, CR and LF (OWASP, "CSV Injection"), the full-width forms of the four signs, and
# NUL (OWASP ASVS 5.0, 1.2.10). A spreadsheet may drop white space, quotes and a byte order mark before them.
_FORMULA = re.compile(r'[\s"\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n\0]')
_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 forbids, also as references."""


class ArticleEncoder(ScrapyJSONEncoder):
    """Scrapy's JSON encoder, which would make an adapter for each date and link of an article, and ask it for each field."""

    def default(self, o: Any) -> Any:
        kind: Any = type(o)
        names = _names(kind)
        return super().default(o) if names is None else {name: getattr(o, name) for name in names}


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """Return the names of the fields of a dataclass; None for another class."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


class ArticleLinesExporter(JsonLinesItemExporter):
    """Scrapy's exporter of JSON Lines, with a faster encoder. The lines are the same."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        encoder = ArticleEncoder()
        vars(encoder).update(vars(self.encoder))  # its options
        self.encoder = encoder

    def export_item(self, item: Any) -> None:
        if isinstance(item, Article) and self.fields_to_export is None:  # all fields, as they are
            self.file.write(to_bytes(f"{self.encoder.encode(item)}\n", self.encoding))
        else:
            super().export_item(item)


class _JsonCells(BaseItemExporter):
    """Writes a list or an object as JSON, as it stands in a feed of JSON Lines. A subclass may change what is written."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._encoder = ArticleEncoder(ensure_ascii=False)

    def serialize_field(self, field: Mapping[str, Any], name: str, value: Any) -> Any:
        value = BaseItemExporter.serialize_field(self, field, name, value)  # CsvItemExporter's joins texts with commas
        is_nested = isinstance(value, (list, tuple, Mapping)) or is_item(value)
        return self.json_cell(self._encoder.encode(value)) if is_nested else self.plain_cell(value)

    def json_cell(self, text: str) -> str:
        """Return what is written for the JSON of a list or an object."""
        return text

    def plain_cell(self, value: Any) -> Any:
        """Return what is written for another value."""
        return value


class SafeCsvItemExporter(_JsonCells, CsvItemExporter):
    """Scrapy's CSV exporter, with lists and objects as JSON, and an apostrophe before each cell or column name that could start a formula.

    For the setting FEED_EXPORTERS. Numbers do not change: -5 is not a formula.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.csv_writer: Any = _SafeRows(self)  # Scrapy writes the header and the rows with it

    def export_item(self, item: Any) -> None:
        if not self.fields_to_export and isinstance(item, Mapping) and "schema_version" in item:
            # The header is that of the first item: a copied line of an older schema version lacks keys that the next one may have.
            self.fields_to_export = list(dict.fromkeys([*(field.name for field in fields(Article)), *item]))
        super().export_item(item)


class _SafeRows:
    """The part of csv.writer that Scrapy uses."""

    def __init__(self, exporter: CsvItemExporter) -> None:
        self._writer, self._stream = exporter.csv_writer, exporter.stream

    def writerow(self, cells: Iterable[Any]) -> None:
        self._writer.writerow([self._safe(cell) for cell in cells])

    def _safe(self, cell: Any) -> Any:
        if isinstance(cell, Number):
            return cell
        text = cell if isinstance(cell, str) else str(cell)  # as csv.writer does, which does not call __str__ of a str
        return "'" + text if _FORMULA.match(self._written(text)) else cell

    def _written(self, text: str) -> str:
        """Return a text as the feed's encoding writes it: errors="ignore" may drop characters."""
        encoding = self._stream.encoding
        return text.encode(encoding, self._stream.errors or "strict").decode(encoding, "replace")


class SafeXmlItemExporter(_JsonCells, XmlItemExporter):
    """Scrapy's XML exporter, with lists and objects as JSON, nothing for null, and only characters that XML allows.

    For the setting FEED_EXPORTERS. A forbidden character is U+FFFD in a text, and escaped in JSON.
    """

    def json_cell(self, text: str) -> str:
        return _NO_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)

    def plain_cell(self, value: Any) -> Any:
        if value is None:
            return ""
        return _NO_XML.sub("\ufffd", value) if isinstance(value, str) else value
