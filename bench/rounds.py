"""Repeated measurements: works take turns, so that other load on the machine meets all alike."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Spread(NamedTuple):
    """The median of some figures, the lowest and the highest."""

    median: float
    low: float
    high: float

    def __str__(self) -> str:
        return short(self.median) if self.low == self.high else f"{short(self.median)} ({short(self.low)} to {short(self.high)})"


def spread(figures: Sequence[float]) -> Spread:
    """Return the spread of one or more figures."""
    return Spread(statistics.median(figures), min(figures), max(figures))


def ratios(figures: Sequence[float], bases: Sequence[float]) -> Spread:
    """Return the spread of figure / base of the same round."""
    return spread([figure / base for figure, base in zip(figures, bases, strict=True)])


def take_turns(works: Mapping[str, Callable[[], T]], rounds: int) -> dict[str, list[T]]:
    """Call each work once in each round; return the results by its name, in the order of the rounds."""
    results: dict[str, list[T]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            results[name].append(work())
    return results


def short(figure: float) -> str:
    """Return a figure with three digits, or all digits before the point."""
    return f"{figure:,.0f}" if abs(figure) >= 100 else f"{figure:.3g}"
