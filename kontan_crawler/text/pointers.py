"""Pointers: the lines that send the reader elsewhere, "Baca Juga: ...", with or without story around them."""

import re
from dataclasses import dataclass
from itertools import groupby, takewhile

from kontan_crawler import site
from kontan_crawler.site import RelatedKind
from kontan_crawler.text.clean import clean
from kontan_crawler.text.paragraphs import Link, Run
from kontan_crawler.urls import absolute

_KINDS: dict[str, RelatedKind] = {label: kind for kind, label, _ in site.POINTERS}
_CLASSES: dict[str, RelatedKind] = {link: kind for kind, _, link in site.POINTERS if link}
_LABEL = rf"({'|'.join(_KINDS)})".replace(" ", r"\s+")
_LABEL_ANYWHERE = re.compile(rf"{_LABEL}\s*:")
_AT_START = re.compile(rf"\s*{_LABEL}\s*:\s*")
_AT_END = re.compile(rf"{_LABEL}\s*:\s*$")
_LABEL_ALONE = re.compile(rf"{_LABEL}\s*:?\s*$")
_LONGEST_LABEL = 100  # characters, white space around it included
CLOSING = ("selanjutnya", "menarik_dibaca")  # those that close an article
_LONGEST_TITLE = 150  # characters; without a link, a longer line is story


@dataclass(kw_only=True)
class Related:
    """Another piece that the page points its reader to."""

    kind: RelatedKind
    """Which of KONTAN's pointers it is: "Baca Juga", "Tonton", "Selanjutnya" or "Menarik Dibaca"."""
    title: str
    """The title printed there."""
    url: str | None
    """Its address, absolute; null where the pointer bears no link."""


def take_pointers(line: list[Run], base: str) -> tuple[list[Related], list[Run]]:
    """Return the pointers in a line and the runs that are left of it: the story it shares the line with.

    base: address of the page, for relative links.
    """
    if not _LABEL_ANYWHERE.search(_text(line)) and not any(_class_kind(run.link) for run in line):
        return [], line
    found: list[Related] = []
    kept: list[Run] = []
    for link, group in groupby(line, key=lambda run: run.link):
        runs = list(group)
        before = _tail(kept)
        kind = None if link is None else _kind(link, _text(runs), before)
        if kind:
            _drop_label(kept, before)
            kept.append(Run(" "))  # what stood on both sides stays apart
            found += _pointer(kind, _AT_START.sub("", _text(runs)), absolute(link.href, base))
        else:
            kept += runs
    return _take_unlinked(found, kept)


def lone_label(line: list[Run]) -> RelatedKind | None:
    """Return what a line points by if it is a label and nothing else."""
    label = _AT_START.fullmatch(_text(line))
    return _labelled(label) if label else None


def pointers_after_label(kind: RelatedKind, line: list[Run], base: str) -> list[Related]:
    """Return the pointers in a line below a lone label: its links, if it has nothing else."""
    if any(run.link is None and run.text.strip() for run in line):
        return []
    links = groupby((run for run in line if run.link is not None), key=lambda run: run.link)
    return [pointer for link, runs in links for pointer in _pointer(kind, _text(list(runs)), absolute(link.href, base))]


def _kind(link: Link, text: str, before: str) -> RelatedKind | None:
    label = _AT_START.match(text) or _AT_END.search(before)
    return _class_kind(link) or (_labelled(label) if label else None)


def _tail(runs: list[Run]) -> str:
    """The end of a line's text: as much of it as a label may need."""
    text = ""
    for run in reversed(runs):
        text = run.text + text
        if len(text) > _LONGEST_LABEL:
            break
    return text


def _drop_label(runs: list[Run], tail: str) -> None:
    """Drop the label at the end of a line, with or without its colon, also where it is spread over several runs."""
    label = _LABEL_ALONE.search(tail)
    left = len(tail) - label.start() if label else 0
    while left:
        cut = min(left, len(runs[-1].text))
        runs[-1] = Run(runs[-1].text[: len(runs[-1].text) - cut], runs[-1].bold, runs[-1].link)
        left -= cut
        if left:
            runs.pop()


def _class_kind(link: Link | None) -> RelatedKind | None:
    names = link.classes if link else ()
    return next((_CLASSES[name] for name in names if name in _CLASSES), None)


def _labelled(label: re.Match[str]) -> RelatedKind:
    return _KINDS[" ".join(label[1].split())]


def _take_unlinked(found: list[Related], kept: list[Run]) -> tuple[list[Related], list[Run]]:
    """A label without a link points by the rest of its line, unless that is a sentence; if it is bold and the rest
    is not, by what is bold."""
    label = _AT_START.match(_text(kept))
    bold = list(takewhile(lambda run: run.bold or not run.text.strip(), kept))
    title = bold if len(_text(bold)) > (label.end() if label else 0) else kept
    if not label or len(_text(title)) > _LONGEST_TITLE or (title is kept and _text(title).rstrip().endswith(".")):
        return found, kept
    return found + _pointer(_labelled(label), _text(title)[label.end() :], None), kept[len(title) :]


def _pointer(kind: RelatedKind, title: str, url: str | None) -> list[Related]:
    title = clean(title)
    return [Related(kind=kind, title=title, url=url)] if title else []


def _text(runs: list[Run]) -> str:
    return "".join(run.text for run in runs)
