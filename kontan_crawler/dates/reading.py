"""The meaning of a time expression, as resolved by a reader."""

from datetime import date
from typing import Literal, NamedTuple

from kontan_crawler.dates.mention import TimexType
from kontan_crawler.dates.periods import Period

DiscourseRole = Literal["narrative", "background", "comparison"]
"""How later mentions use this one: "narrative" is the time of the events, named by date or weekday; "background" is deictic
("kemarin") or the day of a statement; "comparison" ("sehari sebelumnya", "tertinggi sejak 8 April") is never an anchor."""


class Reading(NamedTuple):
    """The meaning of an expression. Fields without a note are those of Mention."""

    type: TimexType
    value: str | None
    period: Period | None = None
    """The period of the expression; None for durations, sets and references."""
    mod: str | None = None
    weekday_agrees: bool | None = None
    repaired: bool = False
    suggested: date | None = None
    role: DiscourseRole = "background"
    zone: str | None = None


NOT_TEMPORAL = Reading("DATE", None)
"""The reading of a form that is not a time expression, such as "Nomor 4 Tahun 2025"."""
