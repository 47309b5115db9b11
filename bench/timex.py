"""Score the tagger of time expressions on TimeML files, as TempEval-3 does.

    python -m bench.timex FOLDER [ANNOTATIONS]

ANNOTATIONS are JSON Lines `{id, timexes: [[start, end, type, value]]}` for files without tags; this project's are in
bench/timex_annotations.jsonl, annotated by TimeML's guidelines before the tagger ran on those texts.
Prints precision, recall and F1 of extents (strict: equal; relaxed: overlapping), types and values.
"""

import json
import re
import sys
from datetime import date
from pathlib import Path

from kontan_crawler.dates import Mention, find_mentions

_TAG = re.compile(r"<TIMEX3\s+([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def main(folder: Path, annotations: Path | None = None) -> None:
    lines = annotations.read_text(encoding="utf-8").splitlines() if annotations else []
    annotated = {line["id"]: [_timex(*timex) for timex in line["timexes"]] for line in map(json.loads, lines)}
    gold = found = strict = relaxed = types = values = 0
    for path in sorted(folder.rglob("[!.]*.tml")):
        text, published, timexes = _read(path)
        timexes = annotated.get(path.stem, timexes)
        mentions = find_mentions(text, published)
        pairs = _pairs(timexes, mentions)
        gold, found, relaxed = gold + len(timexes), found + len(mentions), relaxed + len(pairs)
        strict += sum((mention.start, mention.end) == timex["extent"] for timex, mention in pairs)
        types += sum(mention.type == timex["type"] for timex, mention in pairs)
        values += sum(mention.value == timex["value"] for timex, mention in pairs)
    for name, right in (("strict", strict), ("relaxed", relaxed), ("type", types), ("value", values)):
        precision, recall = right / max(found, 1), right / max(gold, 1)
        f1 = 2 * right / max(found + gold, 1)
        print(f"{name:8} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    print(f"{gold} expressions annotated, {found} found")


def _read(path: Path) -> tuple[str, date, list[dict]]:
    """Return the text without tags, the day of publication, and the annotations."""
    raw = path.read_bytes()
    try:
        document = raw.decode("utf-8")
    except UnicodeDecodeError:
        document = raw.decode("cp1252", errors="replace")
    year, month, day = dict(_ATTRIBUTE.findall(_TAG.search(document)[1]))["value"].split("T")[0].split("-")
    body = re.search(r"<TEXT>(.*?)</TEXT>", document, re.DOTALL)[1]
    timexes, text, end = [], "", 0
    for tag in _TAG.finditer(body):
        text += body[end : tag.start()]
        attributes = dict(_ATTRIBUTE.findall(tag[1]))
        timexes.append(_timex(len(text), len(text) + len(tag[2]), attributes["type"], attributes["value"]))
        text, end = text + tag[2], tag.end()
    return text + body[end:], date(int(year), int(month), int(day)), timexes


def _timex(start: int, end: int, type: str, value: str) -> dict:
    return {"extent": (start, end), "type": type, "value": value}


def _pairs(timexes: list[dict], mentions: list[Mention]) -> list[tuple[dict, Mention]]:
    """Pair each annotation with an overlapping mention, of the same extent if possible. Each mention is used once."""
    left, pairs = list(mentions), []
    for timex in timexes:
        start, end = timex["extent"]
        overlapping = [mention for mention in left if mention.start < end and start < mention.end]
        if overlapping:
            mention = min(overlapping, key=lambda mention: (mention.start, mention.end) != timex["extent"])
            left.remove(mention)
            pairs.append((timex, mention))
    return pairs


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
