"""Import paths in settings, checked without importing: a module that imports the reactor must wait until Scrapy has chosen it."""

import sys
from importlib.util import find_spec
from numbers import Real
from typing import Any

from scrapy.settings import BaseSettings, iter_default_settings

from kontan_crawler.spider_args import ArgumentError

_PACKAGES = ("scrapy.", "twisted.")
_OR_NAMES = {"REFERRER_POLICY"}  # also takes the name of a policy
_SPIDER_MIDDLEWARES = (
    "kontan_crawler.middlewares.no_article.NoArticleMiddleware",
    "kontan_crawler.middlewares.incremental.IncrementalMiddleware",
)
_PATHS_ARE_VALUES = {"DOWNLOAD_HANDLERS", "FEED_EXPORTERS", "FEED_STORAGES"}


def check_imports(settings: BaseSettings) -> None:
    """Check each setting whose default is an import path, or a dictionary of them. Raises ArgumentError."""
    check_import("ASYNCIO_EVENT_LOOP", settings["ASYNCIO_EVENT_LOOP"])
    for name, default in iter_default_settings():
        if isinstance(default, str) and default.startswith(_PACKAGES) and name not in _OR_NAMES:
            check_import(name, settings[name])
        elif name in _PATHS_ARE_VALUES:
            for path in settings.getdict(name).values():
                check_import(name, path)
        elif name == "ADDONS" or f"{name}_BASE" in settings:
            _check_components(name, settings)
    _check_spider_middlewares(settings)


def check_modules(settings: BaseSettings) -> None:
    """Raise ArgumentError for a module of SPIDER_MODULES that does not exist."""
    for module in settings.getlist("SPIDER_MODULES"):
        if not is_module(module):
            raise ArgumentError(f"SPIDER_MODULES: there is no module {module!r}")


def check_import(name: str, path: Any) -> None:
    """Raise ArgumentError if a path cannot be imported, as far as this is known without importing it. None and classes are accepted."""
    if isinstance(path, str):
        module, _, attribute = path.rpartition(".")
        if not is_module(module) or (module in sys.modules and not hasattr(sys.modules[module], attribute)):
            raise ArgumentError(f"{name}: {path!r} cannot be imported; use the import path of a class, such as package.module.Class")


def is_module(name: str) -> bool:
    """Return whether there is a module of this name."""
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):  # no such package, or an empty name
        return False


def _check_spider_middlewares(settings: BaseSettings) -> None:
    """Raise ArgumentError if one of ours is missing: nothing would be requested, and nothing reported."""
    for path in _SPIDER_MIDDLEWARES:
        if path not in settings.getdict("SPIDER_MIDDLEWARES"):
            raise ArgumentError(f"SPIDER_MIDDLEWARES lacks {path}; a value given with -s replaces those of settings.py: name them all")


def _check_components(name: str, settings: BaseSettings) -> None:
    for path, priority in settings.getdict(name).items():
        check_import(name, path)
        if priority is not None and not isinstance(priority, Real):
            raise ArgumentError(f"{name}: {priority!r} of {path!r} is invalid; use a number or null")
