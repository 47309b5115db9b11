"""Compact forms of addresses and hashes, with which a ledger of ten million articles takes less than two gigabytes."""

import uuid

from kontan_crawler import site

HASH_BYTES = 8  # kept of a hash
_HEAD, _MIDDLE = "https://", f"{site.DOMAIN}{site.ARTICLE_PATH}"


def compact_url(url: str) -> str:
    """Return "internasional/kapal-tiba" for the canonical address "https://internasional.kontan.co.id/news/kapal-tiba"."""
    host, _, slug = url.removeprefix(_HEAD).partition(_MIDDLE)
    return f"{host.rstrip('.')}/{slug}"


def expand_url(address: str) -> str:
    """Return the canonical address of a compact one."""
    kanal, _, slug = address.partition("/")
    return f"{_HEAD}{kanal}{'.' if kanal else ''}{_MIDDLE}{slug}"


def key_of(url: str) -> int:
    """Return the first 8 bytes of the article's id as a signed integer; two addresses may share it."""
    return int.from_bytes(uuid.uuid5(uuid.NAMESPACE_URL, url).bytes[:8], "big", signed=True)


def compact_hash(digest: str | None) -> bytes | None:
    """Return the first 8 bytes of a hexadecimal hash, enough to distinguish two texts of one article."""
    return bytes.fromhex(digest)[:HASH_BYTES] if digest else None
