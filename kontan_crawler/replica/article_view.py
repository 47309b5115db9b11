"""The part of a story that a URL shows."""

from dataclasses import dataclass

from kontan_crawler.replica.blocks import Block
from kontan_crawler.replica.story import Story


@dataclass(frozen=True)
class View:
    """The content of one page of a story."""

    blocks: tuple[Block, ...]
    first: bool
    last: bool
    closing: bool
    """Whether the Google News line is shown."""
    links: tuple[tuple[str, str], ...]
    """Label and URL of each page link."""
    number: int = 1
    """Number of the part; 1 for the whole story."""


def view(story: Story, page: str) -> View:
    """Return the view of `?page=<page>`; part 1 if `page` is neither "all" nor the number of a part."""
    paging, count = story.paging, len(story.parts)
    if count == 1 or (page == "all" and paging.whole):
        links = page_links(story, 1) if count > 1 and paging.links else ()
        return View(story.blocks, True, True, paging.closing, links)
    number = int(page) if page.isdecimal() and 0 < int(page) <= count else 1
    blocks = story.parts[number - 1]
    if paging.overlap and number == 2:
        blocks = story.parts[0][-1:] + blocks
    return View(blocks, number == 1, number == count, paging.closing and number == count, page_links(story, number), number)


def page_links(story: Story, number: int) -> tuple[tuple[str, str], ...]:
    """Return label and URL of each page link under part `number`."""
    count = len(story.parts)
    shown = [n for n in range(1, count + 1) if n != number and (not story.paging.near or n == number + 1 or number == count)]
    url = (story.url, story.url.removeprefix("https:"), f"/news/{story.slug}")[len(story.title) % 3]
    links = [(str(n), f"{url}?page={n}") for n in shown]
    if number < count:
        links.append(("Selanjutnya", f"{url}?page={number + 1}"))
    return tuple(links)
