"""The expected record of a story: the keys of `Article` except those in `CRAWL_KEYS`."""

import hashlib
import uuid
from dataclasses import asdict
from typing import Literal, cast
from urllib.parse import quote

from kontan_crawler.items import Article, Image, Related
from kontan_crawler.replica.blocks import RelatedLink
from kontan_crawler.replica.story import AUTHORS, EDITOR, Picture, Story
from kontan_crawler.site import RelatedKind

Template = Literal["desktop", "mobile", "fallback"]

CRAWL_KEYS = ("source_hash", "listed_on", "crawled_at", "archived", "extractor")


def percent_encoded(url: str) -> str:
    """Return the URL with non-ASCII characters percent-encoded."""
    return quote(url, safe=":/?=&%")


def expected_record(story: Story, template: Template = "desktop") -> dict[str, object]:
    """Return the record of a story as served to a desktop or mobile browser; the template is that of `Story.template`."""
    template = cast(Template, story.template(template == "mobile"))
    is_fallback = template == "fallback" or (template == "desktop" and story.dialect.has_unknown_body)
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
        authors=story.names(AUTHORS),
        editors=story.names((EDITOR,)),
        sources=story.names(("Sumber:",)),
        dateline=next(block.place for block in story.blocks if hasattr(block, "place")),
        summary=story.summary,
        text=text,
        headings=[head for block in story.blocks for head in block.headings()],
        related=[_related(link) for block in (*story.blocks, *story.tail) for link in block.links()],
        tags=list(story.tags),
        image=_image(story, story.picture, template) if story.picture else None,
        dates=[],
        language=story.language,
        word_count=sum(any(letter.isalnum() for letter in word) for word in text.split()),
        content_hash=hashlib.sha256(f"{story.title}\n\n{text}".encode()).hexdigest(),
        source_hash="",
        revision=1,
        template="fallback" if is_fallback else template,
        warnings=_warnings(story, is_fallback),
        crawled_at="",
        extractor="",
    )
    return {name: value for name, value in asdict(article).items() if name not in CRAWL_KEYS}


def _image(story: Story, picture: Picture, template: Template) -> Image:
    if template == "mobile" and not story.dialect.number:  # no caption there
        return Image(url=picture.url, caption=None, credit=None)
    return Image(url=picture.url, caption=picture.caption, credit=picture.credit)


def _published_at(story: Story) -> str | None:
    if story.timestamp_line():
        return story.published.replace(second=0).isoformat()
    return story.published.isoformat() if story.meta else None


def _related(link: RelatedLink) -> Related:
    return Related(kind=cast(RelatedKind, link.kind), title=link.title, url=link.url and percent_encoded(link.url))


def _warnings(story: Story, is_fallback: bool) -> list[str]:
    found = {
        "weekday_disagrees": story.variant.timestamp == "wrong_weekday",
        "no_date": not story.timestamp_line() and not story.meta,
        "date_from_meta": not story.timestamp_line() and bool(story.meta),
        "fallback": is_fallback,
        "mojibake": story.variant.corruption.startswith("mojibake"),
    }
    return sorted(code for code, true in found.items() if true)
