"""What a paragraph reads like: a sentence, a pointer, a prompt, a label, a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from kontan_crawler.text.card_details import is_detail_of_card
from kontan_crawler.text.interface_words import has_only_page_words, is_button
from kontan_crawler.text.list_headings import kind_of_heading
from kontan_crawler.text.paragraphs import Link
from kontan_crawler.text.prompts import is_call, is_offer
from kontan_crawler.text.targets import Target


class Reads(Enum):
    """What a paragraph reads like."""

    STORY = "a sentence, or too long for anything else"
    WEAK = "a few words that may be anything"
    POINTER = "nothing but links to other articles"
    HEADING = "the heading or label of a list of links"
    PROMPT = "a prompt, an advertisement label, a share row, a ticker, a row of tags or sections"
    TIME = "only a time, a temperature, or a price with its change"


@dataclass(slots=True)
class Features:
    """What a paragraph reads like, and its links."""

    reads: Reads
    words: int
    text: str
    links: Sequence[tuple[Link, str, Target]] = ()
    """Each link, its text and what it leads to."""
    unlinked: str = ""
    lines: int = 1
    is_guess: bool = False
    """Whether it is a prompt by the weights of its words: that says nothing of the sentences around it."""

    @property
    def printed_words(self) -> int:
        """Its words as printed; `words` counts a table as many."""
        return len(self.text.split())

    @property
    def is_labelled(self) -> bool:
        """Whether it is a label and the titles it points to: "Baca Juga: Panen Kopi"."""
        if self.reads is not Reads.POINTER:
            return False
        return (any(map(str.isalpha, self.unlinked)) and not is_detail_of_card(self.unlinked.strip())) or any(
            kind_of_heading(title.partition(":")[0]) for _, title, _ in self.links if ":" in title
        )

    @property
    def is_linked(self) -> bool:
        """Whether it is nothing but links."""
        return bool(self.links) and not any(map(str.isalnum, self.unlinked))

    @property
    def is_card(self) -> bool:
        """Whether it is titles of other articles with a label or details beside them."""
        return self.is_labelled or (self.is_title and any(map(str.isalpha, self.unlinked)))

    @property
    def is_title(self) -> bool:
        """Whether it is nothing but the titles of other articles, without a label; details of their cards may stand beside them."""
        return self.reads is Reads.POINTER and not self.is_labelled and (self.is_linked or is_detail_of_card(self.unlinked.strip()))

    @property
    def leads_nowhere(self) -> bool:
        """Whether it is nothing but links that a script follows, as a button is, or that lead to a place on the page."""
        return self.is_linked and all(map(leads_to_no_page, self.links))

    @property
    def is_script_link(self) -> bool:
        """Whether it is nothing but links that lead nowhere, and asks to act."""
        return self.leads_nowhere and is_act(self.text)

    def ends_with_last_link(self, marks: str) -> bool:
        """Whether nothing but some marks stands behind the last link."""
        return self.text.rstrip(marks).endswith(self.links[-1][1].rstrip(marks))

    @property
    def own_words(self) -> str:
        """The text without the titles of other articles."""
        if not self.links:
            return self.text
        return " ".join([self.unlinked, *(title for _, title, target in self.links if target is not Target.ARTICLE)])

    @property
    def is_action(self) -> bool:
        """Whether it is nothing but links, to share, follow, subscribe or the like."""
        targets = {target for _, _, target in self.links}
        return self.is_linked and Target.ACTION in targets and Target.ARTICLE not in targets


def is_act(words: str) -> bool:
    """Return whether the words of a link ask the reader to act."""
    return is_call(words) or is_offer(words) or has_only_page_words(words) or is_button(words.partition(" ")[0])


def leads_to_no_page(found: tuple[Link, str, Target]) -> bool:
    """Return whether a link is followed by a script, or leads to a place on the page."""
    return found[0].href.startswith(("#", "javascript:"))
