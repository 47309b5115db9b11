"""Whether the body of a page is a teaser before a paywall: by the notice, its place, and the text before it."""

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise, takewhile

from lxml import etree

from kontan_crawler import site
from kontan_crawler.parsing.paywall_notice import is_label, is_notice, may_follow
from kontan_crawler.patterns import lazy
from kontan_crawler.text.body import read_body
from kontan_crawler.text.boilerplate import is_chrome, is_end
from kontan_crawler.text.paragraph_builder import ElementTest
from kontan_crawler.text.paragraphs import Paragraph, Paragraphs, Span, text_in
from kontan_crawler.text.pointing import is_headline
from kontan_crawler.text.read_paragraphs import read_paragraphs
from kontan_crawler.text.targets import Target, target_of

_OF_ELEMENT, _OF_ARTICLE, _TO_READ, _TO_DO_ELSE = (
    lazy(words, re.IGNORECASE)
    for words in (site.PAYWALL_ELEMENT_WORDS, site.PAYWALL_BESIDE_WORDS, site.PAYWALL_TO_READ_WORDS, site.PAYWALL_OTHER_WORDS)
)
_WALL_CLASS, _BANNER_CLASS = lazy(site.PAYWALL_CLASS, re.IGNORECASE), lazy(site.PAID_BANNER_CLASS)
_MAX_TEASER = 250  # words; two or three paragraphs
_TITLE = ""  # in the place of a line that is the linked title of an article
_MIN_TITLE = 3  # words
_MAX_REST = 12  # words after the last element


def is_teaser(body: etree._Element, paragraphs: Paragraphs) -> bool:
    """Return whether a body without the closing line is a short text that ends at the notice of a paywall. paragraphs: of the body.

    A notice is an element that is shown, or a line that says that this article is not free. If story follows, it is about other articles.
    """
    walls = list(_walls(body))
    return bool(walls and _ends_at(body, walls)) or _ends_with_notice(paragraphs)


def _walls(body: etree._Element) -> Iterator[etree._Element]:
    """Yield the outermost elements of a paywall, in the body and after it, that are shown and speak of payment; after it, of this article."""
    if any(map(_is_hidden_or_banner, (body, *body.iterancestors("*")))):
        return
    for child in body.iterchildren("*"):
        yield from _walls_in(child, _OF_ELEMENT)
    for sibling in body.itersiblings("*"):
        if _WALL_CLASS.search(sibling.get("class", "")):
            yield from _walls_in(sibling, _OF_ARTICLE)


def _walls_in(root: etree._Element, words: re.Pattern[str]) -> Iterator[etree._Element]:
    """Yield the outermost elements of a paywall that are shown, have some words, and do not ask for an account for something else."""
    events = etree.iterwalk(root, events=("start",))
    for _, node in events:
        if _is_hidden_or_banner(node):
            events.skip_subtree()
        elif _WALL_CLASS.search(node.get("class", "")):
            events.skip_subtree()
            text = " ".join(map(str, node.itertext()))
            if words.search(text) and (site.PAYWALL_OWN_CLASS in node.get("class", "") or not _is_for_else(text)):
                yield node


def _is_for_else(text: str) -> bool:
    """Return whether an account is asked for something else than reading: "Masuk untuk menyimpan artikel"."""
    return _TO_DO_ELSE.search(text) is not None and not _TO_READ.search(text)


def _ends_at(body: etree._Element, walls: list[etree._Element]) -> bool:
    """Return whether the story before the last wall is short, and no story follows it. Less follows the last than any other."""
    all_words = _count_words(body, set(walls).__contains__)
    if body not in walls[-1].iterancestors():
        return all_words <= _MAX_TEASER
    until = _until(body, walls[-1])
    before = _count_words(until, set(_walls(until)).__contains__)
    return before <= _MAX_TEASER and all_words - before <= _MAX_REST


def _until(body: etree._Element, last: etree._Element) -> etree._Element:
    """Return a copy of a body that ends with an element in it."""
    nodes = [*takewhile(lambda node: node is not body, (last, *last.iterancestors())), body]
    path = [above.index(node) for node, above in pairwise(nodes)]
    copy = node = deepcopy(body)
    for index in reversed(path):
        del node[index + 1 :]
        node = node[index]
        node.tail = None
    return copy


def _count_words(body: etree._Element, is_left_out: ElementTest) -> int:
    """Return the number of words of the story without some elements."""
    paragraphs = read_paragraphs(body, lambda node: is_left_out(node) or is_chrome(node), is_end)
    return sum(len(block.text.split()) for block in read_body(paragraphs, site.WWW).blocks)


def _ends_with_notice(paragraphs: Paragraphs) -> bool:
    """Return whether the last lines of a short story are a notice, with nothing but short lines and links after it.

    A label such as "Artikel premium" above or below the linked title of another article is that one's.
    """
    lines: Iterator[str] = (line for paragraph in paragraphs if not paragraph.after_end for line in _lines(paragraph))
    words, before = 0, None
    while (line := next(lines, None)) is not None:
        if words > _MAX_TEASER:  # most stories
            return False
        if line and is_notice(line):
            rest = list(lines)
            if not (_may_be_of_title(line) and _TITLE in (before, *rest[:1])):
                return may_follow(line, [*filter(None, rest)])
            lines = iter(rest)
        words, before = words + len(line.split()), line
    return False


def _lines(paragraph: Paragraph) -> Iterator[str]:
    """Yield the lines of a paragraph without buttons and pointers, which are nothing but a link; _TITLE for the linked title of an article."""
    for line in paragraph.lines:
        text, is_pointer = " ".join(text_in(line).split()), any(map(_is_title, line))
        notices = [span.text for span in line if len(line) > 1 and is_notice(span.text)]
        if is_pointer and all(map(_may_be_of_title, notices)):
            yield _TITLE
            continue
        yield from notices[:1]
        if any(span.link is None and span.text.strip() for span in line) or is_notice(text):
            yield text


def _may_be_of_title(notice: str) -> bool:
    """Return whether a notice may be the label of another article: "Artikel premium", "Khusus pelanggan"."""
    words = notice.lower().split()
    return is_label(notice) or (len(words) <= _MIN_TITLE and "ini" not in words)


def _is_title(span: Span) -> bool:
    """Return whether a text is the linked title of an article."""
    return span.link is not None and is_headline(span.text) and target_of(span.link.href, site.WWW) is Target.ARTICLE


def _is_hidden_or_banner(node: etree._Element) -> bool:
    if not node.keys():  # most elements
        return node.tag == "aside"
    is_hidden = "hidden" in node.attrib or "display:none" in node.get("style", "").replace(" ", "")
    return is_hidden or node.tag == "aside" or bool(_BANNER_CLASS.search(node.get("class", "")))
