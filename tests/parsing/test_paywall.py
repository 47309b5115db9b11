"""Teasers before a paywall are refused; articles about subscriptions, and articles beside a notice, are read."""

from datetime import datetime

import pytest

from kontan_crawler.clock import WIB
from kontan_crawler.parsing import HttpResponse, read_article

RECEIVED = datetime(2026, 2, 5, 9, tzinfo=WIB)
URL = "https://internasional.kontan.co.id/news/tungku-baru-di-halmahera"
OPENING = "<p>KONTAN.CO.ID - JAKARTA. Penambang nikel di Halmahera menambah dua tungku baru pada kuartal pertama.</p>"
STORY = "<p>Direktur utama menyebut biaya per ton turun karena ongkos angkut batu bara ikut melemah sejak akhir tahun lalu.</p>"
LONG = (
    "<p>Analis menilai langkah itu berani, sebab harga logam dunia masih mudah berubah dan pembeli utama menunda kontrak panjang.</p>" * 4
)
CLOSING = "<p>Cek Berita dan Artikel yang lain di <a href='https://news.google.com/'>Google News</a></p>"
SPECIAL = (
    "<div>Ini Artikel Spesial</div><p>Agar tidak ketinggalan, segera berlangganan sekarang untuk memperoleh semua artikel spesial.</p>"
    "<p>Hanya Rp 5.000 untuk membaca artikel ini</p><a>BELI SEKARANG</a>"
)
CARDS = (
    "<div class=related><h3>Berita Terkait</h3><p><a href='https://investasi.kontan.co.id/news/harga-kakao-dunia-melonjak'>Harga Kakao Dunia Melonjak</a></p>"
    "<p>Harga kakao di bursa New York melonjak 5% setelah Pantai Gading memangkas proyeksi panen raya musim ini.</p></div>"
)
WALL = f'<div class="kontan_premiun">{SPECIAL}</div>'


def page(body, after="", template="tmpt-desk-kon", title="Tungku Baru di Halmahera"):
    classes = ("detail-desk", "fs14 ff-opensans font-gray") if template == "tmpt-desk-kon" else ("jdl_dtl", "fs13 color-gray")
    return (
        f'<html><head><title>{title}</title></head><body><div class="kiri"><h1 class="{classes[0]}">{title}</h1>'
        f'<div class="{classes[1]}">Rabu, 04 Februari 2026 | 22:20 WIB</div><div class="{template}" itemprop="articleBody">{body}</div>{after}</div></body></html>'
    ).encode()


def refusal(*args, url=URL, **kwargs):
    return read_article([HttpResponse(url, page(*args, **kwargs))], RECEIVED).refused


PRICED = "<div class='zz'><h3>Palang pintu diturunkan.</h3><p>Abonemen gerbong tidur</p><p>Rp 15.000</p><a href='https://store.kontan.co.id/paket'>Beli abonemen</a></div>"
OFFERED = "<div><h3>Loket tutup</h3><p>Peron ini untuk pelanggan. Karcis sehari Rp 3rb.</p><form><button>Tebus</button></form><p><a href='https://www.kontan.co.id/masuk'>Saya punya karcis</a></p></div>"
REST = "<div class='zz'><h4>Wah, lagi asyik!</h4><p>Kelanjutannya ada di balik meja kasir. Ongkosnya Rp 7.000 seminggu.</p><p>Sudah bayar? <a href='https://login.kontan.co.id/masuk'>Perlihatkan</a></p></div>"
TEASERS = {
    "the rest, its price and a link to log in": OPENING + STORY + REST,
    "the rest, its price and a link among the words": OPENING + "<div><p>Bagian selanjutnya disimpan di lemari besi.</p><p>Kuncinya Rp 4.000.</p><p><a href='https://insight.kontan.co.id/paket'>Ambil kunci</a> atau <a href='/masuk'>pakai kunci sendiri</a></p></div>",
    "more than the lines of the rest": OPENING + "<div><p>Sampai di sini saja.</p><p>Pilih kendaraan:</p><ul><li>Sepeda, sekali jalan, Rp 2.500</li><li>Bus, sebulan, Rp 45.000</li></ul><p><a href='/masuk'>Sudah punya karcis</a></p></div>",
    "words to subscribe for the whole text": OPENING + STORY + "<p>Segera berlangganan untuk memperoleh isi lengkap artikel ini</p><p>Rp 5.000</p>",
    "a price in a sentence for subscribers": OPENING + STORY + OFFERED,
    "a price in a sentence, and a link that buys": OPENING + STORY + OFFERED.replace("</form>", "</form><p><a href='/langganan/bayar'>Tebus karcis</a></p>"),
    "the site's words of an offer, in an element without a name": OPENING + STORY + "<div class=z9><p>Segera berlangganan sekarang untuk memperoleh akses artikel premium</p><a>BELI SEKARANG</a></div>",
    "blurred words in place of the rest": OPENING + STORY + "<div aria-hidden=true><p>Lorem ipsum dolor sit amet, consectetur adipiscing elit.</p></div><div><h2>Seharga segelas kopi</h2><p>Kabut di atas menyelimuti laporan kami.</p></div>",
    "the site's element": OPENING + STORY + WALL,
    "after a longer teaser": OPENING + STORY + LONG + WALL,
    "after a list of titles": OPENING + STORY + "<ul>" + "<li><a href='/news/harga-logam-turun'>Harga Logam Turun</a></li>" * 70 + "</ul>" + WALL,
    "a heading unlike one, and a button": OPENING + STORY + "<div><h4>Tirai ditutup</h4><p>Tulisan utuhnya hanya bisa dinikmati anggota KONTAN Prioritas.</p><button>Masuk</button></div>",
    "a story that breaks off, above the closing line and a wall": OPENING + STORY.replace(".</p>", "...</p>") + CLOSING + "<div><p>Sisanya untuk pelanggan.</p></div>",
    "a price behind a sign, in the site's element below the closing line": OPENING + STORY + CLOSING + "<div class='kontan_premiun'><p>Hanya Rp. 5.000 untuk membaca artikel ini</p></div>",
    "a sentence on Google News above it": OPENING + STORY + "<p>Google menghapus artikel buatan mesin di Google Berita.</p>" + REST,
    "closing line before it": OPENING + STORY + CLOSING + WALL,
    "pointer and closing line before it": OPENING + STORY + "<h2>Selanjutnya: <a href='/news/a'>Harga Logam Dunia Turun Lagi</a></h2>" + CLOSING + WALL,
    "a call to register behind it, above the closing line": OPENING + STORY + f"<section><p>Kelanjutan artikel ini khusus untuk pelanggan. Masuk dahulu untuk membaca selengkapnya.</p><form><button>Masuk sebagai pelanggan</button></form><p>Belum terdaftar? Permohonan dapat diajukan <a href='/daftar'>melalui laman ini</a>.</p></section>{CLOSING}",
    "a title with a quotation below it": OPENING + STORY + WALL + """<h3>Berita Terkait</h3><ul><li><a href='/news/presiden-nigeria-kami'>Presiden Nigeria: "Kami Tidak Mencari Konflik"</a></li></ul>""",
    "before the end mark": OPENING + STORY + WALL + "<!-- pagination end --><p>Bagikan</p>",
    "after the end mark": OPENING + STORY + "<!-- pagination end -->" + WALL,
    "with a pointer after it": OPENING + STORY + WALL + "<p><strong>Baca Juga: <a href='/news/a'>Harga Logam Dunia Turun Lagi Pekan Ini, Apa Kata Analis Pasar Modal</a></strong></p>",
    "cards behind the element": OPENING + STORY + WALL + CARDS,
    "other words in the element": OPENING + STORY + '<div class="kontan_premiun"><p>Masih banyak yang bisa Anda baca dengan akun premium.</p></div>',
    "a button in the element": OPENING + STORY + '<div class="x kontan_premiun y"><a>Beli</a></div>',
    "an element named paywall": OPENING + STORY + '<section class="artikel-paywall"><h3>Akses Terbatas</h3><p>Login dahulu.</p></section>',
    "an account to read on, and to save": OPENING + STORY + '<div class="paywall"><h4>Masuk untuk melanjutkan</h4><p>Dengan akun gratis, Anda bisa menyimpan artikel dan mengikuti topik.</p></div>',
    "an account to read on, without advertisements": OPENING + STORY + '<div class="paywall"><p>Berlangganan untuk membaca selengkapnya, tanpa iklan. Masuk untuk membaca tanpa gangguan iklan.</p><p>Mulai Rp 25.000 per bulan dengan akses ke semua artikel.</p></div>',
    "for subscribers, and without advertisements": OPENING + STORY + '<div class="paywall"><p>Artikel ini khusus pelanggan. Masuk untuk membaca tanpa iklan.</p></div>',
    "the rest is locked, and without advertisements": OPENING + STORY + '<div class="paywall"><p>Sisa artikel terkunci. Masuk untuk membaca tanpa iklan.</p></div>',
    "above titles of videos with their lengths": OPENING + STORY + '<div class="kt_box"><h3>Artikel ini khusus pelanggan</h3><p>Anda baru membaca sebagian. Berlangganan untuk membaca artikel ini selengkapnya.</p></div><div><h3>Video Pilihan</h3><div><a href="https://tv.kontan.co.id/v/1">Harga Kapal Bekas Turun di Oslo Sepanjang Pekan Ini</a><span>01:34</span></div></div>',
    "to subscribe, and without advertisements": OPENING + STORY + '<div class="kgmPWall"><p>Artikel premium. Berlangganan untuk membaca artikel ini tanpa iklan.</p></div>',
    "a limit, and without advertisements": OPENING + STORY + '<div class="kgmPWall"><p>Anda sudah mencapai batas artikel gratis. Berlangganan untuk membaca tanpa iklan.</p></div>',
    "for subscribers, who log in": OPENING + STORY + '<div class="kgmPWall"><p>Artikel ini untuk pelanggan. Masuk untuk membaca tanpa iklan.</p></div>',
    "above a link to a host of videos": OPENING + STORY + '<div class="kt_box"><p>Artikel ini khusus pelanggan. Berlangganan untuk membaca artikel ini selengkapnya.</p><a href="https://tv.kontan.co.id/langganan">Langganan KONTAN TV</a></div>',
    "to read the whole without advertisements": OPENING + STORY + '<div class="paywall"><p>Masuk untuk membaca selengkapnya tanpa iklan.</p></div>',
    "the site's element, and a call to follow": OPENING + STORY + '<div class="kontan_premiun"><p>Masuk atau daftar. Ikuti KONTAN.</p></div>',
    "words before a bill": OPENING + STORY + "<p>Artikel ini khusus pelanggan.</p><p>Tagihan otomatis diperpanjang setiap bulan berikutnya.</p>",
    "words before ways to pay": OPENING + STORY + "<p>Artikel ini khusus pelanggan.</p><p>Pembayaran lewat transfer bank dan e-wallet.</p>",
    "words before a tax": OPENING + STORY + "<p>Artikel ini khusus untuk pelanggan.</p><p>Hanya Rp 5.000 untuk membaca artikel ini</p><p>Harga belum termasuk PPN 11 persen.</p>",
    "words before terms": OPENING + STORY + "<p>Ini Artikel Spesial</p><p>Syarat dan ketentuan berlaku di seluruh paket.</p>",
    "words of the site behind a story that breaks off": OPENING + STORY.replace(".</p>", "...</p>") + CLOSING + SPECIAL,
    "capitals": OPENING + STORY + "<p>SILAKAN BERLANGGANAN UNTUK MEMBACA ARTIKEL INI SELENGKAPNYA.</p>",
    "the site's words in capitals": OPENING + STORY + "<div>INI ARTIKEL SPESIAL.</div><a>BELI</a>",
    "a card with its date behind the element": OPENING + STORY + WALL + CARDS.replace("<p>Harga kakao", "<p>04 Februari 2026</p><p>Harga kakao"),
    "few words in an element that its class names a wall": OPENING + STORY + '<div class="paywall"><p>Anda harus login.</p></div>',
    "a link in such an element": OPENING + STORY + '<div class="kgmPWall"><p><a>Berlangganan</a></p></div>',
    "a notice without a full stop": OPENING + STORY + "<p>Artikel ini khusus pelanggan</p>",
    "behind a story that breaks off": OPENING + STORY.replace(".</p>", "…</p>") + "<p>Sisanya di aplikasi.</p>",
    "before the line that closes an article": OPENING + STORY + WALL + CLOSING,
    "a metaphor": OPENING + STORY + "<div><h4>Tirai panggung diturunkan</h4><p>Babak berikutnya dimainkan di hadapan pemegang karcis.</p><p>Karcis sekali tonton Rp 4.500</p><button>Tebus</button></div>",
    "a registration": OPENING + STORY + "<div><p>Tinggalkan alamat surel, dan lima paragraf berikutnya kami buka. Gratis.</p><form><input type='email'><button>Buka</button></form></div>",
    "an application": OPENING + STORY + "<div><p>Lanjutan bacaan ini hanya ada di aplikasi KONTAN.</p><a href='https://play.google.com/store/apps/details?id=x'>Unduh untuk melanjutkan</a></div>",
    "the printed edition": OPENING + STORY + "<p>Laporan selengkapnya hanya ada di edisi cetak hari ini.</p><p><a href='https://epaper.kontan.co.id'>Beli edisi ini Rp 9.500</a></p>",
    "words before a sentence on payment": OPENING + STORY + "<p>Artikel ini hanya tersedia untuk pelanggan.</p><p>Transaksi diproses dengan aman oleh Midtrans.</p>",
    "words before a sentence of praise": OPENING + STORY + "<p>Artikel ini hanya untuk pelanggan.</p><p>Lebih murah daripada secangkir kopi setiap hari.</p>",
    "words before a copyright": OPENING + STORY + "<p>Artikel ini hanya untuk pelanggan.</p><p>Copyright 2026 PT Contoh Media, hak cipta dilindungi.</p>",
    "an account to see the text, and a newsletter": OPENING + STORY + '<div class="paywall-box"><p>Daftar gratis atau masuk untuk melihat isi artikel. Bonus: newsletter harian.</p></div>',
    "to see the whole text": OPENING + STORY + "<p>Silakan masuk untuk melihat isi selengkapnya.</p>",
    "must subscribe": OPENING + STORY + "<p>Anda harus berlangganan untuk membaca kelanjutan berita ini.</p>",
    "an account is needed to read on": OPENING + STORY + "<div><div>Anda perlu akun premium agar dapat membaca sisa artikel ini.</div><div>Mulai Rp 5.000</div></div>",
    "after subscribing": OPENING + STORY + "<p>Sisa artikel ini bisa dibaca setelah Anda berlangganan.</p>",
    "the story goes on for subscribers": OPENING + STORY + "<p>Cerita selanjutnya hanya untuk pelanggan.</p>",
    "become a subscriber": OPENING + STORY + "<p>Jadilah pelanggan untuk membaca kelanjutannya.</p>",
    "subscribe and unlock": OPENING + STORY + "<p>Berlangganan untuk membuka kunci.</p>",
    "buy access": OPENING + STORY + "<p>Beli akses satu artikel atau pilih paket berlangganan untuk membaca kelanjutannya.</p><p>Hanya Rp 2.500</p>",
    "read on elsewhere": OPENING + STORY + "<p>Lanjutkan membaca di KONTAN Insight dengan berlangganan mulai Rp 5.000.</p>",
    "words without the element": OPENING + STORY + SPECIAL,
    "words after a longer teaser": OPENING + STORY + LONG + SPECIAL,
    "only for subscribers": OPENING + STORY + "<p>Artikel ini hanya untuk pelanggan. Silakan berlangganan.</p>",
    "a heading and a sentence": OPENING + STORY + "<h3>Artikel ini khusus untuk pelanggan</h3><p>Sudah berlangganan? <a>Masuk</a></p>",
    "to continue": OPENING + STORY + "<p>Untuk melanjutkan membaca, silakan berlangganan atau masuk ke akun Anda.</p>",
    "log in to continue": OPENING + STORY + "<p>Silakan login untuk melanjutkan membaca.</p><p><a href='/login'>Masuk</a></p>",
    "the rest is locked": OPENING + STORY + "<p>Sisa artikel ini terkunci.</p><p>Buka dengan akun pelanggan Anda.</p>",
    "a price": OPENING + STORY + "<p>Cukup bayar Rp 3.000 untuk membuka artikel ini.</p>",
    "a notice in a link": OPENING + STORY + "<p><a href='/langganan'>Untuk membaca selengkapnya, silakan berlangganan</a></p>",
    "a sign before it": OPENING + STORY + "<p>🔒 Artikel ini dikunci</p><p>Buka seharga Rp 3.000</p>",
    "a courtesy before it": OPENING + STORY + "<p>Mohon maaf, artikel ini hanya bisa dibaca pelanggan.</p>",
    "an account": OPENING + STORY + "<p>Artikel ini hanya bisa diakses dengan akun premium.</p>",
    "a name of the offer": OPENING + STORY + "<p>Konten ini eksklusif untuk Kontan Plus.</p>",
    "a choice": OPENING + STORY + "<p>Untuk melanjutkan membaca, pilih paket.</p><p>Harian Rp 3.000</p>",
    "an address": OPENING + STORY + "<p>Untuk melanjutkan membaca, verifikasi email Anda.</p>",
    "a share of the article": OPENING + STORY + "<p>Tersisa 70% dari artikel ini.</p><p>Berlangganan mulai Rp 1.000</p>",
    "the end of the article": OPENING + STORY + "<p>Bagian akhir tulisan ini hanya untuk pelanggan KONTAN Premium.</p>",
    "in English": OPENING + STORY + "<p>This article is for subscribers only.</p><p>Subscribe to continue reading.</p>",
    "a notice alone": "<p>Artikel ini khusus untuk pelanggan.</p>",
    "lines with breaks": OPENING + "<p>Direktur utama menyebut biaya turun.<br>Lanjutkan membaca dengan berlangganan.<br>Berlangganan sekarang</p>",
}  # fmt: skip


@pytest.mark.parametrize("template", ["tmpt-desk-kon", "ctn"])
@pytest.mark.parametrize("body", TEASERS.values(), ids=TEASERS)
def test_teaser_is_refused(body, template):
    assert refusal(body, template=template) == "paywall"


BELOW = {
    "in an aside": (f"<aside>{WALL}</aside>", "paywall"),
    "of this article": (WALL, "paywall"),
    "of the rest": ('<div class="paywall">Masuk untuk membaca selengkapnya.</div>', "paywall"),
    "premium content": ('<section class="box-paywall"><h3>Konten Premium</h3><a>Login</a></section>', "paywall"),
    "a newsletter": ('<div class="paywall-promo">Dapatkan akses newsletter kami</div>', None),
    "members": ('<div class="paywall-promo">Jadi member dan masuk ke acara KONTAN</div>', None),
    "in an element without a name": (
        "<div class='x-9'><div>Ini Artikel Spesial</div><div>Segera berlangganan untuk membaca artikel ini.</div><a>BELI</a></div>",
        "paywall",
    ),
    "above the share buttons": ("<div></div><div>Artikel ini khusus pelanggan.</div><div>Bagikan</div>", "paywall"),
    "of an event": ("<div>Beli tiket KONTAN Forum sekarang.</div>", None),
    "above cards": (f"<div><p>Artikel Premium</p>{CARDS}</div>", None),
    "label of a list": (f"<h3>Artikel Premium</h3>{CARDS}", None),
    "label of a title": ("<div class='promo'><span>Artikel Premium</span><h4>Harga Logam Dunia Turun</h4></div>", None),
    "label alone": ("<div>Konten Premium</div><div>Lihat semua</div>", None),
    "of other articles": ("<div>Segera berlangganan untuk membaca artikel spesial lainnya</div>", None),
    "of the rest, below a short text": ("<div>Berlangganan untuk membaca selengkapnya</div>", "paywall"),
    "to go on": ("<div>Silakan masuk atau berlangganan untuk melanjutkan membaca</div>", "paywall"),
    "below a question": ("<div><h4>Lanjut membaca?</h4><div>Artikel ini khusus pelanggan.</div></div>", "paywall"),
    "behind a hidden element": ("<div style='display:none'>x</div><div><p>Artikel ini khusus pelanggan.</p></div>", "paywall"),
    "in no element": (
        " Berita ini belum selesai. Pelanggan dapat membaca lanjutannya setelah masuk.<br> <a href='/login'>Masuk</a><br>",
        "paywall",
    ),
    "in no element, behind a line break": ("<br>Artikel ini khusus pelanggan.<br><a href='/login'>Masuk</a>", "paywall"),
    "in no element, behind a comment": ("<!-- x -->Artikel ini khusus pelanggan.<br><a href='/login'>Masuk</a>", "paywall"),
    "in no element, between links to other articles": (
        "Baca juga:<br><a href='/news/harga-kakao'>Harga Kakao Dunia</a><br>Artikel ini khusus pelanggan.<br><a href='/news/kopi'>Kopi Naik</a><br>",
        None,
    ),
    "below a few words like a closing line, in no element": (f"Berita dan artikel lain<br>{WALL}", "paywall"),
    "below lines with nothing but spaces": ("<br>&nbsp;<br>&nbsp;<br>&nbsp;<br>&nbsp;<div>Artikel ini khusus pelanggan.</div>", "paywall"),
    "text in no element": ("Ikuti KONTAN di WhatsApp.<br>Ada 12 komentar. <a href='/login'>Masuk</a> untuk menulis komentar.<br>", None),
    "a shop with a class like the site's": (
        "<div class='kontan_premiun-promo'><h3>Toko Buku</h3><ul><li>Investasi dari Nol Rp 72.000</li></ul><a>Belanja</a></div>",
        None,
    ),
    "in two": (f"{WALL}<div class='paywall-promo'>Dapatkan akses newsletter kami</div>", "paywall"),
}


@pytest.mark.parametrize(("after", "reason"), BELOW.values(), ids=BELOW)
def test_notice_below_the_body(after, reason):
    assert refusal(OPENING + STORY, after) == reason


@pytest.mark.parametrize("box", ["<div>{}</div>", "<section><div>{}</div></section>"])
def test_wall_behind_the_elements_around_the_body(box):
    body = box.format("<div>" + OPENING + STORY + "</div>")
    html = f"<html><body><article><h1>Tungku Baru di Halmahera</h1><div>Rabu, 04 Februari 2026 | 22:20 WIB</div>{body}{{}}</article></body></html>"
    walled, bare = (
        read_article([HttpResponse(URL, html.format(wall).encode())], RECEIVED)
        for wall in ("<div><p>Artikel ini khusus pelanggan.</p><p>Rp 5.000</p></div>", "")
    )
    assert walled.refused == "paywall"
    assert bare.refused is None


def test_teaser_of_another_section():
    assert refusal(OPENING + STORY + WALL, url="https://kesehatan.kontan.co.id/news/tungku-baru-di-halmahera") == "paywall"


OTHER = "<a href='https://insight.kontan.co.id/news/jejak-modal-di-balik-pelabuhan'>Jejak Modal di Balik Pelabuhan</a>"
LOGIN = '<div class="kgmPWall"><p>Sudah punya akun KONTAN?</p><a href="https://account.kontan.co.id/masuk">Masuk</a></div>'
BESIDE = {  # a whole article on a page with a paywall's element or words
    "closing line before one in other words": (OPENING + STORY + CLOSING + '<div class="kontan_premiun"><a>Artikel Spesial Pekan Ini</a></div>', ""),
    "an offer below links to other articles": (OPENING + STORY, f"<div><h3>Berita Terkait</h3><ul><li>{OTHER}</li></ul></div><div><p>Laporan utama: berburu dividen. Rp 25.000.</p><a href='https://store.kontan.co.id/paket'>Beli edisi ini</a> <span>Sudah berlangganan? <a href='https://login.kontan.co.id'>Masuk</a></span></div>"),
    "links to the parts of the article below a call to read on": (OPENING + STORY + '<div class="ads-inreads"><p>Scroll untuk melanjutkan membaca</p></div><div><a href="?page=2">Lanjut</a></div><div>Hal. <a href="?page=2">2</a> <a href="?page=all">Baca semua</a></div>', ""),
    "the site's words of an offer, of other things": (OPENING + STORY + "<div class=z9><p>Segera berlangganan sekarang untuk memperoleh e-paper, majalah, dan data saham.</p></div>", ""),
    "in the middle of the story": (OPENING + WALL + STORY, ""),
    "a card of another paid article below the closing line": (OPENING + STORY + CLOSING + f'<div class="kontan_premiun"><h4>Ini Artikel Spesial</h4><ul><li>{OTHER}</li></ul><p>Hanya Rp 5.000 untuk membaca artikel ini</p></div>', ""),
    "sentences on a subscription above the closing line": (OPENING + STORY + f"<p>Konten premium hanya bisa dibuka oleh pelanggan berbayar.</p><p>Harga langganan mulai Rp 25.000 sebulan.</p>{CLOSING}", ""),
    "steps to subscribe above the closing line": (OPENING + STORY + f"<p>Berikut cara mendaftar akun premium:</p><p>Buka aplikasi Spotify.</p><p>Masuk ke akun Anda.</p><p>Pilih paket Premium.</p><p>Bayar Rp 54.990 per bulan.</p>{CLOSING}", ""),
    "steps to subscribe": (OPENING + STORY + "<p>Cara berlangganan: buka aplikasi lalu pilih menu akun.</p><p>Pilih paket premium seharga Rp 54.000 per bulan.</p><p>Bayar dengan dompet digital.</p>", ""),
    "a price in the middle of the story": (OPENING + PRICED + STORY, ""),
    "a price below a longer story": (OPENING + STORY + LONG * 4 + PRICED, ""),
    "a price behind the closing line": (OPENING + STORY + CLOSING + PRICED, ""),
    "a price above a link to a section": (OPENING + STORY + "<p>Rp 2.740.000</p><p><a href='https://www.kontan.co.id/indeks'>Indeks berita</a></p>", ""),
    "a price above a link to the top": (OPENING + STORY + "<p>Rp 2.740.000</p><p><a href='#'>Kembali ke atas</a></p>", ""),
    "an offer in the middle of the story": (OPENING + OFFERED + STORY, ""),
    "an offer below a longer story": (OPENING + STORY + LONG * 4 + OFFERED, ""),
    "an offer behind the closing line": (OPENING + STORY + CLOSING + OFFERED, ""),
    "an account to comment below the price of a subscription": (OPENING + STORY + "<p>Harga langganan itu menjadi Rp 54.000.</p><p><a href='https://www.kontan.co.id/masuk'>Masuk untuk berkomentar</a></p>", ""),
    "somebody else's subscribers": (OPENING + STORY + "<p>Pelanggan lama Netflix membayar Rp 54.000.</p><p><a href='https://www.kontan.co.id/masuk'>Masuk</a></p>", ""),
    "a price of the news above a link to log in": (OPENING + STORY + "<p>Harga cabai rawit menjadi Rp 54.000.</p><p><a href='https://www.kontan.co.id/masuk'>Masuk</a></p>", ""),
    "the rest in the middle of the story": (OPENING + REST + STORY + LONG, ""),
    "the rest below a longer story": (OPENING + STORY + LONG * 4 + REST, ""),
    "the rest behind the closing line": (OPENING + STORY + CLOSING + REST, ""),
    "the rest of the news above a link to log in": (OPENING + STORY + "<p>Sisanya dijual ke Jepang.</p><p><a href='/masuk'>Masuk</a></p>", ""),
    "the rest of the news with its price": (OPENING + STORY + "<p>Sisanya dijual seharga Rp 4.000 per kilogram.</p>", ""),
    "the rest of the news above a promotion": (OPENING + STORY + "<p>Sisanya dari toko mitra.</p><div><p>Paket Pelajar Rp 19.000 per bulan</p><a href='/masuk'>Masuk</a></div>", ""),
    "reading without advertisements": (OPENING + STORY + "<p class='zz'>Anggota KONTAN membaca tanpa iklan: Rp 15.000 per pekan. Sudah anggota? <a href='/masuk'>Masuk</a></p>", ""),
    "a price for subscribers behind the body": (OPENING + STORY, "<div><p>Promo: langganan setahun cuma Rp 230.000</p><p>Berlaku bagi pelanggan baru</p><a href='/masuk'>Masuk</a></div>"),
    "a promotion with a price and a link to log in": (OPENING + STORY + "<div><p>Paket KONTAN Digital mulai Rp 49.000.</p><p><a href='https://insight.kontan.co.id/paket'>Lihat paket</a> <a href='/masuk'>Masuk</a></p></div>", ""),
    "a sentence on subscribers before a pointer and the closing line": (OPENING + STORY + f"<p>Akses penuh ke arsip hanya untuk pelanggan.</p><p>Baca Juga: <a href='/news/harga-kakao-dunia-melonjak'>Harga Kakao</a></p>{CLOSING}", ""),
    "a story that ends with an ellipsis": (OPENING + STORY.replace(".</p>", "...</p>") + f"<p>Menarik Dibaca: <a href='/news/beli-satu-gratis-satu'>Promo Hari Ini, Beli 1 Gratis 1</a></p>{CLOSING}", ""),
    "a promotion behind an ellipsis": (OPENING + STORY.replace(".</p>", "...</p>") + f"<p>Berlangganan Harian KONTAN</p><p>Mulai Rp 75.000 per bulan</p>{CLOSING}", ""),
    "a price without an offer": (OPENING + STORY + "<p>Rp 15.000</p>", ""),
    "on top of the story": (WALL + OPENING + STORY, ""),
    "hidden": (OPENING + STORY + WALL.replace("<div ", '<div style="display: none" '), ""),
    "hidden by its parent": (OPENING + STORY + f"<div hidden>{WALL}</div>", ""),
    "empty": (OPENING + STORY + '<div class="kontan_premiun"></div>', ""),
    "in a banner": (OPENING + STORY, f'<div class="prmtn">{WALL}</div>'),
    "in a banner within the body": (OPENING + STORY + '<div class="prmtn"><div class="kontan_premiun"><a>Artikel Spesial Pekan Ini</a></div></div>', ""),
    "again and again": ((OPENING + STORY + '<div class="paywall">langganan</div>') * 12, ""),
    "within each other": (OPENING + '<div class="paywall">' * 3 + "langganan" + "</div>" * 3 + STORY, ""),
    "an account to save the article": (OPENING + STORY + '<div class="kgmPWall"><p>Masuk untuk menyimpan artikel ini</p><button>Daftar</button></div>', ""),
    "an account to read without advertisements, before a short paragraph": (OPENING + STORY + '<section class="kgmPWall"><p>Sudah jadi pelanggan? <a href="#">Masuk</a> untuk membaca tanpa gangguan iklan.</p></section><p>Tungku itu menyala pada Mei.</p>', ""),
    "an account to read without advertisements, in several elements": (OPENING + STORY + '<div class="kgmPWall">Sudah jadi pelanggan? <a href="#">Masuk</a> untuk membaca <strong>tanpa iklan</strong>.</div><p>Tungku itu menyala pada Mei.</p>', ""),
    "an offer and a shop above a closing line in other words": (OPENING + STORY + "<div><h4>Promo</h4><p>Kelas KONTAN tentang anggaran, kursi terbatas.</p><a href='https://store.kontan.co.id/'>Selengkapnya</a></div><div><p>Berita ini membuat Anda…</p><button>Senang <b>37</b></button><button>Sedih <b>3</b></button></div><div><h4>Berlangganan</h4><p>Baca analisis eksklusif di KONTAN Insight. Coba 7 hari gratis.</p><a href='https://www.kontan.co.id/subs'>Langganan</a></div><p>Baca kabar terbaru kami juga di <a href='https://news.google.com/'>Google News</a>, klik di sini</p>", ""),
    "another offer before it": (OPENING + STORY + '<div class="kgmPWall"><p>Sudah beli paket? Masuk untuk membaca tanpa iklan.</p></div><p>Tungku itu menyala pada Mei.</p>', ""),
    "subscribers read without advertisements": (OPENING + STORY + '<div class="kgmPWall"><p>Pelanggan KONTAN? <a href="#">Masuk</a> untuk membaca tanpa iklan.</p></div><p>Tungku itu menyala pada Mei.</p>', ""),
    "without advertisements, or subscribe": (OPENING + STORY + '<div class="kgmPWall"><p>Masuk untuk membaca tanpa iklan.</p><p>Belum berlangganan? <a href="/langganan">Daftar di sini</a></p></div><p>Tungku itu menyala pada Mei.</p>', ""),
    "an account to read any article without advertisements": (OPENING + STORY + '<div class="kgmPWall"><p>Masuk untuk dapat membaca semua artikel tanpa&nbsp;iklan.</p></div><p>Tungku itu menyala pada Mei.</p>', ""),
    "an account to comment, before a short paragraph": (OPENING + STORY + '<div class="x-paywall"><p>Masuk untuk ikut berkomentar</p></div><p>Tungku itu menyala pada Mei.</p>', ""),
    "the end of a pipeline": (OPENING + STORY + "<p>Bagian akhir pipa itu hanya untuk pelanggan industri.</p>", ""),
    "a label of an advertisement before short sentences": (OPENING + STORY + "<p>Konten berbayar</p><p>Ibu-ibu menjual kentang ke pasar,” ujarnya.</p><p>Petani menghemat ongkos Rp 250 per kilogram.</p>", ""),
    "a label with an offer to advertise": (OPENING + STORY + "<p>Konten berbayar. Untuk beriklan di kanal ini, hubungi bagian iklan.</p>", ""),
    "in page chrome": (OPENING + f'<div class="ads">{WALL}</div>' + STORY, ""),
    "in another column": (OPENING + STORY, f"</div><div class='kanan'>{WALL}"),
    "after a long text": (OPENING + STORY + LONG * 4 + WALL, ""),
    "words after a long text": (OPENING + STORY + LONG * 4 + "<p>Artikel ini khusus untuk pelanggan.</p>", ""),
    "a prompt for other articles": (OPENING + STORY + "<p>Berlangganan sekarang dan dapatkan harian KONTAN di rumah.</p>", ""),
}  # fmt: skip


LABELS = {  # of another article, behind a whole one without its closing line
    "with a colon": f"<p>Artikel premium: {OTHER}</p>",
    "call with a colon": f"<p>Baca artikel premium: {OTHER}</p>",
    "in brackets": f"<p>[Khusus pelanggan] {OTHER}</p>",
    "behind it": f"<p>{OTHER} Khusus pelanggan</p>",
    "below it": f"<p>{OTHER}<br>Konten premium</p>",
    "above it": f"<div><b>KONTEN PREMIUM</b></div><div>{OTHER}</div>",
    "above a list": f"<h3>Artikel Spesial</h3><ul><li>{OTHER}</li></ul>",
    "above a card": f"<section><h4>Khusus Pelanggan</h4><p>{OTHER}</p><p>Di balik pembelian pelabuhan oleh konglomerat.</p></section>",
}


@pytest.mark.parametrize("label", LABELS.values(), ids=LABELS)
def test_label_of_another_article_is_no_notice(label):
    assert refusal(OPENING + STORY + label) is None


def test_notice_behind_the_label_of_another_article():
    assert refusal(f"{OPENING}{LABELS['with a colon']}{STORY}<p>Artikel ini hanya untuk pelanggan.</p>") == "paywall"


def test_notice_above_a_list_with_a_heading():
    assert refusal(f"{OPENING}{STORY}<p>Artikel ini hanya untuk pelanggan</p><h4>Berita Terkait</h4><ul><li>{OTHER}</li></ul>") == "paywall"


@pytest.mark.parametrize("between", ["<script>1</script>", "<div></div>", "<div hidden>x</div>"])
def test_wall_behind_elements_without_text(between):
    assert refusal(OPENING + STORY, between * 4 + WALL) == "paywall"


def test_linked_sentence_of_a_card_below_a_wall():
    card = "<p><a href='/news/kakao'>Harga kakao di bursa New York melonjak 5% pada musim ini.</a></p>"
    assert refusal(f"{OPENING}{STORY}{WALL}{card}") == "paywall"


@pytest.mark.parametrize("before", ["", "1. ", "Internasional | ", "Baca Juga: "])
def test_title_with_a_quotation_below_a_wall(before):
    title = f"{before}<a href='/news/kata-presiden'>Kata Presiden: \"Kami Tidak Mencari Konflik\"</a>"
    assert refusal(f"{OPENING}{STORY}{WALL}<ul><li>{title}</li></ul>") == "paywall"


@pytest.mark.parametrize("between", [f"<p>Baca Juga: {OTHER}</p>", f"<div><h3>Berita Terkait</h3><ul><li>{OTHER}</li></ul></div>"])
def test_wall_behind_links_to_other_articles(between):
    assert refusal(OPENING + STORY, between + WALL) == "paywall"


@pytest.mark.parametrize(
    "box", ["<script>var contoh = 'Lorem ipsum dolor sit amet';</script>", "<h3>Apa itu lorem ipsum?</h3><p>Begitu bunyi teks itu.</p>"]
)
def test_filler_words_that_are_of_the_story_or_not_shown(box):
    assert refusal(OPENING + STORY + box) is None


def test_text_behind_a_wall_that_is_in_no_element():
    story = [paragraph.removeprefix("<p>").removesuffix("</p>") for paragraph in (OPENING, STORY, STORY)]
    assert refusal(f"{story[0]}<br><br>{LOGIN}{story[1]}<br><br>{story[2]}<br><br>") is None
    assert refusal(f"{story[0]}<br><br>{story[1]}<br><br>{LOGIN}") == "paywall"


@pytest.mark.parametrize(("body", "after"), BESIDE.values(), ids=BESIDE)
def test_whole_article_is_read(body, after):
    assert refusal(body, after) is None


ARTICLES = [  # the last sentence of a short article
    "Berlangganan koran untuk mendapatkan berita khusus pasar ini kian mahal di Oslo.",
    "Koran itu menawarkan konten premium seharga US$ 4 per bulan.",
    "Pengguna harus berlangganan untuk membaca lebih dari sepuluh artikel per bulan.",
    "Menurut laman itu, artikel ini hanya untuk pelanggan.",
    "“Silakan berlangganan sekarang,” kata pemimpin redaksi surat kabar itu.",
    "Pesan yang muncul berbunyi: untuk melanjutkan membaca, silakan berlangganan.",
    "Untuk melanjutkan layanan, pelanggan membayar US$ 10 sebulan.",
    "Pelanggan baru dapat masuk ke akun dengan nomor telepon.",
    "Login dengan sidik jari mulai berlaku pekan depan.",
    "Konten premium menyumbang 40% pendapatan perusahaan.",
    "Konten berbayar ini ditonton 20 juta orang.",
    "Berita ini mendorong saham penerbit naik 3,2%.",
    "Artikel ini ditulis oleh kecerdasan buatan dan memicu protes pembaca.",
    "Halaman ini dibaca dua juta kali dalam sehari.",
    "Berlangganan untuk setahun lebih murah daripada sebulan.",
    "Sebanyak 2 juta warga berlangganan sekarang, naik dari 1 juta tahun lalu.",
    "Hanya Rp 5.000 dari harga itu yang diterima penulis.",
    "Masuk ke pasar Asia, perusahaan itu menggandeng operator telekomunikasi.",
    "Beli sekarang atau tunggu, itu pilihan yang dihadapi investor.",
    "Daftar pelanggan bocor dan dijual di internet.",
    "Pembaca yang telah mencapai batas sepuluh artikel diminta membayar.",
    "Untuk mengakses arsip, perpustakaan membayar biaya tahunan.",
    "Khusus pelanggan lama, tarif tidak berubah sampai akhir tahun.",
    "Silakan masuk, demikian bunyi papan di pintu kantor itu.",
    "Dapatkan akses ke data itu bukan perkara mudah bagi peneliti.",
    "Untuk membaca selengkapnya, unduh laporan itu di laman BPS.",
    "Halaman ini hanya dapat diakses peserta yang lolos verifikasi.",
    "Laporan ini hanya beredar di kalangan terbatas.",
    "Berita ini khusus menyoroti kenaikan harga beras medium.",
    "Konten ini hanya boleh ditonton orang dewasa.",
    "Artikel ini hanya membahas harga eceran.",
    "Sampai berita ini ditulis, manajemen belum membayar gaji karyawan.",
    "Saat berita ini ditayangkan, akses jalan menuju pabrik masih ditutup.",
    "Berita ini mendorong aksi beli di bursa.",
    "Siswa terus membaca meski akses internet terbatas.",
    "Laporan lengkap akan diserahkan kepada anggota komisi pekan depan.",
    "Laporan ini hanya tersedia bagi anggota OPEC.",
    "Daftar untuk melihat isi lengkap formulir itu dibuka hingga 30 November.",
    "Kamu sudah membaca bagian gratis buku itu?",
    # lines of the page below a whole article
    "Anda sudah membaca 3 dari 5 artikel gratis bulan ini",
    "Masuk untuk menyimpan artikel ini dan membacanya nanti.",
    "Sudah punya aplikasi KONTAN? Buka artikel ini di aplikasi.",
    "Jadilah yang pertama menanggapi berita ini.",
]


@pytest.mark.parametrize("sentence", ARTICLES)
def test_article_on_subscriptions_is_read(sentence):
    assert refusal(f"{OPENING}<p>{sentence}</p>", title="Koran Dunia Menaikkan Harga Langganan Digital") is None
    assert refusal(f"<p>KONTAN.CO.ID - LONDON. {sentence}</p>", title="Koran Dunia Menaikkan Harga Langganan Digital") is None


@pytest.mark.parametrize("value", ["false", '"FALSE"', '"https:\\\\/\\\\/schema.org\\\\/False"', "0"])
def test_short_article_that_its_page_says_is_not_free(value):
    said = f'<script type="application/ld+json">{{"@type": "NewsArticle", "isAccessibleForFree": {value}}}</script>'
    assert refusal(OPENING + STORY, said) == "paywall"
    assert refusal(OPENING + STORY + LONG * 4, said) is None


def test_short_article_that_a_meta_tag_says_is_not_free():
    assert refusal(OPENING + STORY, '<meta itemprop="isAccessibleForFree" content="false">') == "paywall"


def test_whole_article_that_its_page_says_is_not_free():
    said = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    pointer = "<p>Baca Juga: <a href='/news/harga-kakao-dunia-melonjak'>Harga Kakao</a></p>"
    assert refusal(OPENING + STORY + CLOSING, said) is None
    assert refusal(OPENING + STORY + pointer + CLOSING, said) is None


def test_article_beside_one_that_is_not_free():
    assert refusal(OPENING + STORY, '<script>var card = {"url": "/news/x", "isAccessibleForFree": false};</script>') is None


def test_article_that_its_page_says_is_free():
    assert (
        refusal(OPENING + STORY, '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": true}</script>')
        is None
    )
