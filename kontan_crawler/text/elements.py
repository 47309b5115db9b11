"""Kinds of HTML elements, by tag, by attributes and by what stands around them."""

import re
from itertools import islice, takewhile

from lxml import etree

from kontan_crawler.text.interface_words import is_tool
from kontan_crawler.text.signs import LINE_ENDS
from kontan_crawler.text.tables import ROW_GROUPS

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
    "p", "pre", "search", "section", "summary", "table", "ul",
}  # fmt: skip
"""Elements that end the paragraph before them, and their own."""
BOLD = frozenset({"b", "strong"})
CELLS = frozenset({"td", "th", "caption"})
LISTS = frozenset({"ul", "ol"})
CONTROLS = frozenset({"button", "form", "input", "select", "textarea"})
SPECIAL = BOLD | CELLS | CONTROLS | ROW_GROUPS | {"a", "img", "q", "table", "tr"}
"""Elements that are more than a block."""
SECTIONS = frozenset({"section", "article"})
"""Elements that a site may use for the parts of a story, or for boxes."""
CONTAINERS = frozenset({"article", "aside", "body", "div", "main", "section"})
"""Elements that hold blocks and no words of their own."""
ASIDES = frozenset({"aside", "nav"})
"""Elements that the page marks as not of the story."""
INVISIBLE_TAGS = frozenset({"script", "style", "noscript", "template"})
"""Elements without visible text. They do not separate words."""

_CLAUSE_ENDS = (*LINE_ENDS, "|", "-", "–", "—")
_MAX_TEXTS = 5  # of a button
_MAX_TITLE = 120  # characters
_PLAYERS = frozenset({"video", "audio"})
_SLOT_IDS = ("div-gpt", "google_ads", "div-inside", "div-belowarticle")
_VIDEO = re.compile(r"youtube|youtu\.be|dailymotion|vidio\.com|vimeo")
_OF_SLOT = re.compile(r"googletag|adsbygoogle|googlesyndication|doubleclick|taboola|mgid")
_SUBHEAD_CLASS = re.compile(r"\bsub[-_]?(?:judul|head(?:ing)?)\b", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight:\s*(?:bold|[6-9]00)")


def all_text(element: etree._Element) -> str:
    """Return the text of an element and of all in it, white space as in the source; "" of a comment, which may stand beside any element."""
    return "".join(map(str, element.itertext())) if isinstance(element.tag, str) else ""


def text_before(node: etree._Element) -> str:
    """Return the text between an element and the one before it, or the start of its parent. Comments are none."""
    text = ""
    for before in node.itersiblings(preceding=True):
        text = (before.tail or "") + text
        if isinstance(before.tag, str):
            return text
    parent = node.getparent()
    return ("" if parent is None else parent.text or "") + text


def text_behind(node: etree._Element) -> str:
    """Return the text between an element and the next one, or the end of its parent. Comments are none."""
    comments = takewhile(lambda behind: not isinstance(behind.tag, str), node.itersiblings())
    return "".join([node.tail or "", *(comment.tail or "" for comment in comments)])


def is_heading_by_role(node: etree._Element) -> bool:
    """Return whether a `div` or `p` says by its role or class that it is a heading."""
    if node.tag not in ("div", "p"):
        return False
    return node.get("role") == "heading" or (names_subhead(node.get("class", "")) and _is_title(node))


def names_subhead(names: str) -> bool:
    """Return whether classes say that an element is a subheading."""
    return _SUBHEAD_CLASS.search(names) is not None


def _is_title(node: etree._Element) -> bool:
    """Return whether an element is one short line without a full stop."""
    text = all_text(node).strip()
    return 0 < len(text) <= _MAX_TITLE and not text.endswith(".") and not holds_blocks(node)


def is_bold_by_style(node: etree._Element) -> bool:
    """Return whether a style makes the words of an inline element bold, as word processors write it."""
    return node.tag == "span" and bool(_BOLD_STYLE.search(node.get("style", "")))


INLINE_BLOCKS = frozenset({"span", "strong", "b", "em", "i", "font"})
"""Inline elements that a style may make a block: `<span style="display:block">`."""


def is_block_by_style(node: etree._Element) -> bool:
    """Return whether a style makes an element a block, as that of an advertisement between two paragraphs."""
    return "display:block" in node.get("style", "").replace(" ", "")


def stands_alone(node: etree._Element) -> bool:
    """Return whether an element is a child of a container, with no words right beside it: a custom one, or one that a style makes a block. Within a sentence it is none."""
    parent = node.getparent()
    if parent is None or not (parent.tag in CONTAINERS or "-" in str(parent.tag)):
        return False
    return not text_before(node).strip() and not text_behind(node).strip()


def stands_between_sentences(node: etree._Element) -> bool:
    """Return whether the words before an element end a sentence or a dateline, and those behind it begin one."""
    before, after = next(node.itersiblings("*", preceding=True), None), next(node.itersiblings("*"), None)
    text = text_before(node)
    text = text if text.strip() or before is None or before.tag == "br" else all_text(before)
    behind = text_behind(node).lstrip() or ("" if after is None or after.tag == "br" else all_text(after).lstrip())
    return (not text.strip() or text.rstrip().endswith(_CLAUSE_ENDS)) and not behind[:1].islower()


def holds_blocks(node: etree._Element) -> bool:
    """Return whether an element has a block right in it."""
    return any(child.tag in BLOCKS for child in node)


def is_control(node: etree._Element) -> bool:
    """Return whether an element is a button, a form or a field; not a tool of the table or the picture beside it."""
    return node.tag in CONTROLS and not (node.tag == "button" and is_tool("".join(map(str, islice(node.itertext(), _MAX_TEXTS)))))


def is_slot(node: etree._Element) -> bool:
    """Return whether an element is a player, or the slot of an advertisement or the script that fills it."""
    if node.tag in ("ins", "div"):
        return node.get("id", "").startswith(_SLOT_IDS) or (node.tag == "ins" and _OF_SLOT.search(node.get("class", "")) is not None)
    if node.tag == "iframe":
        return _VIDEO.search(node.get("src", "")) is not None
    return node.tag in _PLAYERS or (node.tag == "script" and _OF_SLOT.search(f"{node.text or ''}{node.get('src', '')}") is not None)


def is_all_of_link(node: etree._Element) -> bool:
    """Return whether an element is all that a link holds."""
    above = node.getparent()
    is_only = node.getprevious() is None and node.getnext() is None
    return above is not None and above.tag == "a" and is_only and not (above.text or node.tail or "").strip()
