"""The report on a folder: counts, unreadable files, and no active content."""

import gzip
import json
import os
import re
import sqlite3
from contextlib import closing
from datetime import datetime

import pytest
from lxml import html

from kontan_crawler.clock import WIB
from kontan_crawler.report.output_folder import MAX_LISTED
from kontan_crawler.report.page import Report, render_page
from kontan_crawler.store.database import LEDGER_NAME
from kontan_crawler.store.history import RunStart
from kontan_crawler.store.ledger import Ledger
from tests.crawling import scrapy
from tests.report.test_topics import MANIFEST, record

NOW = datetime(2026, 2, 5, 9, tzinfo=WIB)
SECTIONS = ["runs", "published", "hours", "lag", "sources", "completeness", "dates", "errors"]


def write(path, *records):
    path.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")


@pytest.fixture(autouse=True)
def simple_charts(request, monkeypatch):
    """Replace the charts, which take longer than the rest of the page, but for the test on them."""
    if request.function is not test_one_run:
        monkeypatch.setattr("kontan_crawler.report.page.draw", lambda section, width: "<svg></svg>")


def page(folder):
    """Return the page as text, and parsed."""
    text = render_page(Report(folder), NOW)
    return text, html.document_fromstring(text)


def number(tree, name):
    return int(tree.get_element_by_id(name).text_content().replace(",", ""))


def numbers(tree):
    return {name: number(tree, name) for name in ("articles", "revisions", "feeds", "run-count")}


def unread(tree):
    return [item.text_content() for item in tree.xpath("//section[@id='unread']//li")]


def test_empty_folder(tmp_path):
    text, tree = page(tmp_path)
    assert "scrapy crawl internasional" in text and not unread(tree)
    assert numbers(tree) == {"articles": 0, "revisions": 0, "feeds": 0, "run-count": 0}
    assert not tree.xpath("//main/section | //nav")


PARTS = {  # files -> sections
    "a run": ({"a.run.json": MANIFEST}, ["runs", "errors"]),
    "an article": ({"a.jsonl": record("a")}, SECTIONS[1:-1]),
    "an article without a date": ({"a.jsonl": record("a", None)}, SECTIONS[1:-1]),
}


@pytest.mark.parametrize(("files", "sections"), PARTS.values(), ids=PARTS)
def test_sections_without_data_are_left_out(files, sections, tmp_path):
    for name, content in files.items():
        write(tmp_path / name, content)
    tree = page(tmp_path)[1]
    assert [section.get("id") for section in tree.xpath("//main/section")] == sections
    assert tree.xpath("//nav//a/@href") == [f"#{name}" for name in sections]


def test_one_run(tmp_path):
    write(tmp_path / "a.jsonl", record("a"), record("b"))
    (tmp_path / "a.jsonl.run.json").write_text(json.dumps(MANIFEST))
    text, tree = page(tmp_path)
    assert numbers(tree) == {"articles": 2, "revisions": 0, "feeds": 1, "run-count": 1}
    assert not unread(tree)
    drawn = [section.get("id") for section in tree.xpath("//main/section[.//*[local-name()='svg']]")]
    assert drawn == [name for name in SECTIONS if name not in ("runs", "published")]  # one day is a sentence


def test_run_in_ledger_and_manifest_counts_once(tmp_path):
    (tmp_path / "a.jsonl.run.json").write_text(json.dumps(MANIFEST))
    ledger = Ledger(tmp_path)
    for run, manifest in (("internasional-1", MANIFEST), ("internasional-0", {**MANIFEST, "run": "internasional-0"})):
        ledger.history.end(RunStart(run, "internasional", {}, NOW), json.dumps(manifest), completed=True)
    ledger.history.begin(RunStart("internasional-2", "internasional", {}, NOW))
    ledger.close()
    text, tree = page(tmp_path)
    assert (number(tree, "run-count"), number(tree, "unfinished")) == (2, 1)


def test_first_run_in_progress(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.history.begin(RunStart("internasional-2", "internasional", {}, NOW))
    ledger.close()
    text, tree = page(tmp_path)
    assert number(tree, "unfinished") == 1 and "scrapy crawl internasional" not in text


def test_revisions_and_duplicate_lines(tmp_path):
    write(tmp_path / "a.jsonl", record("a"), record("a", revision=2), record("b"))
    (tmp_path / "copy.jsonl.gz").write_bytes(gzip.compress((tmp_path / "a.jsonl").read_bytes()))
    text, tree = page(tmp_path)
    assert numbers(tree) == {"articles": 2, "revisions": 1, "feeds": 2, "run-count": 0}
    assert number(tree, "duplicates") == 3


def test_feed_outside_the_folder(tmp_path):
    folder, feed = tmp_path / "output", tmp_path / "mine.jsonl"
    folder.mkdir()
    write(feed, record("a"))
    ledger = Ledger(folder)
    ledger.files.mark_learnt(feed)
    ledger.close()
    assert number(page(folder)[1], "articles") == 1


FIRST = record("a", crawled_at="2026-02-04T22:30:00+07:00")
LATER = record("a", revision=2, crawled_at="2026-02-10T22:30:00+07:00")
RUNS = {
    "z.jsonl": MANIFEST | {"ended": "2026-02-04T22:31:00+07:00", "feeds": [{"file": "z.jsonl", "lines": 1}]},
    "a.jsonl": MANIFEST
    | {"run": "arsip-1", "spider": "arsip", "ended": "2026-02-10T22:31:00+07:00", "feeds": [{"file": "a.jsonl", "lines": 1}]},
}


@pytest.mark.parametrize("copy", [[], [FIRST], [LATER], [{**FIRST, "crawled_at": "2026-02-04T22:20:01+07:00"}]], ids=len)
@pytest.mark.parametrize("known", [["z.jsonl", "a.jsonl"], ["z.jsonl"]], ids=len)
def test_lag_counts_the_first_delivery(copy, known, tmp_path):
    write(tmp_path / "z.jsonl", FIRST)
    write(tmp_path / "a.jsonl", LATER)
    write(tmp_path / "backup.jsonl", *copy)
    for feed in known:
        (tmp_path / f"{feed}.run.json").write_text(json.dumps(RUNS[feed]))
    text, tree = page(tmp_path)
    assert numbers(tree) | {"feeds": 3} == {"articles": 1, "revisions": 1, "feeds": 3, "run-count": len(known)}
    summary = tree.xpath("string(//section[@id='lag']/p)")
    assert "internasional" in summary and "arsip" not in summary and re.findall(r"\d+", summary) == ["11"]


MISSING = {  # feeds of each run, lines found -> lines and feeds missing
    "all here": ([[("a.jsonl", 2)]], 2, None),
    "moved away": ([[("b.jsonl", 3)], [("a.jsonl", 2)]], 2, (3, 1)),
    "shortened": ([[("a.jsonl", 5)]], 2, (3, 1)),
    "appended to": ([[("a.jsonl", 1)], [("a.jsonl", 2)]], 2, None),
    "CSV": ([[]], 0, (2, 1)),
}


@pytest.mark.parametrize(("runs", "found", "missing"), MISSING.values(), ids=MISSING)
def test_missing_lines(runs, found, missing, tmp_path):
    write(tmp_path / "a.jsonl", *map(record, "abc"[:found]))
    for number, feeds in enumerate(runs):
        manifest = {
            **MANIFEST,
            "run": f"internasional-{number}",
            "started": f"2026-02-04T09:0{number}:00+07:00",
            "feeds": [{"file": file, "lines": lines} for file, lines in feeds],
        }
        (tmp_path / f"{number}.run.json").write_text(json.dumps(manifest))
    report = Report(tmp_path)
    assert (report.missing.lines, report.missing.feeds) == (missing or (0, 0))
    assert (str(report.missing) in render_page(report, NOW)) == bool(missing)


def test_folder_behind_a_symlink(tmp_path):
    folder, link = tmp_path / "output", tmp_path / "link"
    folder.mkdir()
    link.symlink_to(folder)
    write(folder / "a.jsonl", record("a"))
    ledger = Ledger(folder)
    ledger.files.mark_learnt(folder / "a.jsonl")
    ledger.files.mark_learnt(link / "a.jsonl")
    ledger.close()
    assert numbers(page(link)[1])["feeds"] == numbers(page(folder)[1])["feeds"] == 1


BROKEN = {  # file -> its bytes, the place that the error names, if any
    "a.jsonl.run.json": (b'{"run": ', ""),
    "b.jsonl.run.json": (b"\xff\xfe", ""),
    "c.jsonl.run.json": (json.dumps({**MANIFEST, "days": [{}]}).encode(), "days.0.day: "),
    "f.jsonl.run.json": (
        json.dumps({**MANIFEST, "days": [MANIFEST["days"][0] | {"refused": {"http_503": 2**70}}]}).encode(),
        "days.0.refused.http_503: ",
    ),
    "d.jsonl": (b'{"url": 1}\n\xff\n[[[[\n', "line 2"),
    "e.jsonl.gz": (gzip.compress(b"{}\n" * 9)[:-9], "line "),
    LEDGER_NAME: (b"no database at all" * 99, ""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_unreadable_files_are_listed_and_skipped(name, tmp_path):
    body, place = BROKEN[name]
    (tmp_path / name).write_bytes(body)
    write(tmp_path / "good.jsonl", record("a"))
    (tmp_path / "good.jsonl.run.json").write_text(json.dumps(MANIFEST))
    tree = page(tmp_path)[1]
    assert (number(tree, "articles"), number(tree, "run-count")) == (1, 1)
    assert any(name in item and place in item for item in unread(tree)), unread(tree)


UNREADABLE_ROWS = {
    "deep": ("INSERT INTO run VALUES ('x', 'x', '{}', '2026-02-04T09:00:00+07:00', '', NULL, 0, ?, 0, 0)", "[" * 100_000, "run x"),
    "a long path": ("INSERT INTO feed VALUES (?, 1, 1)", f"{'a' * 300}.jsonl", "a" * 300),
}


@pytest.mark.parametrize(("query", "value", "named"), UNREADABLE_ROWS.values(), ids=UNREADABLE_ROWS)
def test_unreadable_rows_of_the_ledger(query, value, named, tmp_path):
    Ledger(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / LEDGER_NAME)) as database, database:
        database.execute(query, (value,))
    assert any(named in item for item in unread(page(tmp_path)[1]))


def test_pipes_are_skipped(tmp_path):
    os.mkfifo(tmp_path / "x.run.json")
    os.mkfifo(tmp_path / "x.jsonl")
    assert numbers(page(tmp_path)[1])["run-count"] == 0


def test_unreadable_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(type(tmp_path), "iterdir", lambda path: os.listdir(path / "none"))
    assert any(str(tmp_path) in item for item in unread(page(tmp_path)[1]))


def test_reading_the_ledger_creates_no_file(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.history.end(RunStart("internasional-1", "internasional", {}, NOW), json.dumps(MANIFEST), completed=True)
    assert number(page(tmp_path)[1], "run-count") == 1  # while a run has it open
    ledger.close()
    assert number(page(tmp_path)[1], "run-count") == 1
    assert [path.name for path in tmp_path.iterdir() if LEDGER_NAME in path.name] == [LEDGER_NAME]


def test_unreadable_ledger_is_listed_once(tmp_path):
    (tmp_path / LEDGER_NAME).mkdir()
    text, tree = page(tmp_path)
    (item,) = unread(tree)
    assert item.startswith(f"{LEDGER_NAME}: ")


def test_unreadable_manifest_of_a_run_in_the_ledger(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.history.end(RunStart("internasional-1", "internasional", {}, NOW), json.dumps(MANIFEST), completed=True)
    ledger.close()
    (tmp_path / "a.jsonl.run.json").write_text("{")
    text, tree = page(tmp_path)
    assert number(tree, "run-count") == 1 and len(unread(tree)) == 1


def test_many_unreadable_lines(tmp_path):
    (tmp_path / "a.jsonl").write_text("{}\n" * 1000)
    tree = page(tmp_path)[1]
    assert len(unread(tree)) == MAX_LISTED + 1 and unread(tree)[-1] == f"and {1000 - MAX_LISTED} more"


def test_io_error_of_the_ledger(tmp_path, monkeypatch):
    Ledger(tmp_path).close()
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **kwargs: (_ for _ in ()).throw(sqlite3.OperationalError("disk I/O error")))
    assert any("disk I/O error" in item for item in unread(page(tmp_path)[1]))


NASTY = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\x1b[31m\ud800\u202e\ufdd0\ufffe\uffff\U0010ffff"


def test_feed_content_is_escaped(tmp_path):
    wrong = {"text": NASTY, "weekday_agrees": False, "suggested": NASTY}
    plain, acting = (
        record("a", title=NASTY, sources=[NASTY], dates=[wrong]),
        record("b", title="Klik", dates=[wrong]) | {"url": "javascript:alert(1)"},
    )
    write(tmp_path / "a.jsonl", plain, acting, record("c") | {"kanal": NASTY})
    nasty = NASTY.replace("\ud800", "")  # not allowed in a manifest
    bad = MANIFEST | {"spider": nasty, "failed_checks": [nasty], "given_up": [], "days": [MANIFEST["days"][0] | {"refused": {nasty: 1}}]}
    (tmp_path / "a.jsonl.run.json").write_text(json.dumps(bad))
    (tmp_path / "b.jsonl").write_text(json.dumps({"url": NASTY}) + "\n")
    text, tree = page(tmp_path)
    assert number(tree, "articles") == 3
    assert not tree.xpath("//script | //img | //*[@onerror] | //iframe") and "</script>" in tree.text_content()
    assert {link.get("href")[:8] for link in tree.xpath("//a[not(starts-with(@href, '#'))]")} == {"https://"}
    assert not re.search(r"[\x00-\x08\x1b\u202e\ufdd0\ufffe\uffff\U0010ffff]", text) and text.encode("utf-8")


def test_page_is_self_contained(tmp_path):
    write(tmp_path / "a.jsonl", record("a"))
    text, tree = page(tmp_path)
    assert not tree.xpath("//@src") and set(tree.xpath("//link/@href")) == {"data:,"}
    assert "default-src 'none'" in text and "@import" not in text and "url(" not in text


def test_report_on_a_year_of_hourly_runs_is_small(tmp_path):
    ledger = Ledger(tmp_path)
    with ledger.changes():
        for hour in range(365 * 24):
            start = datetime(2025, 2, 4, tzinfo=WIB).timestamp() + hour * 3600
            started = datetime.fromtimestamp(start, WIB)
            manifest = {
                **MANIFEST,
                "run": f"internasional-{hour}",
                "started": started.isoformat(),
                "exit_code": int(hour % 9 == 0),
                "failed_checks": ["x" * 300] * (hour % 9 == 0),
            }
            ledger.history.end(RunStart(manifest["run"], "internasional", {}, started), json.dumps(manifest), completed=True)
    ledger.close()
    wrong = [{"text": "Kamis (4/2/2026)", "weekday_agrees": False}]
    records = (record(f"{'panjang-' * 9}{number}", f"{2009 + number % 17}-{number % 12 + 1:02}-{number % 28 + 1:02}T{number % 24:02}:00:00+07:00",
                      kanal=f"kanal{number % 40}", sources=[f"Sumber {number % 500}"], title="Judul yang panjang " * 9, dates=wrong) for number in range(5000))  # fmt: skip
    write(tmp_path / "a.jsonl", *records)
    text, tree = page(tmp_path)
    assert numbers(tree) == {"articles": 5000, "revisions": 0, "feeds": 1, "run-count": 8760}
    assert len(text.encode()) < 2_000_000


def test_command(tmp_path):
    write(tmp_path / "a.jsonl", record("a"), {})
    done = scrapy("report", "-s", f"OUTPUT_DIR={tmp_path}")
    assert done.returncode == 0 and f"{tmp_path}/report.html" in done.stdout
    assert re.findall(r"(?<= )\d+", done.stdout) == ["1", "1", "0"]  # articles, feeds, runs
    assert re.findall(r"\d+", done.stderr) == ["1"]  # unreadable lines
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(("words", "named"), [
    *((["-s", "OUTPUT_DIR={folder}", "-o", "{folder}/" + name], "-o") for name in ("a.jsonl", "a.jl.gz", "a.jsonl.run.json", LEDGER_NAME, "a.pdf", "a.csv")),
    (["-s", "OUTPUT_DIR={folder}/none"], "none"), (["-s", "OUTPUT_DIR={folder}", "-o", "{folder}"], "-o"),
    (["-s", "OUTPUT_DIR={folder}", "-o", "{folder}/none/r.html"], "none/r.html"), (["-s", "OUTPUT_DIR={folder}", "x"], ": x"),
])  # fmt: skip
def test_invalid_argument(words, named, tmp_path):
    done = scrapy("report", *(word.format(folder=tmp_path) for word in words))
    assert done.returncode == 2 and named in done.stderr + done.stdout


def test_unwritable_page(tmp_path):
    (tmp_path / "r.html.part").mkdir()
    done = scrapy("report", "-s", f"OUTPUT_DIR={tmp_path}", "-o", f"{tmp_path}/r.html")
    assert done.returncode == 1 and f"{tmp_path}/r.html" in done.stderr and "Traceback" not in done.stderr


HEALTH = {  # files -> state, what the sentence has
    "nothing": ({}, "unknown", "no run has started."),
    "articles alone": ({"a.jsonl": record("a")}, "unknown", "no run has started."),
    "a run": ({"a.run.json": MANIFEST}, "well", "the only run, internasional, on 2026-02-04 09:00, succeeded."),
    "a failed run": ({"a.run.json": MANIFEST | {"exit_code": 1, "failed_checks": ["`scrapy doctor` <b>"]}}, "ill", "failed on 2026-02-04 09:00."),
    "a run, and a bad line": ({"a.run.json": MANIFEST, "a.jsonl": {}}, "doubtful", "succeeded, but some lines or files cannot be read."),
    "a bad manifest": ({"a.run.json": {}}, "unknown", "no run is known, and some lines or files cannot be read."),
    "a bad ledger": ({LEDGER_NAME: {}}, "unknown", "no run is known, and some lines or files cannot be read."),
    "a failed run, and a bad line": ({"a.run.json": MANIFEST | {"exit_code": 1}, "a.jsonl": {}}, "ill", "failed on 2026-02-04 09:00."),
}  # fmt: skip


@pytest.mark.parametrize(("files", "state", "sentence"), HEALTH.values(), ids=HEALTH)
def test_first_sentence(files, state, sentence, tmp_path):
    for name, content in files.items():
        write(tmp_path / name, content)
    text, tree = page(tmp_path)
    health = tree.get_element_by_id("health")
    assert (health.get("class"), health.text_content().endswith(sentence)) == (state, True), health.text_content()
    checks = [item.text_content() for item in tree.xpath("//ul[@id='failed-checks']/li")]
    assert len(checks) == (state == "ill")
    assert not any("scrapy" in check for check in checks) or "<code>scrapy doctor</code> &lt;b&gt;" in text


NOTES = {  # lines of two copies, unfinished runs, bad lines -> sentences
    "one of each": (1, 1, 1, ["1 line repeats another", "1 run has not ended", "1 line or file is not counted"]),
    "two of each": (2, 2, 2, ["2 lines repeat others", "2 runs have not ended", "2 lines or files are not counted"]),
}


@pytest.mark.parametrize(("copies", "unfinished", "bad", "sentences"), NOTES.values(), ids=NOTES)
def test_notes(copies, unfinished, bad, sentences, tmp_path):
    for name in ("a.jsonl", "b.jsonl"):
        write(tmp_path / name, *map(record, "ab"[:copies]))
    (tmp_path / "c.jsonl").write_text("{}\n" * bad)
    ledger = Ledger(tmp_path)
    for number in range(unfinished):
        ledger.history.begin(RunStart(f"internasional-{number}", "internasional", {}, NOW))
    ledger.close()
    text = page(tmp_path)[1].text_content()
    assert all(sentence in text for sentence in sentences)
