"""The JSON object that `scrapy doctor --json` prints, as one line."""

import codecs
import json
from collections.abc import Mapping
from typing import Any

from kontan_crawler.printable import printable_json

ARTICLE, LISTING, CONTACT, LINES = "article", "listing", "contact", "lines"
"""Modes: what was examined."""


def json_line(found: Mapping[str, Any], encoding: str) -> str:
    """Return an object as a line of JSON without control characters, in ASCII unless `encoding` is UTF-8."""
    is_utf8 = codecs.lookup(encoding).name == "utf-8"
    return printable_json(json.dumps(found, ensure_ascii=not is_utf8))


def error_object(mode: str, why: object) -> dict[str, Any]:
    """Return the object for an error after which there is nothing to report."""
    return {"mode": mode, "ok": False, "error": str(why)}


def code(words: str) -> str:
    """Return the words of a result as one snake_case word: "no match" is no_match."""
    return words.replace(" ", "_")
