"""Compact URLs and hashes: with them a ledger of ten million articles takes less than two gigabytes."""

import uuid

from kontan_crawler import site

HASH_BYTES = 8
_SCHEME, _DOMAIN_AND_PATH = "https://", f"{site.DOMAIN}{site.ARTICLE_PATH}"


def compact_url(url: str) -> str:
    """Return "internasional/kapal-tiba" for the canonical URL "https://internasional.kontan.co.id/news/kapal-tiba"."""
    host, _, slug = url.removeprefix(_SCHEME).partition(_DOMAIN_AND_PATH)
    return f"{host.rstrip('.')}/{slug}"


def expand_url(compact: str) -> str:
    """Return the canonical URL of a compact one."""
    kanal, _, slug = compact.partition("/")
    return f"{_SCHEME}{kanal}{'.' if kanal else ''}{_DOMAIN_AND_PATH}{slug}"


def key_of(url: str) -> int:
    """Return the first 8 bytes of the article's id as a signed integer; two URLs may share it."""
    return int.from_bytes(uuid.uuid5(uuid.NAMESPACE_URL, url).bytes[:8], "big", signed=True)


def compact_hash(digest: str | None) -> bytes | None:
    """Return the first 8 bytes of a hexadecimal hash, enough to distinguish two texts of one article."""
    return bytes.fromhex(digest)[:HASH_BYTES] if digest else None
