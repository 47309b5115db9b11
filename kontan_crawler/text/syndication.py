"""The line that names the medium of a syndicated story: "Artikel ini telah tayang di Kompas.com dengan judul ..."."""

import re
from collections.abc import Sequence

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.blocks import Block, Body
from kontan_crawler.text.byline import Byline, read_byline

_SYNDICATED = lazy(site.SYNDICATED, re.IGNORECASE)
_ELSEWHERE = lazy(site.SYNDICATED_ELSEWHERE, re.IGNORECASE | re.DOTALL)
_TITLED = lazy(r"\b(?:ber|dengan )judul\b\W*(?:[\"“‘']|(?-i:[A-Z\d])|$)", re.IGNORECASE)
_MAX_BARE = 7  # words of a line that begins with "Tayang di"
_MAX_SYNDICATED = 250  # characters


def take_syndication(body: Body) -> Byline:
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
