"""What a page says of its article in JSON-LD: headline and time of publication, and that it is not free (I: no page of the site was seen with it)."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from lxml import etree

from kontan_crawler.parsing.http_response import HttpResponse

_SCRIPTS = etree.XPath("//script[@type='application/ld+json']/text()")
_TYPES = frozenset({"NewsArticle", "Article", "ReportageNewsArticle"})
_MAX_DEPTH = 4
_FREE, _NO = "isAccessibleForFree", ("false", "0")
_META = f"meta[itemprop={_FREE}]::attr(content)"


class Described(NamedTuple):
    """What JSON-LD says of an article, as printed."""

    headline: str | None = None
    published: str | None = None


def read_json_ld(document: etree._Element) -> Described:
    """Return the first article that a page describes; a script that is no JSON says nothing."""
    described = next(_described(document), {})
    return Described(_text(described.get("headline")), _text(described.get("datePublished")))


def is_not_free(response: HttpResponse) -> bool:
    """Return whether a page says that its article is not free; one that does not mention it says nothing."""
    if _FREE.encode() not in response.markup:  # most pages
        return False
    said = [article.get(_FREE) for article in _described(response.document.root)] + response.document.css(_META).getall()
    return any(str(value).lower().rpartition("/")[2] in _NO for value in said)


def _described(document: etree._Element) -> Iterator[dict[str, Any]]:
    """Yield the articles that a page describes."""
    for script in cast("list[str]", _SCRIPTS(document)):
        yield from _articles(_parsed(str(script)))


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
