"""Changes of the site that the run has too few pages to confirm; rechecks confirm or refute them page by page."""

from collections.abc import Collection

from kontan_crawler.runs.drift.shares import Counts, Share, shares
from kontan_crawler.runs.drift.significance import is_refuted, is_significant, is_suspicious
from kontan_crawler.runs.site_change import SiteChange

_NO_NUMBERS = (0, 0, 0, 0), 1.0


class SuspectedChanges:
    """The suspected changes of one run; `changes` has those not refuted yet."""

    def __init__(self, counts: Counts, baseline: Counts, of_previous: Collection[SiteChange] = ()) -> None:
        """counts: of the run, before its first recheck. of_previous: changes that the previous run suspected."""
        self._baseline, self.changes = baseline, set(of_previous)
        self._of_previous = set(of_previous)
        self._pages: dict[SiteChange, int] = {}
        for share in self._shares(counts):
            numbers = share.numbers(counts, baseline)
            self._pages[share.change] = numbers[1]
            if is_suspicious(*numbers, share.min_growth):
                self.changes.add(share.change)

    def need_recheck(self, counts: Counts, rechecks: int) -> bool:
        """Drop the refuted changes; return whether another one is not significant yet.

        counts: of the run, its rechecks included. rechecks: their number.
        """
        now = {share.change: (share.numbers(counts, self._baseline), share.min_growth) for share in self._shares(counts)}
        for change in tuple(self.changes):
            (bad, total, *in_baseline), _ = now.get(change, _NO_NUMBERS)
            before = change in self._of_previous  # counts as one bad page
            if is_refuted(bad + before, max(total, self._pages.get(change, 0) + rechecks) + before, *in_baseline):
                self.changes.discard(change)
        return any(
            not is_significant(*numbers, min_growth) for numbers, min_growth in (now.get(change, _NO_NUMBERS) for change in self.changes)
        )

    def _shares(self, counts: Counts) -> list[Share]:
        return list(shares(counts, self._baseline))
