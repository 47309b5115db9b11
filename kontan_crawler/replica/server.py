"""The replica over HTTPS: an HTTP proxy on loopback with its own certificate authority."""

import ssl
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socket import socket
from socketserver import TCPServer, ThreadingMixIn
from urllib.parse import urlsplit

import trustme

from kontan_crawler import __version__
from kontan_crawler.outcomes import REPLICA_HEADER
from kontan_crawler.replica.site import Site
from kontan_crawler.urls import is_kontan

IDLE_SECONDS, POLL_SECONDS = 30, 0.05
AUTHORITY = "Replica of kontan.co.id, of kontan_crawler"
"""The name in its certificates."""


@dataclass(frozen=True)
class Replica:
    """A running replica: URL of the proxy, file of the certificate authority, URL and user agent of each request so far."""

    proxy: str
    ca_file: Path
    requests: list[tuple[str, str]]


@contextmanager
def serve(site: Site) -> Iterator[Replica]:
    """Serve `site` on a free port of 127.0.0.1 until the block ends."""
    with run(ProxyServer(site)) as replica:
        yield replica


@contextmanager
def run(server: "ProxyServer") -> Iterator[Replica]:
    """Run the server in a thread until the block ends."""
    with tempfile.TemporaryDirectory() as folder, server:
        ca_file = Path(folder) / "ca.pem"
        server.authority.cert_pem.write_to_path(ca_file)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": POLL_SECONDS}, daemon=True)
        thread.start()
        try:
            yield Replica(f"http://127.0.0.1:{server.server_address[1]}", ca_file, server.requests)
        finally:
            server.shutdown()
            thread.join()


class ReplyHandler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with the site's replies."""

    server: "ProxyServer"
    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS
    disable_nagle_algorithm = True

    def end_headers(self) -> None:
        """Say in each answer that it comes from the replica."""
        self.send_header(REPLICA_HEADER, __version__)
        super().end_headers()

    def answer(self, url: str) -> None:
        """Send the site's reply to `url`, without its body for HEAD."""
        headers = self.log_url(url)
        reply = self.server.site.respond(url, headers)
        self.send_response_only(reply.status)
        for name, value in {**reply.headers, "Content-Length": str(len(reply.body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def log_url(self, url: str) -> dict[str, str]:
        """Add the request to `Replica.requests`; return its headers by lower-case name."""
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.requests.append((url, headers.get("user-agent", "")))
        return headers

    def log_message(self, format: str, *args: object) -> None:
        """Write nothing to standard error."""


class TunnelHandler(ReplyHandler):
    """Answers the requests in a tunnel."""

    def do_GET(self) -> None:
        self.answer(f"https://{self.headers['Host']}{self.path}")

    do_HEAD = do_GET


class ProxyHandler(ReplyHandler):
    """Answers requests over HTTP, opens tunnels, and refuses other hosts."""

    tunnel_handler: type[ReplyHandler] = TunnelHandler

    def do_GET(self) -> None:
        if is_kontan(urlsplit(self.path).hostname or ""):
            self.answer(self.path)
        elif self.path.startswith("/"):  # to the proxy itself: `runs.replica_runs` asks whether it is the replica's
            self.send_error(404)
        else:
            self.refuse(self.path)

    do_HEAD = do_GET

    def do_CONNECT(self) -> None:
        host, _, port = self.path.partition(":")
        if port == "443" and is_kontan(host):
            self.open_tunnel(host)
        else:
            self.refuse(f"https://{self.path.removesuffix(':443')}/")

    def open_tunnel(self, host: str) -> None:
        """Open a tunnel to a host of the site."""
        self.tunnel(self.server.context(host))

    def tunnel(self, context: ssl.SSLContext) -> None:
        """Open a tunnel with the certificate of `context`."""
        self.close_connection = True
        self.send_response_only(200, "Connection established")
        self.end_headers()
        with context.wrap_socket(self.connection, server_side=True) as connection:
            self.tunnel_handler(connection, self.client_address, self.server)

    def refuse(self, url: str) -> None:
        """Refuse a request to another host."""
        self.log_url(url)
        self.send_error(403, "The replica serves kontan.co.id only")


class ProxyServer(ThreadingMixIn, TCPServer):
    """The proxy, with a thread for each connection."""

    daemon_threads = True

    def __init__(self, site: Site, handler: type[ProxyHandler] = ProxyHandler) -> None:
        self.site, self.authority = site, trustme.CA(organization_name=AUTHORITY)
        self.requests: list[tuple[str, str]] = []
        self.context = cache(self.new_context)
        super().__init__(("127.0.0.1", 0), handler)

    def new_context(self, host: str, not_after: datetime | None = None) -> ssl.SSLContext:
        """Return a TLS context with a new certificate of the host."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert(host, not_after=not_after).configure_cert(context)
        return context

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Ignore clients that disconnect or reject the certificate."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)
