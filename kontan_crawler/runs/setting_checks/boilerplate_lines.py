"""BOILERPLATE_LINES: the file of lines to leave out of texts."""

from pathlib import Path

from scrapy.settings import BaseSettings

from kontan_crawler.runs.setting_checks.paths import check_path
from kontan_crawler.spider_args import ArgumentError
from kontan_crawler.text.lines import listed_lines


def boilerplate_lines(settings: BaseSettings) -> frozenset[str]:
    """Return the lines of BOILERPLATE_LINES, none without it. Raises ArgumentError if the file cannot be read."""
    name = settings["BOILERPLATE_LINES"]
    return frozenset() if name is None else lines_of_file("BOILERPLATE_LINES", str(name))


def lines_of_file(option: str, name: str) -> frozenset[str]:
    """Return the lines of a file; `listed_lines` describes its content. Raises ArgumentError if it cannot be read or is not UTF-8."""
    check_path(option, name)
    if not Path(name).is_file():  # a pipe could be read only once
        raise ArgumentError(f"{option}={name!r} is not a file; use one that `scrapy doctor --lines` has written")
    try:
        return listed_lines(Path(name).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ArgumentError(f"{option}={name!r} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise ArgumentError(f"{option}={name!r} is not UTF-8: {error.reason} at byte {error.start}; save it as UTF-8") from None
