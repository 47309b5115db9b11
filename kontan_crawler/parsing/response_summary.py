"""A response without an article: what it is, and the traits by which several such responses are alike."""

import re
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from kontan_crawler import site
from kontan_crawler.parsing.http_response import HttpResponse, text_of
from kontan_crawler.parsing.listings import has_site_menu
from kontan_crawler.parsing.own_page import is_about, slug_words
from kontan_crawler.parsing.walls import WALL_NAMES, likely_cause

_WORD = re.compile(r"[^\W_]+")
_MIN_WORDS, _MAX_WORDS = 3, 60  # of a page that is recognised by its words
_HEADLINE = "normalize-space((/html/head/title | //h1)[normalize-space()][1])"
_TITLES = "/html/head/title/text() | //h1[not(ancestor::li)]//text() | /html/head/meta[@property='og:title']/@content"


@dataclass(frozen=True)
class ResponseSummary:
    """A response to the URL of an article that has no article."""

    status: int
    size: int
    """Bytes of the body, decompressed."""
    headline: str
    """Title or first h1; "" without one."""
    cause: str
    """What it looks like: "a login form"."""
    remedy: str
    is_own: bool
    """Its headlines are about the article: the site made this page for this URL."""
    is_wall: bool
    """It hides all pages of a site: it looks like a wall, has no menu of the site, and is not about the article."""
    has_menu: bool
    """It has the menu of the site."""
    has_paywall: bool
    """It has the site's own paywall block."""
    traits: tuple[str, ...]
    """Layout, words and size. Responses that share one are alike."""

    @property
    def facts(self) -> str:
        """Status, size and headline."""
        headline = f", headline {self.headline[:80]!r}" if self.headline else ""
        return f"HTTP {self.status}, {self.size} bytes{headline}"


def summarize(response: HttpResponse, status: int, url: str) -> ResponseSummary:
    """Return the summary of a response without an article. status: HTTP status. url: of the article, before redirects."""
    text = "" if response.unreadable else text_of(response.document.root)
    document = response.document if text else None
    is_own = is_about(url, document.xpath(_TITLES).getall()) if document is not None else None
    has_menu = document is not None and has_site_menu(response)
    cause, remedy = likely_cause(response, len(text.split()), is_own)
    return ResponseSummary(
        status=status,
        size=len(response.body),
        headline=document.xpath(_HEADLINE).get("") if document is not None else "",
        cause=cause,
        remedy=remedy,
        is_own=bool(is_own),
        is_wall=cause in WALL_NAMES and not is_own and not has_menu,
        has_menu=has_menu,
        has_paywall=document is not None and bool(document.css(site.PAYWALL)),
        traits=tuple(_traits(response, text, url)),
    )


def _traits(response: HttpResponse, text: str, url: str) -> list[str]:
    of_slug = slug_words(url)
    words = [word for word in _WORD.findall(text.lower()) if word.isalpha() and word not in of_slug]
    found = [f"size:{len(response.body)}"]
    if not response.unreadable:
        tags = [str(element.tag) for element in response.document.root.iter("*")]
        found.append(f"layout:{_hash([tag for tag, _ in groupby(tags)])}")
    if len(words) >= _MIN_WORDS:
        found.append(f"words:{_hash(words[:_MAX_WORDS])}")
    return found


def _hash(values: list[str]) -> str:
    return sha256(" ".join(values).encode()).hexdigest()[:12]
