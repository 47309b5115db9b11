"""Without a network a run ends after one round of retries, says so once, and its URLs wait for the next run."""

import time

import pytest
from twisted.internet.defer import fail
from twisted.internet.error import DNSLookupError

from kontan_crawler.middlewares.failure_reasons import CONNECTION_ERRORS
from kontan_crawler.politeness.resolver import PublicAddressResolver
from kontan_crawler.runs.checks import failed_checks
from kontan_crawler.runs.unreachable import CAUSES
from tests.crawling import DAY, crawl
from tests.faulty_replica import serve_faulty
from tests.in_process import ROOT, scrapy
from tests.manifests import manifests
from tests.runs.test_runs import INDEX, TODAY
from tests.small_site import SmallSite
from tests.spiders.test_walk import ALL, KONTAN, HandMade, listing, row, story

pytestmark = pytest.mark.usefixtures("virtual_time")
NO_WAIT = {"RETRY_WAIT": 0}
LAST_DAY = ("arsip", "-a", f"since={DAY}", "-a", f"until={DAY}")
SPIDERS = (("internasional",), LAST_DAY, ("artikel", "-a", f"url={ALL},{KONTAN}/news/b"))


@pytest.fixture(scope="module")
def site():
    return SmallSite(DAY, refused=["removed", "paywall", "photo"])


def well(url, attempt):
    """The plan of a site without faults."""


def without_proxy(*words, environment):
    return scrapy(*words, environment={"https_proxy": "", "no_proxy": "*"})


def assert_said_once(run, folder, error):
    """A run without a network has one failed check, one error in its log, and no line for each listing or host."""
    manifest = manifests(folder)[-1]
    assert (run.exit_code, manifest["exit_code"], manifest["reason"]) == (1, 1, "site_unreachable"), run.log
    assert len(manifest["failed_checks"]) == 1 and error in manifest["failed_checks"][0]
    assert (run.log.count(" ERROR: "), run.log.count(" CRITICAL: "), run.stat(f"site/unreachable/{error}")) == (1, 0, 1)
    assert not [
        words for words in ("robots.txt of", "robots_unreachable", "no listing at", "no article at", "Traceback") if words in run.log
    ]
    assert manifest["given_up"] == [] and not [name for name in manifest["counts"] if "refused" in name]


@pytest.mark.parametrize(("words", "concurrent"), [(SPIDERS[0], 1), (SPIDERS[1], 1), (SPIDERS[2], 8)], ids=[words[0] for words in SPIDERS])
def test_connections_are_refused(words, concurrent, tmp_path):
    before = time.monotonic()
    run = crawl(*words, folder=tmp_path, RETRY_WAIT=5, CONCURRENT_REQUESTS=concurrent)
    assert 75 * 0.5 <= time.monotonic() - before <= 75 * 1.5 + 10
    assert_said_once(run, tmp_path, "DownloadConnectionRefusedError")
    assert run.stat("retry/count") == 4 or concurrent > 1
    assert (len(manifests(tmp_path)[0]["waiting"]), len(run.feed)) == (2 if words[0] == "artikel" else 0, 0)


def test_host_names_are_not_found(tmp_path, monkeypatch):
    monkeypatch.setattr(PublicAddressResolver, "getHostByName", lambda *given: fail(DNSLookupError("no such host")))
    assert_said_once(crawl("internasional", folder=tmp_path, run=without_proxy, **NO_WAIT), tmp_path, "CannotResolveHostError")


TUNNELS = {"tunnel_refused": "TunnelError", "timeout": "DownloadTimeoutError"}


@pytest.mark.parametrize(("fault", "error"), TUNNELS.items())
def test_the_proxy_reaches_no_host(fault, error, site, tmp_path):
    plans = [well, lambda url, attempt: fault] if fault == "tunnel_refused" else [lambda url, attempt: fault]
    with serve_faulty(site, *plans) as replica:
        run = crawl("internasional", folder=tmp_path, replica=replica, RETRY_TIMES=1, DOWNLOAD_TIMEOUT=0.3, **NO_WAIT)
    assert_said_once(run, tmp_path, error)


@pytest.mark.parametrize("failing", [1, 4])
def test_the_network_is_back_within_the_round(failing, site, tmp_path):
    """The retries of robots.txt wait too."""
    before, url = time.monotonic(), next(iter(site.expected))
    with serve_faulty(site, well, lambda url, attempt: "tunnel_refused" if attempt <= failing else None) as replica:
        run = crawl("artikel", "-a", f"url={url}", folder=tmp_path, replica=replica, RETRY_WAIT=5)
    assert (run.exit_code, len(run.feed)) == (0, 1)
    assert sum((5, 10, 20, 40)[:failing]) * 0.5 <= time.monotonic() - before


def test_one_host_is_broken(site, tmp_path):
    def plan(url, attempt):
        return "tunnel_refused" if "://internasional." in url else None

    with serve_faulty(site, well, plan) as replica:
        run = crawl(*LAST_DAY, folder=tmp_path, replica=replica, **NO_WAIT)
    (manifest,) = manifests(tmp_path)
    assert (manifest["reason"], run.stat("listing/failed")) == ("finished", 0)
    assert run.stat("article/refused/robots_unreachable") and run.by_url
    assert not [name for name in manifest["counts"] if "unreachable/" in name]


@pytest.mark.parametrize(("fault", "concurrent"), [("reset", 1), ("tunnel_refused", 8)])
def test_the_network_is_lost_in_the_midst_of_a_run(fault, concurrent, site, tmp_path):
    lost = []

    def note(number, url):
        lost.extend([time.monotonic()] * (number > 8))

    tunnels = (lambda url, attempt: fault if lost else None) if fault == "tunnel_refused" else well
    with serve_faulty(site, lambda url, attempt: "reset" if lost else None, tunnels, note) as replica:
        run = crawl(*LAST_DAY, folder=tmp_path, replica=replica, RETRY_WAIT=5, CONCURRENT_REQUESTS=concurrent)
        assert 75 * 0.5 <= time.monotonic() - lost[0] <= 75 * 1.5 + 10
    (manifest,) = manifests(tmp_path)
    assert (run.exit_code, manifest["reason"], len(manifest["failed_checks"])) == (1, "site_unreachable", 1)
    errors = {"robots_unreachable", "TunnelError"} if concurrent > 1 else set()  # of requests under way when the network was lost
    under_way = [refusal for refusal in manifest["given_up"] if refusal["reason"] in errors]
    assert not any(refusal["counted"] for refusal in under_way)
    others = {refusal["url"]: refusal["reason"] for refusal in manifest["given_up"] if refusal not in under_way}
    assert others.items() <= site.refused.items()
    assert manifest["waiting"] or under_way
    assert run.feed or concurrent > 1
    with serve_faulty(site, well) as replica:
        again = crawl(*LAST_DAY, folder=tmp_path, replica=replica)
    asked_again = {*manifest["waiting"], *(refusal["url"] for refusal in under_way)}
    assert again.exit_code == 0 and asked_again & site.expected.keys() <= again.by_url.keys()
    assert len(again.feed) == len(again.by_url) > len(run.feed)


def test_no_try_is_counted(tmp_path):
    pages = {INDEX: listing(row("a"), row("b")), f"{INDEX}20": listing(), ALL: story(1), f"{KONTAN}/news/b?page=all": story(2)}
    with serve_faulty(HandMade(pages), lambda url, attempt: "reset" if "/news/" in url else None) as replica:
        crawl(*TODAY, folder=tmp_path, replica=replica, RETRY_TIMES=0, CLOSESPIDER_ERRORCOUNT=1)
    for _ in range(4):
        run = crawl(*TODAY, folder=tmp_path, **NO_WAIT)
        assert_said_once(run, tmp_path, "DownloadConnectionRefusedError")
        assert manifests(tmp_path)[-1]["waiting"] == [f"{KONTAN}/news/{slug}" for slug in "ab"]
    with serve_faulty(HandMade(pages), well) as replica:
        run = crawl(*TODAY, folder=tmp_path, replica=replica)
    assert (run.exit_code, len(run.feed), run.stat("article/again/asked")) == (0, 2, 2)


@pytest.mark.parametrize("error", CAUSES)
def test_the_check_names_the_cause(error):
    counts = {f"site/unreachable/{error}": 1, "listing/asked": 9, "listing/failed": 9, "article/new/asked": 2, "article/new/failed": 2}
    found = failed_checks(counts, "site_unreachable", {"global": {DAY}}, 2, 0.2)
    assert list(found) == ["end"] and error in found["end"] and CAUSES[error][0] in found["end"]
    assert list(failed_checks({**counts, "feedexport/failed_count/S3FeedStorage": 1}, "site_unreachable", {}, 0, 0.2)) == ["end", "feeds"]


def test_each_connection_error_has_a_cause_and_is_documented():
    assert {error.__name__ for error in CONNECTION_ERRORS} == CAUSES.keys()
    docs = (ROOT / "docs/delivery.md").read_text(encoding="utf-8")
    assert [name for name in (*CAUSES, "site_unreachable") if f"`{name}`" not in docs] == []
    (row,) = [line for line in docs.splitlines() if line.startswith("| no network")]
    assert any(cause in row for cause, _ in CAUSES.values()) and row.endswith("| 1 |")
