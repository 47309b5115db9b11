"""What a few pages leave open: shares that may have grown because the site has changed, or by chance."""

from collections.abc import Collection

from kontan_crawler.runs.drift.shares import Counts, Share, shares
from kontan_crawler.runs.drift.significance import bears_out, is_alarming, is_doubtful
from kontan_crawler.runs.suspected import Suspect, in_order


class SuspectedChanges:
    """Those that a run's counts leave, or the run before left; probes bear them out or not."""

    def __init__(self, counts: Counts, past: Counts, left_before: Collection[Suspect] = ()) -> None:
        self._past, self.suspects = past, set(left_before)
        self._left_before = set(left_before)
        self._pages: dict[Suspect, int] = {}
        for share in self._of(counts):
            numbers = share.numbers(counts, past)
            self._pages[share.suspect] = numbers[1]
            if is_doubtful(*numbers, share.least):
                self.suspects.add(share.suspect)

    def need_recheck(self, counts: Counts, probes: int) -> bool:
        """Tell whether one more page is worth looking at. counts: with those of so many probes; what they do not bear out is dropped for good."""
        now = {share.suspect: (share.numbers(counts, self._past), share.least) for share in self._of(counts)}
        nothing = ((0, 0, 0, 0), 1.0)
        for suspect in in_order(self.suspects):
            (bad, pages, *past), _ = now.get(suspect, nothing)
            before = suspect in self._left_before  # which says as much as one bad page
            if not bears_out(bad + before, max(pages, self._pages.get(suspect, 0) + probes) + before, *past):
                self.suspects.discard(suspect)
        return any(not is_alarming(*numbers, least) for numbers, least in (now.get(suspect, nothing) for suspect in self.suspects))

    def _of(self, counts: Counts) -> list[Share]:
        return list(shares(counts, self._past))
