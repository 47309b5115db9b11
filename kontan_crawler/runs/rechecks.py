"""Rechecks: delivered articles that a run requests again, only to compare the site with the baseline."""

from collections import Counter


class Rechecks:
    """The rechecks of one run, by canonical address."""

    def __init__(self) -> None:
        self._outcomes: dict[str, str | None] = {}

    def __contains__(self, url: str) -> bool:
        return url in self._outcomes

    def begin(self, url: str) -> None:
        """Record that an article is requested again."""
        self._outcomes[url] = None

    def end(self, url: str, outcome: str) -> None:
        """Record the outcome: `outcomes.READ`, or the reason why there is no article any more."""
        self._outcomes[url] = outcome

    def outcomes(self) -> Counter[str]:
        """Count the outcomes of the finished rechecks; the key "" counts them all."""
        counts = Counter(outcome for outcome in self._outcomes.values() if outcome)
        return Counter({"": counts.total()}) + counts
