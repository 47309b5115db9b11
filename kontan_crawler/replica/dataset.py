"""A dataset of seven days of made-up news, and the record expected of each article."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cached_property
from random import Random
from types import SimpleNamespace

from kontan_crawler.replica import lexicon
from kontan_crawler.replica.clock import WIB
from kontan_crawler.replica.compose import Composer
from kontan_crawler.replica.expected import expected_record, percent_encoded
from kontan_crawler.replica.story import Story
from kontan_crawler.replica.traits import BAD, hands, redesigned

Slot = tuple[str, datetime]
"""Section and moment of a story to be written."""
Planned = tuple[str, datetime, SimpleNamespace, str | None]
"""Those, its traits, and the kind of what stands there where it is no article."""
DAYS = 7
PER_DAY = {"internasional": 23, "global": 4}
"""Articles a day in the sections with expected records."""
OTHERS_PER_DAY = 3
"""Articles a day in each other section."""
ENGLISH = 3
"""Stories in English in these sections."""
ARCHIVE = (timedelta(days=2 * 365 + 3 * 30 + 5), timedelta(days=365 + 60), timedelta(days=9 * 30 + 12), timedelta(days=40))
"""Ages of a few old articles that only search and tags still list."""
FRESH = (timedelta(minutes=8), timedelta(hours=1), timedelta(hours=3, minutes=40))
"""Ages of the newest articles at the replica's now."""


class Dataset:
    """The news of the week that ends with `today`; the same `seed` gives the same letters."""

    def __init__(self, today: date, seed: int = 0) -> None:
        self.today, self.seed = today, seed
        self.now = datetime.combine(today, time(21), WIB)
        self.stories: list[Story] = []
        """Oldest first."""
        self._random = Random(seed)
        self._slugs: dict[str, set[str]] = {}
        for kanal, moment, hand, bad in self._plan():
            self._add(kanal, moment, hand, bad)

    @cached_property
    def expected(self) -> dict[str, dict[str, object]]:
        """Canonical address -> the record that its page must become, for every article of the sections in `PER_DAY`."""
        return {percent_encoded(story.url): expected_record(story) for story in self._ours if not story.bad}

    @cached_property
    def expected_mobile(self) -> dict[str, dict[str, object]]:
        """The same for mobile pages."""
        return {percent_encoded(story.url): expected_record(story, "mobile") for story in self._ours if not story.bad}

    @cached_property
    def refused(self) -> dict[str, str]:
        """Canonical address of a listed page without an article -> reason."""
        return {percent_encoded(story.url): BAD[story.bad] for story in self._ours if story.bad}

    def newest(self) -> list[Story]:
        """All stories, newest first."""
        return self.stories[::-1]

    @property
    def _ours(self) -> list[Story]:
        return [story for story in self.stories if story.kanal in PER_DAY]

    def _plan(self) -> list[Planned]:
        """Every story, oldest first."""
        ours = self._slots(PER_DAY) + [("internasional", self.now - age) for age in FRESH]
        bad = self._random.sample([slot for slot in ours if slot[0] == "internasional"], 2 * len(BAD))
        good = [slot for slot in ours if slot not in bad]
        others = self._slots(dict.fromkeys(lexicon.OTHER_SECTIONS, OTHERS_PER_DAY))
        others += [("nasional", self.now - age) for age in ARCHIVE]
        plan: list[Planned] = [(*slot, hand, None) for slot, hand in self._dealt(good, "global", ENGLISH)]
        plan += [(*slot, hand, None) for slot, hand in self._dealt(others, "english", DAYS * OTHERS_PER_DAY)]
        plan += [(*slot, hand, kind) for (slot, hand), kind in zip(self._dealt(bad, "", 0), [*BAD, *BAD], strict=True)]
        return sorted(plan, key=lambda row: row[1])

    def _dealt(self, slots: list[Slot], first: str, english: int) -> Iterator[tuple[Slot, SimpleNamespace]]:
        """Each slot with its traits; those of the section `first` get the stories in English."""
        slots = sorted(slots, key=lambda slot: slot[0] != first)
        for (kanal, moment), hand in zip(slots, hands(self._random, len(slots), english), strict=True):
            if moment.hour == 23 and hand.stamp == "plain":  # so that the printed day is the next one
                hand.stamp = "wita"
            yield (kanal, moment), redesigned(hand) if kanal in lexicon.REDESIGNED else hand

    def _slots(self, per_day: dict[str, int]) -> list[Slot]:
        return [
            (kanal, moment)
            for day in range(DAYS)
            for kanal, count in per_day.items()
            for moment in self._moments(self.today - timedelta(days=day), count)
        ]

    def _moments(self, day: date, count: int) -> list[datetime]:
        start = datetime.combine(day, time(0, 20), WIB)
        end = min(self.now - timedelta(minutes=14), start + timedelta(hours=23, minutes=30))
        seconds = self._random.sample(range(int((end - start).total_seconds())), count)
        return [start + timedelta(seconds=second) for second in seconds]

    def _add(self, kanal: str, moment: datetime, hand: SimpleNamespace, bad: str | None) -> None:
        random = Random(f"{self.seed} {moment} {kanal}")
        taken = self._slugs.setdefault(kanal, set())
        story = Composer(random, kanal, moment, hand, self.stories).story(taken, bad)
        taken.add(story.slug)
        self.stories.append(story)
