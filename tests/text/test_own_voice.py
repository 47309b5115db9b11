"""Lines of the paper on itself and to its reader, and sentences of the news that look like them."""

import pytest

from kontan_crawler.text.own_voice import offers_itself
from kontan_crawler.text.to_reader import asks_reader, lines_to_reader

OFFERS = [
    "KONTAN Akademi membuka kelas membaca neraca bulan depan, pendaftaran di akademi.kontan.co.id.",
    "Kirim kabar dari daerah Anda ke WhatsApp redaksi Kontan di 0811-0000-1234.",
    "Kaus dan cangkir KONTAN Toko kini diskon 30%, belanja sekarang.",
    "Tonton siaran langsung KONTAN TV setiap hari pukul 08.30 WIB.",
    "Ada pertanyaan? Jawab kuisnya dengan tagar #TanyaKONTAN.",
    "Pakai kode KONTANBARU untuk potongan langganan e-paper.",
    "Video lengkapnya ada di YouTube @kontantv.",
    "Daftar webinar di s.id/webinarkontan, gratis.",
    "Artikel ini bagian dari liputan khusus KONTAN.",
    "KONTAN adalah media ekonomi dan bisnis milik Kompas Gramedia yang berdiri sejak 1996.",
    "KONTAN menyajikan berita ekonomi yang akurat dan tepercaya sejak 1996.",
    "Selengkapnya di Tabloid KONTAN edisi 30 November 2026 yang terbit besok.",
    "Redaksi KONTAN berhak menyunting komentar yang mengandung SARA.",
    "Sokong kerja wartawan KONTAN. Setiap rupiah dipakai untuk liputan.",
]
SOURCES = [
    "Permintaan masih lemah, ujar Direktur Keuangan perusahaan itu kepada Kontan, Rabu (4/2/2026).",
    "Juru bicara bank belum menjawab pertanyaan saat dihubungi KONTAN, Kamis.",
    "Menurut catatan Kontan, aplikasi itu sudah tiga kali ganti pemilik.",
    "Data KONTAN menunjukkan langganan koran cetak turun sejak 2019.",
    "Kontan.co.id menilai emas lebih cocok untuk simpanan jangka panjang.",
    "Sumber: Bank Indonesia, diolah KONTAN",
    "Pembayaran dilakukan secara kontan lewat aplikasi bank.",
    "“Unduh aplikasi Kontan,” bunyi pesan palsu yang beredar di WhatsApp.",
    "KONTAN.CO.ID - JAKARTA. Aplikasi pesan itu diblokir di Rusia.",
    "Rabu, 04 Februari 2026 / 22:20 WIB Kontan.co.id Edisi Jakarta",
    "Kapal tanker bersandar. KONTAN/Fransiskus Simbolon",
    "KONTAN bertanya kepada tiga analis tentang arah suku bunga.",
    "Pertanyaan yang dikirim KONTAN lewat surel belum dijawab manajemen.",
    "Dalam webinar KONTAN, Rabu (5/6), menteri itu menilai bunga masih tinggi.",
    "Polling KONTAN pada Mei menunjukkan 62% investor memilih emas.",
    "Wartawan Kontan.co.id di lapangan melihat antrean truk.",
    "Perseroan memasang pengumuman di Harian KONTAN edisi 3 Juni.",
    # the paper reports
    "Saat ditanya KONTAN, ia hanya tersenyum.",
    "Kepada jurnalis Kontan, ia mengaku belum menerima pembayaran.",
    "Pesan singkat yang dikirim KONTAN hanya dibaca.",
    "Telepon KONTAN tidak diangkat.",
    "Ketika KONTAN tiba di lokasi, pabrik sudah disegel.",
    "KONTAN pernah mengulas usaha ini dua tahun lalu.",
    "Dokumen yang dilihat KONTAN menyebutkan harga akuisisi Rp 2,3 triliun.",
    "Sumber KONTAN membenarkan kabar tersebut.",
    "Berdasarkan penelusuran KONTAN, harga beras medium sudah menembus Rp 15.000 per kilogram.",
    "Berdasarkan perhitungan Kontan.co.id, selisih kedua harga itu adalah Rp 305.000 per gram.",
    "Hasil polling KONTAN terhadap 20 analis menunjukkan inflasi bulan ini 2,9%.",
    "KONTAN mencoba layanan itu pada jam sibuk dan harus menunggu 40 menit.",
    "Luhut menerima KONTAN di ruang kerjanya.",
    "Bank Indonesia menjawab surat KONTAN Senin pagi.",
    "Harga cabai naik dua kali lipat. Di dua pasar yang didatangi KONTAN, cabai rawit dijual Rp 120.000 per kilogram.",
    "Berikut petikan wawancara dengan KONTAN.",
    # the paper is the news
    "Polisi menangkap pria yang mengaku sebagai wartawan KONTAN.",
    "Oplah KONTAN naik 12% sepanjang tahun lalu.",
    "Majelis hakim menolak gugatan terhadap KONTAN.",
    "KONTAN terbit pertama kali pada 27 September 1996 sebagai tabloid mingguan.",
    # at once, or in cash
    "Kontan saja pengumuman itu membuat pasar panik.",
    "Kontan, harga saham emiten batubara anjlok 7%.",
    "Mitra bisa membayar secara Kontan atau mencicil.",
    "Kontan atau Kredit? Ini bedanya.",
]


@pytest.mark.parametrize("line", OFFERS)
def test_offers(line: str) -> None:
    assert offers_itself(line)


@pytest.mark.parametrize("line", SOURCES)
def test_source(line: str) -> None:
    assert not offers_itself(line)


TO_READER = [
    "Klik tombol ID di kanan atas untuk membaca versi bahasa Indonesia.",
    "Nyalakan notifikasi supaya kabar pasar sampai lebih dulu.",
    "Anda sudah membaca 4 dari 6 artikel gratis. Daftar akun untuk melanjutkan.",
    "Unduh laporan lengkapnya gratis untuk pelanggan.",
    "Ingin artikel seperti ini lagi? Masukkan email Anda.",
]
OF_NEWS = [
    "Unduh aplikasi Mobile JKN, lalu masukkan nomor ponsel Anda.",
    "Tulis komentar Anda di sini. Kalimat itu kini hilang dari laman mereka.",
    "Unduh, pasang, bayar: tiga langkah itu dipakai penipu untuk menguras rekening nasabah.",
    "Bagikan dividen US$ 4 miliar, Shell tetap membeli kembali sahamnya.",
    "Berlangganan koran cetak bukan lagi kebiasaan: hanya 620.000 rumah yang masih menerimanya.",
    "Baca-tulis masih menjadi persoalan di pedesaan Norwegia.",
    "Simak saja apa yang terjadi di Turki pada 2018, ketika aturan serupa memicu antrean.",
    "Pengguna menerima pesan “klik di sini untuk klaim hadiah Anda” dari nomor tak dikenal.",
    "Aplikasi itu mengirim notifikasi setiap kali harga berubah, kata pengembangnya.",
    "Menteri itu bertemu para tamu di laman resmi istana.",
    "Cara membagikan artikel kepada teman di ponsel Anda sebagai berikut.",
    "Korban diminta klik di sini lalu memasukkan kode rahasia.",
    "Jangan pernah menuruti ajakan ketuk di sini dari nomor tak dikenal.",
    "Warganet ramai di kolom komentar di bawah foto menteri.",
    "Komentar bernada kebencian dihapus dalam 24 jam.",
    "Banyak warganet mengomentari berita ini di media sosial.",
    "Jangan klik tautan dalam surel yang mengatasnamakan bank Anda.",
    "Anda bisa membatalkan langganan lewat menu akun di aplikasi.",
    "Aktifkan notifikasi di aplikasi agar tahu setiap transaksi di rekening Anda.",
]


@pytest.mark.parametrize("line", TO_READER)
def test_asks_reader(line: str) -> None:
    assert asks_reader(line)


@pytest.mark.parametrize("line", OF_NEWS)
def test_news(line: str) -> None:
    assert not asks_reader(line)


def test_advice_speaks_to_the_reader_all_the_time():
    """A line or two in a long story are of the page; more are the story's own voice."""
    news = OF_NEWS[:8]
    assert lines_to_reader([*news, TO_READER[0]]) == {8}
    assert lines_to_reader([*TO_READER, *news]) == set()


@pytest.mark.parametrize(
    "sentence", ["Harga minyak turun 2 persen.", "Pemerintah memberi potongan tarif tol 30% pada arus mudik.", "Bunga acuan tidak berubah!"]
)
@pytest.mark.parametrize(
    "dateline",
    [
        "KONTAN.CO.ID - OSLO. ", "KONTAN.CO.ID -NEW YORK. ", "KONTAN.CO.ID – JAKARTA . ", "KONTAN.CO.ID — ", "KONTAN.CO.ID-JAKARTA. ", "KONTAN. CO.ID - OSLO. ",
        "KONTAN-CO.ID - OSLO. ", "KONTAN.CO.ID, JAKARTA - ", "KONTAN.CO.ID | OSLO - ", "KONTAN.CO.ID: ", "KONTAN.CO.ID (OSLO) - ", "KONTAN.CO.ID JAKARTA. ",
        "OSLO, KONTAN.CO.ID - ", "Oslo, KONTAN.CO.ID - ", "LAGOS (KONTAN) — ", "YOGYAKARTA, KONTAN – ", "KONTAN – ", "ILUSTRASI. Kapal. ANTARA/Tia KONTAN.CO.ID – OSLO . ",
    ],
)  # fmt: skip
def test_dateline_is_not_the_voice_of_the_paper(dateline: str, sentence: str) -> None:
    assert not offers_itself(dateline + sentence)
