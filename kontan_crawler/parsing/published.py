"""When an article was published: the printed date, and the moment it means."""

import re
from datetime import datetime

from kontan_crawler import site
from kontan_crawler.dates.publication_time import has_unknown_clock, is_plausible, parse_publication_time, weekday_agrees
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.text.byline import split_byline
from kontan_crawler.text.clean import clean
from kontan_crawler.text.words import WEEKDAYS

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


def date_line(raw: RawArticle) -> str:
    """Return the date line without the moment of the last update."""
    return _UPDATE.sub("", _UPDATE_BEFORE.sub("", clean(raw.date or "")))


def published_of(raw: RawArticle, warnings: set[str]) -> tuple[str | None, datetime | None]:
    """Return the printed date and the publication time, from the date line or else the meta tag. An implausible time is not used.

    warnings: takes date_from_meta, date_refused, no_date and weekday_disagrees; DATA_FORMAT.md explains them.
    """
    line = split_byline(date_line(raw))[0].rstrip(" |,/")
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


def modified_of(raw: RawArticle) -> str | None:
    """Return the moment of the last update, in ISO 8601; None without a plausible one."""
    modified = parse_publication_time(raw.modified, raw.received) if raw.modified else None
    return modified.isoformat() if modified and is_plausible(modified, raw.received) else None
