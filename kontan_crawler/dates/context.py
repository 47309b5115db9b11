"""The context of an expression: the words around it, the discourse before it, and its side of publication."""

from kontan_crawler.dates.reference_time.bounds import Bounds, bounds
from kontan_crawler.dates.reference_time.clauses import Cue
from kontan_crawler.dates.reference_time.cues import GOVERNS_STANDARD
from kontan_crawler.dates.reference_time.direction import Direction, direction_of
from kontan_crawler.dates.reference_time.expression import Expression
from kontan_crawler.dates.reference_time.standards import standard_of


class Context(Expression):
    """An expression as its reader sees it."""

    known_direction: Direction | None = None
    """The direction, once it was asked for."""
    _standards: list[Cue | None] | None = None

    @property
    def standard(self) -> Cue | None:
        """The word of comparison that governs the expression."""
        if self._standards is None:
            self._standards = [standard_of(self) if self.cues_before() else None]
        return self._standards[0]

    @property
    def direction(self) -> Direction:
        """On which side of publication the expression lies, if words around it say so."""
        if self.known_direction is None:
            standard = self.standard
            self.known_direction = Direction(-1, "standard", standard.word) if standard else direction_of(self)
        return self.known_direction

    def bounds(self, unit: str) -> Bounds:
        """Return the days between which an expression without a year lies. unit: "D" for a day, "M" for longer ones."""
        return bounds(self, self.direction, unit)

    def is_standard(self) -> bool:
        """Return whether the sentence compares with the expression, or only orders something by it, and does not report on it."""
        return self.governor in GOVERNS_STANDARD or self.standard is not None

    def lies_ahead(self) -> bool:
        """Return whether the expression stands behind a word of planning."""
        return self.direction.side > 0
