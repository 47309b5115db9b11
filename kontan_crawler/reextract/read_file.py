"""The task: read one WARC file into two files beside the result, the feed lines and what decides on them."""

import json
import os
import uuid
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kontan_crawler.archive.capture import Capture, capture_of, is_part
from kontan_crawler.archive.gzip_members import Damage
from kontan_crawler.archive.losses import lost_in
from kontan_crawler.archive.names import OPEN_SUFFIX, final_name
from kontan_crawler.archive.scan import NotWarc, scan
from kontan_crawler.extras import MissingExtraError
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.parsing.read import ReadResult, read_article, read_crawled
from kontan_crawler.reextract.attempts import Attempt
from kontan_crawler.reextract.candidate import candidate_of
from kontan_crawler.reextract.find_parts import Parts
from kontan_crawler.urls import canonical

LINES, CANDIDATES = ".lines", ".candidates"


@dataclass(frozen=True)
class Task:
    """One WARC file. All paths are absolute, and the same on each machine."""

    warc: str
    parts: str
    """File of `Parts`."""
    result: str
    """Path of the result, without LINES and CANDIDATES."""
    boilerplate: frozenset[str] = frozenset()


@dataclass
class FileResult:
    """What a task found beside articles."""

    warc: str
    pages: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    """Pages without an article, by reason."""
    errors: list[str] = field(default_factory=list)
    """What could not be read, one line each."""


def read_file(task: Task) -> FileResult:
    """Read a file. It may be called again, by several processes at once: the results are renamed once they are complete. Raises OSError."""
    result, stamp = FileResult(task.warc), f".{uuid.uuid4().hex}.part"
    paths = [Path(task.result + ending) for ending in (LINES, CANDIDATES)]
    written = [path.with_name(path.name + stamp) for path in paths]
    with Attempt(Path(task.result)) as attempt, written[0].open("wb") as lines, written[1].open("w", encoding="utf-8") as candidates:
        parts = Parts.load(Path(task.parts))
        for capture in _pages(Path(task.warc), result, attempt):
            reading = read_capture(capture, parts, task.boilerplate)
            if reading.article is None:
                result.refused[reading.refused or ""] += 1
                continue
            line = json.dumps(asdict(reading.article), ensure_ascii=False).encode("utf-8", "surrogatepass")
            row = asdict(candidate_of(capture, reading.article, reading.is_error_page)) | {"at": lines.tell(), "length": len(line)}
            lines.write(line + b"\n")
            candidates.write(json.dumps(row) + "\n")
    for path, part in zip(paths, written, strict=True):
        os.replace(part, path)
    return result


def read_capture(capture: Capture, parts: Parts, boilerplate: Set[str]) -> ReadResult:
    """Return the article of a capture, put together from its parts as a run does."""
    if capture.delivered is None:
        return read_foreign(capture, parts, boilerplate)
    seed = RawArticle(received=capture.received, listed_on=capture.listed_on, archived=capture.archived)
    return read_crawled(capture.response, seed, lambda number: parts.answer(capture, number), boilerplate)


def read_foreign(capture: Capture, parts: Parts, boilerplate: Set[str]) -> ReadResult:
    """Return the article of a capture of another program, with the parts that it kept."""
    reading = read_article([capture.response, *parts.following(capture)], capture.received, boilerplate)
    if reading.article:
        reading.article.archived = capture.archived
    return reading


def _pages(path: Path, result: FileResult, attempt: Attempt) -> Iterator[Capture]:
    """Yield the captures that may be articles; add what cannot be read to the result."""
    found, damages = set(), []
    try:
        for place in scan(path):
            if isinstance(place, Damage):
                damages.append(place)
                continue
            found.add(place.record.record_id)
            capture = capture_of(place, final_name(path))
            if capture is None or not _may_be_article(capture):
                continue
            if attempt.begin(capture.offset):
                result.pages += 1
                yield capture
            else:
                result.errors.append(f"{capture.url} in {path} is left out: reading it ended its process {attempt.MAX} times")
    except (NotWarc, MissingExtraError) as error:
        result.errors.append(str(error))
    result.errors += _losses(path, found, damages)


def _may_be_article(capture: Capture) -> bool:
    is_read = 200 <= capture.status < 300 and not capture.is_torn and not capture.is_recheck
    return is_read and not is_part(capture) and canonical(capture.url) is not None


def _losses(path: Path, found: set[str], damages: list[Damage]) -> list[str]:
    lost = [f"{line.url} of {line.timestamp} in {path} is lost, at byte {line.offset}" for line in lost_in(path, found)]
    if lost or path.name.endswith(OPEN_SUFFIX):  # a file that is being written may end within a record
        return lost
    return [f"{path} is damaged at byte {damage.offset}: {damage.reason}" for damage in damages]
