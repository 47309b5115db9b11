"""Politeness of a run: robots.txt, Crawl-delay, closing, user agent, quiet hours."""

import gzip
import threading
import time
from datetime import date, datetime, timedelta
from signal import SIGTERM
from types import SimpleNamespace

import pytest

from kontan_crawler.clock import WIB
from kontan_crawler.politeness.contact import with_contact
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Reply, Site
from kontan_crawler.scrapy_private import brotli, is_closing
from tests.crawling import crawl, started
from tests.faulty_replica import NOISE, PICTURE, serve_faulty
from tests.in_process import InProcess
from tests.manifests import manifests
from tests.spiders.test_walk import HTML, KONTAN, story

pytestmark = pytest.mark.usefixtures("virtual_time")


def txt(text, content_type="text/plain"):
    return Reply(200, {"Content-Type": content_type}, text.encode())


class Polite:
    """A site that replies to requests for robots.txt with a sequence of texts, statuses or replies, and stores the times of requests."""

    def __init__(self, *robots):
        self.robots, self.requests = list(robots), []

    def respond(self, url, headers):
        self.requests.append((url, time.monotonic()))
        if url.endswith("/robots.txt"):
            robots = self.robots.pop(0) if len(self.robots) > 1 else self.robots[0]
            return robots() if callable(robots) else Reply(robots, HTML) if isinstance(robots, int) else txt(robots)
        return Reply(200, HTML, story(len(url)).encode())

    def gaps(self):
        moments = [moment for _, moment in self.requests]
        return [after - before for before, after in zip(moments, moments[1:], strict=False)]


ONE_AT_A_TIME = {"CONCURRENT_REQUESTS": 1, "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "AUTOTHROTTLE_ENABLED": True, "AUTOTHROTTLE_START_DELAY": 0}


def artikel(site, count, folder, *hosts, **settings):
    hosts = hosts or ("internasional",)
    urls = ",".join(f"https://{hosts[number % len(hosts)]}.kontan.co.id/news/a{number}" for number in range(count))
    with serve(site) as replica:
        return crawl("artikel", "-a", f"url={urls}", folder=folder, replica=replica, **settings)


def test_crawl_delay(tmp_path):
    site = Polite("User-agent: *\nCrawl-delay: 2")
    run = artikel(site, 4, tmp_path, "internasional", "global", **ONE_AT_A_TIME)
    assert len(run.feed) == 4
    assert len(site.requests) == 6 and min(site.gaps()) >= 2


def test_crawl_delay_for_our_user_agent(tmp_path):
    site = Polite("User-agent: kontan_crawler\nCrawl-delay: 1\n\nUser-agent: *\nCrawl-delay: 99")
    artikel(site, 2, tmp_path, **ONE_AT_A_TIME)
    assert len(site.requests) == 3 and min(site.gaps()) >= 1


def test_crawl_delay_changes_during_a_run(tmp_path):
    site = Polite("User-agent: *\nDisallow:", "User-agent: *\nCrawl-delay: 1")
    artikel(site, 5, tmp_path, **ONE_AT_A_TIME, DOWNLOAD_DELAY=0.5, ROBOTSTXT_MAX_AGE=0.6)
    second = [number for number, (url, _) in enumerate(site.requests) if url.endswith("robots.txt")][1]
    assert min(site.gaps()) >= 0.5
    assert site.gaps()[second:] and min(site.gaps()[second:]) >= 1


def test_rules_change_during_a_run(tmp_path):
    site = Polite("User-agent: *\nDisallow:", "User-agent: *\nDisallow: /news/")
    run = artikel(site, 4, tmp_path, **ONE_AT_A_TIME, DOWNLOAD_DELAY=0.5, ROBOTSTXT_MAX_AGE=0.6)
    assert 0 < len(run.feed) < 4 and run.stat("article/refused/robots") == 4 - len(run.feed)


def late():
    time.sleep(2)
    return txt("")


def hung_up():
    raise ConnectionResetError


def moved(to):
    return lambda: Reply(302, {"Location": to})


FORBIDS_ONE = "User-agent: *\nDisallow: /news/a0"
UNAVAILABLE = {  # reply to a request for robots.txt, reason in the log
    "500": (500, "http_500"), "503": (503, "http_503"), "too many requests": (429, "http_429"),
    "moved off the site": (moved("https://example.com/robots.txt"), "redirected"),
    "moved in a circle": (moved("/robots.txt"), "redirect_loop"), "moved nowhere": (lambda: Reply(302), "http_302"),
    "too large": (lambda: txt("x" * 9_000_000), "too_large"),
    "not text": (lambda: Reply(200, HTML, NOISE), "no_html"), "a picture": (lambda: Reply(200, {"Content-Type": "image/png"}, PICTURE), "no_html"),
    "torn gzip": (lambda: Reply(200, HTML, gzip.compress(FORBIDS_ONE.encode())[:-9]), "broken_encoding"),
    "a rule in an unknown charset": (lambda: Reply(200, HTML, "User-agent: *\nDisallow: /café".encode("cp1252")), "broken_encoding"),
}  # fmt: skip
NO_ANSWER = {"no answer": late, "hung up": hung_up}
PAGE = "<!DOCTYPE html><h1>Kontan</h1>"
PAGES_INSTEAD = {
    "said to be html": lambda: txt("Selamat datang", "text/html; charset=utf-8"), "said to be text": lambda: txt(f"\ufeff\n {PAGE}"),
}  # fmt: skip
UNAVAILABLE_LATER = {name: robots for name, (robots, _) in UNAVAILABLE.items()} | NO_ANSWER | PAGES_INSTEAD
AT_ONCE = {"RETRY_TIMES": 0, "DOWNLOAD_TIMEOUT": 1}


def warnings_of(run):
    return [line for line in run.log.splitlines() if "middlewares.robotstxt] WARNING" in line]


@pytest.mark.parametrize(("robots", "reason"), UNAVAILABLE.values(), ids=UNAVAILABLE)
def test_unavailable_robots_txt_allows_no_request(robots, reason, tmp_path):
    site = Polite(robots)
    run = artikel(site, 3, tmp_path, **AT_ONCE)
    assert not [url for url, _ in site.requests if "/news/" in url]
    assert run.stat("article/refused/robots_unreachable") == 3
    (warning,) = warnings_of(run)
    assert "internasional.kontan.co.id" in warning and f": {reason}" in warning
    assert "Traceback" not in run.log
    assert manifests(tmp_path)[0]["robots"] == {}


@pytest.mark.parametrize("robots", NO_ANSWER.values(), ids=NO_ANSWER)
def test_no_answer_from_two_hosts_ends_the_run(robots, tmp_path):
    site = Polite(robots)
    run = artikel(site, 3, tmp_path, **AT_ONCE)
    (manifest,) = manifests(tmp_path)
    assert len(site.requests) == 2 and not [url for url, _ in site.requests if "/news/" in url]
    assert (run.exit_code, manifest["reason"], len(manifest["waiting"])) == (1, "site_unreachable", 3)


def test_unavailable_robots_txt_is_not_fetched_for_each_request(tmp_path):
    site = Polite(503)
    artikel(site, 5, tmp_path, **AT_ONCE)
    assert len(site.requests) == 1


def test_unavailable_robots_txt_is_fetched_again_after_five_minutes(tmp_path, monkeypatch):
    clock, fetched = [0], []

    class Clocked(Polite):
        """Each article takes 100 seconds."""

        def respond(self, url, headers):
            if url.endswith("/robots.txt"):
                fetched.append(clock[0])
            else:
                clock[0] += 100
            return super().respond(url, headers)

    monkeypatch.setattr("kontan_crawler.middlewares.robotstxt.time", SimpleNamespace(monotonic=lambda: clock[0]))
    site = Clocked("User-agent: *\nDisallow:", 503, "User-agent: *\nDisallow:")
    run = artikel(site, 8, tmp_path, CONCURRENT_REQUESTS=1, RETRY_TIMES=0, ROBOTSTXT_MAX_AGE=400)
    assert fetched == [0, 400, 700] and len(run.feed) == 8


@pytest.mark.parametrize("robots", UNAVAILABLE_LATER.values(), ids=UNAVAILABLE_LATER)
def test_last_rules_apply(robots, tmp_path):
    site = Polite(FORBIDS_ONE, robots)
    run = artikel(site, 4, tmp_path, **ONE_AT_A_TIME, **AT_ONCE, DOWNLOAD_DELAY=0.5, ROBOTSTXT_MAX_AGE=0.6)
    assert len(run.feed) == 3 and run.stat("article/refused/robots") == 1
    assert warnings_of(run)


@pytest.mark.parametrize("robots", [404, 403, 410, *PAGES_INSTEAD.values()])
def test_missing_robots_txt_allows_everything(robots, tmp_path):
    run = artikel(Polite(robots), 2, tmp_path, RETRY_TIMES=0)
    assert len(run.feed) == 2 and len(warnings_of(run)) == (robots in PAGES_INSTEAD.values())
    assert manifests(tmp_path)[0]["robots"] == {"internasional.kontan.co.id": {}}


AS_IT_COMES = {  # body of a robots.txt that forbids one article, its other headers
    "HTML by its type": (FORBIDS_ONE.encode(), {}),
    "byte order mark": (f"\ufeff{FORBIDS_ONE}".encode(), {}),
    "CR": (FORBIDS_ONE.replace("\n", "\r").encode(), {}),
    "UTF-16": (FORBIDS_ONE.encode("utf-16"), {}),
    "gzip without its header": (gzip.compress(FORBIDS_ONE.encode()), {}),
    "brotli": (brotli.compress(FORBIDS_ONE.encode()), {"Content-Encoding": "br"}),
    "larger than 500 KiB": (f"{FORBIDS_ONE}\n{'# é' * 200_000}\nDisallow: /".encode(), {}),
}


@pytest.mark.parametrize(("body", "headers"), AS_IT_COMES.values(), ids=AS_IT_COMES)
def test_robots_txt_as_it_comes(body, headers, tmp_path):
    run = artikel(Polite(lambda: Reply(200, {**HTML, **headers}, body)), 2, tmp_path)
    assert len(run.feed) == run.stat("article/refused/robots") == 1 and not warnings_of(run)
    assert manifests(tmp_path)[0]["robots"]["internasional.kontan.co.id"] == {"*": ["Disallow: /news/a0"]}


def test_robots_txt_without_a_length(tmp_path):
    with serve_faulty(Polite(FORBIDS_ONE), lambda url, attempt: "until_close" if url.endswith("/robots.txt") else None) as replica:
        run = crawl("artikel", "-a", f"url={KONTAN}/news/a0,{KONTAN}/news/a1", folder=tmp_path, replica=replica)
    assert len(run.feed) == run.stat("article/refused/robots") == 1


def test_unknown_lines_are_in_the_manifest(tmp_path):
    lines = ["Content-Usage: train-ai=n", "Disalow: /news/a0", "Crawl-delay: 0"]
    run = artikel(Polite("\n".join(("User-agent: *", *lines, "Sitemap: https://www.kontan.co.id/sitemap.xml"))), 2, tmp_path)
    assert manifests(tmp_path)[0]["robots"]["internasional.kontan.co.id"] == {"*": lines}
    assert len(run.feed) == run.stat("article/refused/robots") == 1


def test_next_run_requests_what_an_unavailable_robots_txt_refused(tmp_path):
    artikel(Polite(503), 2, tmp_path, **AT_ONCE)
    with serve(Polite("")) as replica:
        run = crawl("internasional", folder=tmp_path, replica=replica)
    assert len(run.feed) == 2


def test_manifest_has_the_rules_for_bots(tmp_path):
    with serve(Site(Dataset(date(2026, 2, 4)))) as replica:
        crawl("artikel", "-a", f"url={KONTAN}/news/a", folder=tmp_path, replica=replica)
    (manifest,) = manifests(tmp_path)
    assert manifest["robots"]["internasional.kontan.co.id"]["GPTBot"] == ["Disallow: /"]


# Waiting requests of a closing run


def closing_run(folder, *hosts, site=None, **settings):
    """Crawl two articles with a long Crawl-delay; the run is closed after one second."""
    site = site or Polite("User-agent: *\nCrawl-delay: 86400")
    started_at = time.monotonic()
    run = artikel(site, 2, folder, *hosts, **ONE_AT_A_TIME | {"CLOSESPIDER_TIMEOUT": 1} | settings)
    (manifest,) = manifests(folder)
    return site, run, manifest, time.monotonic() - started_at


@pytest.mark.parametrize("concurrent", [1, 8])
@pytest.mark.parametrize("hosts", [("internasional",), ("internasional", "global")], ids=" ".join)
def test_waiting_requests_are_left_for_the_next_run(hosts, concurrent, tmp_path):
    site, run, manifest, seconds = closing_run(tmp_path, *hosts, CONCURRENT_REQUESTS=concurrent)
    assert not [url for url, _ in site.requests if "/news/" in url] and seconds < 30
    assert len(manifest["waiting"]) == 2 and manifest["given_up"] == [] and manifest["reason"] == "closespider_timeout"
    assert "Traceback" not in run.log and "article/refused/" not in run.log


@pytest.mark.parametrize(
    ("name", "value"), [("STOP_AT", "{0:%H:%M}"), ("QUIET_HOURS", "{0:%H:%M}-{1:%H:%M}")], ids=["STOP_AT", "QUIET_HOURS"]
)
def test_run_is_closed_at_a_clock_time(name, value, tmp_path):
    now = datetime.now(WIB)
    clock = value.format(now + timedelta(minutes=2), now + timedelta(minutes=62))
    site, run, manifest, _ = closing_run(tmp_path, **{name: clock}, CLOSESPIDER_TIMEOUT=0)
    assert run.exit_code == 0 and manifest["reason"] == name.lower()
    last = run.log[run.log.index("Spider closed") :]
    assert f"{name} ended the run; the next run with these arguments goes on where it stopped" in last
    assert f"succeeded: no new article, ended by {name}" in last and "closespider" not in last.partition("\n")[2]
    assert len(site.requests) == 1 and len(manifest["waiting"]) == 2


def test_closing_run_finishes_its_running_requests(tmp_path):
    running = threading.Event()

    class Slow(Polite):
        def respond(self, url, headers):
            if url.endswith("/news/a1?page=all"):
                running.set()
                while not any(is_closing(crawler.engine) for crawler in InProcess.last.crawlers):
                    running.wait(60)
            elif "/news/" in url:
                running.wait(60)
            return super().respond(url, headers)

    run = artikel(Slow(""), 2, tmp_path, CLOSESPIDER_ITEMCOUNT=1)
    assert run.exit_code == 0 and len(run.feed) == 2


def test_closing_run_sends_no_request(tmp_path):
    site, _, manifest, _ = closing_run(tmp_path, site=Polite("User-agent: *\nCrawl-delay: 3"))
    assert len(site.requests) == 1 and len(manifest["waiting"]) == 2


def test_signal_ends_a_waiting_run(tmp_path):
    site = Polite("User-agent: *\nCrawl-delay: 300")
    with serve(site) as replica, started("artikel", "-a", f"url={KONTAN}/news/a", folder=tmp_path, replica=replica) as run:
        while not site.requests:
            time.sleep(0.1)
        run.send_signal(SIGTERM)
        assert run.wait(timeout=30) == 143
    assert manifests(tmp_path)[0]["waiting"] == [f"{KONTAN}/news/a"]


# User agent


def test_user_agent(tmp_path):
    site = Polite("")
    with serve(site) as replica:
        run = crawl("artikel", "-a", f"url={KONTAN}/news/a", folder=tmp_path, replica=replica, CONTACT="data@example.org")
        agents = {agent for _, agent in replica.requests}
    (agent,) = agents
    assert agent.startswith("kontan_crawler/") and agent.endswith("; data@example.org)")
    assert "CONTACT" not in [line for line in run.log.splitlines() if "WARNING" in line]


def test_missing_contact_is_a_warning(tmp_path):
    run = artikel(Polite(""), 1, tmp_path)
    assert len([line for line in run.log.splitlines() if "WARNING" in line and "CONTACT" in line]) == 1


@pytest.mark.parametrize("contact", ["a\r\nX-Evil: 1", "a)b", "naïve@example.org", "a;b", " "])
def test_invalid_contact(contact, tmp_path):
    with pytest.raises(ValueError, match="CONTACT"):
        with_contact("kontan_crawler/1 (news)", contact)
    run = crawl("internasional", folder=tmp_path, CONTACT=contact)
    assert run.exit_code == 2 and len(run.log.splitlines()) == 1


# Quiet hours


def test_no_request_in_quiet_hours(tmp_path):
    now = datetime.now(WIB)
    hours = f"{now - timedelta(hours=1):%H:%M}-{now + timedelta(hours=1):%H:%M}"
    run = crawl("internasional", folder=tmp_path, QUIET_HOURS=hours)
    assert run.exit_code == 0 and len(run.log.splitlines()) == 1 and f"{now + timedelta(hours=1):%H:%M}" in run.log
    assert not list(tmp_path.iterdir())
