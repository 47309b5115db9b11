"""Separate byline and source lines from a story. They are in its first or last blocks."""

import re

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.blocks import Block, Body
from kontan_crawler.text.byline import Byline, before_names, read_byline, with_roles
from kontan_crawler.text.byline_forms import PART_SIGNS, SPEAKERS, with_colon, with_role
from kontan_crawler.text.byline_names import has_only_names
from kontan_crawler.text.byline_parts import is_byline_label
from kontan_crawler.text.dateline import has_paper_name
from kontan_crawler.text.signs import STATEMENT_ENDS
from kontan_crawler.text.syndication import drop_syndication

_SOURCE = lazy(site.SOURCE_LABEL, re.IGNORECASE)
_OF_AGENCY = lazy(r"\s*\((?:laporan|pelaporan|reporting)\b[^()]*\)\W*$", re.IGNORECASE)  # names of the agency's own
_URL = lazy(r"https?:|www\.")
_BY_PERSON = lazy(r"\W*(?!sumber)\w+\s*:", re.IGNORECASE)
_KNOWN_SOURCE = lazy(rf"\W*sumber\s*:\s*(?:(?:{site.MEDIA})(?:[\s,;/&().]+(?:dan\s+)?|\Z))+", re.IGNORECASE)
_MEDIUM = lazy(rf"(?:{site.MEDIA}|{site.MEDIA_FORM})")
_EDITED = re.compile(  # what was done with it: "Sumber: Bloomberg, diolah" is of figures
    r"(?<![\s,;(–-])[\s,;(–-]{1,3}(?:(?:diolah|dirangkum)(?: kembali)?(?: oleh)? (?:redaksi|tim|kontan)\b|disunting\b|diterjemahkan\b|disadur\b).*$",
    re.IGNORECASE,
)
_BETWEEN_MEDIA = re.compile(r"\s*[,;/&]\s*(?:dan\s+)?|\s+dan\s+")
_OPENING = 3  # blocks that may hold a byline
_LAST = 6  # blocks that may be a byline in brackets
_IN_BRACKETS = lazy(r"[(\[](?:(?:reporter|editor)\s*:[^,:;\d]{3,60}|\w+\s*:[^:;\d]{3,100};\s*editor\s*:[^:;\d]{3,100})[)\]]", re.IGNORECASE)
_MIN_SENTENCE = 8  # spaces of a sentence of the story
_MAX_SOURCE = 3  # words of a label and one URL
_CLOSING = 4  # lines that may hold source URLs and names


def take_byline(body: Body, part: int) -> None:
    """Move the bylines in the first and last lines to `body.byline`.

    A line with only "Sumber: ..." may belong to a table, except as the first line of part 1 or before a person's, and, if it names a known source, as the last.
    """
    drop_syndication(body)
    number = 0
    for _ in range(2 * _OPENING):
        if number >= min(_OPENING, len(body.blocks)):
            break
        _join_label(body, number)
        line, _, rest = body.blocks[number].text.partition("\n")
        is_in_words = line.endswith(")") or not PART_SIGNS.isdisjoint(line) or _has_label_beside(body, number)
        if number == 0 and not body.blocks[0].heading and has_paper_name(_line_after(body, 0)):
            line = with_role(with_colon(line))
        elif is_in_words:
            line = with_colon(line)
        elif number == 0:
            line = with_roles(line)
        byline = read_byline(line)
        if byline and ("|" in line or _is_on_top(body, number, part, line)):
            body.byline.merge(byline)
            body.replace(number, rest)
        else:
            number += 1
    _take_closing_byline(body)
    _take_bracketed_bylines(body)


def _is_on_top(body: Body, number: int, part: int, line: str) -> bool:
    """Return whether a byline stands where those of a part do: at its top, and in the first one also below other lines."""
    if part > 1:
        return number == 0 and bool(_BY_PERSON.match(line))
    return number == 0 or bool(_BY_PERSON.match(line)) or _is_by_person(_line_after(body, number))


def _join_label(body: Body, number: int) -> None:
    """Join a block that is only a label with the names in the next one: "Editor", "Sari Melati"."""
    match body.blocks[number : number + 2]:
        case [Block(label, is_heading), Block(names)] if is_byline_label(label) and has_only_names(names):
            if label.endswith(":") or not (is_heading or (label in SPEAKERS and " " not in names)):
                body.blocks[number : number + 2] = [Block(before_names(label) + names)]


def _has_label_beside(body: Body, number: int) -> bool:
    """Return whether the next line begins with a label of a byline, or the names of the lines before were taken."""
    is_followed = read_byline(_line_after(body, number)) is not None
    return not body.blocks[number].heading and (is_followed or body.byline != Byline())


def _line_after(body: Body, number: int) -> str:
    """Return the line after the first one of a block, with the colon of a byline; empty at the end of the body."""
    lines = "\n".join(block.text for block in body.blocks[number : number + 2]).split("\n")
    return with_colon(lines[1]) if len(lines) > 1 else ""


def _is_by_person(line: str) -> bool:
    """Return whether a line names an author or editor."""
    return bool(_BY_PERSON.match(line)) and read_byline(line) is not None


def _take_closing_byline(body: Body) -> None:
    """Move the bylines in the last lines, after at least one block of the story. A label and its names may be two blocks."""
    for number in range(max(len(body.blocks) - 2 * _CLOSING, 1), len(body.blocks)):
        _join_label(body, number)
    is_person = False
    for _ in range(_CLOSING):
        printed = body.blocks[-1].text.rpartition("\n")[2] if len(body.blocks) > 1 else ""
        line = with_colon(_EDITED.sub("", _OF_AGENCY.sub("", printed)))
        byline = read_byline(line)
        if not byline:
            return
        is_known = byline.authors or byline.editors or _is_of_media(line.replace("|", ""))
        if not (is_person or is_known or _is_by_person(_line_before_last(body))):
            return
        is_person = True
        body.byline.merge(byline)
        body.replace(-1, body.blocks[-1].text.rpartition("\n")[0])


def _is_of_media(line: str) -> bool:
    """Return whether a line names nothing but media as a source, known ones or in the form of their names: "Sumber: Eurasianet, Reuters"."""
    media = line.partition(":")[2].strip(" .()")
    return bool(_KNOWN_SOURCE.fullmatch(line)) or all(map(_MEDIUM.fullmatch, _BETWEEN_MEDIA.split(media)))


def _take_bracketed_bylines(body: Body) -> None:
    """Move bylines in brackets near the end, which lines that no rule knows may follow: "(Reporter: Sari Melati; Editor: Budi Laksana)"."""
    first = max(len(body.blocks) - _LAST, _OPENING)
    for number in range(len(body.blocks) - 1, first - 1, -1):
        byline = read_byline(body.blocks[number].text) if _IN_BRACKETS.fullmatch(body.blocks[number].text) else None
        if byline and (byline.authors or byline.editors):
            body.byline.merge(byline)
            del body.blocks[number]


def _line_before_last(body: Body) -> str:
    """Return the last line but one, with the colon of a byline; empty without one."""
    lines = "\n".join(block.text for block in body.blocks[-2:]).split("\n")
    return with_colon(lines[-2]) if len(lines) > 1 else ""


def drop_source_lines(body: Body) -> None:
    """Remove the closing lines "Sumber: https://...", with whatever stands behind the URL: they are not part of the story."""
    last = next((number for number in range(len(body.blocks) - 1, -1, -1) if _is_sentence(body.blocks[number].text)), -1)
    body.blocks[last + 1 :] = [block for block in body.blocks[last + 1 :] if block.heading or not _is_only_source(block.text)]
    for _ in range(_CLOSING):
        if not body.blocks:
            return
        before, _, line = body.blocks[-1].text.rpartition("\n")
        if not _is_source_url(line):
            return
        body.replace(-1, before)


def _is_sentence(line: str) -> bool:
    return line.endswith(STATEMENT_ENDS) and line.count(" ") >= _MIN_SENTENCE


def _is_only_source(line: str) -> bool:
    """Return whether a line is a label and one URL: none of the story, even if a line that no rule knows follows."""
    return _is_source_url(line) and len(line.split()) <= _MAX_SOURCE


def _is_source_url(line: str) -> bool:
    source = _SOURCE.match(line)
    words = line[source.end() :].split() if source else []
    return bool(words) and any(map(_URL.match, words)) and len(words) <= 30
