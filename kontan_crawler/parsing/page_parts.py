"""What a page says of the parts of its article: links to them, and the line that only the last part has."""

import re
from typing import cast
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from lxml import etree

from kontan_crawler import site
from kontan_crawler.parsing.http_response import HttpResponse
from kontan_crawler.urls import canonical

_NUMBER = re.compile(site.PART_NUMBER)
_CLOSING = tuple((words, re.compile(form)) for words, form in site.CLOSING_LINES.items())
_CLOSING_LINK = etree.XPath(f"boolean(descendant::a[contains(@class, '{site.GOOGLE_NEWS_CLASS}')])")
_TEXTS = etree.XPath("descendant::text()", smart_strings=False)
_MAX_BEFORE, _MAX_BEHIND = 150, 80  # characters of a closing line before these words, and from them on
_PAGE_QUERY = re.compile(rb"page(?:=|&#)")
_PAGE_LINKS = "//@href[contains(., 'page=')]"


def last_part_number(response: HttpResponse) -> int:
    """Return the highest part number in the links of a page to its own article, wherever they stand; 1 without such links."""
    if not _PAGE_QUERY.search(response.markup):  # most pages, without a search of the document
        return 1
    url = canonical(response.url) or response.url
    numbers: dict[str, int] = {}  # the highest, by the address before the query
    for link in response.document.xpath(_PAGE_LINKS).getall():
        address = link.partition("?")[0].strip()
        numbers[address] = max(numbers.get(address, 1), *map(int, _NUMBER.findall(link)), 1)
    return max((number for address, number in numbers.items() if _may_be_own(address, url) and _is_own(address, url)), default=1)


def has_closing_line(element: etree._Element) -> bool:
    """Return whether an element has the line that closes an article. Only its last part has it."""
    if _CLOSING_LINK(element):
        return True
    return is_closing_line(" ".join(" ".join(cast("list[str]", _TEXTS(element))).split()))


def is_closing_line(text: str) -> bool:
    """Return whether a text, with single spaces, has the words of the line that closes an article."""
    text = text.lower()
    return any(_has_form(text, words, form) for words, form in _CLOSING)


def _has_form(text: str, words: str, form: re.Pattern[str]) -> bool:
    """Return whether a form is near some words of it: a search of the whole text takes longer."""
    at = text.find(words)
    while at >= 0:
        if form.search(text, max(at - _MAX_BEFORE, 0), at + _MAX_BEHIND):
            return True
        at = text.find(words, at + 1)
    return False


def _may_be_own(address: str, url: str) -> bool:
    """Return whether an address may lead to the article of a URL: a cheap check, since a page may have thousands of links."""
    return not address or unquote(url.rpartition("/")[2]) in unquote(normalize("NFC", address))


def _is_own(link: str, url: str) -> bool:
    """Return whether a link leads to the article of a URL, on any host of the site: AMP pages have their own."""
    target = canonical(link, url)
    return target is not None and urlsplit(target).path == urlsplit(url).path
