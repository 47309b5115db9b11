"""The server of the replica: verified certificates, refused hosts, broken clients."""

import http.client
import socket
import ssl
import urllib.error
import urllib.request
from datetime import date
from urllib.parse import urlsplit

import pytest

from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Site

FRONT = "https://internasional.kontan.co.id/"


@pytest.fixture(scope="module")
def site():
    return Site(Dataset(date(2026, 2, 4)))


@pytest.fixture
def replica(site):
    with serve(site) as running:
        yield running


def opener(replica, context: ssl.SSLContext) -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(
        urllib.request.ProxyHandler({"http": replica.proxy, "https": replica.proxy}), urllib.request.HTTPSHandler(context=context)
    )


def trusting(replica) -> urllib.request.OpenerDirector:
    return opener(replica, ssl.create_default_context(cafile=str(replica.ca_file)))


def test_pages_arrive_over_verified_tls(replica, site):
    url = next(iter(site.dataset.expected)) + "?page=all"
    with trusting(replica).open(url) as reply:
        assert reply.read() == site.respond(url, {}).body
        assert reply.headers["Date"] == "Wed, 04 Feb 2026 14:00:00 GMT"


def test_requests_are_logged_in_order(replica):
    with trusting(replica).open(urllib.request.Request(FRONT, headers={"User-Agent": "satu"})):
        pass
    with trusting(replica).open(urllib.request.Request(FRONT + "rss", headers={"User-Agent": "dua"})):
        pass
    assert replica.requests == [(FRONT, "satu"), (FRONT + "rss", "dua")]


def test_http_is_redirected_to_https(replica):
    with trusting(replica).open(FRONT.replace("https", "http")) as reply:
        assert reply.url == FRONT


def test_a_client_without_the_authority_refuses_the_certificate(replica, capfd):
    with pytest.raises(urllib.error.URLError, match="certificate verify failed"):
        opener(replica, ssl.create_default_context()).open(FRONT)
    assert replica.requests == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("url", ["https://example.com/", "https://kontan.co.id.example.com/", "https://notkontan.co.id/"])
def test_other_hosts_are_refused(replica, url):
    with pytest.raises(urllib.error.URLError, match="403"):
        trusting(replica).open(url)
    assert [requested for requested, _ in replica.requests] == [url]


def test_one_connection_serves_many_requests(replica):
    proxy = urlsplit(replica.proxy)
    context = ssl.create_default_context(cafile=str(replica.ca_file))
    connection = http.client.HTTPSConnection(proxy.hostname, proxy.port, context=context)
    connection.set_tunnel("www.kontan.co.id", 443)
    for method, path in (("GET", "/robots.txt"), ("HEAD", "/"), ("GET", "/tidak-ada"), ("GET", "/sitemap.xml")):
        connection.request(method, path)
        before = connection.sock
        reply = connection.getresponse()
        assert len(reply.read()) == (0 if method == "HEAD" else int(reply.headers["Content-Length"]))
        assert connection.sock is before is not None
    connection.close()


@pytest.mark.parametrize(
    "words", [b"", b"bukan HTTP\r\n\r\n", b"CONNECT www.kontan.co.id:443 HTTP/1.1\r\n\r\nbukan TLS", b"GET / HTTP/1.1\r\n\r\n"]
)
def test_broken_clients_do_not_stop_the_server(replica, words, capfd):
    proxy = urlsplit(replica.proxy)
    with socket.create_connection((proxy.hostname, proxy.port)) as client:
        client.sendall(words)
        client.shutdown(socket.SHUT_WR)
        while client.recv(4096):
            pass
    with trusting(replica).open(FRONT) as reply:
        assert reply.status == 200
    assert capfd.readouterr() == ("", "")


def test_the_certificate_authority_is_removed_at_the_end(site):
    with serve(site) as running:
        assert running.ca_file.exists()
    assert not running.ca_file.exists()
