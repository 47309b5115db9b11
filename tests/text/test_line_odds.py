"""The odds of a line by what it is and where it stands: lines of a page in words and elements that no rule knows go, lines of the story stay."""

import pytest

from kontan_crawler.text.line_odds import CORE
from kontan_crawler.text.voice import Voice
from tests.text.fragments import AFTER, BEFORE, PAGE, read_between, read_body
from training.__main__ import weights_of_facts
from training.facts import PAGE_FACTS, STORY_FACTS, features_of_row, read_rows, rows_of

BOX = "<div class='kx-4'><p>Kios orang, kami cuma menyewakan</p><p><a href='https://toko.example.com/'>Mampir sini</a></p></div>"
POINTER = "<p><strong>Baca Juga: <a href='/news/harga-kopi'>Harga Kopi Naik</a></strong></p>"
FED = "Fokus ke Data Inflasi dan Sinyal The Fed"
STAYS = {  # the lines, whether sentences follow them
    "above a pointer": (f"<div><b>Begini caranya:</b></div>{POINTER}", True),
    "above a sentence": (f"<div class='kx-4'><b>{FED}</b></div>", True),
    "at the end of a part": (f"<h3>{FED}</h3>", False),
    "above the pointer at the end of a part": (f"<div><b>Belum ada keputusan</b></div>{POINTER}", False),
    "one of two alike": ("<div class='kx-4'><div>Rute</div><div>Tiket</div></div>", True),
}
_SOME = 400


def test_box_in_words_that_no_rule_knows() -> None:
    assert read_between(BOX) == ([], [])


@pytest.mark.parametrize(("fragment", "goes_on"), STAYS.values(), ids=STAYS)
def test_line_of_the_story_stays(fragment: str, goes_on: bool) -> None:
    before, after = ("".join(f"<p>{text}</p>" for text in texts) for texts in (BEFORE, AFTER))
    html = f"{before}{fragment}{after}" if goes_on else f"{before}{after}{fragment}"
    lines = 2 if "Tiket" in fragment else 1
    assert len(read_body(html, PAGE).blocks) == len(BEFORE + AFTER) + lines


def test_short_story_has_no_odds() -> None:
    assert len(read_body(f"<p>{BEFORE[0]}</p>{BOX}<p>{AFTER[0]}</p>", PAGE).blocks) == 4


def test_story_without_a_shape_has_no_odds() -> None:
    story = [f"<div class='c{number}'>{text}</div>" for number, text in enumerate(BEFORE + AFTER)]
    assert len(read_body("".join([*story[:3], BOX, *story[3:]]), PAGE).blocks) > len(story)


def test_rows_of_a_page_have_the_facts_that_weights_are_learnt_from() -> None:
    before, after = ("".join(f"<p>{text}</p>" for text in texts) for texts in (BEFORE, AFTER))
    header = "<h1>Dermaga Dibuka</h1><div>Rabu, 4 Februari 2026 | 22:20 WIB</div>"
    html = f"<html><body>{header}<article>{before}{BOX}{after}</article></body></html>"
    rows = [*rows_of({"url": PAGE, "html": html, "text": BEFORE + AFTER})]
    names = {name for name, _, _ in rows}
    assert names == {row.partition("=")[0] for file in (PAGE_FACTS, STORY_FACTS) for row in read_rows(file)}
    assert [is_told for _, _, is_told in rows] == [True] * len(BEFORE) + [False] * 2 + [True] * len(AFTER)


def test_core_is_of_facts() -> None:
    names = next(read_rows(PAGE_FACTS)).partition("=")[0].split(",")
    assert set(CORE) <= set(names)


@pytest.mark.soak  # learning takes two minutes
def test_weights_are_those_learnt() -> None:
    weights, written = weights_of_facts(), Voice("kontan_crawler.text", "line_odds.tsv")
    for row in [*read_rows(PAGE_FACTS)][::_SOME] + [*read_rows(STORY_FACTS)][::_SOME]:
        found = features_of_row(row)
        assert written.score(found) == pytest.approx(sum(weights.get(feature, 0) for feature in found) / 100, abs=0.05), (
            "run `python -m training`"
        )
