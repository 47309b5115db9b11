"""Lines that speak of the article itself, and sentences of the news about articles, copyright and machines."""

import pytest

from kontan_crawler.text.about_article import is_about_article

ABOUT = [
    # who made it, and how
    "Artikel ini diterjemahkan dengan bantuan AI.",
    "Berita ini disusun oleh redaksi dengan bantuan kecerdasan buatan.",
    "Ringkasan dibuat otomatis oleh mesin.",
    "Naskah ini telah disunting oleh editor.",
    "Konten ini diproduksi oleh tim redaksi Kontan.",
    "Artikel ini merupakan kerja sama dengan penulis tamu.",
    # disclaimers, copyright
    "Tulisan ini tidak dimaksudkan sebagai nasihat keuangan.",
    "Penafian: tulisan ini bukan ajakan membeli saham.",
    "DISCLAIMER: Artikel ini bukan rekomendasi investasi.",
    "Disclaimer on",
    "Hak cipta dilindungi. Dilarang mengutip tanpa izin redaksi.",
    "Dilarang menyalin isi artikel ini tanpa izin redaksi.",
    # credits and marks of its parts
    "Infografik: Tim Riset KONTAN",
    "(ant/rtr)",
    "(KONTAN.CO.ID/Sari Melati)",
    "Berita ini juga tersedia dalam format suara. Tekan tombol putar.",
    "Video: Banjir Rendam Pusat Kota Valencia",
    "Simak juga Video “Harga Kakao Cetak Rekor”",
    "INFOGRAFIK: Jalan Panjang Perundingan Dagang Asia",
    "Konten Kemitraan: Lima Alasan Menabung Emas",
    "Workshop - Membaca Laporan Keuangan. Hubungi panitia.",
    "Dilarang melakukan scraping tanpa izin tertulis dari redaksi.",
    "(HAS/TA)",
    "[Gambas:Video CNBC]",
    "pic.twitter.com/Ab12cd",
    "GOTO Chart by TradingView",
    "Grafik BBCA oleh TradingView",
    "@dapurbunda ♬ suara asli - dapurbunda",
    "Sebagian dari artikel ini ditulis dengan bantuan AI.",
    "Sebagian suara pada halaman ini dihasilkan oleh AI.",
    "*Rangkuman dihasilkan AI, baca artikel lengkap untuk konteks.",
    "Naskah ini disiapkan dengan bantuan AI di bawah pengawasan redaksi KONTAN.",
    "Terjemahan awal artikel ini memakai kecerdasan buatan, lalu disunting oleh redaksi.",
    "Perbaikan atas artikel ini dicatat di halaman ralat KONTAN.",
    "Catatan redaksi KONTAN: tulisan ini mengalami penyuntingan ulang setelah terbit.",
    "Informasi di halaman ini bersifat umum dan tidak menggantikan nasihat ahli. KONTAN tidak bertanggung jawab atas kerugian yang timbul.",
    "Dilarang memakai isi artikel ini untuk melatih model AI tanpa izin tertulis dari KONTAN.",
    "Mengutip berita ini? Sebutkan KONTAN.CO.ID dan sertakan tautan aktif.",
    "Kirim artikel ini sebagai hadiah kepada satu orang teman tanpa biaya.",
    "Bermanfaat? Bagikan artikel ini kepada teman dan keluarga.",
    "Belum ada komentar. Jadilah yang pertama menanggapi berita ini.",
    "Berita di bawah iklan ini masih berlanjut.",
    "Halaman ini dipersembahkan oleh Asuransi Payung Teduh.",
]
STORY = [
    "Artikel itu diterjemahkan ke 12 bahasa oleh mesin buatan Beijing.",
    "Menurut penerbitnya, artikel ini diterjemahkan dengan bantuan AI.",
    "Artikel 5 NATO adalah inti aliansi.",
    # "ini" points at the news, or the line is a reporter's
    "Sampai dengan berita ini diturunkan, manajemen belum memberikan tanggapan.",
    "Sewaktu berita ini ditulis, belum ada tanggapan resmi dari perusahaan.",
    "Setelah berita ini terbit, manajemen mengirim tanggapan tertulis.",
    "Selama penulisan berita ini, KONTAN tidak mendapat akses ke gudang.",
    "Berita ini menuai komentar beragam dari pelaku pasar.",
    "Berita ini dibantah redaksi majalah tersebut.",
    "Iklan ini menawarkan hadiah mobil bagi pembeli apartemen.",
    "Naskah ini ditemukan editor penerbit Inggris di loteng rumah tua.",
    "Artikel ini membuat editor majalah sains itu mundur.",
    "Artikel ini adalah salah satu dari tujuh pasal dalam konstitusi yang direvisi.",
    "Laman ini memuat tautan ke 38 kantor perwakilan.",
    "Di laman ini, Anda bisa mengecek status penerima bantuan sosial.",
    "Dalam tulisan ini, kami mencoba menghitung dampak tarif terhadap ekspor tekstil.",
    "Lewat tulisan ini, saya mengajak pembaca memahami risiko obligasi ritel.",
    "Nama anak dalam berita ini disamarkan redaksi.",
    "Ratna membagikan berita ini ke grup keluarga. Ia tidak tahu tautan itu palsu.",
    "Hak cipta lagu itu dilindungi undang-undang hingga 70 tahun setelah penciptanya wafat.",
    "Dilarang memperbanyak uang kertas tanpa izin bank sentral.",
    "Berita palsu dibuat mesin.",
    "Berita disensor mesin.",
    "Tulisan ini ditemukan di dinding penjara.",
    "Konten buatan AI membanjiri YouTube.",
    "Audio disajikan sebagai bukti di pengadilan.",
    "Suara dihasilkan turbin.",
    "Terjemahan kitab itu disusun tim dari Leiden.",
    "Dilarang merokok di seluruh kereta mulai Mei.",
    "Dilarang mengutip ayahnya di depan umum, putra mahkota itu memilih diam.",
    "Hak cipta © 1928 atas film Steamboat Willie habis pada 1 Januari, dan Mickey Mouse versi hitam putih menjadi milik umum.",
    "(Persero)",
    "(WTI)",
    "Foto: Tia Anjani",
    "Video: kapal tenggelam",
    "Grafik harga saham itu menurun.",
    f"Artikel ini diterjemahkan oleh mesin {'dan kata ' * 30}",
]


@pytest.mark.parametrize("line", ABOUT)
def test_about_the_article(line: str) -> None:
    assert is_about_article(line)


@pytest.mark.parametrize("line", STORY)
def test_story(line: str) -> None:
    assert not is_about_article(line)
