"""Flat texts joined from paragraphs and headlines, and what is learnt from them. All are invented."""

import json

import pytest

from bench import flat_borders
from bench.flat_scores import outcome, report
from bench.flat_texts import Pointer, headlines, joined, sentence_case, share_of
from kontan_crawler.text.flat.edits import Edit

TITLES = [
    f"Harga {what} {verb} Tajam, Simak {word}"
    for what in ("Kopi", "Teh", "Gula")
    for verb in ("Naik", "Turun")
    for word in ("Proyeksinya", "Alasannya")
]
STORY = [
    "Menurut pedagang di London, harga naik.",
    "Presiden mengatakan, panen di Brasil gagal total.",
    '"Kami khawatir," kata seorang petani di sana.',
]


@pytest.fixture
def folder(tmp_path):
    rows = [
        {"url": f"https://internasional.kontan.co.id/news/{n}", "title": TITLES[n % 6], "paragraphs": [*STORY, "Tonton: Harga Emas"]}
        for n in range(12)
    ]
    flat = [{**row, "flat_text": " ".join(STORY)} for row in rows]
    pages = [{**row, "truth": {"title": "Ini manfaat kopi", "related": ["Cara minum teh"], "paragraphs": STORY}} for row in rows]
    for name, given in (("market_2026", rows), ("internasional_2025", flat), ("real_pages", pages)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
    (tmp_path / "titles_2026.txt").write_text("\n".join(TITLES), encoding="utf-8")
    return tmp_path


def test_borders_of_joined_texts_are_known(folder):
    texts = joined(folder, "learnt", frozenset({"naik", "tajam", "simak"}), seed=1, copies=3)
    titles = set().union(*headlines(folder, "learnt"))
    for text in texts:
        for pointer in text.pointers:
            title = " ".join(text.text[pointer.title : pointer.end].split())
            assert pointer.style in ("sentence", "short", "own") or title.removesuffix(".") in titles
            assert ":" in text.text[pointer.start : pointer.title]


def test_nothing_is_learnt_from_the_unseen_share(folder):
    learnt, unseen = (set(headlines(folder, share)[0]) for share in ("learnt", "unseen"))
    assert learnt and unseen and not learnt & unseen
    assert {share_of(title) for title in learnt} == {"learnt"}


def test_learning_and_scores(folder, capsys, monkeypatch):
    monkeypatch.setattr(flat_borders, "COPIES", 3)
    learnt = flat_borders.learn(folder)
    assert learnt == flat_borders.learn(folder)
    assert "naik" in learnt["lower"] and learnt["weights"]
    report(folder)
    assert "with known titles" in capsys.readouterr().out


def test_sentence_case():
    assert sentence_case("Harga Kopi Brasil Naik, BI Waspada", frozenset({"kopi", "naik"})) == "Harga kopi Brasil naik, BI Waspada"


@pytest.mark.parametrize(("edit", "expected"), [
    (None, "missed"), (Edit(5, 9, "label"), "label"), (Edit(5, 30, "related"), "exact"), (Edit(5, 31, "related"), "over"), (Edit(5, 29, "related"), "under"),
])  # fmt: skip
def test_outcomes(edit, expected):
    assert outcome(Pointer(5, 9, 30, "title"), edit) == expected
