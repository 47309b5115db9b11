"""`scrapy demo`: the days of its dataset, its crawl, and the printed article."""

import json
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from kontan_crawler.clock import today
from kontan_crawler.replica import demo, demo_result
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.dialect import dialect
from kontan_crawler.replica.server import Replica
from kontan_crawler.spider_args import ArgumentError
from tests.crawling import FEW, crawl
from tests.in_process import scrapy
from tests.manifests import PLAIN

DAY = date(2026, 2, 4)
REPLICA = Replica("http://127.0.0.1:9", Path("ca.pem"), [("https://www.kontan.co.id/robots.txt", "")])


def test_the_last_day_is_yesterday_or_the_given_one():
    assert demo.last_day(None) == today() - timedelta(days=1)
    assert demo.last_day("2026-02-04") == DAY
    assert demo.last_day(str(today())) == today()


@pytest.mark.parametrize("given", ["2026-02-30", "kemarin", "0001-01-01", str(today() + timedelta(days=2))])
def test_invalid_date(given):
    with pytest.raises(ArgumentError, match="--date"):
        demo.last_day(given)


def test_invalid_date_exits_with_2():
    done = scrapy("demo", "--date", "2026-02-30")
    assert done.returncode == 2 and "2026-02-30" in done.stderr


def a_record(name, **given):
    plain = {"language": "id", "warnings": [], "dates": []}
    return {**dict.fromkeys(demo_result._KEYS, ""), "url": f"https://internasional.kontan.co.id/news/{name}", **plain, **given}


@pytest.mark.parametrize("records", [[a_record("a")], []])
def test_the_crawl(records, tmp_path, monkeypatch, capsys):
    """The crawl is a process that reaches the replica by its proxy; the demo returns its exit code."""
    started = {}

    def run(command, env, check):
        started.update(words=command[2:6], since=command[command.index("-a") + 1], proxy=env["https_proxy"])
        if records:
            write(tmp_path / "demo/a.jsonl", records)
        return subprocess.CompletedProcess(command, 0 if not records else 3)

    monkeypatch.setattr(subprocess, "run", run)
    write(tmp_path / "demo/earlier.jsonl", [a_record("earlier")])
    assert demo.crawl(REPLICA, Dataset(DAY), str(tmp_path)) == (3 if records else 0)
    assert started == {"words": ["scrapy", "crawl", "internasional", "-a"], "since": "since=2026-01-29", "proxy": REPLICA.proxy}
    printed = capsys.readouterr().out
    assert all(record["url"] in printed for record in records) and "earlier.jsonl" not in printed
    assert printed.count(" -m scrapy ") == 3


@pytest.mark.parametrize("other", [Dataset(date(2026, 2, 5)), Dataset(DAY, 1), Dataset(DAY, dialect=1)], ids=["date", "seed", "dialect"])
def test_a_folder_with_the_demo_of_another_replica_is_refused(other, tmp_path):
    for _ in range(2):
        demo.prepare(str(tmp_path), Dataset(DAY))
    with pytest.raises(ArgumentError, match="--date 2026-02-04 --seed 0 --dialect 0"):
        demo.prepare(str(tmp_path), other)


def test_a_folder_with_the_demo_of_an_older_version_is_refused(tmp_path):
    write(tmp_path / "demo/earlier.jsonl", [a_record("earlier")])
    done = scrapy("demo", "--date", str(DAY), "-s", f"OUTPUT_DIR={tmp_path}")
    assert done.returncode == 2 and str(tmp_path / "demo") in done.stderr and len(done.stderr.splitlines()) == 1


def write(feed, records, given_up=(), **manifest):
    feed.parent.mkdir(exist_ok=True)
    feed.write_text("".join(json.dumps(record) + "\n" for record in records))
    manifest = PLAIN | {"given_up": [{"url": url, "reason": reason} for url, reason in given_up]} | manifest
    feed.with_name(f"{feed.name}.run.json").write_text(json.dumps(manifest))


def mention(text, **given):
    return {"text": text, "value": "2026-02-04", "weekday_agrees": None, "repaired": False, **given}


def test_the_article_is_indonesian_and_has_dates(tmp_path):
    dates = [mention("Rabu (4/2/2026)", weekday_agrees=True), mention("Kamis (4/2/2026)", weekday_agrees=False), mention("kemarin")]
    records = [
        a_record("english", language="en", dates=dates), a_record("without", dates=[mention("kemarin")]), a_record("wanted", dates=dates),
        a_record("odd", dates=dates, warnings=["mojibake"]),
    ]  # fmt: skip
    write(tmp_path / "x.jsonl", records)
    lines = [*demo_result.demo_lines(tmp_path / "x.jsonl", 9, Dataset(DAY))]
    assert any("/news/wanted" in line for line in lines)
    (wrong,) = (line for line in lines if "Kamis" in line)
    assert "Rabu (4/2/2026) = 2026-02-04" in "\n".join(lines) and wrong != wrong.partition("(its")[0]


def test_errors_that_the_replica_planned_are_told_from_others(tmp_path):
    dataset = Dataset(DAY)
    (planned, reason), (other, right) = list(dataset.refused.items())[:2]
    wrong, unknown = "photo" if right != "photo" else "removed", "https://internasional.kontan.co.id/news/tidak-ada"
    odd = a_record("odd", warnings=["mojibake"])
    write(tmp_path / "x.jsonl", [odd], [(planned, reason), (other, wrong), (unknown, "removed")])
    lines = [*demo_result.demo_lines(tmp_path / "x.jsonl", 9, dataset)]
    named = {url for line in lines if "not planned" in line for url in (planned, other, unknown, odd["url"]) if url in line}
    assert named == {other, unknown, odd["url"]} and any(f"1 {reason}" in line and line.startswith("3 URLs") for line in lines)


def test_all_errors_of_a_real_demo_are_planned(replica, tmp_path):
    run = crawl("arsip", "-a", f"since={DAY}", "-a", f"until={DAY}", folder=tmp_path, replica=replica)
    assert run.exit_code == 0
    (feed,) = tmp_path.glob("*.jsonl")
    assert not any("not planned" in line for line in demo_result.demo_lines(feed, 9, Dataset(DAY, per_day=FEW)))


ALL = "each article was read by the fallback template (178); add the new body selector to site.py"
UNKNOWN_BODY = next(number for number in range(1, 60) if dialect(number).has_unknown_body)


@pytest.mark.parametrize(
    ("number", "failed", "code"), [(UNKNOWN_BODY, [ALL], 0), (UNKNOWN_BODY, [ALL, "2 of 9 feeds"], 1), (UNKNOWN_BODY, [], 1), (0, [ALL], 1)]
)
def test_a_dialect_plans_that_the_fallback_reads_its_pages(number, failed, code, tmp_path, monkeypatch, capsys):
    def run(command, **given):
        write(tmp_path / "demo/a.jsonl", [a_record("a", warnings=["fallback"])], failed_checks=failed)
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr(subprocess, "run", run)
    (tmp_path / "demo").mkdir()
    assert demo.crawl(REPLICA, Dataset(DAY, dialect=number), str(tmp_path)) == code
    assert ("The failed check is planned" in capsys.readouterr().out) is (code == 0)


def test_pages_of_a_dialect_with_an_unknown_body_are_expected_from_the_fallback():
    records = Dataset(DAY, per_day=FEW, dialect=UNKNOWN_BODY).expected.values()
    assert {(record["template"], "fallback" in record["warnings"]) for record in records} <= {("fallback", True), ("mobile", False)}


def test_a_demo_without_the_projects_folder_names_no_make(monkeypatch):
    monkeypatch.setattr(demo_result, "is_checkout", lambda: False)
    lines = "\n".join(demo_result.next_lines(Path("demo")))
    assert "make " not in lines and "'kontan-crawler[report]' && " in lines and " -m scrapy crawl internasional" in lines


def test_serve_prints_how_to_end_it(monkeypatch, capsys):
    monkeypatch.setattr(demo.signal, "pthread_sigmask", lambda how, signals: None)
    monkeypatch.setattr(demo.signal, "sigwait", lambda signals: None)
    demo.wait(REPLICA, Dataset(DAY))
    lines = capsys.readouterr().out.splitlines()
    exported = [line.split()[1].partition("=")[0] for line in lines if line.startswith("export ")]
    assert exported == ["https_proxy", "SSL_CERT_FILE", "no_proxy"]
    assert [line.removeprefix("# ").split() for line in lines if "unset" in line] == [["unset", *exported]]
    assert any("arsip -a since=2026-01-29 -a until=2026-02-04" in line for line in lines)
    assert all(line.startswith(("export ", "#")) for line in lines)  # so that a shell can evaluate them
