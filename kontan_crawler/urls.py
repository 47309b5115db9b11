"""Addresses of kontan.co.id: which one an article bears, in whatever form it is printed."""

import re
from unicodedata import normalize
from urllib.parse import unquote, urljoin, urlsplit

from w3lib.url import canonicalize_url, safe_url_string

from kontan_crawler import site

_ARTICLE = re.compile(rf"{re.escape(site.ARTICLE_PATH)}([^/]+)/?")
_HOST = re.compile(rf"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*{re.escape(site.DOMAIN)}")


def canonical(address: str, base: str = site.WWW) -> str | None:
    """Return the canonical address of an article: https, no port, query or fragment; None if `address` is none.

    address: absolute, protocol-relative, root-relative to `base`, or without a scheme; with or without
    `?page=`, `?source=` and the like. An amp address names no section and stays on the amp host.
    Letters such as é come percent-encoded.
    """
    try:
        url = urlsplit(urljoin(base, _with_scheme(normalize("NFC", address.strip()))))
        host, article, port = url.hostname or "", _ARTICLE.fullmatch(url.path), url.port
        if url.scheme not in ("http", "https") or port not in (None, 80, 443) or not is_kontan(host):
            return None
        if not article or "\\" in article[1] or not unquote(article[1]).strip("./"):
            return None
        found = canonicalize_url(f"https://{host}{site.ARTICLE_PATH}{article[1]}")
        return found if _ARTICLE.fullmatch(urlsplit(found).path) else None
    except ValueError:  # no address at all: a broken host or port, letters that no encoding has
        return None


def absolute(address: str, base: str) -> str | None:
    """Return any address found on a page as a full one; None if it leads nowhere on the web."""
    try:
        url = urljoin(base, address.strip())
        return safe_url_string(url) if urlsplit(url).scheme in ("http", "https") and urlsplit(url).netloc else None
    except ValueError:
        return None


def host_of(address: str) -> str:
    """Return the host of an address in small letters, "" where it has none."""
    try:
        return urlsplit(_with_scheme(address)).hostname or ""
    except ValueError:
        return ""


def is_kontan(host: str) -> bool:
    """Tell whether a host is the paper's own."""
    return bool(_HOST.fullmatch(host))


def kanal_of(address: str) -> str:
    """Return the section of an address, the first label of its host: "internasional"."""
    return host_of(address).split(".")[0]


def is_amp(address: str) -> bool:
    """Tell whether an address is of the AMP host, which names no section."""
    return host_of(address) == site.AMP_HOST


def is_paid(address: str) -> bool:
    """Tell whether an address is of a paid section, which is never asked."""
    return any(label in site.PAID_KANAL for label in host_of(address).split("."))


def whole_url(article: str) -> str:
    """Return the address that has an article in one piece."""
    return f"{article}{site.ALL_PARTS_QUERY}"


def part_url(article: str, number: int) -> str:
    """Return the address of one part of an article, from 1."""
    return article + site.PART_QUERY.format(number=number)


def _with_scheme(address: str) -> str:
    return f"https://{address}" if is_kontan(address.partition("/")[0].lower()) else address
