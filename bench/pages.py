"""Pages to measure with, and what a reader should find in them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

from kontan_crawler.replica.dataset import PER_DAY, Dataset
from kontan_crawler.replica.date_formats import MONTHS
from kontan_crawler.replica.expected import percent_encoded
from kontan_crawler.replica.site import Site
from kontan_crawler.replica.story import Story
from kontan_crawler.urls import is_kontan

DAY = date(2026, 2, 4)
DIALECTS = range(900, 930)
"""Dialects that no test reads."""
URL = "{url}?page=all"


@dataclass(frozen=True)
class Page:
    """A page and what it says. text: paragraphs separated by empty lines, without the dateline. day: ISO date of publication."""

    url: str
    body: bytes
    title: str | None
    day: str | None
    authors: list[str]
    text: str
    dateline: str | None = None


def desktop_pages(count: int) -> list[tuple[str, bytes]]:
    """Return URL and body of pages of the replica in the markup that is the best guess."""
    dataset = Dataset(DAY)
    known = [url for url, expected in dataset.expected.items() if expected["template"] == "desktop"][:count]
    site = Site(dataset)
    return [(url, site.respond(URL.format(url=url), {}).body) for url in known]


def replica_pages(dialects: Iterable[int], count: int) -> list[Page]:
    """Return `count` pages of each dialect of the replica, of articles that are on one page. Dialect 0 is the best guess."""
    return [page for number in dialects for page in _of_dialect(Dataset(DAY, seed=number // 100, dialect=number), count)]


def _of_dialect(dataset: Dataset, count: int) -> Iterator[Page]:
    whole = [story for story in dataset.stories if story.kanal in PER_DAY and not story.substitute and len(story.parts) == 1]
    site = Site(dataset)
    for story in Random(dataset.dialect).sample(whole, count):
        yield _page(site, story, dataset.expected[percent_encoded(story.url)])


def _page(site: Site, story: Story, expected: dict) -> Page:
    url = URL.format(url=percent_encoded(story.url))
    day = (expected["published_at"] or "")[:10] or None
    return Page(url, site.respond(url, {}).body, expected["title"], day, expected["authors"], expected["text"], expected["dateline"])


def real_pages(path: Path) -> list[Page]:
    """Read JSON Lines `{url, html, truth: {title, date, authors, paragraphs}}`; date is "15 Juli 2022 07:53". Leaves out paid articles and other sites.

    Raises ValueError that names the line if one has another form.
    """
    pages = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            pages.append(_real(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{path}, line {number}: {type(error).__name__}: {error}") from None
    return [page for page in pages if is_kontan(host := urlsplit(page.url).hostname or "") and not host.startswith("insight.")]


def _real(line: dict) -> Page:
    truth = line["truth"]
    return Page(line["url"], line["html"].encode(), truth["title"], _day(truth["date"]), truth["authors"], "\n\n".join(truth["paragraphs"]))


def _day(printed: str | None) -> str | None:
    if not printed:
        return None
    day, month, year, _ = printed.split()
    return f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"
