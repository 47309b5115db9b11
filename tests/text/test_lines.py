"""Lines that may be boilerplate, and texts without listed lines."""

import pytest

from kontan_crawler.text.lines import listed_lines, looks_like_story, short_lines, without_lines

STORY = "Kapal itu berlabuh pada Rabu (4/2/2026)."
PROMPT = "Ikuti Kontan di WhatsApp Channel"
SHORT = [  # text, subheadings -> lines, each with whether it looks like a part of the story
    (f"{STORY}\n\n{PROMPT}", [], {STORY: True, PROMPT: False}),
    (f"{STORY} {PROMPT}", [], {f"{STORY} {PROMPT}": False}),
    (f"{STORY}\n{PROMPT}", [], {STORY: True, PROMPT: False}),
    (f"{PROMPT}\n\n{PROMPT}", [], {PROMPT: False}),
    ("Kesimpulan\n\nDermaga penuh", ["Kesimpulan"], {"Kesimpulan": True, "Dermaga penuh": False}),
    ("Nama | Nilai\nEmas | 3\n\nSumber: Pusat Data", [], {"Sumber: Pusat Data": True}),
    ("Bagikan | Simpan | Cetak", [], {"Bagikan | Simpan | Cetak": False}),  # one row is no table
    ("“Kami siap,” kata Tri", [], {"“Kami siap,” kata Tri": False}),
    ("“Kami siap berlayar”", [], {"“Kami siap berlayar”": True}),
    ('"Mengapa begitu lama?"', [], {'"Mengapa begitu lama?"': True}),
    ("Donasi sekarang juga!", [], {"Donasi sekarang juga!": False}),
    ("Apa dampaknya bagi nelayan?", [], {"Apa dampaknya bagi nelayan?": True}),
    ("Kontan, bacaan para saudagar sejak 1996.", [], {"Kontan, bacaan para saudagar sejak 1996.": False}),
    ("Kami menghargai privasi pembaca.", [], {"Kami menghargai privasi pembaca.": False}),
    ("Belum ada tanggapan dari pemilik kapal.", [], {"Belum ada tanggapan dari pemilik kapal.": True}),
    ("x" * 300, [], {"x" * 300: False}),
    ("x" * 301, [], {}),
    ("", [], {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "headings", "lines"), SHORT)
def test_short_lines(text, headings, lines):
    found = short_lines(text, headings)
    assert {line: is_heading or looks_like_story(line) for line, is_heading in found.items()} == lines
    assert [line for line, is_heading in found.items() if is_heading] == headings


def test_the_last_lines_of_a_long_text():
    found = short_lines("\n".join(map(str, range(5000))))
    assert len(found) == 200 and "4999" in found


WITHOUT = [  # text, lines -> text
    (f"{STORY}\n\n{PROMPT}\n\nSelesai.", {PROMPT}, f"{STORY}\n\nSelesai."),
    (f"{PROMPT}\n\n{STORY}\n\n{PROMPT}", {PROMPT}, STORY),
    (f"{STORY}\n{PROMPT}", {PROMPT}, STORY),
    (f"{PROMPT}\n{STORY}", {PROMPT}, STORY),
    (f"{STORY} {PROMPT}", {PROMPT}, f"{STORY} {PROMPT}"),  # not a line of its own
    (f"{PROMPT}!", {PROMPT}, f"{PROMPT}!"),
    (f"{PROMPT.lower()}", {PROMPT}, PROMPT.lower()),
    (PROMPT, {PROMPT}, PROMPT),  # no other text
    (f"{PROMPT}\n\nBagikan", {PROMPT, "Bagikan"}, f"{PROMPT}\n\nBagikan"),
    (STORY, frozenset(), STORY),
    ("", {PROMPT}, ""),
]


@pytest.mark.parametrize(("text", "lines", "left"), WITHOUT)
def test_without_lines(text, lines, left):
    assert without_lines(text, lines) == left


LISTS = [  # content of a file -> lines
    ("", set()), ("\n\n", set()), ("# 14 articles\nBagikan\n", {"Bagikan"}), ("#Bagikan", set()), (" #KontanNews\n", {"#KontanNews"}),
    ("Bagikan\r\nCetak", {"Bagikan", "Cetak"}), ("  Bagikan \u00a0 ini\u200b ", {"Bagikan ini"}), ("Nomor # 1", {"Nomor # 1"}),
]  # fmt: skip


@pytest.mark.parametrize(("content", "lines"), LISTS)
def test_listed_lines(content, lines):
    assert listed_lines(content) == lines
