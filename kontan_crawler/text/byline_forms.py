"""Forms of a byline without colons, each written with them: "Penulis Nama – Editor Nama" and "Nama (Penulis), Nama (Editor)" as "Penulis: Nama | Editor: Nama"."""

import re

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.byline_names import (
    DEGREE,
    NAME,
    SEVERAL,
    TITLES,
    has_only_names,
    without_brackets,
    without_offices,
    without_paper,
    without_town,
)
from kontan_crawler.text.places import is_town
from kontan_crawler.text.words import CAPITAL

_MIN_GLUED = 5  # letters of a label in capitals
_SIGNS_BEHIND = " /|;,•·–—-"  # a role that ends a line
LABELS = "|".join(sorted(site.BYLINE_LABELS, key=len, reverse=True))
"""The labels of names, for a pattern that ignores case."""
PRINTED = "|".join(sorted({form(label) for label in site.BYLINE_LABELS for form in (str.title, str.capitalize, str.upper)}, reverse=True))
"""The labels in the letters that are printed: "Editor", "EDITOR"."""
PRINTED_LABELS = frozenset(PRINTED.split("|"))
"""The same labels, one by one."""
_TITLED = "|".join(sorted(map(str.title, site.BYLINE_LABELS), reverse=True))
_WITHIN_WORD = {label for label in site.BYLINE_LABELS if f"di{label}" in site.BYLINE_LABELS}  # "DISUNTING OLEH" is not "DI" and a label
GLUED = "|".join([_TITLED, *(label.upper() for label in site.BYLINE_LABELS if len(label) > _MIN_GLUED and label not in _WITHIN_WORD)])
"""Labels that may follow a name without a space."""
MAX_LENGTH = 300
"""Characters of a byline."""
PART_SIGNS = frozenset("|·•")
"""Signs between the parts of a byline."""
SPEAKERS = ("Wartawan", "Jurnalis")
"""Labels that also stand before a speaker of an interview."""
MAX_LABEL = max(map(len, site.BYLINE_LABELS))
"""Characters of a label of names."""
_SPEAKERS = "|".join(SPEAKERS)
_CELLS = lazy(
    rf"\b(?=[\w ]{{2,{MAX_LABEL}}}\s*:?\s*\|)({LABELS}|{_SPEAKERS})\s*:?\s*\|\s*(?:[:|]\s*){{0,2}}(?=[^\s|])", re.IGNORECASE
)  # label and names in cells of their own
_CELL_ENDS = tuple(label.lower() for label in (*site.BYLINE_LABELS, *SPEAKERS))
_BY = r"(?i:(?:dilaporkan|ditulis|disunting)(?: oleh)?|(?:diolah|dikutip) dari)"
_ROLE = rf"(?:{_BY}|{PRINTED})"
_ROLE_INSIDE = rf"(?:{_BY}|(?i:{LABELS})|Dari)"  # after a sign
_NAMED = rf"\s*(?:[:=»>—–-]+\s*|\s)(?={TITLES}?[{CAPITAL}])"
_BEFORE_ROLE = lazy(
    rf"\s*(?:[|•·;,/&—–»>]|\s-|\s\(|\sdan\s)+\s*(?:dan\s+)?(?={_ROLE_INSIDE}{_NAMED})|(?=[A-Z])(?:(?<=[\w.)])(?=(?:{GLUED})\s*[:=»—–-]+\s*[{CAPITAL}])|(?<=[a-z.)])(?=(?:{GLUED})\s+[{CAPITAL}])|(?<=[A-Z]{{3}})(?=(?:{_TITLED})\s+[{CAPITAL}]))|\s+(?=(?:{PRINTED}){_NAMED}(?!(?:Senior|Tabloid|Harian|KONTAN|Pelaksana|Utama)\b))"
)
_TITLES = tuple(map(str.title, site.BYLINE_LABELS))
_ROLE_ENDS = tuple(PRINTED_LABELS)
_MEDIUM = r"[\w.’'-]+"  # a word in its name
_GLUED_LABEL = lazy(
    rf"^({_TITLED})(?!Oleh)(?=[{CAPITAL}][a-zà-ÿ]*\.?,? [{CAPITAL}]|(?<=Sumber)(?!.+(?:{_TITLED}))(?:{site.MEDIA}|(?=[{CAPITAL}\d]){_MEDIUM}(?:(?:, ?| ?[/|&] ?| ){_MEDIUM}){{0,6}})$)"
)
_GLUED_WITHIN = lazy(rf"(?<=[a-zà-ÿ])({_TITLED})(?=[{CAPITAL}][a-zà-ÿ]*\.?,? [{CAPITAL}]|(?:{site.MEDIA}|[{CAPITAL}][a-zà-ÿ]+)$)")
_PART = lazy(rf"({_ROLE_INSIDE})(\s*[:=»>—–-]+\s*|\s+)({TITLES}?[{CAPITAL}].*)")
_BEGINNINGS = {label[:2].lower() for label in (*PRINTED_LABELS, "Dari", "di")}
_BEGINS = lazy(rf"(?:{_ROLE}|Dari){_NAMED}")
# Other labels before a dash are words: "Oleh-Oleh Khas Bandung". "Laporan Keuangan" is a tag.
_PERSONS = frozenset("oleh penulis reporter kontributor pewarta editor penyunting redaktur".split())
_ALONE = frozenset(  # without a colon and other parts; other labels begin a subheading or a sentence: "Peliput Perang Ukraina"
    "reporter|penulis|kontributor|koresponden|pewarta|penulis naskah|juru warta|oleh|ditulis oleh|dilaporkan oleh|editor|penyunting|redaktur|asisten redaktur|disunting oleh"
    "|redaktur pelaksana|asisten editor|editor bahasa|penyunting naskah|edited by|editing by|sumber|sumber berita|sumber warta|kantor berita|diolah dari|dikutip dari|dilansir dari|disadur dari".split(
        "|"
    )
)
_MEDIA = lazy(rf"(?:{site.MEDIA})\b")
_HAS_ROLE = lazy(rf"(?=[A-Z])(?:{_TITLED}|\b(?:{PRINTED}|{_SPEAKERS})\b)")
_REPORTER = lazy(rf"(?:{_SPEAKERS}|Reporter)(?: KONTAN| Kontan)?\s*:?")
_SPEAKER = lazy(rf"(?:{_SPEAKERS})(\s*[:—–-]\s*|\s+)")
_OF_TOWN = lazy(rf"(?:Kontributor|Koresponden|Reporter|Pewarta) ({NAME}(?: {NAME})?)\s*:\s*")
WRITERS = (*SPEAKERS, "Teks", "Naskah")
"""Labels of who wrote a story, beside other labels or in a header: alone they also stand before other things."""
_REPORT_BY = lazy(rf"Laporan (?:Wartawan|Reporter|Jurnalis|wartawan|reporter|jurnalis) [\w.]+\s*[,:–-]\s*(?={NAME}(?: {NAME}){{0,4}}$)")
_WRITER = lazy(rf"(?<![a-z])(?<!enulis )(?<!enyunting )(?:{'|'.join(WRITERS)})\s*:")
_OTHER_ROLE = lazy(rf"(?:\b|(?<=[a-z.]))(?:{PRINTED}|{site.COWORKER_LABELS.title()})\s*:")
_STOP = lazy(r"(?<=[a-z]{3})\.$")
_MAX_MEDIUM = 40  # characters
_ROLE_BEHIND = lazy(rf"({NAME}(?: {NAME}){{0,5}}) \(((?i:{LABELS}))\)(?:,\s*|\s+(?:dan|&|\|)\s+|$)")
_ROLES_LAST = lazy(
    rf"\s*[,–—|-]?\s*({_TITLED}|(?<![A-Z])(?:{PRINTED}))(?=$|\s*[/|;,•·–—{CAPITAL}-])\s*[/|;,•·–—-]?\s*"
)  # elements that CSS sets apart
_HEADING = lazy(rf"\w+ (?:{PRINTED})$")  # of a list, such as "Pilihan Editor"
_OF_PAPER = lazy(rf"({SEVERAL % ''}(?:, (?:{DEGREE})){{0,6}})\s*[-–—,]\s+{site.PAPER_IN_BYLINE}")  # each degree may be read in several ways


def with_colon(line: str) -> str:
    """Return a line that is labels and names with a colon between them: "Editor Nama Satu" and "Nama Satu (Editor)" give "Editor: Nama Satu"."""
    if len(line) > MAX_LENGTH or line in PRINTED_LABELS:
        return line
    line = with_reporter(with_cells(line))
    if line.endswith(")") and not _ROLE_BEHIND.sub("", line):
        return " | ".join(f"{role}: {name}" for name, role in _ROLE_BEHIND.findall(line))
    parts = _parts(line) if line[:2].lower() in _BEGINNINGS and _BEGINS.match(line) else []
    return " | ".join(parts) or line


def _parts(line: str) -> list[str]:
    """Return the parts of a byline, each with a colon; none if one of them is no label and names, or if all have one already."""
    found = [_PART.fullmatch(part) for part in _BEFORE_ROLE.split(without_paper(_STOP.sub("", line.removesuffix(" .")).rstrip(" |)")))]
    parts = [(part[1].lower(), part[1], part[2].strip(), part[3].strip(" ,;")) for part in found if part]
    if len(parts) < len(found) or all(sign == ":" for _, _, sign, _ in parts):
        return []
    if not all(sign == ":" or _are_names(key, names, len(parts)) for key, _, sign, names in parts):
        return []
    if len(parts) == 1 and not _stands_alone(*parts[0]):
        return []
    if parts[0][0] == "dari" and not (_MEDIA.match(parts[0][3]) or is_town(parts[0][3])):
        return []
    return [f"{_label(label)}: {names}" for key, label, _, names in parts if key != "dari" or _MEDIA.match(names)]


def _are_names(key: str, names: str, parts: int) -> bool:
    """Return whether the names behind a label are names; those of media may have small words, as in "The Globe and Mail"."""
    is_medium = parts > 1 and (key == "dari" or site.BYLINE_LABELS.get(key) == "sources")
    return has_only_names(without_offices(names)) or (is_medium and len(names) <= _MAX_MEDIUM)


def _stands_alone(key: str, label: str, sign: str, names: str) -> bool:
    """Return whether a label and names may be a byline without other parts."""
    return key in _ALONE and (not sign or (key in _PERSONS and not names.startswith(label)))


def _label(label: str) -> str:
    """Return a label as it stands before a colon."""
    if label == "Dari":
        return "Sumber"
    return label if label.lower() in site.BYLINE_LABELS else f"{label} oleh"


def with_reporter(line: str) -> str:
    """Return a byline whose first label also speaks in interviews, or is a whole phrase, with another one: "Wartawan: Sari | Editor: Budi" has "Reporter:"."""
    if line.startswith("Laporan"):
        return _REPORT_BY.sub("Reporter: ", line)
    has_writer = ":" in line and any(map(line.__contains__, WRITERS))
    return _WRITER.sub("Reporter:", line) if has_writer and _OTHER_ROLE.search(line) else line


def with_role(line: str, *, has_person: bool = False) -> str:
    """Return a line of names that end with a role or with the name of the paper as a byline: "Sari Melati - KONTAN" is "Penulis: Sari Melati".

    For the lines of a header, which has no interview: there, "Wartawan:" is a label, too. has_person: whether one of the names leads to the page of an author.
    """
    if (of_town := _OF_TOWN.match(line)) and is_town(of_town[1]):
        return f"Reporter: {line[of_town.end() :]}"
    speaker = _SPEAKER.match(line)
    names = line[speaker.end() :] if speaker else ""
    if speaker and has_only_names(without_town(names) if speaker[1].strip() else names):
        return f"Reporter: {names}"
    of_paper = _OF_PAPER.fullmatch(line) if "kontan" in line.lower() else None
    return f"Penulis: {of_paper[1]}" if of_paper else with_roles_first(line, has_person=has_person)


def with_roles_first(line: str, *, has_person: bool = False) -> str:
    """Return a line of names, each before its role, as a byline: "Sari Melati, Penulis / Budi Laksana, Editor". has_person: see `with_role`."""
    if not line.rstrip(_SIGNS_BEHIND).endswith(_ROLE_ENDS):  # most lines
        return line
    *parts, end = _ROLES_LAST.split(line)
    names, roles = parts[::2], parts[1::2]
    is_byline = bool(roles) and not end and all(map(has_only_names, names)) and (has_person or not _HEADING.match(line))
    return " | ".join(f"{role}: {name}" for name, role in zip(names, roles, strict=True)) if is_byline else line


def with_label(line: str) -> str:
    """Return a line that is only the label of a reporter as "Reporter", one whose label has no space before the name with a colon, any other as it is."""
    return "Reporter" if _REPORTER.fullmatch(line) else without_glue(line)


def without_glue(line: str) -> str:
    """Return a line that begins with a label and, right behind it, a name in another element, with a colon between them: "PenulisSari MelatiEditorBudi Laksana"."""
    if not line.startswith(_TITLES) or not _GLUED_LABEL.match(line):
        return line
    return _GLUED_WITHIN.sub(r" | \1: ", _GLUED_LABEL.sub(r"\1: ", line))


def has_role(line: str) -> bool:
    """Return whether a line has a label of names."""
    return _HAS_ROLE.search(line) is not None


def with_cells(line: str) -> str:
    """Return a line without brackets behind names, and whose labels and names in cells of their own have a colon between them."""
    line = without_brackets(line)
    is_label = "|" in line and any(cell.rstrip(" :").lower().endswith(_CELL_ENDS) for cell in line.split("|")[:-1])
    return _CELLS.sub(r"\1: ", line) if is_label else line
