"""The options `-s NAME=VALUE` before Scrapy reads them: unknown names, and values that are no JSON object where Scrapy needs one."""

import json
from collections.abc import Iterable
from difflib import get_close_matches

from scrapy.settings import BaseSettings, iter_default_settings

from kontan_crawler.spider_args import ArgumentError

_NEAR_OURS, _NEAR_SCRAPYS = 0.72, 0.87  # ratios of `difflib`; add-on settings resemble those of Scrapy


def check_given(options: Iterable[str], known: BaseSettings) -> list[str]:
    """Check the values of `-s`, and return the unknown names that resemble no known one. Raises ArgumentError."""
    unknown = []
    for option in options:
        name, value = name_and_value("-s", option)
        if name not in known:
            _check_spelling(name, known)
            unknown.append(name)
        elif isinstance(known[name], BaseSettings):
            _check_json(name, value)
    return unknown


def name_and_value(option: str, assignment: str) -> tuple[str, str]:
    """Split NAME=VALUE, the value of an option such as -s. Raises ArgumentError."""
    name, equals, value = assignment.partition("=")
    if not equals or not name:
        raise ArgumentError(f"{option} {assignment!r} is invalid; use {option} NAME=VALUE")
    return name, value


def _check_spelling(name: str, known: BaseSettings) -> None:
    """Raise ArgumentError if a name is nearly that of a known setting."""
    scrapys = dict(iter_default_settings())
    meant = _nearest(name, scrapys, _NEAR_SCRAPYS) or _nearest(name, [one for one in known if one not in scrapys], _NEAR_OURS)
    if meant:
        raise ArgumentError(f"-s {name} is unknown; did you mean {meant}? If an add-on reads {name}, set it in settings.py")


def _nearest(name: str, names: Iterable[str], cutoff: float) -> str | None:
    return next(iter(get_close_matches(name.strip().upper().replace("-", "_"), names, 1, cutoff)), None)


def _check_json(name: str, value: str) -> None:
    """Raise ArgumentError unless a value is a JSON object or null."""
    try:
        parsed = json.loads(value)
    except (ValueError, RecursionError) as error:
        raise ArgumentError(f"{name}={value!r} is no JSON: {error}; use a JSON object") from None
    if not isinstance(parsed, (dict, type(None))):
        raise ArgumentError(f"{name}={value!r} is invalid; use a JSON object")
