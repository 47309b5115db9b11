"""How much a line reads like one of the page, by the words that page and story use."""

from functools import lru_cache

from kontan_crawler.text.voice import Voice, features

_VOICE = Voice("kontan_crawler.text", "page_voice.tsv")
MAX_WEIGHED = 24
"""Words of a line that is weighed: of 10,709 lines of pages, 20 are longer, and a score takes time."""
SURE = 4.0
"""Score of a line that is of the page even among others like it, below "Berikut cara ..." or in a quotation."""


@lru_cache(maxsize=1024)  # the lines of a page are the same on many
def page_score(line: str) -> float:
    """Return how much a clean line reads like one of the page: less than 0 is story. See `Voice.score`."""
    return _VOICE.score(features(line))
