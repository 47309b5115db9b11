"""Article: what stands in one line of a feed. Field order is key order; DATA_FORMAT.md explains it to readers."""

from dataclasses import dataclass, fields
from typing import Any, Literal

from kontan_crawler.dates import Mention
from kontan_crawler.text.related import Related

SCHEMA_VERSION = 3


WARNINGS = {
    "date_from_meta": "the page prints no readable date; `published_at` is from a meta tag",
    "date_refused": "a date was readable but cannot be: before 1996 or after tomorrow",
    "mojibake": "wrongly decoded letters were mended",
    "no_date": "the page gives no readable date; `published_at` is null",
    "no_title": "the page gives no head line; `title` is null",
    "parts_doubtful": "the article is in parts, but asked for the second the site answered the first again",
    "parts_missing": "the article is in parts and not all could be had; `text` ends too early",
    "text_after_end": "much text stands behind the mark that ends the story; the template may have changed",
    "title_from_meta": "the page shows no head line; `title` is from a meta tag",
    "weekday_disagrees": "the weekday printed is not that of the date printed",
}


@dataclass(kw_only=True)
class Image:
    """The picture above the text."""

    url: str
    """Its address, absolute."""
    caption: str | None
    """The line under it, whole, as printed."""
    credit: str | None
    """Photographer or agency, where the caption names one: "REUTERS/Nama Fotografer"."""


@dataclass(kw_only=True)
class Article:
    """One article, as it stands in one line of a feed."""

    __pydantic_config__ = {"use_attribute_docstrings": True}

    id: str
    """UUID version 5 of `url` in the URL namespace: the same for every crawl of the article."""
    url: str
    """Canonical address: https, no query, no fragment."""
    title: str | None
    """Headline; null where the page shows none."""
    published_at: str | None
    """Moment of publication, ISO 8601 in +07:00; null where the page gives no readable date."""
    published_raw: str | None
    """The date exactly as the page prints it; where it prints none, as its meta tag has it."""
    modified_at: str | None
    """Moment of the last change, ISO 8601 in +07:00; null where the page does not say."""
    kanal: str
    """Section, the first label of the host: "internasional"."""
    rubric: str | None
    """Last link of the breadcrumb: "Global"."""
    authors: list[str]
    """Names behind "Reporter:" and "Penulis:"."""
    editors: list[str]
    """Names behind "Editor:"."""
    sources: list[str]
    """Wire services and other media behind "Sumber:", each once."""
    dateline: str | None
    """Place before the first sentence: "WASHINGTON"."""
    summary: str | None
    """The page's own description of the article."""
    text: str
    """Story: paragraphs and sub-heads in reading order, parted by one blank line."""
    headings: list[str]
    """The sub-heads among them."""
    related: list[Related]
    """What the page points to, in reading order."""
    tags: list[str]
    """Tags, as printed."""
    image: Image | None
    """Picture above the text."""
    dates: list[Mention]
    """Time expressions of the text; empty where the moment of publication is unknown or the text is in English."""
    language: Literal["id", "en"]
    """Language of the text, ISO 639-1."""
    word_count: int
    """Words in `text`: runs of non-space characters that hold a letter or digit."""
    content_hash: str
    """SHA-256, hexadecimal, of title, a blank line and text in UTF-8."""
    source_hash: str
    """SHA-256, hexadecimal, of the words of head line and body as the page has them, before any of our rules."""
    revision: int
    """1 for the first delivery of an article, one more for each changed one."""
    template: Literal["desktop", "mobile", "fallback"]
    """How the page was read; "fallback" is a guess by a general extractor."""
    warnings: list[str]
    """A short code for each thing that was odd, sorted."""
    crawled_at: str
    """Moment the page arrived, ISO 8601 in +07:00."""
    extractor: str
    """Name and version of this program."""
    schema_version: int = SCHEMA_VERSION
    """Grows when a key or its meaning changes."""


MAY_BE_EMPTY = [
    field.name for field in fields(Article) if field.name != "warnings" and ("None" in str(field.type) or str(field.type).startswith("list"))
]  # fmt: skip
"""Keys that tell something of an article and that it need not fill."""


def article_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one line: every key is there, and no other."""
    from pydantic import TypeAdapter  # a crawl has no need of it

    schema = TypeAdapter(Article).json_schema()
    schema["required"] = list(schema["properties"])
    schema["properties"]["schema_version"] |= {"const": SCHEMA_VERSION}
    for part in (schema, *schema["$defs"].values()):
        part["additionalProperties"] = False
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
