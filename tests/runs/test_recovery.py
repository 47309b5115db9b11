"""Recovery of an output folder."""

import gzip
import json
import os
import re
from contextlib import closing, suppress
from datetime import datetime, timedelta
from functools import partial

import pytest

from kontan_crawler.clock import WIB, now
from kontan_crawler.feeds.names import GIVEN_UP_SUFFIX, MANIFEST_SUFFIX
from kontan_crawler.feeds.output_lock import OutputLock
from kontan_crawler.outcomes import INTERRUPTED
from kontan_crawler.replica.server import serve
from kontan_crawler.runs import manifest_files, output
from kontan_crawler.runs.build_manifest import build_manifest
from kontan_crawler.runs.manifest import MANIFEST_VERSION, FeedLines
from kontan_crawler.runs.manifest_files import read_manifest, write_manifests
from kontan_crawler.runs.recovery import new_files
from kontan_crawler.runs.recovery.close_run import close_run
from kontan_crawler.runs.recovery.recover import recover
from kontan_crawler.runs.run_result import RunResult
from kontan_crawler.spider_args import url_file
from kontan_crawler.store.database import LEDGER_NAME
from kontan_crawler.store.history import RunStart
from kontan_crawler.store.ledger import Ledger
from tests.crawling import crawl, scrapy
from tests.spiders.test_walk import KONTAN, HandMade, story
from tests.store.ledgers import DAY, A, B, C, record

STARTED = datetime(2026, 2, 5, 9, tzinfo=WIB)


def lines(*records):
    return "".join(json.dumps(record) + "\n" for record in records)


def run_start(run="internasional-1", started=STARTED):
    return RunStart(run, "internasional", {"since": "2026-02-04"}, started, ("internasional",), DAY)


def known(ledger):
    return {url for url in (A, B, C) if ledger.articles.get(url)}


def test_a_part_file_is_delivered_and_learnt(ledger, tmp_path):
    (tmp_path / "x.jsonl.part").write_text(lines(record(A), record(B)) + '{"url": "htt')
    result = recover(ledger, tmp_path)
    assert result.delivered == [(tmp_path / "x.jsonl", 2)]
    assert known(ledger) == {A, B}


def test_a_part_file_outside_the_folder_is_found_in_the_ledger(ledger, tmp_path):
    elsewhere = tmp_path / "elsewhere" / "mine.json"
    elsewhere.parent.mkdir()
    part = elsewhere.with_name("mine.json.part")
    part.write_text(lines(record(A)))
    ledger.files.begin(elsewhere, "internasional-1", learnt=True)
    recover(ledger, tmp_path)
    assert elsewhere.exists() and known(ledger) == {A}
    assert ledger.files.unfinished() == {}


def test_a_part_file_on_an_unmounted_disk_is_delivered_later_without_duplicates(ledger, tmp_path):
    away = tmp_path / "away"
    ledger.files.begin(away / "x.jsonl", "internasional-1", learnt=True)
    (error,) = recover(ledger, tmp_path).errors
    assert str(away / "x.jsonl.part") in error
    (tmp_path / "y.jsonl").write_text(lines(record(A)))  # crawled again in between
    away.mkdir()
    (away / "x.jsonl.part").write_text(lines(record(A), record(B), record(A, revision=2)))
    assert recover(ledger, tmp_path).delivered == [(away / "x.jsonl", 2)]
    assert (away / "x.jsonl").read_text() == lines(record(B), record(A, revision=2))
    assert known(ledger) == {A, B}


def test_a_part_file_that_the_ledger_cannot_learn_from_is_discarded(ledger, tmp_path):
    (tmp_path / "t.jsonl.part").write_text('{"title": "a"}\n')
    ledger.files.begin(tmp_path / "t.jsonl", "internasional-1", learnt=False)
    recover(ledger, tmp_path)
    assert not list(tmp_path.glob("t.jsonl*")) and ledger.files.unfinished() == {}


def test_a_file_given_by_name_is_a_feed_whatever_its_suffix(ledger, tmp_path):
    (tmp_path / "mine.json").write_text(lines(record(A)))
    assert recover(ledger, tmp_path).learnt == 0
    assert recover(ledger, tmp_path, [tmp_path / "mine.json"]).learnt == 1


def test_a_half_written_manifest_is_removed(ledger, tmp_path):
    for name in (f"x.jsonl{MANIFEST_SUFFIX}.part", f"x.jsonl{GIVEN_UP_SUFFIX}.part"):
        (tmp_path / name).write_text("{")
    recover(ledger, tmp_path)
    assert not list(tmp_path.glob("*.part"))


def test_files_of_other_programs_are_not_changed(ledger, tmp_path):
    (tmp_path / "film.mp4.part").write_text("half a film")
    (tmp_path / "data.jsonl.part").write_text('{"name": "Siti"}\n')
    (tmp_path / "data.jsonl.gz.part").write_bytes(b"half")
    (tmp_path / "customers.jsonl").write_text('{"name": "Siti"}\n' * 3)
    result = recover(ledger, tmp_path)
    assert len(list(tmp_path.glob("*.part"))) == 3
    (error,) = result.errors  # one error, not one for each line
    assert str(tmp_path / "customers.jsonl") in error
    assert recover(ledger, tmp_path).errors == []  # reported once


@pytest.mark.parametrize(
    ("text", "left"), [('{"id": "0a1', False), ('{"i', False), ("\0\0\0", False), ('{"id": "0a\0\0', False), ("", True), ("{}", True)]
)
def test_a_part_file_torn_in_its_first_line_is_removed_if_it_is_ours(text, left, ledger, tmp_path):
    part = tmp_path / "x.jsonl.part"
    part.write_text(text)
    recover(ledger, tmp_path)
    assert part.exists() is left and not (tmp_path / "x.jsonl").exists()


def test_a_feed_is_read_once_and_again_when_it_has_changed(ledger, tmp_path):
    feed = tmp_path / "x.jsonl"
    feed.write_text(lines(record(A)))
    assert [recover(ledger, tmp_path).learnt for _ in range(2)] == [1, 0]
    feed.write_text(lines(record(A), record(B)))
    assert recover(ledger, tmp_path).learnt == 1  # the other line is known
    assert known(ledger) == {A, B}


def test_a_change_is_looked_for_in_the_newest_feeds_and_a_new_name_always(ledger, tmp_path, monkeypatch):
    feeds = [tmp_path / f"{number}.jsonl" for number in range(9)]
    for number, feed in enumerate(feeds):
        feed.write_text(lines(record(A)))
        os.utime(feed, (number, number))
    recover(ledger, tmp_path)
    for feed in (feeds[0], feeds[-1]):
        feed.write_text(lines(record(A), record(B)))
    feeds[1].unlink()
    (tmp_path / "a.jsonl").write_text(lines(record(C)))
    looked_at, stat = [], os.stat
    monkeypatch.setattr(new_files.os, "stat", lambda path, **kwargs: looked_at.append(str(path)) or stat(path, **kwargs))
    found = new_files.new_files(tmp_path, ledger.files, newest=3)
    assert [path.name for path in found.feeds] == ["8.jsonl", "a.jsonl"]
    assert {*map(str, feeds)} & {*looked_at} == {*map(str, feeds[-3:])}
    assert recover(ledger, tmp_path, newest=3).feeds == 2
    assert recover(ledger, tmp_path).feeds == 1 and recover(ledger, tmp_path).feeds == 0


@pytest.mark.parametrize(
    ("age", "completed", "looks_at_all"), [(timedelta(1), True, True), (timedelta(0), False, True), (timedelta(0), True, False)]
)
def test_a_start_looks_at_all_feeds_once_a_day_and_after_a_run_that_did_not_complete(
    age, completed, looks_at_all, ledger, tmp_path, monkeypatch
):
    monkeypatch.setattr(output, "NEWEST", 1)
    ledger.history.end(run_start("internasional-1", now() - age), "{}", completed)
    older = tmp_path / "x.jsonl"
    for feed, moment in ((older, 1), (tmp_path / "y.jsonl", 2)):
        feed.write_text(lines(record(A)))
        os.utime(feed, (moment, moment))
    recover(ledger, tmp_path)
    older.write_text(lines(record(A), record(B)))
    output.open_output(tmp_path).close()
    OutputLock.release_if_held(tmp_path)
    assert known(ledger) == ({A, B} if looks_at_all else {A})


def test_compressed_feeds_and_feeds_at_other_paths(ledger, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.jsonl.gz").write_bytes(gzip.compress(lines(record(A)).encode()))
    (other / "b.jsonl").write_text(lines(record(B)))
    single = tmp_path / "deep" / "c.jsonl"
    single.parent.mkdir()
    single.write_text(lines(record(C)))
    recover(ledger, tmp_path)
    assert known(ledger) == set()
    recover(ledger, tmp_path, [other, single])
    assert known(ledger) == {A, B, C}


def test_bad_lines_are_reported_and_good_ones_learnt(ledger, tmp_path):
    (tmp_path / "x.jsonl").write_text(lines(record(A)) + "{torn\n" + lines(record(B)) + "[]\n")
    (tmp_path / "y.jsonl.gz").write_bytes(gzip.compress(lines(*[record(C)] * 3).encode())[:-9])
    result = recover(ledger, tmp_path)
    assert {A, B} <= known(ledger)
    assert [error.partition(": ")[0].removeprefix(f"{tmp_path}/") for error in result.errors][:2] == ["x.jsonl, line 2", "x.jsonl, line 4"]
    assert "y.jsonl.gz" in result.errors[2]


def test_an_interrupted_run_gets_a_manifest(ledger, tmp_path):
    ledger.history.begin(run_start())
    frontier = ledger.frontier("internasional-1")
    for url in (A, B):
        frontier.register(url, DAY.toordinal(), known=False)
    frontier.resolve(A, "written", revision=1)
    part = tmp_path / "x.jsonl.part"
    part.write_text(lines(record(A)))
    ledger.files.begin(tmp_path / "x.jsonl", "internasional-1", learnt=True)
    recover(ledger, tmp_path)
    manifest = read_manifest(tmp_path / f"x.jsonl{MANIFEST_SUFFIX}")
    assert (manifest.reason, manifest.exit_code, manifest.completed, manifest.days_left) == (INTERRUPTED, None, False, None)
    assert manifest.feeds == [FeedLines(file="x.jsonl", lines=1)]
    (day,) = manifest.days
    assert (day.day, day.listed, day.delivered, day.waiting) == (DAY, 2, 1, 1)
    assert manifest.waiting == [B]
    assert ledger.frontier("2").backlog(["internasional"]) == [B]
    assert ledger.history.unfinished() == [] and ledger.files.delivered_by("internasional-1") == []


def test_an_interrupted_run_without_a_feed_has_a_manifest_in_the_folder(ledger, tmp_path):
    ledger.history.begin(run_start())
    recover(ledger, tmp_path)
    assert read_manifest(tmp_path / f"internasional-1{MANIFEST_SUFFIX}").reason == INTERRUPTED


def finish(ledger, folder, run, started, delivered, refused=(), waiting=(), reason="finished", exit_code=0):
    """Finish a run, with its feed and its manifest."""
    feed = folder / f"{run}.jsonl"
    feed.write_text(lines(*map(record, delivered)))
    frontier = ledger.frontier(run)
    for url in (*delivered, *waiting):
        frontier.register(url, DAY.toordinal(), known=False)
    for url in delivered:
        frontier.resolve(url, "written", revision=1)
    for url in refused:
        frontier.resolve(url, "removed", DAY.toordinal())
    recover(ledger, folder)
    frontier.confirm()
    result = RunResult(reason, exit_code, days_read={("internasional", DAY): started}, days_left={}, feeds=[(feed, 1)])
    ledger.days.record_read("internasional", DAY, started, ("internasional",))
    manifest = build_manifest(run_start(run, started), result, frontier)
    write_manifests(manifest, [feed], folder)
    close_run(ledger, manifest)
    return manifest


def contents(ledger):
    mark = ledger.days.high_water_mark("internasional", DAY, ("internasional",), datetime.now(WIB))
    return ledger.history.ended(), known(ledger), mark, ledger.frontier("x").backlog(["internasional"])


def test_a_deleted_ledger_is_rebuilt_from_feeds_and_manifests(tmp_path):
    first = Ledger(tmp_path)
    finish(first, tmp_path, "internasional-1", STARTED, [A], refused=[C], waiting=[B], reason="shutdown", exit_code=143)
    finish(first, tmp_path, "internasional-2", datetime(2026, 2, 5, 11, tzinfo=WIB), [B])
    before = contents(first)
    first.close()
    for path in tmp_path.glob(f"{LEDGER_NAME}*"):
        path.unlink()
    second = Ledger(tmp_path)
    recover(second, tmp_path)
    assert contents(second) == before
    second.close()


def test_days_whose_feed_is_missing_are_read_again(tmp_path):
    first = Ledger(tmp_path)
    finish(first, tmp_path, "internasional-1", STARTED, [A])
    first.close()
    for path in (*tmp_path.glob(f"{LEDGER_NAME}*"), tmp_path / "internasional-1.jsonl"):
        path.unlink()
    second = Ledger(tmp_path)
    assert "internasional-1.jsonl " in recover(second, tmp_path).errors[0]
    assert second.days.high_water_mark("internasional", DAY, ("internasional",), datetime.now(WIB)) is None
    second.close()


@pytest.mark.parametrize("step", range(4))
def test_a_crash_while_a_run_is_closed_loses_no_manifest(step, ledger, tmp_path, monkeypatch):
    ledger.history.begin(run_start())
    calls = iter(range(100))

    def crash(*args, real):
        if next(calls) == step:
            raise ZeroDivisionError
        return real(*args)

    for name in ("write_atomically", "_keep_earlier"):
        monkeypatch.setattr(f"kontan_crawler.runs.manifest_files.{name}", partial(crash, real=getattr(manifest_files, name)))
    monkeypatch.setattr(ledger.history, "end", partial(crash, real=ledger.history.end))
    with suppress(ZeroDivisionError):
        recover(ledger, tmp_path)
    monkeypatch.undo()
    recover(ledger, tmp_path)
    assert read_manifest(tmp_path / f"internasional-1{MANIFEST_SUFFIX}").reason == INTERRUPTED
    assert len(ledger.history.ended()) == 1 and ledger.history.unfinished() == []


BAD_MANIFESTS = ["", "{", "[]", "{}", '{"manifest_version": 1, "run": 3}', "[" * 9999]
WRONG = [{"waiting": [1]}, {"waiting": ["https://example.com/news/a"]}, {"given_up": [{"url": 1, "reason": "x"}]}, {"given_up": [{"url": A, "reason": 1}]},
         {"days": [{"kanal": ["x"], "day": "2026-02-04", "listed_to_end_at": "2026-02-05T09:00:00+07:00"}]}, {"completed": None}, {"started": "soon"},
         {"days": [{"kanal": "x", "day": "Rabu", "listed_to_end_at": "2026-02-05T09:00:00+07:00"}]}, {"kanal": [3]}, {"since": 3}]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_an_invalid_manifest_is_reported_and_skipped(wrong, ledger, tmp_path):
    manifest = finish(ledger, tmp_path, "internasional-2", STARTED, [A])
    (tmp_path / f"x.jsonl{MANIFEST_SUFFIX}").write_text(json.dumps(manifest.model_dump(mode="json") | {"run": "x"} | wrong))
    (error,) = recover(ledger, tmp_path).errors
    assert f"x.jsonl{MANIFEST_SUFFIX} " in error
    assert len(ledger.history.ended()) == 1


def test_a_manifest_of_a_newer_version_is_tried_again(ledger, tmp_path):
    manifest = finish(ledger, tmp_path, "internasional-2", STARTED, [A])
    (tmp_path / f"x.jsonl{MANIFEST_SUFFIX}").write_text(
        json.dumps(manifest.model_dump(mode="json") | {"run": "x", "manifest_version": MANIFEST_VERSION + 1})
    )
    assert all(f"x.jsonl{MANIFEST_SUFFIX}" in recover(ledger, tmp_path).errors[0] for _ in range(2))


@pytest.mark.parametrize("text", BAD_MANIFESTS, ids=range(len(BAD_MANIFESTS)))
def test_a_manifest_that_is_not_json_is_reported_and_skipped(text, ledger, tmp_path):
    finish(ledger, tmp_path, "internasional-2", STARTED, [A])
    (tmp_path / f"x.jsonl{MANIFEST_SUFFIX}").write_text(text)
    result = recover(ledger, tmp_path)
    assert len(result.errors) == 1 and f"x.jsonl{MANIFEST_SUFFIX}" in result.errors[0]
    assert len(ledger.history.ended()) == 1
    assert recover(ledger, tmp_path).errors == []  # reported once


def test_manifests_of_earlier_runs_into_the_same_feed_are_kept(ledger, tmp_path):
    manifests = [finish(ledger, tmp_path, "internasional-1", STARTED, [A])]
    later = manifests[0].model_copy(update={"run": "internasional-2", "started": datetime(2026, 2, 5, 11, tzinfo=WIB)})
    for _ in range(2):  # the second time as after a crash
        write_manifests(later, [tmp_path / "internasional-1.jsonl"], tmp_path)
    kept = [read_manifest(path) for path in sorted(tmp_path.glob(f"*{MANIFEST_SUFFIX}"))]
    assert sorted(manifest.run for manifest in kept) == ["internasional-1", "internasional-2"]


def test_artikel_reads_the_file_of_refused_urls(ledger, tmp_path):
    finish(ledger, tmp_path, "internasional-1", STARTED, [A], refused=[B, C])
    path = tmp_path / f"internasional-1.jsonl{GIVEN_UP_SUFFIX}"
    assert path.read_text() == f"{B}  # removed\n{C}  # removed\n"
    assert url_file("file", str(path)) == [B, C]


# The command


def run_recover(*words, folder):
    done = scrapy("recover", *words, "-s", f"OUTPUT_DIR={folder}")
    return done.returncode, done.stdout, done.stderr


def numbers_in(text):
    """Return the whole numbers of each line."""
    return [[int(number) for number in re.findall(r"(?<= )\d+(?= )", line)] for line in text.splitlines()]


def test_recover_prints_the_counts(tmp_path):
    (tmp_path / "x.jsonl.part").write_text(lines(record(A)))
    (tmp_path / "y.jsonl").write_text(lines(record(B)))
    code, out, err = run_recover(folder=tmp_path)
    assert (code, err) == (0, "")
    assert numbers_in(out) == [[1], [2, 2, 0]]  # articles delivered; articles, feeds and runs added
    assert "x.jsonl" in out


def test_recover_learns_from_feeds_at_other_paths(tmp_path):
    for name, url in (("a", A), ("b", B)):
        (tmp_path / f"{name}.jsonl.gz").write_bytes(gzip.compress(lines(record(url)).encode()))
    code, out, err = run_recover(str(tmp_path / "a.jsonl.gz"), str(tmp_path / "b.jsonl.gz"), folder=tmp_path / "output")
    assert (code, err, numbers_in(out)) == (0, "", [[2, 2, 0]])


def test_recover_renames_a_damaged_ledger(tmp_path):
    (tmp_path / "y.jsonl").write_text(lines(record(B)))
    (tmp_path / LEDGER_NAME).write_bytes(b"no ledger" * 999)
    code, out, _ = run_recover(folder=tmp_path)
    assert code == 0 and f"{LEDGER_NAME}.damaged" in out and numbers_in(out)[-1] == [1, 1, 0]
    assert (tmp_path / f"{LEDGER_NAME}.damaged").exists()


def test_recover_fails_on_unreadable_lines(tmp_path):
    (tmp_path / "y.jsonl").write_text(lines(record(B)) + "{\n")
    code, out, err = run_recover(folder=tmp_path)
    assert code == 1 and numbers_in(out) == [[1, 1, 0]] and "y.jsonl, line 2" in err


def test_recover_counts_what_is_new_and_refuses_what_is_no_feed(tmp_path):
    """The times of files change when a folder is copied: its feeds are read again, and have no new line."""
    output, text = tmp_path / "output", tmp_path / "README.md"
    output.mkdir()
    (output / "x.jsonl").write_text(lines(record(A)))
    text.write_text("# Kontan\n\nA text.\n")
    assert numbers_in(run_recover(folder=output)[1]) == [[1, 1, 0]]
    os.utime(output / "x.jsonl", (1, 1))
    for feeds in (1, 0):
        code, out, err = run_recover(str(text), folder=output)
        assert (code, numbers_in(out)) == (1, [[0, feeds, 0]])
        assert err == f"scrapy recover: {text} is no feed, and is not added: no line is an article of this program\n"


def test_recover_refuses_a_path_that_does_not_exist(tmp_path):
    code, _, err = run_recover("nowhere", folder=tmp_path)
    assert code == 2 and "nowhere" in err


@pytest.mark.parametrize("way", ["moved in", "appended", "ledger of the day before"])
def test_a_feed_is_learnt_by_the_next_run(way, tmp_path):
    """However it came, and on the same day: no article is delivered twice."""
    one, two = tmp_path / "one", tmp_path / "two"
    with serve(HandMade({f"{KONTAN}/news/{name}?page=all": story(number) for number, name in enumerate("ab")})) as replica:
        for folder, name in ((one, "a"), (two, "b")):
            assert crawl("artikel", "-a", f"url={KONTAN}/news/{name}", folder=folder, replica=replica).exit_code == 0
        (feed,), (other,) = one.glob("*.jsonl"), two.glob("*.jsonl")
        if way == "appended":
            with other.open("ab") as file:
                file.write(feed.read_bytes())
        elif way == "moved in":
            feed.rename(two / "other.jsonl")
        else:
            before = (two / LEDGER_NAME).read_bytes()
            assert crawl("artikel", "-a", f"url={KONTAN}/news/a", folder=two, replica=replica).exit_code == 0
            (two / LEDGER_NAME).write_bytes(before)
        lines = sum(len(path.read_bytes().splitlines()) for path in two.glob("*.jsonl"))
        again = crawl("artikel", "-a", f"url={KONTAN}/news/a", folder=two, replica=replica)
    assert (again.exit_code, len(again.feed), lines) == (0, 2, 2)


def test_the_manifest_of_a_feed_that_a_part_file_replaces_is_learnt(tmp_path):
    """The ledger is lost, too."""
    with closing(Ledger(tmp_path)) as ledger:
        finish(ledger, tmp_path, "internasional-1", STARTED, [A])
    for path in tmp_path.glob(f"{LEDGER_NAME}*"):
        path.unlink()
    (feed,) = tmp_path.glob("*.jsonl")
    feed.with_name(f"{feed.name}.part").write_text(lines(record(B)))
    with closing(Ledger(tmp_path)) as ledger:
        result = recover(ledger, tmp_path)
        assert (result.errors, [run.run for run in ledger.history.ended()]) == ([], ["internasional-1"])
        assert known(ledger) == {A, B} and len(list(tmp_path.glob(f"*{MANIFEST_SUFFIX}"))) == 1
