"""One time expression found in a text."""

from dataclasses import dataclass
from typing import Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True)
class Mention:
    """A TimeML TIMEX3 expression with the days it covers."""

    __pydantic_config__ = {"use_attribute_docstrings": True}

    start: int
    """Where it begins in the text, in Unicode code points."""
    end: int
    """Where it ends: `text[start:end]` is the expression."""
    text: str
    """The expression as printed."""
    type: TimexType
    """TimeML's kind of expression."""
    value: str | None
    """TimeML's normalised value: "2026-02-04", "2026-Q2", "2026-02-04TMO", "P3D", "PRESENT_REF"; null where no reading is possible."""
    mod: str | None = None
    """TimeML's modifier: START, MID, END, APPROX, LESS_THAN, MORE_THAN, EQUAL_OR_LESS, EQUAL_OR_MORE, ON_OR_BEFORE."""
    first_day: str | None = None
    """First day it covers, ISO 8601; null for durations, sets, seasons and references such as PRESENT_REF."""
    last_day: str | None = None
    """Last day it covers, ISO 8601."""
    weekday_agrees: bool | None = None
    """Whether the printed weekday is that of the value; null where no weekday is printed."""
    repaired: bool = False
    """Whether a misprint was mended to read it."""
    suggested: str | None = None
    """Where weekday and date contradict each other: the one date near publication that a single small correction gives."""
