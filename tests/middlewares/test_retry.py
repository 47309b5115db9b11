"""Pauses before a retry."""

import signal
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)  # fmt: skip
from scrapy.utils.misc import load_object
from scrapy.utils.project import get_project_settings

from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Reply
from tests.crawling import crawl, started
from tests.manifests import manifests
from tests.spiders.test_walk import ALL, HTML, KONTAN, story

pytestmark = pytest.mark.usefixtures("virtual_time")


class Timed:
    """A site that replies with an article to the second request, and stores the time of each request."""

    def __init__(self, first: Callable[[], Reply]):
        self.first, self.moments = first, []

    def respond(self, url, headers):
        if "/news/" not in url:
            return Reply(404, HTML)
        self.moments.append(time.monotonic())
        return self.first() if len(self.moments) == 1 else Reply(200, HTML, story(1).encode())


def waited(first, tmp_path, **settings):
    site = Timed(first)
    with serve(site) as replica:
        run = crawl("artikel", "-a", f"url={ALL}", folder=tmp_path, replica=replica, **settings)
    assert (run.exit_code, len(run.feed), len(site.moments)) == (0, 1, 2)
    return site.moments[1] - site.moments[0]


def busy(seconds):
    return format_datetime(datetime.now(timezone.utc) + timedelta(seconds=seconds), usegmt=True)


def test_retry_after_in_seconds(tmp_path):
    assert waited(lambda: Reply(429, {**HTML, "Retry-After": "2"}), tmp_path, RETRY_WAIT=0) >= 2


def test_retry_after_a_date(tmp_path):
    assert (
        waited(lambda: Reply(503, {**HTML, "Retry-After": busy(3)}), tmp_path, RETRY_WAIT=0) >= 1.5
    )  # a date has no fractions of a second


def test_retry_wait_max(tmp_path):
    assert waited(lambda: Reply(503, {**HTML, "Retry-After": "120"}), tmp_path, RETRY_WAIT_MAX=2) < 60


def test_retry_wait(tmp_path):
    assert waited(lambda: Reply(500, HTML), tmp_path, RETRY_WAIT=1) >= 0.5


def test_a_retry_pauses_the_whole_crawl(tmp_path):
    site = Timed(lambda: Reply(503, {**HTML, "Retry-After": "30"}))
    with serve(site) as replica:
        run = crawl("artikel", "-a", f"url={ALL},{KONTAN}/news/b", folder=tmp_path, replica=replica, CONCURRENT_REQUESTS=1)
    first, *later = site.moments
    assert len(run.feed) == len(later) == 2 and min(later) - first >= 30


ERRORS = [
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    TunnelError,
]


def test_errors_and_statuses_that_are_retried():
    settings = get_project_settings()
    retried = tuple(map(load_object, settings.getlist("RETRY_EXCEPTIONS")))
    assert all(issubclass(error, retried) for error in ERRORS)
    assert {408, 429, 500, 502, 503, 504} <= set(map(int, settings.getlist("RETRY_HTTP_CODES")))


def test_signal_ends_a_run_in_a_pause(tmp_path):
    asked = threading.Event()

    class Busy:
        def respond(self, url, headers):
            if not url.startswith(ALL):
                return Reply(404, HTML)
            asked.set()
            return Reply(503, {**HTML, "Retry-After": "600"})

    with serve(Busy()) as replica, started("artikel", "-a", f"url={ALL}", folder=tmp_path, replica=replica) as run:
        assert asked.wait(60)
        run.send_signal(signal.SIGTERM)
        assert run.wait(60) == 143
    (manifest,) = manifests(tmp_path)
    assert (manifest["exit_code"], manifest["reason"], manifest["waiting"]) == (143, "shutdown", [f"{KONTAN}/news/a"])
