"""Find the headline of a page: by the template's selectors, or by the titles in its head."""

import re
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from kontan_crawler import site
from kontan_crawler.parsing.http_response import HttpResponse
from kontan_crawler.parsing.json_ld import read_json_ld
from kontan_crawler.parsing.select import select, select_elements
from kontan_crawler.text.clean import clean
from kontan_crawler.text.elements import HEADINGS, all_text
from kontan_crawler.text.words import words_of

_HEADINGS = "//*[self::h1 or self::h2 or self::h3 or @role='heading' or @itemprop='headline'][not(ancestor::li)]"
_SITE_NAME = re.compile(r"\s+[-–—|]\s+[^-–—|]{3,40}$")
_LOGO = re.compile(site.LOGO, re.IGNORECASE)
_MAX_NAME, _MIN_TITLE = 4, 3  # words of the name of a section; of the title of a page
_TITLE_TAGS = frozenset({"font", "b", "strong", "div", "p", "td", "span"})


def find_headline(response: HttpResponse) -> etree._Element | None:
    """Return the headline of an article page: by template, else the first h1 outside lists that is no name of the paper or of a section, else the heading that is the page's title; None without one."""
    root = response.document.root
    known = (match for template in site.TEMPLATES for selector in template.title for match in select_elements(root, selector))
    first = next((element for element in known if not _is_in_list(element)), None)
    if first is not None:  # on most pages
        return first
    others = (match for selector in site.FALLBACK.title for match in select_elements(root, selector))
    found = [element for element in others if not _is_in_list(element) and not _is_logo(element)]
    titles = _titles(root)
    if not found:
        return next(_headings_with(root, titles), None)
    if not _may_be_name(found[0], titles):  # of most pages
        return found[0]
    return next((heading for heading in _headings_with(root, titles) if heading.tag in HEADINGS or "-" in heading.tag), found[0])


def is_title_of(headline: etree._Element, title: str) -> bool:
    """Return whether a headline is the title in a page's head, behind which the name of the site may stand; any headline if the head has none."""
    return clean(all_text(headline)) in (clean(title), _SITE_NAME.sub("", clean(title))) or not title


def _may_be_name(element: etree._Element, titles: set[str]) -> bool:
    """Return whether an h1 is a few words, none of which is in the title of the page: "Internasional"."""
    words = words_of(clean(all_text(element)))
    is_other = all(len(title.split()) >= _MIN_TITLE and set(words).isdisjoint(words_of(title)) for title in titles)
    return bool(titles) and len(words) <= _MAX_NAME and is_other


def _is_in_list(element: etree._Element) -> bool:
    return any(ancestor.tag == "li" for ancestor in element.iterancestors())


def _is_logo(element: etree._Element) -> bool:
    """Return whether an h1 is the name or the linked picture of the paper, as some sites have above their menu. A script may fill an empty one."""
    text = clean(all_text(element))
    is_picture = not any(map(str.isalnum, text)) and next(element.iter("a"), None) is not None
    return is_picture or _LOGO.fullmatch(text) is not None


def _headings_with(root: etree._Element, titles: set[str]) -> Iterator[etree._Element]:
    """Yield the headings, and other elements, whose words are a title of the page."""
    headings = chain(select_elements(root, _HEADINGS), _short_elements(root, titles)) if titles else ()
    return (heading for heading in headings if clean(all_text(heading)) in titles)


def _short_elements(root: etree._Element, titles: set[str]) -> Iterator[etree._Element]:
    """Yield the elements that have the words of a title, and no others: `<font size="5">` of an old page, `<news-title>` of a new one."""
    for element in (each for each in root.iter("*") if each.tag in _TITLE_TAGS or "-" in each.tag):
        is_plain = not len(element) or (len(element) == 1 and not len(element[0]))
        is_title = is_plain and clean(all_text(element)) in titles
        if is_title and not any(above.tag in ("a", "li") for above in element.iterancestors()):
            yield element


def _titles(root: etree._Element) -> set[str]:
    """Return the titles of a page in its head, with and without the name of the site behind it."""
    printed = [str(text) for selector in (site.HEAD_FIELDS["meta_title"][0], "title::text") for text in select(root, selector)[:1]]
    titles = map(clean, (*printed, read_json_ld(root).headline or ""))
    return {form for title in titles for form in (title, _SITE_NAME.sub("", title)) if form}
