"""The result of reading a body: the blocks of its story, related links, byline and dateline."""

from dataclasses import dataclass, field

from kontan_crawler.text.byline import Byline
from kontan_crawler.text.related import Related


@dataclass(frozen=True)
class Block:
    """A clean paragraph, table or subheading of the story."""

    text: str
    heading: bool = False


@dataclass
class Body:
    """The body of one page, or of all parts of an article."""

    blocks: list[Block] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    byline: Byline = field(default_factory=Byline)
    dateline: str | None = None
    warnings: set[str] = field(default_factory=set)
    last_label: Block | None = None
    """A heading above links behind the story: in the last part of an article it is theirs, whatever its words."""

    def copy(self) -> "Body":
        """Return a body that can be changed without changing this one."""
        byline = Byline()
        byline.merge(self.byline)
        return Body([*self.blocks], [*self.related], byline, self.dateline, {*self.warnings}, self.last_label)

    def replace(self, number: int, text: str) -> None:
        """Replace the text of a block; remove the block if the text is empty."""
        if text:
            self.blocks[number] = Block(text, self.blocks[number].heading)
        else:
            del self.blocks[number]
