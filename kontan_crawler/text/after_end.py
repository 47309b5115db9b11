"""What stands after the end of a story: links to the next articles are read; much text is a sign that the end is wrong."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import filterfalse, takewhile

from kontan_crawler import site
from kontan_crawler.text.byline import Byline, read_byline, split_byline
from kontan_crawler.text.byline_forms import with_colon, with_role, without_glue
from kontan_crawler.text.byline_lines import descriptions_together, join_labels
from kontan_crawler.text.clean import clean
from kontan_crawler.text.features import Reads
from kontan_crawler.text.foreign import OF_EVERY_PAGE, names_google_news, without_foreign
from kontan_crawler.text.link_lists import LinkList
from kontan_crawler.text.list_headings import kind_of_heading
from kontan_crawler.text.paragraphs import Paragraph, Paragraphs, Span, by_link, text_in
from kontan_crawler.text.read_features import features_of
from kontan_crawler.text.related import CLOSING_KINDS, Related, is_closing_link, kind_of_class, take_related
from kontan_crawler.text.syndication import is_syndication
from kontan_crawler.text.targets import is_of_person
from kontan_crawler.urls import canonical

_CLOSING_WORDS = re.compile("selanjutnya|menarik")  # one of them is in each label and heading of closing links
_PROFILE = re.compile(r"\W*(?:(?:lihat|baca|buka)\s+)?(?:profil|semua (?:artikel|tulisan))\b.{0,20}", re.IGNORECASE)
_MAX_BEFORE_NAMES = 25  # paragraphs
_MAX_OF_MEDIUM = 4  # lines behind that of a syndicated story
_MAX_BEFORE_CLOSING = 8
_MARKS = (":", "–", "—", "»", "→", "▸", "›")  # behind a label
_MAX_LABEL = 3  # words in a line of their own
_MAX_WORDS = 40  # outside links; boilerplate has fewer


def closing_links(paragraphs: Paragraphs, base: str) -> Iterator[Related]:
    """Yield the links to the next articles: of labelled lines, and of the lists under their headings. base: canonical URL of the page.

    Before the line that closes an article, a line with any label is one of them, and so it is first of all or right behind a closing line or link: "Bacaan Berikutnya: ...".
    """
    links, is_list, is_behind_closing, closing = LinkList(base), False, True, _number_of_closing_line(paragraphs)
    for number, paragraph in enumerate(paragraphs):
        spans = _spans(paragraph)
        text = text_in(spans)
        if len(spans) > 1 and _is_labelled(paragraph.lines) and (number < closing or (is_behind_closing and _points_to_news(spans))):
            yield from links.add(features_of(paragraph, base))
            continue
        is_behind_closing = names_google_news(text)
        if not (is_list or _may_close(text, spans)):
            continue
        features = features_of(paragraph, base)
        is_list = features.reads is Reads.HEADING or (is_list and bool(features.links))
        is_pointer = features.reads in (Reads.HEADING, Reads.POINTER)
        found = links.add(features) if is_pointer else take_related(spans, base)[0]
        is_closing = any(is_closing_link(span.link) for span in spans)
        closing_ones = [link for link in found if is_closing or link.kind in CLOSING_KINDS]
        is_behind_closing = is_behind_closing or bool(closing_ones)
        yield from closing_ones


def _number_of_closing_line(paragraphs: Sequence[Paragraph]) -> int:
    """Return the number of the line that closes an article, among the first paragraphs; 0 without one."""
    first = enumerate(paragraphs[:_MAX_BEFORE_CLOSING])
    return next((number for number, paragraph in first if names_google_news(text_in(_spans(paragraph)))), 0)


def _points_to_news(spans: list[Span]) -> bool:
    """Return whether a label names links that differ from article to article, or its link leads to an article of the site."""
    label = _label(spans)
    if OF_EVERY_PAGE.search(label):
        return False
    return kind_of_heading(label) is not None or any(span.link and canonical(span.link.href, site.WWW) for span in spans)


def _label(spans: list[Span]) -> str:
    return clean(text_in(takewhile(lambda span: span.link is None, spans)))


def _is_labelled(lines: list[list[Span]]) -> bool:
    """Return whether a paragraph is a label with a colon, or in a line of its own, and one link."""
    label, *links = (text_in(list(group)).strip() for _, group in by_link(span for line in lines for span in line))
    is_label = label.endswith(_MARKS) or (len(lines) > 1 and 0 < len(label.split()) <= _MAX_LABEL and text_in(lines[0]).strip() == label)
    return is_label and len([link for link in links if link]) == 1


def byline_in(paragraphs: Paragraphs) -> Byline:
    """Return the names in the first paragraphs, where some pages print them.

    A source alone is none, unless it is the first line, in no box with others, or a border stands behind it: it may be of a picture or a
    table. Names behind the line of a syndicated story are not the paper's own.
    """
    found, is_sure = Byline(), False
    is_in_box = any(group.start == 0 and group.stop > 1 and group.names for group in paragraphs.groups)
    for number, line in enumerate(_own_lines(join_labels(_first_lines(paragraphs, _MAX_BEFORE_NAMES)))):
        byline = _byline_of(line)
        found.merge(byline or Byline())
        is_sure = is_sure or (byline is not None and ((number == 0 and not is_in_box) or line.endswith("|")))
    return found if found.authors or found.editors or is_sure else Byline()


def _byline_of(line: str) -> Byline | None:
    return read_byline(with_role(with_colon(without_glue(line))))


def _own_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines without the names of the medium that printed the story first: those in the next lines behind the one that names it."""
    left, has_names = 0, False  # lines that may be its names
    for line in lines:
        if is_syndication(line):
            left, has_names = _MAX_OF_MEDIUM, False
            left = 0 if split_byline(line)[1] else left  # its names stand in it
        elif left and ((byline := _byline_of(line)) or not has_names) and not (byline and byline.sources):
            left, has_names = left - 1, has_names or byline is not None
        else:
            left = 0
            yield line


def _first_lines(paragraphs: Paragraphs, count: int) -> Iterator[str]:
    """Yield the lines of the first paragraphs, tags and titles left out: "Penulis Muda" is a tag, "Laporan: Miliarder Baru" may be a title."""
    lines = ((paragraph, line) for paragraph in paragraphs[:count] for line in paragraph.lines if not all(map(_is_of_other_page, line)))
    texts = [(paragraph, clean(text_in(filterfalse(_leads_to_profile, line)))) for paragraph, line in lines]
    return (text for _, text in descriptions_together(texts))


def _leads_to_profile(span: Span) -> bool:
    """Return whether a text beside a name is a link to the page of the author: "Lihat profil"."""
    return span.link is not None and is_of_person(span.link.href) and _PROFILE.fullmatch(span.text) is not None


def _is_of_other_page(span: Span) -> bool:
    """Return whether a text is a link to a tag or an article, or only stands between two."""
    leads_away = span.link and (site.TAG_PATH in span.link.href or canonical(span.link.href, site.WWW))
    return bool(leads_away) or not any(map(str.isalnum, span.text))


def has_much_text(paragraphs: Paragraphs, base: str) -> bool:
    """Return whether there are more words than boilerplate has, outside links and foreign blocks."""
    if _words_outside_links(paragraphs) <= _MAX_WORDS:
        return False
    return _words_outside_links(found for found in without_foreign(paragraphs, base) if isinstance(found, Paragraph)) > _MAX_WORDS


def _may_close(text: str, spans: list[Span]) -> bool:
    return _CLOSING_WORDS.search(text.lower()) is not None or any(span.link and kind_of_class(span.link) for span in spans)


def _words_outside_links(paragraphs: Iterable[Paragraph]) -> int:
    return sum(len(span.text.split()) for paragraph in paragraphs for span in _spans(paragraph) if span.link is None)


def _spans(paragraph: Paragraph) -> list[Span]:
    return [span for line in paragraph.lines for span in line]
