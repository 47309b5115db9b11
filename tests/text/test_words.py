"""No word is lost, joined or split, whatever the markup of a body."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.text.fragments import read_body

PAGE = "https://internasional.kontan.co.id/news/harga-kopi-naik"

INLINE = st.sampled_from(["b", "strong", "em", "i", "u", "span", "sub", "font"])
BLOCK = st.sampled_from(["p", "div", "h2", "h3", "blockquote", "section", "center"])
GAP = st.sampled_from([" ", "&nbsp;", "\n", "<br>", " <br/> ", "<!-- --> "])  # words beside a picture are its caption
# No range of numbers: after a price it reads like its change.
WORD = st.sampled_from(["harga", "kopi", "naik,", "“pasar”", "(dunia)", "5,2%", "Rp", "2.740", "anak-anak", "abu–abu", "lagi."])


@st.composite
def marked_up(draw: st.DrawFn) -> str:
    """A word, perhaps with markup around a part of it; no link around all of it: a block of nothing but links is no story."""
    word, tag = draw(WORD), draw(INLINE | st.just("a"))
    start, end = sorted((draw(st.integers(tag == "a", len(word))), draw(st.integers(tag == "a", len(word)))))
    return f"{word[:start]}<{tag}>{word[start:end]}</{tag}>{word[end:]}" if draw(st.booleans()) else word


def joined(parts: st.SearchStrategy[str], gap: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.tuples(gap, parts), max_size=4).map(lambda pairs: "".join(map("".join, pairs)).lstrip())


LINE = joined(marked_up(), GAP)
STYLED = st.builds("<{0}>{1}</{0}>".format, INLINE, LINE) | LINE
LINES = joined(STYLED, GAP)


def blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    # The last cell is a number: a row without a letter or digit is dropped.
    cells = st.lists(inner | LINE, min_size=1, max_size=3).map(lambda cells: [*cells, "1"])
    row = cells.map(lambda cells: f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    return (
        st.builds("<div>{}{}</div>{}".format, LINES, inner, LINES)
        | st.lists(inner | LINE, max_size=3).map(lambda items: f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>")
        | st.lists(row, max_size=3).map(lambda rows: f"<table>{''.join(rows)}</table>")
        | st.lists(inner, max_size=3).map("".join)
    )


BODY = st.recursive(st.builds("<{0}>{1}</{0}>".format, BLOCK, LINES), blocks, max_leaves=6)


def words_of(fragment: str) -> list[str]:
    """Return the words of the markup above without a parser: all tags except inline ones separate words."""
    return re.sub(r"<[^>]*>|&nbsp;", " ", re.sub(r"</?(?:b|strong|em|i|u|a|span|sub|font)>", "", fragment)).split()


def _repeats(fragment: str) -> bool:
    """Return whether the words of a quotation stand elsewhere, too: it is a pull quote, and dropped."""
    quotes = [" ".join(words_of(quote)) for quote in re.findall(r"<blockquote>(.*?)</blockquote>", fragment, re.DOTALL)]
    return any(" ".join(words_of(fragment)).count(quote) > 1 for quote in quotes if quote)


@given(BODY.filter(lambda fragment: not _repeats(fragment)))
def test_words(fragment: str) -> None:
    text = " ".join(block.text for block in read_body(f"<div>{fragment}</div>", PAGE).blocks)
    assert [word for word in text.split() if word != "|"] == words_of(fragment)
