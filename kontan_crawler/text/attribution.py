"""Separate byline, dateline and source URLs from a story. They are in its first or last blocks."""

import re

from kontan_crawler import site
from kontan_crawler.text.blocks import Body
from kontan_crawler.text.byline import read_byline
from kontan_crawler.text.dateline import split_dateline

_SOURCE = re.compile(site.SOURCE_LABEL)
_URL = re.compile(r"https?:|www\.")
_OPENING = 3  # blocks that may hold byline and dateline
_CLOSING = 3  # lines that may hold source URLs


def take_byline(body: Body, part: int) -> None:
    """Move the bylines in the first lines to `body.byline`. After part 1, a line with only "Sumber: ..." belongs to a table."""
    number = 0
    for _ in range(2 * _OPENING):
        if number >= min(_OPENING, len(body.blocks)):
            return
        line = body.blocks[number].text.split("\n", 1)[0]
        byline = read_byline(line)
        if byline and ("|" in line or (part == 1 and number == 0)):
            body.byline.merge(byline)
            body.replace(number, body.blocks[number].text.partition("\n")[2])
        else:
            number += 1


def take_dateline(body: Body, part: int) -> None:
    """Move the dateline to `body.dateline`. Without the paper's name it is read only in part 1, where subheadings may precede it."""
    for number, block in enumerate(body.blocks[:_OPENING]):
        first = part == 1 and all(before.heading for before in body.blocks[:number])
        body.dateline, rest = split_dateline(block.text, old=first)
        if rest != block.text:
            body.replace(number, rest)
            return


def drop_source_urls(body: Body) -> None:
    """Remove the closing lines "Sumber: https://...", which are not part of the story."""
    for _ in range(_CLOSING):
        if not body.blocks or not _is_source_url(body.blocks[-1].text.rpartition("\n")[2]):
            return
        body.replace(-1, body.blocks[-1].text.rpartition("\n")[0])


def _is_source_url(line: str) -> bool:
    source = _SOURCE.match(line)
    words = line[source.end() :].replace(",", " ").replace(";", " ").split() if source else []
    urls = [word for word in words if word != "dan"]
    return bool(urls) and all(map(_URL.match, urls))
