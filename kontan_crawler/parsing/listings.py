"""Read listings: fronts and index pages, RSS, sitemaps. Each gives its rows in the order printed."""

import gzip
import re
import zlib
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO

from lxml import etree
from parsel import Selector

from kontan_crawler import site
from kontan_crawler.parsing.http_response import HttpResponse
from kontan_crawler.urls import absolute, host_of, is_kontan

_XML = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
_NO_MORE = re.compile(site.NO_ROWS_WORDS, re.IGNORECASE)
_LINKS = 1000  # links looked at
_GZIP, _CHUNK = b"\x1f\x8b\x08", 2**16
_LARGEST = 64 * 2**20  # bytes of an unpacked sitemap, by the protocol's own limit of 50 MB


@dataclass(frozen=True)
class Row:
    """What a listing tells of one article."""

    url: str  # as printed: absolute, protocol- or root-relative
    date: str | None  # as printed


def read_html(answer: HttpResponse) -> list[Row] | None:
    """Return the rows of a front or index page; None if it has no list at all, or rows that cannot be read."""
    if not answer.is_text or not (lists := answer.document.css(site.LISTING)):
        return None
    found = lists.xpath(site.ROW)
    rows = [row for row in map(_row, found) if row]
    return rows if rows or not found.css("a") else None  # rows whose links are not where they were


def read_index(answer: HttpResponse) -> list[Row] | None:
    """Return the rows of a page of the daily index, which has the form of a front's."""
    return read_html(answer)


def is_past_end(answer: HttpResponse) -> bool:
    """Tell whether an answer without a list is still a page of the site, past a listing's end: it says so, or bears the site's links."""
    if not answer.is_text:
        return False
    links = answer.document.css("a::attr(href)").getall()
    ours = sum(is_kontan(host_of(absolute(link, answer.url) or "")) for link in links[:_LINKS])
    return ours >= site.MIN_SITE_LINKS or bool(_NO_MORE.search(answer.text))


def read_rss(answer: HttpResponse) -> list[Row] | None:
    """Return the items of an RSS channel; None if the answer is none."""
    return _read_xml(answer, "channel", "item", "link", ("pubDate",))


def read_sitemap(answer: HttpResponse) -> list[Row] | None:
    """Return the articles of a (news) sitemap, packed or not; None if the answer is none."""
    return _read_xml(answer, "urlset", "url", "loc", ("publication_date", "lastmod"))


def read_sitemap_index(answer: HttpResponse) -> list[Row] | None:
    """Return the sitemaps that an index names; None if the answer is none."""
    return _read_xml(answer, "sitemapindex", "sitemap", "loc", ("lastmod",))


def _row(row: Selector) -> Row | None:
    link = next((href for rule in site.ROW_LINK if (href := row.css(f"{rule}::attr(href)").get())), None)
    if not link:
        return None
    date = next((found for rule in site.ROW_DATE if (found := row.css(rule).get())), None)
    return Row(link, date)


def _read_xml(answer: HttpResponse, root: str, entry: str, address: str, dates: tuple[str, ...]) -> list[Row] | None:
    try:
        document = etree.fromstring(_unpacked(answer.body), _XML)
    except etree.XMLSyntaxError:  # nothing at all that could be recovered
        return None
    if document is None or not (_name(document) == root or document.find(f".//{{*}}{root}") is not None):
        return None
    rows = []
    for element in document.iterfind(f".//{{*}}{entry}"):
        date = next((found for name in dates if (found := _text(element, f".//{{*}}{name}"))), None)
        if link := _text(element, f"{{*}}{address}"):
            rows.append(Row(link, date))
    return rows


def _unpacked(body: bytes) -> bytes:
    """The body, unpacked as far as it goes where it is gzip; empty where that is too large."""
    if not body.startswith(_GZIP):
        return body.strip()
    unpacked = bytearray()
    with suppress(OSError, EOFError, zlib.error), gzip.open(BytesIO(body)) as file:
        while (piece := file.read(_CHUNK)) and len(unpacked) <= _LARGEST:
            unpacked += piece
    return b"" if len(unpacked) > _LARGEST else bytes(unpacked).strip()


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _text(element: etree._Element, path: str) -> str:
    """The text of the first such element that has any: an atom link has none."""
    return next((text for found in element.iterfind(path) if (text := (found.text or "").strip())), "")
