"""Pointers: the lines that send the reader elsewhere, "Baca Juga: ...", with or without story around them."""

import re
from itertools import groupby
from urllib.parse import urljoin, urlsplit

from lxml import etree
from w3lib.url import safe_url_string

from kontan_crawler import site
from kontan_crawler.items import Related, RelatedKind
from kontan_crawler.text.clean import clean
from kontan_crawler.text.paragraphs import Run

_KINDS: dict[str, RelatedKind] = {label: kind for kind, label, _ in site.POINTERS}
_CLASSES: dict[str, RelatedKind] = {link: kind for kind, _, link in site.POINTERS if link}
_LABEL = rf"({'|'.join(_KINDS)})".replace(" ", r"\s+")
_LABEL_ANYWHERE = re.compile(rf"{_LABEL}\s*:")
_AT_END = re.compile(rf"{_LABEL}\s*:?\s*$")
_AT_START = re.compile(rf"\s*{_LABEL}\s*:\s*")
_LONGEST_TITLE = 150  # characters; without a link, a longer line is story


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
        kind = _kind(link, _text(runs), _text(kept))
        if kind:
            kept = _without_label(kept)
            found += _pointer(kind, _AT_START.sub("", _text(runs)), _address(link, base))
        else:
            kept += runs
    return _take_unlinked(found, kept)


def _kind(link: etree._Element | None, text: str, before: str) -> RelatedKind | None:
    if link is None or (kind := _class_kind(link)):
        return link if link is None else kind
    label = _AT_START.match(text) or (_AT_END.search(before) if before.rstrip().endswith(":") else None)
    return _labelled(label) if label else None


def _class_kind(link: etree._Element | None) -> RelatedKind | None:
    names = link.get("class", "").split() if link is not None else ()
    return next((_CLASSES[name] for name in names if name in _CLASSES), None)


def _labelled(label: re.Match[str]) -> RelatedKind:
    return _KINDS[" ".join(label[1].split())]


def _without_label(runs: list[Run]) -> list[Run]:
    """Drop the label at the end of `runs`, also where it is spread over several of them."""
    label = _AT_END.search(_text(runs))
    if not label:
        return runs
    left, room = [], label.start()
    for run in runs:
        left.append(Run(run.text[:room], run.bold, run.link))
        room = max(0, room - len(run.text))
    return left


def _take_unlinked(found: list[Related], kept: list[Run]) -> tuple[list[Related], list[Run]]:
    """A line that is a label and a title and nothing else is a pointer without a link."""
    label = _AT_START.match(_text(kept))
    if not label or len(_text(kept)) > _LONGEST_TITLE:
        return found, kept
    return found + _pointer(_labelled(label), _text(kept)[label.end() :], None), []


def _pointer(kind: RelatedKind, title: str, url: str | None) -> list[Related]:
    title = clean(title)
    return [Related(kind=kind, title=title, url=url)] if title else []


def _address(link: etree._Element, base: str) -> str | None:
    try:
        url = urlsplit(urljoin(base, link.get("href", "").strip()))
    except ValueError:
        return None
    return safe_url_string(url.geturl()) if url.scheme in ("http", "https") and url.netloc else None


def _text(runs: list[Run]) -> str:
    return "".join(run.text for run in runs)
