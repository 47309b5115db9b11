"""The task: read one WARC file into two files beside the result, the feed lines and what decides on them."""

import json
import os
import uuid
from collections.abc import Set
from dataclasses import asdict, dataclass
from pathlib import Path

from kontan_crawler.archive.capture import Capture
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.parsing.read import ReadResult, read_article, read_crawled
from kontan_crawler.reextract.attempts import Attempt
from kontan_crawler.reextract.candidate import candidate_of
from kontan_crawler.reextract.find_parts import Parts
from kontan_crawler.reextract.pages import FileResult, Pages

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


def read_file(task: Task) -> FileResult:
    """Read a file. It may be called again, by several processes at once: the results are renamed once they are complete. Raises OSError."""
    result, stamp = FileResult(task.warc), f".{uuid.uuid4().hex}.part"
    paths = [Path(task.result + ending) for ending in (LINES, CANDIDATES)]
    written = [path.with_name(path.name + stamp) for path in paths]
    with Attempt(Path(task.result)) as attempt, written[0].open("wb") as lines, written[1].open("w", encoding="utf-8") as candidates:
        parts = Parts.load(Path(task.parts))
        pages = Pages(Path(task.warc), result, attempt)
        for capture in pages:
            reading = read_capture(capture, parts, task.boilerplate)
            if reading.article is None:
                result.refused[reading.refused or ""] += 1
                continue
            line = json.dumps(asdict(reading.article), ensure_ascii=False).encode("utf-8", "surrogatepass")
            row = asdict(candidate_of(capture, reading.article, reading.is_error_page, pages.is_copy)) | {
                "at": lines.tell(),
                "length": len(line),
            }
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
