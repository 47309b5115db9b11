"""The replica with faults: a plan names which request meets which of them, the site answers all others."""

import gzip
import hashlib
import ssl
import struct
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from select import select
from socket import SO_LINGER, SOL_SOCKET
from urllib.parse import urlsplit

import trustme

from kontan_crawler.replica.server import STRANGER, Replica, _Answering, _is_ours, _Proxy, _Server, _Tunnel
from kontan_crawler.replica.site import HTML, Reply, Site

Plan = Callable[[str, int], str | None]
"""Address and attempt, from 1 -> the name of a fault, or None for the right answer."""
ERROR_PAGE = b"<html><body><h1>Terjadi gangguan pada server</h1><p>Silakan coba lagi nanti.</p></body></html>"
BROKEN_GZIP = b"\x1f\x8b\x08" + bytes(7) + b"\xff" * 2000
BOMB, LARGE, POLL_SECONDS = 65 << 20, 9_000_000, 0.05


@contextmanager
def serve_faulty(
    site: Site, plan: Plan, tunnel_plan: Plan = lambda url, attempt: None, on_request: Callable[[int, str], None] = lambda count, url: None
) -> Iterator[Replica]:
    """Serve `site` as `demo.server.serve` does, but for the faults of two plans, until the block ends.

    plan: names one of FAULTS for a request. tunnel_plan: names one of TUNNEL_FAULTS for a tunnel; its address is
    https://<host>/ and its attempts are counted apart. on_request: called with the running count, from 1, and the
    address, in the request's own thread, before anything is answered; tunnels are no requests.
    `Replica.requests` also holds what was asked of hosts that are not here.
    """
    authority = trustme.CA()
    with tempfile.TemporaryDirectory() as folder, _FaultyServer(site, authority, plan, tunnel_plan, on_request) as server:
        authority.cert_pem.write_to_path(ca_file := Path(folder) / "ca.pem")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": POLL_SECONDS}, daemon=True)
        thread.start()
        try:
            yield Replica(f"http://127.0.0.1:{server.server_address[1]}", ca_file, server.requests)
        finally:
            server.ended.set()
            server.shutdown()
            thread.join()


def each_tenth(kinds: Sequence[str]) -> Plan:
    """Return a plan that gives each kind a tenth of the article addresses, at their first attempt; the same ones on every run."""
    if len(kinds) > 10 or not set(kinds) <= set(FAULTS):
        raise ValueError(f"not up to ten of {', '.join(FAULTS)}: {', '.join(kinds)}")

    def plan(url: str, attempt: int) -> str | None:
        if attempt > 1 or not urlsplit(url).path.startswith("/news/"):
            return None
        tenth = int(hashlib.sha256(url.encode()).hexdigest(), 16) % 10
        return kinds[tenth] if tenth < len(kinds) else None

    return plan


class _FaultyServer(_Server):
    def __init__(self, site: Site, authority: trustme.CA, plan: Plan, tunnel_plan: Plan, on_request: Callable[[int, str], None]) -> None:
        super().__init__(site, authority)
        self.RequestHandlerClass = _FaultyProxy
        self.expired = cache(lambda host: _expired_context(authority, host))
        self.ended = threading.Event()
        self._plan, self._tunnel_plan, self._on_request = plan, tunnel_plan, on_request
        self._asked, self._tunnels, self._counting = Counter[str](), Counter[str](), threading.Lock()

    def fault(self, url: str) -> str | None:
        """Count this request, tell who wants to know, and name its fault."""
        attempt, count = self._count(self._asked, url)
        self._on_request(count, url)
        return self._plan(url, attempt)

    def tunnel_fault(self, url: str) -> str | None:
        """Count this tunnel and name its fault."""
        return self._tunnel_plan(url, self._count(self._tunnels, url)[0])

    def _count(self, counts: Counter[str], url: str) -> tuple[int, int]:
        with self._counting:
            counts[url] += 1
            return counts[url], counts.total()


def _expired_context(authority: trustme.CA, host: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host, not_after=datetime.now(timezone.utc) - timedelta(days=1)).configure_cert(context)
    return context


class _Faulty(_Answering):
    server: _FaultyServer

    def answer(self, url: str) -> None:
        """Send the site's reply to `url`, or what the plan has in its place."""
        if (kind := self.server.fault(url)) is None:
            super().answer(url)
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.requests.append((url, headers.get("user-agent", "")))
        FAULTS[kind](self, url, self.server.site.respond(url, headers))

    def whole(self, reply: Reply) -> None:
        """Send a reply and keep the connection."""
        self.part(reply, reply.body, _length(reply))

    def part(self, reply: Reply, body: bytes, framing: dict[str, str], end: Callable[[], None] = lambda: None) -> None:
        """Send the head of `reply`, with `framing` to say how long it is; then `body`, unless to HEAD; and `end` the connection."""
        self.send_response_only(reply.status)
        for name, value in {**reply.headers, **framing}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else body)
        end()

    def close(self) -> None:
        """Close as one does who is done, with TLS's farewell: without it a client knows that something was cut off."""
        self.close_connection = True
        if isinstance(self.connection, ssl.SSLSocket):
            self.connection.setblocking(False)
            with suppress(ssl.SSLWantReadError):  # ours is sent, the client's need not be awaited
                self.connection.unwrap()

    def reset(self) -> None:
        """Close with RST in place of FIN."""
        self.close_connection = True
        self.connection.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
        self.rfile.close()  # while it is open, so is the socket
        self.connection.close()

    def say_nothing(self) -> None:
        """Wait until the server ends, or the client hangs up: one that waits for an answer sends nothing else."""
        self.close_connection = True
        while not self.server.ended.is_set() and not select([self.connection], [], [], POLL_SECONDS)[0]:
            pass


class _FaultyTunnel(_Faulty, _Tunnel):
    """Answers what comes through a tunnel."""


class _FaultyProxy(_Faulty, _Proxy):
    """Answers plain requests, and opens tunnels or does not."""

    def do_CONNECT(self) -> None:
        host, _, port = self.path.partition(":")
        if port != "443" or not _is_ours(host):
            super().do_CONNECT()  # which refuses
        elif kind := self.server.tunnel_fault(f"https://{host}/"):
            TUNNEL_FAULTS[kind](self, host)
        else:
            self.open(self.server.context(host))

    def open(self, context: ssl.SSLContext) -> None:
        """Open a tunnel with the certificate of `context`."""
        self.close_connection = True
        self.send_response_only(200, "Connection established")
        self.end_headers()
        with context.wrap_socket(self.connection, server_side=True) as tunnel:
            _FaultyTunnel(tunnel, self.client_address, self.server)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Keep what strangers are asked: who follows a redirect off the site must be seen."""
        if message == STRANGER:
            url = f"https://{self.path.removesuffix(':443')}/" if self.command == "CONNECT" else self.path
            self.server.requests.append((url, self.headers.get("User-Agent", "")))
        super().send_error(code, message, explain)


def _half(body: bytes) -> bytes:
    return body[: len(body) // 2]


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


def _length(reply: Reply) -> dict[str, str]:
    return {"Content-Length": str(len(reply.body))}


def _page(status: int, body: bytes = ERROR_PAGE, **headers: str) -> Reply:
    return Reply(status, {"Content-Type": HTML, **{name.replace("_", "-"): value for name, value in headers.items()}}, body)


def _busy() -> Reply:
    now = datetime.now(timezone.utc)  # with a Date to match, for the replica's own is of another day
    return _page(503, Date=format_datetime(now, usegmt=True), Retry_After=format_datetime(now + timedelta(seconds=2), usegmt=True))


def _charset(reply: Reply, name: str) -> Reply:
    kind = reply.headers["Content-Type"].partition(";")[0]
    return Reply(reply.status, {**reply.headers, "Content-Type": f"{kind}; charset={name}"}, reply.body)


def _packed(reply: Reply, body: bytes) -> Reply:
    return Reply(reply.status, {**reply.headers, "Content-Encoding": "gzip"}, body)


@cache
def _bomb() -> bytes:
    return gzip.compress(b" " * BOMB, mtime=0)


FAULTS: dict[str, Callable[[_Faulty, str, Reply], None]] = {
    "timeout": lambda to, url, reply: to.say_nothing(),
    "reset": lambda to, url, reply: to.reset(),
    "reset_mid_body": lambda to, url, reply: to.part(reply, _half(reply.body), _length(reply), to.reset),
    "truncated": lambda to, url, reply: to.part(reply, _half(reply.body), _length(reply), to.close),
    "truncated_chunked": lambda to, url, reply: to.part(reply, _chunk(_half(reply.body)), {"Transfer-Encoding": "chunked"}, to.close),
    "truncated_eof": lambda to, url, reply: to.part(reply, _half(reply.body), {"Connection": "close"}, to.close),
    "status_500": lambda to, url, reply: to.whole(_page(500)),
    "status_502": lambda to, url, reply: to.whole(_page(502)),
    "status_503": lambda to, url, reply: to.whole(_page(503)),
    "status_429_seconds": lambda to, url, reply: to.whole(_page(429, Retry_After="1")),
    "status_503_date": lambda to, url, reply: to.whole(_busy()),
    "wrong_charset": lambda to, url, reply: to.whole(_charset(reply, "iso-8859-1")),
    "unknown_charset": lambda to, url, reply: to.whole(_charset(reply, "klingon")),
    "broken_gzip": lambda to, url, reply: to.whole(_packed(reply, BROKEN_GZIP)),
    "truncated_gzip": lambda to, url, reply: to.whole(_packed(reply, _half(gzip.compress(reply.body, mtime=0)))),
    "gzip_bomb": lambda to, url, reply: to.whole(_packed(reply, _bomb())),
    "too_large": lambda to, url, reply: to.whole(_page(200, b"x" * LARGE)),
    "redirect_loop": lambda to, url, reply: to.whole(_page(302, b"", Location=url)),
    "redirect_off_site": lambda to, url, reply: to.whole(_page(302, b"", Location="https://example.com/")),
    "redirect_private": lambda to, url, reply: to.whole(_page(302, b"", Location="http://127.0.0.1:1/")),
    "error_page": lambda to, url, reply: to.whole(_page(200)),
    "empty_body": lambda to, url, reply: to.whole(_page(200, b"")),
}
"""What a request may meet; those that cut a body need a reply that has one."""

TUNNEL_FAULTS: dict[str, Callable[[_FaultyProxy, str], None]] = {
    "tunnel_refused": lambda proxy, host: proxy.send_error(502),
    "expired_certificate": lambda proxy, host: proxy.open(proxy.server.expired(host)),
}
"""What a tunnel may meet."""
