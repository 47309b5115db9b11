"""Bylines: "Sumber: BBC,Reuters | Editor: Nama Penyunting"."""

import re
from dataclasses import dataclass, field
from itertools import chain

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.byline_forms import GLUED, LABELS, MAX_LENGTH, PRINTED, SPEAKERS, with_cells, with_colon, with_reporter
from kontan_crawler.text.byline_names import has_only_names, may_be_person, names_in
from kontan_crawler.text.interface_words import is_button
from kontan_crawler.text.words import WEEKDAYS

_ALL_LABELS = "|".join(sorted((LABELS + "|" + site.COWORKER_LABELS).split("|"), key=len, reverse=True))
_PART = lazy(rf"\s*({_ALL_LABELS})(?:/({LABELS}))?\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
# A label may end with another one: "ditulis oleh".
_NOT_WITHIN_LABEL = "".join(
    f"(?<!{first})" for first, _, last in (label.partition(" ") for label in _ALL_LABELS.split("|")) if last in site.BYLINE_LABELS
)
_BETWEEN = lazy(
    rf"(?-i:(?<=[\w.)])(?=(?:{GLUED})\s?:))|[|•·;/]\s*(?=(?:{_ALL_LABELS})\s*:)|[|•·;]|(?<=\w)[-–—](?=(?:{_ALL_LABELS})\s?:)|(?<=\S){_NOT_WITHIN_LABEL}\s+(?:[-–—,&]\s+)?\(?(?=(?:{_ALL_LABELS})\s?:)",
    re.IGNORECASE,
)
_LABEL = lazy(
    rf"(?:(?:{LABELS})\s?(?:/|&|dan)\s?)?(?:(?-i:(?<![a-zà-ÿ]))(?:{LABELS})|(?-i:{GLUED}|{'|'.join(SPEAKERS)}))\s*:|(?-i:\b(?:Ditulis|Disunting|Dilaporkan) oleh(?=\s+[A-Z]))",
    re.IGNORECASE,
)  # may be glued to "WIB" or "PM"
_LABEL_ENDS = tuple(_ALL_LABELS.split("|"))
_MAX_LABEL = max(map(len, _LABEL_ENDS)) + 2  # characters, with a space and a colon
_LABEL_ALONE = lazy(rf"(?:{PRINTED})\s*:?|(?:{LABELS})\s*:")
_MOMENT = lazy(  # behind the names, or between them
    rf"(?:^|[\s,;/–—(-]+)(?:(?i:{site.UPDATE_LABEL}|{site.PUBLICATION_LABEL})\W+)?(?:(?:{WEEKDAYS}),?\s+)?"
    r"\(?(?:\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{4}|\d{1,2}/\d{1,2}/\d{4})\)?(?:[\s,|/-]+\d{1,2}[.:]\d\d)?(?:\s+WI(?:B|T|TA))?\s*$"
    r"|^\s*\d{1,2}[.:]\d\d(?:\s+WI(?:B|T|TA))?\s*$"
)
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
    if not _may_have_label(line) or len(line) > MAX_LENGTH or _is_sentence(line):
        return None
    named = [(role, part[3]) for part in _parts(line) for label in part.groups()[:2] if (role := _role(label))]
    known = [(role, names) for role, names in named if role == "sources" or may_be_person(names)]
    if not known:
        return None
    byline = Byline()
    for role, names in known:
        byline.add(role, names)
    return byline


def _may_have_label(line: str) -> bool:
    """Return whether a colon follows a label, or cells may be labels and names."""
    return "|" in line or (":" in line and any(part.rstrip().endswith(_LABEL_ENDS) for part in line.lower().split(":")[:-1]))


def _parts(line: str) -> list[re.Match[str]]:
    """Return the parts of a byline, each a label and names; none if there is anything else but dates, counts, URLs and buttons."""
    is_bracketed = line.count("(") != line.count(")") or line.startswith(("(", "["))
    line = with_cells(line.strip("()[] ").replace("] [", " | ") if is_bracketed else line)
    printed = _with_more_names([part for part in map(_without_moment, _BETWEEN.split(line)) if part.strip(" .)") and not _is_of_page(part)])
    parts = [part for part in map(_PART.fullmatch, printed) if part]
    return parts if len(parts) == len(printed) else []


def _role(label: str | None) -> str | None:
    """Return the field of a label; None for the label of one whom no field names."""
    return site.BYLINE_LABELS.get((label or "").lower())


def _is_of_page(part: str) -> bool:
    """Return whether a part of a byline is a URL, a button, or a number without a label: "Waktu baca 3 menit", "Dibaca 1.284 kali"."""
    return _URL.search(part) is not None or is_button(part.strip()) or (any(map(str.isdigit, part)) and not _PART.fullmatch(part))


def _without_moment(part: str) -> str:
    """Return a part of a byline without the date or the clock behind its names."""
    return _MOMENT.sub("", part) if any(map(str.isdigit, part)) else part


def _with_more_names(printed: list[str]) -> list[str]:
    """Join the parts of a byline that are only names, or only a label, with the label beside them: "Penulis: Sari; Budi", "Reporter & Editor: Sari"."""
    joined: list[str] = []
    for part in printed:
        if joined and not _PART.fullmatch(part) and has_only_names(part.strip()):
            joined[-1] += f", {part.strip()}"
        elif joined and ":" not in joined[-1] and is_byline_label(joined[-1].strip()):
            joined[-1] = f"{joined[-1].strip()}/{part.strip()}"
        else:
            joined.append(part)
    return joined


def split_byline(line: str) -> tuple[str, Byline | None]:
    """Split a line that ends with a byline, as the date line of the second template does, into the text before it and its names."""
    for label in _LABEL.finditer(line) if ":" in line else ():
        rest = _without_moment(line[label.start() :].strip())
        if byline := read_byline(with_colon(rest)) or read_byline(rest):
            return line[: label.start()].strip(" |,-–—/•·("), byline
    return line, None


def is_byline_label(line: str) -> bool:
    """Return whether a line is only a label, its names in the next one: "Editor:", "Penulis"."""
    return len(line) <= _MAX_LABEL and bool(_LABEL_ALONE.fullmatch(line))


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
