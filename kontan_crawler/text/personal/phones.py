"""Phone numbers: the library says which numbers are valid, guards say which of these are numbers of another kind."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from kontan_crawler.extras import load_extra
from kontan_crawler.text.personal.numbers import DASHES, SPACES, Span, goes_on, is_other_number

_GAP = rf"(?:\.|[{DASHES}{SPACES}()]{{1,4}})"
_CARD = rf"[0-9]{{4}}([{DASHES} .])[0-9]{{4}}(?:\1[0-9]{{4}}){{2}}(?!\1[0-9]{{4}})"
_THOUSANDS = r"(?:\+(?!62\.))?[0-9]{1,3}(?:\.[0-9]{3})+"
_TARIFF = r"[0-9]{4}\.[0-9]{2}(?:(?:\.[0-9]{2}){1,3}|\.[0-9]{4})"  # of customs: 0811.10.00.00
_START = r"(?:\(?(?:\+ ?\(?[1-9]|0[1-9][0-9]{1,2}/(?=[0-9]{5})|0[1-9][0-9]|(?<![0-9],)62[ .-]?[1-9])|\(62\)[ -]?[1-9])"
_CANDIDATE = re.compile(
    rf"(?<![0-9+])(?<![0-9][{DASHES}.:])(?<!\.[0-9]{{3}},)"  # not within a longer number
    rf"(?:(?:{_CARD}|{_TARIFF}|{_THOUSANDS})(?![0-9])|(?P<phone>{_START}[0-9]*(?:{_GAP}[0-9]+)*))"
)
_COUNTRY = re.compile(r"^(\(?)62(?=-)|^(\()62(?= )")  # of an area code without "+": (62-21) 5551234
_GROUP = re.compile("[0-9]+")
_LEAST, _MOST = 9, {"0": 13, "6": 14, "+": 16}  # digits, by the first of them
_TRIES = 3  # ends of a number, and numbers of a run, that are tried: the time is linear
_EXTENSION = re.compile(r",? ?(?:ext|ekst|eks|pesawat|pes|psw)[.:]{0,2} ?[0-9]{1,5}(?![0-9])", re.IGNORECASE)
_SERVICE = re.compile("1500[0-9]{3}|14[0-9]{3}|0[0-9]*")  # behind an area code


def find_phones(text: str, runs: Sequence[Span]) -> Iterator[Span]:
    """Yield the phone numbers in the numbers of a text, in order."""
    for run in runs:
        yield from _phones_of_run(text, run)


def _phones_of_run(text: str, run: Span) -> Iterator[Span]:
    at, failures = run.start, 0
    while failures < _TRIES and (found := _CANDIDATE.search(text, at, run.end)):
        start, at = found.span()
        if found["phone"]:
            groups = [group.span() for group in _GROUP.finditer(text, start, at)]
            ends = _ends(text, start, groups)
            is_other = bool(ends) and is_other_number(text, start)
            end = None if is_other else _end_of_phone(text, start, ends)
            if end:
                yield _whole(text, start, end)
            failures += bool(ends) and not end
            at = end or (at if is_other else groups[0][1])


def _ends(text: str, start: int, groups: Sequence[tuple[int, int]]) -> list[int]:
    """Return where a phone number made of the first of some groups of digits may end, the longest first."""
    most = _MOST[text[start + (text[start] == "(")]]
    digits = accumulate(end - begin for begin, end in groups)
    ends = [end for (_, end), count in zip(groups, digits, strict=True) if _LEAST <= count <= most and not goes_on(text, end)]
    return ends[: -_TRIES - 1 : -1]


def _end_of_phone(text: str, start: int, ends: Sequence[int]) -> int | None:
    """Return where the longest phone number ends, or the longest one that is grouped as usual; None if there is none."""
    valid = [end for end in ends if _is_phone(text[start:end])]
    usual = (end for end in valid if len(valid) > 1 and _is_grouped_as_usual(text[start:end]))
    return next(usual, valid[0] if valid else None)


def _is_phone(number: str) -> bool:
    """Return whether a number is a valid phone number, and not the number of a service, which many people answer."""
    phonenumbers = load_extra("phonenumbers")
    try:
        parsed = phonenumbers.parse(_COUNTRY.sub(r"\1\2+62", number), "ID")
    except phonenumbers.NumberParseException:
        return False
    kinds = phonenumbers.PhoneNumberType
    kind = phonenumbers.number_type(parsed)
    if kind == kinds.FIXED_LINE and parsed.country_code == 62:
        area = phonenumbers.length_of_geographical_area_code(parsed)
        return not _SERVICE.fullmatch(str(parsed.national_number)[area:])
    return kind in (kinds.FIXED_LINE, kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE, kinds.VOIP, kinds.PAGER, kinds.PERSONAL_NUMBER)


def _is_grouped_as_usual(number: str) -> bool:
    phonenumbers = load_extra("phonenumbers")
    match = next(iter(phonenumbers.PhoneNumberMatcher(number, "ID", phonenumbers.Leniency.STRICT_GROUPING, max_tries=1)), None)
    return match is not None and match.raw_string == number


def _whole(text: str, start: int, end: int) -> Span:
    """Return the span of a phone number with its extension, and without a bracket that is not closed in it."""
    extension = _EXTENSION.match(text, end)
    return Span(start + (text[start] == "(" and ")" not in text[start:end]), extension.end() if extension else end)
