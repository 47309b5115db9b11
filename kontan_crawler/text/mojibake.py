"""Wrongly decoded letters, with ftfy: slow to import, and few texts need it."""

from ftfy import TextFixerConfig, badness, fix_text
from ftfy.fixes import unescape_html

__all__ = ["is_bad", "repaired", "unescape_html"]

# Only wrongly decoded letters are repaired; everything else stays as printed.
_FTFY = TextFixerConfig(unescape_html=False, uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False, normalization="NFC")


def is_bad(text: str) -> bool:
    """Return whether a text looks wrongly decoded."""
    return bool(badness.is_bad(text))


def repaired(text: str) -> str:
    """Return a text in NFC with its wrongly decoded letters repaired."""
    return fix_text(text, _FTFY)
