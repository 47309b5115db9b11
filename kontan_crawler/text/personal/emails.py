"""E-mail addresses, also those in the form "nama [at] contoh.co.id"."""

import re
from collections.abc import Iterator

from kontan_crawler.text.personal.numbers import Span

_AT = r"(?:@|[\[({] ?(?i:at|@) ?[\])}] ?)"
_DOT = r"(?:\.| ?[\[({] ?(?i:dot|titik) ?[\])}] ?)"
_LABEL = "[A-Za-z0-9][A-Za-z0-9-]{0,62}"
_TOP = "(?:[a-z]{2,18}(?![a-z0-9])|[A-Z]{2,18}(?![A-Za-z0-9]))"  # the next word may be glued to it: "contoh.co.idAlamat"
_AT_DOMAIN = re.compile(rf"{_AT}(?:{_LABEL}{_DOT}){{1,6}}{_TOP}")
_LOCAL = re.compile(r" ?([\w+-][\w.%+'-]{0,63})")  # the part before the at sign, from its end to its start
_NOT_FIRST = ".%+'-"
_MAX_LOCAL = 66  # characters: 64, a space, and one for what is next
_USER_OF_URL = re.compile(r"://[^/\s?]*$")
_FILE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|css|js)$")  # logo@2x.png


def find_emails(text: str) -> Iterator[Span]:
    """Yield the e-mail addresses of a text, in order. Neither an account (@kontan) nor the user in a URL is one."""
    for found in _AT_DOMAIN.finditer(text):
        start = _start_of_local(text, found.start())
        is_address = start < found.start() and not _FILE.search(found[0])
        if is_address and not _USER_OF_URL.search(text[max(0, start - 80) : start]):
            yield Span(start, found.end())


def _start_of_local(text: str, at: int) -> int:
    """Return where the part before the at sign starts; `at` if there is none."""
    local = _LOCAL.match(text[max(0, at - _MAX_LOCAL) : at][::-1])
    if not local or (local[0][0] == " " and text[at] == "@"):
        return at
    name = local[1][::-1]
    return at - local.end() + len(name) - len(name.lstrip(_NOT_FIRST))
