"""Related links: "Baca Juga: ...", alone in a line or in a line of the story."""

import re
from dataclasses import dataclass
from itertools import groupby, takewhile

from kontan_crawler import site
from kontan_crawler.site import RelatedKind
from kontan_crawler.text.clean import clean
from kontan_crawler.text.list_headings import kind_in, kind_of_heading
from kontan_crawler.text.paragraphs import Link, Span, text_in
from kontan_crawler.text.targets import Target, target_of
from kontan_crawler.urls import absolute

_CLASSES: dict[str, RelatedKind] = {link: kind for kind, _, link in site.RELATED_LABELS if link}
_LABEL = rf"({'|'.join(label[0] + f'(?i:{label[1:]})' for _, label, _ in site.RELATED_LABELS)}|BACA JUGA|Tonton (?i:juga|video(?:nya)?)|{site.OTHER_LABELS})".replace(
    " ", r"\s+"
)
LABEL_ANYWHERE = re.compile(rf"{_LABEL}\s*[:→»]")
"""A label with its colon or arrow. Its group is the label."""
_AT_START = re.compile(rf"\s*{_LABEL}\s*[:→»]\s*")
_AT_END = re.compile(rf"{_LABEL}\s*[:→»]\s*$")
_LABEL_ALONE = re.compile(rf"{_LABEL}\s*[:→»]?\s*$")
_OTHER_LABEL = re.compile(r"(?:^|[.!?…”\"’)])\s*\(?((?:\w+\s+){0,3}\w+)\s*:\s*$")  # after a sentence
_OPEN_BRACKET = re.compile(r"\s*[(\[]\s*$")
_MAX_LABEL = 100  # characters, with the white space around it
_MAX_SMALL, _SHARE_OF_CAPITALS = 3, 0.75  # letters of a word that may be small in a headline
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
    has_a_label = _has_mark(text) and (LABEL_ANYWHERE.search(text) or any(span.link for span in line))
    if not has_a_label and not any(span.link and kind_of_class(span.link) for span in line):
        return [], line
    found: list[Related] = []
    kept: list[Span] = []
    in_brackets = False
    for link, group in groupby(line, key=lambda span: span.link):
        spans = list(group)
        before = _tail(kept)
        kind = None if link is None else _kind(link, text_in(spans), before, base)
        if kind:
            _drop_label(kept, before)
            in_brackets = _drop_bracket(kept)
            kept.append(Span(" "))  # separates the words before and after the link
            found += _related(kind, _AT_START.sub("", text_in(spans)), absolute(link.href, base))
        else:
            kept += _without_closing_bracket(spans) if in_brackets else spans
            in_brackets = in_brackets and not text_in(spans).strip()
    return _take_unlinked(found, kept)


def _has_mark(text: str) -> bool:
    """Return whether a text has a colon or an arrow, as behind a label."""
    return ":" in text or "→" in text or "»" in text


def has_label(line: str) -> bool:
    """Return whether a line begins with a label of the site and a title: "Baca Juga: Panen Kopi"."""
    return _has_mark(line) and bool(_AT_START.match(line))


def lone_label(line: list[Span]) -> RelatedKind | None:
    """Return the kind of a line that is only a label; None for any other line."""
    text = text_in(line)
    label = _AT_START.fullmatch(text) if _has_mark(text) else None
    return _labelled(label) if label else None


def related_after_label(kind: RelatedKind, line: list[Span], base: str) -> list[Related]:
    """Return the links of a line after a lone label; an empty list if the line has other text."""
    if any(span.link is None and span.text.strip() for span in line):
        return []
    links = groupby((span for span in line if span.link is not None), key=lambda span: span.link)
    return [related for link, spans in links for related in _related(kind, text_in(spans), absolute(link.href, base))]


def _kind(link: Link, text: str, before: str, base: str) -> RelatedKind | None:
    label = _AT_START.match(text) or _AT_END.search(before)
    if kind := kind_of_class(link) or (_labelled(label) if label else None):
        return kind
    other = _OTHER_LABEL.search(before) if len(text.split()) >= _MIN_TITLE else None
    if other:
        is_pointer = _is_headline(text) and target_of(link.href, base) is Target.ARTICLE
        return kind_of_heading(other[1]) or ("terkait" if is_pointer else None)
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


def _drop_label(spans: list[Span], tail: str) -> None:
    """Remove the label at the end of a line, with or without its colon. It may be spread over several spans."""
    label, other = _LABEL_ALONE.search(tail), _OTHER_LABEL.search(tail)
    start = label.start() if label else other.start(1) if other else len(tail)
    _cut(spans, len(tail) - start)


def _is_headline(text: str) -> bool:
    """Return whether most words of a text begin with a capital, as in a headline."""
    words = [word for word in text.split() if len(word) > _MAX_SMALL and word[0].isalpha()]
    return len(words) >= _MIN_TITLE and sum(word[0].isupper() for word in words) >= _SHARE_OF_CAPITALS * len(words)


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


def _labelled(label: re.Match[str]) -> RelatedKind:
    return kind_in(label[1])


def _take_unlinked(found: list[Related], kept: list[Span]) -> tuple[list[Related], list[Span]]:
    """Take the title after a label without a link: the bold text of a bold label, else the rest of the line unless it is a sentence."""
    text = text_in(kept)
    label = _AT_START.match(text) if _has_mark(text) else None
    if not label:
        return found, kept
    bold = list(takewhile(lambda span: span.bold or not span.text.strip(), kept))
    title = bold if len(text_in(bold)) > label.end() else kept
    if len(text_in(title)) > _MAX_TITLE or (title is kept and text_in(title).rstrip().endswith(".")):
        return found, kept
    return found + _related(_labelled(label), text_in(title)[label.end() :], None), kept[len(title) :]


def _related(kind: RelatedKind, title: str, url: str | None) -> list[Related]:
    title = clean(title)
    return [Related(kind=kind, title=title, url=url)] if title else []
