"""Find the picture of an article and its caption, whatever elements hold them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from lxml import etree

from kontan_crawler import site
from kontan_crawler.text.byline import read_byline
from kontan_crawler.text.caption import credit_of, has_own_credit, is_credit, without_counter
from kontan_crawler.text.clean import clean
from kontan_crawler.text.dateline import has_paper_name
from kontan_crawler.text.elements import CONTROLS, all_text
from kontan_crawler.text.interface_words import has_only_page_words, names_page
from kontan_crawler.text.page_voice import SURE, page_score
from kontan_crawler.text.to_reader import asks_reader

_TAGS = ("img", "amp-img")
_MIN_WORDS, _MAX_WORDS = 4, 30  # of a caption without a credit
_MAX_AFTER = 2  # elements that show what the story's are
_LARGER = ("#perbesar", "#zoom", "#foto", "#gambar", "#galeri", "#lightbox")
_PHOTO = re.compile(r"^/foto/|^https?://foto\.kontan\.co\.id/")
_ICON = re.compile(r"logo|\bicons?\b|^(?:https?:)?//assets?\.kontan\.co\.id/[^/]*$", re.IGNORECASE)
_PIXEL = frozenset({"0", "1"})  # its width or height
_FILES = (".jpg", ".jpeg", ".png", ".webp")
_CAPTION_TAGS = frozenset({"i", "em", "small", "figcaption", "span"})
_NO_CAPTIONS = ("li", *CONTROLS)  # elements in a list or a box of the page
_LABEL = re.compile(site.CAPTION_LABEL, re.IGNORECASE)
_HEAD = re.compile(r"(?:keterangan|caption|deskripsi|kredit|sumber)(?: (?:foto|gambar))?\s*:?", re.IGNORECASE)  # in a cell of its own
_CAPTION_CLASS = re.compile(r"caption|keterangan|credit|foto", re.IGNORECASE)


class Awaited(Enum):
    """What the next line after a picture may be."""

    NOTHING = "the caption was read, or there is no picture"
    CAPTION = "the picture was found, and no line after it"
    CREDIT = "the line before was the caption, without a credit"
    WORDS = "the line before was nothing but the credit"


@dataclass
class Picture:
    """The picture of an article, as far as it is read."""

    url: str | None = None
    caption: str | None = None
    awaited: Awaited = Awaited.NOTHING
    is_in_body: bool = False
    """Whether the picture stands in the body."""

    @property
    def awaits_caption(self) -> bool:
        """Whether the picture was found, and no line after it."""
        return self.awaited is Awaited.CAPTION

    def read(self, element: etree._Element, lines: list[str], may_be_story: bool) -> None:
        """Read the picture and its caption: the first line in its element, or else in the next one that has any.

        may_be_story: whether the line may be the first paragraph of the story.
        """
        image = next(filter(is_of_article, pictures_in(element)), None)
        lines = [line for line in lines if any(map(str.isalpha, line)) and not _HEAD.fullmatch(line)]  # no counts
        if len(lines) > 1 and is_credit(lines[0]):
            lines[:2] = reversed(lines[:2])  # the credit stands above the caption
        is_next = self.awaits_caption
        if image is not None and self.url is None:
            self.take(image)
            is_next = False
        if self.awaits_caption and lines and (image is not None or next(element.iter(*_NO_CAPTIONS), None) is None):
            self.awaited = Awaited.NOTHING
            if not self.caption and self._has_caption(element, lines[0], may_be_story, is_next):
                self._take_caption(lines)
        elif lines and not self.awaits_caption:
            self._add_rest(lines[0], "caption" in element.get("class", "").lower())

    def take(self, image: etree._Element) -> None:
        """Take an image as the picture of the article."""
        self.url, self.awaited = _url_of(image), Awaited.CAPTION

    def _has_caption(self, element: etree._Element, line: str, may_be_story: bool, is_next: bool) -> bool:
        """Return whether the first line of an element is the caption. is_next: whether the picture stands in the element before it."""
        is_before_story = self.is_in_body and _is_before_dateline(element)
        if is_before_story and element.tag != "p" and _may_describe(line):
            return not asks_reader(line) or _LABEL.match(line) is not None
        is_described = self.is_in_body and _is_unlike_story(element) and _describes(line)
        if is_next and _is_of_box(element, line):
            return False
        return _is_caption(line, element, may_be_story and (is_next or element.tag == "p") and not is_described)

    def _take_caption(self, lines: list[str]) -> None:
        has_credit = len(lines) > 1 and is_credit(lines[1])
        self.caption = without_counter(" ".join(lines[: 1 + has_credit]))
        if credit_of(self.caption) is None:
            self.awaited = Awaited.CREDIT
        elif is_credit(self.caption):
            self.awaited = Awaited.WORDS

    def _add_rest(self, line: str, is_caption: bool) -> None:
        """Add the credit in the element behind that of the caption, or the words behind the credit. is_caption: whether its class says so."""
        if self.awaited is Awaited.CREDIT and is_credit(line):
            self.caption = f"{self.caption} {line}"
        elif self.awaited is Awaited.WORDS and (is_caption or _LABEL.match(line)):
            self.caption = line if credit_of(line) else f"{line} {self.caption}"
        self.awaited = Awaited.NOTHING

    def read_caption_before(self, lines: list[str]) -> None:
        """Read a caption above its picture."""
        if not (self.url or self.caption):
            self.caption = next(filter(is_caption_by_words, lines), None)

    def read_caption_behind(self, element: etree._Element, *, may_be_story: bool = False) -> None:
        """Read a caption that is the bare text behind the element of its picture."""
        words = clean(element.tail or "") if self.awaits_caption else ""
        if words and (not may_be_story or is_caption_in_story(words)):
            self.awaited, self.caption = Awaited.NOTHING, words


def pictures_in(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the pictures that an element is or holds."""
    return element.iter(*_TAGS)


def has_picture(element: etree._Element) -> bool:
    """Return whether an element is, or holds, a picture."""
    return next(pictures_in(element), None) is not None


def holds_picture_of(element: etree._Element, headline: etree._Element) -> bool:
    """Return whether an element is, or holds, a picture that is described by the headline: not a logo."""
    return picture_of(element, headline) is not None


def picture_of(element: etree._Element, headline: etree._Element) -> etree._Element | None:
    """Return the picture in an element that is described by the headline; None without one."""
    title = all_text(headline).split()
    return next((image for image in pictures_in(element) if image.get("alt", "").split() == title), None)


def is_of_article(image: etree._Element) -> bool:
    """Return whether an image may be the article's picture: it is no icon, no pixel that counts visits, and no link to another page."""
    url = _url_of(image)
    link = next((ancestor for ancestor in image.iterancestors() if ancestor.tag == "a"), None)
    href = "" if link is None else link.get("href", "")
    is_own = link is None or _enlarges(href) or (href.startswith(("#", "javascript:")) and _PHOTO.search(url) is not None)
    is_pixel = not _PIXEL.isdisjoint((image.get("width"), image.get("height")))
    return bool(url) and not (_ICON.search(url) or is_pixel) and is_own


def _url_of(image: etree._Element) -> str:
    """Return the address of an image, of one that a script loads in the attribute where it waits; "" without one."""
    urls = (image.get(name, "") for name in (*site.LAZY_PICTURE, "src"))
    return next((url for url in urls if url and not url.startswith("data:")), "")


def _enlarges(href: str) -> bool:
    """Return whether a link around a picture shows it larger, and leads to no other page."""
    return href.startswith(_LARGER) or _PHOTO.search(href) is not None or href.partition("?")[0].lower().endswith(_FILES)


def _is_caption(line: str, element: etree._Element, is_story: bool) -> bool:
    """Return whether a line after the picture is its caption. is_story: whether it may be the first paragraph."""
    if _LABEL.match(line) or _CAPTION_CLASS.search(element.get("class", "")) or has_own_credit(line):
        return True
    return (not is_story or element.tag in _CAPTION_TAGS) and not asks_reader(line)


def _is_of_box(element: etree._Element, line: str) -> bool:
    """Return whether a line below a picture is that of a box of the page, "Versi suara", whose element is none of captions."""
    is_caption = _LABEL.match(line) is not None or credit_of(line) is not None or element.tag in _CAPTION_TAGS
    return not (is_caption or _CAPTION_CLASS.search(element.get("class", ""))) and (has_only_page_words(line) or page_score(line) > SURE)


def _is_before_dateline(element: etree._Element) -> bool:
    """Return whether the next element begins the story with the paper's name."""
    after = next(element.itersiblings("*"), None)
    return after is not None and has_paper_name(all_text(after).strip())


def is_caption_by_words(line: str) -> bool:
    """Return whether a line before the picture is its caption: it has the label and more, or ends with an agency and a name."""
    label = _LABEL.match(line)
    credit = credit_of(line) or ""
    return label.end() < len(line) if label else ("/" in credit or " via " in credit or credit.lower().startswith("dok"))


def is_caption_in_story(line: str) -> bool:
    """Return whether a line behind a picture between paragraphs is its caption: not "..., menurut laporan REUTERS/Bloomberg News."."""
    before = line[: line.rfind(credit_of(line) or "")].rstrip()
    return is_caption_by_words(line) and not (line.endswith(".") and before[-1:].isalpha())


def _is_unlike_story(element: etree._Element) -> bool:
    """Return whether an element is no `p` while those after it are, so that it holds something else than the story."""
    after = [sibling.tag for sibling in islice(element.itersiblings("*"), _MAX_AFTER)]
    return element.tag != "p" and after == ["p"] * _MAX_AFTER


def _describes(line: str) -> bool:
    """Return whether a line is a short sentence that may describe a picture: no byline, and no words of a page."""
    return _may_describe(line) and not names_page(line)


def _may_describe(line: str) -> bool:
    """Return whether a line above the dateline is a short sentence that may describe a picture; its words may be those of a page: "Logo aplikasi di layar ponsel."."""
    is_sentence = line.endswith(".") and _MIN_WORDS <= len(line.split()) <= _MAX_WORDS
    return is_sentence and not (has_only_page_words(line) or line.isupper() or read_byline(line))
