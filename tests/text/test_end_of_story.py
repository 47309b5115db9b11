"""The last paragraphs of a body: notes of the page go, news that reads like them stays, and so do the credits of a book."""

import pytest

from kontan_crawler.text.byline import Byline
from tests.text.fragments import AFTER, BEFORE, PAGE, read_body

STORY = "".join(f"<p>{text}</p>" for text in AFTER)
NOTES = [
    "Artikel ini memuat tautan afiliasi.",
    "Artikel ini dibacakan oleh suara AI.",
    "Ilustrasi pada artikel ini dibuat dengan kecerdasan buatan.",
    "Artikel ini tidak mewakili pandangan redaksi.",
    "Redaksi menutup kolom komentar untuk artikel ini.",
    "Kami memperbarui artikel ini dengan tanggapan Pertamina pada pukul 14.00.",
    "Terima kasih sudah setia bersama KONTAN.",
    "Menemukan kesalahan dalam artikel ini?",
    "Dilarang menggandakan tanpa izin.",
]
NEWS = [
    "Ia mengirim tautan berita ini kepada atasannya.",
    "Berita ini dibantah perusahaan lewat kanal Telegram.",
    "Pengguna mengeluh karena kolom komentar ditutup.",
    "KONTAN akan terus mengikuti perkara ini.",
    "Redaksi menutup majalah itu pada 2015.",
    "Kontan menempatkan BBCA di urutan pertama.",
    "Konsumen bisa membayar kredit atau Kontan.",
    "Emiten: <a href='https://www.kontan.co.id/tag/smgr'>SMGR</a>, <a href='https://www.kontan.co.id/tag/intp'>INTP</a>",
    "Bank Mandiri <a href='https://investasi.kontan.co.id/news/turun-tajam-pada-akhir-pekan'>Turun Tajam pada Akhir Pekan</a>",
]
CREDITS = [
    ["Judul: Ayah", "Penulis: Andrea Hirata", "Editor: Ben Sohib", "Penerbit: Bentang"],
    ["Buku yang diulas:", "Penulis: Andrea Hirata", "Editor: Ben Sohib", "Harga: Rp 98.000"],
    ["Rapijali", "Dewi Lestari (Penulis)", "Wina Utami (Editor)", "Bentang Pustaka, 348 halaman"],
]


MARK = "<p>Cek Berita dan Artikel yang lain di <a class='track-gnews' href='https://news.google.com/x'>Google News</a></p>"


@pytest.mark.parametrize("element", ["<p>{}</p>", '<p class="par">{}</p>', '<div class="bl"><p>{}</p></div>'])
@pytest.mark.parametrize("mark", [MARK, "<!-- pagination end -->", "<div class='track-gnews'>Cek Berita dan Artikel yang lain</div>"])
def test_mark_of_the_end_between_sentences(mark: str, element: str) -> None:
    before, after = ("".join(map(element.format, texts)) for texts in (BEFORE, [*AFTER, "Tarif itu berlaku Mei."]))
    body = read_body(f"{before}{mark}{after}<p>Selanjutnya</p>", PAGE)
    assert [block.text for block in body.blocks] == [*BEFORE, *AFTER, "Tarif itu berlaku Mei."] and body.warnings == {"text_after_end"}


@pytest.mark.parametrize(
    "end",
    [
        "<p>Perubahan tarif itu:</p><ul><li>Kapal kecil Rp 2 juta</li><li>Kapal besar Rp 9 juta</li></ul>",
        "<blockquote><p>Tarif itu tidak turun, kata Lars Holm, nelayan di Bergen</p></blockquote>",
        "<p>Pelabuhan itu dibangun pada 1921 (kini milik <a href='/tag/oslo'>Oslo</a>).</p>",
    ],
)
def test_last_lines_behind_the_mark(end: str) -> None:
    before, after = ("".join(f"<p>{text}</p>" for text in texts) for texts in (BEFORE, AFTER))
    whole, marked = read_body(before + after + end, PAGE), read_body(before + MARK + after + end, PAGE)
    assert marked.blocks == whole.blocks and len(whole.blocks) > len(BEFORE + AFTER)


PAGE_TEXTS = {  # behind the end, in the elements of the story
    "disclaimer": ["Disclaimer: seluruh informasi di halaman ini bersifat edukasi dan bukan ajakan untuk membeli atau menjual efek apa pun.", "Segala keputusan investasi dan kerugian yang timbul menjadi tanggung jawab masing-masing investor sepenuhnya."],
    "right of reply": ["Pihak yang merasa dirugikan oleh pemberitaan dapat mengajukan hak jawab dan hak koreksi sesuai Undang-Undang Pers.", "Permintaan dikirim secara tertulis ke alamat kantor di Jalan Kebayoran Lama Nomor 1119, Jakarta Selatan, dilengkapi identitas."],
    "comments": ["Wah, padahal kemarin saya baru jual lima gram buat bayar uang sekolah anak, nyesel banget rasanya.", "Menurut saya mending tunggu koreksi dulu, biasanya habis naik tinggi begini turun lagi minggu depan, sabar saja."],
    "next article": ["KONTAN.CO.ID - JAKARTA. Rupiah ditutup menguat tipis ke Rp 16.210 per dolar AS pada perdagangan Rabu sore.", "Ekonom menilai arus modal asing ke pasar obligasi menjadi penopang utama mata uang Garuda pekan ini."],
}  # fmt: skip


@pytest.mark.parametrize("texts", PAGE_TEXTS.values(), ids=PAGE_TEXTS)
def test_page_text_behind_the_mark(texts: list[str]) -> None:
    before, after = ("".join(f"<p>{text}</p>" for text in lines) for lines in (BEFORE, texts))
    assert [block.text for block in read_body(before + MARK + after, PAGE).blocks] == BEFORE


def test_cards_behind_the_mark() -> None:
    before = "".join(f"<p>{text}</p>" for text in BEFORE)
    cards = "".join(
        f"<h3><a href='/news/kapal-{number}-tiba'>Kapal {number} Tiba</a></h3><p>{text}</p>" for number, text in enumerate(AFTER)
    )
    assert [block.text for block in read_body(before + MARK + cards, PAGE).blocks] == BEFORE


@pytest.mark.parametrize(
    "after",
    [
        "<p>Kapal itu tiba di Oslo pada pagi hari.</p>",  # few words
        f"<div class='lain'><p>{AFTER[0]}</p><p>{AFTER[1]}</p><p>{AFTER[2]}</p><p>{AFTER[0]}</p></div>",  # other elements
        "".join(f"<p><a href='/news/kapal-{number}-tiba'>{text}</a></p>" for number, text in enumerate(AFTER * 2)),  # links
    ],
)
def test_what_follows_the_end_is_no_story(after: str) -> None:
    before = "".join(f"<p>{text}</p>" for text in BEFORE)
    assert [block.text for block in read_body(f"<div>{before}{MARK}{after}</div>", PAGE).blocks] == BEFORE


@pytest.mark.parametrize("note", NOTES)
def test_note_of_the_page_goes(note: str) -> None:
    assert [block.text for block in read_body(f"{STORY}<p>{note}</p>", PAGE).blocks] == AFTER


@pytest.mark.parametrize("news", NEWS)
def test_news_stays(news: str) -> None:
    assert len(read_body(f"{STORY}<p>{news}</p>", PAGE).blocks) == len(AFTER) + 1


@pytest.mark.parametrize("credits", CREDITS, ids=lambda credits: credits[0])
def test_credits_of_a_book_stay(credits: list[str]) -> None:
    body = read_body(STORY + "".join(f"<p>{line}</p>" for line in credits), PAGE)
    assert body.byline == Byline() and [block.text for block in body.blocks] == [*AFTER, *credits]


def test_steps_of_a_numbered_list_stay_whatever_they_ask_for() -> None:
    steps = ["Unduh aplikasi resmi.", "Klik menu Cek Pajak.", "Masukkan kode."]
    items = "".join(f"<li>{step}</li>" for step in steps)
    pointer = "<p>Baca Juga: <a href='https://internasional.kontan.co.id/news/panen-kopi'>Panen Kopi Naik</a></p>"
    assert [block.text for block in read_body(f"{STORY}{pointer}<ol>{items}</ol>{STORY}", PAGE).blocks] == [*AFTER, *steps, *AFTER]
