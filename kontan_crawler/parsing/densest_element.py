"""Find the element of a page that holds most of its sentences, and what belongs to it beside it."""

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import chain, dropwhile, islice, takewhile

from lxml import etree

from kontan_crawler.text.clean import clean
from kontan_crawler.text.dateline import has_paper_name
from kontan_crawler.text.elements import HEADINGS, all_text, holds_blocks
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.signs import STATEMENT_ENDS

_MAX_BOXES, _MUCH_MORE = 5, 1.15  # elements around a paragraph; how many times its words
_MAX_BEFORE = 3  # elements between the first paragraph and the others
_MIN_BESIDE = 3  # paragraphs of a story that stands beside its headline, or in one element such as a `span`
_MIN_WORDS = 8  # of a text that counts as a sentence
_MAX_BEHIND, _MIN_TOLD = 20, 2  # elements behind a body, and sentences of its story among them
_MAX_SCORE = -3.0  # of such a sentence
_NO_STORY = frozenset({"h1", "article", "nav", "footer", "section"})
_NO_TEXT = frozenset(
    {"script", "style", "noscript", "template", "a", "li", "button", "select", "option", "textarea", "nav", "aside", "footer"}
)
_STYLES = frozenset({"span", "b", "strong", "em", "i", "u", "font"})
_INLINE = frozenset({"p", "span", "b", "strong", "em", "i", "u", "font", "blockquote"})


def densest_element(headline: etree._Element) -> etree._Element | None:
    """Return the element after a headline that holds most words in sentences; None if nothing after it has one.

    If they stand beside the headline, without an element of their own, they get one.
    """
    score, words, beside = Counter[etree._Element](), Counter[etree._Element](), Counter[etree._Element]()
    above = {*headline.iterancestors()}  # they hold more than the story
    for element in _following(headline):
        count = _own_words(element)
        if count < _MIN_WORDS or (holder := _holder_of(element)) is None:
            continue
        count = count if not _is_teaser(element) else 1
        for weight, ancestor in zip((10, 6, 3, 0, 0, 0), chain((holder,), holder.iterancestors()), strict=False):
            score[ancestor] += count * weight * (ancestor is holder or ancestor not in above)
            words[ancestor] += count * (ancestor not in above)
        beside[holder] += holder in above
    for best, _ in score.most_common():
        if best not in above:
            return with_rest(_with_lead(_around_lead(_widened(best, words), above), headline))
        if beside[best] >= _MIN_BESIDE:
            return _wrapped(best, headline)
    return next(iter(score), None)  # a few words beside the headline are no story


def _around_lead(body: etree._Element, above: Collection[etree._Element]) -> etree._Element:
    """Return the body, or the element with the rest of the story around it if it is only the first paragraph, which begins with the paper's name: the others may be lists. They have more words than it.

    above: the elements around the headline.
    """
    has_lines = holds_blocks(body) or any((line.tail or "").strip() for line in body.iterchildren("br"))
    if has_lines or not _is_lead(clean(all_text(body))):
        return body
    around = takewhile(lambda each: each not in above, body.iterancestors())
    wider = next((each for each in around if len(each) > 1), body)
    return wider if len(all_text(wider).split()) > 2 * len(all_text(body).split()) else body


def _with_lead(body: etree._Element, headline: etree._Element) -> etree._Element:
    """Return the body, or the element around it that also holds the first paragraph, which begins with the paper's name and stands before it."""
    above = {headline, *headline.iterancestors()}
    for branch in takewhile(lambda each: each not in above, (body, *body.iterancestors())):
        before = takewhile(lambda each: each not in above, branch.itersiblings("*", preceding=True))
        holder = branch.getparent()
        if holder is not None and any(_is_lead(clean(all_text(each))) for each in islice(before, _MAX_BEFORE)):
            return _wrapped(holder, headline) if holder in above else holder
    return body


def with_rest(body: etree._Element) -> etree._Element:
    """Return the body, or a new element around it and the paragraphs of its story right behind it: an end tag too many has closed it."""
    behind = [*islice(body.itersiblings("*"), _MAX_BEHIND)]
    told = [number for number, each in enumerate(behind) if each.tag == "p" and _is_told(clean(all_text(each)))]
    rest = behind[: told[-1] + 1] if len(told) >= _MIN_TOLD else []
    if not rest or any(each.tag in _NO_STORY for each in rest):
        return body
    box = etree.Element("div")
    body.addprevious(box)
    box.extend([body, *rest])
    return box


def _is_told(line: str) -> bool:
    """Return whether a line is a sentence of news."""
    return _is_sentence(line) and page_score(line) <= _MAX_SCORE


def _is_teaser(element: etree._Element) -> bool:
    """Return whether an element stands below the linked title of another article, as in a card."""
    above = next(element.itersiblings("*", preceding=True), None)
    return above is not None and above.tag in HEADINGS and next(above.iter("a"), None) is not None


def _is_lead(line: str) -> bool:
    """Return whether a line is a sentence of news behind the paper's name."""
    return _is_sentence(line) and has_paper_name(line) and page_score(line) < 0


def _is_sentence(line: str) -> bool:
    return line.endswith(STATEMENT_ENDS) and len(line.split()) >= _MIN_WORDS


def _holder_of(element: etree._Element) -> etree._Element | None:
    """Return the element that holds a paragraph: an element with several paragraphs in lines of their own, or else the first one around it that may hold others."""
    if element.tag in _INLINE and sum(len((line.tail or "").split()) >= _MIN_WORDS for line in element.iterchildren("br")) >= _MIN_BESIDE:
        return element
    return next((each for each in chain((element,), element.iterancestors()) if each.tag not in _INLINE), None)


def _wrapped(holder: etree._Element, headline: etree._Element) -> etree._Element:
    """Return a new element around the children of an element from the first sentence after a headline on."""
    path = {headline, *headline.iterancestors()}
    after = dropwhile(lambda child: child not in path, holder.iterchildren())
    story = [*dropwhile(lambda child: child in path or not _has_sentence(child), after)]
    box = etree.Element("div")
    story[0].addprevious(box)
    box.extend(story)
    return box


def _has_sentence(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and any(_own_words(each) >= _MIN_WORDS for each in element.iter() if isinstance(each.tag, str))


def _widened(element: etree._Element, words: Counter[etree._Element]) -> etree._Element:
    """Return the element, or the last one above it that holds much more: each paragraph may have a box of its own."""
    widest = element
    for above in islice(element.iterancestors(), _MAX_BOXES):
        if words[above] >= _MUCH_MORE * words[widest]:
            widest = above
    return widest


def _following(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements after an element, in document order."""
    for above in (element, *element.iterancestors()):
        for sibling in above.itersiblings():
            yield from (each for each in sibling.iter() if isinstance(each.tag, str))


def _own_words(element: etree._Element) -> int:
    """Return the number of words in an element's own text nodes, and in the short pieces of a sentence that stand in inline elements; links and controls have none."""
    words = _words_of(element)
    if words < _MIN_WORDS and element.tag not in _STYLES and _ends_sentence(element):
        words += _words_in_pieces(element)
    if words < _MIN_WORDS:  # of most elements: no sentence
        return words
    return 0 if any(above.tag in _NO_TEXT for above in chain((element,), element.iterancestors())) else words


def _words_of(element: etree._Element) -> int:
    return sum(len(text.split()) for text in (element.text or "", *(child.tail or "" for child in element)))


def _ends_sentence(element: etree._Element) -> bool:
    """Return whether the last words of an element, or of its last inline elements, end a sentence."""
    while len(element):
        if tail := (element[-1].tail or "").strip():
            return tail.endswith(STATEMENT_ENDS)
        if element[-1].tag not in _STYLES:
            return False
        element = element[-1]
    return (element.text or "").rstrip().endswith(STATEMENT_ENDS)


def _words_in_pieces(element: etree._Element) -> int:
    """Return the number of words in the inline elements of an element that are too short for a sentence: `<font>Pabrik itu</font> <font>dibuka</font>`."""
    words, waiting = 0, [child for child in element if child.tag in _STYLES]
    while waiting:
        piece = waiting.pop()
        own = _words_of(piece)
        words += own if own < _MIN_WORDS else 0
        waiting += [child for child in piece if child.tag in _STYLES]
    return words
