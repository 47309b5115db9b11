"""The words around an expression: do they look ahead or back, and may a number there be a date at all?"""

from dataclasses import dataclass
from typing import Literal

from kontan_crawler.dates.discourse import Timeline
from kontan_crawler.dates.tokens import BREAK, SPACE, Lettered

Outlook = Literal["ahead", "back", "said", "done"]

# The nearest of these words tells where a clause looks: "akan bertemu Senin" ahead, "sejak Juni" back, while in
# "mengatakan pada Rabu harga akan naik" the weekday is that of the saying.
WORDS: dict[Outlook, str] = {
    "ahead": (
        "akan bakal hendak dijadwalkan terjadwal rencananya direncanakan berencana jelang menjelang dinantikan menanti menunggu "
        "menantikan ditargetkan menargetkan target pengiriman pengantaran mendatang"
    ),
    "back": "sejak semenjak",
    "said": (
        "kata katanya ujar ujarnya tutur tuturnya ucap ucapnya jelas jelasnya tegas tegasnya sebut sebutnya papar paparnya imbuh pungkas "
        "tulis terang ungkap ungkapnya mengatakan menyatakan menyebut menyebutkan menuturkan menjelaskan menegaskan menambahkan "
        "mengungkapkan mengumumkan melaporkan memperkirakan menulis menurut mengutip dikutip melansir dilansir berkata"
    ),
    "done": "bahwa telah sudah sempat usai setelah sebelumnya",
}  # fmt: skip
OUTLOOK = {word: outlook for outlook, words in WORDS.items() for word in words.split()}

LETTERS_BEFORE, LETTERS_AFTER = 16, 8


@dataclass(frozen=True)
class Place:
    """An expression's place in the text."""

    lettered: Lettered
    start: int
    end: int
    timeline: Timeline

    @property
    def text(self) -> str:
        """The expression as printed."""
        return self.lettered.text[self.lettered.offsets[self.start] : self.lettered.offsets[self.end]]

    def outlook(self) -> Outlook | None:
        """Where the clause looks, by the nearest word before that tells, else the first behind; None without one."""
        letters, words = self.lettered.letters, self.lettered.words
        before = letters[max(0, self.start - LETTERS_BEFORE) : self.start]
        clause_start = self.start - len(before) + max(before.rfind(". "), before.rfind(BREAK)) + 1
        after = letters[self.end : self.end + LETTERS_AFTER].partition(". ")[0].partition(BREAK)[0]
        around = words[clause_start : self.start][::-1] + words[self.end : self.end + len(after)]
        return next((OUTLOOK[word] for word in map(str.lower, around) if word in OUTLOOK), None)

    def word_before(self) -> str:
        """The word before the expression, one space apart; a sign where a sign stands there; empty at the beginning."""
        at = self.start - 1
        at -= at >= 0 and self.lettered.letters[at] == SPACE
        return self.lettered.words[at] if at >= 0 else ""

    def word_after(self) -> str:
        """The word or sign after the expression."""
        at = self.end + (self.lettered.letters[self.end : self.end + 1] == SPACE)
        return self.lettered.words[at] if at < len(self.lettered.words) else ""

    def begins_sentence(self) -> bool:
        """Whether a capital here may be that of a sentence."""
        return not self.word_before()[:1].isalnum() and self.word_before() not in {",", "-", "(", "/"}
