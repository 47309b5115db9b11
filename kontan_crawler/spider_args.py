"""Spider arguments: from what a person typed to values, or one line that says what was wrong."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kontan_crawler import site
from kontan_crawler.urls import canonical, is_paid

_REMARK = re.compile(r"(?:^|\s)#")


class ArgumentError(ValueError):
    """A spider argument is unknown or wrong; the message says which, what it was and what it may be."""


ValueParser = Callable[[str, str], Any]  # name, value


def parse_arguments(readers: Mapping[str, ValueParser], given: Mapping[str, str]) -> dict[str, Any]:
    """Read the arguments given to a spider. Names that begin with `_` are not looked at: schedulers pass such.

    Raises ArgumentError.
    """
    values = {}
    for name, value in given.items():
        if name.startswith("_"):
            continue
        if name not in readers:
            raise ArgumentError(f"unknown argument {name!r}; this spider knows {', '.join(readers) or 'none'}")
        values[name] = readers[name](name, value)
    return values


def day(name: str, value: str) -> date:
    """Read a day written 2026-02-04, not before the daily index began."""
    try:
        read = datetime.strptime(value.strip(), "%Y-%m-%d").date()
    except ValueError:
        raise ArgumentError(f"{name}={value!r} is no date; write it as 2026-02-04") from None
    if read < site.FIRST_INDEX_DAY:
        raise ArgumentError(f"{name}={value!r} is too early; the daily index begins on {site.FIRST_INDEX_DAY}")
    return read


def days(name: str, value: str) -> int:
    """Read a number of days, from 1."""
    if not re.fullmatch(r"\s*[0-9]{1,5}\s*", value) or int(value) == 0:
        raise ArgumentError(f"{name}={value!r} is no number of days; write it as 3")
    return int(value)


def kanal(name: str, value: str) -> tuple[str, ...]:
    """Read section names, parted by commas."""
    names = tuple(dict.fromkeys(part.strip().lower() for part in value.split(",")))
    for section in names:
        if section not in site.KANAL:
            raise ArgumentError(f"{name}={value!r}: {section!r} is no section; known are {', '.join(site.KANAL)}")
    return names


def urls(name: str, value: str) -> list[str]:
    """Read article URLs, parted by commas, to canonical ones."""
    return list(dict.fromkeys(_article(f"{name}={part.strip()!r}", part) for part in value.split(",") if part.strip()))


def url_file(name: str, value: str) -> list[str]:
    """Read a UTF-8 file of article URLs, one a line; what follows white space and # is a remark."""
    try:
        if Path(value).exists() and not Path(value).is_file():  # a pipe could be read once only
            raise OSError("it is a directory or a pipe")
        lines = Path(value).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise ArgumentError(f"{name}={value!r} cannot be read: {error}; give a file with an address in each line") from None
    numbered = ((number, _REMARK.split(line, maxsplit=1)[0].strip()) for number, line in enumerate(lines, 1))
    return list(dict.fromkeys(_article(f"{name}={value!r}, line {number}: {line!r}", line) for number, line in numbered if line))


def check_span(since: date, until: date, today: date) -> None:
    """Raise ArgumentError unless since <= until <= today."""
    if since > today:
        raise ArgumentError(f"since={str(since)!r} is in the future; today is {today}")
    if until > today:
        raise ArgumentError(f"until={str(until)!r} is in the future; today is {today}")
    if until < since:
        raise ArgumentError(f"until={str(until)!r} is before since={str(since)!r}; give since <= until")


def _article(where: str, address: str) -> str:
    article = canonical(address)
    if article is None:
        raise ArgumentError(f"{where} is no article address; it may be https://<section>.{site.DOMAIN}/news/<slug>")
    if is_paid(article):
        raise ArgumentError(f"{where} is of a paid section, which is not crawled ({', '.join(site.PAID_KANAL)})")
    return article
