"""The parts of a byline, each a label and names: "Sumber: BBC,Reuters | Editor: Nama Penyunting"."""

import re
from collections.abc import Collection, Sequence

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.byline_forms import GLUED, LABELS, PRINTED_LABELS, WRITERS, has_role, with_cells
from kontan_crawler.text.byline_names import NAME, SEVERAL, has_only_names, names_in
from kontan_crawler.text.interface_words import is_button
from kontan_crawler.text.places import is_town
from kontan_crawler.text.words import WEEKDAYS

_ALL_LABELS = "|".join(sorted((LABELS + "|" + site.COWORKER_LABELS).split("|"), key=len, reverse=True))
_LABEL_ENDS = tuple(_ALL_LABELS.split("|"))
_MAX_LABEL = max(map(len, _LABEL_ENDS)) + 2  # characters, with a space and a colon; also of coworkers
_PART = lazy(rf"\s*({_ALL_LABELS})(?:/({LABELS}))?\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_OTHER_PART = lazy(r"\s*([A-Z][A-Za-z]+(?: [A-Za-z]+){0,2})\s*:\s*(\S.*?)\s*")  # a label in other words
_OF_PERSON = lazy(rf"{site.OTHER_BYLINE_LABEL}\b")
_OF_EDITOR = lazy(site.OTHER_EDITOR_LABEL)
_MEDIA = lazy(site.MEDIA)
_WRITERS = "|".join((*WRITERS, "Pengarang", "Penyusun", "Peracik", "Perangkai"))
_OF_WRITER = lazy(_WRITERS, re.IGNORECASE)
_MOMENT_BEFORE = lazy(rf"\d{{1,2}}[.:]\d\d|\b(?:{site.UPDATE_LABEL}|{site.PUBLICATION_LABEL})\s*:", re.IGNORECASE)
_PERSON_LABEL = rf"(?!Pemotret|Penerjemah|Juru (?:kamera|potret|foto))(?:(?i:{_WRITERS})|{site.OTHER_BYLINE_LABEL})(?: [a-z]+)?"
_LABELLED_PERSON = lazy(rf"({_PERSON_LABEL})\s*:\s*({SEVERAL % '&'})")
_LABELLED_PERSONS = lazy(
    rf"(?:^|(?<=WIB)|(?<=[|•·]))(?:\s*[|•·]?\s*{_PERSON_LABEL}\s*:\s*{NAME} {SEVERAL % '&'}){{1,2}}$"
)  # at least two words
_PERSONS = ("authors", "editors")
# A label may end with another one: "ditulis oleh".
_NOT_WITHIN_LABEL = "".join(
    rf"(?<!\b{first})" for first, _, last in (label.partition(" ") for label in _LABEL_ENDS) if last in site.BYLINE_LABELS
)
_BETWEEN = lazy(
    rf"(?-i:(?=[A-Z])(?<=[\w.)])(?=(?:{GLUED})\s?:))|[|•·;/]\s*(?=(?:{_ALL_LABELS})\s*:)|[|•·;]|,\s+(?=(?-i:[A-Z])[a-z]+(?: [a-z]+){{0,2}}\s?:)|(?<=\w)[-–—](?=(?:{_ALL_LABELS})\s?:)|(?=\s)(?<=\S){_NOT_WITHIN_LABEL}(?!(?<=[a-z]kan)\s+oleh)\s+(?:[-–—,&]\s+)?\(?(?=[\w -]{{2,{_MAX_LABEL}}}:)(?=(?:{_ALL_LABELS})\s?:)",
    re.IGNORECASE,
)
_MOMENT = lazy(  # behind the names, or between them
    rf"(?:^|[\s,;/–—(-]+)(?:(?i:{site.UPDATE_LABEL}|{site.PUBLICATION_LABEL})\W+)?(?:(?:{WEEKDAYS}),?\s+)?"
    r"\(?(?:\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{4}|\d{1,2}/\d{1,2}/\d{4})\)?(?:[\s,|/-]+\d{1,2}[.:]\d\d)?(?:\s+WI(?:B|T|TA))?\s*$"
    r"|^\s*\d{1,2}[.:]\d\d(?:\s+WI(?:B|T|TA))?\s*$"
)
_URL = lazy(r"https?:|www\.", re.IGNORECASE)


def may_have_label(line: str) -> bool:
    """Return whether a colon follows a label, or cells may be labels and names."""
    return "|" in line or (":" in line and any(part.rstrip().endswith(_LABEL_ENDS) for part in line.lower().split(":")[:-1]))


def named_roles(line: str) -> list[tuple[str, str]]:
    """Return the roles in a byline, each with its names; none if a part is anything else but dates, counts, URLs and buttons.

    Names behind a label in other words have the role that those words say, or the one that is missing: "Reporter: Sari Melati | Pemoles: Budi Laksana".
    """
    named: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for part in _parts(line):
        if known := _PART.fullmatch(part):
            named += [(role, known[3]) for label in known.groups()[:2] if (role := _role(label))]
        elif names := _other_names(part):
            others.append((part.partition(":")[0], names))
        else:
            return []
    return _with_others(named, others) if named else []


def _with_others(named: list[tuple[str, str]], others: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the roles with names, and those of names behind labels in other words: that of an editor is told by its words first."""
    for label, names in sorted(others, key=lambda other: not _OF_EDITOR.search(other[0])):
        role = "sources" if _are_media(names) else _role_of_person(label, dict(named))
        named += [(role, names)] if role else []
    return named


def _role_of_person(label: str, named: Collection[str]) -> str | None:
    """Return the role of persons behind a label in other words: the one that known labels lack, None if they lack none."""
    return "editors" if _OF_EDITOR.search(label) else next((role for role in _PERSONS if role not in named), None)


def _other_names(part: str) -> str:
    """Return the names behind a label in other words, "" if they are none: of media, or of persons behind a label of persons."""
    other = _OTHER_PART.fullmatch(part)
    if not other:
        return ""
    is_of_persons = _OF_PERSON.match(other[1]) is not None and has_only_names(other[2]) and not is_town(other[2])
    return other[2] if is_of_persons or _are_media(other[2]) else ""


def with_known_labels(line: str) -> str:
    """Return a line of a header that ends with labels of persons in other words, with known ones: "... WIB Pengarang: Sari Melati" ends with "Penulis: Sari Melati"."""
    found = _LABELLED_PERSONS.search(line) if ":" in line and not has_role(line) else None
    if not found or ":" in _MOMENT_BEFORE.sub("", line[: found.start()]):
        return line
    persons = [(label, names) for label, names in _LABELLED_PERSON.findall(found[0]) if not is_town(names)]
    others = [label for label, _ in persons if not _OF_EDITOR.search(label)]
    if len(persons) == 1 and others and not _OF_WRITER.match(others[0]):  # "Penyerang: Erling Haaland"
        return line
    roles = ["Penulis" if label in others[:1] else "Editor" for label, _ in persons]
    return " | ".join(
        [line[: found.start()].rstrip(" |•·"), *(f"{role}: {names}" for role, (_, names) in zip(roles, persons, strict=True))]
    ).lstrip(" |")


def _are_media(names: str) -> bool:
    return all(map(_MEDIA.fullmatch, names_in(names, "sources")))


def _parts(line: str) -> list[str]:
    """Return the parts of a byline without dates, counts, URLs and buttons."""
    is_bracketed = line.count("(") != line.count(")") or line.startswith(("(", "["))
    line = with_cells(line.strip("()[] ").replace("] [", " | ") if is_bracketed else line)
    return _with_more_names(
        [part for part in map(without_moment, _BETWEEN.split(line)) if any(map(str.isalnum, part)) and not _is_of_page(part)]
    )


def _role(label: str | None) -> str | None:
    """Return the field of a label; None for the label of one whom no field names."""
    return site.BYLINE_LABELS.get((label or "").lower())


def _is_of_page(part: str) -> bool:
    """Return whether a part of a byline is a URL, a button, or a number without a label: "Waktu baca 3 menit", "Dibaca 1.284 kali"."""
    return _URL.search(part) is not None or is_button(part.strip()) or (any(map(str.isdigit, part)) and not _PART.fullmatch(part))


def without_moment(part: str) -> str:
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


def is_byline_label(line: str) -> bool:
    """Return whether a line is only a label, its names in the next one: "Editor:", "Penulis"."""
    label = line.removesuffix(":").rstrip() if len(line) <= _MAX_LABEL else ""
    return label in PRINTED_LABELS or (line.endswith(":") and label in site.BYLINE_LABELS)


def begins_with_other_label(line: str) -> bool:
    """Return whether the first of several parts of a line is a label in other words and its names."""
    first, bar, _ = line.partition("|")
    return bool(bar) and not _PART.fullmatch(first) and bool(_other_names(first))
