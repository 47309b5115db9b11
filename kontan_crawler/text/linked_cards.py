"""Cards whose link is that of their picture, so that their title is bare text: it is read as the link."""

from collections.abc import Sequence
from dataclasses import replace

from kontan_crawler.text.list_headings import kind_of_heading
from kontan_crawler.text.paragraphs import Link, Paragraph, Paragraphs
from kontan_crawler.text.targets import Target, target_of

_MIN_TITLE, _MAX_TITLE = 3, 25  # words
_MAX_DETAIL = 6  # words of a line beside it, such as its label or its age
_NO_TITLE = (".", ":", ";", ",", ".”", '."')  # the ends of a sentence, and of one that goes on


def link_titles(paragraphs: Paragraphs, base: str) -> None:
    """Link the title of each card whose picture is linked to another article. base: canonical URL of the page."""
    for start, stop, link in paragraphs.cards:
        title = _title_of(paragraphs[start:stop])
        if title and target_of(link.href, base) is Target.ARTICLE:
            _link(title, link)


def _title_of(card: Sequence[Paragraph]) -> Paragraph | None:
    """Return the line in bold letters, or else the longest, if no line is linked and the others are few words; None without one."""
    titles = sorted(filter(_is_title, card), key=lambda paragraph: (paragraph.is_set_apart, _words(paragraph)))
    title = titles[-1] if titles else None
    has_links = any(span.link for paragraph in card for line in paragraph.lines for span in line)
    return None if has_links or any(_words(each) > _MAX_DETAIL for each in card if each is not title) else title


def _is_title(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    return _MIN_TITLE <= _words(paragraph) <= _MAX_TITLE and not text.endswith(_NO_TITLE) and not kind_of_heading(text)


def _words(paragraph: Paragraph) -> int:
    return len(paragraph.text.split())


def _link(paragraph: Paragraph, link: Link) -> None:
    paragraph.lines = [[replace(span, link=link) for span in line] for line in paragraph.lines]
