"""A time expression in a text."""

from dataclasses import dataclass
from typing import Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True)
class Mention:
    """A TIMEX3 of TimeML, with the days it covers."""

    __pydantic_config__ = {"use_attribute_docstrings": True}

    start: int
    """Offset of the first character, in Unicode code points."""
    end: int
    """Offset after the last character: `text[start:end]` is the expression."""
    text: str
    """The expression as printed."""
    type: TimexType
    """TimeML's type."""
    value: str | None
    """TimeML's normalised value: "2026-02-04", "2026-Q2", "2026-02-04TMO", "P3D", "PRESENT_REF"; null if it cannot be resolved."""
    mod: str | None = None
    """TimeML's modifier: START, MID, END, APPROX, LESS_THAN, MORE_THAN, EQUAL_OR_LESS, EQUAL_OR_MORE, ON_OR_BEFORE."""
    first_day: str | None = None
    """First day of the period, ISO 8601; null for durations, sets, seasons and references such as PRESENT_REF."""
    last_day: str | None = None
    """Last day of the period, ISO 8601."""
    weekday_agrees: bool | None = None
    """Whether the printed weekday is that of the value; null if no weekday is printed."""
    repaired: bool = False
    """Whether a misprint was repaired."""
    suggested: str | None = None
    """If weekday and date contradict each other: the day that one correction gives, if only one is within 14 days of publication. It is the
    printed day if the weekday is the misprint."""
    zone: str | None = None
    """Time zone of the day or hour as printed, if the value has no offset for it: "ET", "waktu setempat"; null for WIB and for zones with an offset."""
