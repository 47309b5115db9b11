"""A dataset of seven days of made-up news, and the record expected of each article."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from random import Random

from kontan_crawler.clock import WIB
from kontan_crawler.replica import name_lists
from kontan_crawler.replica.expected import Template, expected_record, percent_encoded
from kontan_crawler.replica.story import Story
from kontan_crawler.replica.story_generator import StoryGenerator
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
"""Ages of old articles that only search and tag pages list."""
NEWEST = (timedelta(minutes=8), timedelta(hours=1), timedelta(hours=3, minutes=40))
"""Ages of the newest articles."""


@dataclass(frozen=True)
class Dataset:
    """The news of the seven days up to `today`, at 21:00 WIB. The same fields give the same bytes."""

    today: date
    seed: int = 0
    per_day: int = PER_DAY["internasional"]
    """Articles a day in `internasional`; at least 2."""

    @property
    def now(self) -> datetime:
        """The time at which the site is shown."""
        return _now(self.today)

    @property
    def stories(self) -> Sequence[Story]:
        """All stories, oldest first."""
        return _generate(self)

    @property
    def expected(self) -> dict[str, dict[str, object]]:
        """Canonical address -> the record that its page must become, for every article of the sections in `PER_DAY`."""
        return _records(self, "desktop")

    @property
    def expected_mobile(self) -> dict[str, dict[str, object]]:
        """The same for mobile pages."""
        return _records(self, "mobile")

    @cached_property
    def refused(self) -> dict[str, str]:
        """Canonical address of a listed page without an article -> reason of the refusal."""
        return {percent_encoded(story.url): SUBSTITUTES[story.substitute] for story in self._checked if story.substitute}

    def newest(self) -> Sequence[Story]:
        """Return all stories, newest first."""
        return self.stories[::-1]

    @property
    def _checked(self) -> list[Story]:
        return [story for story in self.stories if story.kanal in PER_DAY]


@lru_cache(maxsize=8)  # the tests use the same few weeks again and again
def _generate(dataset: Dataset) -> Sequence[Story]:
    stories, slugs = list[Story](), defaultdict[str, set[str]](set)
    for kanal, moment, variant, substitute in _Planner(dataset).plans():
        generator = StoryGenerator(Random(f"{dataset.seed} {moment} {kanal}"), kanal, moment, variant, stories)
        story = generator.story(slugs[kanal], substitute)
        slugs[kanal].add(story.slug)
        stories.append(story)
    return tuple(stories)


@lru_cache(maxsize=16)
def _records(dataset: Dataset, template: Template) -> dict[str, dict[str, object]]:
    return {percent_encoded(story.url): expected_record(story, template) for story in dataset._checked if not story.substitute}


class _Planner:
    """Chooses section, time, traits and substitute of every story."""

    def __init__(self, dataset: Dataset) -> None:
        self._random, self._today, self._now = Random(dataset.seed), dataset.today, dataset.now
        self._per_day = PER_DAY | {"internasional": dataset.per_day}

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
        """Yield each slot with a variant; the articles in English go to the section `first`."""
        slots = sorted(slots, key=lambda slot: slot[0] != first)
        for (kanal, moment), variant in zip(slots, draw_variants(self._random, len(slots), english), strict=True):
            if moment.hour == 23 and variant.timestamp == "plain":  # in WITA the printed day is the next one
                variant = replace(variant, timestamp="wita")
            yield (kanal, moment), redesigned(variant) if kanal in name_lists.REDESIGNED else variant

    def _slots(self, per_day: dict[str, int]) -> list[Slot]:
        return [
            (kanal, moment)
            for day in range(DAYS)
            for kanal, count in per_day.items()
            for moment in self._moments(self._today - timedelta(days=day), count)
        ]

    def _moments(self, day: date, count: int) -> list[datetime]:
        start = datetime.combine(day, time(0, 20), WIB)
        end = min(self._now - timedelta(minutes=14), start + timedelta(hours=23, minutes=30))
        seconds = self._random.sample(range(int((end - start).total_seconds())), count)
        return [start + timedelta(seconds=second) for second in seconds]


def _now(today: date) -> datetime:
    return datetime.combine(today, time(21), WIB)
