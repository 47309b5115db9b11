"""Paths in settings. Whether a folder may be written is known when the run opens it; here, whether there can be one."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from scrapy.settings import BaseSettings

from kontan_crawler.spider_args import ArgumentError

PAGE_ENDINGS = (".html", ".htm")
"""Of the pages that commands write."""


def check_output_dir(settings: BaseSettings) -> None:
    """Raise ArgumentError if OUTPUT_DIR or REPLICA_DIR names no folder. A file in its place is found, and alerted, when the run locks the folder."""
    value = str(settings["OUTPUT_DIR"])
    if "://" in value:
        raise ArgumentError(f"OUTPUT_DIR={value!r} is a URI; use a folder of this machine, and -O URI for the feed")
    if "%(" in value:
        raise ArgumentError(f"OUTPUT_DIR={value!r} is invalid; a folder has no %(name)s")
    check_path("OUTPUT_DIR", value)
    _check_replica_dir(str(settings["REPLICA_DIR"]))


def _check_replica_dir(value: str) -> None:
    check_path("REPLICA_DIR", value)
    if ".." in Path(value).parts:
        raise ArgumentError(f"REPLICA_DIR={value!r} is not within OUTPUT_DIR; use the name of a folder in it, such as replica")


def check_folders(settings: BaseSettings) -> None:
    """Raise ArgumentError if a folder of Scrapy's settings can be none."""
    for name in ("JOBDIR", "FEED_TEMPDIR"):
        if settings[name]:
            check_folder(name, str(settings[name]))
    check_path("ARCHIVE_DIR", str(settings["ARCHIVE_DIR"]))
    if "://" in str(settings["ARCHIVE_DIR"]):
        raise ArgumentError(f"ARCHIVE_DIR={settings['ARCHIVE_DIR']!r} is a URI; use a folder of this machine")
    if settings["FEED_TEMPDIR"] and not Path(settings["FEED_TEMPDIR"]).is_dir():
        raise ArgumentError(f"FEED_TEMPDIR={settings['FEED_TEMPDIR']!r} does not exist; create it, or name another folder")


def check_folder(name: str, value: str) -> None:
    """Raise ArgumentError if a path is neither a folder nor one that the right user can create."""
    check_path(name, value)
    for path in (Path(value).absolute(), *Path(value).absolute().parents):
        if os.path.isdir(path):
            return
        if os.path.lexists(path):
            raise ArgumentError(f"{name}={value!r} cannot be a folder: {path} is a {'file' if os.path.exists(path) else 'broken link'}")


def check_path(name: str, value: str) -> None:
    """Raise ArgumentError if no file or folder can have this path."""
    try:
        value.encode()
        with suppress(FileNotFoundError, NotADirectoryError, PermissionError):
            os.stat(value)
    except (OSError, ValueError) as error:  # too long a name, a NUL, bytes that are not UTF-8
        raise ArgumentError(f"{name}={value!r} is invalid: {getattr(error, 'strerror', None) or error}; use another path") from None
    if not value.strip():
        raise ArgumentError(f"{name} is empty; use a path")
    if value.startswith("~"):
        raise ArgumentError(f"{name}={value!r} is invalid; the shell replaces ~ only at the start of a word: use $HOME")


def check_ending(name: str, value: str, endings: Sequence[str], content: str, others: str) -> None:
    """Raise ArgumentError if the name of a file to write promises another content. others: what writes other formats."""
    if not value.endswith(tuple(endings)):
        *first, last = endings
        raise ArgumentError(f"{name} {value!r} would hold {content}; use a name with {', '.join(first)} or {last}; {others}")
