"""First contact: its requests. At most LIMIT are sent, whatever the site answers, one after the other."""

from contextlib import contextmanager

import pytest

from kontan_crawler.doctor.contact.plan import LIMIT
from kontan_crawler.replica.demo import environment
from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Site
from tests.crawling import scrapy
from tests.doctor.test_first_contact import CHALLENGE, KONTAN, WWW
from tests.faulty_replica import serve_faulty
from tests.spiders.test_walk import HandMade, listing, moved, row, story

QUICK = ("-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=False", "-s", "RETRY_WAIT=0.01", "-s", "CONTACT=a@example.com")
HTML = {"Content-Type": "text/html; charset=utf-8"}
NO_PROXY = {"https_proxy": "http://127.0.0.1:9", "no_proxy": ""}


class Everywhere(HandMade):
    """The same reply to each URL, but for robots.txt."""

    def __init__(self, reply, robots=(404, HTML, "")):
        super().__init__({})
        self._reply, self._robots = reply, robots

    def respond(self, url, headers):
        self.replies = {url: self._robots if url.endswith("/robots.txt") else self._reply}
        return super().respond(url, headers)


def doctor(replica, folder, *words):
    """Return the finished command, and its requests."""
    done = scrapy("doctor", "-s", f"OUTPUT_DIR={folder}", *QUICK, *words, environment=environment(replica))
    return done, [url for url, _ in replica.requests]


@contextmanager
def faulty(dataset, fault):
    """Serve the replica with a fault for each request but those of robots.txt."""
    with serve_faulty(Site(dataset), lambda url, attempt: None if url.endswith("/robots.txt") else fault) as replica:
        yield replica


def test_replica(dataset, tmp_path):
    with serve(Site(dataset)) as replica:
        done, requests = doctor(replica, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert not [line for line in done.stdout.splitlines() if line.startswith("  differs")]
    assert len(requests) == LIMIT and requests[0] == f"{KONTAN}/robots.txt"
    assert requests.index(f"{WWW}/robots.txt") < next(n for n, url in enumerate(requests) if url.startswith(f"{WWW}/search"))
    assert len(set(requests)) == LIMIT
    assert all(agent.startswith("kontan_crawler/") and "a@example.com" in agent for _, agent in replica.requests)
    assert list(tmp_path.iterdir()) == []


LOOP = moved("/lagi")
FORBIDDEN = (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /")
ALMOST = {  # three articles answer with redirects, each to the next
    f"{KONTAN}/": f"<html>{listing(*map(row, 'abcde'))}</html>",
    **{f"{KONTAN}/news/{slug}?page=all": moved(f"/news/{after}?page=all") for slug, after in zip("abcd", "bcde", strict=True)},
    f"{KONTAN}/news/e?page=all": story(1, 2),
}
SITES = {  # site -> most requests, a value that the last lines name
    "wall": (Everywhere(CHALLENGE), LIMIT, "Just a moment"),
    "redirects to itself": (Everywhere(LOOP), LIMIT, "INDEX"),
    "redirects of articles": (HandMade(ALMOST), LIMIT, "404"),
    "redirects off the site": (Everywhere(moved("https://example.com/")), LIMIT, "redirected"),
    "redirects to http": (Everywhere(moved(f"http://{KONTAN.partition('//')[2]}/")), LIMIT, "http"),
    "robots.txt forbids all": (Everywhere("<p>x</p>", FORBIDDEN), 2, "robots.txt"),
    "robots.txt fails": (Everywhere("<p>x</p>", (503, HTML, "")), 4, "robots_unreachable"),
    "login": (Everywhere((401, HTML, "<title>Masuk</title>")), LIMIT, "Masuk"),
    "captcha": (Everywhere((403, HTML, "<title>Captcha</title>")), LIMIT, "Captcha"),
    "too many requests": (Everywhere((429, {**HTML, "Retry-After": "0"}, "<title>Sibuk</title>")), LIMIT, "Sibuk"),
    "empty": (Everywhere(""), LIMIT, "empty"),
}  # fmt: skip


@pytest.mark.parametrize(("made", "most", "named"), SITES.values(), ids=SITES)
def test_site_that_cannot_be_read(made, most, named, tmp_path):
    with serve(made) as replica:
        done, requests = doctor(replica, tmp_path)
    assert done.returncode == 1 and done.stderr == ""
    assert 0 < len(requests) <= most
    assert named in done.stdout


@pytest.mark.parametrize("fault", ["status_503", "reset", "error_page"])
def test_faults(fault, dataset, tmp_path):
    with faulty(dataset, fault) as replica:
        done, requests = doctor(replica, tmp_path, "-s", "RETRY_TIMES=9")
    assert done.returncode == 1
    assert len(requests) <= LIMIT
    assert "REPLICA" in done.stdout.splitlines()[0]
    assert max(map(requests.count, requests)) <= 2


def test_no_retry_if_the_settings_say_so(tmp_path):
    with serve(Everywhere((503, HTML, ""))) as replica:
        done, requests = doctor(replica, tmp_path, "-s", "RETRY_TIMES=0", "-s", "CONTACT=")
    assert len(set(requests)) == len(requests) > 2
    assert "CONTACT" in done.stdout.splitlines()[-1]


def test_requests_that_end_early(dataset, tmp_path):
    with serve(Site(dataset)) as replica:
        done, requests = doctor(replica, tmp_path, "-s", "CLOSESPIDER_PAGECOUNT=2")
    assert done.returncode == 1 and len(requests) < LIMIT


def test_no_network(tmp_path):
    done = scrapy("doctor", "-s", f"OUTPUT_DIR={tmp_path}", *QUICK, environment=NO_PROXY)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.stderr
    assert "DownloadConnectionRefusedError" in done.stderr
    assert list(tmp_path.iterdir()) == []
