"""Measure the time of `scrapy report` and the size of its page for the feeds and manifests of a year of hourly runs.

python -m bench.report [--articles 100000] [--runs 8760]
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from kontan_crawler.clock import WIB
from kontan_crawler.runs.manifest import DayRow, FeedLines, Manifest
from kontan_crawler.runs.manifest_files import write_manifests

BEGIN = datetime(2025, 2, 4, tzinfo=WIB)
SECTIONS = ("internasional", "global", "market", "investasi", "nasional", "industri", "keuangan", "insight", "fokus", "lifestyle")
SOURCES = ([], ["Reuters"], ["AP"], ["Reuters", "Bloomberg"])


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bench.report", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=365 * 24)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = _fill(folder, options.articles, options.runs)
        print(f"{options.articles:,} articles of {size / options.articles / 1000:.1f} kB, {options.runs:,} runs")
        begun = time.monotonic()
        subprocess.run([sys.executable, "-m", "scrapy", "report", "-s", f"OUTPUT_DIR={folder}"], check=True)
        print(f"{time.monotonic() - begun:.1f} s (goal: under 10), {(folder / 'report.html').stat().st_size / 1e6:.2f} MB (goal: under 5)")


def _fill(folder: Path, articles: int, runs: int) -> int:
    size = 0
    for run in range(runs):
        began = BEGIN + timedelta(hours=run)
        feed = folder / f"internasional-{began:%Y-%m-%dT%H-%M-%S}+00-00.jsonl"
        of_run = range(articles * run // runs, articles * (run + 1) // runs)
        size += feed.write_text("".join(json.dumps(_record(number, began)) + "\n" for number in of_run), encoding="utf-8")
        write_manifests(_manifest(run, began, feed.name, len(of_run)), [feed], folder)
    return size


def _record(number: int, began: datetime) -> dict[str, object]:
    """Return a record of usual size: 400 words and 12 dates."""
    kanal = SECTIONS[number % len(SECTIONS)]
    mention = {"start": 59, "end": 74, "text": "Rabu (4/2/2026)", "type": "DATE", "value": "2026-02-04", "mod": None, "first_day": "2026-02-04",
               "last_day": "2026-02-04", "weekday_agrees": number % 90 > 0, "repaired": False, "suggested": None, "zone": None}  # fmt: skip
    return {
        "id": f"{number:032x}", "url": f"https://{kanal}.kontan.co.id/news/kapal-gandum-tiba-di-pelabuhan-{number}", "title": "Kapal Gandum Tiba di Pelabuhan",
        "published_at": (began + timedelta(minutes=number % 60)).isoformat(), "published_raw": "Rabu, 04 Februari 2026 / 22:20 WIB", "modified_at": None,
        "kanal": kanal, "rubric": "Global", "authors": [], "editors": ["Tri Lestari"], "sources": SOURCES[number % len(SOURCES)], "dateline": "OSLO",
        "summary": "Pelabuhan Oslo kembali melayani kapal.", "text": "Pelabuhan terbesar di Norwegia kembali melayani kapal. " * 55, "headings": [],
        "related": [{"kind": "baca_juga", "title": "Kapal Tanpa Awak Berlayar", "url": "https://internasional.kontan.co.id/news/kapal"}] * 4,
        "tags": ["Norwegia"], "image": None, "dates": [mention] * 12, "language": "id", "word_count": 400, "content_hash": f"{number:064x}",
        "source_hash": f"{number:064x}", "revision": 1, "template": "desktop", "warnings": [],
        "crawled_at": (began + timedelta(minutes=70)).isoformat(), "extractor": "kontan_crawler", "schema_version": 4,
    }  # fmt: skip


def _manifest(run: int, began: datetime, feed: str, lines: int) -> Manifest:
    """Return a manifest of usual size, with 200 counts."""
    failed = run % 700 == 0
    day = DayRow(
        day=began.date(), kanal="internasional", listed=90 + lines, delivered=lines, known=90, unchanged=0, waiting=0,
        refused={"removed": 1} if run % 9 == 0 else {}, listed_to_end_at=None,
    )  # fmt: skip
    return Manifest(
        program="kontan_crawler", run=f"internasional-{run}", spider="internasional", arguments={}, kanal=("internasional",), since=BEGIN.date(),
        started=began + timedelta(minutes=60), ended=began + timedelta(minutes=75), reason="finished", exit_code=int(failed), completed=not failed,
        last_completed=None, previous=None, failed_checks=[], suspected=[], feeds=[FeedLines(file=feed, lines=lines)], days=[day],
        days_empty=[], days_left=[], given_up=[], waiting=[], robots={}, counts={f"parser/field/css/{number}": number for number in range(200)},
    )  # fmt: skip


if __name__ == "__main__":
    main()
