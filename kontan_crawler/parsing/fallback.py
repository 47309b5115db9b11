"""The last resort for a page in no known template: trafilatura's guess at its text."""

import re

import trafilatura
from trafilatura.settings import Extractor

_HEAD_LINE = re.compile(r"<h1>.*?</h1>", re.DOTALL)


def extract_body(html: str) -> str:
    """Return the main text of any page as HTML, without its head line, or "" where there is none."""
    options = Extractor(output_format="html", links=True, tables=True, comments=False, formatting=True)
    return _HEAD_LINE.sub("", trafilatura.extract(html, options=options) or "")
