"""A URL that a run requested and that gave no article, with the traits of its response."""

from typing import NamedTuple

STATED, OWN, WALL = "stated", "own", "wall"
_WORDS = {STATED, OWN, WALL}

_REASON = "reason:"


def of_reason(reason: str) -> str:
    """Return the trait of all responses with this reason."""
    return f"{_REASON}{reason}"


def is_reason(trait: str) -> bool:
    """Return whether a trait is that of a reason, not of a page."""
    return trait.startswith(_REASON)


class RefusedUrl(NamedTuple):
    """A URL without an article."""

    url: str
    kanal: str
    reason: str
    is_new: bool
    """No earlier run got a conclusive answer or an error."""
    since: str
    """When the run began that got the first refusal, ISO 8601; "" if it is unknown."""
    response: frozenset[str]
    """STATED: the response itself says why it has no article. OWN: it was made for this URL. WALL: it hides all pages of a site.
    Others are traits of a page."""

    @property
    def is_stated(self) -> bool:
        return STATED in self.response

    @property
    def traits(self) -> frozenset[str]:
        """The traits that other URLs may share: of the page, and the reason."""
        return self.response - _WORDS
