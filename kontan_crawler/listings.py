"""Read listings: fronts and index pages, RSS, sitemaps. Each gives its rows in the order printed."""

from dataclasses import dataclass

from parsel import Selector
from scrapy.http import Response, TextResponse
from scrapy.utils.gz import gunzip, gzip_magic_number

from kontan_crawler import site
from kontan_crawler.loaders import text_of

_LARGEST = 64 * 2**20  # bytes of an unpacked sitemap, by the protocol's own limit of 50 MB


@dataclass(frozen=True)
class Row:
    """What a listing tells of one article."""

    address: str  # as printed: absolute, protocol- or root-relative
    date: str | None  # as printed


def read_html(response: Response) -> list[Row] | None:
    """Return the rows of a front or index page; None if it has no list at all."""
    lists = response.css(site.LISTING) if isinstance(response, TextResponse) else []
    if not lists:
        return None
    rows = [_row(row) for row in lists.css(site.ROW)]
    return [row for row in rows if row]


def read_rss(response: Response) -> list[Row] | None:
    """Return the items of an RSS channel; None if the answer is none."""
    return _read_xml(response, "channel", "item", "link", ("pubDate",))


def read_sitemap(response: Response) -> list[Row] | None:
    """Return the articles of a (news) sitemap, packed or not; None if the answer is none."""
    return _read_xml(response, "urlset", "url", "loc", ("publication_date", "lastmod"))


def read_sitemap_index(response: Response) -> list[Row] | None:
    """Return the sitemaps that an index names; None if the answer is none."""
    return _read_xml(response, "sitemapindex", "sitemap", "loc", ("lastmod",))


def _row(row: Selector) -> Row | None:
    link = next((href for rule in site.ROW_LINK if (href := row.css(f"{rule}::attr(href)").get())), None)
    if not link:
        return None
    date = next((text_of(found) for rule in site.ROW_DATE if (found := row.css(rule).get())), None)
    return Row(link, date)


def _read_xml(response: Response, root: str, entry: str, address: str, dates: tuple[str, ...]) -> list[Row] | None:
    body = gunzip(response.body, max_size=_LARGEST) if gzip_magic_number(response) else response.body
    if not body.strip():
        return None
    document = Selector(body=body, type="xml")
    if not document.xpath(f"descendant-or-self::*[local-name()='{root}']"):
        return None
    rows = []
    for element in document.xpath(f"//*[local-name()='{entry}']"):
        date = next((found for name in dates if (found := _text(element, name))), None)
        if link := _text(element, address):
            rows.append(Row(link, date))
    return rows


def _text(element: Selector, name: str) -> str:
    return (element.xpath(f"string(descendant::*[local-name()='{name}'])").get() or "").strip()
