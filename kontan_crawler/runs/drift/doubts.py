"""What a few pages leave open: shares that may have grown because the site has changed, or by chance."""

from collections.abc import Collection

from kontan_crawler.runs.drift.shares import Counts, Share, shares
from kontan_crawler.runs.drift.surprise import bears_out, is_alarming, is_doubtful


class Doubts:
    """Those that a run's counts leave, or the run before left; probes bear them out or not."""

    def __init__(self, counts: Counts, past: Counts, left_before: Collection[str] = ()) -> None:
        self._past, self.names = past, set(left_before)
        self._left_before, self._pages = set(left_before), {}
        for share in self._of(counts):
            numbers = share.numbers(counts, past)
            self._pages[share.name] = numbers[1]
            if is_doubtful(*numbers, share.least):
                self.names.add(share.name)

    def are_left(self, counts: Counts, probes: int) -> bool:
        """Tell whether one more page is worth looking at. counts: with those of so many probes; what they do not bear out is dropped for good."""
        now = {share.name: (share.numbers(counts, self._past), share.least) for share in self._of(counts)}
        nothing = ((0, 0, 0, 0), 1.0)
        for name in sorted(self.names):
            (bad, pages, *past), _ = now.get(name, nothing)
            before = name in self._left_before  # which says as much as one bad page
            if not bears_out(bad + before, max(pages, self._pages.get(name, 0) + probes) + before, *past):
                self.names.discard(name)
        return any(not is_alarming(*numbers, least) for numbers, least in (now.get(name, nothing) for name in self.names))

    def _of(self, counts: Counts) -> list[Share]:
        return list(shares(counts, self._past))
