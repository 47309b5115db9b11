"""Extract the clean paragraphs of an article from an HTML element, and clean flat texts. All functions are pure; the site's words and classes are in `site`."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kontan_crawler.text.flat.flat_text import FlatText, clean_flat

__all__ = ["FlatText", "clean_flat"]


def __getattr__(name: str) -> Any:
    """Import what flat texts need when it is asked for: a crawl needs none of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("kontan_crawler.text.flat.flat_text"), name)
