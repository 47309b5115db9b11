"""Build an Article from the strings of its pages: clean the fields, then find the time expressions in the text."""

import re
import uuid
from collections.abc import Set
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from kontan_crawler import __version__, site
from kontan_crawler.dates import find_mentions
from kontan_crawler.dates.publication_time import has_unknown_clock, is_plausible, parse_publication_time, weekday_agrees
from kontan_crawler.items import Article, Image
from kontan_crawler.parsing.no_article import NoArticle, refusal_of_article
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.text.blocks import Block, Body
from kontan_crawler.text.byline import Byline, read_byline, split_byline
from kontan_crawler.text.byline_forms import with_colon, with_role
from kontan_crawler.text.caption import credit_of, with_space_before_credit, without_counter
from kontan_crawler.text.clean import clean, damage_of
from kontan_crawler.text.language import count_words, language_of
from kontan_crawler.text.lines import without_lines
from kontan_crawler.text.related import CLOSING_KINDS, Related
from kontan_crawler.text.source_hash import source_hash
from kontan_crawler.text.words import WEEKDAYS
from kontan_crawler.urls import absolute, kanal_of

_NAME_BEHIND = re.compile(rf"\s+[-–—|:]\s+{site.NAME_IN_TITLE}(?: \w+)?(?:\s+[-–—|]\s+[\w ]{{3,40}})?\s*$")  # a title
_BARE_LABEL = re.compile(site.CAPTION_LABEL)
_TOP = 3  # blocks of the story that may be the caption
_AGE = re.compile(r"\blalu\b", re.IGNORECASE)
_BEFORE_DATE = re.compile(
    r"^(?:\W*(?:terbit|diterbitkan|tayang|ditayangkan|dipublikasikan|published|diposting|kontan\.co\.id)\b\W*(?:pada\b\W*)?)+",
    re.IGNORECASE,
)
_UPDATE_BEFORE = re.compile(rf"^\W*{site.UPDATE_LABEL}.{{5,60}}?(?=\b{site.PUBLICATION_LABEL})", re.IGNORECASE)  # a date with its own label
_UPDATE = re.compile(rf"[\s|/,;•–-]+{site.UPDATE_LABEL}.*$", re.IGNORECASE)
_BEFORE_WEEKDAY = re.compile(rf"^[A-Za-z ]{{3,40}}\s+(?=(?:{WEEKDAYS})\b)")  # "Internasional Selasa, 3 Maret ..."
_AFTER_CLOCK = re.compile(
    r"(\b\d{4}\b.*\d{1,2}[.:]\d\d(?:[.:]\d\d)? WI(?:B|TA|T))\b[\s|/·•,-]+[\dA-Z].*$"
)  # "... 2026 03.31 WIB 5 menit baca"
_MAX_LINE = 1000  # characters of a date line that are looked at
_MAX_DATE = 200  # characters; an unclosed element may hold the whole page
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
    printed, published = _published(raw, warnings)
    image = _image(raw)
    blocks = _without_header(story.blocks, title, image)
    text = "\n\n".join(block.text for block in blocks)
    return Article(
        id=str(uuid.uuid5(uuid.NAMESPACE_URL, raw.url)),
        url=raw.url,
        title=title,
        published_at=published.isoformat() if published else None,
        published_raw=printed,
        modified_at=_modified(raw),
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
    for line in (*map(clean, raw.header.bylines), _date_line(raw)):
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


def _modified(raw: RawArticle) -> str | None:
    modified = parse_publication_time(raw.modified, raw.received) if raw.modified else None
    return modified.isoformat() if modified and is_plausible(modified, raw.received) else None


def _date_line(raw: RawArticle) -> str:
    """Return the date line without the moment of the last update."""
    return _UPDATE.sub("", _UPDATE_BEFORE.sub("", clean(raw.date or "")))


def _published(raw: RawArticle, warnings: set[str]) -> tuple[str | None, datetime | None]:
    """Return the printed date and the publication time, from the date line or else the meta tag. An implausible time is not used."""
    line = split_byline(_date_line(raw))[0].rstrip(" |,/")
    if not line or (raw.template == site.FALLBACK.name and (raw.header.date or _AGE.search(line))):  # rows of lists have dates too
        line = _UPDATE.sub("", raw.header.date or "")
    line = _AFTER_CLOCK.sub(r"\1", _BEFORE_WEEKDAY.sub("", _BEFORE_DATE.sub("", line[:_MAX_LINE])))
    described = raw.meta_date or raw.header.moment
    date = line or described
    date = " ".join(date.split())[:_MAX_DATE] if date else None
    for printed, code in ((line, None), (described, "date_from_meta")):
        moment = parse_publication_time(printed, raw.received) if printed else None
        if printed and moment and is_plausible(moment, raw.received):
            warnings |= {code} if code else set()
            warnings |= {"weekday_disagrees"} if weekday_agrees(printed, moment) is False else set()
            return date, moment
        warnings |= {"date_refused"} if moment or (printed and has_unknown_clock(printed)) else set()
    warnings.add("no_date")
    return date, None


def _image(raw: RawArticle) -> Image | None:
    """Return the picture above the story. A bare label is no caption, and neither is the headline."""
    printed = raw.image or raw.header.picture.url
    url = absolute(printed, raw.url) if printed else None
    caption, whole = without_counter(_clean(raw.caption) or "") or None, raw.header.picture.caption
    caption = whole if whole and (not caption or caption in whole) else caption
    caption = with_space_before_credit(caption) if caption else None
    if caption and (_BARE_LABEL.fullmatch(caption) or caption == _clean(raw.title)):
        caption = None
    return Image(url=url, caption=caption, credit=credit_of(caption) if caption else None) if url else None


def _is_of_caption(block: Block, caption: str) -> bool:
    """Return whether a block is a caption, or a part of it that is no subheading."""
    is_part = not block.heading and (" " in block.text or "/" in block.text)  # a name alone may be an item of a list
    return block.text == caption or (is_part and block.text.strip("(). ") in caption)


def _without_header(blocks: list[Block], title: str | None, image: Image | None) -> list[Block]:
    """Return the blocks without those at the top that are the headline, the caption of the picture or its credit."""
    caption = image.caption if image and image.caption else ""
    top = [block for block in blocks[:_TOP] if block.text != title and not _is_of_caption(block, caption)]
    return top + blocks[_TOP:]


def _clean(text: str | None) -> str | None:
    return clean(text) or None if text else None
