"""Measure `scrapy dataset build` and `verify` on made-up articles: python -m bench.dataset [--articles 50000 200000] [--folder DIR]

The texts are sentences of the replica, a hundredth of them near-duplicates; feeds are by month, half of them compressed. Feeds and datasets in DIR are kept.
"""

import argparse
import gzip
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import NAMESPACE_URL, uuid5

from bench.crawl.usage import ProcessFailed, usage_of
from kontan_crawler.clock import WIB
from kontan_crawler.replica.sentence_templates import THEMES
from kontan_crawler.replica.text_generator import TextGenerator
from kontan_crawler.runs.summary import size_of

_FIRST, _YEARS = date(2011, 1, 1), 15
_DAY = re.compile(r"\((\d{1,2})/(\d{1,2})/(\d{4})\)")
_SENTENCES = 18
_NEAR = 100  # one of so many articles is nearly the one before


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.dataset", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[50_000, 200_000])
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        try:
            for count in options.articles:
                _measure(options.folder or Path(scratch), count)
        except ProcessFailed as error:
            raise SystemExit(str(error)) from None


def _measure(scratch: Path, count: int) -> None:
    feeds, to = scratch / f"feeds-{count}", scratch / f"data-{count}"
    if not feeds.exists():
        feeds.mkdir(parents=True)
        _write_feeds(feeds, count)
    print(f"{count:,} articles: feeds {_size(feeds)}", flush=True)
    for words in (["build", str(feeds), "--to", str(to)], ["verify", str(to)]):
        usage = usage_of([sys.executable, "-m", "scrapy", "dataset", *words])
        print(
            f"  {words[0]}: CPU {usage.user:.0f} s user, {usage.system:.0f} s system, at most {usage.peak:.0f} MB; "
            f"{1000 * usage.user / count:.2f} ms an article", flush=True,
        )  # fmt: skip
    print(f"  dataset {_size(to)}", flush=True)


def _size(folder: Path) -> str:
    return size_of(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()))


def _write_feeds(folder: Path, count: int) -> None:
    lines: list[bytes] = []
    month = ""
    for day, line in _lines(count):
        if month and f"{day:%Y-%m}" != month:
            _write_feed(folder, month, lines)
        month = f"{day:%Y-%m}"
        lines.append(line)
    _write_feed(folder, month, lines)


def _write_feed(folder: Path, month: str, lines: list[bytes]) -> None:
    if int(month[-2:]) % 2:
        (folder / f"{month}.jsonl").write_bytes(b"".join(lines))
    else:
        (folder / f"{month}.jsonl.gz").write_bytes(gzip.compress(b"".join(lines), 6))
    lines.clear()


def _lines(count: int) -> Iterator[tuple[date, bytes]]:
    text = ""
    for number in range(count):
        moment = datetime(_FIRST.year, 1, 1, 6, tzinfo=WIB) + timedelta(minutes=number * _YEARS * 365 * 24 * 60 // count)
        random = Random(number)
        text = f"{text} Demikian." if number % _NEAR == 1 else _text(random, moment.date())
        record = _record(number, moment, text)
        yield moment.date(), json.dumps(record, ensure_ascii=False).encode() + b"\n"


def _text(random: Random, day: date) -> str:
    writer = TextGenerator(random, random.choice(THEMES), day)
    sentences = [writer.lead(), *(writer.fill(random.choice(random.choice(THEMES).body)) for _ in range(_SENTENCES))]
    return "\n\n".join(" ".join(sentences[first : first + 2]) for first in range(0, len(sentences), 2))


def _record(number: int, moment: datetime, text: str) -> dict[str, object]:
    url = f"https://internasional.kontan.co.id/news/artikel-buatan-{number}"
    return {
        "id": str(uuid5(NAMESPACE_URL, url)), "url": url, "title": f"Artikel Buatan {number}", "published_at": moment.isoformat(),
        "published_raw": f"{moment:%d/%m/%Y}", "modified_at": None, "listed_on": moment.date().isoformat(), "kanal": "internasional",
        "rubric": "Global", "authors": ["Ani Wijaya"], "editors": ["Budi"], "sources": ["Reuters"], "dateline": "JAKARTA", "summary": None,
        "text": text, "headings": [], "related": [], "tags": ["ekonomi"], "image": None, "dates": list(_mentions(text)), "language": "id",
        "word_count": len(text.split()), "content_hash": "0" * 64, "source_hash": "1" * 64, "revision": 1, "template": "desktop",
        "warnings": [], "crawled_at": moment.isoformat(), "archived": None, "extractor": "kontan_crawler 0.2.0", "schema_version": 5,
    }  # fmt: skip


def _mentions(text: str) -> Iterator[dict[str, object]]:
    for found in _DAY.finditer(text):
        day = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
        yield {
            "start": found.start(), "end": found.end(), "text": found[0], "type": "DATE", "value": day, "mod": None, "first_day": day,
            "last_day": day, "weekday_agrees": None, "repaired": False, "suggested": None, "zone": None,
        }  # fmt: skip


if __name__ == "__main__":
    main()
