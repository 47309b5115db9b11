"""Words of what stands in a body and is no story, by kind: a dialect uses one phrase of each pool. `{n}` is a number."""

PROMPTS: dict[str, tuple[str, ...]] = {
    "share": (
        "Bagikan artikel ini", "Bagikan berita ini:", "Bagikan", "Share", "Sebarkan berita ini", "Bagikan ke teman Anda", "SHARE ARTIKEL INI",
        "Salin tautan", "Kirim ke teman", "Share this article", "Bagikan via", "Yuk, bagikan kabar ini", "{n} kali dibagikan",
    ),
    "listen": (
        "Dengarkan artikel ini", "Dengarkan berita ini", "Versi audio", "Putar audio", "Dengarkan versi suara artikel ini",
        "Artikel ini bisa didengarkan", "Dengar berita · {n} menit", "Audio: {n} menit", "Baca dengan suara", "Mode dengar",
        "Dengarkan sambil beraktivitas", "Simak versi audionya",
    ),
    "follow": (
        "Ikuti kami di Instagram dan X", "Ikuti kanal KONTAN untuk kabar terbaru", "Follow KONTAN di media sosial",
        "Ikuti akun resmi KONTAN di TikTok, Instagram, dan YouTube", "Ikuti terus perkembangan berita ini bersama kami",
        "Jangan lupa ikuti kami di Facebook", "Follow us", "Ikuti kami:", "Temukan kami di media sosial", "Gabung di kanal Telegram KONTAN",
        "Klik lonceng dan ikuti kanal YouTube kami", "Jadilah yang pertama tahu: ikuti KONTAN di Threads",
    ),
    "whatsapp": (
        "Dapatkan berita pilihan setiap hari di WhatsApp", "Ikuti saluran KONTAN di WhatsApp channel", "Dapatkan update terbaru lewat WhatsApp Channel kami",
        "Gabung WhatsApp Channel KONTAN sekarang", "Ikuti WhatsApp Channel kami agar tidak ketinggalan berita",
        "Mau kabar ekonomi langsung di ponsel? Klik saluran WhatsApp ini", "Dapatkan kabar pasar langsung di WhatsApp Anda",
        "Langganan kabar lewat WhatsApp, gratis", "Berita terkini kini hadir di WhatsApp. Klik di sini untuk bergabung",
        "Klik untuk bergabung ke grup WhatsApp KONTAN", "Dapatkan artikel dan berita menarik lainnya di WhatsApp",
        "Saluran WhatsApp KONTAN: ikuti di sini", "Update berita pilihan tiap hari? Gabung di WhatsApp KONTAN",
    ),
    "donate": (
        "Dukung jurnalisme kami dengan berdonasi", "Donasi sekarang", "Dukungan Anda menambah semangat kami menyajikan artikel berkualitas",
        "Bantu kami terus menulis: berikan donasi", "DONASI, dapat voucer gratis!", "Traktir redaksi secangkir kopi",
        "Sukai artikel ini? Beri dukungan untuk penulis", "Kirim apresiasi untuk jurnalis kami", "Ayo dukung media independen dengan donasi mulai Rp {n}.000",
        "Beri tip untuk penulis", "Jurnalisme berkualitas butuh dukungan Anda. Donasi di sini", "Dukung kami melalui QRIS",
    ),
    "app": (
        "Unduh aplikasi KONTAN di Google Play dan App Store", "Download aplikasi KONTAN sekarang", "Baca lebih nyaman di aplikasi",
        "Buka di aplikasi", "Pasang aplikasi Kontan News untuk notifikasi terbaru", "Unduh aplikasinya, gratis", "Tersedia di App Store dan Google Play",
        "Lebih cepat di aplikasi. Unduh sekarang", "Dapatkan aplikasi Kontan di ponsel Anda", "Aktifkan notifikasi di aplikasi KONTAN",
        "Install aplikasi kami untuk pengalaman membaca tanpa iklan", "Pindai kode QR untuk mengunduh aplikasi",
    ),
    "subscribe": (
        "Langganan e-paper KONTAN mulai Rp {n}.000 per bulan", "Berlangganan KONTAN edisi cetak, klik di sini", "Dapatkan akses tanpa batas dengan berlangganan",
        "Hemat {n}% untuk langganan tahunan", "Coba gratis 30 hari, batalkan kapan saja", "Langganan sekarang", "Jadi pelanggan KONTAN+ hari ini",
        "Nikmati bacaan bebas iklan dengan paket premium", "Pilih paket langganan Anda", "Sudah langganan? Masuk di sini",
        "Beli Harian KONTAN di toko terdekat atau langganan di sini", "Promo langganan akhir tahun: diskon {n}%",
    ),
    "newsletter": (
        "Daftar newsletter kami", "Terima rangkuman berita setiap pagi di email Anda", "Masukkan alamat email Anda untuk berlangganan buletin",
        "Dapatkan newsletter mingguan KONTAN", "Langganan buletin harian, gratis", "Kabar pilihan redaksi langsung ke kotak masuk Anda",
        "Daftarkan email Anda", "Sign up for our newsletter", "Ingin berita pilihan lewat email? Daftar di sini", "Buletin pagi: lima kabar untuk memulai hari. Daftar",
        "Subscribe newsletter KONTAN", "Kami kirim rangkuman pasar tiap pukul 06.00. Daftar gratis",
    ),
    "comment": (
        "Tulis komentar", "{n} Komentar", "Tulis komentar Anda di sini", "Berikan komentar", "Belum ada komentar. Jadilah yang pertama berkomentar",
        "Lihat semua komentar ({n})", "Login untuk berkomentar", "Bagaimana pendapat Anda? Tulis di kolom komentar", "Komentar ({n})",
        "Ikut berdiskusi di kolom komentar", "Urutkan komentar: terbaru", "Silakan masuk untuk menulis komentar",
    ),
    "ad": (
        "ADVERTISEMENT", "Iklan", "IKLAN", "Advertisement", "SCROLL TO CONTINUE WITH CONTENT", "ADVERTISEMENT - GULIR UNTUK MELANJUTKAN", "Iklan - geser untuk lanjut",
        "Pasang iklan di sini", "Sponsored", "Konten ini adalah iklan", "ADVERTORIAL", "Lanjutkan membaca setelah iklan", "- Iklan -",
    ),
    "continue": (
        "Baca selengkapnya", "Lanjut membaca", "Lanjutkan membaca di bawah ini", "Gulir untuk membaca lebih lanjut", "Continue reading", "Tampilkan lebih banyak",
        "Klik untuk membaca lanjutannya", "Selengkapnya", "Scroll ke bawah untuk lanjut membaca", "Artikel berlanjut di bawah", "Lihat selengkapnya", "Buka semua",
    ),
    "feedback": (
        "Apakah artikel ini bermanfaat?", "Beri nilai artikel ini", "Laporkan kesalahan ketik", "Ada yang keliru? Laporkan kepada redaksi", "Suka artikel ini? Beri bintang",
        "Bagaimana perasaan Anda setelah membaca berita ini?", "Beri reaksi Anda", "Bantu kami memperbaiki situs: isi survei", "Penilaian pembaca: {n}",
        "Tandai untuk dibaca nanti", "Simpan artikel", "Cetak artikel ini",
    ),
    "page_words": (
        "Halaman 1 dari 1", "Tampilkan Semua", "Halaman", "1 / 3", "Halaman 1 2 3", "Halaman Berikutnya", "Show all pages", "Hal 1/2", "Lihat semua halaman", "Tampilkan semua halaman",
        "Halaman: 1", "Next page",
    ),
    "tools": (
        "Ukuran huruf: A A A", "A- A A+", "Mode gelap", "Perbesar teks", "Simpan ke daftar bacaan", "Unduh PDF", "Ringkas artikel ini dengan AI", "Tanya AI tentang artikel ini", "Terjemahkan halaman",
        "Cetak | Simpan | Bagikan", "Font: kecil sedang besar", "Fokus membaca",
    ),
    "copyright": (
        "Hak cipta © KONTAN. Dilarang mengutip tanpa izin", "Copyright © Kontan.co.id", "© KG Media, semua hak dilindungi", "Dilarang menyalin artikel ini tanpa izin redaksi",
        "All rights reserved", "Hak cipta dilindungi undang-undang", "© 2026 Konten oleh Kontan", "Konten ini dilindungi hak cipta", "Copyright 2026 PT Grahanusa Mediatama",
        "Isi di luar tanggung jawab redaksi", "Seluruh materi di situs ini milik KONTAN", "Hak siar dan hak kutip pada KONTAN",
    ),
    "reading_time": (
        "Waktu baca {n} menit", "Dibaca {n} kali", "{n} menit membaca", "Estimasi waktu baca: {n} menit", "Telah dibaca {n} orang", "{n} pembaca", "Dilihat {n} kali",
        "Views: {n}", "{n} min read", "Baca dalam {n} menit", "Sedang dibaca {n} orang", "Lama membaca: {n} menit",
    ),
    "handles": (
        "@kontannews", "Instagram: @kontannews | X: @KontanNews", "@kontannews @kontan_tv", "IG @kontannews", "Twitter: @KontanNews", "TikTok @kontan.news",
        "Facebook: KontanOnline", "YouTube: Kontan TV", "@KontanNews #KontanHariIni", "IG/X/TikTok: @kontannews", "t.me/kontannews", "Threads: @kontannews",
    ),
}  # fmt: skip
"""Kind -> lines of which each is no story wherever it stands."""
ALTERNATIVES: dict[str, tuple[str, ...]] = {
    "share": ("Facebook", "X", "WhatsApp", "Telegram", "LinkedIn", "Salin tautan", "Line", "Email"),
    "listen": ("0:00", "3:42", "Putar", "1x"),
    "follow": ("Facebook", "Instagram", "YouTube", "TikTok"),
    "app": ("Google Play", "App Store"),
    "donate": ("Donasi", "Nanti saja"),
    "newsletter": ("Daftar", "Kirim"),
    "subscribe": ("Lihat paket", "Langganan"),
    "feedback": ("Ya", "Tidak"),
    "comment": ("Masuk", "Kirim"),
}
"""Kind -> labels of the buttons or links under its line."""
TOPIC_HEADS = (
    "Topik",
    "Topik:",
    "Topik terkait",
    "Tag",
    "Tags:",
    "Topik berita ini",
    "Kata kunci:",
    "Topik Pilihan",
    "TOPIK",
    "Label:",
    "Topik hangat",
    "Dalam artikel ini:",
)
PHOTO_LINES = (
    "Seorang pedagang menata dagangan di pasar. KONTAN/Bagaskara Wira", "ILUSTRASI. Kapal peti kemas merapat. REUTERS/Kenji Morisaku", "Foto: KONTAN/Carolina Mendes", "Gedung bursa pada malam hari.",
    "Grafik harga sepekan terakhir", "Sumber foto: Shutterstock", "Antrean pembeli di depan toko. ANTARA FOTO/Bagaskara Wira", "Petugas memeriksa muatan kapal (AFP/Dado Ruvente)", "Infografik: KONTAN",
    "Suasana rapat anggota dewan. Dok. KONTAN", "Ilustrasi emas batangan", "Pekerja membawa karung beras. XINHUA/Issei Kitano",
)  # fmt: skip
AGES = (
    "2 jam lalu", "Internasional", "15 menit lalu", "Senin, 2 Februari 2026", "1 hari yang lalu", "Global | 3 jam lalu", "02/02/2026", "08.15 WIB", "Baru saja", "2 Feb 2026", "Kemarin", "Dunia",
)  # fmt: skip
"""What stands beside the title on a card."""
QUESTIONS = (
    "Setujukah Anda dengan kebijakan ini?", "Menurut Anda, ke mana arah pasar pekan depan?", "Apakah Anda akan membeli emas bulan ini?", "Polling: naik atau turun?",
    "Jajak pendapat: siapa yang paling diuntungkan?", "Pilih jawaban Anda", "Bagaimana menurut Anda?", "Kuis hari ini: tebak harga penutupan", "Survei singkat pembaca",
    "Apakah harga akan bertahan sampai akhir tahun?", "Yuk, ikut jajak pendapat!", "Apa aset pilihan Anda saat ini?",
)  # fmt: skip
ANSWERS = (
    ("Sudah", "Belum"),
    ("Emas", "Saham", "Deposito"),
    ("A", "B", "C"),
    ("Untung", "Rugi"),
    ("Pasti", "Mungkin", "Tidak mungkin"),
    ("1", "2", "3", "4", "5"),
    ("Membeli", "Menjual", "Menunggu"),
    ("Dolar AS", "Rupiah"),
    ("Ya", "Tidak", "Tidak tahu"),
    ("Setuju", "Tidak setuju"),
    ("Naik", "Turun", "Tetap"),
    ("Sangat yakin", "Cukup yakin", "Tidak yakin"),
)
VOTES = (
    "Kirim jawaban",
    "Lihat hasil",
    "{n} suara",
    "Vote",
    "{n} responden",
    "Kirim",
    "Pilih",
    "Lihat hasil sementara",
    "Total suara: {n}",
    "Jawab",
    "Hasil: {n} suara",
    "Ikut memilih",
)
TICKERS = (
    ("IHSG", "LQ45", "BBCA", "BBRI"), ("BBCA", "TLKM", "ASII"), ("USD/IDR", "EUR/IDR", "JPY/IDR"), ("EMAS", "PERAK", "MINYAK"), ("BTC", "ETH", "SOL"),
    ("BMRI", "BBNI", "UNVR", "GOTO"), ("Nikkei", "Hang Seng", "Kospi"), ("IHSG", "Kompas100"), ("ANTM", "MDKA"), ("DJIA", "NASDAQ", "SPX"), ("WTI", "BRENT"), ("SGD", "AUD", "CNY"),
)  # fmt: skip
TICKER_HEADS = (
    "Harga Saham", "Kurs Hari Ini", "Data Pasar", "Pergerakan Indeks", "", "MARKET", "Saham Pilihan", "Indeks", "Pasar Terkini", "", "Kurs Pajak", "Live Market",
)  # fmt: skip
TIMES = (
    ("Subuh", "Zuhur", "Asar", "Magrib", "Isya"), ("Imsak", "Subuh", "Terbit", "Zuhur", "Asar", "Magrib", "Isya"), ("Jakarta", "London", "New York"),
    ("Imsak", "Magrib"), ("Tokyo", "Singapura", "Jakarta"), ("Subuh", "Asar"), ("Zuhur", "Asar", "Magrib"), ("WIB", "WITA", "WIT"), ("Buka", "Tutup"), ("Pagi", "Sore"), ("Sahur", "Imsak", "Berbuka"), ("Terbit", "Terbenam"),
)  # fmt: skip
TIME_HEADS = (
    "Jadwal Salat Jakarta", "Jadwal Imsakiyah", "Jam Dunia", "Waktu Salat Hari Ini", "", "Jadwal Salat", "Waktu Setempat", "Jam Buka Bursa", "", "Jadwal Sholat Bandung",
    "Waktu Dunia", "Jadwal Buka Puasa",
)  # fmt: skip

LIST_HEADINGS: dict[str, str] = {
    "Berita Terkait": "berita_terkait", "Artikel Terkait": "artikel_terkait", "Berita Lainnya": "terkait", "Baca Juga": "baca_juga", "BERITA TERKAIT": "berita_terkait",
    "Terkait": "terkait", "Bacaan Lainnya": "terkait", "Pilihan Editor": "terkait", "Topik Terkait": "terkait", "Baca Juga:": "baca_juga", "Artikel terkait:": "artikel_terkait",
    "Jangan Lewatkan": "terkait", "Berita Populer": "terkait", "Sorotan": "terkait", "Simak Juga": "terkait", "Anda Mungkin Suka": "terkait", "": "terkait",
}  # fmt: skip
"""Heading of a list of links -> kind of the links."""
VIDEO_HEADINGS: dict[str, str] = {
    "Video Terkait": "video_terkait", "VIDEO TERKAIT": "video_terkait", "Video Pilihan": "terkait", "Video Terbaru": "terkait", "Tonton Video Lainnya": "terkait",
    "Kontan TV": "terkait", "Video Terkait:": "video_terkait", "Video Populer": "terkait", "Galeri Video": "terkait", "Video": "terkait", "Cuplikan Video": "terkait",
    "Rekomendasi Video": "terkait",
}  # fmt: skip
RECOMMENDATIONS: dict[str, str] = {
    "Rekomendasi untuk Anda": "terkait", "Direkomendasikan untuk Anda": "terkait", "Mungkin Anda Tertarik": "terkait", "Recommended for you": "terkait", "Pilihan untuk Anda": "terkait",
    "Rekomendasi Redaksi": "terkait", "Lainnya untuk Anda": "terkait", "Pembaca juga menyukai": "terkait", "Paling Banyak Dibaca": "terkait", "Artikel Rekomendasi": "terkait",
    "Untuk Anda": "terkait", "Sedang Tren": "terkait",
}  # fmt: skip
POINTER_LABELS: dict[str, str] = {
    "Baca Juga": "baca_juga", "Baca juga": "baca_juga", "BACA JUGA": "baca_juga", "Baca Berita Lainnya": "terkait", "Baca Artikel Lainnya": "terkait", "Lihat Juga": "terkait",
    "Simak Juga": "terkait", "Simak juga": "terkait", "Berita Terkait": "berita_terkait", "Artikel Terkait": "artikel_terkait", "Cek Juga": "terkait", "Baca Pula": "terkait",
    "Jangan Lewatkan": "terkait", "Bacaan Lainnya": "terkait", "Ikuti Juga": "terkait", "Baca Selanjutnya": "terkait",
}  # fmt: skip
"""Label of a link between paragraphs -> kind of the link."""
VIDEO_LABELS = ("Tonton", "Tonton juga", "Tonton Juga", "TONTON", "Tonton Video", "Tonton video")
NEXT_LABELS = ("Selanjutnya", "SELANJUTNYA", "Selanjutnya")
MORE_LABELS = ("Menarik Dibaca", "Menarik dibaca", "MENARIK DIBACA")
GOOGLE_LINES = (
    ("Cek Berita dan Artikel yang lain di ", ""), ("Ikuti berita dan artikel lainnya di ", ""), ("Simak berita terbaru KONTAN.CO.ID di ", ""), ("Baca berita KONTAN lainnya di ", "."),
    ("Dapatkan berita dan artikel lain melalui ", ""), ("Ikuti kami di ", " untuk berita terbaru"), ("Temukan artikel menarik lainnya di ", ""), ("Cek berita dan artikel lainnya di ", "."),
    ("Pantau kabar terkini dari KONTAN lewat ", ""), ("Berita lain bisa dibaca di ", ""), ("Follow KONTAN di ", ""), ("Jangan ketinggalan berita: ikuti KONTAN di ", " sekarang"),
    ("Cek juga artikel dan berita lain yang ada di ", ""),
)  # fmt: skip
"""Words before and after the link to Google News."""
SYNDICATIONS = (
    ("Artikel ini telah tayang di", "dengan judul"), ("Artikel ini sudah tayang di", "dengan judul"), ("Berita ini telah tayang di", "dengan judul"), ("Artikel ini sebelumnya tayang di", "berjudul"),
    ("Tulisan ini sudah terbit di", "dengan judul"), ("Artikel ini pertama kali tayang di", "dengan judul"), ("Berita ini sudah tayang di", "berjudul"), ("Artikel ini dimuat di", "dengan judul"),
    ("Naskah ini telah tayang di", "dengan judul"), ("Artikel asli tayang di", "dengan judul"), ("Artikel ini telah terbit di", "dengan judul"), ("Sebagian artikel ini telah tayang di", "dengan judul"),
)  # fmt: skip
"""Words before the medium and before the title of a first publication."""
SECOND_BYLINES = (
    "<p>Penulis : {0}<br /> Editor : {1} </p>", "<p>Penulis: {0} | Editor: {1}</p>", "<p>(Penulis: {0}, Editor: {1})</p>", "<p>Penulis: {0}</p>\n<p>Editor: {1}</p>",
    "<p><em>Penulis: {0} Editor: {1}</em></p>", "<p>Reporter: {0} / Editor: {1}</p>",
)  # fmt: skip
"""HTML of the names of a first publication, which are no names of this one."""
PAYWALLS = (
    ("Ini Artikel Spesial", "Agar tidak ketinggalan, segera berlangganan sekarang untuk memperoleh semua artikel spesial.", "Hanya Rp 5.000 untuk membaca artikel ini", "BELI SEKARANG"),
    ("Artikel ini khusus untuk pelanggan", "Untuk melanjutkan membaca, silakan berlangganan Kontan atau masuk ke akun Anda.", "Mulai Rp 25.000 per bulan", "Berlangganan Sekarang"),
    ("Konten Premium", "Konten ini hanya untuk pelanggan KONTAN+.", "Coba 7 hari gratis", "Lihat paket langganan"),
    ("Lanjutkan membaca artikel ini", "Silakan masuk atau berlangganan untuk membuka artikel selengkapnya.", "Paket harian Rp 3.000", "Masuk"),
    ("Artikel berbayar", "Sisa artikel ini dapat dibaca oleh pelanggan. Berlangganan sekarang.", "Rp 99.000 per tahun", "Langganan"),
    ("Anda sudah membaca tiga artikel gratis bulan ini", "Berlangganan untuk terus membaca tanpa batas.", "Batalkan kapan saja", "Mulai langganan"),
    ("Khusus pelanggan", "Masuk untuk membaca artikel ini sampai selesai.", "Belum punya akun? Daftar", "Masuk ke akun"),
    ("Buka artikel ini", "Beli akses satu artikel atau pilih paket berlangganan untuk membaca kelanjutannya.", "Hanya Rp 2.500", "BELI AKSES"),
    ("Artikel Eksklusif", "Artikel ini hanya untuk anggota. Silakan login terlebih dahulu.", "Gratis 30 hari pertama", "Login"),
    ("Terima kasih telah membaca", "Untuk membaca artikel ini selengkapnya, silakan berlangganan.", "Pilihan hemat untuk Anda", "Pilih paket"),
    ("Baca selengkapnya dengan KONTAN Premium", "Segera berlangganan untuk mendapat akses ke seluruh artikel premium.", "Diskon hari ini", "Dapatkan akses"),
    ("Konten ini terkunci", "Berlangganan atau masuk untuk membuka kunci artikel.", "Satu akun untuk semua perangkat", "Buka kunci"),
)  # fmt: skip
"""Heading, sentence, price and button of the notice of a paid article."""
PART_WORDS = (


    ("Halaman", "Selanjutnya", "Tampilkan Semua"), ("", "Selanjutnya", ""), ("Halaman:", "Berikutnya", "Semua"), ("Hal.", "Lanjut", "Baca semua"), ("Page", "Next", "Show all"),
    ("Pilih halaman", "Halaman selanjutnya", "Tampilkan semua halaman"), ("", "»", ""), ("Lanjutkan ke halaman", "Berikutnya »", ""), ("Bagian", "Bagian berikutnya", "Satu halaman"),
    ("Halaman 1 dari artikel ini", "Next", "View all"), ("", "Halaman Berikutnya", "Lihat Semua"), ("Baca halaman", "Selanjutnya >", "Tampilkan Semua"),
)  # fmt: skip
"""Words before the links to parts, of the link to the next part, and of the link to the whole article."""
