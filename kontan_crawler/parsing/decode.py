"""Decode the bytes of a page, whose charset may be missing or wrong, and detect bytes that are not text."""

import json
import re
from contextlib import suppress

from w3lib.encoding import html_to_unicode

# Bytes that are no UTF-8, as Python escapes them, in Windows-1252, which does not define all.
_CP1252 = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
_NOT_CP1252 = re.compile("[" + "".join(chr(escape) for escape, letter in _CP1252.items() if letter == "\ufffd") + "]")
_ESCAPES = re.compile("[\udc80-\udcff]")
# The start of a dash, quotation mark or emoji in UTF-8 (in Windows-1252, no one writes these letters together), or of any character at the end.
_CUT = re.compile("[\udce2\udcf0-\udcf4][\udc80-\udcbf]{1,2}|[\udcc2-\udcf4][\udc80-\udcbf]{0,2}\\Z")
_BINARY = (b"%PDF-", b"%!PS-Adobe-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF")  # documents, zip, images
_CONTROLS = bytes({*range(32)} - {*b"\t\n\v\f\r\x1b"})
_MAX_NO_TEXT = 0.05  # share of controls and undecodable bytes; compressed data has 0.1 or more


def decoded(content: bytes, content_type: str) -> str:
    """Decode bytes as Unicode if they are valid UTF-8, UTF-16 or UTF-32, else by the declared charset.

    content_type: value of the Content-Type header. Text in another charset is rarely valid UTF-8 (RFC 3629, section 1).
    If UTF-8, Latin-1 or nothing is declared, only the bytes that are no UTF-8 are Windows-1252: editors paste single ones.
    """
    if (text := unicode_text(content)) is not None:
        return text
    try:
        charset, text = html_to_unicode(content_type, content, "ascii", lambda _: "utf-8")
    except (LookupError, ValueError):  # the charset is not a text encoding
        return _mixed(content)
    return _mixed(content) if charset == "utf-8" or (charset == "cp1252" and _has_utf_8(content)) else text


def unicode_text(content: bytes) -> str | None:
    """Decode bytes that are valid UTF-8, UTF-16 or UTF-32; return None for others."""
    with suppress(UnicodeDecodeError):
        return content.decode(unicode_encoding(content))
    return None


def unicode_encoding(content: bytes) -> str:
    """Return "utf-8-sig", or the encoding of UTF-16 or UTF-32, with or without a byte order mark: in markup, every second byte is 0."""
    encoding = json.detect_encoding(content)
    return encoding if encoding.startswith(("utf-16", "utf-32")) and content.count(0) * 4 >= len(content) else "utf-8-sig"


def is_binary(content: bytes, text: str) -> bool:
    """Return whether bytes are not text: an image, a PDF, compressed or random data. text: the bytes, decoded."""
    most = _MAX_NO_TEXT * len(text) - (text.count("\ufffd") if "\ufffd" in text else 0)
    is_text = _count_controls(content) <= most  # no need to encode it again
    return content.startswith(_BINARY) or not (is_text or _count_controls(text.encode("utf-8", "replace")) <= most)


def _count_controls(content: bytes) -> int:
    return len(content) - len(content.translate(None, _CONTROLS))


def _has_utf_8(content: bytes) -> bool:
    return not content.decode("utf-8", "ignore").isascii()


def _mixed(content: bytes) -> str:
    """Decode UTF-8 with single bytes of Windows-1252 in it. Characters that were cut and bytes of neither are U+FFFD."""
    text = _CUT.sub("\ufffd", content.decode("utf-8-sig", "surrogateescape"))
    return _ESCAPES.sub("\ufffd", text) if _NOT_CP1252.search(text) else text.translate(_CP1252)
