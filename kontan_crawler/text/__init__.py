"""Extract the clean paragraphs of an article from an HTML element. All functions are pure; the site's words and classes are in `site`."""

from kontan_crawler.text.flat.flat_text import FlatText, clean_flat

__all__ = ["FlatText", "clean_flat"]
