"""What `scrapy doctor` can examine: articles and HTML listings of the site, asked for or stored in a file."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from parsel import Selector

from kontan_crawler import site
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.urls import absolute, canonical, is_amp, is_kontan, is_paid

MADE_UP = "https://internasional.kontan.co.id/news/alamat-rekaan"
_OWN_ADDRESS = {"its canonical link": site.AMP_CANONICAL, "its og:url": site.OWN_URL}
_INDEX_PATH = urlsplit(site.INDEX).path
_LISTING = re.compile(  # host, path, query
    rf"(?:(?:https?:)?//)?([a-z0-9.-]+)(?::(?:80|443))?(/|{re.escape(_INDEX_PATH)}/?)?(\?[^\s#]*)?(?:#.*)?", re.IGNORECASE
)
_PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"\x28\xb5\x2f\xfd", b"BZh", b"\xfd7zXZ")  # gzip, zip, zstd, bzip2, xz
_MOST = 8 * 2**20 + 1  # bytes of a file that are read; so many are refused as too large


@dataclass(frozen=True)
class Found:
    """What is to be examined, and how it was had."""

    origin: str  # in words
    answer: HttpResponse | None = None
    reason: str | None = None  # why there is none, or none that a run would read
    listing: bool = False  # whether it is one, or should be
    status: int | None = None  # of the answer; None for a stored page


def target(address: str) -> str | None:
    """Return the address, in its plain form, of an article, a front or the daily index; None if it is neither or a paid section's."""
    found = canonical(address) or _listing(address)
    return None if found is None or is_paid(found) else found


def is_listing(address: str) -> bool:
    """Tell whether an address is a front's or the daily index's."""
    return canonical(address) is None and _listing(address) is not None


def read_stored(path: Path, given: str | None) -> Found:
    """Return the page stored in a file, under its own address, else the one given, else one made up. Raises OSError."""
    with path.open("rb") as file:
        answer = HttpResponse(MADE_UP, file.read(_MOST))
    if answer.body.startswith(_PACKED):
        return Found(f"stored in {path}", reason="packed")
    document = answer.document
    own = _own_addresses(document) + ([(given, "given by --url")] if given else [])
    if not own and (link := _elsewhere(document)):
        return Found(f"stored in {path}; its canonical link is {link}", reason="another_site")
    address, source = own[0] if own else (MADE_UP, "made up: the page names none; give one by --url")
    listing = is_listing(address) if own else _has_list_alone(document)
    return Found(f"stored in {path}; its address is {source}", replace(answer, url=address), listing=listing)


def _own_addresses(document: Selector) -> list[tuple[str, str]]:
    """The addresses that a page gives itself, and where: absolute ones only, for to what would others be relative?"""
    found = [(document.css(rule).get(""), source) for source, rule in _OWN_ADDRESS.items()]
    read = [(canonical(printed) or _listing(printed), source) for printed, source in found if "//" in printed]
    return [(address, source) for address, source in read if address and not is_amp(address)]


def _elsewhere(document: Selector) -> str | None:
    """The canonical link of a page that is another site's."""
    link = absolute(document.css(site.AMP_CANONICAL).get(""), MADE_UP)
    return None if link is None or is_kontan(urlsplit(link).hostname or "") else link


def _has_list_alone(document: Selector) -> bool:
    """Whether a page without an address is a listing: it has one, and no article's body."""
    bodies = any(document.css(rule) for template in site.TEMPLATES for rule in template.body)
    return not bodies and bool(document.css(site.LISTING))


def _listing(address: str) -> str | None:
    match = _LISTING.fullmatch(address.strip())
    if not match or not is_kontan(match[1].lower()):
        return None
    return f"https://{match[1].lower()}{match[2] or '/'}{match[3] or ''}"
