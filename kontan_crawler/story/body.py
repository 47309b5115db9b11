"""From the HTML of an article's body to its story: what is text, what points elsewhere, what goes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from kontan_crawler import site
from kontan_crawler.items import Related
from kontan_crawler.story.pointers import take_pointers
from kontan_crawler.text.byline import Byline, read_byline
from kontan_crawler.text.clean import clean, has_mojibake
from kontan_crawler.text.dateline import split_dateline
from kontan_crawler.text.paragraphs import Paragraph, Run, read_paragraphs

_PARSER = etree.HTMLParser(huge_tree=True)

_CHROME_CLASS, _CHROME_ID, _END_CLASS = map(re.compile, (site.CHROME_CLASS, site.CHROME_ID, site.END_CLASS))
_BOILERPLATE = re.compile("|".join(site.BOILERPLATE))
_CAPTION_END = re.compile(rf"{site.CAPTION_END}$")
_CAPTION_LABEL = re.compile(r"ILUSTRASI\b")
_GLUED = re.compile(r"[.!?\"”)](?=[A-Z“‘])")  # where a caption was glued to the sentence before it
_ADDRESS = re.compile(r"Sumber\s*:\s*(?:https?:|www\.)\S*")
_SENTENCE_END = tuple(".,;:…”\"")
_LONGEST_HEADING = 120  # characters
CLOSING = ("selanjutnya", "menarik_dibaca")  # the pointers that close an article
_MUCH = 80  # words that are no links; more than this after the end is no chrome


@dataclass(frozen=True)
class Block:
    """A paragraph, a table or a sub-head of the story, clean."""

    text: str
    heading: bool = False


@dataclass
class Body:
    """One page's body, read."""

    blocks: list[Block] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    byline: Byline = field(default_factory=Byline)
    dateline: str | None = None
    warnings: set[str] = field(default_factory=set)


def read_body(fragment: str, base: str, part: int = 1) -> Body:
    """Read the body of one page.

    fragment: HTML of the body's container; base: the page's address, for relative links;
    part: its number, where the article is in parts.
    Warnings: `mojibake` (letters were mended), `text_after_end` (much text stands behind the end mark).
    """
    body, after_end = Body(), 0
    root = etree.fromstring(fragment or "<p>", _PARSER)
    if root is None:  # nothing in it but a comment or white space
        return body
    for paragraph in read_paragraphs(root, _is_chrome, _is_end):
        if paragraph.ended:
            after_end += _read_after_end(paragraph, body, base)
        else:
            body.blocks += _read_blocks(paragraph, body, base)
    if after_end > _MUCH:
        body.warnings.add("text_after_end")
    _take_byline(body, part)
    _take_dateline(body, part)
    _take_source_address(body)
    return body


def _is_chrome(node: etree._Element) -> bool:
    return (
        node.tag in site.CHROME_TAGS
        or (node.tag == site.CHROME_FIGURE and node.find(".//table") is None)
        or bool(_CHROME_CLASS.search(node.get("class", "")) or _CHROME_ID.fullmatch(node.get("id", "")))
    )


def _is_end(node: etree._Element) -> bool:
    if node.tag is etree.Comment:
        return site.END_COMMENT in node.text
    return bool(_END_CLASS.search(node.get("class", "")))


def _read_after_end(paragraph: Paragraph, body: Body, base: str) -> int:
    """Take the pointers; return the number of words that are no links."""
    runs = [run for line in paragraph.lines for run in line]
    found, left = take_pointers(runs, base)
    body.related += [pointer for pointer in found if pointer.kind in CLOSING]
    return sum(len(run.text.split()) for run in left if run.link is None)


def _read_blocks(paragraph: Paragraph, body: Body, base: str) -> Iterator[Block]:
    lines = list(_read_lines(paragraph, body, base))
    if paragraph.table:
        yield from _block([line for line, _ in lines if line])
    elif paragraph.heading:
        text = clean(" ".join(line for line, _ in lines))
        yield from [Block(text, heading=True)] if text else []
    else:
        yield from _part_lines(lines)


def _read_lines(paragraph: Paragraph, body: Body, base: str) -> Iterator[tuple[str, bool]]:
    """Yield each line's clean text and whether it is a bold sub-head; an empty line parts paragraphs."""
    for runs in paragraph.lines:
        found, left = ([], runs) if paragraph.table else take_pointers(runs, base)
        body.related += found
        raw = "".join(run.text for run in left)
        if has_mojibake(raw):
            body.warnings.add("mojibake")
        line = _without_caption(clean(raw))
        if not _BOILERPLATE.fullmatch(line) and (line or not found):
            yield line, _is_heading(line, left)


def _without_caption(line: str) -> str:
    caption_end = _CAPTION_END.search(line)
    if not caption_end:
        return line
    if labelled := _CAPTION_LABEL.search(line):
        return line[: labelled.start()].rstrip()
    glued = [mark.end() for mark in _GLUED.finditer(line, 0, caption_end.start())]
    return line[: glued[-1]] if glued else ""


def _is_heading(line: str, runs: list[Run]) -> bool:
    bold = all(run.bold for run in runs if run.text.strip())
    return bold and len(line) <= _LONGEST_HEADING and not line.endswith(_SENTENCE_END) and any(map(str.isalpha, line))


def _part_lines(lines: list[tuple[str, bool]]) -> Iterator[Block]:
    """Part a paragraph's lines at empty ones and at sub-heads."""
    paragraph: list[str] = []
    for line, heading in lines:
        if line and not heading:
            paragraph.append(line)
            continue
        yield from _block(paragraph)
        paragraph = []
        if heading:
            yield Block(line, heading=True)
    yield from _block(paragraph)


def _block(lines: list[str]) -> list[Block]:
    text = "\n".join(lines)
    return [Block(text)] if text else []


def _take_byline(body: Body, part: int) -> None:
    """The first lines may be bylines; behind part 1 a lone "Sumber: ..." belongs to the table before it."""
    while body.blocks and (byline := read_byline(line := body.blocks[0].text.split("\n")[0])):
        if part > 1 and "|" not in line:
            return
        body.byline.join(byline)
        _replace(body.blocks, 0, body.blocks[0].text.partition("\n")[2])


def _take_dateline(body: Body, part: int) -> None:
    """It opens the first paragraph; a sub-head may stand before that. Without the paper's name, in part 1 only."""
    for number, block in enumerate(body.blocks[:2]):
        body.dateline, rest = split_dateline(block.text, old=part == 1)
        if rest != block.text:
            _replace(body.blocks, number, rest)
        if rest != block.text or not block.heading:
            return


def _take_source_address(body: Body) -> None:
    """A closing "Sumber: https://..." is no story."""
    while body.blocks and _ADDRESS.fullmatch(body.blocks[-1].text.split("\n")[-1]):
        _replace(body.blocks, -1, body.blocks[-1].text.rpartition("\n")[0])


def _replace(blocks: list[Block], number: int, text: str) -> None:
    if text:
        blocks[number] = Block(text, blocks[number].heading)
    else:
        del blocks[number]
