"""Shapes of a page: the elements, with their classes, that hold the paragraphs of the story, and the blocks that stand apart from them."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from kontan_crawler.text.elements import HEADINGS, SECTIONS
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.interface_words import has_only_page_words
from kontan_crawler.text.paragraphs import Group, Paragraph, Paragraphs

_SHARE, _MANY, _SHARE_OF_MANY = 0.2, 3, 0.12  # of the words of the story in elements of one shape; paragraphs, and their share of the words
_MOST = 0.5  # of the words of the story, in elements of one class
_MIN_WORDS = 8  # of a sentence that shows the shape of the story
_MIN_STORY = 40  # words; a shorter story shows no shape
_BARE_PARTS = {f"<{tag}>" for tag in SECTIONS}
_MAX_BOX = 4  # paragraphs of a box with a button


class Shapes(NamedTuple):
    """Blocks and paragraphs of a page by their shape."""

    apart: set[Group]
    """The largest blocks that have a class of their own, or are a box, and hold nothing in the shape of the story."""
    of_story: set[int]
    """The paragraphs in the shape of the story."""
    elements: set[str]
    """The elements, with their classes, around the story."""
    chunks: frozenset[str] = frozenset()
    """The shapes of the elements that hold several sentences of the story right in them, with line breaks between them."""
    parts: frozenset[str] = frozenset()
    """The names of the elements that hold most sentences of the story, each a part of it; see `part_names`."""
    sections: frozenset[str] = frozenset()
    """The names of at least two `section` or `article` elements that do, if no other element has them."""

    def names_of(self, group: Group) -> str:
        """Return the classes of a block that no element around the story has; "" if it holds story, or if the story shows no shape."""
        if not self.elements or not self.of_story.isdisjoint(range(group.start, group.stop)):
            return ""
        return " ".join(element.partition(".")[2] for element in group.shape.split("/") if element not in self.elements)


def read_shapes(paragraphs: Paragraphs, found: Sequence[Features], shapes: Sequence[str]) -> Shapes:
    """Return which blocks and paragraphs have the shape of the story, and which have not. shapes: those of the paragraphs."""
    asked = _asked(paragraphs.groups, found) | {number for number, paragraph in enumerate(paragraphs) if paragraph.table}
    of_story = _shapes_of_story(
        [shape for number, shape in enumerate(shapes) if number not in asked], [f for number, f in enumerate(found) if number not in asked]
    )
    apart: set[Group] = set()
    first = len(paragraphs)  # of the blocks found
    for group in reversed(paragraphs.groups) if of_story else ():  # outer ones first, the last ones first
        if group.stop <= first and of_story.isdisjoint(shapes[group.start : group.stop]) and _is_box(group, paragraphs, found):
            apart.add(group)
            first = group.start
    elements = {element for shape in of_story for element in shape.split("/")}
    numbers = {number for number, shape in enumerate(shapes) if shape in of_story}
    chunks = _chunks(paragraphs.groups, shapes, found) if of_story else frozenset[str]()
    return Shapes(apart, numbers, elements, chunks, *_parts(paragraphs.groups, found))


def _chunks(groups: Sequence[Group], shapes: Sequence[str], found: Sequence[Features]) -> frozenset[str]:
    """Return the shapes of the elements that hold several sentences right in them."""
    several = (group for group in groups if group.stop - group.start > 1)
    return frozenset(
        group.shape
        for group in several
        if sum(shapes[number] == group.shape and is_long_sentence(found[number]) for number in range(group.start, group.stop)) > 1
    )


def part_names(group: Group) -> set[str]:
    """Return the names that a block has if it is a part of a story: its classes; a `section` or `article` without any, and without a button, is known by its tag."""
    return set(group.names.split()) or (set() if group.controls else {f"<{group.tag}>"} & _BARE_PARTS)


def _parts(groups: Sequence[Group], found: Sequence[Features]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names, as of `part_names`, that several elements have, which together hold most of the words in sentences; and those of sections only."""
    long = [features.words if is_long_sentence(features) else 0 for features in found]
    before = list(accumulate(long, initial=0))
    words, count = Counter[str](), Counter[str]()
    for group in groups:
        if held := before[group.stop] - before[group.start]:
            for name in part_names(group):
                words[name] += held
                count[name] += 1
    most = {name for name in words if words[name] > _MOST * before[-1]}
    sections = {name for name in most if count[name] > 1} if any(group.tag in SECTIONS for group in groups) else set()
    others = [part_names(group) for group in groups if group.tag not in SECTIONS] if sections else []
    return frozenset(name for name in most if count[name] >= _MANY), frozenset(sections.difference(*others))


def is_long_sentence(features: Features) -> bool:
    """Return whether a paragraph is a sentence of the story that may show its shape."""
    return features.reads is Reads.STORY and features.words >= _MIN_WORDS and not features.links


def innermost_blocks(paragraphs: Paragraphs) -> list[Group | None]:
    """Return the innermost block of each paragraph; None for one that stands in none."""
    inner: list[Group | None] = [None] * len(paragraphs)
    for group in reversed(paragraphs.groups):
        inner[group.start : group.stop] = [group] * (group.stop - group.start)
    return inner


def shapes_of(paragraphs: Paragraphs) -> list[str]:
    """Return the shape of the innermost block of each paragraph."""
    return [group.shape if group else "" for group in innermost_blocks(paragraphs)]


def class_in(shape: str) -> str:
    """Return the classes of the innermost block of a shape, "" if it has none."""
    return shape.rpartition("/")[2].partition(".")[2]


def _asked(groups: Sequence[Group], found: Sequence[Features]) -> set[int]:
    """Return the paragraphs in small blocks with a button or a prompt."""
    small = (
        range(group.start, group.stop)
        for group in groups
        if group.stop - group.start <= _MAX_BOX
        and (group.controls or any(found[number].reads is Reads.PROMPT for number in range(group.start, group.stop)))
    )
    return {number for numbers in small for number in numbers}


def _shapes_of_story(shapes: Sequence[str], found: Sequence[Features]) -> set[str]:
    words, count = Counter[str](), Counter[str]()
    for shape, features in zip(shapes, found, strict=True):
        if features.reads is Reads.STORY and features.words >= _MIN_WORDS:
            words[shape] += features.words
            count[shape] += 1
    total = words.total()
    least = {shape: _SHARE_OF_MANY if count[shape] >= _MANY else _SHARE for shape in words}
    return {shape for shape in words if words[shape] >= least[shape] * total} if total >= _MIN_STORY else set()


def _is_box(group: Group, paragraphs: Paragraphs, found: Sequence[Features]) -> bool:
    """Return whether a block may be a box: it has a class, or is a `div` that is no subheading."""
    inside = paragraphs[group.start : group.stop]
    if group.tag in HEADINGS or any(paragraph.quote for paragraph in inside):
        return False
    if len(inside) == 1 and _is_subheading(inside[0], found[group.start], group.tag):
        return False
    is_linked = bool(group.controls) or any(features.links for features in found[group.start : group.stop])
    return (
        bool(group.names)
        or "-" in group.tag
        or (group.tag in ("div", "section") and (is_linked or not any(paragraph.is_set_apart for paragraph in inside)))
    )


def _is_subheading(paragraph: Paragraph, features: Features, tag: str) -> bool:
    """Return whether the only paragraph of a block is a subheading: a heading, or bold and no link."""
    is_heading = paragraph.heading or (tag in ("p", "div") and paragraph.is_bold and not features.links)
    return is_heading and not has_only_page_words(features.text)
