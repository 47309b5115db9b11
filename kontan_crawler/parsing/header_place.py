"""Where the header of an article may stand: between the headline and the body, right above the headline, at the top of the body; and its footer."""

from collections.abc import Iterator

from lxml import etree

from kontan_crawler.parsing.picture import has_picture
from kontan_crawler.text.boilerplate import is_chrome
from kontan_crawler.text.byline_parts import is_byline_label
from kontan_crawler.text.elements import BLOCKS, text_before, text_behind
from kontan_crawler.text.features import Reads
from kontan_crawler.text.read_features import features_of
from kontan_crawler.text.read_paragraphs import read_paragraphs

_MAX_WORDS, _MAX_LETTERS = 150, 2000  # of an element; a larger one is no header
_MAX_ABOVE, _MAX_ON_TOP, _MAX_BEHIND = 5, 7, 8  # elements before the headline, on top of the body and behind it
_MIN_BEFORE = 4  # words of a sentence before an element within it
_MAX_BOXES = 3  # around the story
_NO_TEXT = frozenset({"script", "style"})


def is_large(element: etree._Element) -> bool:
    """Return whether an element has more text than a header. It is read only as far as it takes to know."""
    text, least = "", 2 * _MAX_WORDS
    for piece in _visible_texts(element):
        text += piece
        if len(text) > least:
            least *= 2
            if _is_long(text):
                return True
    return len(text) >= 2 * _MAX_WORDS and _is_long(text)


def _visible_texts(element: etree._Element) -> Iterator[str]:
    """Yield the texts in an element in their order, but for scripts."""
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start" and node.tag not in _NO_TEXT and node.text:
            yield node.text
        elif event != "start" and node is not element and node.tail:
            yield node.tail


def _is_long(text: str) -> bool:
    words = text.split()
    return len(words) > _MAX_WORDS or len(" ".join(words)) > _MAX_LETTERS


def is_after(headline: etree._Element, body: etree._Element) -> bool:
    """Return whether a headline follows the body of its page, so that other things than the story stand below it."""
    above = {*headline.iterancestors()}
    if body in above:
        return False
    branch = next((node for node in (body, *body.iterancestors()) if node.getparent() in above), None)
    return branch is not None and any(sibling in above or sibling is headline for sibling in branch.itersiblings())


def just_above(headline: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements right before a headline, or before the header that holds it, nearest first."""
    count = 0
    for branch in (headline, *headline.iterancestors()):
        for element in branch.itersiblings("*", preceding=True):
            count += 1
            if count > _MAX_ABOVE or is_large(element):
                return
            yield element
        above = branch.getparent()
        if above is None or is_large(above):
            return


def between(headline: etree._Element, body: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements after the headline and before the body, largest first, in document order."""
    above = {*body.iterancestors()}
    for branch in (headline, *headline.iterancestors()):
        if branch in above:
            return
        for sibling in branch.itersiblings():
            if sibling is body or sibling in above:
                yield from _before(body, sibling)
                return
            if isinstance(sibling.tag, str):
                yield sibling


def behind(headline: etree._Element, body: etree._Element) -> Iterator[etree._Element]:
    """Yield the first elements after the body, up to a large one, within the element that also holds the headline."""
    above, count = {*headline.iterancestors()}, 0
    for branch in (body, *body.iterancestors()):
        if branch in above:
            return
        for sibling in branch.itersiblings("*"):
            count += 1
            if count > _MAX_BEHIND or is_large(sibling):
                return
            yield sibling


def _before(body: etree._Element, branch: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements in a branch that precede the body."""
    path = [body, *body.iterancestors()]
    inner = path[: path.index(branch)]
    for element in reversed(inner):
        yield from (sibling for sibling in reversed([*element.itersiblings(preceding=True)]) if isinstance(sibling.tag, str))


def top_of(body: etree._Element) -> Iterator[etree._Element]:
    """Yield the first elements of the body, or of a box around the story, up to one with a sentence; none of a body that was extracted."""
    if body.tag == "html":
        return
    for number, element in enumerate(_within_boxes(body)):
        if not isinstance(element.tag, str):
            continue
        if number >= _MAX_ON_TOP or is_large(element) or _is_within_line(element):
            return
        yield element
        if any(features_of(paragraph, "").reads is Reads.STORY for paragraph in read_paragraphs(element, is_chrome)):
            return


def _is_within_line(element: etree._Element) -> bool:
    """Return whether an element stands within a sentence of its parent: behind some words of it or the label of names, or before one in small letters."""
    if element.tag in BLOCKS or has_picture(element):
        return False
    text = text_before(element)
    return len(text.split()) >= _MIN_BEFORE or is_byline_label(text.strip()) or text_behind(element).strip()[:1].islower()


def _within_boxes(body: etree._Element) -> etree._Element:
    """Return the element that holds the story's elements: the body, or the innermost of a few boxes around the story."""
    for _ in range(_MAX_BOXES):
        first = next(body.iterchildren("*"), None)
        if first is None or (body.text or "").strip() or not is_large(first):
            break
        body = first
    return body
