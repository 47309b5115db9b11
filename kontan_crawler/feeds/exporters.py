"""CSV feeds that are safe to open in a spreadsheet: no cell of them is read as a formula."""

import re
from collections.abc import Iterable
from numbers import Number
from typing import Any

from scrapy.exporters import CsvItemExporter

# What no cell may begin with: OWASP, "CSV Injection" (= + - @, tab, CR, LF), the full-width forms of its four signs,
# and NUL (OWASP ASVS 5.0, 1.2.10). White space, quotes and a byte order mark before it may be gone when a spreadsheet reads it.
_FORMULA = re.compile(r'[\s"\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n\0]')


class SafeCsvItemExporter(CsvItemExporter):
    """Scrapy's CSV feed; a cell or column name that could start a formula is written behind an apostrophe, as text.

    For the setting FEED_EXPORTERS. Numbers stay numbers: -5 is no formula. All other cells are Scrapy's own.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.csv_writer: Any = _SafeRows(self)  # Scrapy writes the header as well as each row with it


class _SafeRows:
    """A csv.writer as far as Scrapy uses one."""

    def __init__(self, exporter: CsvItemExporter) -> None:
        self._writer, self._stream = exporter.csv_writer, exporter.stream

    def writerow(self, cells: Iterable[Any]) -> None:
        self._writer.writerow([self._safe(cell) for cell in cells])

    def _safe(self, cell: Any) -> Any:
        if isinstance(cell, Number):
            return cell
        text = cell if isinstance(cell, str) else str(cell)  # as csv.writer does; it asks no str for its __str__
        return "'" + text if _FORMULA.match(self._written(text)) else cell

    def _written(self, text: str) -> str:
        """Return what the feed's encoding leaves of a text: with errors="ignore" not all of it."""
        encoding = self._stream.encoding
        return text.encode(encoding, self._stream.errors or "strict").decode(encoding, "replace")
