"""JSON Lines in, JSON Lines out."""

import json

import pytest

from kontan_crawler.dates.tagged_lines import tag_lines

VALID = json.dumps({"id": "a", "dct": "2026-08-21", "text": "Rapat digelar Kamis (20/8)."}).encode()

INVALID = [  # a line, and the value its message names
    (b"{", "line 2"),
    (b"[" * 100_000, "line 2"),
    (b"[]", '"dct"'),
    (b'{"id": 1, "text": "kemarin"}', '"dct"'),
    (b'{"id": 1, "dct": "2026-02-30", "text": "kemarin"}', "2026-02-30"),
    (b'{"id": 1, "dct": "20141229", "text": "kemarin"}', "20141229"),
    (b'{"id": 1, "dct": "2014-W52-1", "text": "kemarin"}', "2014-W52-1"),
    (b'{"id": 1, "dct": "2014-12-29T1000", "text": "kemarin"}', "2014-12-29T1000"),
    (b'{"id": 1, "dct": "0001-01-01", "text": "kemarin"}', "0001-01-01"),
    (b'{"id": 1, "dct": "2026-02-03", "text": "\xff"}', "0xff"),
    ("damaged.gz", "damaged.gz"),
]


@pytest.mark.parametrize(("line", "value"), INVALID)
def test_invalid_line_is_reported_and_skipped(line, value):
    messages = []
    tagged = list(tag_lines([VALID, line, b"", VALID], messages.append))
    assert [json.loads(line)["id"] for line in tagged] == ["a", "a"]
    (message,) = messages
    assert message.startswith("line 2: ")
    assert value in message


EXPLAINED = [  # published on Friday, 21 August 2026; form, anchor and direction of the last mention
    ("Rapat akan digelar Senin.", "Senin malam", ("2026-08-21", "publication"), ("ahead", "akan")),
    ("Rapat digelar Senin.", "Senin malam", ("2026-08-21", "publication"), ("either", None)),
    ("Ekspor terendah sejak 5 September.", "Jumat, 21 Agustus 2026", ("2026-08-21", "publication"), ("back", "sejak")),
    ("Laba 2024 naik dari tahun sebelumnya.", "tahun sebelumnya", ("2024", "text"), None),
    ("Laba naik dari tahun sebelumnya.", "tahun sebelumnya", ("2026-08-21", "publication"), None),
    ("Sidang berlangsung Selasa hingga Kamis.", "Senin malam", ("2026-08-18", "text"), None),
    ("Rapat digelar kemarin.", "besok pagi", ("2026-08-21", "publication"), None),
    ("Rapat Minggu (16/8). Mesin mati pukul 06.17.", "sekitar pukul 08.00 WIB", ("2026-08-16", "text"), None),
    ("Rapat akan digelar 3 November 2026.", "Jumat, 21 Agustus 2026", None, None),
    ("Proyek berjalan tiga bulan.", "lebih dari 5,5 tahun", None, None),
]


@pytest.mark.parametrize(("text", "form", "anchor", "direction"), EXPLAINED)
def test_explanation(text, form, anchor, direction):
    line = json.dumps({"id": 1, "dct": "2026-08-21", "text": text})
    (tagged,) = tag_lines([line.encode()], on_error=pytest.fail, explain=True)
    timex = json.loads(tagged)["timexes"][-1]
    assert timex["form"] == form
    assert (timex["anchor"] and tuple(timex["anchor"].values())) == anchor
    assert (timex["direction"] and (timex["direction"]["side"], timex["direction"]["cue"])) == direction
