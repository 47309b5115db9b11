"""Names of the site lead into the public network only: forged DNS cannot turn the crawler on machines near it."""

import logging
from collections.abc import Sequence
from ipaddress import IPv6Network, ip_address

from scrapy.resolver import CachingThreadedResolver, dnscache
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from kontan_crawler.urls import is_kontan

logger = logging.getLogger(__name__)

_UNICAST = IPv6Network("2000::/3")  # all that IANA gives out; IPv4-mapped, NAT64, site-local and multicast are outside of it


class PublicAddressResolver(CachingThreadedResolver):
    """Scrapy's resolver, IPv4 like it; a name of the site that leads to an address that is not public is refused.

    For the setting TWISTED_DNS_RESOLVER. The address that is judged is the one connected to. Other names, such as a
    proxy's, resolve as ever; behind a proxy it is the proxy that resolves the site.
    """

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:
        """Return the address of a host, or a failure with DNSLookupError; what is refused is named in the log."""
        found = super().getHostByName(name, timeout)
        return found.addCallback(_public, name) if is_kontan(name.lower().removesuffix(".")) else found


def is_public(address: str) -> bool:
    """Tell whether an IP address is one host's in the public Internet, by IANA's registries of special addresses.

    Python counts multicast as global, and in IPv6 what stands for an IPv4 address: both are none here.
    """
    found = ip_address(address)
    if found.version == 6:
        return found.is_global and found in _UNICAST and found.sixtofour is None
    return found.is_global and not found.is_multicast


def _public(address: str, name: str) -> str:
    if is_public(address):
        return address
    dnscache.pop(name, None)  # Scrapy has it there by now
    message = f"{name} resolves to {address}, which is no public address: refused"
    logger.error(message)  # Twisted says only "no results for hostname lookup" where there is no proxy
    raise DNSLookupError(message)
