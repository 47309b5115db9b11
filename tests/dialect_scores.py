"""Read pages of many dialects of the replica, and compare the records with the expected ones.

Print the scores: `python -m tests.dialect_scores --dialects 0:60 --pages 5 --show 20`.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cached_property
from random import Random

from kontan_crawler.clock import WIB
from kontan_crawler.items import Article
from kontan_crawler.outcomes import PARTS_DOUBTFUL, PARTS_MISSING, PAYWALL
from kontan_crawler.parsing import HttpResponse, read_article
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.dialect import dialect
from kontan_crawler.replica.expected import expected_record, percent_encoded
from kontan_crawler.replica.site import Site
from kontan_crawler.replica.story import Story

DAY = date(2026, 2, 4)
FEW = 2  # articles a day in internasional
RECEIVED = datetime(2026, 2, 4, 23, tzinfo=WIB)
NOT_COMPARED = {"id", "dates", "content_hash", "word_count", "revision", "schema_version", "kanal", "url"}
"""Keys that follow from others, or are tested elsewhere."""


@dataclass(frozen=True)
class Reading:
    """A page of a dialect as it was read. record: None if it was refused."""

    story: Story
    expected: dict[str, object]
    record: dict[str, object] | None

    @cached_property
    def wrong(self) -> list[str]:
        """The keys of the record that differ from the expected ones."""
        if self.record is None:
            return ["found"]
        return [key for key in self.expected if key not in NOT_COMPARED and self.record[key] != self.expected[key]]

    @cached_property
    def paragraphs(self) -> tuple[Counter[str], Counter[str]]:
        """The paragraphs read and the expected ones."""
        read = Counter(str(self.record["text"]).split("\n\n")) if self.record else Counter()
        return read, Counter(str(self.expected["text"]).split("\n\n"))

    @cached_property
    def foreign(self) -> list[str]:
        """The paragraphs read that are not within the expected text."""
        read, expected = self.paragraphs
        text = _letters(str(self.expected["text"]))
        return [paragraph for paragraph in read - expected if not _letters(paragraph) or _letters(paragraph) not in text]


@dataclass(frozen=True)
class Scores:
    """Scores of readings; shares are between 0 and 1."""

    readings: Sequence[Reading]
    paid: Sequence[str | None]
    """Why a paid article of each dialect was refused."""

    @property
    def paid_refused(self) -> float:
        return self.paid.count(PAYWALL) / len(self.paid)

    @property
    def found(self) -> float:
        return self._share(reading.record is not None for reading in self.readings)

    @property
    def exact(self) -> float:
        return self._share(not reading.wrong for reading in self.readings)

    @property
    def f1(self) -> float:
        pairs = [reading.paragraphs for reading in self.readings]
        same = sum((read & expected).total() for read, expected in pairs)
        return 2 * same / sum(read.total() + expected.total() for read, expected in pairs)

    @property
    def fields(self) -> dict[str, float]:
        """Key -> share of the readings in which it is right."""
        keys = [key for key in self.readings[0].expected if key not in NOT_COMPARED]
        return {key: self._share(key not in reading.wrong and "found" not in reading.wrong for reading in self.readings) for key in keys}

    @property
    def foreign(self) -> list[str]:
        return [line for reading in self.readings for line in reading.foreign]

    def _share(self, right: Iterable[bool]) -> float:
        return sum(right) / len(self.readings)


def scores(numbers: Iterable[int], pages: int) -> Scores:
    """Read `pages` articles and a paid one of each dialect. Each hundred dialects has other news."""
    datasets = list(map(dataset_of, numbers))
    return Scores([reading for dataset in datasets for reading in readings(dataset, pages)], list(map(refusal, datasets)))


def readings(dataset: Dataset, pages: int) -> Iterator[Reading]:
    """Yield articles of a dialect as read."""
    for story in stories(dataset, pages):
        yield _reading(Site(dataset), story)


def dataset_of(number: int) -> Dataset:
    """Return the news of a dialect."""
    return Dataset(DAY, seed=number // 100, per_day=FEW, dialect=number)


def stories(dataset: Dataset, count: int) -> Iterator[Story]:
    """Yield articles of a dialect, drawn at random."""
    articles = [story for story in dataset.stories if story.kanal in ("internasional", "global") and not story.substitute]
    yield from (dataset.story(story.url) for story in Random(dataset.dialect).sample(articles, count))


def first_response(number: int) -> HttpResponse:
    """Return the response to the first request for an article of a dialect."""
    dataset = dataset_of(number)
    return next(_response(Site(dataset), f"{percent_encoded(story.url)}?page=all") for story in stories(dataset, 1))


def refusal(dataset: Dataset) -> str | None:
    """Return the reason why a paid article of a dialect is refused."""
    teasers = [story for story in dataset.stories if story.substitute == "teaser"]
    url = percent_encoded(max(teasers, key=lambda story: story.variant.template != "fallback").url)
    return read_article([_response(Site(dataset), f"{url}?page=all")], RECEIVED).refused


def _reading(site: Site, story: Story) -> Reading:
    expected, article = expected_record(story), _article(site, story)
    return Reading(story, expected, asdict(article) if article else None)


def _article(site: Site, story: Story) -> Article | None:
    """Return the article of `?page=all`, and of further parts while some may be missing or the text is too short, as in a crawl."""
    url = percent_encoded(story.url)
    responses = [_response(site, f"{url}?page=all")]
    article = read_article(responses, RECEIVED).article
    while _incomplete(article) and len(responses) < max(2, len(story.parts)):
        responses.append(_response(site, f"{url}?page={len(responses) + 1}"))
        article = read_article(responses, RECEIVED).article
    return article


def _incomplete(article: Article | None) -> bool:
    return article is None or not {PARTS_MISSING, PARTS_DOUBTFUL}.isdisjoint(article.warnings)


def _response(site: Site, url: str) -> HttpResponse:
    return HttpResponse(url, site.respond(url, {}).body)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()


# Printing


def lines(result: Scores, show: int) -> Iterator[str]:
    """Yield the scores, the traits of the dialects that are read worst, and the first differences."""
    yield f"{len(result.readings)} pages: found {result.found:.3f}, paragraphs F1 {result.f1:.4f}, exactly right {result.exact:.3f}, paid articles refused {result.paid_refused:.3f}"
    yield "fields: " + ", ".join(f"{key} {share:.3f}" for key, share in result.fields.items())
    yield f"foreign lines: {len(result.foreign)}; the most frequent: {Counter(result.foreign).most_common(5)}"
    for key, share in result.fields.items():
        if share < 1:
            yield f"{key}, share wrong by trait: " + ", ".join(_worst_traits(result.readings, key))
    for reading in [reading for reading in result.readings if reading.wrong][:show]:
        yield from _differences(reading)


def _worst_traits(readings: Sequence[Reading], key: str) -> list[str]:
    """Return the values of traits with the largest share of wrong readings, of those with at least three readings."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for reading in readings:
        wrong = key in reading.wrong or "found" in reading.wrong
        for trait in _traits(reading.story):
            counts[trait][0] += wrong
            counts[trait][1] += 1
    found = [(wrong / count, trait, wrong, count) for trait, (wrong, count) in counts.items() if count > 2 and wrong]
    return [f"{trait} {wrong}/{count}" for _, trait, wrong, count in sorted(found, reverse=True)[:6]]


def _traits(story: Story) -> list[str]:
    return [f"{name}={value}" for name, value in story.dialect.traits.items()] + [f"has={kind}" for kind in story.dialect.foreign]


def _differences(reading: Reading) -> Iterator[str]:
    story = reading.story
    yield f"\ndialect {story.dialect.number} {story.template(False)} {story.slug}"
    yield "  " + " ".join(f"{name}={value}" for name, value in dialect(story.dialect.number).traits.items())
    yield "  foreign: " + " ".join(story.dialect.foreign)
    for key in reading.wrong:
        if key == "text":
            read, expected = reading.paragraphs
            yield f"  text lacks {list(expected - read)[:3]}"
            yield f"  text has {list(read - expected)[:3]}"
        elif reading.record:
            yield f"  {key}: {reading.record[key]!r} instead of {reading.expected[key]!r}"
        else:
            yield "  refused"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dialects", default="0:60", help="numbers of the first dialect and of the one after the last")
    parser.add_argument("--pages", type=int, default=5, help="articles of each dialect")
    parser.add_argument("--show", type=int, default=20, help="differences to print")
    options = parser.parse_args()
    first, end = map(int, options.dialects.split(":"))
    print("\n".join(lines(scores(range(first, end), options.pages), options.show)))


if __name__ == "__main__":
    main()
