"""Decode the bytes of a page, whose charset may be missing or wrong, and detect bytes that are not text."""

import json
from collections.abc import Callable
from contextlib import suppress

from w3lib.encoding import html_to_unicode

_GUESSES = ("utf-8", "cp1252")
_BINARY = (b"%PDF-", b"%!PS-Adobe-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF")  # documents, zip, images
_CONTROLS = bytes({*range(32)} - {*b"\t\n\v\f\r\x1b"})
_MAX_NO_TEXT = 0.05  # share of controls and undecodable bytes; compressed data has 0.1 or more


def decoded(content: bytes, content_type: str) -> str:
    """Decode bytes as Unicode if they are valid UTF-8, UTF-16 or UTF-32, else by the declared charset.

    content_type: value of the Content-Type header. Text in another charset is rarely valid UTF-8 (RFC 3629, section 1).
    """
    with suppress(UnicodeDecodeError):
        return content.decode(unicode_encoding(content))
    try:
        return html_to_unicode(content_type, content, "ascii", _guess)[1]
    except (LookupError, UnicodeError):  # the charset is not a text encoding
        return content.decode("utf-8", "replace")


def unicode_encoding(content: bytes) -> str:
    """Return "utf-8-sig", or the encoding of UTF-16 or UTF-32, with or without a byte order mark: in markup, every second byte is 0."""
    encoding = json.detect_encoding(content)
    return encoding if encoding.startswith(("utf-16", "utf-32")) and content.count(0) * 4 >= len(content) else "utf-8-sig"


def is_binary(content: bytes, text: str) -> bool:
    """Return whether bytes are not text: an image, a PDF, compressed or random data. text: the bytes, decoded."""
    as_bytes = text.encode("utf-8", "replace")
    controls = len(as_bytes) - len(as_bytes.translate(None, _CONTROLS))
    return content.startswith(_BINARY) or controls + text.count("\ufffd") > _MAX_NO_TEXT * len(text)


def _guess(body: bytes) -> str:
    """Return the charset of a body. If none fits, it is UTF-8, the site's charset, cut within a character."""
    return next((name for name in _GUESSES if _decodes(body.decode, name)), "utf-8")


def _decodes(decode: Callable[[str], str], name: str) -> bool:
    try:
        decode(name)
    except UnicodeError:
        return False
    return True
