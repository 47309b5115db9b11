"""Bylines: "Sumber: BBC,Reuters | Editor: Nama Penyunting"."""

import re
from dataclasses import dataclass, field
from itertools import chain

from kontan_crawler.patterns import lazy
from kontan_crawler.text.byline_forms import GLUED, LABELS, MAX_LABEL, MAX_LENGTH, SPEAKERS, with_cells, with_colon, with_reporter
from kontan_crawler.text.byline_names import has_only_names, may_be_person, names_in
from kontan_crawler.text.byline_parts import begins_with_other_label, may_have_label, named_roles, without_moment

_MAX_TWO_LABELS = 2 * MAX_LABEL + 8  # characters of two labels and a sign between them
_LABEL = lazy(  # what it looks ahead for first is quick to miss
    rf"(?=\w[\w\s/&-]{{1,{_MAX_TWO_LABELS}}}:)(?:(?:{LABELS})\s?(?:/|&|dan)\s?)?(?:(?-i:(?<![a-zà-ÿ]))(?:{LABELS})|(?-i:{GLUED}|{'|'.join(SPEAKERS)}))\s*:|(?-i:\b(?:Ditulis|Disunting|Dilaporkan) oleh(?=\s+[A-Z]))",
    re.IGNORECASE,
)  # may be glued to "WIB" or "PM"


@dataclass
class Byline:
    """Names by role, each once, in printed order."""

    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def add(self, role: str, names: str) -> None:
        """Add the printed names ("BBC,Reuters", "Nama Satu dan Nama Dua, S.E.") to a role. A degree belongs to the name before it."""
        known = getattr(self, role)
        known += [name for name in dict.fromkeys(names_in(names, role)) if name not in known]

    def fill(self, other: "Byline") -> None:
        """Take another byline's names of each role that has none."""
        self.merge(Byline(**{role: names for role, names in vars(other).items() if not getattr(self, role)}))

    def merge(self, other: "Byline") -> None:
        """Add another byline's names."""
        for role in ("authors", "editors", "sources"):
            known = getattr(self, role)
            known += [name for name in getattr(other, role) if name not in known]


def read_byline(line: str) -> Byline | None:
    """Return the names in a byline; None if the line is not a byline. Each part of a byline has a label."""
    line = with_reporter(with_cells(line.removesuffix(" .")))
    if not may_have_label(line) or len(line) > MAX_LENGTH or _is_sentence(line):
        return None
    known = [(role, names) for role, names in named_roles(line) if role == "sources" or may_be_person(names)]
    if not known:
        return None
    byline = Byline()
    for role, names in known:
        byline.add(role, names)
    return byline


def split_byline(line: str) -> tuple[str, Byline | None]:
    """Split a line that ends with a byline, as the date line of the second template does, into the text before it and its names."""
    if begins_with_other_label(line) and (byline := read_byline(line)):
        return "", byline
    for label in _LABEL.finditer(line) if ":" in line else ():
        rest = without_moment(line[label.start() :].strip())
        if byline := read_byline(with_colon(rest)) or read_byline(rest):
            return line[: label.start()].strip(" |,-–—/•·("), byline
    return line, None


def before_names(label: str) -> str:
    """Return a label as it stands before names: "Editor: "."""
    return f"{label.rstrip(': ')}: "


def with_roles(line: str) -> str:
    """Return a line of several roles with their colons, any other as it is: "Penulis — Sari Melati; Editor — Budi", "Ditulis oleh Sari, disunting oleh Budi"."""
    labelled = with_colon(line)
    byline = read_byline(labelled) if labelled != line else None
    named = [names for names in vars(byline).values() if names] if byline else []
    return labelled if len(named) > 1 and all(map(has_only_names, chain.from_iterable(named))) else line


def names_person(line: str) -> bool:
    """Return whether a line is a byline with an author or an editor."""
    byline = read_byline(line)
    return byline is not None and bool(byline.authors or byline.editors)


def _is_sentence(line: str) -> bool:
    """Return whether a line ends like a sentence, or a question in an interview. A name ends with a full stop only after an abbreviation."""
    return line.endswith("?") or (len(line.split()) > 3 and line.endswith(".") and line[-4:-1].islower() and line.count(":") < 2)
