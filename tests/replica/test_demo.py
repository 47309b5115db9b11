"""`scrapy demo`: the days of its dataset, its crawl, and the printed article."""

import json
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from kontan_crawler.clock import today
from kontan_crawler.replica import demo
from kontan_crawler.replica.server import Replica
from kontan_crawler.spider_args import ArgumentError
from tests.in_process import scrapy

DAY = date(2026, 2, 4)
REPLICA = Replica("http://127.0.0.1:9", Path("ca.pem"), [("https://www.kontan.co.id/robots.txt", "")])


def test_the_last_day_is_yesterday_or_the_given_one():
    assert demo.last_day(None) == today() - timedelta(days=1)
    assert demo.last_day("2026-02-04") == DAY
    assert demo.last_day(str(today())) == today()


@pytest.mark.parametrize("given", ["2026-02-30", "kemarin", "0001-01-01", str(today() + timedelta(days=1))])
def test_invalid_date(given):
    with pytest.raises(ArgumentError, match="--date"):
        demo.last_day(given)


def test_invalid_date_exits_with_2():
    done = scrapy("demo", "--date", "2026-02-30")
    assert done.returncode == 2 and "2026-02-30" in done.stderr


@pytest.mark.parametrize("records", [[{"url": "https://internasional.kontan.co.id/news/a"}], []])
def test_the_crawl(records, tmp_path, monkeypatch, capsys):
    """The crawl is a process that reaches the replica by its proxy; the demo returns its exit code."""
    started = {}

    def run(command, env, check):
        started.update(words=command[2:6], since=command[command.index("-a") + 1], proxy=env["https_proxy"])
        (tmp_path / "demo/a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
        return subprocess.CompletedProcess(command, 3)

    monkeypatch.setattr(subprocess, "run", run)
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo/earlier.jsonl").write_text('{"url": "https://internasional.kontan.co.id/news/earlier"}\n')
    assert demo.crawl(REPLICA, DAY, str(tmp_path)) == 3
    assert started == {"words": ["scrapy", "crawl", "internasional", "-a"], "since": "since=2026-01-29", "proxy": REPLICA.proxy}
    printed = capsys.readouterr().out
    assert all(record["url"] in printed for record in records) and "earlier.jsonl" not in printed


def test_serve_prints_how_to_end_it(monkeypatch, capsys):
    monkeypatch.setattr(demo.signal, "pthread_sigmask", lambda how, signals: None)
    monkeypatch.setattr(demo.signal, "sigwait", lambda signals: None)
    demo.wait(REPLICA)
    lines = capsys.readouterr().out.splitlines()
    exported = [line.split()[1].partition("=")[0] for line in lines if line.startswith("export ")]
    assert exported == ["https_proxy", "SSL_CERT_FILE", "no_proxy"]
    assert [line.removeprefix("# ").split() for line in lines if "unset" in line] == [["unset", *exported]]
    assert all(line.startswith(("export ", "#")) for line in lines)  # so that a shell can evaluate them
