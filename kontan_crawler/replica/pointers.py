"""Lines that point to other pieces: Baca Juga, Tonton, Selanjutnya, Menarik Dibaca."""

from collections.abc import Sequence
from random import Random

from kontan_crawler.replica.blocks import Pointer, Runs
from kontan_crawler.replica.prose import Writer
from kontan_crawler.replica.story import Story, hashed
from kontan_crawler.site import RelatedKind

UNLINKED = 0.04
"""Share of Baca Juga lines that bear no link."""
VIDEOS = 0.5
"""Share of Tonton lines that lead to a video elsewhere."""
TAILS: dict[str, tuple[RelatedKind, ...]] = {
    "both": ("selanjutnya", "menarik_dibaca"),
    "next": ("selanjutnya",),
    "more": ("menarik_dibaca",),
    "no": (),
}


class Pointers:
    """Points from one story to `older` ones, to each at most once."""

    def __init__(self, random: Random, writer: Writer, kanal: str, older: Sequence[Story]) -> None:
        self._random, self._writer, self._kanal = random, writer, kanal
        self._targets = random.sample(older[-200:], min(20, len(older)))

    def point(self, kind: RelatedKind, line: Runs = (), breaks: int = 0) -> Pointer:
        """The next pointer; without a link where there is nothing to point to."""
        if kind == "tonton" and self._random.random() < VIDEOS:
            url = f"https://www.youtube.com/watch?v={hashed(self._random)[:11]}"
            return Pointer(kind, f"{self._writer.title()} | KONTAN News", url, url, line, breaks)
        if not self._targets:
            return Pointer(kind, self._writer.title(), None, None, line, breaks)
        target = self._targets.pop()
        linked = kind != "baca_juga" or self._random.random() > UNLINKED
        return Pointer(kind, target.title, target.url if linked else None, self._href(target) if linked else None, line, breaks)

    def tail(self, trait: str) -> tuple[Pointer, ...]:
        """The pointers below the story."""
        return tuple(self.point(kind) for kind in TAILS[trait])

    def _href(self, target: Story) -> str:
        path = f"/news/{target.slug}"
        forms = [target.url] * 6 + [target.url.removeprefix("https:")] * 2
        return self._random.choice(forms + [path] if target.kanal == self._kanal else forms)
