"""The lines of a text: those that may be boilerplate, and the text without the lines of a list."""

import re
from collections.abc import Collection, Set

from kontan_crawler import site
from kontan_crawler.text.clean import clean
from kontan_crawler.text.page_voice import MAX_WEIGHED, page_score

MAX_LENGTH = 300  # characters of a line; the longest prompt known of the site has 245
_MAX_LINES = 200  # of one text
_MAX_SCORE = 0.4  # of a sentence
_NO_ANSWER = "hingga berita ini di"  # "Belum ada tanggapan dari Nama hingga berita ini diturunkan."
CELLS = " | "
_STORY = re.compile(rf"{site.SOURCE_LABEL}|.*[.?][\"”’)]*$|.*[\"”]$")  # a sentence, a quote, the source of a table


def short_lines(text: str, headings: Collection[str] = ()) -> dict[str, bool]:
    """Return the short lines of a text, without rows of tables, and for each whether it is a subheading.

    headings: the subheadings of the text.
    """
    found: dict[str, bool] = {}
    for paragraph in text.split("\n\n"):
        lines = paragraph.split("\n")
        if len(lines) == 1 or not any(map(is_row, lines)):
            found |= {line: line in headings for line in lines if 0 < len(line) <= MAX_LENGTH}
    return dict(list(found.items())[-_MAX_LINES:])  # prompts stand at the end more often than at the start


def looks_like_story(line: str) -> bool:
    """Return whether a line has the form of a sentence of the story, and not the words of a page: "Kontan, bacaan para saudagar sejak 1996."."""
    may_be_prompt = line.endswith(".") and line.count(" ") < MAX_WEIGHED and _NO_ANSWER not in line
    return bool(_STORY.match(line)) and not (may_be_prompt and page_score(line) > _MAX_SCORE)


def is_row(line: str) -> bool:
    """Return whether a line is a row of a table: with cells, or with an empty first or last one."""
    return CELLS in line or line.startswith(CELLS.lstrip()) or line.endswith(CELLS.rstrip())


def without_lines(text: str, lines: Set[str]) -> str:
    """Return a text without the paragraphs, and the lines in a paragraph, that are in `lines`. A text of only such lines stays."""
    paragraphs = ("\n".join(line for line in paragraph.split("\n") if line not in lines) for paragraph in text.split("\n\n"))
    return "\n\n".join(filter(None, paragraphs)) or text


def listed_lines(content: str) -> frozenset[str]:
    """Return the lines in the content of a list: one a line, indented if it begins with "#". Lines that begin with "#" are comments."""
    return frozenset(filter(None, (clean(line) for line in content.splitlines() if not line.startswith("#"))))
