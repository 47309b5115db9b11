"""Between which days an expression without a year lies."""

from datetime import date, timedelta
from typing import NamedTuple

from kontan_crawler.dates.periods import Period
from kontan_crawler.dates.reference_time.direction import Direction
from kontan_crawler.dates.reference_time.expression import Expression

# An expression ahead of publication may lie this many days behind it: what lies a year ahead is printed with its year.
# By the unit; for an outlook, or a noun before the expression ("data Juni akan dirilis"), a quarter; for a contract ("pengiriman Mei") none.
SLACK = {"D": 14, "M": 31}
WIDE_SLACK = 92
CONTRACTS = frozenset({"pengiriman", "pengantaran", "kontrak"})


class Bounds(NamedTuple):
    """The first and the last day."""

    first: date
    last: date

    def holds(self, period: Period) -> bool:
        """Return whether some day of a period is within the bounds."""
        return self.first <= period.last and period.first <= self.last


UNBOUNDED = Bounds(date.min, date.max)


def bounds(expression: Expression, direction: Direction, unit: str) -> Bounds:
    """Return the bounds of an expression: from the first end of its range on, else on the side of publication that its clause says."""
    published = expression.discourse.published
    if expression.range_start:
        expression.discourse.used = expression.range_start
        first = expression.range_start.first
        return Bounds(first, first + timedelta(days=366))
    if expression.word_before() == "(":
        return UNBOUNDED
    if direction.side < 0 and (direction.kind in ("since", "done") or expression.is_adverbial()):
        return Bounds(date.min, published)
    return Bounds(published - timedelta(days=_slack(expression, direction, unit)), date.max) if direction.side > 0 else UNBOUNDED


def _slack(expression: Expression, direction: Direction, unit: str) -> int:
    if direction.cue in CONTRACTS and direction.kind == "governor":
        return 0
    is_wide = not direction.is_certain or direction.kind == "expected" or not (direction.kind == "governor" or expression.is_adverbial())
    return WIDE_SLACK if is_wide else SLACK[unit]
