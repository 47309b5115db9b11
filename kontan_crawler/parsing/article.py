"""Build an Article from the strings of its pages: clean the fields, then find the time expressions in the text."""

import re
import uuid
from collections.abc import Set
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from kontan_crawler import __version__, site
from kontan_crawler.dates import find_mentions
from kontan_crawler.items import Article
from kontan_crawler.parsing.image import image_of, without_header
from kontan_crawler.parsing.no_article import NoArticle, refusal_of_article
from kontan_crawler.parsing.published import date_line, modified_of, published_of
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.text.blocks import Body
from kontan_crawler.text.byline import Byline, read_byline, split_byline
from kontan_crawler.text.byline_forms import with_colon, with_role
from kontan_crawler.text.clean import clean, damage_of
from kontan_crawler.text.language import count_words, language_of
from kontan_crawler.text.lines import without_lines
from kontan_crawler.text.related import CLOSING_KINDS, Related
from kontan_crawler.text.source_hash import source_hash
from kontan_crawler.urls import kanal_of

_NAME_BEHIND = re.compile(rf"\s+[-–—|:]\s+{site.NAME_IN_TITLE}(?: \w+)?(?:\s+[-–—|]\s+[\w ]{{3,40}})?\s*$")  # a title
EXTRACTOR = f"kontan_crawler {__version__}"


def clean_article(raw: RawArticle) -> Article:
    """Return the article of a page, without time expressions. Raises NoArticle if the page has none."""
    article = build_article(raw)
    if reason := refusal_of_article(raw, article):
        raise NoArticle(reason)
    return article


def leave_out(article: Article, lines: Set[str]) -> Article:
    """Return the article without these lines of its text; the same article if it has none, or no other text. It has no `dates` yet."""
    text = without_lines(article.text, lines)
    if text == article.text:
        return article
    paragraphs = text.split("\n\n")
    return replace(
        article, text=text, headings=[heading for heading in article.headings if heading in paragraphs],
        language=language_of(text), word_count=count_words(text), content_hash=content_hash(article.title, text),
    )  # fmt: skip


def content_hash(title: str | None, text: str) -> str:
    """Return the hash of a headline and a text; DATA_FORMAT.md defines it."""
    return sha256(f"{title or ''}\n\n{text}".encode()).hexdigest()


def add_dates(article: Article) -> Article:
    """Add the time expressions and return the same article. Only Indonesian text with a known publication day has them."""
    if article.published_at and article.language == "id":
        article.dates = find_mentions(article.text, datetime.fromisoformat(article.published_at))
    return article


def settle_parts(raw: RawArticle) -> None:
    """Look for no further part of a page that has no article, unless the page links to one."""
    if raw.next_part and not raw.is_next_linked:
        raw.complete = refusal_of_article(raw, build_article(raw)) is not None


def build_article(raw: RawArticle) -> Article:
    """Return the article of a page, even if a run would refuse it. DATA_FORMAT.md explains the warnings."""
    warnings = {*raw.warnings, *(["fallback"] if raw.template == site.FALLBACK.name else [])}
    story = raw.story
    title = _title(raw, warnings)
    byline = _byline(raw, story)
    printed, published = published_of(raw, warnings)
    image = image_of(raw)
    blocks = without_header(story.blocks, title, image)
    text = "\n\n".join(block.text for block in blocks)
    return Article(
        id=str(uuid.uuid5(uuid.NAMESPACE_URL, raw.url)),
        url=raw.url,
        title=title,
        published_at=published.isoformat() if published else None,
        published_raw=printed,
        modified_at=modified_of(raw),
        listed_on=raw.listed_on.isoformat() if raw.listed_on else None,
        kanal=kanal_of(raw.url),
        rubric=None if raw.rubric == site.HOME_LABEL else _clean(raw.rubric),
        authors=byline.authors,
        editors=byline.editors,
        sources=byline.sources,
        dateline=story.dateline,
        summary=_clean(raw.summary),
        text=text,
        headings=[block.text for block in blocks if block.heading],
        related=_related(raw, story),
        tags=list(dict.fromkeys(filter(None, (clean(tag).lstrip("#") for tag in raw.tags)))),
        image=image,
        dates=[],
        language=language_of(text),
        word_count=count_words(text),
        content_hash=content_hash(title, text),
        source_hash=source_hash(raw.title or raw.meta_title, (part.words for part in raw.parts)),
        revision=1,
        template=raw.template,
        warnings=sorted(warnings | story.warnings),
        crawled_at=raw.received.isoformat(timespec="seconds"),
        archived=raw.archived,
        extractor=EXTRACTOR,
    )


def _title(raw: RawArticle, warnings: set[str]) -> str | None:
    title = _clean(raw.title)
    if not title:
        title = _clean(_NAME_BEHIND.sub("", raw.meta_title or ""))
        warnings.add("title_from_meta" if title else "no_title")
    warnings |= damage_of(raw.title or raw.meta_title or "")
    return title


def _byline(raw: RawArticle, story: Body) -> Byline:
    """Return the names in the header, in the body and elsewhere, with a label ("Editor: Nama") or without."""
    byline = Byline()
    for line in (*map(clean, raw.header.bylines), date_line(raw)):
        byline.merge(split_byline(line)[1] or Byline())
    byline.merge(story.byline)
    for role, lines in (("authors", raw.authors), ("editors", raw.editors)):
        for line in map(clean, lines):
            byline.merge(read_byline(with_role(with_colon(line))) or Byline(**{role: [line]}))
    for line in () if byline.authors and byline.editors and byline.sources else raw.header.above:
        byline.fill(read_byline(line) or Byline())
    below = raw.footer.byline
    is_unnamed, is_of_editor = not (byline.authors or byline.editors), bool(below.editors) and not below.authors
    if is_unnamed or is_of_editor or (below.authors and below.authors == byline.authors):  # else it may be of another article
        byline.fill(below)
    return byline


def _related(raw: RawArticle, story: Body) -> list[Related]:
    """Return the related links of the story, and the closing ones behind the body if it has none."""
    has_closing = any(link.kind in CLOSING_KINDS for link in story.related)
    return story.related + ([] if has_closing else raw.footer.related)


def _clean(text: str | None) -> str | None:
    return clean(text) or None if text else None
