"""The responses without an article of one run, by what they look like, for its messages."""

from collections import Counter
from typing import NamedTuple

from kontan_crawler.parsing.response_summary import ResponseSummary
from kontan_crawler.urls import kanal_of

_STATED_REMEDY = "open such a URL in a browser; if it has an article, the site hides it from this crawler"


class Kind(NamedTuple):
    """Responses of one section that look alike."""

    kanal: str
    looks: str
    """The likely cause; the reason, if the page states it or there was none."""
    is_stated: bool


class RefusedResponses:
    """Counts the kinds of responses, with the first of each."""

    def __init__(self) -> None:
        self._counts: Counter[Kind] = Counter()
        self._first: dict[Kind, tuple[str, ResponseSummary | None]] = {}

    def add(self, url: str, reason: str, response: ResponseSummary | None, is_stated: bool) -> None:
        """Add the response to a URL; None if there was no page. is_stated: whether the page states its reason itself."""
        kind = Kind(kanal_of(url), reason if is_stated or response is None else response.cause, is_stated)
        self._counts[kind] += 1
        self._first.setdefault(kind, (url, response))

    def describe(self, kanal: str) -> str:
        """Return what most responses of a section look like, with an example and what to do; "" without one. Stated reasons come last."""
        kinds = sorted((kind for kind in self._counts if kind.kanal == kanal), key=lambda kind: (kind.is_stated, -self._counts[kind]))
        if not kinds:
            return ""
        url, response = self._first[kinds[0]]
        if response is None:
            return f"most of them failed like {url}: {kinds[0].looks}; see the log"
        if kinds[0].is_stated:
            return f"most of them are {kinds[0].looks} ({response.facts}), {url}; {_STATED_REMEDY}"
        return f"most of them look like {response.cause} ({response.facts}), {url}; {response.remedy}"
