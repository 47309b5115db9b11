"""What a few pages leave open: shares that may have grown because the site has changed, or by chance."""

from collections.abc import Collection

from kontan_crawler.runs.drift.shares import Counts, Share, shares
from kontan_crawler.runs.drift.significance import bears_out, is_alarming, is_doubtful
from kontan_crawler.runs.site_change import SiteChange, in_order


class SuspectedChanges:
    """Those that a run's counts leave, or the run before left; probes bear them out or not."""

    def __init__(self, counts: Counts, past: Counts, left_before: Collection[SiteChange] = ()) -> None:
        self._past, self.changes = past, set(left_before)
        self._left_before = set(left_before)
        self._pages: dict[SiteChange, int] = {}
        for share in self._of(counts):
            numbers = share.numbers(counts, past)
            self._pages[share.change] = numbers[1]
            if is_doubtful(*numbers, share.least):
                self.changes.add(share.change)

    def need_recheck(self, counts: Counts, probes: int) -> bool:
        """Tell whether one more page is worth looking at. counts: with those of so many probes; what they do not bear out is dropped for good."""
        now = {share.change: (share.numbers(counts, self._past), share.least) for share in self._of(counts)}
        nothing = ((0, 0, 0, 0), 1.0)
        for change in in_order(self.changes):
            (bad, pages, *past), _ = now.get(change, nothing)
            before = change in self._left_before  # which says as much as one bad page
            if not bears_out(bad + before, max(pages, self._pages.get(change, 0) + probes) + before, *past):
                self.changes.discard(change)
        return any(not is_alarming(*numbers, least) for numbers, least in (now.get(change, nothing) for change in self.changes))

    def _of(self, counts: Counts) -> list[Share]:
        return list(shares(counts, self._past))
