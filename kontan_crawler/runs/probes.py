"""Probes: delivered articles that a run looks at again, not to deliver them, but to see whether the site is as it was."""

from collections import Counter


class Probes:
    """The probes of one run, by canonical address, each with what came of it; None while it is under way."""

    def __init__(self) -> None:
        self._outcomes: dict[str, str | None] = {}

    def begin(self, url: str) -> None:
        """Note that an article is looked at."""
        self._outcomes[url] = None

    def is_one(self, url: str) -> bool:
        """Tell whether an address is a probe's."""
        return url in self._outcomes

    def answered(self, url: str, outcome: str) -> None:
        """Note what came of it: outcomes.READ, or why there is no article any more."""
        self._outcomes[url] = outcome

    def outcomes(self) -> Counter[str]:
        """Count what came of the probes that were answered; under "" how many were."""
        counts = Counter(outcome for outcome in self._outcomes.values() if outcome)
        return Counter({"": counts.total()}) + counts
