"""The replica never mixes with the site: a run that meets it writes into a folder of its own, or is refused."""

import http.client
import socket
import ssl
import threading
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

import pytest
from twisted.internet import defer
from twisted.internet.error import DNSLookupError

from kontan_crawler import __version__
from kontan_crawler.outcomes import BAD_ARGUMENTS, FAILED, INTERRUPTED, OK, REPLICA_HEADER
from kontan_crawler.politeness.resolver import PublicAddressResolver
from kontan_crawler.replica.server import AUTHORITY, ReplyHandler, serve
from kontan_crawler.replica.site import Site
from kontan_crawler.runs.manifest_files import read_manifest
from kontan_crawler.runs.recovery.recover import recover
from kontan_crawler.runs.replica_runs import is_replica
from kontan_crawler.store.history import RunStart
from kontan_crawler.store.ledger import Ledger
from tests.crawling import DAY, crawl
from tests.in_process import ROOT
from tests.manifests import manifests
from tests.store.ledgers import at


class NoResolver(PublicAddressResolver):
    """Finds no host."""

    def getHostByName(self, name, timeout=()):
        return defer.fail(DNSLookupError(name))


APART = {"REPLICA_DIR": "replica"}
"""The default, which `demo.SETTINGS` changes."""
TODAY = ("arsip", "-a", f"since={DAY}", "-a", f"until={DAY}", "-a", "kanal=global")


def names(folder):
    """Return the names of all files under a folder but the lock, the ledger and the archive, each with its size."""
    found = (
        path
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(("run.lock", "ledger.")) and path.parent.name != "archive"
    )
    return {str(path.relative_to(folder)): path.stat().st_size for path in found}


# What the replica says


@pytest.fixture
def connection(replica):
    proxy = urlsplit(replica.proxy)
    with closing(http.client.HTTPConnection(proxy.hostname, proxy.port)) as connection:
        yield connection


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(("url", "status"), [
    ("/", 404), ("/robots.txt", 404), ("http://example.com/", 403), ("http://www.kontan.co.id/", 301), ("http://www.kontan.co.id/robots.txt", 301),
])  # fmt: skip
def test_each_answer_of_the_proxy_has_the_header(method, url, status, connection):
    connection.request(method, url)
    answer = connection.getresponse()
    assert (answer.status, answer.headers[REPLICA_HEADER]) == (status, __version__)


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/robots.txt", 200), ("/tidak-ada", 404), ("/news/tidak-ada", 404), ("/sitemap.xml", 200)]
)
def test_each_answer_in_a_tunnel_has_the_header_and_the_certificate_the_name(path, status, replica):
    proxy = urlsplit(replica.proxy)
    context = ssl.create_default_context(cafile=str(replica.ca_file))
    with closing(http.client.HTTPSConnection(proxy.hostname, proxy.port, context=context)) as connection:
        connection.set_tunnel("www.kontan.co.id", 443)
        connection.request("GET", path)
        answer = connection.getresponse()
        assert (answer.status, answer.headers[REPLICA_HEADER]) == (status, __version__)
        issuer = {name: value for ((name, value),) in connection.sock.getpeercert()["issuer"]}
    assert issuer["organizationName"] == AUTHORITY


def test_the_question_is_no_request_of_the_site(replica):
    before = len(replica.requests)
    assert is_replica(replica.proxy) and is_replica(f"{replica.proxy}/") and is_replica(replica.proxy.replace("//", "//user:word@"))
    assert len(replica.requests) == before


@contextmanager
def answering(words):
    """Serve these bytes to one client."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            client, _ = server.accept()
            with client:
                client.recv(4096)
                client.sendall(words)

        thread = threading.Thread(target=answer)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        thread.join()


@pytest.mark.parametrize("words", [
    b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nServer: squid/6.6\r\nContent-Length: 0\r\n\r\n", b"SSH-2.0-OpenSSH_9.6\r\n", b"", b"\x15\x03\x01\x00\x02\x02\x46",
    b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200,
], ids=["400", "407", "squid", "ssh", "nothing", "tls", "headers"])  # fmt: skip
def test_other_proxies_are_not_the_replica(words):
    with answering(words) as proxy:
        assert not is_replica(proxy)


@pytest.mark.parametrize(
    "proxy", ["http://127.0.0.1:9", "http://127.0.0.1:99999", "http://127.0.0.1:x", "http://tidak-ada.invalid:80", "http://[::1"]
)
def test_a_proxy_that_cannot_be_asked_is_not_the_replica(proxy):
    assert not is_replica(proxy)


# Runs


def test_a_run_that_meets_the_replica_writes_into_its_folder(replica, dataset, tmp_path):
    run = crawl(*TODAY, folder=tmp_path, replica=replica, METRICS_FILE=tmp_path / "x.prom", ARCHIVE_DIR=tmp_path / "kept", **APART)
    apart = tmp_path / "replica"
    (manifest,) = manifests(apart)
    assert (run.exit_code, run.feed, manifest["replica"]) == (OK, [], True), run.log
    assert {name.partition("/")[0] for name in names(tmp_path)} == {"replica"}
    assert {path.name for path in tmp_path.iterdir()} == {"replica"}
    assert str(apart) in run.log and manifest["feeds"][0]["lines"] > 0
    again = crawl(*TODAY, folder=tmp_path, replica=replica, **APART)
    assert (again.exit_code, again.stat("item_scraped_count"), len(manifests(apart))) == (OK, 0, 2)


def test_the_folder_can_be_named(replica, tmp_path):
    run = crawl(*TODAY, folder=tmp_path / "site", replica=replica, REPLICA_DIR=tmp_path / "invented")
    assert run.exit_code == OK and manifests(tmp_path / "invented") and not (tmp_path / "site").exists()


def test_the_replica_is_not_met_through_another_proxy(tmp_path):
    """Neither after its end: then the run fails as any other without a network."""
    run = crawl("artikel", "-a", "url=https://global.kontan.co.id/news/a", folder=tmp_path, RETRY_TIMES=0, **APART)
    (manifest,) = manifests(tmp_path)
    assert (run.exit_code, manifest["replica"]) == (FAILED, False) and not (tmp_path / "replica").exists()


@pytest.mark.parametrize(
    "words", [TODAY, ("artikel", "-a", "url=https://global.kontan.co.id/news/a"), ("internasional",)], ids=lambda words: words[0]
)
def test_an_unexpected_answer_of_the_replica_is_refused(words, replica, tmp_path, monkeypatch):
    """As from a proxy that passes requests on to the replica, or from a replica that started after the run."""
    monkeypatch.setattr("kontan_crawler.runs.replica_runs.is_replica", lambda proxy: False)
    run = crawl(*words, folder=tmp_path, replica=replica, **APART)
    (manifest,) = manifests(tmp_path)
    assert (run.exit_code, manifest["exit_code"], manifest["replica"], len(manifest["failed_checks"])) == (FAILED, FAILED, False, 1)
    assert manifest["feeds"] == manifest["days"] == [] or words[0] == "artikel"
    assert not list(tmp_path.glob("*.jsonl")) and not list(tmp_path.glob("*.part"))
    assert run.stat("article/refused/replica_answer") == (words[0] == "artikel")
    assert "`replica_answer`" in (ROOT / "docs/delivery.md").read_text(encoding="utf-8")
    assert run.stat("response_received_count") <= 1 and "Traceback" not in run.log
    ledger = Ledger(tmp_path)
    assert ledger.articles.newest(9) == [] and not ledger.history.has_met_replica()
    ledger.close()


def test_an_answer_of_the_site_in_a_run_that_has_met_the_replica_is_refused(dataset, tmp_path, monkeypatch):
    """As with no_proxy for one host of the site."""

    def end_headers(handler):
        if "/news/" not in handler.path:
            handler.send_header(REPLICA_HEADER, __version__)
        super(ReplyHandler, handler).end_headers()

    monkeypatch.setattr(ReplyHandler, "end_headers", end_headers)
    with serve(Site(dataset)) as replica:
        run = crawl(*TODAY, folder=tmp_path, replica=replica, **APART)
    (manifest,) = manifests(tmp_path / "replica")
    assert (run.exit_code, manifest["replica"], len(manifest["failed_checks"])) == (FAILED, True, 1)
    assert not list(tmp_path.rglob("*.jsonl")) and run.stat("article/refused/replica_answer") >= 1


def test_a_proxy_that_is_switched_off(replica, tmp_path):
    run = crawl(
        "artikel", "-a", "url=https://global.kontan.co.id/news/a", folder=tmp_path, replica=replica, HTTPPROXY_ENABLED=False, RETRY_TIMES=0,
        TWISTED_DNS_RESOLVER="tests.runs.test_replica_runs.NoResolver", **APART
    )  # fmt: skip
    assert run.exit_code == FAILED and not (tmp_path / "replica").exists()


def test_a_run_of_the_site_in_the_folder_of_the_replica_is_refused(replica, tmp_path):
    crawl(*TODAY, folder=tmp_path, replica=replica)
    before = names(tmp_path)
    run = crawl(*TODAY, folder=tmp_path, **APART)
    assert run.exit_code == FAILED and len(run.log.splitlines()) == 1 and str(tmp_path / "replica") in run.log
    assert names(tmp_path) == before


@pytest.mark.parametrize("option", ["-o", "-O"])
@pytest.mark.parametrize(
    "feed",
    ["{folder}/x.jsonl", "{folder}/../x.jsonl", "x.jsonl", "file://{folder}/x.jsonl", "{folder}/replica/../x.csv", "s3://bucket/x.jsonl"],
)
def test_feed_outside_of_the_folder_of_the_replica(option, feed, replica, tmp_path):
    feed = feed.format(folder=tmp_path)
    (tmp_path / "x.jsonl").write_text("{}\n")
    before = names(tmp_path)
    run = crawl(*TODAY, option, feed, folder=tmp_path, replica=replica, **APART)
    assert run.exit_code == BAD_ARGUMENTS and len(run.log.splitlines()) == 1 and feed in run.log
    assert names(tmp_path) == before


def test_feed_of_a_deprecated_setting(replica, tmp_path):
    run = crawl(*TODAY, folder=tmp_path, replica=replica, FEED_URI="x.jsonl", FEED_FORMAT="jsonlines", **APART)
    assert run.exit_code == BAD_ARGUMENTS and names(tmp_path) == {}


def test_feed_in_the_folder_of_the_replica(replica, tmp_path):
    run = crawl(*TODAY, "-O", f"{tmp_path}/replica/x.jsonl", folder=tmp_path, replica=replica, **APART)
    assert run.exit_code == OK and names(tmp_path)["replica/x.jsonl"]


@pytest.mark.parametrize("stream", ["/dev/null", "-"])
def test_stream(stream, replica, tmp_path):
    run = crawl(*TODAY, "-o", f"{stream}:jsonlines", folder=tmp_path, replica=replica, **APART)
    assert run.exit_code == OK and names(tmp_path).keys() == {"replica/" + path.name for path in (tmp_path / "replica").glob("*.run.json")}


def test_an_interrupted_run_is_known_to_have_met_the_replica(ledger, tmp_path):
    ledger.history.begin(RunStart("arsip-1", "arsip", {}, at(9), ("global",)))
    ledger.history.set_replica("arsip-1")
    recover(ledger, tmp_path)
    manifest = read_manifest(tmp_path / "arsip-1.run.json")
    assert (manifest.reason, manifest.replica) == (INTERRUPTED, True)
