"""A real scrapyd runs a job from the egg against the replica and delivers all articles."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from configparser import ConfigParser
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

import pytest

from kontan_crawler.replica.demo import SETTINGS, environment
from kontan_crawler.replica.expected import percent_encoded
from kontan_crawler.store.database import LEDGER_NAME
from tests.crawling import DAY
from tests.in_process import ROOT

SPAN = {"since": str(DAY), "until": str(DAY)}
DEADLINE = 120  # seconds, for each step
FORM, MARK = "application/x-www-form-urlencoded", "----egg"
TARGET = ConfigParser()
TARGET.read(ROOT / "scrapy.cfg")
PROJECT = TARGET["deploy"]["project"]
CONFIG = """[scrapyd]
bind_address = 127.0.0.1
http_port = {port}
poll_interval = 0.1
eggs_dir = {folder}/eggs
dbs_dir = {folder}/dbs
logs_dir = {folder}/logs
"""


class Scrapyd:
    """A client for the HTTP API of a scrapyd on loopback."""

    def __init__(self, port: int) -> None:
        self._url, self._opener = f"http://127.0.0.1:{port}", build_opener(ProxyHandler({}))

    def ask(self, question: str, body: bytes | None = None, kind: str = FORM) -> dict[str, Any]:
        with self._opener.open(Request(f"{self._url}/{question}", body, {"Content-Type": kind}), timeout=DEADLINE) as answer:
            return json.load(answer)

    def upload(self, egg: Path, version: str) -> dict[str, Any]:
        """Post the egg as scrapyd-deploy does."""
        fields = {'"project"': PROJECT.encode(), '"version"': version.encode(), '"egg"; filename="x.egg"': egg.read_bytes()}
        head = f"--{MARK}\r\nContent-Disposition: form-data; name={{}}\r\n\r\n"
        body = b"".join(head.format(name).encode() + value + b"\r\n" for name, value in fields.items())
        return self.ask("addversion.json", body + f"--{MARK}--\r\n".encode(), f"multipart/form-data; boundary={MARK}")

    def schedule(self, spider: str, settings: dict[str, object], **arguments: str) -> str:
        """Return the id of a new job."""
        words = [("project", PROJECT), ("spider", spider), *arguments.items()]
        words += [("setting", f"{name}={value}") for name, value in settings.items()]
        return self.ask("schedule.json", urlencode(words).encode())["jobid"]

    def is_up(self) -> bool:
        try:
            return self.ask("daemonstatus.json")["status"] == "ok"
        except URLError:
            return False

    def has_finished(self, job: str) -> bool:
        return job in [row["id"] for row in self.ask(f"listjobs.json?project={PROJECT}")["finished"]]


@pytest.fixture(scope="module")
def egg(tmp_path_factory) -> Path:
    """The project's egg, built outside of the project folder."""
    folder = tmp_path_factory.mktemp("egg")
    words = ["egg_info", "--egg-base", folder, "build", "--build-base", folder / "build"]
    words += ["bdist_egg", "--bdist-dir", folder / "bdist", "--dist-dir", folder / "dist"]
    done = subprocess.run([sys.executable, "setup.py", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (egg,) = (folder / "dist").glob("*.egg")
    return egg


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The working directory of scrapyd."""
    return tmp_path_factory.mktemp("scrapyd")


@pytest.fixture(scope="module")
def scrapyd(folder, replica, egg) -> Iterator[Scrapyd]:
    """A scrapyd with the project, whose jobs crawl the replica. All of them end with the tests."""
    (folder / "scrapyd.conf").write_text(CONFIG.format(port=(port := free_port()), folder=folder))
    with (folder / "scrapyd.log").open("wb") as log:
        around = os.environ | environment(replica) | {"HOME": str(folder)}  # ignore ~/.scrapyd.conf
        command = [sys.executable, "-m", "scrapyd", "--pidfile="]
        with subprocess.Popen(command, cwd=folder, env=around, stdout=log, stderr=log, start_new_session=True) as process:
            try:
                server = Scrapyd(port)
                wait(lambda: server.is_up() or process.poll() is not None)
                assert process.poll() is None, (folder / "scrapyd.log").read_text()
                uploaded = server.upload(egg, "1")
                assert (uploaded["status"], uploaded["spiders"]) == ("ok", 3), uploaded
                yield server
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGTERM)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def wait(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + DEADLINE
    while not done():
        assert time.monotonic() < deadline, f"not done within {DEADLINE} s"
        time.sleep(0.1)


def test_job_delivers_every_article_once(scrapyd, dataset, tmp_path):
    output = tmp_path / "100% of the site"
    job = scrapyd.schedule("arsip", {**SETTINGS, "OUTPUT_DIR": output}, **SPAN)
    wait(lambda: scrapyd.has_finished(job))
    (manifest,) = output.glob("*.run.json")
    record = json.loads(manifest.read_text(encoding="utf-8"))
    assert (record["exit_code"], record["spider"], record["failed_checks"]) == (0, "arsip", []), record
    assert {name: record["arguments"][name] for name in SPAN} == SPAN
    (feed,) = output.glob("*.jsonl")
    delivered = [json.loads(line)["url"] for line in feed.read_text(encoding="utf-8").splitlines()]
    listed = {percent_encoded(story.url) for story in dataset.stories if story.published.date() == DAY} & dataset.expected.keys()
    assert Counter(delivered) == Counter(listed)


def test_alert_and_metrics_of_a_failed_job(scrapyd, folder, tmp_path):
    """A relative METRICS_FILE is relative to the working directory of scrapyd."""
    (output := tmp_path / "output").mkdir()
    (output / LEDGER_NAME).write_bytes(b"no ledger" * 999)
    settings = {"OUTPUT_DIR": output, "METRICS_FILE": "kontan_%(name)s.prom", "ALERT_COMMAND": f"sh -c 'cat > {tmp_path}/verdict'"}
    job = scrapyd.schedule("arsip", {**SETTINGS, **settings}, **SPAN)
    wait(lambda: scrapyd.has_finished(job))
    verdict = json.loads((tmp_path / "verdict").read_bytes())
    assert (verdict["spider"], verdict["exit_code"]) == ("arsip", 1) and LEDGER_NAME in verdict["failed_checks"][0]
    assert 'kontan_crawler_run_exit_code{spider="arsip"} 1.0' in (folder / "kontan_arsip.prom").read_text()


def test_deploy_target_is_the_default_url_of_scrapyd():
    assert TARGET["deploy"]["url"] == "http://localhost:6800/"
