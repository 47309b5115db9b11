"""The replica as if it were the site: nothing says what it is, and it has the article that the pages name."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

import trustme

from kontan_crawler.replica.server import ProxyHandler, ProxyServer, Replica, TunnelHandler, run
from kontan_crawler.replica.site import HTML, Reply, Site
from tests.in_process import ROOT

_SLUG = "/news/pelabuhan-oslo-kembali-dibuka"


class _Tunnel(TunnelHandler):
    end_headers = BaseHTTPRequestHandler.end_headers


class _Proxy(ProxyHandler):
    tunnel_handler = _Tunnel
    end_headers = BaseHTTPRequestHandler.end_headers


class SiteOfPages(Site):
    """The replica's site, and the article that the pages name."""

    def respond(self, url: str, headers: Mapping[str, str]) -> Reply:
        if urlsplit(url).path == _SLUG:
            return Reply(200, {"Content-Type": HTML}, (ROOT / "tests/files/desktop_wire.html").read_bytes())
        return super().respond(url, headers)


@contextmanager
def serve_unmarked(site: Site) -> Iterator[Replica]:
    """Serve `site` until the block ends."""
    server = ProxyServer(site, _Proxy)
    server.authority = trustme.CA(organization_name="Tests")
    with run(server) as replica:
        yield replica
