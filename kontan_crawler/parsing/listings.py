"""Read listings: fronts, pages of the daily index, RSS, sitemaps. Rows are in printed order."""

import re
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from parsel import Selector, SelectorList

from kontan_crawler import site
from kontan_crawler.parsing.gunzip import unpacked
from kontan_crawler.parsing.http_response import HttpResponse, text_of
from kontan_crawler.parsing.select import select, select_elements
from kontan_crawler.urls import absolute, host_of, is_kontan

_XML = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
_NO_MORE = re.compile(site.NO_ROWS_WORDS, re.IGNORECASE)
_MAX_LINKS = 1000  # links examined
_MAX_SIZE = 64 * 2**20  # bytes of an unpacked sitemap; sitemaps.org allows 50 MB


@dataclass(frozen=True)
class Row:
    """One entry of a listing."""

    url: str  # as printed: absolute, protocol-relative or root-relative
    date: str | None  # as printed


def read_html(response: HttpResponse) -> list[Row] | None:
    """Return the rows of a front or index page; None if it has no list, or only rows whose links have an unknown format."""
    if response.unreadable or (found := find_rows(response.document)) is None:
        return None
    rows = list(dict.fromkeys(row for row in (_row(element.root) for element in found) if row))  # a row may stand in another one
    return rows if rows or not found.css("a") else None  # links of an unknown format


def find_rows(document: Selector) -> SelectorList[Selector] | None:
    """Return the elements of the rows; None if a page has no list."""
    lists = document.css(site.LISTING)
    return lists.xpath(site.ROW) if lists else document.xpath(site.OFFSET_ROW) or None


def read_index(response: HttpResponse) -> list[Row] | None:
    """Return the rows of a page of the daily index. It has the format of a front."""
    return read_html(response)


def is_past_end(response: HttpResponse) -> bool:
    """Return whether a page without a list is past the end of the index: it has the site's words for that, or the site's links."""
    if response.unreadable:
        return False
    return has_site_menu(response) or bool(_NO_MORE.search(response.text))


def has_site_menu(response: HttpResponse) -> bool:
    """Return whether a page has as many links to the site as its menu. The page of a proxy or firewall has fewer."""
    links = map(str, select(response.document.root, "a::attr(href)")[:_MAX_LINKS])
    of_site = (link for link in links if is_kontan(host_of(absolute(link, response.url) or "")))
    return len([*islice(of_site, site.MIN_SITE_LINKS)]) == site.MIN_SITE_LINKS  # a page may have hundreds


def read_rss(response: HttpResponse) -> list[Row] | None:
    """Return the items of an RSS channel; None if the response is not RSS."""
    return _read_xml(response, "channel", "item", "link", ("pubDate",))


def read_sitemap(response: HttpResponse) -> list[Row] | None:
    """Return the articles of a sitemap or news sitemap, gzip-compressed or not; None if the response is not a sitemap."""
    return _read_xml(response, "urlset", "url", "loc", ("publication_date", "lastmod"))


def read_sitemap_index(response: HttpResponse) -> list[Row] | None:
    """Return the sitemaps of a sitemap index; None if the response is not a sitemap index."""
    return _read_xml(response, "sitemapindex", "sitemap", "loc", ("lastmod",))


def _row(row: etree._Element) -> Row | None:
    link = next((str(found[0]) for selector in site.ROW_LINK if (found := select(row, f"{selector}::attr(href)")) and found[0]), None)
    if not link:
        return None
    date = next((text for selector in site.ROW_DATE for found in select_elements(row, selector)[:1] if (text := text_of(found))), None)
    return Row(link, date)


def _read_xml(response: HttpResponse, root: str, entry: str, link: str, dates: tuple[str, ...]) -> list[Row] | None:
    try:
        document = etree.fromstring(_unpacked(response), _XML)
    except etree.XMLSyntaxError:  # recovery failed too
        return None
    if document is None or not (_name(document) == root or document.find(f".//{{*}}{root}") is not None):
        return None
    rows = []
    for element in document.iterfind(f".//{{*}}{entry}"):
        date = next((found for name in dates if (found := _text(element, f".//{{*}}{name}"))), None)
        if url := _text(element, f"{{*}}{link}"):
            rows.append(Row(url, date))
    return rows


def _unpacked(response: HttpResponse) -> bytes:
    """Return the body without gzip; b"" if it is too large. Sitemaps may be larger than pages."""
    content = unpacked(response.body, _MAX_SIZE)
    return b"" if len(content) > _MAX_SIZE else content.strip()


def _name(element: etree._Element) -> str:
    """Return the name of an element without its namespace. A recovered document may have one that is no name: ":"."""
    return str(element.tag).rpartition("}")[2]


def _text(element: etree._Element, path: str) -> str:
    """Return the first text at a path; "" without one. The link of an Atom feed has no text."""
    return next((text for found in element.iterfind(path) if (text := (found.text or "").strip())), "")
