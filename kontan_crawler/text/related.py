"""Related links: "Baca Juga: ...", alone in a line or in a line of the story."""

import re
from dataclasses import dataclass
from itertools import takewhile

from kontan_crawler import site
from kontan_crawler.site import RelatedKind
from kontan_crawler.text.clean import clean
from kontan_crawler.text.list_headings import kind_in, kind_of_heading
from kontan_crawler.text.paragraphs import Link, Span, by_link, text_in
from kontan_crawler.text.pointing import (
    AT_START,
    ends_sentence,
    has_mark,
    is_headline,
    known_label,
    label_length,
    may_have_label,
    other_label,
    points_to_link,
    printed_title,
    still_points,
    unlinked_pointer,
)
from kontan_crawler.text.targets import Target, target_of
from kontan_crawler.urls import absolute, canonical

_CLASSES: dict[str, RelatedKind] = {link: kind for kind, _, link in site.RELATED_LABELS if link}
_OPEN_BRACKET = re.compile(r"\s*[(\[]\s*$")
_MAX_LABEL = 100  # characters, with the white space around it
_MIN_TITLE = 3  # words of a title after a label that the site is not known to use
CLOSING_KINDS = ("selanjutnya", "menarik_dibaca")  # after the end of the story
_MAX_TITLE = 150  # characters; a longer line without a link is text of the story


@dataclass(kw_only=True)
class Related:
    """A link to another article or video, with its label."""

    kind: RelatedKind
    """The printed label or heading: "baca_juga" for "Baca Juga"; "terkait" for any other than those listed."""
    title: str
    """The printed title."""
    url: str | None
    """Absolute URL; null if the title has no link."""


def take_related(line: list[Span], base: str) -> tuple[list[Related], list[Span]]:
    """Return the related links in a line, and its other spans. base: URL of the page, for relative links."""
    text = text_in(line)
    if not any(span.link for span in line) and not (has_mark(text) and may_have_label(text)):
        return [], line
    found: list[Related] = []
    kept: list[Span] = []
    in_brackets = is_pointed = False
    groups = [(link, list(spans)) for link, spans in by_link(line)]
    afters = [text_in(spans) for _, spans in groups[1:]] + [""]
    for (link, spans), after in zip(groups, afters, strict=True):
        before = _tail(kept)
        kind = None if link is None else _kind(link, text_in(spans), before, after, base)
        if link is not None and kind:
            is_pointed = points_to_link(before)
            _cut(kept, label_length(before))
            in_brackets = _drop_bracket(kept)
            kept.append(Span(" "))  # separates the words before and after the link
            found += _related(kind, text_in(spans), absolute(link.href, base))
        elif not (is_pointed and still_points(text_in(spans))):
            kept += _without_closing_bracket(spans) if in_brackets else spans
            if text_in(spans).strip():
                in_brackets = is_pointed = False
    return _take_unlinked(found, kept)


def has_label(line: str) -> bool:
    """Return whether a line begins with a label of the site and a title: "Baca Juga: Panen Kopi"."""
    return has_mark(line) and bool(AT_START.match(line))


def lone_label(line: list[Span]) -> RelatedKind | None:
    """Return the kind of a line that is only a label; None for any other line."""
    text = text_in(line)
    label = AT_START.fullmatch(text) if has_mark(text) else None
    return kind_in(label[1]) if label else None


def related_after_label(kind: RelatedKind, line: list[Span], base: str) -> list[Related]:
    """Return the links of a line after a lone label; an empty list if the line has other text."""
    if any(span.link is None and span.text.strip() for span in line):
        return []
    links = [(link, list(spans)) for link, spans in by_link(line) if link is not None]
    return [related for link, spans in links for related in _related(kind, text_in(spans), absolute(link.href, base))]


def _kind(link: Link, text: str, before: str, after: str, base: str) -> RelatedKind | None:
    label = known_label(before, text)
    if label:
        return kind_in(label[1])
    if kind_of_class(link):
        return kind_of_link(link, kind_of_heading(before) or ("terkait" if other_label(before) else None))
    is_pointer = is_headline(text) and ends_sentence(after) and target_of(link.href, base) is Target.ARTICLE
    if (other := other_label(before)) and len(text.split()) >= _MIN_TITLE:
        return kind_of_heading(other) or ("terkait" if is_pointer else None)
    if is_pointer and canonical(link.href, base) and (printed_title(text) != text or points_to_link(before)):
        return "terkait"
    within, _, title = text.partition(":")
    return kind_of_heading(within) if len(title.split()) >= _MIN_TITLE and within[-1:] != " " else None


def _tail(spans: list[Span]) -> str:
    """Return the end of the text of a line, long enough for any label."""
    text = ""
    for span in reversed(spans):
        text = span.text + text
        if len(text) > _MAX_LABEL:
            break
    return text[-2 * _MAX_LABEL :]


def _drop_bracket(spans: list[Span]) -> bool:
    """Remove the bracket that opens at the end of a line, and return whether there was one."""
    bracket = _OPEN_BRACKET.search(_tail(spans))
    if bracket:
        _cut(spans, len(bracket[0]))
    return bracket is not None


def _without_closing_bracket(spans: list[Span]) -> list[Span]:
    first = spans[0].text.lstrip()
    return [Span(first[1:], spans[0].bold, spans[0].link), *spans[1:]] if first.startswith((")", "]")) else spans


def _cut(spans: list[Span], left: int) -> None:
    """Remove the last characters of a line."""
    while left:
        cut = min(left, len(spans[-1].text))
        spans[-1] = Span(spans[-1].text[: len(spans[-1].text) - cut], spans[-1].bold, spans[-1].link)
        left -= cut
        if left:
            spans.pop()


def kind_of_class(link: Link | None) -> RelatedKind | None:
    """Return the kind that the site's own class of a link names; None for any other."""
    names = link.classes if link else ()
    return next((_CLASSES[name] for name in names if name in _CLASSES), None)


def kind_of_link(link: Link | None, printed: RelatedKind | None) -> RelatedKind | None:
    """Return the kind of a link: that of its printed label, else that of the site's own class."""
    return printed or kind_of_class(link)


def is_closing_link(link: Link | None) -> bool:
    """Return whether a link has a class of the site for the links that close an article, whatever its label."""
    return kind_of_class(link) in CLOSING_KINDS


def _take_unlinked(found: list[Related], kept: list[Span]) -> tuple[list[Related], list[Span]]:
    """Take the title after a label without a link: the bold text of a bold label, else the rest of the line unless it is a sentence."""
    text = text_in(kept)
    if not has_mark(text):
        return found, kept
    if not found and (pointed := unlinked_pointer(text)):
        return _related(pointed, text, None), []
    label = AT_START.match(text)
    if not label:
        return found, kept
    bold = list(takewhile(lambda span: span.bold or not span.text.strip(), kept))
    title = bold if len(text_in(bold)) > label.end() else kept
    if len(text_in(title)) > _MAX_TITLE or (title is kept and text_in(title).rstrip().endswith(".")):
        return found, kept
    return found + _related(kind_in(label[1]), text_in(title)[label.end() :], None), kept[len(title) :]


def _related(kind: RelatedKind, title: str, url: str | None) -> list[Related]:
    title = clean(printed_title(title))
    return [Related(kind=kind, title=title, url=url)] if title else []
