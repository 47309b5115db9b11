"""Edits of edited texts, as edits of the original."""

from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.text.flat.edits import Edit, applied, composed, restored

LETTERS = st.text("abcdef", max_size=12)


@st.composite
def edits(draw: st.DrawFn, text: str) -> list[Edit]:
    """Draw edits of a text, in order and without overlap."""
    borders = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    spans = zip(borders[::2], borders[1::2], strict=False)
    kinds = st.sampled_from(["related", "space"])
    drawn = [(start, end, draw(kinds)) for start, end in spans]
    return [Edit(start, end, kind, draw(st.text("XYZ", max_size=3)) if kind == "space" else "") for start, end, kind in drawn]


@given(LETTERS.flatmap(lambda text: st.tuples(st.just(text), edits(text))), st.data())
def test_composed_edits(given, data):
    text, first = given
    between = applied(text, first)
    second = data.draw(edits(between))
    both = composed(first, second)
    assert applied(text, both) == applied(between, second)
    assert restored(applied(text, both), both, [text[edit.start : edit.end] for edit in both]) == text


def test_removed_spans_stay_apart_in_a_later_edit():
    first = [Edit(1, 3, "related")]
    assert composed(first, [Edit(0, 2, "space", " ")]) == [Edit(0, 1, "space", " "), Edit(1, 3, "related"), Edit(3, 4, "space", "")]
