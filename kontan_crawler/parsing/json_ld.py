"""What a page says of its article in JSON-LD: headline and time of publication, and that it is not free (I: no page of the site was seen with it)."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from lxml import etree

_SCRIPTS = etree.XPath("//script[@type='application/ld+json']/text()")
_TYPES = frozenset({"NewsArticle", "Article", "ReportageNewsArticle"})
_MAX_DEPTH = 4
_FREE = b"isAccessibleForFree"
_NOT_FREE = re.compile(rb'isAccessibleForFree"\s*:\s*"?(?:https?://schema\.org/)?[Ff]alse\b')


class Described(NamedTuple):
    """What JSON-LD says of an article, as printed."""

    headline: str | None = None
    published: str | None = None


def read_json_ld(document: etree._Element) -> Described:
    """Return the first article that a page describes; a script that is no JSON says nothing."""
    for script in cast("list[str]", _SCRIPTS(document)):
        for described in _articles(_parsed(str(script))):
            return Described(_text(described.get("headline")), _text(described.get("datePublished")))
    return Described()


def is_not_free(markup: bytes) -> bool:
    """Return whether a page says that its article, or a part of it, is not free."""
    return _FREE in markup and _NOT_FREE.search(markup) is not None


def _parsed(script: str) -> Any:
    try:
        return json.loads(script)
    except (ValueError, RecursionError):
        return None


def _articles(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, dict):
        types = value.get("@type")
        if not _TYPES.isdisjoint(types if isinstance(types, list) else [str(types)]):
            yield value
        yield from _articles(value.get("@graph"), depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _articles(each, depth + 1)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
