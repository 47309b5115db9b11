"""URLs of kontan.co.id: the canonical URL of an article, its parts, its section."""

import re
from functools import lru_cache
from string import digits
from unicodedata import normalize
from urllib.parse import unquote, urljoin, urlsplit

from w3lib.url import canonicalize_url, safe_url_string

from kontan_crawler import site

_ARTICLE = re.compile(rf"{re.escape(site.ARTICLE_PATH)}([^/]+)/?")
_PART = re.compile(site.PART_NUMBER)
_IS_PLAIN = re.compile(rf"(https://([a-z]+\.{re.escape(site.DOMAIN)}){site.ARTICLE_PATH}[\w-]+)(?:\?[\w=&-]*)?", re.ASCII)
_IS_ABSOLUTE = re.compile(rf"https://[a-z]+\.{re.escape(site.DOMAIN)}/[\w/.=:()-]*", re.ASCII)
_IS_OF_HOST = re.compile(r"/(?!/)[\w/-]*", re.ASCII)
_ORIGIN = re.compile(rf"https://[a-z]+\.{re.escape(site.DOMAIN)}(?=/|$)")
_WITH_HOST = re.compile(r"https?://([a-z\d.-]+)(?:[/?#]|\Z)", re.ASCII)
_HOST = re.compile(rf"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*{re.escape(site.DOMAIN)}")


@lru_cache(maxsize=1024)  # it is asked several times for the same page
def canonical(url: str, base: str = site.WWW) -> str | None:
    """Return the canonical URL of an article: https, no port, query or fragment; None if `url` is not an article URL.

    url: absolute, protocol-relative, root-relative to `base`, or without a scheme, with any query (`?page=`, `?source=`).
    An AMP URL names no section and keeps the AMP host. Non-ASCII letters are percent-encoded.
    """
    if plain := _IS_PLAIN.fullmatch(url):  # most URLs
        return plain[1] if _may_be_section(plain[2]) else None
    try:
        parts = urlsplit(urljoin(base, _with_scheme(normalize("NFC", url.strip()))))
        host, article, port = parts.hostname or "", _ARTICLE.fullmatch(parts.path), parts.port
        if parts.scheme not in ("http", "https") or port not in (None, 80, 443) or not _may_be_section(host):
            return None
        if not article or "\\" in article[1] or not unquote(article[1]).strip("./"):
            return None
        found = canonicalize_url(f"https://{host}{site.ARTICLE_PATH}{article[1]}")
        return found if _ARTICLE.fullmatch(urlsplit(found).path) else None
    except ValueError:  # an invalid host or port, or a character that cannot be encoded
        return None


def absolute(url: str, base: str) -> str | None:
    """Return a URL as printed on a page as an absolute URL; None if it is not a web URL."""
    if _IS_ABSOLUTE.fullmatch(url):  # most URLs
        return url
    if url.startswith("/") and (origin := _ORIGIN.match(base)):  # most others
        if _IS_ABSOLUTE.fullmatch(f"https:{url}"):
            return f"https:{url}"
        if _IS_OF_HOST.fullmatch(url):
            return origin[0] + url
    try:
        joined = urljoin(base, url.strip())
        return safe_url_string(joined) if urlsplit(joined).scheme in ("http", "https") and urlsplit(joined).netloc else None
    except ValueError:
        return None


def host_of(url: str) -> str:
    """Return the host of a URL in lower case, "" if it has none."""
    if plain := _WITH_HOST.match(url):  # most URLs
        return plain[1]
    try:
        return urlsplit(_with_scheme(url)).hostname or ""
    except ValueError:
        return ""


@lru_cache(maxsize=1024)  # the links of a page lead to few hosts
def is_kontan(host: str) -> bool:
    """Return whether a host is kontan.co.id or ends in .kontan.co.id."""
    return host.endswith(site.DOMAIN) and bool(_HOST.fullmatch(host))


def kanal_of(url: str) -> str:
    """Return the section in a URL, the first label of its host: "internasional"."""
    return host_of(url).split(".")[0]


def is_amp(url: str) -> bool:
    """Return whether a URL has the AMP host, which names no section."""
    return host_of(url) == site.AMP_HOST


def is_paid(url: str) -> bool:
    """Return whether a URL is in a paid section, which is never requested."""
    return any(label in site.PAID_KANAL for label in host_of(url).split("."))


def all_parts_url(article: str) -> str:
    """Return the URL of the page with all parts of an article."""
    return f"{article}{site.ALL_PARTS_QUERY}"


def part_url(article: str, number: int) -> str:
    """Return the URL of one part of an article, from 1."""
    return article + site.PART_QUERY.format(number=number)


def part_number(url: str) -> int:
    """Return the number of the part in the URL of an article, 1 without one."""
    found = _PART.search(url)
    return max(int(found[1]), 1) if found else 1


def _may_be_section(host: str) -> bool:
    """Return whether articles may be on a host: that of a section, known or not, or the AMP host."""
    labels = [label.rstrip(f"{digits}-") or label for label in host.removesuffix(site.DOMAIN).rstrip(".").split(".")]  # "cdn2"
    return is_kontan(host) and labels[0] != "" and site.NO_KANAL.isdisjoint(labels)


def _with_scheme(url: str) -> str:
    return f"https://{url}" if is_kontan(url.partition("/")[0].lower()) else url
