"""Read what stands between the headline and the story: byline, date, picture and its caption, whatever elements hold them."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from kontan_crawler import site
from kontan_crawler.parsing.header_lines import SEPARATORS, header_lines, is_dated
from kontan_crawler.parsing.header_place import behind, between, is_after, is_large, just_above, top_of
from kontan_crawler.parsing.moments import moment_in
from kontan_crawler.parsing.picture import (
    Picture,
    has_picture,
    holds_picture_of,
    is_caption_by_words,
    is_caption_in_story,
    is_of_article,
    picture_of,
    pictures_in,
)
from kontan_crawler.text.byline import names_person
from kontan_crawler.text.targets import leads_to_article

_MAX_DATE_ABOVE = 2  # elements
_SECTIONS = frozenset({"article", "main", "section"})
_UPDATED, _PUBLISHED = (re.compile(label, re.IGNORECASE) for label in (site.UPDATE_LABEL, site.PUBLICATION_LABEL))


@dataclass
class Header:
    """The strings between the headline and the story."""

    headline: etree._Element | None = field(default=None, compare=False)
    base: str = field(default="", compare=False)
    bylines: list[str] = field(default_factory=list)
    date: str | None = None
    moment: str | None = None
    """The `datetime` of a `time` element: some pages print only the age of an article."""
    picture: Picture = field(default_factory=Picture)

    @cached_property
    def lines_above(self) -> list[tuple[etree._Element, list[tuple[str, str]]]]:
        """The elements right above the headline, nearest first, with the lines and bylines of each. A card of another article is none."""
        elements = [] if self.headline is None else just_above(self.headline)
        return [(element, list(header_lines(element, self.base))) for element in elements if not leads_to_article(element, self.base)]

    @property
    def above(self) -> list[str]:
        """The bylines in the first element above the headline that has some of authors and editors or beside the date, for an article that has no other."""
        for _, lines in self.lines_above:
            bylines = [(line, byline) for line, byline in lines if byline]
            if any(names_person(byline) or line == self.date for line, byline in bylines):  # else a medium may be of something else
                return [byline for _, byline in bylines]
        return []


def read_header(headline: etree._Element, body: etree._Element, base: str) -> Header:
    """Return the byline, date line, picture and caption after a headline. base: canonical URL of the page.

    The date may also stand right before the headline, and the picture in the body or right behind it.
    """
    header = Header()
    if is_after(headline, body):
        return header
    header.headline, header.base = headline, base
    for element in between(headline, body):
        if is_large(element):
            break
        _read(header, element, base)
    if header.date is None or header.picture.url is None:
        _read_above(header, headline)
    if header.picture.caption is None:
        _read_picture_on_top(header.picture, body, base)
    if header.picture.url is None:
        _read_picture_within(header.picture, headline, body, base)
    if header.picture.url is None:
        _read_picture_behind(header.picture, headline, body, base)
    return header


def _read(header: Header, element: etree._Element, base: str) -> None:
    """Read an element between headline and body."""
    others, names = [], len(header.bylines)
    header.moment = header.moment or moment_in(element, base)
    for line, byline in header_lines(element, base):
        rest = line
        if byline:
            header.bylines.append(byline)
            rest = line.removesuffix(byline).strip(SEPARATORS)
        if is_dated(rest):
            header.date = _date_of(header, rest)
        elif rest:
            others.append(rest)
    if not has_picture(element):
        header.picture.read_caption_before(others)
    if others or len(header.bylines) == names:  # else the picture is the author's
        header.picture.read(element, others, may_be_story=element.tag in _SECTIONS)
    header.picture.read_caption_behind(element)


def _date_of(header: Header, line: str) -> str:
    """Return the date line of a header with one more: the first, or that of the publication after that of an update."""
    if header.date is None or (_UPDATED.match(header.date) and _PUBLISHED.match(line)):
        return line.rstrip(SEPARATORS)
    return header.date


def _read_above(header: Header, headline: etree._Element) -> None:
    """Read what the elements after the headline have not: the date and the picture right above it. The clock of the page stands farther above."""
    for element, lines in header.lines_above[:_MAX_DATE_ABOVE]:
        for line in (line for line, _ in lines if is_dated(line)):
            header.date = _date_of(header, line)
        header.moment = header.moment or moment_in(element, header.base)
    if header.picture.url is None and _is_picture_of(header.lines_above, headline):
        for element, lines in reversed(header.lines_above):
            header.picture.read(element, [line for line, _ in lines], may_be_story=False)


def _is_picture_of(above: list[tuple[etree._Element, list[tuple[str, str]]]], headline: etree._Element) -> bool:
    """Return whether the picture above a headline is that of its article: the headline describes it, or a caption with a label or a credit does."""
    if any(holds_picture_of(element, headline) for element, _ in above):
        return True
    return any(has_picture(element) for element, _ in above) and any(is_caption_by_words(line) for _, lines in above for line, _ in lines)


def _read_picture_on_top(picture: Picture, body: etree._Element, base: str) -> None:
    """Read the picture and its caption in the first elements of the body; not the author's, beside nothing but names."""
    for element in top_of(body):
        lines = list(header_lines(element, base))
        is_of_author = bool(lines) and all(byline for _, byline in lines)
        if not is_of_author and (picture.awaits_caption or has_picture(element)):
            picture.is_in_body |= has_picture(element)
            picture.read(element, [line for line, _ in lines], may_be_story=True)


def _read_picture_within(picture: Picture, headline: etree._Element, body: etree._Element, base: str) -> None:
    """Read the picture of the article and its caption if it stands between paragraphs of the story. The headline describes it."""
    for box in (image.getparent() for image in pictures_in(body)):
        if box is not None and holds_picture_of(box, headline) and not is_large(box):
            picture.read(box, [line for line, _ in header_lines(box, base)], may_be_story=False)
            picture.read_caption_behind(box, may_be_story=True)
            _read_caption_after(picture, next(box.itersiblings("*"), None), base)
            return


def _read_picture_behind(picture: Picture, headline: etree._Element, body: etree._Element, base: str) -> None:
    """Read the picture of the article and its caption right behind the body, as on pages to print. The headline describes it."""
    for element in behind(headline, body):
        if picture.awaits_caption:
            _read_caption_after(picture, element, base)
            return
        if picture.url is None and (image := picture_of(element, headline)) is not None and is_of_article(image):
            picture.take(image)
            lines = [line for line, byline in header_lines(element, base) if not (byline or is_dated(line))]
            picture.read(element, lines, may_be_story=False)


def _read_caption_after(picture: Picture, element: etree._Element | None, base: str) -> None:
    """Read the caption in the element behind that of the picture, if it is nothing else."""
    lines = [] if element is None or is_large(element) else [line for line, _ in header_lines(element, base)]
    if element is not None and len(lines) == 1 and is_caption_in_story(lines[0]):
        picture.read(element, lines, may_be_story=False)
