"""Changes of the site that too few pages can confirm: rechecks confirm or refute them one page at a time."""

from collections.abc import Collection

from kontan_crawler.runs.drift.shares import Counts, Share, shares
from kontan_crawler.runs.drift.significance import is_refuted, is_significant, is_suspicious
from kontan_crawler.runs.site_change import SiteChange

_NO_NUMBERS = (0, 0, 0, 0), 1.0


class SuspectedChanges:
    """The suspected changes of one run; `changes` are those that are not refuted."""

    def __init__(self, counts: Counts, baseline: Counts, left_before: Collection[SiteChange] = ()) -> None:
        """counts: of the run, before its first recheck. left_before: suspected by the run before."""
        self._baseline, self.changes = baseline, set(left_before)
        self._left_before = set(left_before)
        self._pages: dict[SiteChange, int] = {}
        for share in self._shares(counts):
            numbers = share.numbers(counts, baseline)
            self._pages[share.change] = numbers[1]
            if is_suspicious(*numbers, share.min_growth):
                self.changes.add(share.change)

    def need_recheck(self, counts: Counts, rechecks: int) -> bool:
        """Drop the changes that are refuted; return whether one that is left is not significant yet.

        counts: of the run, its rechecks included. rechecks: their number.
        """
        now = {share.change: (share.numbers(counts, self._baseline), share.min_growth) for share in self._shares(counts)}
        for change in tuple(self.changes):
            (bad, pages, *past), _ = now.get(change, _NO_NUMBERS)
            before = change in self._left_before  # counts as one bad page
            if is_refuted(bad + before, max(pages, self._pages.get(change, 0) + rechecks) + before, *past):
                self.changes.discard(change)
        return any(not is_significant(*numbers, growth) for numbers, growth in (now.get(change, _NO_NUMBERS) for change in self.changes))

    def _shares(self, counts: Counts) -> list[Share]:
        return list(shares(counts, self._baseline))
