"""Convert stored pages to feed lines, for `scrapy read`."""

import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import asdict
from datetime import datetime, time
from typing import Any

from kontan_crawler import site
from kontan_crawler.clock import WIB, parse_iso
from kontan_crawler.input_files import json_of
from kontan_crawler.outcomes import BAD_LINE
from kontan_crawler.parsing.http_response import HttpResponse
from kontan_crawler.parsing.read import read_article

_LAST_YEAR = 2399  # time expressions have years up to 2400
_INVALID = 'the record is invalid; use an object with the strings "url" and "html" ("html" may be a list of strings, the parts in order)'


class NotJsonLines(ValueError):
    """The input is an HTML page instead of JSON Lines."""


def feed_lines(
    lines: Iterable[bytes | str], at: datetime, on_error: Callable[[str], None], boilerplate: Set[str] = frozenset()
) -> Iterator[str]:
    """Yield a feed line, without line break, for each line that is not blank.

    lines: JSON objects {"url", "html", "crawled_at"} in bytes, or a str with the message of a read error.
    at: the default for `crawled_at`, aware. on_error: called with a message for each bad line, whose feed line is `bad_line`.
    boilerplate: lines to leave out of the texts.
    Raises NotJsonLines if the first line begins with "<".
    """
    given = ((number, line) for number, line in enumerate(lines, 1) if line.strip() and line.strip() != BOM_UTF8)
    for count, (number, line) in enumerate(given):
        if count == 0 and isinstance(line, bytes) and line.removeprefix(BOM_UTF8).lstrip().startswith(b"<"):
            raise NotJsonLines("the input is an HTML page, not JSON Lines; give its URL as --url URL")
        try:
            yield _convert(line, at, boilerplate)
        except (ValueError, RecursionError) as error:
            on_error(f"line {number}: {error}")
            yield json.dumps({"url": None, "refused": BAD_LINE})


def feed_line(url: str, bodies: Sequence[bytes], received: datetime, boilerplate: Set[str] = frozenset()) -> str:
    """Return the feed line of an article, or {"url", "refused"}.

    bodies: its page, or its parts in order; received: time of the response, aware. boilerplate: lines to leave out of the text.
    """
    result = read_article([HttpResponse(url, body) for body in bodies], received.astimezone(WIB), boilerplate)
    return json.dumps(asdict(result.article) if result.article else {"url": url, "refused": result.refused}, ensure_ascii=False)


def aware_datetime(text: str) -> datetime:
    """Parse an ISO 8601 date or time, in WIB by default, into an aware datetime in WIB. Raises ValueError."""
    try:
        parsed = parse_iso(text)
        parsed = parsed if isinstance(parsed, datetime) else datetime.combine(parsed, time())
        moment = (parsed if parsed.tzinfo else parsed.replace(tzinfo=WIB)).astimezone(WIB)
        if not site.FIRST_ISSUE.year <= moment.year < _LAST_YEAR:
            raise ValueError("the year is out of range")
        return moment
    except (ValueError, OverflowError):
        first = site.FIRST_ISSUE.year
        raise ValueError(f"{text!r} is invalid; use a time from {first} or later, such as 2026-02-05T09:00:00+07:00") from None


def _convert(line: bytes | str, at: datetime, boilerplate: Set[str]) -> str:
    if isinstance(line, str):
        raise ValueError(line)
    record = json_of(line)
    if not isinstance(record, dict) or not isinstance(record.get("url"), str):
        raise ValueError(_INVALID)
    html, crawled_at = record.get("html"), record.get("crawled_at")
    parts: list[Any] = html if isinstance(html, list) else [html]
    if not parts or not all(isinstance(part, str) for part in parts):
        raise ValueError(_INVALID)
    if crawled_at is not None and not isinstance(crawled_at, str):
        raise ValueError(f'"crawled_at": {crawled_at!r:.40} is invalid; use a string')
    received = at if crawled_at is None else aware_datetime(crawled_at)
    return feed_line(record["url"], [part.encode("utf-8", "replace") for part in parts], received, boilerplate)
