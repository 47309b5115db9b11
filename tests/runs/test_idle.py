"""Idle runs: they deliver nothing and succeed, and leave no file; their manifests stand in the ledger."""

import json
from datetime import timedelta
from errno import ENOSPC

import pytest

from kontan_crawler.archive import join
from kontan_crawler.archive.names import warcs_in
from kontan_crawler.archive.recover import index_lines
from kontan_crawler.feeds.names import MANIFEST_SUFFIX
from kontan_crawler.replica.server import serve
from kontan_crawler.report.page import Report
from kontan_crawler.runs import join_idle_files
from kontan_crawler.store.database import LEDGER_NAME
from kontan_crawler.store.idle_files import IdleFiles
from tests.crawling import crawl, scrapy
from tests.manifests import manifests
from tests.reextract.agreement import differences
from tests.spiders.test_walk import DAY, INDEX, KONTAN, HandMade, listing, row, story

SETTINGS = {"ARCHIVE": False}
SITE = {INDEX: listing(row("a"), row("gone")), f"{INDEX}20": listing(), f"{KONTAN}/news/a?page=all": story(0)}


def names(folder):
    return {path.name for path in folder.iterdir()}


def run(answers, folder, *words, **settings):
    with serve(HandMade(answers)) as replica:
        return crawl(*DAY, *words, folder=folder, replica=replica, **(SETTINGS | settings))


def deliver(folder, name):
    """Deliver an article in a run of its own."""
    with serve(HandMade({f"{KONTAN}/news/{name}?page=all": story(1)})) as replica:
        assert crawl("artikel", "-a", f"url={KONTAN}/news/{name}", folder=folder, replica=replica, **SETTINGS).exit_code == 0


@pytest.fixture
def folder(tmp_path):
    """A folder with a run that delivered an article, and refused a URL."""
    assert run(SITE, tmp_path).exit_code == 0
    assert {name.partition(".jsonl")[2] for name in names(tmp_path)} == {"", MANIFEST_SUFFIX, ".given-up.txt"}
    return tmp_path


def test_an_idle_run_leaves_no_file(folder):
    """It refuses a URL again, whose reason stands in its manifest."""
    before = names(folder)
    assert run(SITE, folder).exit_code == 0
    assert names(folder) == before
    idle = manifests(folder)[-1]
    assert (idle["exit_code"], idle["feeds"], [refused["reason"] for refused in idle["given_up"]]) == (0, [], ["removed"])


def test_its_feed_and_the_earlier_one_of_the_same_name(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("own") / "own.jsonl"
    for words in (("-O", str(other)), ("-o", str(other)), ("-O", str(other.with_suffix(".csv")))):
        assert run(SITE, folder, *words).exit_code == 0
        assert names(other.parent) == set()
    other.write_text("{}\n")
    for option in ("-O", "-o"):
        assert run(SITE, folder, option, str(other)).exit_code == 0
        assert (names(other.parent), other.read_text()) == ({"own.jsonl"}, "{}\n")


def test_keep_manifests(folder):
    before = names(folder)
    assert run(SITE, folder, KEEP_MANIFESTS=True).exit_code == 0
    new = sorted(names(folder) - before)
    assert [name.split(".", 2)[-1] for name in new] == ["given-up.txt", "run.json"] or len(new) == 2
    written = json.loads((folder / next(name for name in new if name.endswith(MANIFEST_SUFFIX))).read_text("utf-8"))
    assert written == manifests(folder)[-1] and written["idle_before"] == []


def test_a_failed_run_leaves_its_manifest(folder):
    before = names(folder)
    with serve(HandMade({})) as replica:
        assert crawl("arsip", "-a", "since=2026-02-01", "-a", "until=2026-02-01", folder=folder, replica=replica, **SETTINGS).exit_code == 1
    (new,) = (name for name in names(folder) - before if name.endswith(MANIFEST_SUFFIX))
    assert json.loads((folder / new).read_text("utf-8"))["failed_checks"]


def test_the_report_counts_idle_runs(folder):
    for _ in range(2):
        run(SITE, folder)
    report = Report(folder)
    assert (len(report.verdicts.runs), report.output.unreadable, report.missing.lines) == (3, [], 0)


def test_the_next_manifest_names_them(folder):
    for _ in range(3):
        run(SITE, folder)
    deliver(folder, "b")
    ids = [manifest["run"] for manifest in manifests(folder)]
    newest = manifests(folder)[-1]
    assert newest["idle_before"] == [{"spider": "arsip", "runs": 3, "first": ids[1], "last": ids[3]}]
    deliver(folder, "c")
    assert manifests(folder)[-1]["idle_before"] == []


def forget(folder):
    for path in folder.glob(f"{LEDGER_NAME}*"):
        path.unlink()


def recover(folder, *words):
    return scrapy("recover", *words, "-s", f"OUTPUT_DIR={folder}", "-s", "REPLICA_DIR=.")


def test_a_rebuilt_ledger_names_the_unknown_idle_runs(folder):
    for _ in range(2):
        run(SITE, folder)
    deliver(folder, "b")
    known = [manifest["run"] for manifest in manifests(folder)]
    assert not any(name in recover(folder).stdout for name in known)
    forget(folder)
    done = recover(folder)
    assert done.returncode == 0 and known[1] in done.stdout and known[2] in done.stdout
    assert manifests(folder)[-1]["started"][:19] in done.stdout  # later idle runs are named nowhere
    assert [manifest["run"] for manifest in manifests(folder)] == [known[0], known[3]]
    again = recover(folder)
    assert not any(name in again.stdout for name in known)


def test_the_next_run_names_them_too(folder):
    run(SITE, folder)
    deliver(folder, "b")
    known = [manifest["run"] for manifest in manifests(folder)]
    forget(folder)
    assert known[1] in run(SITE, folder).log
    assert known[1] not in run(SITE, folder).log


def warcs(folder):
    return sorted(path.name for path in (folder / "archive").glob("*.warc.gz"))


def ask(folder, **settings):
    """Request a URL without an article, which an idle run does."""
    with serve(HandMade({})) as replica:
        return crawl("artikel", "-a", f"url={KONTAN}/news/gone", folder=folder, replica=replica, **settings)


def ids(folder):
    """Return the ids of all answers in an archive."""
    return {line.record_id for warc in warcs_in(folder / "archive") for line in index_lines(warc)}


def check(folder):
    return scrapy("archive", "check", "-s", f"OUTPUT_DIR={folder}").returncode


@pytest.fixture
def batches_of_three(monkeypatch):
    monkeypatch.setattr(join_idle_files, "FILES", 3)


def test_the_archive_files_of_idle_runs_are_joined(batches_of_three, tmp_path, monkeypatch):
    """They are removed by a run of the next day."""
    run(SITE, tmp_path, ARCHIVE=True)
    (delivering,) = warcs(tmp_path)
    for _ in range(2):
        ask(tmp_path)
    before = warcs(tmp_path)
    assert len(before) == 3
    ask(tmp_path)
    joined = {*warcs(tmp_path)} - {*before}
    assert (
        any(name.endswith(before[1]) and name.startswith("idle-") for name in joined) and len(warcs(tmp_path)) == 5 and check(tmp_path) == 0
    )
    kept = ids(tmp_path)
    monkeypatch.setattr(join_idle_files, "KEPT_FOR", timedelta())
    ask(tmp_path)
    assert warcs(tmp_path)[0] == delivering and [name[:5] for name in warcs(tmp_path)].count("idle-") == 1 and len(warcs(tmp_path)) == 3
    assert kept < ids(tmp_path) and check(tmp_path) == 0
    assert differences(tmp_path) == ({}, {})


@pytest.mark.parametrize("step", ["_copy", "write_atomically", "remove_joined", "forget_batch"])
def test_a_failure_to_join_is_a_warning_and_loses_nothing(step, batches_of_three, tmp_path, monkeypatch):
    """The next idle runs, with files of their own, do the rest."""
    place = {"remove_joined": join_idle_files, "forget_batch": IdleFiles}.get(step, join)
    monkeypatch.setattr(join_idle_files, "KEPT_FOR", timedelta())
    kept = set()
    with monkeypatch.context() as patched:
        patched.setattr(place, step, fail)
        for _ in range(5):
            failed = ask(tmp_path)
            assert kept < ids(tmp_path) and failed.exit_code == 0
            kept = ids(tmp_path)
        assert "No space left" in failed.log
    for _ in range(3):
        ask(tmp_path)
        assert kept < ids(tmp_path) and check(tmp_path) == 0
        kept = ids(tmp_path)
    assert any("idle" in name for name in warcs(tmp_path))


def fail(*args):
    raise OSError(ENOSPC, "No space left on device")


def test_nothing_is_removed_without_a_joined_file(batches_of_three, tmp_path, monkeypatch):
    """The indexes are lost before the files are joined."""
    monkeypatch.setattr(join_idle_files, "KEPT_FOR", timedelta())
    with monkeypatch.context() as patched:
        patched.setattr(join, "_copy", fail)
        for _ in range(3):
            ask(tmp_path)
    for index in (tmp_path / "archive").glob("*.cdxj"):
        index.unlink()
    kept = ids(tmp_path)
    for _ in range(2):
        ask(tmp_path)
        assert kept <= ids(tmp_path)


def test_large_files_are_not_joined(batches_of_three, tmp_path):
    for _ in range(3):
        ask(tmp_path, ARCHIVE_FILE_SIZE=3000)
    assert len(warcs(tmp_path)) == 3


def test_files_that_were_pruned_meanwhile(batches_of_three, tmp_path, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(join, "_copy", fail)
        for _ in range(3):
            ask(tmp_path)
    for path in (tmp_path / "archive").glob(f"{warcs(tmp_path)[0].partition('.warc')[0]}*"):
        path.unlink()
    ask(tmp_path)
    assert len(warcs(tmp_path)) == 3 and not any("idle" in name for name in warcs(tmp_path)) and check(tmp_path) == 0


def test_manifests_that_are_kept_keep_their_archive_files(tmp_path, monkeypatch):
    monkeypatch.setattr(join_idle_files, "FILES", 1)
    for _ in range(2):
        run(SITE, tmp_path, ARCHIVE=True, KEEP_MANIFESTS=True)
    assert not any("idle" in name for name in warcs(tmp_path))
