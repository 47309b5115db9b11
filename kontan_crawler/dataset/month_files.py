"""Write rows as Parquet and as JSON Lines, one file of each for a month."""

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from kontan_crawler.extras import load_extra
from kontan_crawler.schema.arrow import arrow_schema
from kontan_crawler.schema.columns import Column
from kontan_crawler.schema.values import json_record

_ROWS, _LETTERS = 2000, 8_000_000  # of a row group, which memory holds
_OPTIONS = {"compression": "zstd", "use_content_defined_chunking": True, "write_page_index": True}


def lines_beside(file: Path) -> Path:
    """Return the JSON Lines file with the rows of a Parquet file. It is in another folder: some programs read all files of one as Parquet."""
    configuration = file.parent.parent
    return configuration.parent / "jsonl" / configuration.name / file.parent.name / f"{file.stem}.jsonl"


class MonthFiles:
    """The files of a configuration, a context manager. Rows come in the order of splits and months. Its methods raise OSError."""

    def __init__(self, folder: Path, columns: Sequence[Column]) -> None:
        self._folder, self._schema = folder, arrow_schema(columns)
        self._place: tuple[str, str] | None = None
        self._rows: list[Mapping[str, Any]] = []
        self._letters = 0
        self._parquet: Any = None
        self._lines: IO[str] | None = None

    def __enter__(self) -> "MonthFiles":
        return self

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None:
        if kind is None:
            self.close()
        else:
            with suppress(OSError, ValueError):  # a file that could not be written cannot be closed
                self.close()

    def write(self, split: str, month: str, row: Mapping[str, Any]) -> None:
        """Add a typed row."""
        if self._place != (split, month):
            self.close()
            self._open(split, month)
        self._rows.append(row)
        self._letters += len(row["text"])
        if len(self._rows) == _ROWS or self._letters > _LETTERS:
            self._flush()

    def close(self) -> None:
        """Write what is left, and sync the files."""
        if self._lines is None:
            return
        self._flush()
        self._parquet.close()
        self._lines.flush()
        os.fsync(self._lines.fileno())
        self._lines.close()
        self._lines = self._place = None

    def _open(self, split: str, month: str) -> None:
        file = self._folder / split / f"{month}.parquet"
        for path in (file, lines_beside(file)):
            path.parent.mkdir(parents=True, exist_ok=True)
        self._lines = lines_beside(file).open("w", encoding="utf-8", newline="\n")
        self._parquet = import_module("pyarrow.parquet").ParquetWriter(file, self._schema, **_OPTIONS)
        self._place = split, month

    def _flush(self) -> None:
        rows, self._rows, self._letters = self._rows, [], 0  # before an error: they are written once
        if rows and self._lines is not None:
            self._parquet.write_batch(load_extra("pyarrow").RecordBatch.from_pylist(rows, schema=self._schema))
            self._lines.writelines(json.dumps(json_record(row), ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
