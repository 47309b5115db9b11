"""How long the site is left in peace before it is asked again, and what is torn."""

import gzip
import json
import signal
import threading
import time
import zlib
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.middlewares.backoff import exponential_backoff, retry_after
from kontan_crawler.middlewares.incomplete import is_complete_gzip
from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Reply
from tests.crawling import crawl, started
from tests.spiders.test_walk import ALL, HTML, KONTAN, story

NOW = datetime(2026, 2, 4, 22, 20, tzinfo=timezone.utc)
HEADERS = [
    ("120", 120), (" 0 ", 0), ("99999999999999999999", 999999999), ("Wed, 04 Feb 2026 22:20:30 GMT", 30), ("Wed, 04 Feb 2026 21:00:00 GMT", 0),
    ("Wednesday, 04-Feb-26 22:21:00 GMT", 60), ("", None), ("soon", None), ("-5", None), ("1.5", None), ("٣", None), ("Wed, 99 Feb 2026", None),
]  # fmt: skip


@pytest.mark.parametrize(("value", "seconds"), HEADERS)
def test_retry_after(value, seconds):
    assert retry_after(value, NOW) == seconds


@given(st.text() | st.datetimes().map(lambda moment: format_datetime(moment)))
def test_retry_after_reads_anything(value):
    seconds = retry_after(value, NOW)
    assert seconds is None or seconds >= 0


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_waits_grow_and_are_spread(attempt, chance):
    wait = exponential_backoff(attempt, 5, chance)
    assert exponential_backoff(attempt, 5, 0) <= wait <= exponential_backoff(attempt, 5, 1) == 3 * exponential_backoff(attempt, 5, 0)
    assert exponential_backoff(attempt + 1, 5, chance) >= wait


@given(st.binary(max_size=5000), st.integers(1, 60))
def test_a_gzip_body_is_whole_only_at_its_end(body, cut):
    packed = gzip.compress(body, mtime=0)
    assert is_complete_gzip(packed, 10_000)
    assert is_complete_gzip(packed + b"more", 10_000)
    assert not is_complete_gzip(packed[: -min(cut, len(packed))], 10_000)


@given(st.binary(max_size=300))
def test_anything_may_call_itself_gzip(body):
    assert is_complete_gzip(body, 1000) in (True, False)
    assert not is_complete_gzip(zlib.compress(body), 1000)


def test_a_bomb_is_not_unpacked_to_its_end():
    bomb = gzip.compress(b" " * 2**26, mtime=0)
    begun = time.process_time()
    assert is_complete_gzip(bomb, 2**20)  # torn or not, it is too large: others say so
    assert time.process_time() - begun < 0.5


class Timed:
    """Answers an article at the second request for it, and keeps the moment of each."""

    def __init__(self, first: Callable[[], Reply]):
        self.first, self.moments = first, []

    def respond(self, url, headers):
        if not url.startswith(ALL):
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


def test_the_site_is_left_in_peace_as_long_as_it_asks(tmp_path):
    assert waited(lambda: Reply(429, {**HTML, "Retry-After": "2"}), tmp_path, RETRY_WAIT=0) >= 2


def test_the_site_is_left_in_peace_until_the_moment_it_names(tmp_path):
    assert waited(lambda: Reply(503, {**HTML, "Retry-After": busy(3)}), tmp_path, RETRY_WAIT=0) >= 1.5  # a date has no fractions


def test_the_site_cannot_ask_for_ever(tmp_path):
    assert waited(lambda: Reply(503, {**HTML, "Retry-After": "999999"}), tmp_path, RETRY_WAIT_MAX=0.5) >= 0.5


def test_a_pause_of_our_own(tmp_path):
    assert waited(lambda: Reply(500, HTML), tmp_path, RETRY_WAIT=1) >= 0.5


def test_a_run_that_is_stopped_in_a_pause_ends_at_once(tmp_path):
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
    (manifest,) = (json.loads(path.read_text()) for path in tmp_path.glob("*.run.json"))
    assert (manifest["exit_code"], manifest["reason"], manifest["waiting"]) == (143, "shutdown", [f"{KONTAN}/news/a"])
