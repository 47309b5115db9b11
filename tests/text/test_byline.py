"""Bylines: who wrote, who edited, from where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.text.byline import Byline, read_byline, split_byline
from kontan_crawler.text.byline_forms import with_colon, with_role
from kontan_crawler.text.byline_parts import is_byline_label
from tests.strategies import TEXT

BYLINES = [
    ("Oleh: Sari Melati, Ekonom Senior Bank Mandiri", Byline(authors=["Sari Melati"])),
    ("Reporter: Sari Melati, Asisten Redaktur: Budi Laksana", Byline(authors=["Sari Melati"], editors=["Budi Laksana"])),
    ("Sumber: Reuters | Editor: Sari Melati", Byline(sources=["Reuters"], editors=["Sari Melati"])),
    ("Sumber: BBC,Reuters | Editor: Sari Melati", Byline(sources=["BBC", "Reuters"], editors=["Sari Melati"])),
    ("Reporter: Budi Laksana | Editor: Sari Melati", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Reporter: Budi Laksana, Tia Anjani | Editor: Sari", Byline(authors=["Budi Laksana", "Tia Anjani"], editors=["Sari"])),
    ("Penulis: Tia Anjani | Editor: Sari Melati", Byline(authors=["Tia Anjani"], editors=["Sari Melati"])),
    ("Reporter:Budi Laksana| Editor:Sari Melati", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Reporter : Budi Laksana | Editor : Sari Melati", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Reporter: Budi | Penulis: Tia | Editor: Sari", Byline(authors=["Budi", "Tia"], editors=["Sari"])),
    ("Reporter: Budi, Budi | Penulis: Budi", Byline(authors=["Budi"])),
    ("Sumber:\u00a0Reuters\u00a0|\u00a0Editor:\u00a0Sari Melati", Byline(sources=["Reuters"], editors=["Sari Melati"])),
    (
        "Penulis: Sari Melati; Budi Laksana; Sumber: BBC; Penyunting: Tia",
        Byline(authors=["Sari Melati", "Budi Laksana"], editors=["Tia"], sources=["BBC"]),
    ),
    ("SUMBER: REUTERS", Byline(sources=["REUTERS"])),
    ("Penulis: drg. Sari Melati & Budi | Editor: Tia", Byline(authors=["drg. Sari Melati", "Budi"], editors=["Tia"])),
    ("Koresponden: Budi; Tia Anjani | Editor: Sari", Byline(authors=["Budi", "Tia Anjani"], editors=["Sari"])),
    ("Reporter: Budi Laksana-Editor: Sari", Byline(authors=["Budi Laksana"], editors=["Sari"])),
    ("Editor: Sari Melati", Byline(editors=["Sari Melati"])),
    ("Sumber: Kompas.com | Editor: Sari Melati", Byline(sources=["Kompas.com"], editors=["Sari Melati"])),
    ("Sumber: | Editor: Sari Melati", Byline(editors=["Sari Melati"])),
    ("Sumber: Reuters, | Editor: Sari Melati", Byline(sources=["Reuters"], editors=["Sari Melati"])),
    # degrees belong to the name before them
    ("Reporter: Budi Laksana, S.E., M.M. | Editor: Sari", Byline(authors=["Budi Laksana, S.E., M.M."], editors=["Sari"])),
    ("Reporter: Budi Laksana, S.E., M.M., Tia Anjani", Byline(authors=["Budi Laksana, S.E., M.M.", "Tia Anjani"])),
    ("Reporter: Budi Laksana, Ph.D | Editor: Sari, M.Si", Byline(authors=["Budi Laksana, Ph.D"], editors=["Sari, M.Si"])),
    ("Penulis: Dr. Budi Laksana, SE, MM", Byline(authors=["Dr. Budi Laksana, SE, MM"])),
    ("Reporter: Budi Laksana, CFA dan Tia Anjani", Byline(authors=["Budi Laksana, CFA", "Tia Anjani"])),
    # words and signs between two names
    ("Reporter: Budi Laksana dan Tia Anjani | Editor: Sari", Byline(authors=["Budi Laksana", "Tia Anjani"], editors=["Sari"])),
    ("Reporter: Budi Laksana & Tia Anjani | Editor: Sari", Byline(authors=["Budi Laksana", "Tia Anjani"], editors=["Sari"])),
    ("Reporter: Budi, Tia Anjani dan Ana", Byline(authors=["Budi", "Tia Anjani", "Ana"])),
    ("Reporter: Budi, Tia Anjani, dan Ana", Byline(authors=["Budi", "Tia Anjani", "Ana"])),
    ("Reporter: Budi / Tia Anjani", Byline(authors=["Budi", "Tia Anjani"])),
    ("Sumber: Reuters & BBC | Editor: Sari", Byline(sources=["Reuters", "BBC"], editors=["Sari"])),
    ("Reporter: Dandan Wijaya", Byline(authors=["Dandan Wijaya"])),
    ("Penulis: Tia Anjani | Redaktur: Sari Melati", Byline(authors=["Tia Anjani"], editors=["Sari Melati"])),
    ("Ditulis oleh: Tia Anjani Disunting oleh: Sari Melati", Byline(authors=["Tia Anjani"], editors=["Sari Melati"])),
    ("Sumber | : | BBC, Reuters", Byline(sources=["BBC", "Reuters"])),
    # other separators of labels, or none
    ("Reporter: Budi Laksana Editor: Sari Melati", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Sumber: Reuters Editor: Sari Melati", Byline(sources=["Reuters"], editors=["Sari Melati"])),
    ("Reporter: Budi Laksana, Editor: Sari Melati", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Reporter: Budi Laksana - Editor: Sari Melati", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Reporter: Budi Laksana / Editor: Sari Melati", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Reporter: Budi Laksana • Editor: Sari Melati", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Reporter: Budi LaksanaEditor: Sari Melati", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Sumber: Science, Space.com | Editor: Sari", Byline(sources=["Science", "Space.com"], editors=["Sari"])),
    ("Reporter: Budi, S.E.Editor: Sari", Byline(authors=["Budi, S.E."], editors=["Sari"])),
    ("Reporter: Budi Laksana (Jakarta)Editor: Sari", Byline(authors=["Budi Laksana"], editors=["Sari"])),
    ("Sumber: KompasEditorial: Sari", Byline(sources=["KompasEditorial: Sari"])),  # no label
    # the editor first
    ("Editor: Sari Melati | Reporter: Budi Laksana", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Editor: Sari Melati | Sumber: Reuters", Byline(sources=["Reuters"], editors=["Sari Melati"])),
    ("Editor: Sari Melati Reporter: Budi Laksana", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    # signs at the end; a full stop after an initial belongs to the name
    ("Reporter: Budi Laksana | Editor: Sari Melati .", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Reporter: Budi Laksana | Editor: Sari Melati.", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Reporter: Budi Laksana | Editor: Sari Melati |", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Reporter: M. Nur | Editor: A. Sari M.", Byline(authors=["M. Nur"], editors=["A. Sari M."])),
    # cells of a table
    ("Reporter | Budi Laksana", Byline(authors=["Budi Laksana"])),
    ("Reporter | : Budi Laksana", Byline(authors=["Budi Laksana"])),
    ("Reporter | Budi Laksana | Editor | Sari Melati", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Sumber | Reuters | Editor | Sari Melati", Byline(sources=["Reuters"], editors=["Sari Melati"])),
    # brackets
    ("(Reporter: Budi Laksana; Editor: Sari Melati)", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("[Reporter: Budi Laksana | Editor: Sari Melati]", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("(Editor: Sari Melati)", Byline(editors=["Sari Melati"])),
    ("(Editor: Sari Melati", Byline(editors=["Sari Melati"])),
    ("Editor: Sari Melati)", Byline(editors=["Sari Melati"])),
    ("Sumber: Reuters (London)", Byline(sources=["Reuters (London)"])),
    ("Sumber: Reuters (London) | Editor: Sari", Byline(sources=["Reuters (London)"], editors=["Sari"])),
    # roles that no field has, two roles of one person, a date behind the names
    ("Reporter: Budi Laksana | Fotografer: Tia Anjani | Editor: Sari", Byline(authors=["Budi Laksana"], editors=["Sari"])),
    ("Reporter: Budi Laksana, Foto: Tia Anjani", Byline(authors=["Budi Laksana"])),
    ("Teks: Budi Laksana; Foto: Tia Anjani", Byline(authors=["Budi Laksana"])),
    ("Naskah: Budi Laksana | Penyunting: Sari", Byline(authors=["Budi Laksana"], editors=["Sari"])),
    ("Penerjemah: Tia Anjani | Editor: Sari", Byline(editors=["Sari"])),
    ("Disadur oleh: Tia Anjani | Sumber: Reuters", Byline(sources=["Reuters"])),
    ("Penulis/Editor: Sari Melati", Byline(authors=["Sari Melati"], editors=["Sari Melati"])),
    ("Reporter & Editor: Sari Melati", Byline(authors=["Sari Melati"], editors=["Sari Melati"])),
    ("Oleh: Budi Laksana (Editor: Sari Melati)", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Editor: Sari Melati, Rabu, 4 Februari 2026", Byline(editors=["Sari Melati"])),
    ("Reporter: Budi - Editor: Sari - Jumat, 27 November 2026 08:15 WIB", Byline(authors=["Budi"], editors=["Sari"])),
    ("Editor: Sari Melati 27 November 2026 | 08:15 WIB", Byline(editors=["Sari Melati"])),
    ("Reporter: Budi | 27/11/2026 | Editor: Sari", Byline(authors=["Budi"], editors=["Sari"])),
    ("Penulis: Budi Laksana, dosen Universitas Indonesia", Byline(authors=["Budi Laksana"])),
    ("Redaktur Pelaksana: Sari Melati | Wartawan: Budi Laksana (London)", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Editor: Sari Melati | Share", Byline(editors=["Sari Melati"])),
    ("[Reporter: Budi Laksana] [Editor: Sari]", Byline(authors=["Budi Laksana"], editors=["Sari"])),
    ("Sumber: https://www.contoh.com/berita | Editor: Sari", Byline(editors=["Sari"])),
    ("Reporter: KONTAN.CO.ID | Editor: Sari", Byline(editors=["Sari"])),
    ("Editor: Sari Melati - KONTAN.CO.ID", Byline(editors=["Sari Melati"])),
    # what stands behind a name
    ("Reporter: Tia Anjani (Koresponden Tokyo) dan Budi (Kepala Biro Medan)", Byline(authors=["Tia Anjani", "Budi"])),
    ("Redaktur: Sari / Laporan: Tia Anjani (Kontributor Medan); Budi (Magang)", Byline(authors=["Tia Anjani", "Budi"], editors=["Sari"])),
    ("Oleh: Tia Anjani, Medan, Budi Laksana, Surabaya", Byline(authors=["Tia Anjani", "Budi Laksana"])),
    (
        "Penulis: Tia Anjani (tia@contoh.com) | Sumber: The Wall Street Journal",
        Byline(authors=["Tia Anjani"], sources=["The Wall Street Journal"]),
    ),
    # labels in other words
    ("✍️ Penulis: Tia Anjani | ✂️ Editor: Sari Melati", Byline(authors=["Tia Anjani"], editors=["Sari Melati"])),
    ("Ditulis oleh:Tia Anjani | Dirapikan oleh:Sari Melati", Byline(authors=["Tia Anjani"], editors=["Sari Melati"])),
    ("Sumber: Reuters | Words by: Tia Anjani | Edited by: Sari", Byline(authors=["Tia Anjani"], editors=["Sari"], sources=["Reuters"])),
    ("PEWARTA: Tia Anjani | DISUNTING OLEH: Sari Melati", Byline(authors=["Tia Anjani"], editors=["Sari Melati"])),
    (
        "Peliput: Tia Anjani | Juru sunting: Sari Melati | Disarikan dari: AFP",
        Byline(authors=["Tia Anjani"], editors=["Sari Melati"], sources=["AFP"]),
    ),
    ("Bahan berita: AP dan Reuters | Suntingan: Sari Melati", Byline(editors=["Sari Melati"], sources=["AP", "Reuters"])),
    ("Reporter: Tia Anjani | Perapi kata: Sari Melati", Byline(authors=["Tia Anjani"], editors=["Sari Melati"])),
    ("Reporter: Tia Anjani | Perapi Kata: Sari", Byline(authors=["Tia Anjani"], editors=["Sari"])),
    ("Sumber: Nikkei Asia, Penjaga naskah: Sari Melati", Byline(editors=["Sari Melati"], sources=["Nikkei Asia"])),
    ("Sumber: Reuters, Pengisah: Tia Anjani", Byline(authors=["Tia Anjani"], sources=["Reuters"])),
    ("Source: Reuters | Edited by: Sari Melati", Byline(editors=["Sari Melati"], sources=["Reuters"])),
    ("Sumber: Context Editor: Sari Melati", Byline(editors=["Sari Melati"], sources=["Context"])),
    ("Sumber: Open Source Initiative | Editor: Sari Melati", Byline(editors=["Sari Melati"], sources=["Open Source Initiative"])),
    ("Sumber: Reuters | Penyusun naskah: Tia Anjani", Byline(authors=["Tia Anjani"], sources=["Reuters"])),
    (
        "Sumber: AFP | Peracik naskah: Tia Anjani | Perapi: Budi Laksana",
        Byline(authors=["Tia Anjani"], editors=["Budi Laksana"], sources=["AFP"]),
    ),
    (
        "Sumber: Reuters | Perapi: Sari Melati | Perapi kata: Budi Laksana",
        Byline(editors=["Sari Melati", "Budi Laksana"], sources=["Reuters"]),
    ),
    ("Reporter: Tia Anjani | Pemandu: Budi Laksana | Perapi kata: Sari Melati", Byline(authors=["Tia Anjani"], editors=["Sari Melati"])),
    ("Reporter: Tia Anjani, Grafik: Budi Laksana, Editor: Sari Melati", Byline(authors=["Tia Anjani"], editors=["Sari Melati"])),
    ("Reporter: Tia Anjani, Biro: Surabaya | Editor: Sari Melati", Byline(authors=["Tia Anjani"], editors=["Sari Melati"])),
    ("Disusun oleh: Tia Anjani | Dirapikan: Sari Melati", Byline(authors=["Tia Anjani"], editors=["Sari Melati"])),
    ("REPORTER: Tia Anjani | JURU EDIT: Sari Melati", Byline(authors=["Tia Anjani"], editors=["Sari Melati"])),
    ("Reporter: Tia Anjani | Fotografi: Budi Laksana", Byline(authors=["Tia Anjani"])),
    ("Penggores pena: Tia Anjani | Editor: Sari", Byline(authors=["Tia Anjani"], editors=["Sari"])),
    ("Editor: Sari Melati | Dari kawat: Reuters, AFP", Byline(editors=["Sari Melati"], sources=["Reuters", "AFP"])),
    ("Reporter: Tia | Editor: Sari | Perupa: Budi Laksana", Byline(authors=["Tia"], editors=["Sari"])),
    ("Wartawan: Budi Laksana & Tia Anjani - Editor: Sari Melati", Byline(authors=["Budi Laksana", "Tia Anjani"], editors=["Sari Melati"])),
]

NO_BYLINES = [
    "Wartawan: Danantara Rugi",
    "Jurnalis: Shireen Abu Akleh",
    "Reporter: Mengapa Islandia keluar dari perundingan?",
    "",
    "|",
    "Sumber pemerintah: harga naik.",
    "Kata editor: harga naik.",
    "Sumber: https://www.contoh.com/berita",
    "Sumber: www.contoh.com",
    "Harga emas | Editor: Sari Melati",
    "Editor Sari Melati",
    "Harga emas naik.",
    "Sumber: Bank Indonesia dan OJK menaikkan bunga.",
    "Reporter: wartawan kami melihat antrean panjang di depan toko roti itu.",
    "Reporter senior dan editor: dua jabatan itu hilang.",
    "Editor: pekerjaan yang makin langka",
    "Penulis: profesi dengan gaji rata-rata Rp 4,2 juta",
    "Foto: Tia Anjani",
    "Video: Detik-Detik Peluncuran Roket",
    "Liputan Khusus",
    "Tulisan Tangan",
    "Editor: Sari | Topik: Harga Emas",
    "Editor: Sari Melati | Baca juga: Harga Emas Naik",
    "Editor: Sari | Sponsor: Bank Mandiri",
    "Editor: Sari | Perusahaan: Astra International",
    "Penulis: Andrea Hirata | Penerbit: Bentang Pustaka | Tebal: 320 halaman",
    "Penyusun: Bank Indonesia",
    "Editor: Sari | Lokasi: Jakarta",
    "Editor: Sari | Judul baru: Dermaga",
    "Perapi kata: Sari Melati | Penggores pena: Tia Anjani",
    "Penulis: Dee Lestari | Editor: Sari Melati | Penerbit: Bentang Pustaka",
    "Penulis: Dee Lestari | Editor: Sari Melati | Genre: Drama",
    "Source: Norwegian Port Authority",
    "Words: Kata yang Hilang",
    "Famous Last Words",
]

DATE = "Rabu, 04 Februari 2026 | 22:20"
DATE_LINES = [  # of the second template: the line, the date in it, the names
    (f"{DATE} WIBSumber: Reuters | Editor: Sari", f"{DATE} WIB", Byline(sources=["Reuters"], editors=["Sari"])),
    (f"{DATE} WIB Sumber: Reuters | Editor: Sari", f"{DATE} WIB", Byline(sources=["Reuters"], editors=["Sari"])),
    (f"{DATE} WIB | Reporter: Budi, S.E. | Editor: Sari", f"{DATE} WIB", Byline(authors=["Budi, S.E."], editors=["Sari"])),
    (f"{DATE} WIB · Reporter: Budi dan Tia", f"{DATE} WIB", Byline(authors=["Budi", "Tia"])),
    (f"{DATE} WIB (Editor: Sari)", f"{DATE} WIB", Byline(editors=["Sari"])),
    (f"{DATE} WITASumber: BBC", f"{DATE} WITA", Byline(sources=["BBC"])),
    (f"{DATE} WITReporter: Budi Editor: Sari", f"{DATE} WIT", Byline(authors=["Budi"], editors=["Sari"])),
    (f"{DATE} wibEditor: Sari", f"{DATE} wib", Byline(editors=["Sari"])),
    (f"{DATE} PMEditor: Sari", f"{DATE} PM", Byline(editors=["Sari"])),
    (f"{DATE}Reporter: Budi", DATE, Byline(authors=["Budi"])),
    ("Editor: Sari", "", Byline(editors=["Sari"])),
    (f"Terbit: {DATE} WIB | Editor: Sari", f"Terbit: {DATE} WIB", Byline(editors=["Sari"])),
    ("Perapi kata: Sari Melati | Reporter: Budi", "", Byline(authors=["Budi"], editors=["Sari Melati"])),
    (f"{DATE} WIB", f"{DATE} WIB", None),
    (f"{DATE} WIB Sumber: https://contoh.com", f"{DATE} WIB Sumber: https://contoh.com", None),
    ("", "", None),
]

NAMES = st.lists(
    st.sampled_from(["Budi Laksana", "Tia Anjani", "Sari", "Reuters", "Kompas.com", "Ana-Maria", "M. Nur"]), min_size=1, unique=True
)


@pytest.mark.parametrize(("line", "wanted"), BYLINES)
def test_byline(line: str, wanted: Byline) -> None:
    assert read_byline(line) == wanted


@pytest.mark.parametrize("line", NO_BYLINES)
def test_no_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(("line", "date", "byline"), DATE_LINES)
def test_byline_after_a_date(line: str, date: str, byline: Byline | None) -> None:
    assert split_byline(line) == (date, byline)


WITHOUT_COLON = [
    ("Ditulis oleh Sari Melati dan disunting oleh Budi Laksana.", "Ditulis oleh: Sari Melati | disunting oleh: Budi Laksana"),
    ("Penulis—Sari Melati; Editor—Budi Laksana", "Penulis: Sari Melati | Editor: Budi Laksana"),
    ("Penulis — Budi Laksana; Editor — Sari Melati", "Penulis: Budi Laksana | Editor: Sari Melati"),
    ("Oleh Budi Laksana · Dari Bloomberg, Reuters · Penyunting Sari", "Oleh: Budi Laksana | Sumber: Bloomberg, Reuters | Penyunting: Sari"),
    ("Ditulis oleh Budi, disunting oleh Sari, diolah dari AFP", "Ditulis oleh: Budi | disunting oleh: Sari | diolah dari: AFP"),
    ("Jurnalis: Budi Laksana — Redaktur: Sari", "Reporter: Budi Laksana — Redaktur: Sari"),
    ("Editor Avanty Sari", "Editor: Avanty Sari"),
    ("EDITOR Avanty Sari", "EDITOR: Avanty Sari"),
    ("Reporter Budi Laksana, Tia Anjani", "Reporter: Budi Laksana, Tia Anjani"),
    ("Penulis Budi dan Tia", "Penulis: Budi dan Tia"),
    ("Sumber Reuters", "Sumber: Reuters"),
    ("Penulis Linh Đặng", "Penulis: Linh Đặng"),
    ("Disunting oleh Sari Melati", "Disunting oleh: Sari Melati"),
    ("Sumber Reuters · Penyunting Sari Melati", "Sumber: Reuters | Penyunting: Sari Melati"),
    ("Dikutip dari CNBC,AFP · Disunting oleh Sari Melati", "Dikutip dari: CNBC,AFP | Disunting oleh: Sari Melati"),
    ("Dilansir dari Nikkei Asia | Redaktur Sari Melati", "Dilansir dari: Nikkei Asia | Redaktur: Sari Melati"),
    ("Oleh Budi Laksana Penyunting : Sari Melati", "Oleh: Budi Laksana | Penyunting: Sari Melati"),
    ("Reporter | Budi Laksana Editor | Sari Melati", "Reporter: Budi Laksana Editor: Sari Melati"),
    ("Budi Laksana (Reporter), Sari Melati (Editor)", "Reporter: Budi Laksana | Editor: Sari Melati"),
    ("Penulis Budi Laksana – Editor Sari Melati", "Penulis: Budi Laksana | Editor: Sari Melati"),
    ("Penulis Budi Laksana, Editor Sari Melati", "Penulis: Budi Laksana | Editor: Sari Melati"),
    ("Reporter Budi Laksana Editor Sari Melati", "Reporter: Budi Laksana | Editor: Sari Melati"),
    ("Ditulis Budi Laksana, disunting Sari Melati", "Ditulis oleh: Budi Laksana | disunting oleh: Sari Melati"),
    ("Ditulis oleh Budi & disunting oleh Sari", "Ditulis oleh: Budi | disunting oleh: Sari"),
    ("Dilaporkan oleh Budi; disunting oleh Sari; sumber Reuters", "Dilaporkan oleh: Budi | disunting oleh: Sari | sumber: Reuters"),
    ("Reporter >> Budi Laksana", "Reporter: Budi Laksana"),
    ("Reporter » Budi » Editor » Sari", "Reporter: Budi | Editor: Sari"),
    ("Penulis — Budi Laksana, dosen Universitas Indonesia", "Penulis: Budi Laksana, dosen Universitas Indonesia"),
    ("Editor — Sari Melati — KONTAN", "Editor: Sari Melati"),
    ("Dari Jakarta · Editor Sari", "Editor: Sari"),
    ("Budi Laksana (Penulis) dan Sari Melati (EDITOR)", "Penulis: Budi Laksana | EDITOR: Sari Melati"),
]
NO_NAMES = [
    "Disusun oleh Kementerian Keuangan",
    "Peliput Perang Ukraina",
    "Juru Tulis Kerajaan",
    "Diperiksa oleh Bank Indonesia",
    "Redaktur Pelaksana",
    "editor Avanty Sari",
    "Editor koran itu mundur",
    "Editor Sari Melati meninggal",
    "Sumber Reuters di Teheran mengatakan dua tanker berputar balik.",
    "Reporter: Budi Laksana",
    "Editor",
    "Editorial Avanty Sari",
    "Kata Editor Avanty Sari",
    "Oleh sebab itu",
    "Laporan Keuangan",
    "Ia bekerja di Reuters (Editor)",
    "Sari Melati (Editor Senior)",
    "Sari Melati (Editor), kata Budi",
    "Ditulis oleh Presiden, surat itu menyebar cepat.",
    "Oleh-Oleh Khas Bandung",
    "Sumber Daya Air dan Editor yang hilang",
    "Penulis Buku itu, Editor Majalah Tempo, dan Reporter datang",
]


@pytest.mark.parametrize(("line", "wanted"), [*WITHOUT_COLON, *((line, line) for line in NO_NAMES)])
def test_label_without_a_colon(line: str, wanted: str) -> None:
    assert with_colon(line) == wanted


@pytest.mark.parametrize(
    ("line", "is_label"),
    [
        ("Editor:", True),
        ("Editor :", True),
        ("PENULIS:", True),
        ("Editor", True),
        ("SUMBER", True),
        ("editor", False),
        ("Editor senior", False),
        ("Catatan:", False),
        ("Sumber: Reuters", False),
        ("", False),
    ],
)
def test_label_alone(line: str, is_label: bool) -> None:
    assert is_byline_label(line) is is_label


def test_merge_keeps_each_name_once() -> None:
    byline = Byline(authors=["Budi"], sources=["Reuters"])
    byline.merge(Byline(authors=["Tia", "Budi"], editors=["Sari"], sources=["Reuters", "BBC"]))
    assert byline == Byline(authors=["Budi", "Tia"], editors=["Sari"], sources=["Reuters", "BBC"])


@given(authors=NAMES, editors=NAMES, sources=NAMES)
def test_printed_names(authors: list[str], editors: list[str], sources: list[str]) -> None:
    line = f"Reporter: {', '.join(authors)} | Sumber: {','.join(sources)} | Editor: {', '.join(editors)}"
    assert read_byline(line) == Byline(authors, editors, sources)


PERSONS = st.sampled_from(
    ["Budi Laksana", "Tia Anjani", "Sari", "Muhammad bin Ali", "M. Nur", "Ana-Maria Putri", "Barratut Taqiyyah Rafie"]
)
OF_AUTHORS = st.sampled_from(["Reporter", "Penulis", "REPORTER", "Pewarta", "Oleh"])
OF_EDITORS = st.sampled_from(["Editor", "Penyunting", "Redaktur", "EDITOR"])
BETWEEN_NAMES = st.sampled_from([", ", " dan ", " & ", ","])
AFTER_LABEL = st.sampled_from([": ", " : ", ":", " — ", " - ", " » ", " "])
BETWEEN_PARTS = st.sampled_from([" | ", "|", " · ", " • ", "; ", " / ", " - ", " – ", ", ", " "])


@given(st.data())
def test_drawn_bylines(data: st.DataObject) -> None:
    """Roles, signs and names in any combination that a newspaper may print."""
    authors = data.draw(st.lists(PERSONS, min_size=1, max_size=3, unique=True))
    editor, after, between = data.draw(PERSONS), data.draw(AFTER_LABEL), data.draw(BETWEEN_PARTS)
    parts = [data.draw(OF_AUTHORS) + after + data.draw(BETWEEN_NAMES).join(authors), data.draw(OF_EDITORS) + after + editor]
    wanted = Byline(authors=authors, editors=[editor])
    assert read_byline(with_colon(between.join(parts))) == wanted
    assert read_byline(with_colon(between.join(reversed(parts)))) == wanted


@given(author=PERSONS, editor=PERSONS, between=BETWEEN_PARTS, before=st.sampled_from([", ", " - ", " – ", " | ", " "]))
def test_drawn_names_before_their_roles(author: str, editor: str, between: str, before: str) -> None:
    line = f"{author}{before}Penulis{between}{editor}{before}Editor"
    assert read_byline(with_role(line)) == Byline(authors=[author], editors=[editor])


@given(TEXT)
def test_never_raises(line: str) -> None:
    read_byline(line)
