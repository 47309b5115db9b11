"""Bylines: "Sumber: BBC,Reuters | Editor: Nama Penyunting"."""

import re
from dataclasses import dataclass, field

from kontan_crawler import site
from kontan_crawler.text.clean import clean

_PART = re.compile(rf"\s*({'|'.join(site.BYLINE_LABELS)})\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_BETWEEN = re.compile(rf"\||(?<=\S)\s+(?=(?:{'|'.join(site.BYLINE_LABELS)})\s?:)", re.IGNORECASE)
_MAX_LENGTH = 300  # characters
_URL = re.compile(r"https?:|www\.", re.IGNORECASE)


@dataclass
class Byline:
    """Names by role, each once, in printed order."""

    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def add(self, role: str, names: str) -> None:
        """Add the names of a comma-separated list ("BBC,Reuters") to a role."""
        known = getattr(self, role)
        known += [name for name in dict.fromkeys(map(clean, names.split(","))) if name and name not in known]

    def merge(self, other: "Byline") -> None:
        """Add another byline's names."""
        for role in ("authors", "editors", "sources"):
            self.add(role, ",".join(getattr(other, role)))


def read_byline(line: str) -> Byline | None:
    """Return the names in a byline; None if the line is not a byline. Each part of a byline has a label."""
    if len(line) > _MAX_LENGTH or _is_sentence(line) or _URL.search(line):
        return None
    printed = [part for part in _BETWEEN.split(line) if part.strip()]
    parts = [part for part in map(_PART.fullmatch, printed) if part]
    if not parts or len(parts) < len(printed):
        return None
    byline = Byline()
    for part in parts:
        byline.add(site.BYLINE_LABELS[part[1].lower()], part[2])
    return byline


def _is_sentence(line: str) -> bool:
    """Return whether a line ends like a sentence. A name ends with a full stop only after an abbreviation."""
    return len(line.split()) > 3 and line.endswith(".") and line[-4:-1].islower()
