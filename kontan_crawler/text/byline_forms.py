"""Forms of a byline without colons, and its names: "Editor Nama Satu", "Nama Satu (Editor)", "Penulis — Nama; Editor — Nama"."""

import re

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.words import CAPITAL

LABELS = "|".join(site.BYLINE_LABELS)
"""The labels of names, for a pattern that ignores case."""
PRINTED = "|".join(sorted({form(label) for label in site.BYLINE_LABELS for form in (str.title, str.capitalize, str.upper)}))
"""The labels in the letters that are printed: "Editor", "EDITOR"."""
_CELLS = lazy(rf"\b({LABELS})\s*:?\s*\|\s*(?::\s*\|?\s*)?(?=[^\s|])", re.IGNORECASE)  # label and names in cells of their own
_DEGREE = r"(?!\w+\.(?:com|net|org|co|id)\b)(?:[A-Z][A-Za-z]{0,4}\.){1,4}[A-Z]?[A-Za-z]{0,4}|S\.?[EHTKPI]|S\.?(?:Kom|Sos|Pd|Ak|Si|Ag|Psi|Hum|IP|IKom|Farm)|M\.?[MHTAEP]|M\.?(?:Si|Kom|Sc|Ak|Pd|Hum|Sos|IKom)|M\.?B\.?A|Ph\.?\s?D|C[FP]A|CF[AP]|CPA"
DEGREE = lazy(_DEGREE)
"""A degree behind a name: "S.E."."""
_NAME = rf"[{CAPITAL}][\w.'’-]*"
_SEVERAL = rf"{_NAME}(?:(?:,\s?|\s+(?:dan|&%s)\s+|\s){_NAME}){{0,9}}"  # %s: other signs between two names
# "Laporan Keuangan" is a tag.
_LABEL_BEFORE_NAMES = lazy(rf"(?!L(?:aporan|APORAN)\b)({PRINTED})\s+(?={_SEVERAL % ''}(?:$|\s+(?:{PRINTED})\s?:))")
_ROLE_BY = lazy(rf"\b((?:dilaporkan|ditulis|disunting) oleh|diolah dari)\s+(?=[{CAPITAL}])", re.IGNORECASE)
PART_SIGNS = frozenset("|·•")
"""Signs between the parts of a byline."""
_DASHED = lazy(rf"(?:(?<=[;,|•·] )|^)({PRINTED})\s*[—–-]\s*(?=[{CAPITAL}])")  # "Penulis — Sari Melati; Editor — Budi"
# Other labels before a dash are words: "Oleh-Oleh Khas Bandung".
_PERSONS = "Penulis|Reporter|Kontributor|Pewarta|Editor|Penyunting|Redaktur"
_PERSON_DASHED = lazy(rf"({_PERSONS}|{_PERSONS.upper()})\s*[—–-]\s*(?!\1)(?=[{CAPITAL}])")
_SPEAKERS = ("Wartawan", "Jurnalis")  # alone such a label is of an interview
_REPORT_BY = lazy(rf"Laporan (?:Wartawan|Reporter|Jurnalis|wartawan|reporter|jurnalis) [\w.]+\s*[,:–-]\s*(?={_NAME}(?: {_NAME}){{0,4}}$)")
_WITH_EDITOR = lazy(rf"(?:{'|'.join(_SPEAKERS)})\s*:(?=[^:]{{3,120}}\b(?:Editor|Penyunting|Redaktur|Sumber(?: berita)?)\s*:)")
_DOTS = lazy(r"\s+[·•|]\s+")
_OTHER_LABELS = {"Dari": "Sumber"}  # between others only
_LABEL_OF_PART = lazy(rf"\W*((?i:{LABELS})|{'|'.join(_OTHER_LABELS)})\s*:?\s+(?=[{CAPITAL}])")
_AND_BY = lazy(r"\s+dan\s+(?=(?:dilaporkan|ditulis|disunting) oleh\s)|\.$", re.IGNORECASE)  # between two roles, and behind the last
_OF_ROLES = lazy(r"[/|·•]\s*(?:dilaporkan|ditulis|disunting) oleh\b", re.IGNORECASE)  # "Sumber: BBC / Disunting oleh Sari"
_NAMES_ALONE = lazy(_SEVERAL % "|/")
_ROLE_BEHIND = lazy(rf"({_NAME}(?: {_NAME}){{0,5}}) \(((?i:{LABELS}))\)(?:,\s*|\s+(?:dan|&|\|)\s+|$)")
_ROLE_LAST = lazy(rf"({_SEVERAL % ''})\s?((?:{PRINTED}))")  # "Sari Melati Penulis", elements that CSS sets apart
_OF_PAPER = lazy(rf"({_SEVERAL % ''}(?:, (?:{_DEGREE}))*)\s*[-–—,]\s+(?:KONTAN|Kontan)(?:\.CO\.ID|\.co\.id)?")


def with_colon(line: str) -> str:
    """Return a line that is a label and names with a colon between them: "Editor Nama Satu" and "Nama Satu (Editor)" give "Editor: Nama Satu"."""
    line = with_reporter(_DASHED.sub(r"\1: ", line) if _PERSON_DASHED.match(line) else line)
    if line.endswith(")") and not _ROLE_BEHIND.sub("", line):
        return " | ".join(f"{role}: {name}" for name, role in _ROLE_BEHIND.findall(line))
    if not PART_SIGNS.isdisjoint(line):
        parts = [_LABEL_OF_PART.match(part) for part in _DOTS.split(line)]
        if len(parts) > 1 and all(parts):
            return " | ".join(f"{_OTHER_LABELS.get(part[1], part[1])}: {part.string[part.end() :]}" for part in parts if part)
    has_roles = _ROLE_BY.match(line) or (("/" in line or not PART_SIGNS.isdisjoint(line)) and _OF_ROLES.search(line))
    line = _ROLE_BY.sub(r"\1: ", _AND_BY.sub(lambda sign: ", " if sign[0].strip() == "dan" else "", line)) if has_roles else line
    line = with_cells(line) if "|" in line else line
    label = _LABEL_BEFORE_NAMES.match(line)
    return f"{label[1]}: {line[label.end() :]}" if label else line


def with_reporter(line: str) -> str:
    """Return a byline whose first label also speaks in interviews, or is a whole phrase, with another one: "Wartawan: Sari | Editor: Budi" has "Reporter:"."""
    if line.startswith("Laporan"):
        return _REPORT_BY.sub("Reporter: ", line)
    return _WITH_EDITOR.sub("Reporter:", line) if line.startswith(_SPEAKERS) else line


def with_role(line: str) -> str:
    """Return a line of names that end with a role or with the name of the paper as a byline: "Sari Melati - KONTAN" is "Penulis: Sari Melati".

    For the lines of a header, which has no interview: there, "Wartawan:" is a label, too.
    """
    label, colon, names = line.partition(":")
    if colon and label.strip() in _SPEAKERS and has_only_names(names.strip()):
        return f"Reporter: {names.strip()}"
    if named := _ROLE_LAST.fullmatch(line):
        return f"{named[2]}: {named[1]}"
    of_paper = _OF_PAPER.fullmatch(line)
    return f"Penulis: {of_paper[1]}" if of_paper else line


def has_only_names(line: str) -> bool:
    """Return whether a line has the form of names: "Sari Melati dan Budi", "BBC, Reuters"."""
    return bool(_NAMES_ALONE.fullmatch(line))


def begins_with_role(line: str) -> bool:
    """Return whether a line begins with a person's role without a colon: before a dash or names, or as in "ditulis oleh"."""
    return bool(_PERSON_DASHED.match(line) or _ROLE_BY.match(line) or _LABEL_BEFORE_NAMES.match(line))


def with_cells(line: str) -> str:
    """Return a line whose labels and names stand in cells of their own with a colon between them."""
    return _CELLS.sub(r"\1: ", line)
