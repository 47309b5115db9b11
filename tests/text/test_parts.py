"""Articles with parts: no paragraph is lost, none is repeated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.text.blocks import Block
from kontan_crawler.text.parts import new_blocks
from tests.text.fragments import read_story

PAGE = "https://internasional.kontan.co.id/news/harga-kopi-naik"
BYLINE = "<p>Sumber: Reuters | Editor: Sari</p>"
CLOSING = "<h2>Selanjutnya: <a class='track-selanjutnya' href='/s'>S</a></h2>"

NEW_BLOCKS = [  # story so far, part, new blocks; a letter is a paragraph
    ("", "ab", "ab"),
    ("ab", "", ""),
    ("ab", "cd", "cd"),
    ("abc", "bcd", "d"),
    ("abc", "cd", "d"),
    ("abc", "abcd", "d"),
    ("abc", "abc", ""),
    ("abc", "b", ""),
    ("abc", "bc", ""),
    ("abc", "ade", "ade"),  # the same subheading twice is no overlap
    ("aab", "abc", "c"),
    ("axbx", "cxd", "cxd"),  # x is between the paragraphs
    ("axbx", "xc", "c"),
    ("ab", "ba", "a"),
]

STORIES = [
    ("two parts", ["<p>Satu.</p>", "<p>Dua.</p>"], ["Satu.", "Dua."]),
    ("a part that is empty", ["<p>Satu.</p>", ""], ["Satu."]),
    ("part 1 served again", ["<p>Satu.</p><p>Dua.</p>", "<p>Satu.</p><p>Dua.</p>"], ["Satu.", "Dua."]),
    ("byline in each part", [f"{BYLINE}<p>Satu.</p>", f"{BYLINE}<p>Dua.</p>"], ["Satu.", "Dua."]),
    (
        "part 2 opens with a place",
        ["<p>TOKYO. Indeks Nikkei naik.</p>", "<p>SEOUL. Indeks Kospi turun.</p>"],
        ["Indeks Nikkei naik.", "SEOUL. Indeks Kospi turun."],
    ),
    (
        "overlap opens with a place",
        ["<p>Satu.</p><p>SEOUL. Kospi turun.</p>", "<p>SEOUL. Kospi turun.</p><p>Dua.</p>"],
        ["Satu.", "SEOUL. Kospi turun.", "Dua."],
    ),
    (
        "part 2 opens with the source of a table",
        ["<p>Satu.</p>", "<p>Sumber: Bank Contoh</p><p>Dua.</p>"],
        ["Satu.", "Sumber: Bank Contoh", "Dua."],
    ),
    (
        "pagination in each part",
        ["<p>Satu.</p><div class='pagination'>1 2</div>", "<p>Dua.</p><div class='pagination'>1 2</div>"],
        ["Satu.", "Dua."],
    ),
]


@st.composite
def cut_stories(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    """A story of different paragraphs, cut into parts. Each part begins anywhere in the story so far."""
    story = [f"Paragraf {number}." for number in range(draw(st.integers(1, 12)))]
    ends = sorted(draw(st.lists(st.integers(1, len(story)), max_size=4))) + [len(story)]
    starts = [0, *(draw(st.integers(0, end)) for end in ends[:-1])]
    return story, [story[start:end] for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(("story", "part", "new"), NEW_BLOCKS)
def test_new_blocks(story: str, part: str, new: str) -> None:
    assert new_blocks([Block(letter) for letter in story], [Block(letter) for letter in part]) == [Block(letter) for letter in new]


@pytest.mark.parametrize(("parts", "wanted"), [row[1:] for row in STORIES], ids=[row[0] for row in STORIES])
def test_story(parts: list[str], wanted: list[str]) -> None:
    assert [block.text for block in read_story(parts, PAGE).blocks] == wanted


@given(cut_stories())
def test_parts_give_the_story(cut: tuple[list[str], list[list[str]]]) -> None:
    story, parts = cut
    read: list[Block] = []
    for part in parts:
        read += new_blocks(read, [Block(paragraph) for paragraph in part])
    assert [block.text for block in read] == story


@given(cut_stories())
def test_pages_give_the_story(cut: tuple[list[str], list[list[str]]]) -> None:
    story, parts = cut
    pages = [f"<div>{''.join(f'<p>{paragraph}</p>' for paragraph in part)}</div>" for part in parts]
    assert [block.text for block in read_story(pages, PAGE).blocks] == story


def test_join_parts() -> None:
    first = f"{BYLINE}<p>KONTAN.CO.ID - KYIV. Satu.</p><p>Baca Juga: <a href='/a'>A</a></p>"
    second = f"<p>Dua.</p><p>Baca Juga: <a href='/b'>B</a></p>{CLOSING}"
    story = read_story([first + CLOSING, second], PAGE)
    assert (story.dateline, story.byline.sources, story.byline.editors) == ("KYIV", ["Reuters"], ["Sari"])
    assert [link.title for link in story.related if link.kind == "baca_juga"] == ["A", "B"]
    assert [link.title for link in story.related if link.kind == "selanjutnya"] == ["S"]


def test_related_link_in_overlap_is_not_repeated() -> None:
    overlap = "<p>Baca Juga: <a href='/a'>A</a></p><p>Dua.</p>"
    assert len(read_story([f"<p>Satu.</p>{overlap}", f"{overlap}<p>Tiga.</p>"], PAGE).related) == 1
