"""Generate the links to other articles: Baca Juga, Tonton, Selanjutnya, Menarik Dibaca."""

from collections.abc import Sequence
from random import Random

from kontan_crawler.replica.blocks import Line, RelatedLink
from kontan_crawler.replica.story import Story, random_hash
from kontan_crawler.replica.text_generator import TextGenerator
from kontan_crawler.site import RelatedKind

UNLINKED = 0.04
"""Share of Baca Juga lines without a link."""
VIDEOS = 0.5
"""Share of Tonton lines with a video on another site."""
TAILS: dict[str, tuple[RelatedKind, ...]] = {
    "both": ("selanjutnya", "menarik_dibaca"),
    "next": ("selanjutnya",),
    "more": ("menarik_dibaca",),
    "no": (),
}


class RelatedLinks:
    """Links from one story to older ones, to each at most once."""

    def __init__(self, random: Random, writer: TextGenerator, kanal: str, older: Sequence[Story]) -> None:
        self._random, self._writer, self._kanal = random, writer, kanal
        self._targets = random.sample(older[-200:], min(20, len(older)))

    def link(self, kind: RelatedKind, line: Line = (), breaks: int = 0) -> RelatedLink:
        """Return a link to an older story; without a URL if none is left."""
        if kind == "tonton" and self._random.random() < VIDEOS:
            url = f"https://www.youtube.com/watch?v={random_hash(self._random)[:11]}"
            return RelatedLink(kind, f"{self._writer.title()} | KONTAN News", url, url, line, breaks)
        if not self._targets:
            return RelatedLink(kind, self._writer.title(), None, None, line, breaks)
        target = self._targets.pop()
        linked = kind != "baca_juga" or self._random.random() > UNLINKED
        return RelatedLink(kind, target.title, target.url if linked else None, self._href(target) if linked else None, line, breaks)

    def tail(self, trait: str) -> tuple[RelatedLink, ...]:
        """Return the links below the story."""
        return tuple(self.link(kind) for kind in TAILS[trait])

    def _href(self, target: Story) -> str:
        path = f"/news/{target.slug}"
        forms = [target.url] * 6 + [target.url.removeprefix("https:")] * 2
        return self._random.choice(forms + [path] if target.kanal == self._kanal else forms)
