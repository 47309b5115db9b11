"""Flat texts in, clean texts out. All texts are invented."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kontan_crawler.text import clean_flat
from kontan_crawler.text.flat.edits import restored

STORY = "Harga kopi dunia naik tajam pada Rabu (4/2/2026), kata para pedagang di London."
NEXT = "Menurut para pedagang, panen di Brasil gagal karena kekeringan."
BEFORE_STORY = [  # what stands before the story -> authors, editors, sources, dateline
    ("Reporter: Sari Melati | Editor: Budi Santosa KONTAN.CO.ID - LONDON. ", ["Sari Melati"], ["Budi Santosa"], [], "LONDON"),
    ("Sumber: Reuters,BBC | Editor: Budi Santosa KONTAN.CO.ID -\xa0NEW YORK . ", [], ["Budi Santosa"], ["Reuters", "BBC"], "NEW YORK"),
    ("Sumber:Reuters| Editor:Budi Santosa\n\nKONTAN.CO.ID -JAKARTA.", [], ["Budi Santosa"], ["Reuters"], "JAKARTA"),
    ("Penulis: Sari Melati, Budi Santosa | Editor: Wati\nKONTAN.CO.ID - ", ["Sari Melati", "Budi Santosa"], ["Wati"], [], None),
    ("Reporter: Sari Melati Editor: Budi Santosa KONTAN.CO.ID – JAKARTA . ", ["Sari Melati"], ["Budi Santosa"], [], "JAKARTA"),
    ("ILUSTRASI. Kebun kopi di Brasil. REUTERS/Ana Silva KONTAN.CO.ID - LONDON. ", [], [], [], "LONDON"),
    ("KONTAN.CO.ID - BEIJING/LONDON — ", [], [], [], "BEIJING/LONDON"),
    ("Reporter: Sari Melati | Editor: Budi Santosa ", ["Sari Melati"], ["Budi Santosa"], [], None),
    ("", [], [], [], None),
]
BEHIND_STORY = [
    " Cek Berita dan Artikel yang lain di Google News",
    "\n\nCek Berita dan Artikel yang lain di\xa0Google News.",
    " Sumber: https://www.reuters.com/markets/kopi",
    " Editor: Budi Santosa",
    "\nADVERTISEMENT\n",
    " \xa0",
]
POINTERS = [  # label and title, that are cut from between two sentences
    "Baca Juga: Petani Kopi Lampung Kurangi Pupuk, Ini Alasannya",
    "Baca juga: Harga Kopi Robusta Melonjak 8%, Simak Proyeksinya",
    "BACA JUGA: Ekspor Kopi Vietnam Turun 12% di Kuartal I-2026",
    "Tonton: Harga Emas Antam Tembus Rp 2,9 Juta per Gram!",
    "Baca Juga:Mengapa Harga Kopi Terus Naik?",
    "Baca Juga : Rupiah Ditutup Menguat ke Rp 16.200 per Dolar AS",
    "Baca\nJuga: Bursa Asia Menguat, Nikkei Cetak Rekor Tertinggi",
]


@pytest.mark.parametrize(("before", "authors", "editors", "sources", "dateline"), BEFORE_STORY)
def test_what_stands_before_the_story(before, authors, editors, sources, dateline):
    found = clean_flat(before + STORY)
    assert (found.text, found.authors, found.editors, found.sources, found.dateline) == (STORY, authors, editors, sources, dateline)


def test_known_headline_before_the_story_is_cut():
    title = "Harga Kopi Naik, Ini Sebabnya"
    assert clean_flat(f"{title} Editor: Budi Santosa KONTAN.CO.ID - {STORY}", title=title.lower()).text == STORY
    assert clean_flat(f"{title} karena panen gagal.", title=title).text == f"{title} karena panen gagal."


@pytest.mark.parametrize("behind", BEHIND_STORY)
def test_what_stands_behind_the_story(behind):
    assert clean_flat(STORY + behind).text == STORY


@pytest.mark.parametrize("pointer", POINTERS)
def test_pointers(pointer):
    found = clean_flat(f"{STORY} {pointer} {NEXT}")
    title = " ".join(pointer.partition(":")[2].split())
    assert (found.text, [link.title for link in found.related]) == (f"{STORY} {NEXT}", [title])


@pytest.mark.parametrize("pointer", POINTERS)
def test_pointers_at_the_end_and_in_a_row(pointer):
    assert [link.title for link in clean_flat(f"{STORY} {pointer}").related] == [" ".join(pointer.partition(":")[2].split())]
    assert clean_flat(f"{STORY} {pointer} Tonton: {pointer.partition(':')[2].strip()}").text == STORY


def test_two_titles_and_the_sentences_behind_them():
    found = clean_flat(
        "KONTAN.CO.ID - Presiden China berbicara pada Rabu (4/2/2026), soal dukungan terhadap Moskow. Baca Juga: Demam Emas di China Picu Skandal "
        "Rp 23,4 Triliun, Platform Emas Besar Gagal Bayar Penasihat Kremlin Yuri Ushakov mengatakan, percakapan itu hangat. Tonton: ANTM Tegaskan "
        "Kenaikan HPE Emas Tak Pengaruhi Penjualan, Fokus Pasar Domestik Sekretaris Dewan Keamanan Rusia Sergei Shoigu juga mengunjungi Beijing."
    )
    assert found.text == (
        "Presiden China berbicara pada Rabu (4/2/2026), soal dukungan terhadap Moskow. Penasihat Kremlin Yuri Ushakov mengatakan, percakapan itu "
        "hangat. Sekretaris Dewan Keamanan Rusia Sergei Shoigu juga mengunjungi Beijing."
    )
    assert [link.kind for link in found.related] == ["baca_juga", "tonton"]


def test_title_whose_end_is_not_sure_stays_and_is_marked():
    text = f"{STORY} Baca Juga: Xanu Yolda Qirin Zebo Wulun Xarax mendarat."
    found = clean_flat(text)
    (label,) = [edit for edit in found.edits if edit.kind == "label"]
    assert text[label.start : label.end] == "Baca Juga: "
    assert found.text == f"{STORY} Xanu Yolda Qirin Zebo Wulun Xarax mendarat."
    assert found.related == [] and len(label.candidates) == 3
    assert all(text[: one.end].endswith(one.title) and 0 <= one.certainty < 0.85 for one in label.candidates)


@pytest.mark.parametrize(("min_certainty", "kinds"), [(0.0, {"related"}), (1.0, {"label"})])
def test_min_certainty_moves_the_border(min_certainty, kinds):
    found = clean_flat(f"{STORY} {POINTERS[0]} {NEXT}", min_certainty=min_certainty)
    assert {edit.kind for edit in found.edits if edit.kind in ("related", "label")} == kinds


@pytest.mark.parametrize(("text", "cleaned"), [
    ("MengutipReuters, harga naik.", "Mengutip Reuters, harga naik."),
    ("Pedagang di Washington.Gangguan Pasokan berlanjut.", "Pedagang di Washington. Gangguan Pasokan berlanjut."),
    ("Kabar dariJakarta itu,Trump bilang.", "Kabar dari Jakarta itu, Trump bilang."),
    ("Lagu dariKita, DiBursa, BagiRata dan KeBank.", "Lagu dariKita, DiBursa, BagiRata dan KeBank."),  # names of products
    ("KompasTV, GoTo, DeepSeek, YouTube dan iPhone tetap.", "KompasTV, GoTo, DeepSeek, YouTube dan iPhone tetap."),
    ("Lihat www.Reuters.com atau kontan.co.id/Harga, saya@Trump.com.", "Lihat www.Reuters.com atau kontan.co.id/Harga, saya@Trump.com."),
    ("Harga terhadapthe greenback naik.", "Harga terhadapthe greenback naik."),  # no half is sure
])  # fmt: skip
def test_glued_words(text, cleaned):
    assert clean_flat(text).text == cleaned


@pytest.mark.parametrize(("text", "cleaned"), [
    ("Satu.  Dua.\xa0Tiga.\tEmpat.", "Satu. Dua. Tiga. Empat."),
    ("Satu.\r\n\r\n \r\nDua.\r\nTiga.", "Satu.\n\nDua.\nTiga."),
    (STORY.replace(" kata", "\nkata"), STORY),  # a line that wraps within a sentence
    ("Beras\n5 kg\ngula\n2 kg", "Beras\n5 kg\ngula\n2 kg"),
    ("Kopi | 10 kilogram dari Lampung dan Aceh | 5\nteh | 2 | 7", "Kopi | 10 kilogram dari Lampung dan Aceh | 5\nteh | 2 | 7"),
    ("Cafe\u0301 \u200bSari &amp; Co. caf\u00c3\u00a9", "Café Sari & Co. café"),
])  # fmt: skip
def test_white_space_and_characters(text, cleaned):
    assert clean_flat(text).text == cleaned


def test_lines_of_their_own_are_headings():
    found = clean_flat(f"{STORY}\n\nPanen Gagal\n\n{NEXT}\n\nBaca Juga: Harga Kopi Naik\n\n{STORY}")
    assert (found.text, found.headings) == (f"{STORY}\n\nPanen Gagal\n\n{NEXT}\n\n{STORY}", ["Panen Gagal"])


def test_proposed_paragraphs():
    text = f'{STORY} "Panen gagal," kata Sari. {NEXT} Harga Teh Harga teh ikut naik sejak Januari.'
    found = clean_flat(text, paragraphs=True)
    assert found.text == f'{STORY}\n\n"Panen gagal," kata Sari. {NEXT}\n\nHarga Teh\n\nHarga teh ikut naik sejak Januari.'
    assert {edit.kind for edit in found.edits} == {"paragraph"}
    assert clean_flat(text).text == text


@pytest.mark.parametrize("text", [
    'Wartawan itu berkata: "Baca juga: buku saya." Ia lalu pergi.',
    'Ia membaca papan: "Baca Juga: Aturan Perusahaan", lalu masuk.',
    "Kami ingin Anda baca juga: laporan tahunan perusahaan. Di sana ada semua.",
    "Tonton: itulah kata yang ia sukai.",
    "Selanjutnya: masukkan tepung, lalu aduk.",
    "Berita terkait: kabar itu dibantah.",
    "Editor: itulah pekerjaan yang paling ia sukai sejak 2010.",
    "Sumber: data BPS menunjukkan inflasi naik 0,3% pada Januari.",
    "Rapat dihadiri oleh: Budi Santoso, Ani Wijaya, dan Cici Lestari",
    "Lagu itu diciptakan oleh: Iwan Fals",
    "Kata redaktur: semua baik. Kepala editor: Budi Santoso",
    "Hubungi Editor: Budi Santoso",
    "1. Sutradara: Mira\n2. Editor: Cesa David",
    "Lihat data di Sumber: https://www.bps.go.id/data",
    "TIDAK. Itulah jawaban presiden.",
    "BBCA. Saham itu naik 3%.",
    "NATO. Itulah kata yang sering disebut Trump.",
    "Harga:\n1/2\n3 4 5\nPlay\nTrending\nHome",
    "Kata ADVERTISEMENT muncul di layar.",
    "Halaman 12 Selanjutnya memuat daftar isi.",
    "Syaratnya ada dua, yaitu semua yang ikut adalah peserta\na. warga negara Indonesia\nb. sehat",
    "Emas\nadalah logam mulia.",
])  # fmt: skip
def test_story_stays(text):
    assert clean_flat(text, title="Emas").text == text


@pytest.mark.parametrize(("text", "cleaned"), [
    ("Harga naik (Baca Juga: Rupiah Melemah Hari Ini). Para pedagang cemas.", "Harga naik. Para pedagang cemas."),
    ("Harga naik. [Baca Juga: Rupiah Melemah Hari Ini] Para pedagang cemas.", "Harga naik. Para pedagang cemas."),
    ("Harga naik. **Baca Juga:** Rupiah Melemah Hari Ini\n\nPara pedagang cemas.", "Harga naik.\n\nPara pedagang cemas."),
    ("**Baca Juga:** Rupiah Melemah Hari Ini\n\nPara pedagang cemas.", "Para pedagang cemas."),
    ("Presiden berkata bahwa ekonomi tumbuh © 2026 Konten oleh Kontan", "Presiden berkata bahwa ekonomi tumbuh"),
    ("Harga naik.Pekerja di pabrik kopi© 2026 Konten oleh Kontan", "Harga naik."),
    ("Reporter: Sari | Editor: Budi JAKARTA. Bank itu tutup.", "Bank itu tutup."),
    ("Reporter: Arif | Editor: Ignatia Maria Sri Sayekti Harga emas naik.", "Harga emas naik."),
    ("Penulis: Handaru | Editor: Adi Putra Wijaya KONTAN.CO.ID - JAKARTA. Harga emas naik.", "Harga emas naik."),
    ("Penulis: Handaru | Editor:\nSigit Wijaya\n\nKONTAN.CO.ID - JAKARTA. Harga emas naik.", "Harga emas naik."),
    ("Penulis: Handaru | Editor: Benyamin Lontoh IHSG diperkirakan naik.", "IHSG diperkirakan naik."),
    ("Harga naik. Artikel ini telah tayang di Kompas.com dengan judul \"Harga Naik\"", "Harga naik."),
    ("Harga naik. Ikuti saluran WhatsApp KONTAN untuk memperoleh kabar terkini", "Harga naik."),
    ("Editor: Dewi Kartika Sari Putri Jaya berkata.", "Editor: Dewi Kartika Sari Putri Jaya berkata."),  # where the name ends is not sure
])  # fmt: skip
def test_odd_forms(text, cleaned):
    assert clean_flat(text).text == cleaned


def test_candidates_have_offsets_in_the_text_that_came_in():
    text = f"Editor: Budi  KONTAN.CO.ID -\xa0JAKARTA. {STORY} Baca Juga: Xanu Yolda Qirin Zebo Wulun Xarax mendarat."
    (label,) = [edit for edit in clean_flat(text).edits if edit.kind == "label"]
    assert label.candidates and all(text[: one.end].endswith(one.title) for one in label.candidates)


PIECES = [
    *POINTERS, *BEHIND_STORY, *(before for before, *_ in BEFORE_STORY), STORY, NEXT, "Baca ", "Juga: ", "Baca Juga: ", "Tonton: ", "Selanjutnya: ", "\n", "\n\n",
    " ", "\xa0", "\u200b", "\x00", "é", "e\u0301", "&amp;", "&", "amp;", "â€œ", "(", '"', "“", ".", ":", "|", "- ", "KONTAN.CO.ID", "Editor: ", "Sari", "yang",
    "© 2026 Konten oleh Kontan", "ADVERTISEMENT", "Halaman 1 2 Selanjutnya", "\u2028", "\r", "\ud800", "😀",
]  # fmt: skip
ANY_TEXT = st.one_of(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.text(max_size=60))


@given(ANY_TEXT, st.booleans())
@example("Baca Baca Juga: Juga: " * 3, False)
@example("Editor: Sari Editor: Sari KONTAN.CO.ID - KONTAN.CO.ID - ", False)
@example("Tonton: Harga Emas Naik per Gram!(Baca Juga: Petani Kopi Kurangi Pupuk)Harga kopi naik, kata para pedagang.", False)
@example(
    "Tonton: Harga Emas Naik per Gram!(Baca Juga: Petani Kopi Lampung Kurangi Pupuk, Ini AlasannyaHarga kopi naik tajam, kata pedagang.",
    False,
)
@example(
    "(Baca Juga: Petani Kopi\nADVERTISEMENT\nBaca Juga: Petani Kopi Kurangi PupukHarga kopi naik pada Rabu (4/2/2026), kata pedagang.",
    False,
)
@example("Editor: Budi. “Ini penting,” kata Budi Santoso. “Itu benar.”", True)
def test_cleaning_is_idempotent_and_can_be_undone(text, proposed):
    found = clean_flat(text, paragraphs=proposed)
    assert clean_flat(found.text, paragraphs=proposed).text == found.text
    assert restored(found.text, found.edits, [text[edit.start : edit.end] for edit in found.edits]) == text
    spans = [(edit.start, edit.end) for edit in found.edits]
    assert all(first[1] <= second[0] for first, second in zip(spans, spans[1:], strict=False))
