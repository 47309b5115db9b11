"""From the strings of a page to an Article: every field given its meaning, then the time expressions of its text."""

import uuid
from datetime import datetime
from hashlib import sha256

from kontan_crawler import __version__, site
from kontan_crawler.dates import find_mentions
from kontan_crawler.dates.publication_time import is_plausible, parse_publication_time, weekday_agrees
from kontan_crawler.items import Article, Image
from kontan_crawler.parsing.no_article import NoArticle, refusal_of_article
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.text.body import Body
from kontan_crawler.text.byline import Byline, read_byline
from kontan_crawler.text.caption import credit_of
from kontan_crawler.text.clean import clean, has_mojibake
from kontan_crawler.text.language import count_words, language_of
from kontan_crawler.text.source_hash import source_hash
from kontan_crawler.urls import absolute, kanal_of

_LONGEST_DATE = 200  # characters; an element that was never closed may hold the whole page
EXTRACTOR = f"kontan_crawler {__version__}"


def clean_article(page: RawArticle) -> Article:
    """Return the article that a page holds, its time expressions not yet found. Raises NoArticle where it holds none."""
    article = build_article(page)
    if reason := refusal_of_article(page, article):
        raise NoArticle(reason)
    return article


def add_dates(article: Article) -> Article:
    """Find and resolve the time expressions of an Indonesian text, as far as its publication day is known; return the same article."""
    if article.published_at and article.language == "id":
        article.dates = find_mentions(article.text, datetime.fromisoformat(article.published_at))
    return article


def build_article(page: RawArticle) -> Article:
    """Return what a page would be as an article, whether it is one or not. Warnings say what was odd; DATA_FORMAT.md explains them."""
    warnings = set(page.warnings)
    story = page.story
    title = _title(page, warnings)
    byline = _byline(page, story)
    printed, published = _published(page, warnings)
    text = "\n\n".join(block.text for block in story.blocks)
    return Article(
        id=str(uuid.uuid5(uuid.NAMESPACE_URL, page.url)),
        url=page.url,
        title=title,
        published_at=published.isoformat() if published else None,
        published_raw=printed,
        modified_at=_modified(page),
        kanal=kanal_of(page.url),
        rubric=None if page.rubric == site.HOME_LABEL else _clean(page.rubric),
        authors=byline.authors,
        editors=byline.editors,
        sources=byline.sources,
        dateline=story.dateline,
        summary=_clean(page.summary),
        text=text,
        headings=[block.text for block in story.blocks if block.heading],
        related=story.related,
        tags=list(dict.fromkeys(filter(None, map(clean, page.tags)))),
        image=_image(page),
        dates=[],
        language=language_of(text),
        word_count=count_words(text),
        content_hash=sha256(f"{title or ''}\n\n{text}".encode()).hexdigest(),
        source_hash=source_hash(page.title or page.meta_title, (part.words for part in page.parts)),
        revision=1,
        template=page.template,
        warnings=sorted(warnings | story.warnings),
        crawled_at=page.received.isoformat(timespec="seconds"),
        extractor=EXTRACTOR,
    )


def _title(page: RawArticle, warnings: set[str]) -> str | None:
    title = _clean(page.title)
    if not title:
        title = _clean(page.meta_title)
        warnings.add("title_from_meta" if title else "no_title")
    if has_mojibake(page.title or page.meta_title or ""):
        warnings.add("mojibake")
    return title


def _byline(page: RawArticle, story: Body) -> Byline:
    """The names in the body, and those a template keeps outside of it: "Editor: Nama", or a bare name."""
    for role, lines in (("authors", page.authors), ("editors", page.editors)):
        for line in map(clean, lines):
            story.byline.merge(read_byline(line) or Byline(**{role: [line]}))
    return story.byline


def _modified(page: RawArticle) -> str | None:
    modified = parse_publication_time(page.modified, page.received) if page.modified else None
    return modified.isoformat() if modified and is_plausible(modified, page.received) else None


def _published(page: RawArticle, warnings: set[str]) -> tuple[str | None, datetime | None]:
    """The printed line before the meta tag; what is read must be a day an article can bear."""
    raw = page.date or page.meta_date
    raw = " ".join(raw.split())[:_LONGEST_DATE] if raw else None
    for printed, code in ((page.date, None), (page.meta_date, "date_from_meta")):
        moment = parse_publication_time(printed, page.received) if printed else None
        if printed and moment and is_plausible(moment, page.received):
            warnings |= {code} if code else set()
            warnings |= {"weekday_disagrees"} if weekday_agrees(printed, moment) is False else set()
            return raw, moment
        warnings |= {"date_refused"} if moment else set()
    warnings.add("no_date")
    return raw, None


def _image(page: RawArticle) -> Image | None:
    url = absolute(page.image, page.url) if page.image else None
    caption = _clean(page.caption)
    return Image(url=url, caption=caption, credit=credit_of(caption) if caption else None) if url else None


def _clean(text: str | None) -> str | None:
    return clean(text) or None if text else None
