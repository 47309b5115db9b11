"""CSV feeds without cells that a spreadsheet reads as formulas."""

import re
from collections.abc import Iterable
from numbers import Number
from typing import Any

from scrapy.exporters import CsvItemExporter

# Characters that may start a formula: = + - @, tab, CR and LF (OWASP, "CSV Injection"), the full-width forms of the four signs, and
# NUL (OWASP ASVS 5.0, 1.2.10). A spreadsheet may drop white space, quotes and a byte order mark before them.
_FORMULA = re.compile(r'[\s"\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n\0]')


class SafeCsvItemExporter(CsvItemExporter):
    """Scrapy's CSV exporter that puts an apostrophe before each cell or column name that could start a formula.

    For the setting FEED_EXPORTERS. Numbers do not change: -5 is not a formula.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.csv_writer: Any = _SafeRows(self)  # Scrapy writes the header and the rows with it


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
