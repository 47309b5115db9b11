"""Resolve host names of the site to public IP addresses only: forged DNS cannot direct the crawler to a local network."""

import logging
from collections.abc import Sequence
from ipaddress import IPv6Network, ip_address

from scrapy.resolver import CachingThreadedResolver, dnscache
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from kontan_crawler.urls import is_kontan

logger = logging.getLogger(__name__)

_UNICAST = IPv6Network("2000::/3")  # all that IANA allocates; excludes IPv4-mapped, NAT64, site-local and multicast addresses


class PublicAddressResolver(CachingThreadedResolver):
    """Scrapy's IPv4 resolver that refuses addresses of the site that are not public, for the setting TWISTED_DNS_RESOLVER.

    Scrapy connects to the checked address. Other host names, such as a proxy's, are not checked. A proxy resolves the site's names itself.
    """

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:
        """Return the address of a host, or a failure with DNSLookupError; log a refused address."""
        found = super().getHostByName(name, timeout)
        return found.addCallback(_public, name) if is_kontan(name.lower().removesuffix(".")) else found


def is_public(address: str) -> bool:
    """Return whether an IP address is a public unicast address, by IANA's registries of special-purpose addresses.

    Multicast addresses and IPv6 forms of IPv4 addresses are not public; Python's `is_global` includes them.
    """
    found = ip_address(address)
    if found.version == 6:
        return found.is_global and found in _UNICAST and found.sixtofour is None
    return found.is_global and not found.is_multicast


def _public(address: str, name: str) -> str:
    if is_public(address):
        return address
    dnscache.pop(name, None)  # Scrapy has already cached it
    message = f"{name} resolves to {address}, which is not a public address; check the DNS server"
    logger.error(message)  # without a proxy Twisted reports only "no results for hostname lookup"
    raise DNSLookupError(message)
