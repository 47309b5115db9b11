"""The lines that a reader sees in the body of a page and right behind it, each with how sure a wall must be that begins there."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lxml import etree

from kontan_crawler import site
from kontan_crawler.parsing.header_place import is_large
from kontan_crawler.parsing.page_parts import is_closing_line
from kontan_crawler.text.boilerplate import is_hidden
from kontan_crawler.text.card_details import is_detail_of_card
from kontan_crawler.text.clean import clean
from kontan_crawler.text.elements import all_text
from kontan_crawler.text.language import count_words
from kontan_crawler.text.paragraphs import Link, Paragraph, Paragraphs, Span, text_in
from kontan_crawler.text.read_paragraphs import read_paragraphs
from kontan_crawler.text.targets import Target, leads_to_article, target_of

OWN = -100.0
"""The limit of lines in the site's own element of a wall with its words: one even below the line that closes an article."""
CERTAIN = -99.0
"""The limit of lines in that element, or with its words."""
ANYWHERE = 2.7
"""The limit of most lines."""
OFFERED = 0.5
"""The limit of lines with the words of its offer."""
_MARKED, _IN_BANNER = -1.0, 4.5  # _MARKED: in an element of the body that a class names a wall
_MAX_BEHIND = 4  # elements behind the body
_MAX_BESIDE = 3  # words beside links to parts
_WORDS = re.compile(rf"(?:{site.PAYWALL_WORDS})\W*", re.IGNORECASE)
_OFFER, _TO_PAY = re.compile(site.PAYWALL_OFFER, re.IGNORECASE), re.compile(site.TO_PAY, re.IGNORECASE)
_CLASS, _BANNER = re.compile(site.PAYWALL_CLASS, re.IGNORECASE), re.compile(site.PAID_BANNER_CLASS)
_PART = re.compile(site.PART_LINK)
_HAS_HEADLINE = etree.XPath("boolean(descendant::h1)")
_NO_TEXT = frozenset({"script", "style", "noscript", "template", "option", "textarea"})


class ShownLine(NamedTuple):
    """A clean line."""

    text: str
    is_title: bool
    """Whether it is nothing but the linked title of another article and details of its card."""
    has_title: bool
    """Whether it has one, such as "Baca Juga: ..."."""
    is_behind: bool
    """Whether it stands behind the body."""
    limit: float
    """The score above which it begins a wall; see `wall_scores`."""


def shown_lines(body: etree._Element, base: str) -> Iterator[ShownLine]:
    """Yield the lines of a body, and of the bare text and the small elements behind it; below one that leads to another article only those that are marked as a wall.

    Hidden elements and links to the parts of the article are left out. base: URL of the page.
    """
    yield from _lines(body, base, is_behind=False)
    is_below_link = False
    for node, is_element in islice(_behind(body), _MAX_BEHIND):
        if is_element and is_large(node):
            return
        is_link = is_element and leads_to_article(node, base)
        is_below_link = is_below_link or is_link
        if is_element and not is_link:
            yield from (line for line in _lines(node, base, is_behind=True) if not is_below_link or line.limit < OFFERED)
        yield from () if is_below_link else _tail(node)


def _behind(body: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """Yield what stands behind a body and behind the elements around it alone: elements with True, and with False what has nothing but the text behind it."""
    for branch in (body, *body.iterancestors()):
        if branch is not body and _HAS_HEADLINE(branch):
            return
        for node in (branch, *branch.itersiblings()):
            is_element = node is not branch and isinstance(node.tag, str) and not _is_hidden(node) and bool(all_text(node).strip())
            if is_element or clean(node.tail or ""):
                yield node, is_element


def _lines(element: etree._Element, base: str, *, is_behind: bool) -> Iterator[ShownLine]:
    paragraphs = read_paragraphs(element, _is_hidden)
    for paragraph, limit in zip(paragraphs, _limits(paragraphs, element.get("class", "")), strict=True):
        linked = [span for line in paragraph.lines for span in line if span.link is not None]
        if linked and limit == ANYWHERE and _leads_to_parts(paragraph, linked, base):
            continue
        has_title = any(_is_title(span.link, base) for span in linked)
        for text in filter(None, (clean(text_in(line)) for line in paragraph.lines)):
            least = max(limit, 0.0) if is_behind and limit == _MARKED else limit
            is_title = has_title and _is_title_alone(paragraph)
            yield ShownLine(text, is_title, has_title, is_behind, _limit_of(text, least))


def _tail(element: etree._Element) -> Iterator[ShownLine]:
    """Yield the text right behind an element; a closing line there may be of anything."""
    if (text := clean(element.tail or "")) and not is_closing_line(text):
        yield ShownLine(text, is_title=False, has_title=False, is_behind=True, limit=_limit_of(text, ANYWHERE))


def _limit_of(text: str, limit: float) -> float:
    """Return the limit of a line in an element with a limit."""
    if limit < _IN_BANNER and _WORDS.fullmatch(text):
        return OWN if limit == CERTAIN else CERTAIN
    return min(limit, OFFERED) if limit < _IN_BANNER and _OFFER.search(text) else limit


def _limits(paragraphs: Paragraphs, names: str) -> list[float]:
    """Return the limit of each paragraph: the least of the elements around it, the inner ones first, but for banners. names: the classes of the element around all."""
    limits = [_limit(names)] * len(paragraphs)
    for group in paragraphs.groups:
        limit = _limit(group.names)
        if limit != ANYWHERE or _IN_BANNER in limits[group.start : group.stop]:  # of most groups nothing changes
            for number in range(group.start, group.stop):
                limits[number] = limit if limit == _IN_BANNER else min(limits[number], limit)
    return limits


@lru_cache(maxsize=256)  # the elements of a page share few classes
def _limit(names: str) -> float:
    """Return the limit in an element with these classes."""
    if _BANNER.search(names):
        return _IN_BANNER
    if site.PAYWALL_OWN_CLASS in names.split():
        return CERTAIN
    return _MARKED if _CLASS.search(names) else ANYWHERE


def _is_title_alone(paragraph: Paragraph) -> bool:
    """Return whether a paragraph with a link to another article has nothing but details beside it."""
    beside = clean(" ".join(span.text for line in paragraph.lines for span in line if span.link is None))
    return not any(map(str.isalnum, beside)) or is_detail_of_card(beside)


def _leads_to_parts(paragraph: Paragraph, linked: list[Span], base: str) -> bool:
    """Return whether a paragraph is links to parts of the article, and a few words: it can be read on, whatever the words of the links. linked: its spans in links."""
    if not all(_is_part(span.link, base) for span in linked):
        return False
    spans = [span for line in paragraph.lines for span in line]
    beside = " ".join(span.text for span in spans if span.link is None)
    return count_words(beside) <= _MAX_BESIDE and not any(_TO_PAY.search(span.text) for span in spans)


def _is_part(link: Link | None, base: str) -> bool:
    return link is not None and bool(_PART.search(link.href)) and target_of(link.href, base) is Target.SELF


def _is_title(link: Link | None, base: str) -> bool:
    return link is not None and target_of(link.href, base) is Target.ARTICLE


def _is_hidden(node: etree._Element) -> bool:
    return node.tag in _NO_TEXT or is_hidden(node, node.keys())
