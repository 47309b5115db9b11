"""Lines that have only words of a page, and lines of the news that resemble them."""

import pytest

from kontan_crawler.text.interface_words import has_only_page_words, is_interface

INTERFACE = [
    "Bagikan: Facebook X",
    "Bagikan ke WhatsApp",
    "Salin tautan",
    "Facebook · WhatsApp · Telegram",
    "Ikuti kami di Instagram",
    "Gabung grup WhatsApp kami",
    "Daftarkan email Anda",
    "Masuk atau daftar",
    "Langganan sekarang",
    "Newsletter Kontan gratis",
    "Aktifkan notifikasi",
    "Dapatkan notifikasi berita terbaru",
    "Simpan artikel ini",
    "Tulis komentar",
    "Kirim donasimu",
    "Beri bintang untuk artikel ini",
    "Isi survei Anda",
    "Dengarkan versi audio",
    "Tanya asisten AI",
    "Unduh PDF",
    "Perbesar teks",
    "Pindai kode QR",
    "Buka di aplikasi",
    "Baca lebih nyaman di aplikasi",
]
NEWS = [
    # headings
    "Masuk Daftar Efek Syariah",
    "Tanya Jawab",
    "Hasil Survei",
    "Hasil Polling",
    "Baca Berita",
    "Daftar Harga Emas",
    "Daftar Hitam",
    "Masuk Musim Dingin",
    "Buka Rekening Efek",
    "Buka Dermaga Lama",
    "Tutup Selat Hormuz",
    "Kirim Pasukan ke Kherson",
    "Dukung Palestina",
    "Bergabung dengan NATO",
    "Ikuti Jejak Tesla",
    "Dengarkan Rakyat",
    "Simpan di Bank atau Emas?",
    "Beli sekarang, bayar nanti",
    "Premium Asuransi",
    "Kredit Macet",
    "Akun Palsu",
    "Versi Kremlin",
    "Gratis Ongkir",
    "Masuk Lagi",
    "Lihat Saja",
    # one word, networks that the news names
    "Baca",
    "Facebook",
    "Facebook dan Instagram",
    "Facebook, Instagram, WhatsApp",
    "X dan TikTok",
    "Telegram Diblokir Lagi",
    # sentences, speech
    "“Lihat saja nanti.”",
    '"Ikuti kami"',
    "Buka, tutup, buka.",
    "Unduh dan pasang aplikasi itu butuh dua menit.",
    "",
    "1 2 3",
]
ONLY_PAGE_WORDS = [
    "Konten tidak tersedia di wilayah Anda.",
    "Video gagal diputar.",
    "Tautan berhasil disalin",
    "Artikel disimpan ke koleksi Anda.",
    "Memuat ulang halaman",
    "Halo, selamat datang!",
    "Sudah punya akun?",
    "3 menit yang lalu",
    "Lompat ke isi",
    "Coba lagi",
]
OTHER_WORDS = [
    "“Lihat saja nanti.”",
    "Video itu gagal diputar di bioskop Oslo.",
    "Konten itu tidak tersedia di wilayah Krimea.",
    "Rapat gagal.",
    "Bank gagal bayar.",
    "Siapa yang membayar?",
    "Harga naik lagi.",
    "Gambar itu palsu.",
    "Damai.",
    "US$ 39 miliar",
    "2026",
    "",
    "coba lagi " * 9,
]


@pytest.mark.parametrize("line", INTERFACE)
def test_interface(line: str) -> None:
    assert is_interface(line)


@pytest.mark.parametrize("line", NEWS)
def test_news(line: str) -> None:
    assert not is_interface(line)


@pytest.mark.parametrize("line", [*ONLY_PAGE_WORDS, *INTERFACE])
def test_only_page_words(line: str) -> None:
    assert has_only_page_words(line)


@pytest.mark.parametrize("line", OTHER_WORDS)
def test_other_words(line: str) -> None:
    assert not has_only_page_words(line)
