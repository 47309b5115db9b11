"""Rechecks: delivered articles that are requested again only to compare the site with the baseline."""

from collections import Counter


class Rechecks:
    """The rechecks of one run, by canonical URL."""

    def __init__(self) -> None:
        self._outcomes: dict[str, str | None] = {}

    def __contains__(self, url: str) -> bool:
        return url in self._outcomes

    def begin(self, url: str) -> None:
        """Record a request."""
        self._outcomes[url] = None

    def end(self, url: str, outcome: str) -> None:
        """Record its outcome: `outcomes.READ`, or the reason of a refusal."""
        self._outcomes[url] = outcome

    def outcomes(self) -> Counter[str]:
        """Count the outcomes of finished rechecks; the key "" is the total."""
        counts = Counter(outcome for outcome in self._outcomes.values() if outcome)
        return Counter({"": counts.total()}) + counts
