"""The replica with faults. A plan gives the fault of a request; other requests get the site's reply."""

import gzip
import hashlib
import random
import ssl
import struct
import threading
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from functools import cache
from select import select
from socket import SO_LINGER, SOL_SOCKET
from urllib.parse import urlsplit

from kontan_crawler.replica.server import POLL_SECONDS, ProxyHandler, ProxyServer, Replica, ReplyHandler, TunnelHandler, run
from kontan_crawler.replica.site import HTML, Reply, Site
from kontan_crawler.scrapy_private import brotli, zstd

Plan = Callable[[str, int], str | None]
"""URL and attempt (from 1) -> name of a fault; None for the site's reply."""
ERROR_PAGE = b"<html><body><h1>Terjadi gangguan pada server</h1><p>Silakan coba lagi nanti.</p></body></html>"
BROKEN_GZIP = b"\x1f\x8b\x08" + bytes(7) + b"\xff" * 2000
BOMB, LARGE = 65 << 20, 9_000_000
NOISE = random.Random(0).randbytes(5000)
PICTURE, DOCUMENT = b"\x89PNG\r\n\x1a\n" + NOISE, b"%PDF-1.4\n" + NOISE


@contextmanager
def serve_faulty(
    site: Site, plan: Plan, tunnel_plan: Plan = lambda url, attempt: None, on_request: Callable[[int, str], None] = lambda count, url: None
) -> Iterator[Replica]:
    """Serve `site` with the faults of two plans until the block ends.

    plan: gives one of FAULTS for a request. tunnel_plan: gives one of TUNNEL_FAULTS for a tunnel, whose URL is https://<host>/
    and whose attempts are counted separately. on_request: called before each reply, in the thread of the request, with the number
    of the request, from 1, and its URL. A tunnel is not a request.
    """
    server = _FaultyServer(site, plan, tunnel_plan, on_request)
    with run(server) as replica:
        try:
            yield replica
        finally:
            server.ended.set()


def each_tenth(kinds: Sequence[str]) -> Plan:
    """Return a plan that gives each kind of fault to a tenth of the article URLs, by hash, at the first attempt."""

    def plan(url: str, attempt: int) -> str | None:
        if attempt > 1 or not urlsplit(url).path.startswith("/news/"):
            return None
        tenth = int(hashlib.sha256(url.encode()).hexdigest(), 16) % 10
        return kinds[tenth] if tenth < len(kinds) else None

    return plan


class _FaultyServer(ProxyServer):
    def __init__(self, site: Site, plan: Plan, tunnel_plan: Plan, on_request: Callable[[int, str], None]) -> None:
        super().__init__(site, _FaultyProxyHandler)
        self.ended = threading.Event()
        self._plan, self._tunnel_plan, self._on_request = plan, tunnel_plan, on_request
        self._requests, self._tunnels, self._counting = Counter[str](), Counter[str](), threading.Lock()

    def fault(self, url: str) -> str | None:
        """Count a request, call `on_request`, and return the fault of the request."""
        attempt, count = self._count(self._requests, url)
        self._on_request(count, url)
        return self._plan(url, attempt)

    def tunnel_fault(self, url: str) -> str | None:
        """Count a tunnel and return its fault."""
        return self._tunnel_plan(url, self._count(self._tunnels, url)[0])

    def expired_context(self, host: str) -> ssl.SSLContext:
        """Return a TLS context with a certificate that expired yesterday."""
        return self.new_context(host, not_after=datetime.now(timezone.utc) - timedelta(days=1))

    def _count(self, counts: Counter[str], url: str) -> tuple[int, int]:
        with self._counting:
            counts[url] += 1
            return counts[url], counts.total()


class _Faulty(ReplyHandler):
    server: _FaultyServer

    def answer(self, url: str) -> None:
        """Send the site's reply to `url`, or its fault."""
        if (kind := self.server.fault(url)) is None:
            super().answer(url)
        else:
            FAULTS[kind](self, url, self.server.site.respond(url, self.log_url(url)))

    def whole(self, reply: Reply) -> None:
        """Send a reply and keep the connection."""
        self.part(reply, reply.body, _length(reply))

    def part(self, reply: Reply, body: bytes, framing: dict[str, str], end: Callable[[], None] = lambda: None) -> None:
        """Send the headers of `reply` and `framing`, then `body` (except for HEAD), then call `end`."""
        self.send_response_only(reply.status)
        for name, value in {**reply.headers, **framing}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else body)
        end()

    def close(self) -> None:
        """Close the connection after a TLS close_notify, so that the client cannot detect the truncation by TLS."""
        self.close_connection = True
        if isinstance(self.connection, ssl.SSLSocket):
            self.connection.setblocking(False)
            with suppress(ssl.SSLWantReadError):  # do not wait for the client's close_notify
                self.connection.unwrap()

    def reset(self) -> None:
        """Close the connection with RST instead of FIN."""
        self.close_connection = True
        self.connection.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
        self.rfile.close()  # an open file keeps the socket open
        self.connection.close()

    def hang(self) -> None:
        """Send nothing until the server ends or the client closes the connection."""
        self.close_connection = True
        while not self.server.ended.is_set() and not select([self.connection], [], [], POLL_SECONDS)[0]:
            pass


class _FaultyTunnelHandler(_Faulty, TunnelHandler):
    """Answers the requests in a tunnel."""


class _FaultyProxyHandler(_Faulty, ProxyHandler):
    """Opens tunnels, or applies their fault."""

    tunnel_handler = _FaultyTunnelHandler

    def open_tunnel(self, host: str) -> None:
        if kind := self.server.tunnel_fault(f"https://{host}/"):
            TUNNEL_FAULTS[kind](self, host)
        else:
            super().open_tunnel(host)


def _half(body: bytes) -> bytes:
    return body[: len(body) // 2]


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


def _length(reply: Reply) -> dict[str, str]:
    return {"Content-Length": str(len(reply.body))}


def _page(status: int, body: bytes = ERROR_PAGE, **headers: str) -> Reply:
    return Reply(status, {"Content-Type": HTML, **{name.replace("_", "-"): value for name, value in headers.items()}}, body)


def _busy() -> Reply:
    now = datetime.now(timezone.utc)  # the replica's Date header has another day
    return _page(503, Date=format_datetime(now, usegmt=True), Retry_After=format_datetime(now + timedelta(seconds=2), usegmt=True))


def _charset(reply: Reply, name: str) -> Reply:
    kind = reply.headers["Content-Type"].partition(";")[0]
    return Reply(reply.status, {**reply.headers, "Content-Type": f"{kind}; charset={name}"}, reply.body)


def _packed(reply: Reply, body: bytes, encoding: str = "gzip") -> Reply:
    return Reply(reply.status, {**reply.headers, "Content-Encoding": encoding}, body)


def _bare(reply: Reply, body: bytes) -> Reply:
    """Return a reply with another body, but the same headers."""
    return Reply(reply.status, reply.headers, body)


def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


def _brotli(body: bytes) -> bytes:
    return bytes(brotli.compress(body, quality=1))


def _torn(body: bytes) -> bytes:
    return body[:-9]


@cache
def _bomb() -> bytes:
    return gzip.compress(b" " * BOMB, mtime=0)


FAULTS: dict[str, Callable[[_Faulty, str, Reply], None]] = {
    "timeout": lambda to, url, reply: to.hang(),
    "reset": lambda to, url, reply: to.reset(),
    "reset_mid_body": lambda to, url, reply: to.part(reply, _half(reply.body), _length(reply), to.reset),
    "truncated": lambda to, url, reply: to.part(reply, _half(reply.body), _length(reply), to.close),
    "truncated_chunked": lambda to, url, reply: to.part(reply, _chunk(_half(reply.body)), {"Transfer-Encoding": "chunked"}, to.close),
    "truncated_eof": lambda to, url, reply: to.part(reply, _half(reply.body), {"Connection": "close"}, to.close),
    "until_close": lambda to, url, reply: to.part(reply, reply.body, {"Connection": "close"}, to.close),
    "status_500": lambda to, url, reply: to.whole(_page(500)),
    "status_502": lambda to, url, reply: to.whole(_page(502)),
    "status_503": lambda to, url, reply: to.whole(_page(503)),
    "status_429_seconds": lambda to, url, reply: to.whole(_page(429, Retry_After="1")),
    "status_503_date": lambda to, url, reply: to.whole(_busy()),
    "wrong_charset": lambda to, url, reply: to.whole(_charset(reply, "iso-8859-1")),
    "unknown_charset": lambda to, url, reply: to.whole(_charset(reply, "klingon")),
    "broken_gzip": lambda to, url, reply: to.whole(_packed(reply, BROKEN_GZIP)),
    "truncated_gzip": lambda to, url, reply: to.whole(_packed(reply, _half(_gzip(reply.body)))),
    "bare_gzip": lambda to, url, reply: to.whole(_bare(reply, _gzip(reply.body))),
    "bare_gzip_twice": lambda to, url, reply: to.whole(_bare(reply, _gzip(_gzip(reply.body)))),
    "gzip_twice": lambda to, url, reply: to.whole(_packed(reply, _gzip(_gzip(reply.body)))),
    "brotli": lambda to, url, reply: to.whole(_packed(reply, _brotli(reply.body), "br")),
    "truncated_bare_gzip": lambda to, url, reply: to.whole(_bare(reply, _torn(_gzip(reply.body)))),
    "truncated_gzip_twice": lambda to, url, reply: to.whole(_packed(reply, _gzip(_torn(_gzip(reply.body))))),
    "truncated_brotli": lambda to, url, reply: to.whole(_packed(reply, _torn(_brotli(reply.body)), "br")),
    "truncated_zstd": lambda to, url, reply: to.whole(_packed(reply, _torn(zstd.compress(reply.body)), "zstd")),
    "truncated_deflate": lambda to, url, reply: to.whole(_packed(reply, _torn(zlib.compress(reply.body)), "deflate")),
    "bare_brotli": lambda to, url, reply: to.whole(_bare(reply, _brotli(reply.body))),
    "noise": lambda to, url, reply: to.whole(_bare(reply, NOISE)),
    "document": lambda to, url, reply: to.whole(_bare(reply, DOCUMENT)),
    "picture": lambda to, url, reply: to.whole(Reply(200, {"Content-Type": "image/png"}, PICTURE)),
    "gzip_bomb": lambda to, url, reply: to.whole(_packed(reply, _bomb())),
    "too_large": lambda to, url, reply: to.whole(_page(200, b"x" * LARGE)),
    "redirect_to_http": lambda to, url, reply: to.whole(_page(301, b"", Location=url.replace("https", "http", 1))),
    "redirect_loop": lambda to, url, reply: to.whole(_page(302, b"", Location=url)),
    "redirect_off_site": lambda to, url, reply: to.whole(_page(302, b"", Location="https://example.com/")),
    "redirect_private": lambda to, url, reply: to.whole(_page(302, b"", Location="http://127.0.0.1:1/")),
    "error_page": lambda to, url, reply: to.whole(_page(200)),
    "empty_body": lambda to, url, reply: to.whole(_page(200, b"")),
}
"""Faults of requests; some need a reply with a body."""

TUNNEL_FAULTS: dict[str, Callable[[_FaultyProxyHandler, str], None]] = {
    "tunnel_refused": lambda proxy, host: proxy.send_error(502),
    "expired_certificate": lambda proxy, host: proxy.tunnel(proxy.server.expired_context(host)),
    "foreign_certificate": lambda proxy, host: proxy.tunnel(proxy.server.context("example.com")),
}
"""Faults of tunnels."""
