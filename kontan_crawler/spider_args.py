"""Parse spider arguments. An unknown or invalid one raises ArgumentError with a message of one line.

`pydantic` is not used: its messages describe types, not valid values, and `scrapy list` would import it.
"""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kontan_crawler import site
from kontan_crawler.urls import canonical, is_paid

_COMMENT = re.compile(r"(?:^|\s)#")


class ArgumentError(ValueError):
    """An argument is unknown or invalid. The message gives its name, its value and a valid value."""


ValueParser = Callable[[str, str], Any]
"""Takes the name and the value of an argument."""


def parse_arguments(parsers: Mapping[str, ValueParser], given: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of spider arguments. Names that begin with `_` are ignored, because schedulers pass them.

    Raises ArgumentError.
    """
    values = {}
    for name, value in given.items():
        if name.startswith("_"):
            continue
        if name not in parsers:
            raise ArgumentError(f"unknown argument {name!r}; use {', '.join(parsers) or 'no arguments'}")
        values[name] = parsers[name](name, value)
    return values


def day(name: str, value: str) -> date:
    """Parse a date such as 2026-02-04, not before the first day of the daily index."""
    try:
        parsed = datetime.strptime(value.strip(), "%Y-%m-%d").date()
    except ValueError:
        raise ArgumentError(f"{name}={value!r} is invalid; use a date such as 2026-02-04") from None
    if parsed < site.FIRST_INDEX_DAY:
        raise ArgumentError(f"{name}={value!r} is too early; use {site.FIRST_INDEX_DAY} or later, where the daily index begins")
    return parsed


def days(name: str, value: str) -> int:
    """Parse a number of days, 1 or more."""
    if not re.fullmatch(r"\s*[0-9]{1,5}\s*", value) or int(value) == 0:
        raise ArgumentError(f"{name}={value!r} is invalid; use a whole number of days, 1 or more")
    return int(value)


def days_or_always(name: str, value: str) -> float:
    """Parse a number of days, 1 or more, or "always", which is infinite."""
    if value.strip().lower() == "always":
        return math.inf
    try:
        return days(name, value)
    except ArgumentError as error:
        raise ArgumentError(f"{error}, or always") from None


def kanal(name: str, value: str) -> tuple[str, ...]:
    """Parse section names separated by commas."""
    names = tuple(dict.fromkeys(part.strip().lower() for part in value.split(",")))
    for section in names:
        if section in site.PAID_KANAL:
            raise ArgumentError(
                f"{name}={value!r} is invalid: section {section!r} is paid, and never requested; use {', '.join(site.KANAL)}"
            )
        if section not in site.KANAL:
            raise ArgumentError(f"{name}={value!r} is invalid: unknown section {section!r}; use {', '.join(site.KANAL)}")
    return names


def urls(name: str, value: str) -> list[str]:
    """Parse article URLs separated by commas; return canonical URLs."""
    return list(dict.fromkeys(_article(f"{name}={part.strip()!r}", part) for part in value.split(",") if part.strip()))


def url_file(name: str, value: str) -> list[str]:
    """Read a UTF-8 file of article URLs, one per line. A # at the start of a line or after white space begins a comment."""
    try:
        if Path(value).exists() and not Path(value).is_file():  # arguments are parsed twice, but a pipe can be read only once
            raise OSError("it is a directory or a pipe")
        lines = Path(value).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise ArgumentError(f"{name}={value!r} cannot be read: {why}; use a text file with one URL per line") from None
    numbered = ((number, _COMMENT.split(line, maxsplit=1)[0].strip()) for number, line in enumerate(lines, 1))
    return list(dict.fromkeys(_article(f"{name}={value!r}, line {number}: {line!r}", line) for number, line in numbered if line))


def check_span(since: date, until: date, today: date) -> None:
    """Raise ArgumentError unless since <= until <= today."""
    if since > today:
        raise ArgumentError(f"since={str(since)!r} is in the future; use {today} or earlier")
    if until > today:
        raise ArgumentError(f"until={str(until)!r} is in the future; use {today} or earlier")
    if until < since:
        raise ArgumentError(f"until={str(until)!r} is before since={str(since)!r}; use since <= until")


def _article(given: str, url: str) -> str:
    article = canonical(url)
    if article is None:
        raise ArgumentError(f"{given} is not an article URL; use https://<section>.{site.DOMAIN}/news/<slug>")
    if is_paid(article):
        raise ArgumentError(f"{given} is in a paid section, which is not crawled: {', '.join(site.PAID_KANAL)}")
    return article
