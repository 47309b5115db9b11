"""Article pages: the parts of a story that a URL shows, and their template."""

from dataclasses import dataclass
from random import Random

from markupsafe import Markup

from kontan_crawler.replica import name_lists
from kontan_crawler.replica.blocks import Block
from kontan_crawler.replica.corruptions import CORRUPTIONS
from kontan_crawler.replica.expected import percent_encoded
from kontan_crawler.replica.renderer import Renderer
from kontan_crawler.replica.sentence_templates import CAPTIONS
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
    return View(blocks, number == 1, number == count, paging.closing and number == count, page_links(story, number))


def page_links(story: Story, number: int) -> tuple[tuple[str, str], ...]:
    """Return label and URL of each page link under part `number`."""
    count = len(story.parts)
    shown = [n for n in range(1, count + 1) if n != number and (not story.paging.near or n == number + 1 or number == count)]
    url = (story.url, story.url.removeprefix("https:"), f"/news/{story.slug}")[len(story.title) % 3]
    links = [(str(n), f"{url}?page={n}") for n in shown]
    if number < count:
        links.append(("Selanjutnya", f"{url}?page={number + 1}"))
    return tuple(links)


def article(renderer: Renderer, story: Story, page: str, mobile: bool) -> bytes:
    """Render one page of the story for desktop or mobile browsers."""
    template = "fallback" if story.variant.template == "fallback" else "mobile" if mobile else "desktop"
    return _render(renderer, f"article_{template}.html", story, mobile, view=view(story, page))


def amp(renderer: Renderer, story: Story) -> bytes:
    """Render the whole story as an AMP page."""
    return _render(renderer, "article_amp.html", story, False, view=View(story.blocks, True, True, False, ()))


def teaser(renderer: Renderer, story: Story, mobile: bool) -> bytes:
    """Render headline, first sentence and paywall."""
    return _render(renderer, "paywall.html", story, mobile)


def gallery(renderer: Renderer, story: Story, mobile: bool) -> bytes:
    """Render pictures with captions and no text."""
    random = Random(story.slug)
    names = {"negara": random.choice(name_lists.COUNTRIES), "perusahaan": random.choice(name_lists.COMPANIES)}
    captions = [caption.format_map(names) + "." for caption in CAPTIONS]
    return _render(renderer, "gallery.html", story, mobile, captions=captions, photographer=random.choice(name_lists.PHOTOGRAPHERS))


def _render(renderer: Renderer, template: str, story: Story, mobile: bool, **values: object) -> bytes:
    corrupt = CORRUPTIONS[story.variant.corruption]
    corrupt_title = CORRUPTIONS["mojibake"] if story.variant.corruption.startswith("mojibake") else corrupt
    line = story.timestamp_line(mobile)
    if line and story.variant.timestamp == "spaced":
        line = Markup(line.replace(", ", ",&nbsp;\n    ", 1))
    return renderer.render(
        template,
        story=story,
        url=percent_encoded(story.url),
        title=corrupt_title(story.title),
        corrupt=corrupt,
        mobile=mobile,
        line=line,
        bold="strong" if len(story.title) % 2 else "b",
        **values,
    )
