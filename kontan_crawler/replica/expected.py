"""The expected record of a story: the keys of `Article` except those in `CRAWL_KEYS`."""

import hashlib
import uuid
from dataclasses import asdict
from typing import Literal
from urllib.parse import quote

from kontan_crawler.items import Article, Image, Related
from kontan_crawler.replica.blocks import RelatedLink
from kontan_crawler.replica.story import Picture, Story

Template = Literal["desktop", "mobile", "fallback"]

CRAWL_KEYS = ("source_hash", "crawled_at", "extractor")
_AUTHORS, _EDITORS, _SOURCES = ("Reporter:", "Penulis:"), ("Editor:",), ("Sumber:",)


def percent_encoded(url: str) -> str:
    """Return the URL with non-ASCII characters percent-encoded."""
    return quote(url, safe=":/?=&%")


def expected_record(story: Story, template: Template = "desktop") -> dict[str, object]:
    """Return the record of a story served in `template`; a page of the new design always has the template "fallback"."""
    template = "fallback" if story.variant.template == "fallback" else template
    paragraphs = [text for block in story.blocks for text in block.paragraphs()]
    text = "\n\n".join(paragraphs)
    url = percent_encoded(story.url)
    article = Article(
        id=str(uuid.uuid5(uuid.NAMESPACE_URL, url)),
        url=url,
        title=story.title,
        published_at=_published_at(story),
        published_raw=story.timestamp_line(mobile=template == "mobile") or story.meta,
        modified_at=story.modified.isoformat() if story.modified else None,
        kanal=story.kanal,
        rubric=story.rubrics[-1] if story.rubrics else None,
        authors=_names(story, _AUTHORS),
        editors=_names(story, _EDITORS),
        sources=_names(story, _SOURCES),
        dateline=next(block.place for block in story.blocks if hasattr(block, "place")),
        summary=story.summary,
        text=text,
        headings=[head for block in story.blocks for head in block.headings()],
        related=[_related(block) for block in (*story.blocks, *story.tail) if isinstance(block, RelatedLink)],
        tags=list(story.tags),
        image=_image(story.picture, template) if story.picture else None,
        dates=[],
        language=story.language,
        word_count=sum(any(letter.isalnum() for letter in word) for word in text.split()),
        content_hash=hashlib.sha256(f"{story.title}\n\n{text}".encode()).hexdigest(),
        source_hash="",
        revision=1,
        template=template,
        warnings=_warnings(story),
        crawled_at="",
        extractor="",
    )
    return {name: value for name, value in asdict(article).items() if name not in CRAWL_KEYS}


def _image(picture: Picture, template: Template) -> Image:
    if template == "mobile":  # no caption there
        return Image(url=picture.url, caption=None, credit=None)
    return Image(url=picture.url, caption=picture.caption, credit=picture.credit)


def _published_at(story: Story) -> str | None:
    if story.timestamp_line():
        return story.published.replace(second=0).isoformat()
    return story.published.isoformat() if story.meta else None


def _names(story: Story, labels: tuple[str, ...]) -> list[str]:
    printed = ",".join(people for label, _, people in story.byline if label in labels)
    return list(dict.fromkeys(name.strip() for name in printed.split(",") if name))


def _related(link: RelatedLink) -> Related:
    return Related(kind=link.kind, title=link.title, url=link.url and percent_encoded(link.url))


def _warnings(story: Story) -> list[str]:
    found = {
        "weekday_disagrees": story.variant.timestamp == "wrong_weekday",
        "no_date": not story.timestamp_line() and not story.meta,
        "date_from_meta": not story.timestamp_line() and bool(story.meta),
        "fallback": story.variant.template == "fallback",
        "mojibake": story.variant.corruption.startswith("mojibake"),
    }
    return sorted(code for code, true in found.items() if true)
