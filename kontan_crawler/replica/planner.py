"""The plan of the news: section, time, traits and substitute of every story."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from kontan_crawler.clock import WIB
from kontan_crawler.replica import name_lists
from kontan_crawler.replica.variants import SUBSTITUTES, Variant, draw_variants, redesigned

Slot = tuple[str, datetime]
"""Section and time of publication."""
Plan = tuple[str, datetime, Variant, str | None]
"""Section, time, traits and substitute of a story."""
DAYS = 7
PER_DAY = {"internasional": 23, "global": 4}
"""Articles a day in the sections with expected records."""
OTHERS_PER_DAY = 3
"""Articles a day in each other section."""
ENGLISH = 3
"""Articles in English in the sections with expected records."""
ARCHIVE = (timedelta(days=2 * 365 + 3 * 30 + 5), timedelta(days=365 + 60), timedelta(days=9 * 30 + 12), timedelta(days=40))
"""Ages of old articles, which only search and tag pages list."""
NEWEST = (timedelta(minutes=8), timedelta(hours=1), timedelta(hours=3, minutes=40))
"""Ages of the newest articles."""


class Planner:
    """Plans the stories of the week up to `now`, `per_day` in each section with expected records."""

    def __init__(self, random: Random, now: datetime, per_day: dict[str, int]) -> None:
        self._random, self._now, self._per_day = random, now, per_day

    def plans(self) -> list[Plan]:
        """Return the plan of every story, oldest first."""
        ours = self._slots(self._per_day) + [("internasional", self._now - age) for age in NEWEST]
        refused = self._random.sample([slot for slot in ours if slot[0] == "internasional"], 2 * len(SUBSTITUTES))
        articles = [slot for slot in ours if slot not in refused]
        others = self._slots(dict.fromkeys(name_lists.OTHER_SECTIONS, OTHERS_PER_DAY))
        others += [("nasional", self._now - age) for age in ARCHIVE]
        plans: list[Plan] = [(*slot, variant, None) for slot, variant in self._with_variants(articles, "global", ENGLISH)]
        plans += [(*slot, variant, None) for slot, variant in self._with_variants(others, "english", DAYS * OTHERS_PER_DAY)]
        substitutes = zip(self._with_variants(refused, "", 0), [*SUBSTITUTES, *SUBSTITUTES], strict=True)
        plans += [(*slot, variant, substitute) for (slot, variant), substitute in substitutes]
        return sorted(plans, key=lambda plan: plan[1])

    def _with_variants(self, slots: list[Slot], first: str, english: int) -> Iterator[tuple[Slot, Variant]]:
        """Yield each slot with a variant; English articles are in the section `first`."""
        slots = sorted(slots, key=lambda slot: slot[0] != first)
        for (kanal, moment), variant in zip(slots, draw_variants(self._random, len(slots), english), strict=True):
            if moment.hour == 23 and variant.timestamp == "plain":  # so that the printed day, in WITA, is the next one
                variant = replace(variant, timestamp="wita")
            yield (kanal, moment), redesigned(variant) if kanal in name_lists.REDESIGNED else variant

    def _slots(self, per_day: dict[str, int]) -> list[Slot]:
        return [
            (kanal, moment)
            for day in range(DAYS)
            for kanal, count in per_day.items()
            for moment in self._moments(self._now.date() - timedelta(days=day), count)
        ]

    def _moments(self, day: date, count: int) -> list[datetime]:
        start = datetime.combine(day, time(0, 20), WIB)
        end = min(self._now - timedelta(minutes=14), start + timedelta(hours=23, minutes=30))
        seconds = self._random.sample(range(int((end - start).total_seconds())), count)
        return [start + timedelta(seconds=second) for second in seconds]
