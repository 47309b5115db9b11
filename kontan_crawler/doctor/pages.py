"""Pages for `scrapy doctor`: articles and HTML listings of the site, fetched or stored in a file."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from parsel import Selector

from kontan_crawler import site
from kontan_crawler.doctor.origin import CANONICAL_LINK, FILE, MADE_UP, OG_URL, OPTION, Origin
from kontan_crawler.items import Archived
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.urls import absolute, canonical, is_amp, is_kontan, is_paid

PLACEHOLDER = "https://internasional.kontan.co.id/news/alamat-rekaan"
"""URL of a stored page that contains none."""
_OWN_URL_SELECTORS = {CANONICAL_LINK: site.AMP_CANONICAL, OG_URL: site.OWN_URL}
_INDEX_PATH = urlsplit(site.INDEX).path
_LISTING = re.compile(  # host, path, query
    rf"(?:(?:https?:)?//)?([a-z0-9.-]+)(?::(?:80|443))?(/|{re.escape(_INDEX_PATH)}/?)?(\?[^\s#]*)?(?:#.*)?", re.IGNORECASE
)
_COMPRESSED = (b"PK\x03\x04", b"\x28\xb5\x2f\xfd", b"BZh", b"\xfd7zXZ")  # zip, zstd, bzip2, xz; gzip is unpacked
_MAX_BYTES = 8 * 2**20 + 1  # of a file; a page of this size is refused as too large


@dataclass(frozen=True)
class LoadedPage:
    """A page to examine."""

    origin: Origin
    response: HttpResponse | None = None
    refusal: str | None = None
    """Why there is no response, or why a run would refuse it before parsing."""
    is_listing: bool = False
    status: int | None = None
    """HTTP status; None for a stored page."""
    archived: Archived | None = None
    """Where a kept page is kept."""


def normalize_url(url: str) -> str | None:
    """Return the canonical URL of an article, a front page or the daily index; None for other URLs and for paid sections."""
    found = canonical(url) or _listing_url(url)
    return None if found is None or is_paid(found) else found


def is_in_paid_section(url: str) -> bool:
    """Return whether a URL is that of an article or a listing in a paid section."""
    found = canonical(url) or _listing_url(url)
    return found is not None and is_paid(found)


def is_listing(url: str) -> bool:
    """Return whether a URL is that of a front page or the daily index."""
    return canonical(url) is None and _listing_url(url) is not None


def load_file(path: Path, given: str | None) -> LoadedPage:
    """Load a stored page. Its URL is the one it contains, else `given`, else PLACEHOLDER. Raises OSError."""
    with path.open("rb") as file:
        response = HttpResponse(PLACEHOLDER, file.read(_MAX_BYTES))
    if response.body.startswith(_COMPRESSED):
        return LoadedPage(Origin(FILE, str(path)), refusal="packed")
    document = response.document
    own = _own_urls(document) + ([(given, OPTION)] if given else [])
    if not own and (link := _foreign_link(document)):
        return LoadedPage(Origin(FILE, str(path), other_site=link), refusal="another_site")
    url, source = own[0] if own else (PLACEHOLDER, MADE_UP)
    listing = is_listing(url) if own else _has_only_list(document)
    return LoadedPage(Origin(FILE, str(path), source), replace(response, url=url), is_listing=listing)


def _own_urls(document: Selector) -> list[tuple[str, str]]:
    """Return the URLs in a page's metadata, each with its source. Relative URLs are skipped, because they have no base."""
    found = [(document.css(selector).get(""), source) for source, selector in _OWN_URL_SELECTORS.items()]
    read = [(canonical(printed) or _listing_url(printed), source) for printed, source in found if "//" in printed]
    return [(url, source) for url, source in read if url and not is_amp(url)]


def _foreign_link(document: Selector) -> str | None:
    """Return the canonical link of a page if it leads to another site."""
    link = absolute(document.css(site.AMP_CANONICAL).get(""), PLACEHOLDER)
    return None if link is None or is_kontan(urlsplit(link).hostname or "") else link


def _has_only_list(document: Selector) -> bool:
    bodies = any(document.css(selector) for template in site.TEMPLATES for selector in template.body)
    return not bodies and bool(document.css(site.LISTING))


def _listing_url(url: str) -> str | None:
    match = _LISTING.fullmatch(url.strip())
    if not match or not is_kontan(match[1].lower()):
        return None
    return f"https://{match[1].lower()}{match[2] or '/'}{match[3] or ''}"
