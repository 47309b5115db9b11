"""What a few pages leave open: shares that may have grown because the site has changed, or by chance."""

from collections.abc import Collection

from kontan_crawler.watch.shares import Counts, Share, shares
from kontan_crawler.watch.surprise import bears_out, is_alarming, is_doubtful


class Doubts:
    """Those that a run's counts leave, or the run before left; probes bear them out or not."""

    def __init__(self, counts: Counts, past: Counts, left_before: Collection[str] = ()) -> None:
        self._past, self.names = past, set(left_before)
        self._seen: dict[str, int] = {}
        for share in self._of(counts):
            numbers = share.numbers(counts, past)
            if share.name in left_before or is_doubtful(*numbers, share.least):
                self.names.add(share.name)
            self._seen[share.name] = numbers[0]

    def are_left(self, counts: Counts, probes: int) -> bool:
        """Tell whether one more page is worth looking at. counts: with those of so many probes; what they do not bear out is dropped for good."""
        now = {share.name: (share.numbers(counts, self._past), share.least) for share in self._of(counts)}
        nothing = ((0, 0, 0, 0), 1.0)
        for name in sorted(self.names):
            (seen, _, *past), _ = now.get(name, nothing)
            if not bears_out(seen - self._seen.get(name, 0), probes, *past):
                self.names.discard(name)
        return any(not is_alarming(*numbers, least) for numbers, least in (now.get(name, nothing) for name in self.names))

    def _of(self, counts: Counts) -> list[Share]:
        return list(shares(counts, self._past))
