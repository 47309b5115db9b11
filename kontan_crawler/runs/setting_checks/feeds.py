"""The feeds of a run: FEEDS, -o and -O."""

import io
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy import Spider
from scrapy.extensions.feedexport import apply_uri_params
from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings
from scrapy.utils.conf import feed_complete_default_values_from_settings
from scrapy.utils.misc import load_object

from kontan_crawler.feeds.default_feed import FEED_NAME
from kontan_crawler.runs.setting_checks.beside_feeds import is_beside_feeds
from kontan_crawler.runs.setting_checks.imports import check_import, is_module
from kontan_crawler.runs.setting_checks.paths import check_path
from kontan_crawler.runs.setting_checks.values import check_encoding
from kontan_crawler.spider_args import ArgumentError

_NEEDS = {"gs": "google.cloud.storage", "s3": "boto3"}
"""Modules that Scrapy imports only when it stores the feed."""
_BATCH = ("%(batch_time)s", "%(batch_id)")


def check_feeds(settings: BaseSettings, spider: Spider) -> None:
    """Check the feeds as the run will open them for this spider. Raises ArgumentError."""
    for uri, options in _feeds(settings).items():
        if not isinstance(options, Mapping):
            raise ArgumentError(f'FEEDS: {options!r} of {str(uri)!r} is invalid; use {{"format": "jsonlines"}}')
        _check_feed(str(uri), dict(options), settings, spider)


def _feeds(settings: BaseSettings) -> dict[str | Path, Any]:
    """Return the feeds with their options: those given, else the default one."""
    feeds = settings.getdict("FEEDS")
    if not feeds and settings.getpriority("FEEDS") == SETTINGS_PRIORITIES["cmdline"]:
        raise ArgumentError("FEEDS is empty; leave it out for the default feed in OUTPUT_DIR")
    if settings["FEED_URI"]:
        feeds = {settings["FEED_URI"]: {"format": settings["FEED_FORMAT"]}} | feeds
    return feeds or {FEED_NAME: {"format": "jsonlines"}}


def _check_feed(uri: str, given: dict[str, Any], settings: BaseSettings, spider: Spider) -> None:
    options = feed_complete_default_values_from_settings(given, settings, uri)
    exporters = _components(settings, "FEED_EXPORTERS")
    if options["format"] not in exporters:
        raise ArgumentError(f"the format {options['format']!r} of the feed {uri!r} is unknown; use one of {', '.join(exporters)}")
    _check_uri(uri, settings)
    _check_params(uri, spider)
    _check_options(uri, options)
    try:
        _open_exporter(exporters[options["format"]], options)
    except (LookupError, TypeError, ValueError) as error:
        raise ArgumentError(f"the options of the feed {uri!r} are invalid: {error}") from None


def _check_uri(uri: str, settings: BaseSettings) -> None:
    storages = _components(settings, "FEED_STORAGES")
    try:
        parts = urlsplit(uri)
        is_valid = parts.scheme in storages and (parts.scheme in ("", "file", "stdout") or parts.hostname) and parts.port is not False
    except ValueError as error:
        raise ArgumentError(f"the feed {uri!r} is invalid: {error}") from None
    if not is_valid:
        schemes = ", ".join(f"{scheme}://" for scheme in storages if scheme)
        raise ArgumentError(f"the feed {uri!r} is invalid; use a path, or a URI that begins with {schemes}, with a host or bucket")
    if parts.scheme in _NEEDS and not is_module(_NEEDS[parts.scheme]):
        raise ArgumentError(f"the feed {uri!r} needs the module {_NEEDS[parts.scheme]}, which is not installed")
    if parts.scheme == "stdout" and sys.stdout is None:
        raise ArgumentError("the feed is standard output, which is closed")
    if parts.scheme == "":
        check_path("feed", uri)
    if parts.scheme in ("", "file") and is_beside_feeds(uri):
        raise ArgumentError(f"the feed {uri!r} has the name of a file beside the feeds; use a name such as all.jsonl")


def _check_params(uri: str, spider: Spider) -> None:
    """Check the placeholders of a URI, such as %(name)s."""
    params = {name: getattr(spider, name) for name in dir(spider)}
    try:
        apply_uri_params(uri, params | {"time": "", "batch_time": "", "batch_id": 1})
    except (KeyError, TypeError, ValueError) as error:
        raise ArgumentError(f"the feed {uri!r} has an invalid placeholder: {error}; use %(name)s, %(time)s") from None


def _check_options(uri: str, options: Mapping[str, Any]) -> None:
    count = options["batch_item_count"]
    if not isinstance(count, int) or count < 0 or (count and not any(part in uri for part in _BATCH)):
        raise ArgumentError(f"batch_item_count={count!r} of the feed {uri!r} needs a whole number, and {_BATCH[0]} in the URI")
    if not isinstance(options["fields"], (list, dict, type(None))) or not isinstance(options["indent"], (int, type(None))):
        raise ArgumentError(f"fields or indent of the feed {uri!r} are invalid; use a list of fields, a whole number as indent")
    if options["encoding"]:
        check_encoding(f"encoding of the feed {uri!r}", options["encoding"])
    paths = [
        options.get("item_filter"),
        options["uri_params"],
        *(options.get("item_classes") or ()),
        *(options.get("postprocessing") or ()),
    ]
    for path in paths:
        check_import(f"the feed {uri!r}", path)


def _open_exporter(path: Any, options: Mapping[str, Any]) -> None:
    """Create the exporter as Scrapy does. Raises TypeError, ValueError or LookupError for an invalid option."""
    load_object(path)(
        io.BytesIO(), fields_to_export=options["fields"], encoding=options["encoding"], indent=options["indent"],
        **options["item_export_kwargs"],
    )  # fmt: skip


def _components(settings: BaseSettings, name: str) -> dict[str, Any]:
    return {key: path for key, path in settings.getwithbase(name).items() if path is not None}
