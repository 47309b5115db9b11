"""The responses without an article of one run, by what they look like, for its messages."""

from collections import Counter
from typing import NamedTuple

from kontan_crawler.parsing.response_summary import ResponseSummary
from kontan_crawler.urls import kanal_of


class Kind(NamedTuple):
    """Responses of one section that look alike."""

    kanal: str
    looks: str
    """The likely cause, or the reason if there was no page."""


class RefusedResponses:
    """Counts the kinds of responses, with the first of each."""

    def __init__(self) -> None:
        self._counts: Counter[Kind] = Counter()
        self._first: dict[Kind, tuple[str, ResponseSummary | None]] = {}

    def add(self, url: str, reason: str, response: ResponseSummary | None) -> None:
        """Add the response to a URL; None if there was no page."""
        kind = Kind(kanal_of(url), response.cause if response else reason)
        self._counts[kind] += 1
        self._first.setdefault(kind, (url, response))

    def describe(self, kanal: str) -> str:
        """Return what most responses of a section look like, with an example and what to do; "" without one."""
        kinds = [kind for kind, _ in self._counts.most_common() if kind.kanal == kanal]
        if not kinds:
            return ""
        url, response = self._first[kinds[0]]
        looks = f"{response}, {url}; {response.remedy}" if response else f"{kinds[0].looks}, {url}; see the log"
        return f"most of them look like {looks}"
