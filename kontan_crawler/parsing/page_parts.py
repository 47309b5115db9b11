"""What a page says of the parts of its article: links to them, and the line that only the last part has."""

import re
from urllib.parse import urlsplit

from lxml import etree

from kontan_crawler import site
from kontan_crawler.parsing.http_response import HttpResponse
from kontan_crawler.urls import canonical

_NUMBER = re.compile(site.PART_NUMBER)
_CLOSING = re.compile(site.CLOSING_LINE, re.IGNORECASE)
_CLOSING_LINK = etree.XPath(f"boolean(descendant::a[contains(@class, '{site.GOOGLE_NEWS_CLASS}')])")
_PAGE_LINKS = "//@href[contains(., 'page=')]"


def last_part_number(response: HttpResponse) -> int:
    """Return the highest part number in the links of a page to its own article, wherever they stand; 1 without such links."""
    url = canonical(response.url) or response.url
    links = response.document.xpath(_PAGE_LINKS).getall()
    return max((int(number) for link in links if _is_own(link, url) for number in _NUMBER.findall(link)), default=1)


def has_closing_line(element: etree._Element) -> bool:
    """Return whether an element has the line that closes an article. Only its last part has it."""
    return bool(_CLOSING_LINK(element) or _CLOSING.search(" ".join(map(str, element.itertext()))))


def _is_own(link: str, url: str) -> bool:
    """Return whether a link leads to the article of a URL, on any host of the site: AMP pages have their own."""
    target = canonical(link, url)
    return target is not None and urlsplit(target).path == urlsplit(url).path
