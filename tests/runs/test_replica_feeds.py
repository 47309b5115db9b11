"""`scrapy recover` moves the feeds of runs that met the replica out of the folder of the site."""

import gzip
import json
import os
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from kontan_crawler.clock import WIB
from kontan_crawler.outcomes import FAILED, OK
from kontan_crawler.replica import recognition
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.recognition import share_of_replica
from kontan_crawler.runs.manifest_files import read_manifest
from kontan_crawler.runs.rebuild_ledger import rebuild_ledger
from kontan_crawler.runs.recovery import replica_feeds
from kontan_crawler.runs.recovery.learn_manifest import restore_idle_run
from kontan_crawler.runs.recovery.result import RecoveryResult
from kontan_crawler.runs.recovery.run_traces import RunTraces
from kontan_crawler.store.ledger import Ledger
from tests.crawling import DAY, FEW, WEEK, crawl, scrapy
from tests.manifests import PLAIN, manifests
from tests.store.ledgers import A, B, C, record

D, E = (f"https://global.kontan.co.id/news/{slug}" for slug in "de")
READ_AT = "2026-02-05T09:00:00+07:00"


def no_share(traces):
    """Recognize nothing: the manifests say it."""
    raise AssertionError(traces)


def write(folder, run, urls=(), *, feed=None, name=None, day="2026-02-03", **keys):
    """Write the feed of a run with these URLs and, unless `keys` is None, its manifest, which has read a day."""
    folder.mkdir(parents=True, exist_ok=True)
    feed = f"{run}.jsonl" if feed is None else feed
    row = {"day": day, "kanal": "internasional", "listed": 1, "delivered": 1, "known": 0, "unchanged": 0, "waiting": 0, "refused": {}}
    given = {
        "run": run,
        "feeds": [{"file": feed, "lines": len(urls)}] if feed else [],
        "days": [row | {"listed_to_end_at": READ_AT}],
        **keys,
    }
    if feed:
        lines = "".join(json.dumps(record(url, published=PUBLISHED.get(url, AT))) + "\n" for url in urls)
        (folder / feed).write_bytes(gzip.compress(lines.encode()) if feed.endswith(".gz") else lines.encode())
    (folder / f"{name or feed.removesuffix('.gz') or run}.run.json").write_text(json.dumps(PLAIN | given))


def recover(folder, *paths, share=no_share, apart=None):
    return rebuild_ledger(folder, paths, apart or folder / "replica", share, folder / "archive")


@dataclass
class Knowledge:
    """What a ledger knows."""

    articles: set[str]
    days: set[str]
    runs: list[str]
    backlog: set[str]


def knowledge(folder, now=datetime(2026, 2, 6, tzinfo=WIB)):
    with closing(Ledger(folder)) as ledger:
        days = [date(2026, 2, day) for day in (1, 2, 3, 4)]
        return Knowledge(
            {url for url in (A, B, C, D, E) if ledger.articles.get(url)},
            {str(day) for day in days if ledger.days.high_water_mark("internasional", day, ("internasional",), now)},
            [run.run for run in ledger.history.ended()],
            {*ledger.frontier("x").backlog(["internasional", "global"])},
        )


def contents(folder):
    """Return the content of every file under a folder but the lock and the ledger."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(("run.lock", "ledger.")))
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def mixed_folder(folder):
    """Write the output of two runs of the site, of one that met the replica between them, and of one that met it without a feed."""
    write(folder, "site-1", [A], day="2026-02-01", waiting=[D])
    write(folder, "replica-1", [B], day="2026-02-02", waiting=[E], replica=True)
    (folder / "replica-1.jsonl.given-up.txt").write_text("x\n")
    write(folder, "replica-2", feed="", day="2026-02-04", replica=True)
    write(folder, "site-2", [C], feed="site-2.jsonl.gz", day="2026-02-03")


CLEAN = Knowledge({A, C}, {"2026-02-01", "2026-02-03"}, ["site-1", "site-2"], {D})
MOVED = {
    f"replica/{name}" for name in ("replica-1.jsonl", "replica-1.jsonl.run.json", "replica-1.jsonl.given-up.txt", "replica-2.run.json")
}


def test_feeds_of_the_replica_are_moved_and_forgotten(tmp_path, capsys):
    mixed_folder(tmp_path)
    before = contents(tmp_path)
    assert recover(tmp_path) == OK
    after = contents(tmp_path)
    assert {name for name in after if name.startswith("replica/")} == MOVED
    assert {name.removeprefix("replica/"): content for name, content in after.items()} == before
    assert knowledge(tmp_path) == CLEAN
    printed = capsys.readouterr().out
    assert str(tmp_path / "replica-1.jsonl") in printed and str(tmp_path / "replica") in printed
    assert recover(tmp_path) == OK
    assert contents(tmp_path) == after and knowledge(tmp_path) == CLEAN and "replica-1" not in capsys.readouterr().out


@pytest.mark.parametrize("with_files", [True, False])
def test_idle_runs_of_the_replica_are_forgotten_and_those_of_the_site_stay(with_files, tmp_path):
    """Their manifests stand only in the ledger."""
    if with_files:
        mixed_folder(tmp_path)
    assert recover(tmp_path, apart=tmp_path) == OK
    write(tmp_path / "idle", "idle-of-replica", feed="", day="2026-02-02", waiting=[E], replica=True)
    write(tmp_path / "idle", "idle-of-site", feed="", day="2026-02-04", waiting=[D])
    with closing(Ledger(tmp_path)) as ledger:
        for path in sorted((tmp_path / "idle").iterdir()):
            restore_idle_run(ledger, read_manifest(path), path.read_text(), RecoveryResult())
            path.unlink()
    expected = CLEAN if with_files else Knowledge(set(), set(), [], {D})
    for _ in range(2):
        assert recover(tmp_path) == OK
        found = knowledge(tmp_path)
        assert (found.articles, found.days, found.backlog) == (expected.articles, expected.days | {"2026-02-04"}, expected.backlog)
        assert sorted(found.runs) == sorted([*expected.runs, "idle-of-site"])
    with closing(Ledger(tmp_path)) as ledger:
        assert [run for run, _ in ledger.idle_runs.manifests()] == ["idle-of-site"] and not ledger.history.has_met_replica()


def test_the_folder_of_the_replica_knows_what_was_moved(tmp_path):
    mixed_folder(tmp_path)
    recover(tmp_path, apart=tmp_path / "replica")
    assert recover(tmp_path / "replica") == OK
    assert knowledge(tmp_path / "replica") == Knowledge({B}, {"2026-02-02", "2026-02-04"}, ["replica-1", "replica-2"], {E})
    assert {f"replica/{name}" for name in contents(tmp_path / "replica")} == MOVED


@pytest.mark.parametrize("step", range(6))
def test_a_crash_while_feeds_are_moved(step, tmp_path, monkeypatch):
    mixed_folder(tmp_path)
    calls = iter(range(100))

    def crash(*args, real):
        if next(calls) == step:
            raise ZeroDivisionError
        return real(*args)

    monkeypatch.setattr(replica_feeds.os, "replace", partial(crash, real=os.replace))
    monkeypatch.setattr(replica_feeds, "recover", partial(crash, real=replica_feeds.recover))
    monkeypatch.setattr(replica_feeds, "_forget", partial(crash, real=replica_feeds._forget))
    with pytest.raises(ZeroDivisionError):
        recover(tmp_path)
    monkeypatch.undo()
    assert recover(tmp_path) == OK
    assert knowledge(tmp_path) == CLEAN
    assert {name for name in contents(tmp_path) if name.startswith("replica/")} == MOVED


def test_a_name_that_is_taken(tmp_path):
    mixed_folder(tmp_path)
    write(tmp_path / "replica", "earlier", [E], feed="replica-1.jsonl")
    assert recover(tmp_path) == OK
    moved = contents(tmp_path)
    assert json.loads(moved["replica/replica-1.jsonl"])["url"] == E and json.loads(moved["replica/replica-1.2.jsonl"])["url"] == B
    assert {"replica/replica-1.2.jsonl.run.json", "replica/replica-1.2.jsonl.given-up.txt"} <= moved.keys()


@pytest.mark.parametrize("runs", [(True, False), (False, True)], ids=["the replica first", "the site first"])
def test_a_feed_of_both_stays(runs, tmp_path, capsys):
    """Two runs wrote into it with -o: the first one's manifest was renamed."""
    write(tmp_path, "one", [A], feed="x.jsonl", name="x.jsonl.2026-02-04T0900000700", replica=runs[0])
    write(tmp_path, "two", [A, B], feed="x.jsonl", replica=runs[1])
    before = contents(tmp_path)
    assert [recover(tmp_path) for _ in range(2)] == [FAILED, FAILED]
    assert contents(tmp_path) == before and str(tmp_path / "x.jsonl") in capsys.readouterr().err


def test_a_folder_of_the_replica_alone_stays(tmp_path):
    write(tmp_path, "replica-1", [B], replica=True)
    assert recover(tmp_path) == OK
    assert not (tmp_path / "replica").exists() and knowledge(tmp_path).articles == {B}


def test_articles_and_runs_learnt_elsewhere_stay(tmp_path):
    """Their feed may be on a disk that is not mounted now."""
    folder, away, near = tmp_path / "output", tmp_path / "away", tmp_path / "near"
    write(away, "site-3", [D])
    write(near, "site-4", [E], day="2026-02-04")
    write(folder, "site-1", [A], day="2026-02-01")
    assert recover(folder, away, near) == OK
    (away / "site-3.jsonl").unlink()
    write(folder, "replica-1", [B], replica=True)
    recover(folder)
    assert knowledge(folder) == Knowledge({A, D, E}, {"2026-02-01", "2026-02-04"}, ["site-1", "site-3", "site-4"], set())


@pytest.mark.parametrize("path", ["", "replica-1.jsonl", "replica-1.jsonl.run.json"])
def test_feeds_of_the_replica_at_other_paths_are_not_read(path, tmp_path, capsys):
    write(tmp_path / "other", "replica-1", [B], replica=True)
    write(tmp_path / "output", "site-1", [A])
    assert recover(tmp_path / "output", tmp_path / "other" / path) == FAILED
    assert str(tmp_path / "other" / path) in capsys.readouterr().err
    assert knowledge(tmp_path / "output").articles == {A}


# Older versions


LATER = DAY + timedelta(days=20)
WEEK_OF = {(last, seed): Dataset(last, seed, FEW) for last, seed in ((DAY, 0), (DAY, 1), (LATER, 0))}
INVENTED, OTHER_SEED, INVENTED_LATER = (
    {url: datetime.fromisoformat(record["published_at"]) for url, record in week.expected.items() if record["published_at"]}
    for week in WEEK_OF.values()
)
PUBLISHED = {url: published.isoformat() for url, published in INVENTED.items()}
AT = "2026-02-04T22:20:00+07:00"
NIGHT = datetime.fromisoformat(AT)
REAL = {A: NIGHT, B: NIGHT - timedelta(days=1), C: None}


@pytest.fixture
def few_weeks(monkeypatch):
    """Do not generate weeks that have none of the URLs."""
    monkeypatch.setattr(recognition, "Dataset", lambda last: WEEK_OF.get((last, 0), SimpleNamespace(stories=())))
    recognition._times_by_url.cache_clear()
    yield
    recognition._times_by_url.cache_clear()


def some(urls, first, last):
    return dict([*urls.items()][first:last])


@pytest.mark.parametrize(("urls", "share"), [
    (INVENTED, 1), (some(INVENTED, 0, 1), 1), (some(INVENTED, -1, None), 1), (dict.fromkeys(WEEK_OF[DAY, 0].refused), 1),
    (OTHER_SEED, 0), (REAL, 0), ({A: None}, 0), (dict.fromkeys(INVENTED, NIGHT), 0), ({url: time + timedelta(minutes=2) for url, time in INVENTED.items()}, 0),
    (some(INVENTED, 0, 6) | REAL, 6 / 9), (INVENTED | INVENTED_LATER, len(INVENTED_LATER) / len(INVENTED | INVENTED_LATER)),
    (some(INVENTED, 0, 6) | {A: NIGHT - timedelta(days=9999), B: NIGHT + timedelta(days=5)}, 6 / 8),
])  # fmt: skip
def test_share_of_the_default_seed(urls, share, few_weeks):
    assert share_of_replica(RunTraces(urls, {DAY}, {})) == pytest.approx(share)


def test_runs_without_urls_are_recognized_by_robots_txt(replica, tmp_path):
    crawl("arsip", *WEEK[1:2], f"since={DAY}", "-a", f"until={DAY}", "-a", "kanal=global", folder=tmp_path, replica=replica)
    (manifest,) = manifests(tmp_path)
    robots = manifest["robots"]
    assert robots and share_of_replica(RunTraces({}, {DAY}, robots)) == 1
    for other in ({}, {host: {"*": ["Disallow:"]} for host in robots}, robots | {"www.kontan.co.id": {}}):
        assert share_of_replica(RunTraces({}, {DAY}, other)) == 0


def test_feeds_of_older_versions(tmp_path, few_weeks):
    """Feed with an older manifest, without one, compressed, without an article; and the same of the site."""
    old, invented = {"manifest_version": 3, "replica": None}, [*INVENTED][-4:]
    write(tmp_path, "old-1", invented[:2], **old)
    write(tmp_path, "old-2", invented[2:3], feed="old-2.jsonl.gz", **old)
    write(tmp_path, "old-3", [], waiting=invented[3:], **old)
    write(tmp_path, "old-4", invented[3:])
    (tmp_path / "old-4.jsonl.run.json").unlink()
    write(tmp_path, "site-1", [A], **old)
    write(tmp_path, "site-2", [], waiting=[D], **old)
    write(tmp_path, "both", [B, invented[0]], **old)
    assert recover(tmp_path, share=share_of_replica) == FAILED  # `both` stays
    assert {Path(name).name.partition(".")[0] for name in contents(tmp_path) if name.startswith("replica/")} == {
        "old-1",
        "old-2",
        "old-3",
        "old-4",
    }
    assert knowledge(tmp_path).articles == {A, B} and knowledge(tmp_path).runs == ["both", "site-1", "site-2"]


def test_the_setting(tmp_path):
    for folder, replica_dir, moved in (("a", "replica", True), ("b", "invented", True), ("c", ".", False), ("d", tmp_path / "e", True)):
        mixed_folder(tmp_path / folder)
        done = scrapy("recover", "-s", f"OUTPUT_DIR={tmp_path / folder}", "-s", f"REPLICA_DIR={replica_dir}")
        assert (done.returncode, done.stderr) == (OK, "")
        assert (tmp_path / folder / replica_dir / "replica-1.jsonl").exists()
        assert (tmp_path / folder / "replica-1.jsonl").exists() != moved
