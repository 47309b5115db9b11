"""What a few pages leave open: shares that may have grown because the site has changed, or by chance."""

from collections.abc import Iterator

from kontan_crawler.watch.shares import Counts, shares
from kontan_crawler.watch.surprise import bears_out, is_alarming, is_doubtful

Numbers = tuple[int, int, int, int]
"""How often the bad was seen, of how many, and the same in the past."""


class Doubts:
    """Those that a run's counts leave; probes bear them out or not."""

    def __init__(self, counts: Counts, past: Counts) -> None:
        self._past = past
        self._seen = {name: numbers[0] for name, numbers in self._numbers(counts) if is_doubtful(*numbers) and not is_alarming(*numbers)}

    def are_left(self, counts: Counts, probes: int) -> bool:
        """Tell whether one more page is worth looking at. counts: with those of so many probes; what they do not bear out is dropped for good."""
        now = dict(self._numbers(counts))
        self._seen = {name: seen for name, seen in self._seen.items() if bears_out(now[name][0] - seen, probes, *now[name][2:])}
        return any(not is_alarming(*now[name]) for name in self._seen)

    def _numbers(self, counts: Counts) -> Iterator[tuple[str, Numbers]]:
        for share in shares(counts, self._past):
            yield share.name, (share.seen(counts), share.of(counts), share.seen(self._past), share.of(self._past))
