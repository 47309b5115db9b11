"""Whether the last lines of a story are the notice of a paywall."""

from collections.abc import Iterator

from kontan_crawler import site
from kontan_crawler.parsing.paywall_notice import is_label, is_notice, may_follow
from kontan_crawler.text.card_details import is_detail_of_card
from kontan_crawler.text.clean import clean
from kontan_crawler.text.paragraphs import Paragraph, Paragraphs, Span, text_in
from kontan_crawler.text.pointing import is_headline
from kontan_crawler.text.targets import Target, target_of

MAX_TEASER = 250
"""Words before a paywall; two or three paragraphs."""
_TITLE = ""  # in the place of a line that is the linked title of an article
_BREAK = "\n"  # behind the lines of a paragraph
_MAX_WORDS = 3  # of a notice that may be the label of a title


def ends_with_notice(paragraphs: Paragraphs) -> bool:
    """Return whether the last lines of a short story are a notice, with nothing but short lines and links after it.

    A label such as "Artikel premium" above or below the linked title of another article is that one's.
    """
    lines: Iterator[str] = (line for paragraph in paragraphs if not paragraph.after_end for line in (*_lines(paragraph), _BREAK))
    words, before = 0, None
    while (line := next(lines, None)) is not None:
        if words > MAX_TEASER:  # most stories
            return False
        if line not in (_TITLE, _BREAK) and is_notice(line):
            rest = list(lines)
            following = next((each for each in rest if each != _BREAK), None)
            if not (_may_be_of_title(line) and _TITLE in (before, following)):
                return may_follow(line, list(_without_cards(rest)))
            lines = iter(rest)
        words, before = words + len(line.split()), line
    return False


def _without_cards(lines: list[str]) -> Iterator[str]:
    """Yield the lines behind a notice without the titles of other articles, and without the first line below each."""
    is_below_title = False
    for line in lines:
        if line not in (_TITLE, _BREAK) and not is_below_title:
            yield line
        is_below_title = line == _TITLE or (is_below_title and line == _BREAK)


def _lines(paragraph: Paragraph) -> Iterator[str]:
    """Yield the lines of a paragraph without buttons and pointers, which are nothing but a link; _TITLE for the linked title of an article."""
    for line in paragraph.lines:
        text = " ".join(text_in(line).split())
        notices = [span.text for span in line if len(line) > 1 and is_notice(span.text)]
        if any(map(_is_title, line)) and _is_title_alone(line, notices):
            yield _TITLE
            continue
        yield from notices[:1]
        if any(span.link is None and span.text.strip() for span in line) or is_notice(text):
            yield text


def _is_title_alone(line: list[Span], notices: list[str]) -> bool:
    """Return whether nothing but a notice that may be its label stands beside a title; "Baca Juga:" is none."""
    unlinked = text_in(span for span in line if span.link is None).strip()
    is_labelled = bool(notices) or is_notice(unlinked)
    is_bare = not any(map(str.isalnum, unlinked)) or is_detail_of_card(clean(unlinked))
    return (is_labelled or is_bare) and all(map(_may_be_of_title, notices))


def _may_be_of_title(notice: str) -> bool:
    """Return whether a notice may be the label of another article: "Artikel premium", "Khusus pelanggan"."""
    words = notice.lower().split()
    return is_label(notice) or (len(words) <= _MAX_WORDS and "ini" not in words)


def _is_title(span: Span) -> bool:
    """Return whether a text is the linked title of an article."""
    return span.link is not None and is_headline(span.text) and target_of(span.link.href, site.WWW) is Target.ARTICLE
