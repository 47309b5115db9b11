"""The paragraphs of a body while what is not story is taken out of them."""

from dataclasses import dataclass, field

from kontan_crawler.text.features import Features
from kontan_crawler.text.paragraphs import Paragraphs
from kontan_crawler.text.read_features import features_of


@dataclass
class Draft:
    """Paragraphs, what each reads like, and which are dropped, by their numbers."""

    paragraphs: Paragraphs
    found: list[Features]
    dropped: list[bool] = field(init=False)

    def __post_init__(self) -> None:
        """Start with nothing dropped."""
        self.dropped = [False] * len(self.found)

    @classmethod
    def of(cls, paragraphs: Paragraphs, base: str) -> "Draft":
        """Return the draft of paragraphs. base: canonical URL of the page."""
        return cls(paragraphs, [features_of(paragraph, base) for paragraph in paragraphs])

    def drop(self, start: int, stop: int) -> None:
        """Drop the paragraphs from `start` to before `stop`."""
        self.dropped[start:stop] = [True] * (stop - start)
