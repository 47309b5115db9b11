"""Score the tagger of time expressions on annotated texts, as TempEval-3 does.

    python -m bench.timex TEXTS [ANNOTATIONS]

TEXTS is a folder of TimeML files, or a file of JSON Lines `{id, dct, text}` with the date or moment of publication.
ANNOTATIONS are JSON Lines `{id, part, timexes: [[start, end, type, value]], doubtful: [index]}` for texts without tags;
lines of TEXTS without annotations are left out. This project's annotations are bench/timex_annotations.jsonl for texts of
Kompas, and bench/kontan_annotations.jsonl (see docs/annotations.md).
Prints precision, recall and F1 of extents (strict: equal; relaxed: overlapping), types and values of each part, with and
without the expressions that the annotations call doubtful.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from bench.timex_scores import Annotation, Compared, Timex, print_scores, read_annotations
from kontan_crawler.dates import find_mentions

_TAG = re.compile(r"<TIMEX3\s+([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


class Text(NamedTuple):
    """A text and its day or moment of publication."""

    id: str
    published: date
    text: str
    annotation: Annotation | None


def main(texts: Path, annotations: Path | None = None) -> None:
    parts: dict[str, list[Compared]] = defaultdict(list)
    for text, annotation in annotated_texts(texts, annotations):
        parts[annotation.part].append(Compared(annotation.timexes, found_by_project(text), annotation.doubtful))
    for part, compared in parts.items():
        print_scores(part or "all", compared)


def annotated_texts(texts: Path, annotations: Path | None = None) -> Iterator[tuple[Text, Annotation]]:
    """Yield the texts that have annotations, of their own or in a file."""
    annotated = read_annotations(annotations) if annotations else {}
    for text in _time_ml(texts) if texts.is_dir() else _json_lines(texts):
        if annotation := annotated.get(text.id, text.annotation):
            yield text, annotation


def found_by_project(text: Text) -> list[Timex]:
    """Return the time expressions that this project finds."""
    mentions = find_mentions(text.text, text.published)
    return [Timex(mention.start, mention.end, mention.type, mention.value) for mention in mentions]


def _json_lines(path: Path) -> Iterator[Text]:
    for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        published = (datetime if "T" in line["dct"] else date).fromisoformat(line["dct"])
        yield Text(line["id"], published, line["text"], None)


def _time_ml(folder: Path) -> Iterator[Text]:
    for path in sorted(folder.rglob("[!.]*.tml")):
        document = _decoded(path.read_bytes())
        year, month, day = dict(_ATTRIBUTE.findall(_TAG.search(document)[1]))["value"].split("T")[0].split("-")
        text, timexes = _without_tags(re.search(r"<TEXT>(.*?)</TEXT>", document, re.DOTALL)[1])
        yield Text(path.stem, date(int(year), int(month), int(day)), text, Annotation(timexes, []))


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _without_tags(body: str) -> tuple[str, list[Timex]]:
    timexes, text, end = [], "", 0
    for tag in _TAG.finditer(body):
        text += body[end : tag.start()]
        attributes = dict(_ATTRIBUTE.findall(tag[1]))
        timexes.append(Timex(len(text), len(text) + len(tag[2]), attributes["type"], attributes["value"]))
        text, end = text + tag[2], tag.end()
    return text + body[end:], timexes


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
