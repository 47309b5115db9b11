"""The lines of a header, each with the byline in it: dates, names, captions. Buttons, pointers and prompts are none."""

import re
from collections.abc import Iterator

from lxml import etree

from kontan_crawler import site
from kontan_crawler.text.boilerplate import is_chrome, is_hidden
from kontan_crawler.text.byline import before_names, read_byline, split_byline
from kontan_crawler.text.byline_forms import PRINTED, SPEAKERS, has_role, with_colon, with_label, with_role
from kontan_crawler.text.byline_lines import descriptions_together, is_name, labels_first, names_together
from kontan_crawler.text.byline_parts import is_byline_label, with_known_labels
from kontan_crawler.text.caption import credit_of, without_counter
from kontan_crawler.text.clean import clean
from kontan_crawler.text.dateline import has_paper_name
from kontan_crawler.text.features import Features
from kontan_crawler.text.header_rows import header_rows
from kontan_crawler.text.interface_words import has_only_page_words
from kontan_crawler.text.page_blocks import FOREIGN
from kontan_crawler.text.paragraphs import Paragraph, text_in
from kontan_crawler.text.read_features import features_of
from kontan_crawler.text.read_paragraphs import read_paragraphs
from kontan_crawler.text.targets import Target, leads_to_person
from kontan_crawler.text.words import WEEKDAYS

SEPARATORS = " |,-–—/•·("
"""Marks around the parts of a line."""

_MAX_LINE = 300  # characters; a longer one is neither date, byline nor caption
_MAX_CAPTION = 60  # words
_MAX_DATED = 45  # characters: "KONTAN.co.id - 21/07/2026, 08:51 WIB"
_NO_CAPTIONS = frozenset({Target.TAG, Target.SECTION, Target.SELF, Target.ACTION})
_LABEL = re.compile(site.CAPTION_LABEL, re.IGNORECASE)
_OF_MOMENT = re.compile(rf"{site.UPDATE_LABEL}|{site.PUBLICATION_LABEL}", re.IGNORECASE)
_OVER_NAMES = re.compile(r"(?:tim )?(?:redaksi|penulis|penyusun|liputan)", re.IGNORECASE)
_DATE_BEHIND = re.compile(r"\s+(?:[-–—|/•·,]|pada)\s+(?=(?:[A-Z][a-z']+,\s*)?\d{1,2}\s\w+\s\d{4}\b)")  # a byline
_GLUED = re.compile(
    rf"(?<=[a-z.)])(?=[A-Z])(?=(?:(?:{WEEKDAYS}),? |(?i:{site.PUBLICATION_LABEL}|{site.UPDATE_LABEL}))\W{{0,2}}(?:[A-Z]|\d))|(?<=[A-Za-z.)])(?=\d{{1,2}}(?: [A-Z][a-z]{{2,8}} |/\d{{1,2}}/)\d{{4}}\b)|(?<=WIB)(?=(?:{PRINTED})\b)|(?:(?<=WIB)|(?<=\d[.:]\d\d))(?=\W{{1,3}}oleh [A-Z])"
)
_DASHED = re.compile(rf"\b({PRINTED}|{'|'.join(SPEAKERS)})\s[-–—]\s(?=[A-Z])")  # a label behind a date
_BY = re.compile(rf"^oleh (?=[A-Z])(?!(?:{site.MEDIA}|Tim|Redaksi|Bank|PT)\b)")  # begins a line
_DATED = re.compile(
    r"^\W*(?:(?:di)?(?:terbit|tayang)\w*\W+)?(?:pukul )?\d{1,2}[.:]\d\d(?: WI(?:B|TA|T))?[\s,|(–-]+(?:[a-z']+,?\s+)?\d{1,2}[\s/-]\w+[\s/-]\d{4}\)?(?:\W*$|\s*\|)|\b\d{4}-\d\d-\d\d \d\d[.:]\d\d|\b\d{1,2}[\s/-]\w+[\s/-]\d{2,4}\b.*\d{1,2}[.:]\d\d",
    re.IGNORECASE,
)


def is_dated(line: str) -> bool:
    """Return whether a line of a header has a date and a clock time; a caption may have them, too."""
    return bool(_DATED.search(line)) and not _LABEL.match(line)


def header_lines(element: etree._Element, base: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of an element that may be of the header, each with its byline or "". A dateline ends them."""
    label = ""
    if is_hidden(element, element.keys()):
        return
    for paragraph, text in names_together(labels_first(descriptions_together(list(_printed_lines(element))))):
        line = _labelled(label + text, paragraph)
        label = before_names(line) if is_byline_label(line) else ""
        if has_paper_name(line) and not _DATED.search(line[:_MAX_DATED]):
            return
        if not label and len(line) <= _MAX_LINE:
            yield from _with_bylines(line, paragraph, base)


def _labelled(printed: str, paragraph: Paragraph) -> str:
    """Return a line with colons behind its labels; names without one that lead to the page of their author have one."""
    printed = _DASHED.sub(r"\1: ", printed) if is_dated(printed) else printed
    line = with_known_labels(with_role(with_colon(printed), has_person=_has_person(paragraph)))
    return f"Penulis: {line}" if _begins_with_author(line, paragraph) else line


def _with_bylines(line: str, paragraph: Paragraph, base: str) -> Iterator[tuple[str, str]]:
    """Yield a line with its byline or "", and the names before a date in it on their own; nothing for one that is of the page."""
    bare = line.strip(SEPARATORS)
    if (date := _DATE_BEHIND.search(bare)) and read_byline(names := with_colon(bare[: date.start()])):
        yield names, names
        line = bare = bare[date.end() :]
    rest, byline = split_byline(bare)
    if byline:
        yield bare, bare[len(rest) :].lstrip(SEPARATORS)
    elif (
        len(line.split()) <= _MAX_CAPTION and not _is_of_page(line) and (_has_moment(line) or not _is_foreign(features_of(paragraph, base)))
    ):
        yield line, ""


def _printed_lines(element: etree._Element) -> Iterator[tuple[Paragraph, str]]:
    """Yield the lines of an element, and the rows of a table; names and a date that CSS sets apart are lines of their own: "Sari MelatiRabu, 4 Februari 2026"."""
    for paragraph in read_paragraphs(element, _is_hidden):
        printed = header_rows(paragraph) if paragraph.table else [_with_names(paragraph)]
        for text in (part for line in printed for part in _GLUED.split(line)):
            yield paragraph, _BY.sub("Oleh ", with_label(text.lstrip(" ,·|•")))


def _with_names(paragraph: Paragraph) -> str:
    """Return the text of a paragraph; linked names in lines of their own behind a byline are more of its names."""
    lines = [*filter(None, (clean(text_in(line)) for line in paragraph.lines))] if len(paragraph.lines) > 1 else []
    names = [*lines[1:-1], split_byline(lines[-1])[0]] if len(lines) > 1 else []  # the last line may have another label, too
    linked = {clean(span.text) for line in paragraph.lines for span in line if span.link} if names else set()
    are_names = bool(names) and ":" in lines[0] and has_role(lines[0]) and linked.issuperset(names) and all(map(_is_name_alone, names))
    return ", ".join(lines) if are_names else clean(paragraph.text)


def _is_name_alone(line: str) -> bool:
    return is_name(line) and not has_role(line)


def _has_person(paragraph: Paragraph) -> bool:
    """Return whether a link of a paragraph leads to the page of an author, whose name it has."""
    return any(span.link is not None and leads_to_person(span.link.href, span.text) for line in paragraph.lines for span in line)


def _begins_with_author(line: str, paragraph: Paragraph) -> bool:
    """Return whether the first words of a line are a link to the page of the author with this name."""
    first = next((span for each in paragraph.lines for span in each if span.text.strip()), None)
    if first is None or first.link is None or not line.startswith(clean(first.text).partition(" ")[0]):
        return False
    return leads_to_person(first.link.href, first.text)


def _has_moment(line: str) -> bool:
    """Return whether a line is that of the publication or an update, behind its label."""
    return _OF_MOMENT.match(line) is not None and is_dated(line)


def _is_of_page(line: str) -> bool:
    """Return whether a line is a button of the page, such as "Perbesar" or "1/3", a rule, or the heading over names."""
    if _OVER_NAMES.fullmatch(line):
        return True
    return (" " not in line and has_only_page_words(line)) or not any(map(str.isalnum, line)) or not without_counter(line)


def _is_foreign(features: Features) -> bool:
    """Return whether a line is a prompt or a pointer, or only links, such as tags."""
    is_tags = features.is_linked and all(target in _NO_CAPTIONS for _, _, target in features.links)
    return is_tags or (features.reads in FOREIGN and not (credit_of(features.text) or _LABEL.match(features.text)))


def _is_hidden(node: etree._Element) -> bool:
    """Return whether an element is page chrome; pictures, captions and names, which are chrome within a body, are not."""
    is_picture = node.tag in ("figure", "figcaption") or site.PICTURE_CLASS in node.get("class", "")
    return not is_picture and node.get("id") not in ("penulis", "editor") and is_chrome(node)
