"""The result of reading a body: the blocks of its story, and what was taken out of them."""

from dataclasses import dataclass, field

from kontan_crawler.text.byline import Byline
from kontan_crawler.text.related import Related


@dataclass(frozen=True)
class Block:
    """A paragraph, a table or a subheading of the story, cleaned."""

    text: str
    heading: bool = False


@dataclass
class Body:
    """The body of one page."""

    blocks: list[Block] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    byline: Byline = field(default_factory=Byline)
    dateline: str | None = None
    warnings: set[str] = field(default_factory=set)

    def replace(self, number: int, text: str) -> None:
        """Replace the text of a block; remove the block if the text is empty."""
        if text:
            self.blocks[number] = Block(text, self.blocks[number].heading)
        else:
            del self.blocks[number]
