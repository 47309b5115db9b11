"""Dates in a printed line: "Rabu, 04 Februari 2026 / 22:20 WIB | Reporter: Nama"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache

from kontan_crawler.clock import WIB
from kontan_crawler.dates import words
from kontan_crawler.dates.printed_clock import PrintedClock, read_clock

_ENGLISH_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = {name.lower(): month for table in (words.MONTH, words.ABBREVIATED) for name, month in table.items()}
_MONTHS |= {short: month for month, name in enumerate(_ENGLISH_MONTHS, 1) for short in (name, name[:3])}
_WEEKDAYS = {name.lower(): weekday for name, weekday in words.WEEKDAY.items()}
_WEEKDAYS |= {short: weekday for weekday, name in enumerate(_ENGLISH_DAYS) for short in (name, name[:3])}

_WEEKDAY = rf"(?<![^\W_])(?:(?P<weekday>{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\b\.?[\s,/|-]*)?"
_FORMS = [
    re.compile(_WEEKDAY + form, re.IGNORECASE)
    for form in (
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-](?P<month>[a-z]+)\.?,?[\s-](?P<year>\d{4})(?!\d)",
        rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})(?!\d)",
        r"\(?(?<![\d/.-])(?P<day>\d{1,2})(?P<dash>[/-])(?P<month>\d{1,2})(?P=dash)(?P<year>\d{4}|\d\d)(?![\d/-])\)?",
        r"\(?(?<![\d/.-])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?![\d/-])\)?",
        r"(?<![\d/.-])(?P<year>\d{4})(?P<dash>[/-])(?P<month>\d\d)(?P=dash)(?P<day>\d\d)(?!\d)",
    )
]
_UPDATE = re.compile(
    r"\b(?:diperba\w+|perba\w+|pembaruan|updated?|diubah|perubahan|direvisi|revisi|modified|ralat)\b[^|\d]{0,20}$", re.IGNORECASE
)


@dataclass(frozen=True)
class PrintedDate:
    """A date in a line, perhaps with a clock time."""

    start: int
    end: int
    """Position of its end in the line, with its clock time and zone."""
    match: re.Match[str]
    clock: PrintedClock | None

    @property
    def weekday(self) -> int | None:
        """The printed weekday, 0 for Monday; None if there is none."""
        return _WEEKDAYS[self.match["weekday"].lower()] if self.match["weekday"] else None

    def moment(self) -> datetime:
        """Return the date and time, aware; midnight in Jakarta without a clock time. Raises ValueError for the 31st of February."""
        month, year = self.match["month"].lower(), self.match["year"]
        clock, zone = (self.clock.time, self.clock.zone) if self.clock else (time(), WIB)
        return datetime.combine(
            datetime(int(year) + (2000 if len(year) == 2 else 0), _MONTHS.get(month) or int(month), int(self.match["day"])), clock, zone
        )


@lru_cache(maxsize=64)  # a date line is asked for its moment and for its weekday
def printed_dates(line: str) -> tuple[PrintedDate, ...]:
    """Return the dates of a line in order, without those that a label calls an update. Raises ValueError if a clock time is invalid."""
    found = sorted(_matches(line), key=lambda match: match.start())
    return tuple(_read(match, line) for match in found if not _UPDATE.search(line, 0, match.start()))


def has_date(line: str) -> bool:
    """Return whether something in a line has the form of a date, valid or not."""
    return any(form.search(line) for form in _FORMS)


def _matches(line: str) -> Iterator[re.Match[str]]:
    for form in _FORMS:
        yield from (match for match in form.finditer(line) if match["month"].isdecimal() or match["month"].lower() in _MONTHS)


def _read(match: re.Match[str], line: str) -> PrintedDate:
    clock = read_clock(line[match.end() :])
    return PrintedDate(match.start(), match.end() + (clock.length if clock else 0), match, clock)
