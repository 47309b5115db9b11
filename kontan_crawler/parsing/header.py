"""Read what stands between the headline and the story: byline, date, picture and its caption, whatever elements hold them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import cast

from lxml import etree

from kontan_crawler import site
from kontan_crawler.text.boilerplate import is_chrome, is_hidden
from kontan_crawler.text.byline import before_names, is_byline_label, read_byline, split_byline, with_colon, with_role
from kontan_crawler.text.caption import credit_of, has_own_credit, without_counter
from kontan_crawler.text.clean import clean
from kontan_crawler.text.dateline import has_paper_name
from kontan_crawler.text.elements import BLOCKS
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.interface_words import has_only_page_words, names_page
from kontan_crawler.text.paragraphs import Paragraph
from kontan_crawler.text.read_features import features_of
from kontan_crawler.text.read_paragraphs import read_paragraphs
from kontan_crawler.text.targets import Target

_MAX_WORDS, _MAX_LETTERS = 150, 2000  # of an element; a larger one is no header
_MAX_LINE = 300  # characters; a longer one is neither date, byline nor caption
_MAX_ABOVE = 2  # elements before the headline that may hold the date
_MAX_CAPTION = 60  # words
_MIN_WORDS, _MAX_SENTENCE = 4, 30  # of a caption without a credit
_MAX_BOXES = 3  # around the story
_LARGER = ("#perbesar", "#zoom", "#foto", "#gambar", "#galeri", "#lightbox")
_IMAGES = (".jpg", ".jpeg", ".png", ".webp")
_SEPARATORS = " |,-–—/•·("
_FOREIGN = frozenset({Reads.PROMPT, Reads.POINTER, Reads.HEADING})
_NO_CAPTIONS = frozenset({Target.TAG, Target.SECTION, Target.SELF, Target.ACTION})
_PICTURES = ("img", "amp-img")
_SECTIONS = frozenset({"article", "main", "section"})
_VISIBLE_TEXT = etree.XPath("descendant::text()[not(parent::script or parent::style)]", smart_strings=False)
_LABEL = re.compile(site.CAPTION_LABEL, re.IGNORECASE)
_CAPTION_CLASS = re.compile(r"caption|keterangan|credit|foto", re.IGNORECASE)
_MAX_DATED = 45  # characters: "KONTAN.co.id - 21/07/2026, 08:51 WIB"
_UPDATED, _PUBLISHED = (re.compile(label, re.IGNORECASE) for label in (site.UPDATE_LABEL, site.PUBLICATION_LABEL))
_DATE_BEHIND = re.compile(r"\s+[-–—|/•·,]\s+(?=(?:[A-Z][a-z']+,\s*)?\d{1,2}\s\w+\s\d{4}\b)")  # a byline
_DATED = re.compile(r"\b\d{4}-\d\d-\d\d \d\d[.:]\d\d|\b\d{1,2}[\s/-]\w+[\s/-]\d{2,4}\b.*\d{1,2}[.:]\d\d", re.IGNORECASE)


@dataclass
class Header:
    """The strings between the headline and the story."""

    bylines: list[str] = field(default_factory=list)
    date: str | None = None
    moment: str | None = None
    """The `datetime` of the first `time` element."""
    image: str | None = None
    caption: str | None = None
    awaits_caption: bool = False
    """Whether the picture was found, and no line after it."""


def read_header(headline: etree._Element, body: etree._Element, base: str) -> Header:
    """Return the byline, date line, picture and caption after a headline.

    The date may also stand right before the headline, and the picture at the top of the body.
    """
    header = Header()
    if _is_after(headline, body):
        return header
    for element in _between(headline, body):
        if is_large(element):
            break
        _read(header, element, base)
    above = list(_just_above(headline))
    for element in above:
        lines = list(_lines(element, base))
        header.date = header.date or next((line for line, _ in lines if _DATED.search(line)), None)
        header.moment = header.moment or _moment_in(element)
        header.bylines = header.bylines or [byline for _, byline in lines if byline]
    for element in reversed(above) if header.image is None and _holds_picture_of(above, headline) else ():
        _read_picture(header, element, [line for line, _ in _lines(element, base)], is_story=False)
    for element in _top_of(body) if header.caption is None else ():
        lines = list(_lines(element, base))
        is_of_author = bool(lines) and all(byline for _, byline in lines)
        if not is_of_author and (header.awaits_caption or next(element.iter(*_PICTURES), None) is not None):
            _read_picture(header, element, [line for line, _ in lines], is_story=True)
    if header.image is None:
        _read_picture_within(header, headline, body, base)
    return header


def _read_picture_within(header: Header, headline: etree._Element, body: etree._Element, base: str) -> None:
    """Read the picture of the article and its caption if it stands between paragraphs of the story. The headline describes it."""
    for box in (image.getparent() for image in body.iter(*_PICTURES)):
        if box is not None and _holds_picture_of([box], headline) and not is_large(box):
            _read_picture(header, box, [line for line, _ in _lines(box, base)], is_story=False)
            return


def _read(header: Header, element: etree._Element, base: str) -> None:
    """Read an element between headline and body."""
    others, names = [], len(header.bylines)
    header.moment = header.moment or _moment_in(element)
    for line, byline in _lines(element, base):
        rest = line
        if byline:
            header.bylines.append(byline)
            rest = line.removesuffix(byline).strip(_SEPARATORS)
        if _DATED.search(rest) and not _LABEL.match(rest):
            is_update = header.date is not None and _UPDATED.match(header.date) and _PUBLISHED.match(rest)
            header.date = rest.rstrip(_SEPARATORS) if header.date is None or is_update else header.date
        elif rest:
            others.append(rest)
    if not (header.image or header.caption) and next(element.iter(*_PICTURES), None) is None:  # a caption above its picture
        header.caption = next(filter(_is_caption_by_words, others), None)
    if others or len(header.bylines) == names:  # else the picture is the author's
        _read_picture(header, element, others, is_story=element.tag in _SECTIONS)
    if header.awaits_caption and (beside := clean(element.tail or "")):
        header.awaits_caption, header.caption = False, beside


def _moment_in(element: etree._Element) -> str | None:
    """Return the `datetime` of the first `time` in an element: some pages print only the age of an article."""
    return next((time.get("datetime") for time in element.iter("time") if time.get("datetime")), None)


def _read_picture(header: Header, element: etree._Element, lines: list[str], is_story: bool) -> None:
    """Read the picture and its caption: the first line in its element, or else in the next one that has any."""
    image = next(filter(_is_picture, element.iter(*_PICTURES)), None)
    is_next = header.awaits_caption
    if image is not None and header.image is None:
        header.image, header.awaits_caption, is_next = image.get("data-src") or image.get("src"), True, False
    if header.awaits_caption and lines:
        header.awaits_caption = False
        may_be_story = is_story and (is_next or element.tag == "p") and not (_is_unlike_story(element) and _describes(lines[0]))
        if not header.caption and _is_caption(lines[0], element, may_be_story):
            is_credit = len(lines) > 1 and credit_of(lines[1]) == lines[1].strip("()./ ")
            header.caption = without_counter(" ".join(lines[: 1 + is_credit]))


def _lines(element: etree._Element, base: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of an element that may be of the header, each with its byline or "". A dateline ends them."""
    label = ""
    if is_hidden(element, element.keys()):
        return
    for paragraph, text in _labels_first([(paragraph, clean(paragraph.text)) for paragraph in read_paragraphs(element, _is_hidden)]):
        line = with_role(with_colon(f"{label}{text}"))
        label = before_names(line) if is_byline_label(line) else ""
        if has_paper_name(line) and not _DATED.search(line[:_MAX_DATED]):
            return
        if label:
            continue
        if len(line) > _MAX_LINE:
            continue
        bare = line.strip(_SEPARATORS)
        if (date := _DATE_BEHIND.search(bare)) and read_byline(names := with_colon(bare[: date.start()])):
            yield names, names
            line = bare = bare[date.end() :]
        rest, byline = split_byline(bare)
        if byline:
            yield bare, bare[len(rest) :].lstrip(_SEPARATORS)
        elif len(line.split()) <= _MAX_CAPTION and not _is_of_page(line) and not _is_foreign(features_of(paragraph, base)):
            yield line, ""


def _labels_first(lines: list[tuple[Paragraph, str]]) -> list[tuple[Paragraph, str]]:
    """Return lines in which no label of a byline follows its name: "Sari Melati", "Penulis", "Budi Santoso", "Editor"."""
    labels = [is_byline_label(text) for _, text in lines]
    if len(lines) < 2 or labels[0] or not labels[-1]:
        return lines
    for number in [number for number, is_label in enumerate(labels) if is_label]:
        lines[number - 1 : number + 1] = reversed(lines[number - 1 : number + 1])
    return lines


def _is_of_page(line: str) -> bool:
    """Return whether a line is a button of the page, such as "Perbesar" or "1/3", or a rule."""
    return (" " not in line and has_only_page_words(line)) or not any(map(str.isalnum, line)) or not without_counter(line)


def _is_foreign(features: Features) -> bool:
    """Return whether a line is a prompt or a pointer, or only links, such as tags."""
    is_tags = features.is_linked and all(target in _NO_CAPTIONS for _, _, target in features.links)
    return is_tags or (features.reads in _FOREIGN and credit_of(features.text) is None)


def _is_caption(line: str, element: etree._Element, is_story: bool) -> bool:
    """Return whether a line after the picture is its caption. is_story: whether it may be the first paragraph."""
    if _LABEL.match(line) or _CAPTION_CLASS.search(element.get("class", "")) or has_own_credit(line):
        return True
    return not is_story or element.tag in ("i", "em", "small", "figcaption", "span")


def _is_unlike_story(element: etree._Element) -> bool:
    """Return whether an element is no `p` while those after it are, so that it holds something else than the story."""
    after = [sibling.tag for sibling in islice(element.itersiblings("*"), _MAX_ABOVE)]
    return element.tag != "p" and after == ["p"] * _MAX_ABOVE


def _describes(line: str) -> bool:
    """Return whether a line is a short sentence that may describe a picture: no byline, and no words of a page."""
    is_sentence = line.endswith(".") and _MIN_WORDS <= len(line.split()) <= _MAX_SENTENCE
    return is_sentence and not (names_page(line) or line.isupper() or read_byline(line))


def _is_caption_by_words(line: str) -> bool:
    """Return whether a line before the picture is its caption: it has the label and more, or ends with an agency and a name."""
    label = _LABEL.match(line)
    return label.end() < len(line) if label else "/" in (credit_of(line) or "")


def _is_picture(image: etree._Element) -> bool:
    """Return whether an image may be the article's picture: it is no icon, and no link to another page."""
    url = image.get("data-src") or image.get("src") or ""
    link = next((ancestor for ancestor in image.iterancestors() if ancestor.tag == "a"), None)
    return bool(url) and not url.startswith("data:") and (link is None or _enlarges(link.get("href", "")))


def _enlarges(href: str) -> bool:
    """Return whether a link around a picture shows it larger, and leads to no other page."""
    return href.startswith(_LARGER) or href.partition("?")[0].lower().endswith(_IMAGES)


def is_large(element: etree._Element) -> bool:
    """Return whether an element has more text than a header."""
    text = "".join(cast("list[str]", _VISIBLE_TEXT(element)))
    return len(text.split()) > _MAX_WORDS or len(" ".join(text.split())) > _MAX_LETTERS


def _is_after(headline: etree._Element, body: etree._Element) -> bool:
    """Return whether a headline follows the body of its page, so that other things than the story stand below it."""
    above = {*headline.iterancestors()}
    if body in above:
        return False
    branch = next((node for node in (body, *body.iterancestors()) if node.getparent() in above), None)
    return branch is not None and any(sibling in above or sibling is headline for sibling in branch.itersiblings())


def _just_above(headline: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements right before a headline, nearest first."""
    for element in islice(headline.itersiblings("*", preceding=True), _MAX_ABOVE):
        if is_large(element):
            return
        yield element


def _holds_picture_of(elements: list[etree._Element], headline: etree._Element) -> bool:
    """Return whether one of the elements is, or holds, a picture that is described by the headline: not a logo."""
    title = "".join(map(str, headline.itertext())).split()
    return any(image.get("alt", "").split() == title for element in elements for image in element.iter(*_PICTURES))


def _between(headline: etree._Element, body: etree._Element) -> Iterator[etree._Element]:
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


def _before(body: etree._Element, branch: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements in a branch that precede the body."""
    path = [body, *body.iterancestors()]
    inner = path[: path.index(branch)]
    for element in reversed(inner):
        yield from (sibling for sibling in reversed([*element.itersiblings(preceding=True)]) if isinstance(sibling.tag, str))


def _top_of(body: etree._Element) -> Iterator[etree._Element]:
    """Yield the first elements of the body, or of a box around the story, up to one with a sentence; none of a body that was extracted."""
    if body.tag == "html":
        return
    for number, element in enumerate(_within_boxes(body)):
        if not isinstance(element.tag, str):
            continue
        if number > 6 or is_large(element) or _is_within_line(element):
            return
        yield element
        if any(features_of(paragraph, "").reads is Reads.STORY for paragraph in read_paragraphs(element, is_chrome)):
            return


def _is_within_line(element: etree._Element) -> bool:
    """Return whether an element stands within a sentence of its parent: behind some words of it, or before one in small letters."""
    if element.tag in BLOCKS or next(element.iter(*_PICTURES), None) is not None:
        return False
    before, parent = element.getprevious(), element.getparent()
    text = before.tail if before is not None else parent.text if parent is not None else None
    return len((text or "").split()) >= _MIN_WORDS or (element.tail or "").strip()[:1].islower()


def _within_boxes(body: etree._Element) -> etree._Element:
    """Return the element that holds the story's elements: the body, or the innermost of a few boxes around the story."""
    for _ in range(_MAX_BOXES):
        first = next(body.iterchildren("*"), None)
        if first is None or (body.text or "").strip() or not is_large(first):
            break
        body = first
    return body


def _is_hidden(node: etree._Element) -> bool:
    """Return whether an element is page chrome; captions and names, which are chrome within a body, are not."""
    return node.tag not in ("figure", "figcaption") and node.get("id") not in ("penulis", "editor") and is_chrome(node)
