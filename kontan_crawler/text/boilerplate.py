"""Boilerplate in a body: elements, and words in a line, that are not part of the story."""

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import islice

from lxml import etree

from kontan_crawler import site
from kontan_crawler.patterns import lazy

_CHROME_CLASS, _CHROME_ID, _END_CLASS, _BELOW = map(re.compile, (site.CHROME_CLASS, site.CHROME_ID, site.END_CLASS, site.BELOW_STORY))
_END_TAGS = frozenset({"a", "div", "ul", "nav", "p", "h2", "h3"})  # a span with such a class is part of the story
_LINE = lazy("|".join(site.BOILERPLATE))
_CLOSING_LABEL = lazy(rf"(?:{'|'.join(site.CLOSING_LABELS)})$")
_INITIALS = rf"[a-z]{{2,5}}(?:\s?/\s?[a-z]{{2,5}}){{1,3}}|[A-Z]{{2,5}}(?:\s?/\s?[A-Z]{{1,5}}){{1,3}}|{site.MEDIUM_AND_INITIALS}"  # of several people
_SIGNATURE = lazy(
    rf"(?<=[.!?”\"])\s*\((?!(?i:yoy|mom|mtm|qoq|ytd|usd|as/|idr))(?:{_INITIALS})\)\W*$|^[(\[][A-Z]{{1,4}}(?:\s?/\s?[A-Z]{{1,4}}){{0,3}}[)\]]$"
)
_INITIALS_ALONE = lazy(
    r"[(\[](?![IVX]+[)\]]|BI\b|AS\b|UE\b)[A-Z]{2,4}(?:\s?/\s?[A-Z]{2,4}){0,2}[)\]]"
)  # no number, no abbreviation of the news
_ADVERTISEMENT = lazy(r"\s*(?:-+\s*)?(?:ADVERTISE?MENT|Advertise?ment|IKLAN|Iklan)(?:\s*-+)?\s*")
_TRACKED, _MAX_TEXTS = "track-", 10  # text nodes
_CLOSING = lazy(rf"{site.GOOGLE_NEWS_WORDS}|google news|selanjutnya|menarik dibaca", re.IGNORECASE)
_POST = lazy(r"twitter|instagram|tiktok|facebook|fb-|threads|embed")
_LABEL_TAGS = frozenset({"small", "span", "div", "center", "h6"})
_MIN_TITLE = 4  # words
_MAX_LABEL = 30  # characters
_CAPTION_END = lazy(rf"{site.CAPTION_END}$")
_CAPTION_LABEL = lazy(site.ILLUSTRATION)
_DATELINE = lazy(rf"(?<=\s){site.PAPER_NAME}[-–—]\s")
_OF_TITLES = frozenset({"a", "div", "span", "p", "b", "strong", "h2", "h3", "h4"})
_MISSING_SPACE = lazy(r"[.!?\"”)](?=[A-Z“‘])")  # between a sentence and the caption after it


def is_chrome(node: etree._Element) -> bool:
    """Return whether an element is page chrome: script, advertisement, caption, navigation."""
    tag = node.tag
    return (
        (tag in site.CHROME_TAGS and not (tag == "figcaption" and _has_title(node)))
        or (tag == site.CHROME_FIGURE and not _holds_text(node))
        or (bool(names := node.keys()) and _has_chrome_mark(node, names))
        or (tag in _LABEL_TAGS and _is_advertisement(node))
    )


def _holds_text(figure: etree._Element) -> bool:
    """Return whether a figure holds a table or a quotation, which editors put there, and not a post of a network; or the linked title of an article."""
    return (
        _is_card(figure)
        or _has_title(figure)
        or any(each.tag == "table" or not _POST.search(each.get("class", "")) for each in figure.iter("table", "blockquote"))
    )


def _is_card(figure: etree._Element) -> bool:
    """Return whether a figure has a title that is a link, and nothing else: no picture, no word beside it."""
    children = list(figure.iterchildren("*"))
    is_link = len(children) == 1 and children[0].tag == "a" and not (figure.text or "").strip() and not (children[0].tail or "").strip()
    return is_link and all(node.tag in _OF_TITLES for node in children[0].iter("*"))


def _has_title(node: etree._Element) -> bool:
    """Return whether a link in an element has several words and leads to an article: it is a pointer, not a caption."""
    links = (link for link in node.iter("a") if site.ARTICLE_PATH in link.get("href", ""))
    return any(len("".join(map(str, link.itertext())).split()) >= _MIN_TITLE for link in links)


def is_hidden(node: etree._Element, names: Collection[str | bytes]) -> bool:
    """Return whether the attributes of an element, given their names, hide it."""
    return "hidden" in names or ("style" in names and "display:none" in node.get("style", "").replace(" ", ""))


def stands_below_story(node: etree._Element) -> bool:
    """Return whether an element that is no story is the share buttons or the tags below an article."""
    return _BELOW.search(f"{node.get('class', '')} {node.get('id', '')}") is not None


def is_end(node: etree._Element) -> bool:
    """Return whether an element or comment ends the story."""
    if node.tag in _END_TAGS:
        names = node.get("class")
        return names is not None and _is_end_class(names) and (node.tag == "a" or _TRACKED not in names or _closes(node))
    return isinstance(node, etree._Comment) and site.END_COMMENT in (node.text or "")


def _closes(node: etree._Element) -> bool:
    """Return whether a block has the words of the links that close a story: the class of such a link may stand on any other block."""
    return bool(_CLOSING.search("".join(map(str, islice(node.itertext(), _MAX_TEXTS)))))


def without_boilerplate(line: str) -> str:
    """Return a clean line without boilerplate, "" if nothing is left."""
    if _LINE.fullmatch(line):
        return _behind_caption(line)
    end = _CAPTION_END.search(line) if "©" in line else None
    return _without_caption(line, end.start()) if end else line


def _behind_caption(line: str) -> str:
    """Return the first paragraph of a story, with its dateline, behind a caption in the same line; "" if there is none."""
    start = _DATELINE.search(line) if _CAPTION_LABEL.match(line) else None
    return line[start.start() :] if start else ""


def without_closing_label(text: str) -> str:
    """Return the last block of the story without the label of the closing link after it."""
    return _CLOSING_LABEL.sub("", text).rstrip()


def without_signature(text: str) -> str:
    """Return the last block of the story without the initials of its authors: "(abc/def)", or "(SNU)" alone."""
    return _SIGNATURE.sub("", text)


def is_initials(line: str) -> bool:
    """Return whether a line near the end of the story is only the initials of its authors: "(SNU)"."""
    return bool(_INITIALS_ALONE.fullmatch(line))


def _is_advertisement(node: etree._Element) -> bool:
    """Return whether an element is nothing but the label of an advertisement, which may stand between two sentences."""
    text = node.text
    return text is not None and len(text) < _MAX_LABEL and not len(node) and bool(_ADVERTISEMENT.fullmatch(text))


def _has_chrome_mark(node: etree._Element, names: Collection[str | bytes]) -> bool:
    """Return whether the attributes of an element, given their names, mark it as page chrome."""
    has_class = "class" in names and _is_chrome_class(node.get("class", ""))
    return (
        site.CHROME_ATTRIBUTE in names
        or is_hidden(node, names)
        or has_class
        or ("id" in names and bool(_CHROME_ID.fullmatch(node.get("id", ""))))
    )


@lru_cache(maxsize=4096)  # the elements of a page share few classes
def _is_chrome_class(names: str) -> bool:
    return bool(_CHROME_CLASS.search(names))


@lru_cache(maxsize=4096)
def _is_end_class(names: str) -> bool:
    return bool(_END_CLASS.search(names))


def _without_caption(line: str, end: int) -> str:
    """Return a line without its caption, which begins at its label, after a missing space, or after the last full stop."""
    if label := _CAPTION_LABEL.search(line):
        return line[: label.start()].rstrip()
    sentence_ends = [mark.end() for mark in _MISSING_SPACE.finditer(line, 0, end)]
    stop = line.rfind(". ", 0, len(line[:end].rstrip(" .")))
    return line[: sentence_ends[-1] if sentence_ends else stop + 1]
