"""What is typed wrongly ends each command with one line that names it, exit code 2 and no traceback."""

import json
import os
import re
import subprocess

import pytest

from kontan_crawler.replica.demo import SETTINGS, environment, setting_options
from tests.crawling import DAY, SCRAPY, crawl
from tests.in_process import ROOT, scrapy
from tests.manifests import manifests
from tests.small_site import SmallSite

URL = "https://internasional.kontan.co.id/news/a"
FAR = "a" * 300
SETTINGS_OF_CRAWL = [  # NAME=VALUE, what the line names; {tmp} is a folder with a file `file`
    ("OUTPUT_DIRR=x", "OUTPUT_DIR?"), ("STOP=05:00", "STOP_AT?"), ("USER_AGENT=", "USER_AGENT"),
    ("CONCURENT_REQUESTS=1", "CONCURRENT_REQUESTS?"), ("LOG_LEVEL", "'LOG_LEVEL'"),
    ("FEEDS=abc", "'abc'"), ("FEEDS=[1]", "'[1]'"), ("FEEDS=3", "'3'"), ('FEEDS={{"a.jsonl": 3}}', "'a.jsonl'"),
    ("LOG_LEVEL=LOUD", "'LOUD'"), ("LOG_FILE={tmp}/none/log", "'{tmp}/none/log'"), ("LOG_FORMAT=%(foo)s", "'%(foo)s'"),
    ("COOKIES_ENABLED=yes", "'yes'"), ("CLOSESPIDER_TIMEOUT=1h", "'1h'"), ("JOBDIR={tmp}/file", "'{tmp}/file'"),
    ("OUTPUT_DIR=", "OUTPUT_DIR"), ("OUTPUT_DIR=~/x", "'~/x'"), ("OUTPUT_DIR=s3://bucket/x", "'s3://bucket/x'"),
    ("OUTPUT_DIR={tmp}/\udcff", r"'{tmp}/\udcff'"), (f"METRICS_FILE={{tmp}}/{FAR}.prom", "METRICS_FILE"), ("CONTACT=the team", "'the team'"),
    ("SCHEDULER=no.Class", "'no.Class'"), ('ADDONS={{"no.AddOn": 1}}', "'no.AddOn'"), ("SPIDER_MODULES=no", "'no'"),
]  # fmt: skip
OPTIONS_OF_CRAWL = [
    (["-O", "a.foo"], "'foo'"), (["-O", "a"], "format"), (["-o", "foo://a.json"], "'foo://a.json'"), (["-O", "%(foo)s.json"], "'%(foo)s.json'"),
    (["-O", "~/a.json"], "'~/a.json'"), (["-o", f"{{tmp}}/{FAR}.json"], FAR), (["-o", "a.json", "-O", "b.json"], "-O"),
    (["-L", "LOUD"], "'LOUD'"), (["--logfile", "{tmp}/none/log"], "'{tmp}/none/log'"), (["--logfile", "{tmp}"], "'{tmp}'"),
    (["--pidfile", "{tmp}/none/pid"], "'{tmp}/none/pid'"), (["--profile", "{tmp}"], "'{tmp}'"), (["--verbose"], "'--verbose'"),
    (["-a", "since"], "'since'"), (["--pidfile", "{tmp}/a.jsonl"], "{tmp}/a.jsonl"), (["--profile", "{tmp}/ledger.sqlite3"], "{tmp}/ledger.sqlite3"),
    (["-o", "{tmp}/a.jsonl.run.json"], "{tmp}/a.jsonl.run.json"), (["-O", "{tmp}/ledger.sqlite3:jsonl"], "{tmp}/ledger.sqlite3"),
]  # fmt: skip
CRON = ["schedule", "--every", "1h", "--print", "cron"]
COMMANDS = [
    (["report", "-s", "OUTPUT_DIR={tmp}/file"], "{tmp}/file"), (["report", "-s", "OUTPUT_DIR={tmp}", "-o", f"{{tmp}}/{FAR}"], FAR),
    (["report", "-s", "OUTPUT_DIRR=x"], "OUTPUT_DIR?"), (["report", "-s", "OUTPUT_DIR={tmp}", "-o", "/dev/null"], "/dev/null"),
    (["recover", "-s", "OUTPUT_DIR="], "OUTPUT_DIR"), (["recover", "-s", f"OUTPUT_DIR={FAR}"], FAR),
    (["recover", "-s", "OUTPUT_DIR={tmp}", FAR], FAR), (["demo", "-s", "OUTPUT_DIR=~/demo"], "'~/demo'"),
    (["demo", "-s", "OUTPUT_DIR={tmp}", "--sedd=1"], "'--sedd=1'"), (["demo", "--date", "x"], "'x'"), (["demo", "--dialect=-1"], "--dialect"),
    (["demo", "--seed", "x"], "--seed='x' is invalid; use "), (["demo", "--dialect", "1.5"], "--dialect='1.5' is invalid; use "), (["demo", "--seed"], "--seed"),
    (["reextract", "-O", "{tmp}/a.jsonl", "{tmp}", "--processes", "x"], "--processes='x' is invalid; use "), (["export", "--since"], "--since"),
    (["schedule", "--print", "cron"], "--every"), (["schedule", "--every", "1h", "--print", "x"], "'x'"), (["clean", "--csv", "--jsonl"], "--csv"),
    (["doctor", "--url"], "--url"), (["crawl", "-a"], "-a"), (["crawl"], "no spider"), (["crawl", "internasional", "extra"], "'extra'"),
    (["dataset", "bild", "{tmp}"], "'bild'"), (["archive", "liste"], "'liste'"), (["archive"], "no action"),
    (["doctor", "{tmp}/none.html", "--url", URL], "{tmp}/none.html' does not exist"), (["doctor", "https://insight.kontan.co.id/news/a"], "paid"), (["doctor", "https://insight.kontan.co.id"], "paid"),
    (["read", "-s", "LOG_LEVEL"], "'LOG_LEVEL'"),
    (["read", "--url", URL, FAR], FAR), (["read", "--url", URL, "{tmp}"], "{tmp}"), (["read", "--att=1"], "'--att=1'"),
    (["read", "--url", "foo", "{tmp}/file"], "'foo'"),
    (["doctor", "{tmp}/file", "-L", "LOUD"], "'LOUD'"), (["doctor", "{tmp}/file", "--logfile", "{tmp}/no/log"], "'{tmp}/no/log'"),
    (["doctor", URL, "-s", "RETRY_TIMES=x"], "'x'"), (["doctor", URL, "-s", "CONTACT=x"], "'x'"), (["doctor", FAR], FAR),
    ([*CRON, "-s", "LOG_LEVEL=LOUD"], "'LOUD'"), ([*CRON, "-s", 'FEEDS={{"a.foo": {{}}}}'], "'a.foo'"), ([*CRON, "-s", "OUTPUT_DIRR=x"], "OUTPUT_DIR?"),
    (["export", FAR], FAR), (["export", "-s", "OUTPUT_DIR="], "OUTPUT_DIR"), (["export", "-s", "OUTPUT_DIR={tmp}", "-O", f"{{tmp}}/{FAR}"], FAR),
    (["status", "-s", "OUTPUT_DIR={tmp}/file"], "{tmp}/file"), (["status", "-s", "OUTPUT_DIR={tmp}", "x"], ": x"),
    *((["status", "-s", "OUTPUT_DIR={tmp}", f"--max-age={age}"], f"'{age}'") for age in ("x", "0", "-1", "nan", "inf", "1e9", "")),
    (["export", "--kind", "x"], "'x'"), (["dates", "--formss"], "'--formss'"), (["schema", "-s", "x"], "'x'"),
]  # fmt: skip


@pytest.fixture
def tmp(tmp_path):
    (tmp_path / "file").write_text("x")
    return tmp_path


def end(*words, tmp, environment=None):
    """Run a command that must end with one line; return the line."""
    done = scrapy(*(word.format(tmp=tmp) for word in words), environment=environment)
    (line,) = done.stderr.splitlines()
    assert done.returncode == 2 and done.stdout == ""
    return line


@pytest.mark.parametrize(("setting", "named"), SETTINGS_OF_CRAWL, ids=lambda value: ascii(value)[:40])
def test_setting_of_a_crawl(setting, named, tmp):
    assert named.format(tmp=tmp) in end("crawl", "internasional", "-s", "OUTPUT_DIR={tmp}/output", "-s", setting, tmp=tmp)
    assert {path.name for path in tmp.rglob("*")} <= {"file", "output", "run.lock"}


@pytest.mark.parametrize(("words", "named"), OPTIONS_OF_CRAWL, ids=lambda value: str(value)[:40])
def test_option_of_a_crawl(words, named, tmp):
    assert named.format(tmp=tmp) in end("crawl", "internasional", "-s", "OUTPUT_DIR={tmp}/output", *words, tmp=tmp)
    assert {path.name for path in tmp.rglob("*")} <= {"file", "output", "run.lock"}


@pytest.mark.parametrize(("words", "named"), COMMANDS, ids=lambda value: " ".join(value)[:50])
def test_other_command(words, named, tmp):
    assert named.format(tmp=tmp) in end(*words, tmp=tmp)
    assert {path.name for path in tmp.rglob("*")} == {"file"}


@pytest.mark.parametrize("setting", ["LOG_LEVEL=LOUD", "OUTPUT_DIRR=x"])
def test_message_is_that_of_the_table_of_faults(setting, tmp):
    message = end("crawl", "internasional", "-s", setting, tmp=tmp).partition(": ")[2].partition("use")[0].partition(" If")[0]
    assert re.search(rf"^\|.*`{re.escape(message)}.*\| 2 \|$", (ROOT / "docs/delivery.md").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("command", ["demo", "recover"])
def test_file_in_place_of_the_output(command, tmp):
    done = scrapy(command, "-s", f"OUTPUT_DIR={tmp}/file")
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1 and f"{tmp}/file" in done.stderr


@pytest.mark.parametrize(
    "command", [["crawl", "internasional", "-s", "OUTPUT_DIR={tmp}/output"], ["doctor", URL]], ids=lambda words: words[0]
)
def test_proxy_without_scheme(command, tmp):
    assert "https_proxy='127.0.0.1:8080'" in end(*command, tmp=tmp, environment={"https_proxy": "127.0.0.1:8080", "no_proxy": ""})


def test_log_in_a_new_output_folder(tmp_path):
    """Its folder is created before the log is opened."""
    run = crawl("artikel", "-a", f"url={URL}", folder=tmp_path / "new", RETRY_TIMES=0, LOG_FILE=tmp_path / "new" / "log")
    assert run.exit_code == 1 and (tmp_path / "new" / "log").stat().st_size > 0


def test_unknown_setting_and_unused_variable_are_warnings(tmp_path, monkeypatch):
    monkeypatch.setenv("SCRAPY_OUTPUT_DIR", "elsewhere")
    run = crawl("artikel", "-a", f"url={URL}", folder=tmp_path, RETRY_TIMES=0, REDIS_URL="redis://localhost", CONTACT="a@example.com")
    warnings = [line for line in run.log.splitlines() if "check_crawl] WARNING" in line]
    assert [("REDIS_URL" in line, "SCRAPY_OUTPUT_DIR" in line) for line in warnings] == [(False, True), (True, False)]


START_FAILURES = {  # setting -> value that no check foresees
    "SCHEDULER": "scrapy.Spider", "REFERRER_POLICY": "no-policy", "JOBDIR": "/proc/jobs", "DUPEFILTER_CLASS": "os.path",
}  # fmt: skip


@pytest.mark.parametrize(("name", "value"), START_FAILURES.items())
def test_crawl_that_cannot_start(name, value, tmp_path):
    run = crawl("internasional", folder=tmp_path, **{name: value})
    assert run.exit_code == 2 and "Traceback" not in run.log
    assert "cannot start" in run.log.splitlines()[-1]
    assert not list(tmp_path.glob("*.jsonl"))


def test_doctor_that_cannot_start():
    done = scrapy("doctor", URL, "-s", "SCHEDULER=scrapy.Spider", environment={"https_proxy": "http://127.0.0.1:9"})
    assert done.returncode == 2 and "Traceback" not in done.stderr


def test_traceback_of_a_crawl_that_cannot_start_is_logged_at_debug(tmp_path):
    run = crawl("internasional", folder=tmp_path, SCHEDULER="scrapy.Spider", LOG_LEVEL="DEBUG")
    assert run.exit_code == 2 and "Traceback" in run.log


@pytest.fixture(scope="module")
def site():
    return SmallSite(DAY)


def test_all_streams_closed(replica, site, tmp_path):
    """Then other files would get the descriptors 0 to 2, and Scrapy's log has no stream."""
    url = next(iter(site.expected))
    words = [*SCRAPY, "crawl", "artikel", "-a", f"url={url}", *setting_options({**SETTINGS, "OUTPUT_DIR": tmp_path})]
    done = subprocess.run(["sh", "-c", '"$@" <&- >&- 2>&-', "sh", *words], cwd=ROOT, env=os.environ | environment(replica), check=False)
    (manifest,) = manifests(tmp_path)
    assert done.returncode == manifest["exit_code"] == 0
    assert [json.loads(line)["url"] for feed in tmp_path.glob("*.jsonl") for line in feed.read_text().splitlines()] == [url]
