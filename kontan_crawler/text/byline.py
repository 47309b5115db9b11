"""Bylines: "Sumber: BBC,Reuters | Editor: Nama Penyunting"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.byline_forms import (
    DEGREE,
    LABELS,
    PRINTED,
    begins_with_role,
    has_only_names,
    with_cells,
    with_colon,
    with_reporter,
)
from kontan_crawler.text.clean import clean

_PART = lazy(rf"\s*({LABELS})\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
# A label may end with another one: "ditulis oleh".
_NOT_WITHIN_LABEL = "".join(
    f"(?<!{first})" for first, _, last in (label.partition(" ") for label in site.BYLINE_LABELS) if last in site.BYLINE_LABELS
)
_GLUED = "|".join(label.title() for label in site.BYLINE_LABELS)  # may follow a name without a space
_BETWEEN = lazy(
    rf"(?-i:(?<=[\w.)])(?=(?:{_GLUED})\s?:))|[|•·;/]\s*(?=(?:{LABELS})\s*:)|[|•·;]|(?<=\S){_NOT_WITHIN_LABEL}\s+(?:[-–—,]\s+)?(?=(?:{LABELS})\s?:)",
    re.IGNORECASE,
)
_LABEL = lazy(rf"(?:(?-i:(?<![a-zà-ÿ]))(?:{LABELS})|(?-i:{_GLUED}))\s*:", re.IGNORECASE)  # may be glued to "WIB" or "PM"
_NAMES = lazy(r"[,;]|\s+(?:dan|&|/)\s+|\s/|/\s")
_STOP = lazy(r"(?:\s|[a-zà-ÿ]{3})\.$")  # not after an abbreviation
_LABEL_ALONE = lazy(rf"(?:{PRINTED})\s*:?|(?:{LABELS})\s*:")
# Of the author of a column, behind his name: no second author.
_OFFICE = lazy(
    r"(?:Ekonom|Analis|Peneliti|Dosen|Guru Besar|Direktur|Ketua|Kepala|Pengamat|Praktisi|Pendiri|Presiden|Mantan|Konsultan|Staf|Anggota|Wakil|CEO)\b"
)
_MAX_LENGTH = 300  # characters
_URL = lazy(r"https?:|www\.", re.IGNORECASE)


@dataclass
class Byline:
    """Names by role, each once, in printed order."""

    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def add(self, role: str, names: str) -> None:
        """Add the printed names ("BBC,Reuters", "Nama Satu dan Nama Dua, S.E.") to a role. A degree belongs to the name before it."""
        known = getattr(self, role)
        known += [name for name in dict.fromkeys(_names_in(names)) if name not in known]

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
    line = with_reporter(line.removesuffix(" ."))
    if not (":" in line or "|" in line) or len(line) > _MAX_LENGTH or _is_sentence(line) or _URL.search(line):
        return None
    line = with_cells(line.strip("()[] ") if line.count("(") != line.count(")") or line.startswith(("(", "[")) else line)
    printed = _with_more_names([part for part in _BETWEEN.split(line) if part.strip(" .")])
    parts = [part for part in map(_PART.fullmatch, printed) if part]
    if not parts or len(parts) < len(printed):
        return None
    byline = Byline()
    for part in parts:
        byline.add(site.BYLINE_LABELS[part[1].lower()], part[2])
    return byline


def _with_more_names(printed: list[str]) -> list[str]:
    """Join the parts of a byline that are only names with the label before them: "Penulis: Sari Melati; Budi Laksana"."""
    joined: list[str] = []
    for part in printed:
        if joined and not _PART.fullmatch(part) and has_only_names(part.strip()):
            joined[-1] += f", {part.strip()}"
        else:
            joined.append(part)
    return joined


def split_byline(line: str) -> tuple[str, Byline | None]:
    """Split a line that ends with a byline, as the date line of the second template does, into the text before it and its names."""
    for label in _LABEL.finditer(line) if ":" in line else ():
        if byline := read_byline(line[label.start() :].strip()):
            return line[: label.start()].strip(" |,-–—/•·("), byline
    return line, None


def is_byline_label(line: str) -> bool:
    """Return whether a line is only a label, its names in the next one: "Editor:", "Penulis"."""
    return bool(_LABEL_ALONE.fullmatch(line))


def join_labels(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines in which a label alone is joined with the line after it: "Editor", "Sari Melati" are "Editor: Sari Melati"."""
    label = ""
    for line in lines:
        if is_byline_label(line):
            label = before_names(line)
        else:
            yield label + line
            label = ""


def before_names(label: str) -> str:
    """Return a label as it stands before names: "Editor: "."""
    return f"{label.rstrip(': ')}: "


def count_roles(line: str) -> int:
    """Return how many roles a line names without colons: two in "Penulis — Sari Melati; Editor — Budi" and "Ditulis oleh Sari, disunting oleh Budi"."""
    byline = read_byline(with_colon(line)) if begins_with_role(line) else None
    named = [names for names in vars(byline).values() if names] if byline else []
    return len(named) if all(has_only_names(name) for names in named for name in names) else 0


def names_person(line: str) -> bool:
    """Return whether a line is a byline with an author or an editor."""
    byline = read_byline(line)
    return byline is not None and bool(byline.authors or byline.editors)


def _names_in(names: str) -> Iterator[str]:
    """Yield the names of a list. A comma stands between two names, or before a degree."""
    name = ""
    for word in map(_without_stop, _NAMES.split(names)):
        if name and _OFFICE.match(word):
            continue
        if name and DEGREE.fullmatch(word):
            name = f"{name}, {word}"
            continue
        if name:
            yield name
        name = word
    if name:
        yield name


def _without_stop(name: str) -> str:
    """Return a name without what stands behind it: " .", "|"."""
    name = clean(name).rstrip("|;:, ")
    return name[:-1].rstrip("|;:, ") if _STOP.search(name) else name


def _is_sentence(line: str) -> bool:
    """Return whether a line ends like a sentence, or a question in an interview. A name ends with a full stop only after an abbreviation."""
    return line.endswith("?") or (len(line.split()) > 3 and line.endswith(".") and line[-4:-1].islower() and line.count(":") < 2)
