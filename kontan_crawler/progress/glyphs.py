"""Separators, bar and ellipsis of the live line, in ASCII and in Unicode."""

import os
from dataclasses import dataclass
from typing import TextIO

from kontan_crawler.progress.snapshot import Steps


@dataclass(frozen=True)
class Glyphs:
    """One set of characters."""

    separator: str
    done: str
    open: str
    ellipsis: str


ASCII = Glyphs(" | ", "#", "-", "...")
UNICODE = Glyphs(" · ", "━", "─", "…")


def glyphs_for(stream: TextIO) -> Glyphs:
    """Return UNICODE for a terminal whose encoding and locale are UTF-8, else ASCII."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next((name for name in names if name), "")
    return UNICODE if all("utf" in name.lower() for name in (locale, stream.encoding)) else ASCII


def bar(steps: Steps, width: int, glyphs: Glyphs) -> str:
    """Return a progress bar. Not rich's: its open part is blank without colours."""
    done = width * steps.done // max(steps.total, 1)
    return glyphs.done * done + glyphs.open * (width - done)


def truncate(text: str, width: int, glyphs: Glyphs) -> str:
    """Return a text of at most `width` characters, with an ellipsis if it was longer."""
    return text if len(text) <= width else (text[: max(width - len(glyphs.ellipsis), 0)] + glyphs.ellipsis)[:width]
