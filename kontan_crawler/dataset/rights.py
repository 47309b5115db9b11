"""The section of rights in the card, which the publisher of a dataset writes. It is the last one of the card."""

import hashlib
import re
from pathlib import Path

from kontan_crawler.dataset.build_record import CARD_NAME, BuildRecord

_PLACE_HOLDER = "<!-- The publisher of the dataset writes this section: scrapy dataset build --rights FILE -->"
_RIGHTS = re.compile(r".*<!-- rights -->\n(.*?)<!-- end of rights -->\n", re.DOTALL)  # the last one: robots.txt may have such a line, too


def rights_in(card: str) -> str:
    """Return the section of the card that its publisher writes, without its place-holder."""
    found = _RIGHTS.match(card)
    return re.sub(r"<!--.*?-->", "", found[1], flags=re.DOTALL).strip() if found else ""


def without_rights(card: str) -> str:
    """Return a card with that section empty."""
    return with_rights(card, "")


def with_rights(card: str, rights: str) -> str:
    """Return a card with another content of that section."""
    found = _RIGHTS.match(card)
    return card[: found.start(1)] + rights + card[found.end(1) :] if found else card


def is_edited_elsewhere(card: str, build: BuildRecord, digest: str) -> bool:
    """Return whether a card was edited outside of the section of rights. digest: SHA-256 of the card as it was built."""
    return hashlib.sha256(with_rights(card, section_of_rights(build.options["rights"])).encode()).hexdigest() != digest


def section_of_rights(rights: str) -> str:
    """Return the content of the section of rights, or its place-holder."""
    return f"{rights or _PLACE_HOLDER}\n"


def read_card(folder: Path) -> str:
    """Return the card of a dataset. Raises OSError, UnicodeDecodeError."""
    return (folder / CARD_NAME).read_bytes().decode("utf-8")
