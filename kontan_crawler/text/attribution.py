"""Separate byline, dateline and source lines from a story. They are in its first or last blocks."""

import re
from collections.abc import Sequence

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.blocks import Block, Body
from kontan_crawler.text.byline import (
    PART_SIGNS,
    Byline,
    before_names,
    count_roles,
    has_only_names,
    is_byline_label,
    read_byline,
    with_colon,
)
from kontan_crawler.text.dateline import has_paper_name, split_dateline

_SOURCE = lazy(site.SOURCE_LABEL, re.IGNORECASE)
_OF_AGENCY = lazy(r"\s*\((?:laporan|pelaporan|reporting)\b[^()]*\)\W*$", re.IGNORECASE)  # names of the agency's own
_URL = lazy(r"https?:|www\.")
_BY_PERSON = lazy(r"\W*(?!sumber)\w+\s*:", re.IGNORECASE)
_KNOWN_SOURCE = lazy(rf"\W*sumber\s*:\s*(?:(?:{site.MEDIA})(?:[\s,;/&().]+(?:dan\s+)?|\Z))+", re.IGNORECASE)
_SYNDICATED = lazy(site.SYNDICATED, re.IGNORECASE)
_ELSEWHERE = lazy(site.SYNDICATED_ELSEWHERE, re.IGNORECASE | re.DOTALL)
_TITLED = lazy(r"\b(?:ber|dengan )judul\b\W*(?:[\"“‘']|(?-i:[A-Z\d])|$)", re.IGNORECASE)
_DASH_BEHIND = lazy(r"\s*[-–—]\s+")
_MAX_BARE = 7  # words of a line that begins with "Tayang di"
_MAX_SYNDICATED = 250  # characters
_OPENING = 3  # blocks that may hold byline and dateline; the dateline with the paper's name may come later
_MAX_ON_TOP = 15  # words of a line of a box before the dateline
_BEFORE_DATELINE = 12  # blocks of a box on top
_LAST = 6  # blocks that may be a byline in brackets
_IN_BRACKETS = lazy(r"[(\[](?:(?:reporter|editor)\s*:[^,:;\d]{3,60}|\w+\s*:[^:;\d]{3,100};\s*editor\s*:[^:;\d]{3,100})[)\]]", re.IGNORECASE)
_CLOSING = 4  # lines that may hold source URLs and names


def take_byline(body: Body, part: int) -> None:
    """Move the bylines in the first and last lines to `body.byline`.

    A line with only "Sumber: ..." may belong to a table, except as the first line of part 1 or before a person's, and, if it names a known source, as the last.
    """
    media = _take_syndication(body)
    number = 0
    for _ in range(2 * _OPENING):
        if number >= min(_OPENING, len(body.blocks)):
            break
        _join_label(body, number)
        line, _, rest = body.blocks[number].text.partition("\n")
        is_in_words = line.endswith(")") or not PART_SIGNS.isdisjoint(line) or _has_label_beside(body, number)
        line = with_colon(line) if is_in_words or (number == 0 and _has_roles(body, line)) else line
        byline = read_byline(line)
        if byline and ("|" in line or _is_on_top(body, number, part, line)):
            body.byline.merge(byline)
            body.replace(number, rest)
        else:
            number += 1
    _take_closing_byline(body)
    _take_bracketed_bylines(body)
    body.byline.merge(media)


def _has_roles(body: Body, line: str) -> bool:
    """Return whether the first line of a body is a byline without colons: of several roles, or of one before the dateline."""
    roles = count_roles(line)
    return roles > 1 or (roles == 1 and has_paper_name(_line_after(body, 0)))


def _is_on_top(body: Body, number: int, part: int, line: str) -> bool:
    """Return whether a byline stands where those of a part do: at its top, and in the first one also below other lines."""
    if part > 1:
        return number == 0 and bool(_BY_PERSON.match(line))
    return number == 0 or bool(_BY_PERSON.match(line)) or _is_by_person(_line_after(body, number))


def _join_label(body: Body, number: int) -> None:
    """Join a block that is only a label with the names in the next one: "Editor", "Sari Melati"."""
    match [block.text for block in body.blocks[number : number + 2]]:
        case [label, names] if is_byline_label(label) and has_only_names(names):
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
    """Move the bylines in the last lines, after at least one block of the story."""
    is_person = False
    for _ in range(_CLOSING):
        line = with_colon(_OF_AGENCY.sub("", body.blocks[-1].text.rpartition("\n")[2])) if len(body.blocks) > 1 else ""
        byline = read_byline(line)
        if not byline:
            return
        is_known = byline.authors or byline.editors or _KNOWN_SOURCE.fullmatch(line.replace("|", ""))
        if not (is_person or is_known or _is_by_person(_line_before_last(body))):
            return
        is_person = True
        body.byline.merge(byline)
        body.replace(-1, body.blocks[-1].text.rpartition("\n")[0])


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


def _take_syndication(body: Body) -> Byline:
    """Remove "Artikel ini telah tayang di Kompas.com ..." and the names after it, and return the medium as a source."""
    media = Byline()
    for number in range(len(body.blocks) - 1, -1, -1):
        if found := _syndication(body.blocks[number].text):
            media.add("sources", found["medium"])
            rest = body.blocks[number + 1 :]
            body.blocks[number : number + 1 + _count_of_names(rest)] = []
    return media


def _count_of_names(blocks: Sequence[Block]) -> int:
    """Return how many blocks name the author and editor of a syndicated story. With a source or a second author they are the paper's own."""
    known = Byline()
    for number, block in enumerate(blocks):
        lines = block.text.split("\n")
        found = [byline for byline in map(read_byline, lines) if byline and not byline.sources]
        is_again = any((byline.authors and known.authors) or (byline.editors and known.editors) for byline in found)
        if is_again or len(found) < len(lines):
            return number
        for byline in found:
            known.merge(byline)
    return len(blocks)


def is_syndication(line: str) -> bool:
    """Return whether a line names the medium of a syndicated story: "Artikel ini telah tayang di Kompas.com dengan judul ..."."""
    return syndicated_by(line) is not None


def syndicated_by(line: str) -> str | None:
    """Return the medium that a line of a syndicated story names; None for any other line."""
    found = _syndication(line)
    return found["medium"] if found else None


def _syndication(text: str) -> re.Match[str] | None:
    """Return the match of a line that names the medium and the title of a syndicated story, or a medium by its domain."""
    if len(text) <= _MAX_SYNDICATED and (elsewhere := _ELSEWHERE.fullmatch(text)):
        return elsewhere
    found = _SYNDICATED.match(text) if len(text) <= _MAX_SYNDICATED else None
    if found and not found["what"] and not found["when"] and len(text.split()) > _MAX_BARE:
        return None  # "Dimuat di Nature.com, temuan itu ..."
    is_bare = found and found["what"] and found["when"] and len(text.split()) <= _MAX_BARE  # "Tulisan ini pertama kali dimuat di Kompas."
    return found if found and (is_bare or _TITLED.search(text) or "." in found["medium"]) else None


def take_dateline(body: Body, part: int) -> None:
    """Move the dateline to `body.dateline`. Without the paper's name it is read only in part 1, where subheadings may precede it."""
    for number, block in enumerate(body.blocks[:_BEFORE_DATELINE]):
        if number >= _OPENING and not has_paper_name(block.text):
            continue
        if _is_box_on_top(body, number):
            del body.blocks[:number]
            number = 0
        first = part == 1 and all(before.heading for before in body.blocks[:number])
        body.dateline, rest = split_dateline(block.text, old=first)
        if rest != block.text:
            body.replace(number, rest)
            return


def take_marked_place(body: Body, place: str) -> None:
    """Move a place that stands in an element of its own before a dash to `body.dateline`, from the first block that begins with it."""
    for number, block in enumerate(body.blocks[:_OPENING]):
        if block.text.startswith(place) and (dash := _DASH_BEHIND.match(block.text, len(place))):
            body.dateline = place
            body.replace(number, block.text[dash.end() :])
            return


def _is_box_on_top(body: Body, number: int) -> bool:
    """Return whether short lines that are not all headings stand before the paragraph that begins the story with the paper's name."""
    before = body.blocks[:number]
    is_short = all(len(block.text.split()) <= _MAX_ON_TOP for block in before)
    is_sentence = any(block.text.endswith((".", "?", "!")) for block in before)
    return is_short and not is_sentence and not all(block.heading for block in before) and has_paper_name(body.blocks[number].text)


def drop_source_lines(body: Body) -> None:
    """Remove the closing lines "Sumber: https://...", with whatever stands behind the URL: they are not part of the story."""
    for _ in range(_CLOSING):
        if not body.blocks or not _is_source_url(body.blocks[-1].text.rpartition("\n")[2]):
            return
        body.replace(-1, body.blocks[-1].text.rpartition("\n")[0])


def _is_source_url(line: str) -> bool:
    source = _SOURCE.match(line)
    words = line[source.end() :].split() if source else []
    return bool(words) and any(map(_URL.match, words)) and len(words) <= 30
