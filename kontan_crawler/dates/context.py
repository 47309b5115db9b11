"""The context of an expression: the words around it, the discourse before it, and its side of publication."""

from dataclasses import dataclass
from functools import cached_property

from kontan_crawler.dates.periods import Period
from kontan_crawler.dates.reference_time.bounds import Bounds, bounds
from kontan_crawler.dates.reference_time.direction import Direction, direction_of
from kontan_crawler.dates.reference_time.expression import Expression


@dataclass(frozen=True)
class Context(Expression):
    """An expression as its reader sees it."""

    @cached_property
    def direction(self) -> Direction:
        """On which side of publication the expression lies, if words around it say so."""
        return direction_of(self)

    def bounds(self, unit: str) -> Bounds:
        """Return the days between which an expression without a year lies. unit: "D" for a day, "M" for longer ones."""
        return bounds(self, self.direction, unit)

    def is_plan(self, period: Period) -> bool:
        """Return whether a period lies ahead of publication, or is not over and stands behind a word of planning."""
        published = self.discourse.published
        return period.first > published or (period.last >= published and self.direction.side > 0)
