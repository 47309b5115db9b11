"""How much lines read like a wall: the notice that the rest of an article is for those who pay, register or come in another way. Learnt from invented boxes (`training/`)."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kontan_crawler.text.voice import Voice, features

_VOICE = Voice("kontan_crawler.parsing", "wall_voice.tsv")


def wall_scores(lines: Sequence[str]) -> Iterator[float]:
    """Yield the score of the first line, of the first two together, and so on. See `Voice.score`."""
    found: set[str] = set()
    for line in lines:
        found |= wall_features(line)
        yield _VOICE.score(found)


@lru_cache(maxsize=64)  # a wall may begin at each of the lines before
def wall_features(line: str) -> frozenset[str]:
    """Return the features of a line; one in capitals reads as in small letters."""
    return frozenset(features(line.lower() if line.isupper() else line))
