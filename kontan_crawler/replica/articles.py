"""Article pages: which parts an address shows, and in which template."""

from dataclasses import dataclass
from random import Random

from markupsafe import Markup

from kontan_crawler.replica import lexicon
from kontan_crawler.replica.blocks import Block
from kontan_crawler.replica.expected import percent_encoded
from kontan_crawler.replica.pens import PENS
from kontan_crawler.replica.printer import Printer
from kontan_crawler.replica.sentences import CAPTIONS
from kontan_crawler.replica.story import Story


@dataclass(frozen=True)
class View:
    """What of a story one page shows."""

    blocks: tuple[Block, ...]
    first: bool
    last: bool
    closing: bool
    links: tuple[tuple[str, str], ...]


def view(story: Story, page: str) -> View:
    """The view that `?page=<page>` asks for; part 1 where the word is no part's number."""
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
    """Label and address of each link under part `number`."""
    count = len(story.parts)
    shown = [n for n in range(1, count + 1) if n != number and (not story.paging.near or n == number + 1 or number == count)]
    address = (story.url, story.url.removeprefix("https:"), f"/news/{story.slug}")[len(story.title) % 3]
    links = [(str(n), f"{address}?page={n}") for n in shown]
    if number < count:
        links.append(("Selanjutnya", f"{address}?page={number + 1}"))
    return tuple(links)


def article(printer: Printer, story: Story, page: str, mobile: bool) -> bytes:
    """The page of `story` for a desktop or mobile reader."""
    template = "fallback" if story.traits.template == "fallback" else "mobile" if mobile else "desktop"
    return _print(printer, f"article_{template}.html", story, mobile, view=view(story, page))


def amp(printer: Printer, story: Story) -> bytes:
    """The page of the accelerated kind, whole."""
    return _print(printer, "article_amp.html", story, False, view=View(story.blocks, True, True, False, ()))


def teaser(printer: Printer, story: Story, mobile: bool) -> bytes:
    """Headline, first sentence, and a box that asks to subscribe."""
    return _print(printer, "paywall.html", story, mobile)


def gallery(printer: Printer, story: Story, mobile: bool) -> bytes:
    """Pictures with captions and no story."""
    random = Random(story.slug)
    names = {"negara": random.choice(lexicon.COUNTRIES), "perusahaan": random.choice(lexicon.COMPANIES)}
    captions = [caption.format_map(names) + "." for caption in CAPTIONS]
    return _print(printer, "gallery.html", story, mobile, captions=captions, photographer=random.choice(lexicon.PHOTOGRAPHERS))


def _print(printer: Printer, template: str, story: Story, mobile: bool, **values: object) -> bytes:
    pen = PENS.get(story.traits.pen, PENS["plain"])
    title_pen = PENS["mojibake"] if story.traits.pen.startswith("mojibake") else pen
    line = story.line(mobile)
    if line and story.traits.stamp == "spaced":
        line = Markup(line.replace(", ", ",&nbsp;\n    ", 1))
    return printer.page(
        template,
        story=story,
        url=percent_encoded(story.url),
        title=title_pen(story.title),
        pen=pen,
        mobile=mobile,
        line=line,
        bold="strong" if len(story.title) % 2 else "b",
        **values,
    )
