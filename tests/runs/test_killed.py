"""A crawl that is killed at any moment and started again delivers each article once, complete and correct, and its page is in the archive.

SOAK_KILLS: number of kills, 4 by default, then in short spans of days.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import date, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from random import Random, randrange
from signal import SIGHUP, SIGINT, SIGKILL, SIGTERM, Signals
from typing import Any

import jsonschema
import pytest

from kontan_crawler import site
from kontan_crawler.archive.capture import Capture, captures_in
from kontan_crawler.archive.index import read_index
from kontan_crawler.archive.names import index_path, warcs_in
from kontan_crawler.archive.recover import index_lines
from kontan_crawler.clock import today
from kontan_crawler.items import article_schema
from kontan_crawler.outcomes import FAILED
from kontan_crawler.replica.dataset import DAYS, Dataset
from kontan_crawler.urls import canonical
from tests.crawling import DAY, FEW
from tests.killing import CrawledReplica, End, Moment, Run, any_line, any_moment, crawled_replica, cut_power
from tests.manifests import manifests
from tests.small_site import SmallSite
from tests.spiders.test_crawl import EXPECTED_KEYS

pytestmark = pytest.mark.kills
SOAK = "SOAK_KILLS" in os.environ
KILLS = int(os.environ.get("SOAK_KILLS", "4"))
SEED = os.environ.get("SOAK_SEED") or str(randrange(10**6))
VALIDATOR = jsonschema.Draft202012Validator(article_schema())
RECOVERED = re.compile(r"\[kontan_crawler\.runs\.output\] WARNING: \D*(\d+)\b")  # articles


SPAN = timedelta(days=DAYS - 1)
SHORT = SPAN if SOAK else timedelta(days=1)


def news(last: date, **of_site: Any) -> Dataset | SmallSite:
    """Return a week of news: for the many kills, the replica's; for the few, short pages."""
    return Dataset(last, per_day=FEW) if SOAK else SmallSite(last, refused=["removed", "paywall", "photo"], **of_site)


@pytest.fixture(scope="module")
def arsip():
    with crawled_replica(news(DAY), DAY - SPAN, "arsip", "-a", f"until={DAY}") as here:
        yield here


@pytest.fixture(scope="module")
def short_arsip():
    with crawled_replica(news(DAY), DAY - SHORT, "arsip", "-a", f"until={DAY}") as here:
        yield here


@pytest.fixture(scope="module")
def internasional():
    with crawled_replica(news(today()), today() - SPAN, "internasional") as here:
        yield here


FULL = 3
"""Age of a day with two pages of the index; only the daily index goes back so far."""


@pytest.fixture(scope="module")
def full_day():
    """A replica whose index has a second page on the first day of the crawl."""
    dataset = Dataset(today()) if SOAK else news(today(), per_day=2, of_age={FULL: site.ROWS_PER_PAGE + 1})
    with crawled_replica(dataset, dataset.today - timedelta(days=FULL), "internasional") as here:
        yield here


@pytest.fixture
def chance(request):
    print(f"SOAK_SEED={SEED}")  # shown where a test fails
    return Random(f"{SEED} {request.node.name}")


class Series:
    """Runs into one folder, one after the other. between: called with the folder after each kill."""

    def __init__(
        self, crawled: CrawledReplica, folder: Path, options: tuple[str, ...] = (), between: Callable[[Path], None] | None = None
    ) -> None:  # fmt: skip
        self.crawled, self.folder, self.between, self.runs = crawled, folder / "output", between, list[Run]()
        self.acknowledged: set[str] = set()
        """Records of all answers that an index has named."""
        self.options = tuple(option.format(folder=self.folder) for option in options)
        self.folder.mkdir(parents=True)

    def run(self, end: End | None = None) -> Run:
        """Make one more run; assert that no line is torn or duplicated and nothing crashed."""
        run = Run(self.crawled, self.folder, self.folder.parent / f"run-{len(self.runs) + 1}.log", end, self.options)
        self.runs.append(run)
        assert not duplicates(self.folder)
        assert "Traceback" not in run.log or run.exit_code == -SIGINT, run.log  # Python's own traceback for Ctrl-C during start-up
        if run.found and run.requested and not self.between:
            assert str(run.found) in RECOVERED.findall(run.log)
        self.acknowledged |= acknowledged(self.folder)
        if run.exit_code < 0 and self.between:
            self.between(self.folder)
        return run

    def finish(self) -> None:
        """Run to a normal end; assert that every article is delivered once and correct."""
        last = self.runs[-1] if self.runs and self.runs[-1].exit_code == 0 else self.run()
        assert last.exit_code == 0, last.log
        assert self.between or not list(self.folder.glob("*.part"))  # one that lost its first line and its ledger may be anybody's
        check(self.folder, self.crawled)
        check_archive(self.folder, self.acknowledged)


def acknowledged(folder: Path) -> set[str]:
    """Return the records in the indexes of the archive, whole lines of open ones too."""
    return {line.record_id for path in (folder / "archive").glob("*.cdxj*") for line in read_index(path)}


def check_archive(folder: Path, acknowledged: set[str]) -> None:
    """Assert that all files of the archive are closed and whole, with an index of each answer, and hold the page of each article."""
    assert not list((folder / "archive").glob("*.open"))
    pages, found = {}, set()
    for path in warcs_in(folder / "archive"):
        places = list(captures_in(path))
        assert all(isinstance(one, Capture) for one in places), places
        pages |= {one.archived.record_id: one for one in places}
        lines = index_lines(path)
        assert list(read_index(index_path(path))) == sorted(lines, key=str)
        found |= {line.record_id for line in lines}
    assert acknowledged <= found
    for record in delivered(folder):
        page = pages[record["archived"]["record_id"]]
        assert asdict(page.archived) == record["archived"] and canonical(page.url) == record["url"]


def delivered(folder: Path) -> list[dict[str, Any]]:
    """Return the records of all feeds; assert that no line is torn."""
    feeds = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.jsonl"))]
    assert all(feed.endswith("\n") for feed in feeds if feed)
    return [json.loads(line) for feed in feeds for line in feed.split("\n")[:-1]]


def duplicates(folder: Path) -> list[str]:
    return [url for url, count in Counter(record["url"] for record in delivered(folder)).items() if count > 1]


def check(folder: Path, crawled: CrawledReplica) -> None:
    """Assert that the feeds of a folder have the expected record of each article, once."""
    records, expected = delivered(folder), crawled.dataset.expected
    assert Counter(record["url"] for record in records) == Counter(crawled.listed)
    for record in records:
        VALIDATOR.validate(record)
        keys = expected[record["url"]].keys() & EXPECTED_KEYS
        assert {key: record[key] for key in keys} == {key: expected[record["url"]][key] for key in keys}


def share(part: int) -> int:
    """Return how many of the kills a test makes."""
    return max(1, KILLS // part)


def kill(
    series: Iterable[Series], kills: int, chance: Random, signals: tuple[Signals, ...] = (SIGKILL,), lines: float = 0
) -> list[Run]:  # fmt: skip
    """Kill runs at random moments, series after series; return all runs. lines: this share of them, and the first, with lines under way."""
    runs = []
    for one in series:
        while kills > 0:
            moment = any_line if not runs or chance.random() < lines else any_moment
            runs.append(one.run(End(moment(chance, len(one.crawled.listed)), chance.choice(signals))))
            if runs[-1].exit_code == 0:
                break
            assert runs[-1].exit_code == -runs[-1].end.number, runs[-1].log
            kills -= 1
        one.finish()
        if kills <= 0:
            break
    return runs


def series_of(replicas: list[CrawledReplica], tmp_path: Path, chance: Random, *rest: object) -> Iterator[Series]:
    for number in count(1):
        yield Series(chance.choice(replicas), tmp_path / f"series-{number}", *rest)


def test_killed_at_any_moment(short_arsip, internasional, tmp_path, chance):
    series = series_of([short_arsip, internasional], tmp_path, chance, ("-s", "ARCHIVE_FILE_SIZE=20000"))
    kill(series, share(3), chance, (SIGKILL, SIGKILL, SIGKILL, SIGHUP))


def test_power_cut_at_any_moment(short_arsip, tmp_path, chance):
    kill(series_of([short_arsip], tmp_path, chance, (), partial(cut_power, random=chance)), share(4), chance, lines=0.6)


@pytest.mark.parametrize("option", ["-O", "-o"])
def test_own_feed(short_arsip, tmp_path, chance, option):
    def between(folder: Path) -> None:
        if chance.random() < 0.75:
            cut_power(folder, chance)

    kill(series_of([short_arsip], tmp_path, chance, (option, "{folder}/berita.jsonl"), between), share(8), chance, lines=0.6)


def test_the_gap_of_a_killed_run_is_read(full_day, tmp_path, chance):
    listed = len(full_day.listed)
    second_page = Moment("request", 1, site.INDEX.format(kanal="internasional", day=full_day.since, offset=site.ROWS_PER_PAGE))
    for number in range(share(8)):
        series = Series(full_day, tmp_path / f"series-{number}")
        killed = series.run(End(Moment("request", chance.randint(1, listed // 2)) if number else second_page))
        assert killed.exit_code == -SIGKILL and killed.written < listed
        series.finish()
        assert len(series.runs) == 2


def test_stopped_runs_deliver_their_finished_articles(arsip, tmp_path, chance):
    series = Series(arsip, tmp_path)
    for number in chance.sample([SIGTERM, SIGINT], 2):
        kind, last = chance.choice((("request", len(arsip.listed) // 4), ("line", len(arsip.listed) // 5)))
        check_stopped(series.folder, series.run(End(Moment(kind, chance.randint(1, last)), number)))
    series.finish()
    assert not any(RECOVERED.search(run.log) for run in series.runs)


def check_stopped(folder: Path, run: Run) -> None:
    """Assert that a stopped run delivered its finished articles and recorded how it ended."""
    assert run.exit_code == 128 + run.end.number, run.log
    assert not list(folder.glob("*.part"))
    manifest = manifests(folder)[-1]
    assert (manifest["exit_code"], manifest["reason"], manifest["completed"]) == (run.exit_code, "shutdown", False)
    for feed in manifest["feeds"]:
        assert (folder / feed["file"]).read_bytes().count(b"\n") == feed["lines"] >= run.written
        assert (folder / f"{feed['file']}.run.json").exists()
    delivered = sum(
        feed.read_bytes().count(b"\n") for feed in folder.glob("*.jsonl")
    )  # the part file begins with the lines of an earlier feed
    assert manifest["feeds"] or (run.written <= delivered and (folder / f"{manifest['run']}.run.json").exists())


@pytest.mark.soak
@pytest.mark.parametrize("twice", [False, True], ids=["once", "twice"])
def test_stopped_at_any_moment(arsip, tmp_path, chance, twice):
    stops = share(8)
    for series in series_of([arsip], tmp_path, chance):
        while stops > 0:
            run = series.run(End(any_moment(chance, len(arsip.listed)), number := chance.choice((SIGTERM, SIGINT)), twice))
            assert run.exit_code in (0, 128 + number, -number, twice and FAILED), run.log  # a second signal ends it at once
            if run.exit_code == 0:
                break
            stops -= 1
        series.finish()
        if stops <= 0:
            break
