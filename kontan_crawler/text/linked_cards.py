"""Cards whose link is that of their picture, so that their title is bare text: it is read as the link."""

from dataclasses import replace

from kontan_crawler.text.paragraphs import Link, Paragraph, Paragraphs
from kontan_crawler.text.targets import Target, target_of

_MIN_TITLE, _MAX_TITLE = 3, 25  # words
_MAX_DETAIL = 6  # words of a line beside it, such as its label or its age


def link_titles(paragraphs: Paragraphs, base: str) -> None:
    """Link the title of each card whose picture is linked to another article: its longest line. base: canonical URL of the page."""
    for start, stop, link in paragraphs.cards:
        *details, title = sorted(paragraphs[start:stop], key=_words)
        has_links = any(span.link for paragraph in (*details, title) for line in paragraph.lines for span in line)
        are_details = all(_words(each) <= _MAX_DETAIL for each in details)
        if not has_links and are_details and _is_title(title) and target_of(link.href, base) is Target.ARTICLE:
            _link(title, link)


def _words(paragraph: Paragraph) -> int:
    return len(paragraph.text.split())


def _is_title(paragraph: Paragraph) -> bool:
    return _MIN_TITLE <= _words(paragraph) <= _MAX_TITLE and not paragraph.text.rstrip().endswith(".")


def _link(paragraph: Paragraph, link: Link) -> None:
    paragraph.lines = [[replace(span, link=link) for span in line] for line in paragraph.lines]
