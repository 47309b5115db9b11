"""Whether the body of a page is a teaser before a paywall: by the notice, its place, and the text before it."""

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice, pairwise, takewhile

from lxml import etree

from kontan_crawler import site
from kontan_crawler.parsing.header_place import is_large
from kontan_crawler.parsing.paywall_lines import MAX_TEASER, ends_with_notice
from kontan_crawler.parsing.paywall_notice import is_notice
from kontan_crawler.parsing.paywall_offers import ends_with_offer, is_to_log_in
from kontan_crawler.patterns import lazy
from kontan_crawler.text.body import read_body
from kontan_crawler.text.boilerplate import is_chrome, is_end
from kontan_crawler.text.paragraph_builder import ElementTest
from kontan_crawler.text.paragraphs import Paragraph, Paragraphs
from kontan_crawler.text.read_paragraphs import read_paragraphs
from kontan_crawler.text.targets import leads_to_article

_OF_ELEMENT, _OF_ARTICLE, _TO_READ, _TO_DO_ELSE, _WITH_COMFORT = (
    lazy(words, re.IGNORECASE)
    for words in (
        site.PAYWALL_ELEMENT_WORDS,
        site.PAYWALL_BESIDE_WORDS,
        site.PAYWALL_TO_READ_WORDS,
        site.PAYWALL_OTHER_WORDS,
        site.PAYWALL_COMFORT_WORDS,
    )
)
_QUESTION = re.compile(r"[^.?!]{0,80}\?")  # "Sudah jadi pelanggan?"
_OF_THIS = re.compile(r"\bini\b|\buntuk (?:me?lanjut\w*|membaca selengkapnya)", re.IGNORECASE)  # no notice of another article
_WALL_CLASS, _BANNER_CLASS = lazy(site.PAYWALL_CLASS, re.IGNORECASE), lazy(site.PAID_BANNER_CLASS)
_MAX_BEHIND, _MAX_ABOVE_NOTICE = 3, 2  # elements behind the body; paragraphs of which one is the notice
_MAX_REST, _MAX_CARD = 12, 30  # words after the last element, and of the sentence of a card there


def is_teaser(body: etree._Element, paragraphs: Paragraphs) -> bool:
    """Return whether a body without the closing line is a short text that ends at the notice of a paywall. paragraphs: of the body.

    A notice is an element that is shown, or a line that says that this article is not free. If story follows, it is about other articles.
    """
    walls = list(_walls(body))
    return (
        bool(walls and _ends_at(body, walls))
        or ends_with_notice(paragraphs)
        or ends_with_offer(paragraphs, _next_lines(body))
        or _is_followed_by_notice(body, paragraphs)
    )


def _is_followed_by_notice(body: etree._Element, paragraphs: Paragraphs) -> bool:
    """Return whether the next words behind the body of a short text say that this article is not free: the template may end the body before them."""
    for behind in islice(body.itersiblings("*"), _MAX_BEHIND):
        if not (_is_hidden_or_banner(behind) or is_large(behind) or leads_to_article(behind, site.WWW)) and (
            rest := read_paragraphs(behind, is_chrome)
        ):
            is_own = any(is_notice(each.text) and _OF_THIS.search(each.text) for each in rest[:_MAX_ABOVE_NOTICE])
            return is_own and ends_with_notice(Paragraphs([*paragraphs, *rest]))
    return False


def _next_lines(body: etree._Element) -> Iterator[Paragraph]:
    """Yield the lines of the next small elements behind the body, if a link to log in is among them."""
    behind = list(islice(body.itersiblings("*"), _MAX_BEHIND))
    if any(is_to_log_in(link.get("href", "")) for element in behind for link in element.iter("a")):
        for element in behind:
            if not (_is_hidden_or_banner(element) or is_large(element) or leads_to_article(element, site.WWW)):
                yield from read_paragraphs(element, is_chrome)


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
            text = " ".join(" ".join(map(str, node.itertext())).split())
            if words.search(text) and (_is_own(node) or not _is_for_else(text)):
                yield node


def _is_own(wall: etree._Element) -> bool:
    """Return whether a wall has the site's own class."""
    return site.PAYWALL_OWN_CLASS in wall.get("class", "")


def _is_for_else(text: str) -> bool:
    """Return whether an account is asked for something else than reading: "Masuk untuk menyimpan artikel", "Masuk untuk membaca tanpa iklan"."""
    if comfort := _WITH_COMFORT.search(text):
        begin = max(text.rfind(stop, 0, comfort.start()) for stop in ".?!") + 1
        return not _TO_READ.search(_QUESTION.sub("", text[:begin] + text[comfort.end() :]))
    return _TO_DO_ELSE.search(text) is not None and not _TO_READ.search(text)


def _ends_at(body: etree._Element, walls: list[etree._Element]) -> bool:
    """Return whether the story before the last wall is short, and no story follows it. Less follows the last than any other."""
    all_words = _count_words(body, set(walls).__contains__)
    if body not in walls[-1].iterancestors():
        return all_words <= MAX_TEASER
    until = _until(body, walls[-1])
    before = _count_words(until, set(_walls(until)).__contains__)
    rest = _MAX_REST + (_MAX_CARD * _count_titles(walls[-1]) if _is_own(walls[-1]) else 0)
    return before <= MAX_TEASER and all_words - before <= rest


def _count_titles(wall: etree._Element) -> int:
    """Return how many links to articles stand right behind a wall: each may be the title of a card with a sentence of its own."""
    return sum(site.ARTICLE_PATH in link.get("href", "") for sibling in wall.itersiblings("*") for link in sibling.iter("a"))


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


def _is_hidden_or_banner(node: etree._Element) -> bool:
    if not node.keys():  # most elements
        return node.tag == "aside"
    is_hidden = "hidden" in node.attrib or "display:none" in node.get("style", "").replace(" ", "")
    return is_hidden or node.tag == "aside" or bool(_BANNER_CLASS.search(node.get("class", "")))
