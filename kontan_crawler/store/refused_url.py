"""A URL that a run requested and that gave no article, with the traits of its response."""

from typing import NamedTuple

STATED, OWN = "stated", "own"


class RefusedUrl(NamedTuple):
    """A URL without an article."""

    url: str
    kanal: str
    reason: str
    is_new: bool
    """No earlier run got a conclusive answer or an error."""
    response: frozenset[str]
    """STATED: the response itself says why it has no article. OWN: it was made for this URL. Others are traits of a page."""

    @property
    def is_stated(self) -> bool:
        return STATED in self.response

    @property
    def traits(self) -> frozenset[str]:
        """The traits that other URLs may share; the reason, if there was no page."""
        return self.response - {STATED, OWN} or frozenset({f"reason:{self.reason}"})
