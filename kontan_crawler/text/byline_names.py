"""The names in a byline: of persons and media, with their degrees and offices."""

import re
from collections.abc import Iterator

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.clean import clean
from kontan_crawler.text.places import is_town
from kontan_crawler.text.words import CAPITAL

_PARTICLES = "bin|binti|van|von|de|der|den|del|della|da|dos|el|al|ibn|ter|ten"
TITLES = r"(?:(?:drg?|drh|ir|prof|apt)\. ?)"
"""Those before a name that are printed in small letters, for a pattern."""
NAME = rf"(?:(?:{_PARTICLES}) |{TITLES})*[{CAPITAL}][\w.'’-]*"
"""A word of a name, for a pattern that minds case."""
DEGREE = r"(?!\w+\.(?:com|net|org|co|id)\b)(?:[A-Z][A-Za-z]{0,4}\.){1,4}[A-Z]?[A-Za-z]{0,4}|S\.?[EHTKPI]|S\.?(?:Kom|Sos|Pd|Ak|Si|Ag|Psi|Hum|IP|IKom|Farm)|M\.?[MHTAEP]|M\.?(?:Si|Kom|Sc|Ak|Pd|Hum|Sos|IKom)|M\.?B\.?A|Ph\.?\s?D|C[FP]A|CF[AP]|CPA"
"""A degree behind a name: "S.E."."""
SEVERAL = rf"{NAME}(?:(?:[,;]\s?|\s+(?:dan|serta|&%s)\s+|\s){NAME}){{0,15}}"
"""Names with the signs between them; other signs in the place of %s."""
_SEVERAL = lazy(SEVERAL % "|/")
_DEGREE = lazy(DEGREE)
_TITLED = lazy(rf"{TITLES}[{CAPITAL}]")
_BETWEEN = lazy(r"[,;]|\s+(?:dan|serta|&|/)\s+|\s/|/\s")
_BETWEEN_PERSONS = lazy(r"[,;]|\s+(?:dan|serta|&|/)\s+|\s/|/\s|(?<=[a-z])/(?=[A-Z]\w+ )")
_FROM = lazy(r"\s+(?:(?:di|dari)\s+|\()([^()]+)\)?$")
_COPYRIGHT = lazy(r"\s*©.{0,30}$")
_STOP = lazy(r"(?:\s|[a-zà-ÿ]{3})\.$")  # not after an abbreviation
_OFFICE = lazy(  # of the author of a column, behind his name: no second author
    r"(?:ekonom|analis|peneliti|dosen|guru besar|direktur|ketua|kepala|pengamat|praktisi|pendiri|presiden|mantan|konsultan|staf|anggota|wakil|ceo|wartawan|jurnalis|kolumnis|mahasiswa|kontan)\b",
    re.IGNORECASE,
)
_BRACKETED = lazy(  # the office, town or address of a person, behind the name
    r"\s*\((?:(?i:koresponden|kontributor|kepala|biro) [^():|]{2,40}|(?i:magang)|[\w.+-]+@[\w.-]+)\)"
)
_OF_PAPER = lazy(rf"\s+[—–-]\s+{site.PAPER_IN_BYLINE}$")
_MAX_SMALL = 3  # words of a name without a capital


def has_only_names(line: str) -> bool:
    """Return whether a line has the form of names: "Sari Melati dan Budi", "BBC, Reuters"."""
    return bool(_SEVERAL.fullmatch(line))


def names_in(printed: str, role: str) -> Iterator[str]:
    """Yield the names of a list. A comma stands between two names, or before a degree or an office. role: field of a byline."""
    name = ""
    for word in map(_without_stop, _between(role).split(without_paper(_COPYRIGHT.sub("", printed)))):
        word = word if role == "sources" else without_town(word)
        if name and role != "sources" and (_OFFICE.match(word) or is_town(word)):
            continue
        if name and _DEGREE.fullmatch(word):
            name = f"{name}, {word}"
            continue
        if name:
            yield name
        name = word
    if name:
        yield name


def _between(role: str) -> re.Pattern[str]:
    """Return what stands between two names; of persons a slash without spaces, too."""
    return _BETWEEN if role == "sources" else _BETWEEN_PERSONS


def without_town(name: str) -> str:
    """Return a name without where its reporter is: "Sari Melati di Beijing"."""
    place = _FROM.search(name)
    return name[: place.start()] if place and is_town(place[1]) else name


def without_brackets(line: str) -> str:
    """Return a line of names without what stands in brackets behind them: "Sari Melati (Koresponden Tokyo)", "Sari (sari@kontan.co.id)"."""
    return _BRACKETED.sub("", line) if ")" in line else line


def without_paper(names: str) -> str:
    """Return names without that of the paper behind them: "Sari Melati - KONTAN"."""
    return _OF_PAPER.sub("", names)


def without_offices(names: str) -> str:
    """Return names without the degrees and offices behind them."""
    return ", ".join(name for name in names.split(", ") if not (_DEGREE.fullmatch(name) or _OFFICE.match(name)))


def may_be_person(names: str) -> bool:
    """Return whether a text may be the name of a person: it has no number, and neither the paper's name nor words of a sentence."""
    return not (any(map(str.isdigit, names)) or "KONTAN.CO.ID" in without_paper(names)) and (
        names[:1].isupper() or names.count(" ") < _MAX_SMALL or _TITLED.match(names) is not None
    )


def _without_stop(name: str) -> str:
    """Return a name without what stands behind it: " .", "|"."""
    name = clean(name).rstrip("|;:, " if "(" in name else "|;:,) ")
    name = name.rstrip("-–— ") if any(map(str.isalpha, name)) else ""
    return name[:-1].rstrip("|;:, ") if _STOP.search(name) else name
