"""Whether a page is about the article of its URL, by the words of its slug."""

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

_WORD = re.compile(r"[^\W\d_]{3,}")
_MIN_WORDS, _MIN_SHARE = 3, 0.5  # of the slug, or of a headline; in 278 real articles, title and text had at least 0.81 of them


def is_about(url: str, texts: Iterable[str]) -> bool | None:
    """Return whether the texts of a page have the words of its slug; None if the slug has too few words.

    A slug never changes, and has the words of the first title. A wall, a front page or a login form has none of them.
    """
    slug = slug_words(url)
    return len(slug & words_in(texts)) >= _MIN_SHARE * len(slug) if len(slug) >= _MIN_WORDS else None


def have_same_words(texts: Iterable[str], others: Iterable[str]) -> bool:
    """Return whether other texts have at least half of the words."""
    words = words_in(texts)
    return len(words & words_in(others)) >= _MIN_SHARE * len(words)


def is_of_other(headline: str, texts: Iterable[str]) -> bool:
    """Return whether a headline of several words has few of those of some texts: it is that of another article. "Halaman 2" is none."""
    return len(words_in([headline])) >= _MIN_WORDS and not have_same_words([headline], texts)


def slug_words(url: str) -> set[str]:
    """Return the words in the slug of an article URL, in lower case."""
    return words_in([unquote(urlsplit(url).path.rsplit("/", 1)[-1])])


def words_in(texts: Iterable[str]) -> set[str]:
    """Return the words of at least three letters, in lower case. Words with digits count without them."""
    return {word for text in texts for word in _WORD.findall(text.lower())}
