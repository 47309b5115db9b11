"""A dataset of seven days of made-up news, and the expected record of each article."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property, lru_cache
from random import Random

from kontan_crawler.clock import WIB
from kontan_crawler.replica.dialect import dialect
from kontan_crawler.replica.dialect_stories import in_dialect
from kontan_crawler.replica.expected import Template, expected_record, percent_encoded
from kontan_crawler.replica.planner import DAYS, PER_DAY, Planner
from kontan_crawler.replica.story import Story
from kontan_crawler.replica.story_generator import StoryGenerator
from kontan_crawler.replica.variants import SUBSTITUTES

__all__ = ["DAYS", "PER_DAY", "Dataset"]


@dataclass(frozen=True)
class Dataset:
    """The news of seven days, the last of them `today`, at 21:00 WIB. The same fields give the same bytes."""

    today: date
    seed: int = 0
    per_day: int = PER_DAY["internasional"]
    """Articles a day in `internasional`; at least 2."""
    dialect: int = 0
    """Number of the dialect; 0: the best guess."""

    @property
    def now(self) -> datetime:
        """The current time of the site, in +07:00."""
        return datetime.combine(self.today, time(21), WIB)

    @property
    def stories(self) -> Sequence[Story]:
        """All stories, oldest first, without the dialect: what listings show."""
        return _generate(replace(self, dialect=0))

    def story(self, url: str) -> Story:
        """Return the story at a URL, in the dialect. Raises KeyError."""
        return _in_dialect(self, url)

    @property
    def expected(self) -> dict[str, dict[str, object]]:
        """Canonical URL -> expected record, for every article of the sections in `PER_DAY`."""
        return _records(self, "desktop")

    @property
    def expected_mobile(self) -> dict[str, dict[str, object]]:
        """The same for mobile pages."""
        return _records(self, "mobile")

    @cached_property
    def refused(self) -> dict[str, str]:
        """Canonical URL of a listed page without an article -> reason of the refusal."""
        return {percent_encoded(story.url): SUBSTITUTES[story.substitute] for story in self._checked if story.substitute}

    def newest(self) -> Sequence[Story]:
        """Return all stories, newest first."""
        return self.stories[::-1]

    @property
    def _checked(self) -> list[Story]:
        return [story for story in self.stories if story.kanal in PER_DAY]


@lru_cache(maxsize=8)  # tests reuse a few weeks
def _generate(dataset: Dataset) -> Sequence[Story]:
    stories, slugs = list[Story](), defaultdict[str, set[str]](set)
    planner = Planner(Random(dataset.seed), dataset.now, PER_DAY | {"internasional": dataset.per_day})
    for kanal, moment, variant, substitute in planner.plans():
        generator = StoryGenerator(Random(f"{dataset.seed} {moment} {kanal}"), kanal, moment, variant, stories)
        story = generator.story(slugs[kanal], substitute)
        slugs[kanal].add(story.slug)
        stories.append(story)
    return tuple(stories)


@lru_cache(maxsize=8)
def _by_url(dataset: Dataset) -> dict[str, Story]:
    return {story.url: story for story in _generate(dataset)}


@lru_cache(maxsize=512)
def _in_dialect(dataset: Dataset, url: str) -> Story:
    return in_dialect(_by_url(replace(dataset, dialect=0))[url], dialect(dataset.dialect), dataset.stories)


@lru_cache(maxsize=16)
def _records(dataset: Dataset, template: Template) -> dict[str, dict[str, object]]:
    return {
        percent_encoded(story.url): expected_record(dataset.story(story.url), template)
        for story in dataset._checked
        if not story.substitute
    }
