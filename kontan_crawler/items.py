"""Article: one line of a feed. Fields are in the order of the keys, which DATA_FORMAT.md explains."""

from dataclasses import dataclass, fields
from typing import Any, Literal

from kontan_crawler.dates import Mention
from kontan_crawler.text.related import Related

SCHEMA_VERSION = 5


WARNINGS = {
    "date_from_meta": "the page prints no readable date; `published_at` is from a meta tag, JSON-LD or a `time` element",
    "date_refused": "a date was not used: it is before 1996 or after tomorrow, or its time zone or part of the day is unknown",
    "fallback": "the template of the page is unknown: text, date and names were found by their place and form",
    "mojibake": "wrongly decoded letters were repaired",
    "no_date": "the page has no readable date; `published_at` is null",
    "no_title": "the page has no headline; `title` is null",
    "parts_doubtful": "the article may have further parts: the site repeated a part, or could not be asked",
    "parts_missing": "the article has parts and some could not be downloaded; `text` is incomplete",
    "text_after_end": "much text follows the end mark of the story; the template may have changed",
    "title_from_meta": "no headline where the page should show it; `title` is from a meta tag, JSON-LD, or another `h1`",
    "undecodable": "letters of headline or text could not be decoded; U+FFFD stands for each",
    "weekday_disagrees": "the printed weekday does not match the printed date",
}


@dataclass(kw_only=True)
class Image:
    """The picture above the text."""

    url: str
    """Absolute URL."""
    caption: str | None
    """Caption as printed, with its credit."""
    credit: str | None
    """Photographer or agency in the caption: "REUTERS/Nama Fotografer"; null without one."""


@dataclass(kw_only=True)
class Archived:
    """The answer of the site, kept in the archive, from which an article was read: the page with all parts, or the first part."""

    warc: str
    """Name of the WARC file."""
    record_id: str
    """WARC-Record-ID of the answer, a URN."""
    payload_digest: str
    """WARC-Payload-Digest of the answer."""


@dataclass(kw_only=True)
class Article:
    """One article, one line of a feed."""

    __pydantic_config__ = {"use_attribute_docstrings": True}

    id: str
    """UUID version 5 of `url` in the URL namespace: the same for every crawl of the article."""
    url: str
    """Canonical URL: https, no query, no fragment."""
    title: str | None
    """Headline; null if the page has none."""
    published_at: str | None
    """Time of publication, ISO 8601 in +07:00; null if the page has no readable date."""
    published_raw: str | None
    """Date as printed on the page, or else as in its meta tag."""
    modified_at: str | None
    """Time of the last change, ISO 8601 in +07:00; null if the page has none."""
    listed_on: str | None = None
    """Day of the listing that led to the article, ISO 8601: of the daily index, or of the row of another listing; null if unknown."""
    kanal: str
    """Section, the first label of the host: "internasional"."""
    rubric: str | None
    """Last link of the breadcrumb: "Global"."""
    authors: list[str]
    """Names after "Reporter:" and "Penulis:"."""
    editors: list[str]
    """Names after "Editor:"."""
    sources: list[str]
    """Wire services and other media after "Sumber:", each once."""
    dateline: str | None
    """Place before the first sentence: "WASHINGTON"."""
    summary: str | None
    """Description of the article in the page's meta tags."""
    text: str
    """Story: paragraphs and subheadings in reading order, separated by one blank line."""
    headings: list[str]
    """Subheadings of the story."""
    related: list[Related]
    """Links to related articles and videos that stand in the story or close it, in reading order."""
    tags: list[str]
    """Tags, as printed."""
    image: Image | None
    """Picture above the text."""
    dates: list[Mention]
    """Time expressions of the text; empty if the time of publication is unknown or the text is in English."""
    language: Literal["id", "en"]
    """Language of the text, ISO 639-1."""
    word_count: int
    """Number of words in `text`: strings without white space that contain a letter or digit."""
    content_hash: str
    """SHA-256, in hexadecimal, of title, a blank line and text in UTF-8."""
    source_hash: str
    """SHA-256, in hexadecimal, of the words of headline and body as printed, before any cleaning."""
    revision: int
    """1 for the first delivery of an article, plus 1 for each changed delivery."""
    template: Literal["desktop", "mobile", "fallback"]
    """Template of the page; "fallback" if it is unknown."""
    warnings: list[str]
    """Codes of anomalies, sorted."""
    crawled_at: str
    """Time of download, ISO 8601 in +07:00."""
    archived: Archived | None = None
    """Where the page is kept; null without an archive."""
    extractor: str
    """Name and version of this program."""
    schema_version: int = SCHEMA_VERSION
    """Incremented when a key or its meaning changes."""


_OF_CRAWL = {"listed_on", "archived"}
MAY_BE_EMPTY = [
    field.name
    for field in fields(Article)
    if field.name not in {"warnings"} | _OF_CRAWL and ("None" in str(field.type) or str(field.type).startswith("list"))
]
"""Keys of the article's content that may be null or empty."""


def article_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a feed line. All keys are required; no others are allowed."""
    from pydantic import TypeAdapter  # a crawl does not need it

    schema = TypeAdapter(Article).json_schema()
    schema["required"] = list(schema["properties"])
    schema["properties"]["schema_version"] |= {"const": SCHEMA_VERSION}
    for part in (schema, *schema["$defs"].values()):
        part["additionalProperties"] = False
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
