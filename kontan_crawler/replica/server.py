"""The replica as a real HTTPS server: an HTTP proxy on loopback with a certificate authority of its own."""

import ssl
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socket import socket
from socketserver import TCPServer, ThreadingMixIn
from urllib.parse import urlsplit

import trustme

from kontan_crawler.replica.site import Site

HOST = "kontan.co.id"
STRANGER = "Only kontan.co.id is here"
IDLE_SECONDS = 30


@dataclass(frozen=True)
class Replica:
    """A running replica: where its proxy listens, whom to trust, and what was asked so far."""

    proxy: str
    ca_file: Path
    requests: list[tuple[str, str]]


@contextmanager
def serve(site: Site) -> Iterator[Replica]:
    """Serve `site` on a free port of 127.0.0.1 until the block ends."""
    authority = trustme.CA()
    with tempfile.TemporaryDirectory() as folder, _Server(site, authority) as server:
        ca_file = Path(folder) / "ca.pem"
        authority.cert_pem.write_to_path(ca_file)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield Replica(f"http://127.0.0.1:{server.server_address[1]}", ca_file, server.requests)
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingMixIn, TCPServer):
    daemon_threads = True

    def __init__(self, site: Site, authority: trustme.CA) -> None:
        self.site = site
        self.requests: list[tuple[str, str]] = []
        self.context = cache(lambda host: _context(authority, host))
        super().__init__(("127.0.0.1", 0), _Proxy)

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Keep quiet about clients that hang up or refuse the certificate; they know why."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


def _context(authority: trustme.CA, host: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    return context


class _Answering(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS
    disable_nagle_algorithm = True

    def answer(self, url: str) -> None:
        """Send the site's reply to `url`, without its body for HEAD."""
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.requests.append((url, headers.get("user-agent", "")))
        reply = self.server.site.respond(url, headers)
        self.send_response_only(reply.status)
        for name, value in {**reply.headers, "Content-Length": str(len(reply.body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: `Replica.requests` is the log."""


class _Tunnel(_Answering):
    """Answers what comes through a tunnel."""

    def do_GET(self) -> None:
        self.answer(f"https://{self.headers['Host']}{self.path}")

    do_HEAD = do_GET


class _Proxy(_Answering):
    """Answers plain requests, and opens tunnels."""

    def do_GET(self) -> None:
        if _is_ours(urlsplit(self.path).hostname or ""):
            self.answer(self.path)
        else:
            self.send_error(403, STRANGER)

    do_HEAD = do_GET

    def do_CONNECT(self) -> None:
        host, _, port = self.path.partition(":")
        if port != "443" or not _is_ours(host):
            self.send_error(403, STRANGER)
            return
        self.close_connection = True
        self.send_response_only(200, "Connection established")
        self.end_headers()
        with self.server.context(host).wrap_socket(self.connection, server_side=True) as tunnel:
            _Tunnel(tunnel, self.client_address, self.server)


def _is_ours(host: str) -> bool:
    return host == HOST or host.endswith("." + HOST)
