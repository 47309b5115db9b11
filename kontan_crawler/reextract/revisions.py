"""Decide which captures give a line, and with which revision: as the runs of a crawl would have delivered them."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import Any

from kontan_crawler.reextract.candidate import Candidate
from kontan_crawler.reextract.history import History
from kontan_crawler.reextract.read_file import CANDIDATES, LINES

_COLUMNS = ["file", *(field.name for field in fields(Candidate)), "at", "length"]
_IN_TIME = "ORDER BY url, received, is_copy, file, offset"


def feed_lines(results: Iterable[str], database: Path, every_revision: bool) -> Iterator[bytes]:
    """Yield the feed lines of tasks, in the order of files and offsets.

    results: paths of the results, in order. database: a new file for the candidates, so that memory does not grow with them.
    every_revision: also the older revisions of an article.
    """
    results = list(results)
    with closing(sqlite3.connect(database, isolation_level=None)) as table:
        _fill(table, results)
        table.executemany("INSERT INTO line VALUES (?, ?)", _decisions(table, every_revision))
        for file, at, length, revision in table.execute(
            "SELECT file, at, length, revision FROM line JOIN candidate ON candidate.rowid = capture ORDER BY file, offset"
        ):
            yield _line(Path(results[file] + LINES), at, length, revision)


def _fill(table: sqlite3.Connection, results: list[str]) -> None:
    table.execute("PRAGMA synchronous = OFF")
    table.execute(f"CREATE TABLE candidate ({', '.join(_COLUMNS)})")
    table.execute("CREATE TABLE line (capture INTEGER PRIMARY KEY, revision)")
    with table:
        table.execute("BEGIN")
        for number, result in enumerate(results):
            with open(result + CANDIDATES, encoding="utf-8") as lines:
                rows = ({"file": number, **json.loads(line)} for line in lines)
                table.executemany(f"INSERT INTO candidate VALUES ({', '.join(f':{name}' for name in _COLUMNS)})", rows)


def _decisions(table: sqlite3.Connection, every_revision: bool) -> Iterator[tuple[int, int]]:
    """Yield the captures that give a line, each with its revision."""
    names = ", ".join(field.name for field in fields(Candidate))
    rows = table.execute(f"SELECT rowid, {names} FROM candidate {_IN_TIME}")
    for captures in _by_url(rows):
        lines = lines_of(captures)
        yield from lines if every_revision else lines[-1:]


def _by_url(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[int, Candidate]]]:
    group: list[tuple[int, Candidate]] = []
    for rowid, *values in rows:
        candidate = Candidate(*values)
        if group and group[0][1].url != candidate.url:
            yield group
            group = []
        group.append((rowid, candidate))
    if group:
        yield group


def lines_of(captures: list[tuple[int, Candidate]]) -> list[tuple[int, int]]:
    """Return the captures of an article that give a line, each with its revision. captures: in time."""
    history, read_in, copies = History(), set[str](), set[str]()
    for number, (rowid, row) in enumerate(captures):
        if row.record_id in copies:
            continue
        copies.add(row.record_id)
        is_repeated = row.error_page and any(later.run == row.run for _, later in captures[number + 1 :])
        if row.run and (row.run in read_in or is_repeated):  # a run delivers an article once, and requests an error page again
            continue
        read_in.add(row.run)
        history.add(number, rowid, row)
    return [(version.rowid, version.revision) for version in history.lines if version.rowid is not None]


def _line(path: Path, at: int, length: int, revision: int) -> bytes:
    with path.open("rb") as lines:
        lines.seek(at)
        line = lines.read(length)
    if revision == 1:
        return line
    return json.dumps(json.loads(line) | {"revision": revision}, ensure_ascii=False).encode("utf-8", "surrogatepass")
