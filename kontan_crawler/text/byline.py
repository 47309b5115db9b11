"""Bylines: "Sumber: BBC,Reuters | Editor: Nama Penyunting"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.clean import clean
from kontan_crawler.text.words import CAPITAL

_LABELS = "|".join(site.BYLINE_LABELS)
_PRINTED = "|".join(sorted({form(label) for label in site.BYLINE_LABELS for form in (str.title, str.capitalize, str.upper)}))
_PART = lazy(rf"\s*({_LABELS})\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
# A label may end with another one: "ditulis oleh".
_NOT_WITHIN_LABEL = "".join(
    f"(?<!{first})" for first, _, last in (label.partition(" ") for label in site.BYLINE_LABELS) if last in site.BYLINE_LABELS
)
_GLUED = "|".join(label.title() for label in site.BYLINE_LABELS)  # may follow a name without a space
_BETWEEN = lazy(
    rf"(?-i:(?<=[\w.)])(?=(?:{_GLUED})\s?:))|[|•·;/]\s*(?=(?:{_LABELS})\s*:)|[|•·;]|(?<=\S){_NOT_WITHIN_LABEL}\s+(?:[-–—,]\s+)?(?=(?:{_LABELS})\s?:)",
    re.IGNORECASE,
)
_CELLS = lazy(rf"\b({_LABELS})\s*:?\s*\|\s*(?::\s*\|?\s*)?(?=[^\s|])", re.IGNORECASE)  # label and names in cells of their own
_LABEL = lazy(rf"(?:(?-i:(?<![a-zà-ÿ]))(?:{_LABELS})|(?-i:{_GLUED}))\s*:", re.IGNORECASE)  # may be glued to "WIB" or "PM"
_NAMES = lazy(r"[,;]|\s+(?:dan|&|/)\s+|\s/|/\s")
_DEGREE = lazy(
    r"(?!\w+\.(?:com|net|org|co|id)\b)(?:[A-Z][A-Za-z]{0,4}\.){1,4}[A-Z]?[A-Za-z]{0,4}|S\.?[EHTKPI]|S\.?(?:Kom|Sos|Pd|Ak|Si|Ag|Psi|Hum|IP|IKom|Farm)|M\.?[MHTAEP]|M\.?(?:Si|Kom|Sc|Ak|Pd|Hum|Sos|IKom)|M\.?B\.?A|Ph\.?\s?D|C[FP]A|CF[AP]|CPA"
)
_STOP = lazy(r"(?:\s|[a-zà-ÿ]{3})\.$")  # not after an abbreviation
_LABEL_ALONE = lazy(rf"(?:{_PRINTED})\s*:?|(?:{_LABELS})\s*:")
_NAME = rf"[{CAPITAL}][\w.'’-]*"
_SEVERAL = rf"{_NAME}(?:(?:,\s?|\s+(?:dan|&%s)\s+|\s){_NAME}){{0,9}}"  # %s: other signs between two names
# "Laporan Keuangan" is a tag.
_LABEL_BEFORE_NAMES = lazy(rf"(?!L(?:aporan|APORAN)\b)({_PRINTED})\s+(?={_SEVERAL % ''}(?:$|\s+(?:{_PRINTED})\s?:))")
_ROLE_BY = lazy(rf"\b((?:dilaporkan|ditulis|disunting) oleh|diolah dari)\s+(?=[{CAPITAL}])", re.IGNORECASE)
PART_SIGNS = frozenset("|·•")
"""Signs between the parts of a byline."""
_DASHED = lazy(rf"(?:(?<=[;,|•·] )|^)({_PRINTED})\s*[—–-]\s*(?=[{CAPITAL}])")  # "Penulis — Sari Melati; Editor — Budi"
_PERSONS = (
    "Penulis|Reporter|Kontributor|Pewarta|Editor|Penyunting|Redaktur"  # other labels before a dash are words: "Oleh-Oleh Khas Bandung"
)
_PERSON_DASHED = lazy(rf"({_PERSONS}|{_PERSONS.upper()})\s*[—–-]\s*(?!\1)(?=[{CAPITAL}])")
_SPEAKERS = ("Wartawan", "Jurnalis")  # alone such a label is of an interview
_REPORT_BY = lazy(rf"Laporan (?:Wartawan|Reporter|Jurnalis|wartawan|reporter|jurnalis) [\w.]+\s*[,:–-]\s*(?={_NAME}(?: {_NAME}){{0,4}}$)")
_WITH_EDITOR = lazy(rf"(?:{'|'.join(_SPEAKERS)})\s*:(?=[^:]{{3,120}}\b(?:Editor|Penyunting|Redaktur|Sumber(?: berita)?)\s*:)")
_DOTS = lazy(r"\s+[·•|]\s+")
_OTHER_LABELS = {"Dari": "Sumber"}  # between others only
_LABEL_OF_PART = lazy(rf"\W*((?i:{_LABELS})|{'|'.join(_OTHER_LABELS)})\s*:?\s+(?=[{CAPITAL}])")
_OF_ROLES = lazy(r"[/|·•]\s*(?:dilaporkan|ditulis|disunting) oleh\b", re.IGNORECASE)  # "Sumber: BBC / Disunting oleh Sari"
_NAMES_ALONE = lazy(_SEVERAL % "|/")
_ROLE_BEHIND = lazy(rf"({_NAME}(?: {_NAME}){{0,5}}) \(((?i:{_LABELS}))\)(?:,\s*|\s+(?:dan|&|\|)\s+|$)")
_ROLE_LAST = lazy(rf"({_SEVERAL % ''})\s?((?:{_PRINTED}))")  # "Sari Melati Penulis", elements that CSS sets apart
_OF_PAPER = lazy(rf"({_SEVERAL % ''}(?:, (?:{_DEGREE.pattern}))*)\s*[-–—,]\s+(?:KONTAN|Kontan)(?:\.CO\.ID|\.co\.id)?")
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
    line = _with_reporter(line.removesuffix(" ."))
    if not (":" in line or "|" in line) or len(line) > _MAX_LENGTH or _is_sentence(line) or _URL.search(line):
        return None
    line = _CELLS.sub(r"\1: ", line.strip("()[] ") if line.count("(") != line.count(")") or line.startswith(("(", "[")) else line)
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


def before_names(label: str) -> str:
    """Return a label as it stands before names: "Editor: "."""
    return f"{label.rstrip(': ')}: "


def with_role(line: str) -> str:
    """Return a line of names that end with a role or with the name of the paper as a byline: "Sari Melati - KONTAN" is "Penulis: Sari Melati"."""
    if named := _ROLE_LAST.fullmatch(line):
        return f"{named[2]}: {named[1]}"
    of_paper = _OF_PAPER.fullmatch(line)
    return f"Penulis: {of_paper[1]}" if of_paper else line


def has_only_names(line: str) -> bool:
    """Return whether a line has the form of names: "Sari Melati dan Budi", "BBC, Reuters"."""
    return bool(_NAMES_ALONE.fullmatch(line))


def with_colon(line: str) -> str:
    """Return a line that is a label and names with a colon between them: "Editor Nama Satu" and "Nama Satu (Editor)" give "Editor: Nama Satu"."""
    line = _with_reporter(_DASHED.sub(r"\1: ", line) if _PERSON_DASHED.match(line) else line)
    if line.endswith(")") and not _ROLE_BEHIND.sub("", line):
        return " | ".join(f"{role}: {name}" for name, role in _ROLE_BEHIND.findall(line))
    if not PART_SIGNS.isdisjoint(line):
        parts = [_LABEL_OF_PART.match(part) for part in _DOTS.split(line)]
        if len(parts) > 1 and all(parts):
            return " | ".join(f"{_OTHER_LABELS.get(part[1], part[1])}: {part.string[part.end() :]}" for part in parts if part)
    has_roles = _ROLE_BY.match(line) or (("/" in line or not PART_SIGNS.isdisjoint(line)) and _OF_ROLES.search(line))
    line = _ROLE_BY.sub(r"\1: ", line) if has_roles else line
    line = _CELLS.sub(r"\1: ", line) if "|" in line else line
    label = _LABEL_BEFORE_NAMES.match(line)
    return f"{label[1]}: {line[label.end() :]}" if label else line


def _with_reporter(line: str) -> str:
    """Return a byline whose first label also speaks in interviews, or is a whole phrase, with another one: "Wartawan: Sari | Editor: Budi" has "Reporter:"."""
    if line.startswith("Laporan"):
        return _REPORT_BY.sub("Reporter: ", line)
    return _WITH_EDITOR.sub("Reporter:", line) if line.startswith(_SPEAKERS) else line


def count_roles(line: str) -> int:
    """Return how many roles a line names without colons: two in "Penulis — Sari Melati; Editor — Budi" and "Ditulis oleh Sari, disunting oleh Budi"."""
    byline = read_byline(with_colon(line)) if _PERSON_DASHED.match(line) or _ROLE_BY.match(line) else None
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
        if name and _DEGREE.fullmatch(word):
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
