"""What the demo prints about its crawl: the counts, which errors the replica planned, an article with its dates, and what to try next."""

import json
import os
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kontan_crawler.checkout import is_checkout
from kontan_crawler.extras import EXTRAS, installing
from kontan_crawler.feeds.names import MANIFEST_SUFFIX
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.dialect import dialect
from kontan_crawler.runs.checks import ALL_BY_FALLBACK
from kontan_crawler.runs.manifest_files import read_manifest
from kontan_crawler.wording import count_of

_WIDTH = 300  # characters per value
_KEYS = ("title", "url", "published_raw", "published_at", "rubric", "editors", "sources", "dateline", "text", "tags")
_DATES = 3  # at least, in the article that is shown
_NEXT = (
    ("{scrapy} export {folder} --kind indonesian -O berita.jsonl.gz", "the Indonesian articles in one file"),
    ("{setup} && {scrapy} report -s OUTPUT_DIR={folder}", "a page about these articles: {folder}/report.html"),
    ("{scrapy} doctor -s CONTACT=you@example.com", "compare the live site with what this program expects; then crawl it: {crawl}"),
)
"""Commands to try, with what they do."""
_REMARKS = {"weekday_agrees": (False, "its weekday is another one"), "repaired": (True, "a misprint, repaired")}


def demo_lines(feed: Path, requests: int, dataset: Dataset) -> Iterator[str]:
    """Yield the lines on the feed of a demo. requests: their number. Raises OSError, ValueError if feed or manifest cannot be read."""
    records = [json.loads(line) for line in feed.read_text(encoding="utf-8").splitlines()]
    yield f"{count_of(len(records), 'article')} in {count_of(requests, 'request')}, one JSON line each, in {_shown(feed)}"
    given_up = read_manifest(feed.with_name(feed.name + MANIFEST_SUFFIX)).given_up
    yield from _errors({refusal.url: refusal.reason for refusal in given_up}, dataset.refused)
    yield from _warnings(records, dataset)
    if records:
        yield from _article(_example(records))
    yield from next_lines(feed.parent)


def is_planned(feed: Path, dataset: Dataset) -> bool:
    """Return whether the only check that the run of a demo failed is one that its dialect plans. Raises OSError, ValueError if the manifest cannot be read."""
    failed = read_manifest(feed.with_name(feed.name + MANIFEST_SUFFIX)).failed_checks
    return dialect(dataset.dialect).has_unknown_body and bool(failed) and all(check.startswith(ALL_BY_FALLBACK) for check in failed)


def next_lines(folder: Path) -> Iterator[str]:
    """Yield what to try next. folder: of the demo."""
    scrapy = f"{_shown(Path(sys.executable))} -m scrapy"
    words = {"folder": _shown(folder), "scrapy": scrapy, "setup": "make setup", "crawl": "make crawl"}
    if not is_checkout():
        words |= {"setup": installing(EXTRAS["vl_convert"]), "crawl": f"{scrapy} crawl internasional"}
    yield "Try next:"
    for command, what in _NEXT:
        yield f"  {command.format(**words)}"
        yield f"      {what.format(**words)}"


def _errors(found: Mapping[str, str], planned: Mapping[str, str]) -> Iterator[str]:
    """Yield how many URLs gave no article, and which of them the replica did not plan. found, planned: reasons by URL."""
    if found:
        as_planned = Counter(reason for url, reason in found.items() if planned.get(url) == reason)
        reasons = ", ".join(f"{count} {reason}" for reason, count in as_planned.most_common())
        yield f"{count_of(len(found), 'URL')} without an article; planned by the replica, as the site has such pages too: {reasons or 'none'}"
    for url, reason in found.items():
        if planned.get(url) != reason:
            yield f"  not planned: {reason}: {url}"


def _warnings(records: Sequence[Mapping[str, Any]], dataset: Dataset) -> Iterator[str]:
    """Yield how many articles have warnings, and which of them the replica did not plan."""
    odd = [record for record in records if record["warnings"]]
    if odd:
        yield f"{count_of(len(odd), 'article')} with warnings, planned as well, such as a wrong weekday or wrongly decoded letters"
    for record in odd:
        if record["warnings"] != dataset.expected.get(record["url"], {}).get("warnings"):
            yield f"  not planned: {', '.join(record['warnings'])}: {record['url']}"


def _example(records: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return an Indonesian article without warnings that has dates, one of them with its weekday, if there is one."""
    return max(records, key=lambda record: (record["language"] == "id", not record["warnings"], *_dated(record["dates"])))


def _dated(dates: Sequence[Mapping[str, Any]]) -> tuple[bool, int]:
    return any(date["weekday_agrees"] for date in dates), min(len(dates), _DATES)


def _article(record: Mapping[str, Any]) -> Iterator[str]:
    yield "An article (some of its keys):"
    for key in _KEYS:
        value = record[key]
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        yield f"  {key:>14}  {textwrap.shorten(text, _WIDTH, placeholder=' …')}"
    for number, date in enumerate(record["dates"]):
        remarks = "".join(f"  ({remark})" for key, (value, remark) in _REMARKS.items() if date[key] is value)
        yield f"  {'' if number else 'dates':>14}  {date['text']} = {date['value']}{remarks}"


def _shown(path: Path) -> str:
    """Return a path as short as possible: relative to the current folder if it is in it."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative
