"""The resolver: no host name of the site resolves to an address that is not public."""

import socket
import threading
from contextlib import contextmanager
from socketserver import BaseRequestHandler, TCPServer
from unittest.mock import patch

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st
from scrapy.resolver import dnscache
from twisted.internet.address import IPv4Address
from twisted.internet.base import PluggableResolverMixin, ThreadedResolver
from twisted.internet.defer import fail, succeed
from twisted.internet.error import DNSLookupError

from kontan_crawler.politeness.resolver import PublicAddressResolver, is_public
from kontan_crawler.replica.server import Replica
from tests.crawling import crawl
from tests.manifests import manifests

HOST, STRANGER, PUBLIC = "internasional.kontan.co.id", "proxy.example", "93.184.216.34"
SPECIAL = {  # IANA's registries of special-purpose addresses, and multicast
    "this network": "0.0.0.0/8", "private": "10.0.0.0/8", "private too": "172.16.0.0/12", "private as well": "192.168.0.0/16",
    "shared": "100.64.0.0/10", "loopback": "127.0.0.0/8", "link-local": "169.254.0.0/16", "documentation": "192.0.2.0/24",
    "benchmarks": "198.18.0.0/15", "multicast": "224.0.0.0/4", "reserved": "240.0.0.0/4", "broadcast": "255.255.255.255/32",
    "unspecified": "::/128", "IPv6 loopback": "::1/128", "unique local": "fc00::/7", "IPv6 link-local": "fe80::/10",
    "site-local": "fec0::/10", "IPv6 multicast": "ff00::/8", "IPv4-mapped": "::ffff:0:0/96", "IPv4-compatible": "::/96",
    "NAT64": "64:ff9b::/96", "6to4": "2002::/16", "IPv6 documentation": "2001:db8::/32",
}  # fmt: skip


@contextmanager
def resolver_with(result):
    """Return a resolver whose DNS lookup gives this result."""
    dnscache.clear()
    with patch.object(ThreadedResolver, "getHostByName", lambda self, name, timeout: result()):
        yield PublicAddressResolver(reactor=None, cache_size=9, timeout=1)
    dnscache.clear()


def resolved(name, address):
    """Resolve a name twice, without and with Scrapy's cache; return both results and the cache."""
    outcomes = []
    with resolver_with(lambda: succeed(address)) as resolver:
        for _ in range(2):
            resolver.getHostByName(name).addBoth(outcomes.append)
        return outcomes, dict(dnscache)


def assert_refused(name, address):
    outcomes, cached = resolved(name, address)
    for failure in outcomes:
        assert failure.check(DNSLookupError)
        assert name in str(failure.value) and address in str(failure.value)
    assert cached == {}


@pytest.mark.parametrize("network", SPECIAL.values(), ids=SPECIAL)
def test_special_addresses_are_refused(network):
    @given(st.ip_addresses(network=network))
    def refused(address):
        assert_refused(HOST, str(address))

    refused()


@pytest.mark.parametrize("name", ["kontan.co.id", "www.kontan.co.id", "insight.kontan.co.id", "Kontan.CO.ID", "kontan.co.id."])
def test_host_names_of_the_site(name):
    assert_refused(name, "127.0.0.1")


@pytest.mark.parametrize("name", [STRANGER, "localhost", "kontan.co.id.example", "notkontan.co.id"])
@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", PUBLIC])
def test_other_names_are_not_checked(name, address):
    assert resolved(name, address) == ([address] * 2, {name: address})


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "202.146.4.100"])
def test_public_addresses_are_cached(address):
    assert resolved(HOST, address) == ([address] * 2, {HOST: address})


@pytest.mark.parametrize(("address", "wanted"), [("2404:6800:4003::1", True), ("2606:4700::1111", True), ("fe80::1%eth0", False)])
def test_ipv6(address, wanted):
    assert is_public(address) is wanted


@given(st.ip_addresses())
def test_public_addresses_are_global(address):
    assert not is_public(str(address)) or (address.is_global and not address.is_multicast and not address.is_loopback)


def test_failed_lookup():
    outcomes = []
    with resolver_with(lambda: fail(DNSLookupError("not found"))) as resolver:
        resolver.getHostByName(HOST).addBoth(outcomes.append)
    assert str(outcomes[0].value) == str(DNSLookupError("not found"))


@pytest.mark.parametrize(("address", "wanted"), [("127.0.0.1", []), (PUBLIC, [IPv4Address("TCP", PUBLIC, 443)])])
def test_twisted_uses_this_resolver(address, wanted):
    """Without a proxy, Twisted's HostnameEndpoint uses reactor.nameResolver."""
    found = []

    class Receiver:
        resolutionBegan = staticmethod(lambda resolution: None)
        addressResolved = staticmethod(found.append)
        resolutionComplete = staticmethod(lambda: found.append("complete"))

    with resolver_with(lambda: succeed(address)) as resolver:
        reactor = PluggableResolverMixin()
        reactor.installResolver(resolver)
        reactor.nameResolver.resolveHostName(Receiver, HOST, 443)
    assert found == [*wanted, "complete"]


@contextmanager
def listening():
    """Listen on loopback; return the port and the list of clients."""
    callers = []

    class Handler(BaseRequestHandler):
        def handle(self):
            callers.append(self.client_address)
            self.request.recv(4096)
            self.request.sendall(b"HTTP/1.1 502 No\r\n\r\n")  # without an answer the client waits for its timeout

    with TCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield server.server_address[1], callers
        server.shutdown()
        thread.join()


@contextmanager
def forged_dns(port):
    """Resolve all names to loopback, and redirect its port 443, where only root may listen, to another port."""
    connect = socket.socket.connect_ex
    dnscache.clear()
    with (
        patch("socket.gethostbyname", lambda name: "127.0.0.1"),
        patch("socket.socket.connect_ex", lambda self, address: connect(self, ("127.0.0.1", port) if address[1] == 443 else address)),
    ):
        yield
    dnscache.clear()


OURS, SCRAPYS = "kontan_crawler.politeness.resolver.PublicAddressResolver", "scrapy.resolver.CachingThreadedResolver"
RUNS = {  # resolver, proxy, whether the listener gets a connection, refused name
    "without a proxy": (OURS, "", False, HOST),
    "without a proxy, Scrapy's resolver": (SCRAPYS, "", True, None),
    "by a proxy": (OURS, f"http://{STRANGER}:{{port}}", True, None),
    "by a proxy that bears the site's name": (OURS, "http://proxy.kontan.co.id:{port}", False, "proxy.kontan.co.id"),
}


@pytest.mark.parametrize(("resolver", "proxy", "connected", "refused"), RUNS.values(), ids=RUNS)
def test_run_with_forged_dns(resolver, proxy, connected, refused, tmp_path):
    with listening() as (port, callers), forged_dns(port):
        trustme.CA().cert_pem.write_to_path(tmp_path / "ca.pem")
        way = Replica(proxy.format(port=port), tmp_path / "ca.pem", [])
        words = ("artikel", "-a", f"url=https://{HOST}/news/a")
        done = crawl(*words, folder=tmp_path, replica=way, TWISTED_DNS_RESOLVER=resolver, RETRY_TIMES=0)
    assert bool(callers) is connected, done.log
    assert manifests(tmp_path)[0]["waiting"] == [f"https://{HOST}/news/a"]
    assert ("CannotResolveHostError: " in done.log) is bool(refused)
    assert (f"{refused} resolves to 127.0.0.1" in done.log) is bool(refused)
