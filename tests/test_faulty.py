"""The replica's faults as a client sees them on the wire: what arrives, and how the connection ends."""

import gzip
import http.client
import socket
import ssl
import threading
import urllib.error
import urllib.request
import zlib
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime, timedelta, timezone
from email import message_from_bytes
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from kontan_crawler.replica.site import HTML, Reply
from tests.faulty import ERROR_PAGE, FAULTS, LARGE, TUNNEL_FAULTS, each_tenth, serve_faulty

HOST = "internasional.kontan.co.id"
URL = f"https://{HOST}/news/a"
PAGE = ("<h1>Kapal Gandum Tiba</h1>" + "<p>“Kami membuka semua dermaga,” kata juru bicara.</p>" * 40).encode()
HALF, LENGTH = PAGE[: len(PAGE) // 2], str(len(PAGE))


class OnePage:
    """The same page at every address."""

    def respond(self, url, headers):
        return Reply(200, {"Content-Type": HTML}, PAGE)


class Seen(NamedTuple):
    """What came, and how it ended: "kept" open, "closed" with TLS's farewell, "cut" without it, or "reset"."""

    status: int
    body: bytes
    end: str
    headers: dict[str, str | None] = {}


WIRE = {  # headers: None for one that must not be there
    "reset": Seen(0, b"", "reset"),
    "reset_mid_body": Seen(200, HALF, "reset", {"Content-Length": LENGTH}),
    "truncated": Seen(200, HALF, "closed", {"Content-Length": LENGTH, "Transfer-Encoding": None}),
    "truncated_chunked": Seen(
        200, b"%x\r\n%b\r\n" % (len(HALF), HALF), "closed", {"Content-Length": None, "Transfer-Encoding": "chunked"}
    ),
    "truncated_eof": Seen(200, HALF, "closed", {"Content-Length": None, "Transfer-Encoding": None, "Connection": "close"}),
    "status_500": Seen(500, ERROR_PAGE, "kept"),
    "status_502": Seen(502, ERROR_PAGE, "kept"),
    "status_503": Seen(503, ERROR_PAGE, "kept", {"Retry-After": None}),
    "status_429_seconds": Seen(429, ERROR_PAGE, "kept", {"Retry-After": "1"}),
    "status_503_date": Seen(503, ERROR_PAGE, "kept"),
    "wrong_charset": Seen(200, PAGE, "kept", {"Content-Type": "text/html; charset=iso-8859-1"}),
    "unknown_charset": Seen(200, PAGE, "kept", {"Content-Type": "text/html; charset=klingon"}),
    "too_large": Seen(200, b"x" * LARGE, "kept", {"Content-Type": HTML}),
    "redirect_loop": Seen(302, b"", "kept", {"Location": URL}),
    "redirect_off_site": Seen(302, b"", "kept", {"Location": "https://example.com/"}),
    "redirect_private": Seen(302, b"", "kept", {"Location": "http://127.0.0.1:1/"}),
    "error_page": Seen(200, ERROR_PAGE, "kept", {"Content-Type": HTML}),
    "empty_body": Seen(200, b"", "kept", {"Content-Length": "0"}),
}  # fmt: skip
PACKED = ("broken_gzip", "truncated_gzip", "gzip_bomb")
WAITING = ("timeout",)


class Tunnel:
    """TLS by hand over a plain socket: `ssl`'s own sockets do not, on every Python, tell a reset from an end."""

    def __init__(self, plain, context):
        self.plain, self.incoming, self.outgoing = plain, ssl.MemoryBIO(), ssl.MemoryBIO()
        plain.sendall(f"CONNECT {HOST}:443 HTTP/1.1\r\n\r\n".encode())
        answer = b""
        while not answer.endswith(b"\r\n\r\n"):
            answer += plain.recv(1 << 10)
        self.tls = context.wrap_bio(self.incoming, self.outgoing, server_hostname=HOST)
        self._until_done(self.tls.do_handshake)

    def ask(self, method="GET", path="/news/a"):
        self._until_done(self.tls.write, f"{method} {path} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())

    def read(self) -> Seen:
        """All that comes, until the reply is complete or the connection ends."""
        data, seen = bytearray(), None
        while seen is None or not seen.end:
            end = self._receive(data)
            head, _, body = bytes(data).partition(b"\r\n\r\n")
            status, _, lines = head.partition(b"\r\n")
            headers = dict(message_from_bytes(lines).items())
            end = "kept" if len(body) == int(headers.get("Content-Length", -1)) else end
            seen = Seen(int(status.split()[1]) if status else 0, body, end, headers)
        return seen

    def _receive(self, data: bytearray) -> str:
        try:
            piece = self._until_done(self.tls.read, 10_000_000)
            data += piece
            return "" if piece else "closed"
        except ssl.SSLEOFError:
            return "cut"
        except ConnectionResetError:
            return "reset"

    def _until_done(self, step, *arguments):
        while True:
            with suppress(ssl.SSLWantReadError):
                done = step(*arguments)
                self._send()
                return done
            self._send()
            if piece := self.plain.recv(1 << 20):
                self.incoming.write(piece)
            else:
                self.incoming.write_eof()

    def _send(self):
        if self.outgoing.pending:
            self.plain.sendall(self.outgoing.read())


@contextmanager
def tunnel(replica):
    proxy = urlsplit(replica.proxy)
    with socket.create_connection((proxy.hostname, proxy.port), timeout=30) as plain:
        yield Tunnel(plain, ssl.create_default_context(cafile=str(replica.ca_file)))


def fetch(kind) -> Seen:
    with serve_faulty(OnePage(), always(kind)) as replica, tunnel(replica) as connection:
        connection.ask()
        return connection.read()


def usual(replica) -> urllib.request.OpenerDirector:
    """A client that knows nothing of tunnels."""
    proxies = urllib.request.ProxyHandler({"http": replica.proxy, "https": replica.proxy})
    return urllib.request.build_opener(
        proxies, urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=str(replica.ca_file)))
    )


def first(kind):
    return lambda url, attempt: kind if attempt == 1 else None


def always(kind):
    return lambda url, attempt: kind


def test_every_kind_is_tested():
    assert {*WIRE, *PACKED, *WAITING} == set(FAULTS)
    assert set(TUNNELS) == set(TUNNEL_FAULTS)


@pytest.mark.parametrize("kind", WIRE)
def test_what_arrives_and_how_it_ends(kind, capfd):
    seen, wanted = fetch(kind), WIRE[kind]
    assert seen[:3] == wanted[:3]
    assert {name: seen.headers.get(name) for name in wanted.headers} == wanted.headers
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("kind", ["broken_gzip", "truncated_gzip"])
def test_packed_bodies_that_cannot_be_unpacked(kind):
    seen = fetch(kind)
    assert (seen.status, seen.end, seen.headers["Content-Encoding"], seen.body[:2]) == (200, "kept", "gzip", b"\x1f\x8b")
    with pytest.raises((EOFError, zlib.error)):
        gzip.decompress(seen.body)


def test_half_a_gzip_stream_holds_the_beginning():
    beginning = zlib.decompressobj(wbits=31).decompress(fetch("truncated_gzip").body)
    assert beginning and PAGE.startswith(beginning)


def test_a_small_body_unpacks_to_a_huge_one():
    seen = fetch("gzip_bomb")
    assert (seen.status, seen.end, seen.headers["Content-Encoding"]) == (200, "kept", "gzip")
    assert len(seen.body) < 70_000 and len(gzip.decompress(seen.body)) > 64 << 20


def test_retry_after_is_a_date_soon_after_the_reply():
    before = datetime.now(timezone.utc)
    headers = fetch("status_503_date").headers
    until, sent = (parsedate_to_datetime(headers[name]) for name in ("Retry-After", "Date"))
    assert until - sent == timedelta(seconds=2)
    assert before - timedelta(seconds=1) < sent <= datetime.now(timezone.utc)


@pytest.mark.parametrize("kind", ["reset_mid_body", "truncated", "truncated_chunked"])
def test_a_usual_client_notices(kind):
    with serve_faulty(OnePage(), always(kind)) as replica, usual(replica).open(URL) as reply:
        with pytest.raises((ConnectionResetError, http.client.IncompleteRead)):
            reply.read()


def test_a_usual_client_does_not_notice_when_there_was_no_length():
    with serve_faulty(OnePage(), always("truncated_eof")) as replica, usual(replica).open(URL) as reply:
        assert reply.read() == HALF


def test_plain_requests_meet_faults_too():
    with serve_faulty(OnePage(), first("reset")) as replica:
        with pytest.raises((ConnectionResetError, urllib.error.URLError), match="reset by peer"):
            usual(replica).open(URL.replace("https", "http"))
        with usual(replica).open(URL.replace("https", "http")) as reply:
            assert reply.read() == PAGE


@pytest.mark.parametrize("who_ends", ["client", "server"])
def test_nothing_is_said_until_one_side_ends(who_ends):
    arrived, threads = threading.Event(), []

    def on_request(count, url):
        threads.append(threading.current_thread())
        arrived.set()

    with ExitStack() as server, ExitStack() as client:
        replica = server.enter_context(serve_faulty(OnePage(), always("timeout"), on_request=on_request))
        connection = client.enter_context(tunnel(replica))
        connection.ask()
        assert arrived.wait(30) and threads[0].is_alive()
        {"client": client, "server": server}[who_ends].close()
        if who_ends == "server":
            assert connection.read() == Seen(0, b"", "cut")
        threads[0].join(30)
        assert not threads[0].is_alive()


@pytest.mark.parametrize("kind", ["truncated", "wrong_charset"])
def test_head_has_no_body(kind):
    with serve_faulty(OnePage(), always(kind)) as replica:
        with usual(replica).open(urllib.request.Request(URL, method="HEAD")) as reply:
            assert (reply.read(), reply.headers["Content-Length"]) == (b"", LENGTH)


def test_attempts_are_counted_by_address_and_requests_in_all():
    told, planned = [], []
    with serve_faulty(OnePage(), lambda *asked: planned.append(asked), on_request=lambda *asked: told.append(asked)) as replica:
        with tunnel(replica) as connection:
            for path in ("/news/a", "/news/b", "/news/a"):
                connection.ask(path=path)
                assert connection.read().body == PAGE
    b = f"https://{HOST}/news/b"
    assert planned == [(URL, 1), (b, 1), (URL, 2)]
    assert told == [(1, URL), (2, b), (3, URL)]
    assert replica.requests == [(URL, ""), (b, ""), (URL, "")]


def test_a_request_that_meets_a_fault_is_in_the_log():
    with serve_faulty(OnePage(), always("empty_body")) as replica:
        with usual(replica).open(urllib.request.Request(URL, headers={"User-Agent": "satu"})):
            assert replica.requests == [(URL, "satu")]


TUNNELS = {"tunnel_refused": "Tunnel connection failed: 502", "expired_certificate": "certificate has expired"}


@pytest.mark.parametrize("kind", TUNNELS)
def test_tunnels_by_host_and_attempt(kind, capfd):
    planned = []

    def plan(url, attempt):
        planned.append((url, attempt))
        return kind if planned == [(f"https://{HOST}/", 1)] else None

    with serve_faulty(OnePage(), always(None), plan) as replica:
        with pytest.raises(urllib.error.URLError, match=TUNNELS[kind]):
            usual(replica).open(URL)
        for url in (URL, "https://www.kontan.co.id/"):
            with usual(replica).open(url) as reply:
                assert reply.read() == PAGE
    assert planned == [(f"https://{HOST}/", 1), (f"https://{HOST}/", 2), ("https://www.kontan.co.id/", 1)]
    assert [url for url, _ in replica.requests] == [URL, "https://www.kontan.co.id/"]
    assert capfd.readouterr() == ("", "")


STRANGERS = {"CONNECT example.com:443": "https://example.com/", "GET http://127.0.0.1:1/": "http://127.0.0.1:1/"}


@pytest.mark.parametrize("words", STRANGERS)
def test_what_strangers_are_asked_is_in_the_log(words):
    with serve_faulty(OnePage(), always(None)) as replica:
        proxy = urlsplit(replica.proxy)
        with socket.create_connection((proxy.hostname, proxy.port), timeout=30) as client, client.makefile("rb") as answer:
            client.sendall(f"{words} HTTP/1.1\r\nUser-Agent: satu\r\n\r\n".encode())
            assert b" 403 " in answer.read()
    assert replica.requests == [(STRANGERS[words], "satu")]


ARTICLES = [f"https://{HOST}/news/kapal-{number}?page=all" for number in range(4000)]
TEN = list(FAULTS)[:10]


def test_each_kind_has_a_tenth_of_the_articles():
    plan = each_tenth(TEN[:3])
    found = [plan(url, 1) for url in ARTICLES]
    assert set(found) == {*TEN[:3], None}
    assert all(0.08 < found.count(kind) / len(ARTICLES) < 0.12 for kind in TEN[:3])


def test_the_tenths_are_the_same_on_every_run():
    assert [TEN.index(each_tenth(TEN)(url, 1)) for url in ARTICLES[:12]] == [2, 4, 0, 2, 2, 0, 2, 3, 1, 5, 3, 5]


def test_tenths_are_for_articles_at_their_first_attempt():
    plan = each_tenth(TEN)
    assert all(plan(url, 1) for url in ARTICLES)
    assert not any(plan(url, attempt) for url in ARTICLES for attempt in (2, 3))
    assert not any(plan(f"https://{HOST}/{path}", 1) for path in ("robots.txt", "", "rss", "search/indeks?kanal=global"))


@pytest.mark.parametrize("kinds", [["no_such_kind"], ["tunnel_refused"], list(FAULTS)[:11]])
def test_tenths_that_cannot_be_given(kinds):
    with pytest.raises(ValueError, match="up to ten of timeout"):
        each_tenth(kinds)
