"""Whole lines that belong to a page and not to a story: advertisement labels, page numbers, counts, legal lines, accounts. Lines are clean."""

from functools import lru_cache

from kontan_crawler.patterns import lazy
from kontan_crawler.text.interface_words import is_interface
from kontan_crawler.text.prompts import has_speech
from kontan_crawler.text.signs import OPENING_QUOTES
from kontan_crawler.text.words import latin_words

_COUNT = lazy(r":\s*\d[\d.,]*$")
_TO_PRESS = frozenset("selengkapnya perbesar perkecil dengarkan putar".split())
_MAX_LENGTH = 200  # characters
_ORNAMENT = lazy(r"[^\w@#(©]+")
_HASHTAGS = lazy(r"(?:[\w ]{3,20}:)?\W*(?:[@#]\w+\W*)+")
# All are forms of a line in lower case: a search that ignores case takes longer.
_NETWORKS = r"(?:spotify|youtube(?: music)?|noice|apple podcasts?|tiktok|instagram|facebook|x|telegram|whatsapp)"
_WHOLE = lazy(
    "|".join(
        (
            r"(?:nilai|rating|skor|penilaian|ulasan)(?: (?:artikel|berita|tulisan|pembaca))?(?: ini)?\W+\d(?:[.,]\d)? (?:dari|/) ?5(?: bintang)?(?:\W*\d[\d.]* (?:penilai|suara|ulasan|pembaca|orang|voters?))?\W*|(?:beri )?(?:nilai|rating|penilaian)(?: (?:untuk|kualitas))* (?:artikel|berita|tulisan)(?: ini)?\W+(?:\d\W*){3,10}|(?:klik|ketuk|pilih)(?: pada)? bintang\b.{0,40}",
            # advertisements
            r"(?:video|iklan|artikel)(?: (?:anda|berikutnya|selanjutnya|ini))? akan (?:diputar|dimulai|berakhir|tampil)(?: (?:otomatis|dalam|setelah|sebentar|di bawah|usai) ?.{0,60})?\W*",
            r"(?:-+\s*)?(?:advertis(?:e?ment|ing)|iklan(?: (?:oleh|dari|untuk anda|google))?|ads?(?: by .{1,20})?|(?:sponsor|promot)(?:ed)?(?: (?:content|by .{1,30}))?|iklan baris|(?:konten|promosi|iklan|artikel) (?:sponsor|bersponsor|promosi|berbayar)|disponsori|bersponsor|ruang ini (?:tersedia )?untuk iklan anda\W*|pariwara|advertorial"
            r"|(?:tutup|lewati|skip|close) (?:iklan|ads?)|ruang iklan.{0,30}|(?:konten|artikel|halaman) (?:ini )?(?:adalah|merupakan|berisi|bersifat) (?:iklan|promosi|advertorial).{0,30}|promo (?:langganan|spesial langganan)(?!.*\b(?:naik|turun|jadi|menjadi)\b)(?:\W+\w+){0,8}\W*|promo(?:si)?)(?:\s*-+)?",
            r"(?:(?:advertisement|iklan)\W+)?(?:scroll|gulir|geser|swipe)(?: (?:ke|untuk|down|up|to|for|terus|lanjut|sampai|hingga|di|layar (?:ke|untuk))\b.{0,60}|\W*)",
            # pagination and reading on
            r"[«‹]+ ?\w+(?: \w+)?",
            r"(?:hal(?:aman)?|laman)(?: ke)?[\s:.]*(?:\d{1,3}(?:\W+(?:dari\W+)?|\Z))*|(?:\d{1,2}\s+){1,12}\d{1,2}|(?:tampilkan|lihat|baca|buka|show|view) (?:semua|seluruh|lebih (?:banyak|lanjut)|selengkapnya|lagi|all|more).{0,25}"
            r"|(?:poll of the day|rate this (?:story|article)|kita juga ada di .{0,30}|unlimited access.{0,40}|get the app.{0,60})\W*|delayed \d+ min\w*|(?:kurs|data|harga|diperbarui) (?:diperbarui )?otomatis|(?:iklan|advertisement|ads?)\W+(?:story|artikel|berita) .{0,25}|sponsored links.{0,20}|see more .{0,20}google news|get the app.{0,30}|subscribe now.{0,30}"
            r"|(?:harga|kurs|data)(?: \w+)? hanya (?:sebagai )?(?:acuan|referensi|indikasi)\W*|data (?:oleh|dari|disediakan)(?: oleh)? .{0,30}(?:penyedia|mitra|bursa)|diperbarui (?:setiap|tiap) .{0,15}|waktu dalam wib|lihat data.{0,15}"
            r"|(?:koreksi|perbaiki|laporkan) (?:artikel|berita) ini|.{3,40}\?(?:\W+\w+)?(?: [·|•] \w+){2,6}|(?:lihat|buka) \d+ (?:foto|gambar|video)|bagikan|share|sebarkan|follow|ikuti|subscribe|login|selengkapnya|(?:next|previous) page|share this (?:article|story|page)|versi audio(?:nya)?|(?:lanjut(?:kan)?|terus(?:kan)?) (?:membaca|baca)\b.{0,40}|(?:continue|keep) reading.{0,30}|read more.{0,20}|(?:halaman )?(?:selanjutnya|berikutnya|sebelumnya|next|previous|prev)\W*(?:halaman)?\W*",
            r"(?:artikel|berita|cerita|konten|tulisan)(?: di bawah)?(?: ini)?(?: akan)? (?:berlanjut|dilanjutkan|lanjut)\b.{0,20}\b(?:iklan|pesan|sponsor|di bawah|halaman)\b.{0,20}|pesan (?:dari )?(?:mitra|sponsor|pengiklan)\b.{0,30}",
            # reactions, pictures, old browsers
            r"(?:(?:suka|senang|sedih|marah|kaget|lucu|terkejut|takjub|bangga|terhibur|terinspirasi|inspiratif|biasa saja|tidak peduli|kecewa)\W+\d+\W*){2,}|menyukai ini\W*|suka memuat\W*|menyukai ini: suka memuat\W*",
            r"(?:ketuk|klik|sentuh|tekan)(?: dua kali)?(?: (?:pada )?gambar)? untuk (?:memperbesar|memperkecil|zoom)\b.{0,20}|(?:halaman|situs) ini (?:paling )?(?:baik|optimal) (?:di)?(?:lihat|tampil\w*)\b.{0,60}\d{3,4} ?x ?\d{3,4}\W*",
            # the name of a site, consent, updates of widgets
            r"\(?(?:[\w-]+\.){1,4}(?:com|id|tv|net|org|news)\)?",
            r"dengan (?:men|mel|mem|meng|terus|ter|kl).{0,90}\b(?:setuju|menyetujui)\b.{0,60}\b(?:kami|kontan\S*|cookies?|syarat|ketentuan|kebijakan)\b.{0,60}|mode (?:gelap|terang|malam)",
            r"(?:terakhir )?(?:diperbarui|di-update|updated?|pembaruan)(?: terakhir)?\W.{0,20}(?:\d{1,2}[.:]\d\d.{0,12}|lalu)|(?:data|harga|kurs)(?: pasar| bursa| saham)? (?:tertunda|ditunda|delayed)(?:.{0,25}|.{0,20}\b\d+ menit\b.{0,60})|(?:terkini|breaking(?: news)?|terpopuler|trending|sekilas)\s*[•|·](?:[^•|·]{8,80}[•|·]){2,}[^•|·]{8,80}",
            r"(?:berita|artikel|konten|tulisan) ini (?:juga )?(?:dapat|bisa)(?: anda)? (?:dengar|simak|didengar|dibaca|disimak|diakses|dibagikan)\w*\b.{0,90}|suara dihasilkan (?:oleh|dengan|secara) .{0,60}|suara (?:ini )?(?:oleh|dari|buatan) (?:mesin|ai|komputer|robot|kecerdasan (?:buatan|artifisial))\W*|(?:masuk|login)\b.{0,20} untuk (?:mem)?baca\b.{0,30}\b(?:tanpa|bebas) (?:gangguan )?iklan\W*",
            rf"(?:dengar(?:kan)?|tonton|saksikan|simak|nantikan)\b[^.]{{3,100}}\b(?:di|lewat|melalui) (?:kanal )?{_NETWORKS}(?:(?:,| dan| atau| serta) {_NETWORKS})*\W*",
            r"(?:podcast|siniar)\b.{0,60}\bepisode (?:terbaru|pekan ini|hari ini|kali ini)\b.{0,100}",
            # counts, reading time, sound, sizes
            r"(?:telah |sudah |sedang )?(?:dibaca|dilihat|ditonton|dibagikan|views?|hits?|pembaca)\W*(?:oleh )?[\d.,]+\s*(?:kali|x|rb|ribu|k|orang|pembaca)?(?: (?:hari|pekan|minggu|bulan) ini)?|\d{1,2}\s*/\s*\d{1,2}|hal(?:aman)?\.? \d+ ?/ ?\d+|[\d.,]+\s*(?:rb|ribu|k|jt|juta)?\s*(?:(?:orang )?(?:sedang )?menonton|(?:orang )?sedang membaca)(?: sekarang)?|[\d.,]+\s*juta\s*(?:views?|viewers?|kali (?:dibaca|dibagikan|dilihat|ditonton))|[\d.,]+\s*(?:rb|ribu|k|jt)?\s*(?:x (?:ditonton|dilihat|dibaca)|kali dibaca|views?|(?:pen)?tayangan|pembaca|dibaca|kali (?:dibagikan|dilihat|ditonton)|shares?|likes?|suka|komentar|comments?|tanggapan|viewers?|watching)"
            r"|(?:(?:tampilkan|lihat|sembunyikan|buka|show|view) (?:semua )?)?(?:komentar|comments?)\W*\(?\d*\)?|(?:tulis|tulislah|tinggalkan|beri|berikan|kirim|sampaikan) komentar(?: anda| kamu)?(?: di (?:bawah(?: ini)?|sini|kolom .{0,20}))?\W*|klik(?: di sini)? untuk (?:ber|memberi |menulis )komentar\W*|(?:perkiraan |estimasi )?(?:waktu|lama|durasi) (?:baca|membaca)\W+(?:sekitar |kira-kira |kurang lebih )?[±~]?\d{1,3}\s?(?:menit|min(?:ute)?s?|detik|jam).{0,12}|estimasi\W+\d{1,3} (?:menit|min).{0,15}|(?:baca dalam |bacaan |audio\W+|durasi baca\W+)\d{1,3} (?:menit|min(?:ute)?s?)\W{0,3}|\d{1,3} (?:menit|min(?:ute)?s?) (?:baca|membaca|read|dibaca|waktu baca).{0,10}|(?=penilaian|rating|ulasan|skor)(?=.*\b(?:ini|anda)\b)(?:penilaian|rating|ulasan|skor) (?:pembaca|artikel|anda)(?: \w+){0,3}\W*[\d.,]+\W*"
            r"|(?:dengar(?:kan)?|putar) (?:artikel|berita|audio|versi)\b.{0,40}|(?:a[-+ ]*){2,4}|a[-+]|(?=a|ukuran|huruf|font|teks|sangat|kecil|sedang|normal|besar)(?=.*(?:aa|a[-+]|huruf|font|teks))(?:(?:aa?[-+]?|(?:ukuran )?(?:huruf|font|teks)|sangat|kecil|sedang|normal|besar)[\s|/:·]*){3,7}|(?:ukuran|perbesar|perkecil) (?:huruf|font|teks).{0,20}|(?:\d{1,2}:\d\d\W*){1,2}(?:putar|play)?.{0,8}|\d{1,2}:\d\d\W.{0,30}\b(?:putar|play|tonton|video)\b\W*(?:video)?|(?:simak|dengarkan|putar)\b.{0,30}\d{1,2}:\d\d\W*|play|pause|mute|unmute|memuat.{0,20}|loading.{0,20}|(?:video|iklan|konten|halaman|pemutar|berita|artikel) sedang (?:dimuat|memuat)\W*|stop|text[- ]to[- ]speech",
            # legal lines
            r"(?:seluruh |semua |segala )?(?:materi|isi|konten|artikel)(?: ini)? (?:di)?lindungi.{0,60}|(?:seluruh|semua|segala) (?:materi|isi|konten).{0,60}kontan.{0,40}|(?:copyright|hak cipta|©|\(c\))\W*(?:\(c\)|©|\d{4}|(?:di)?lindungi(?! undang-undang,)|pada)(?:\W+\w+){0,8}\W*|hak cipta dilindungi undang-undang\. .{0,120}|(?:copyright|hak cipta|©)\W.{0,60}kontan\b.{0,100}|©.{0,60}\b(?:hak|rights)\b.{0,30}|(?:isi|konten|materi|komentar|tanggapan)\b.{0,40}\btanggung jawab (?:penulis|pembaca|pengirim|anda|pengiklan|masing|redaksi|pemasang|sepenuhnya|mitra)\w*.{0,60}|isi (?:tulisan|artikel|iklan|konten)\b.{0,30}\btanggung jawab\b.{0,90}\b(?:redaksi|kontan)\b.{0,20}|©.{0,40}hak cipta.{0,60}|hak (?:siar|kutip|cipta|terbit)\b.{0,60}\b(?:kontan\S*|redaksi|kami|penerbit|dilindungi)\b.{0,30}|(?:hak cipta .{0,30}, )?dilarang (?:keras )?(?:mengutip|menyalin|menggandakan|memperbanyak)(?: \w+){0,2} tanpa (?:se)?izin\W*|dilarang (?:mengutip|menyalin|memperbanyak|mengcopy)\b.{0,60}\b(?:artikel|berita|konten|situs|isi|redaksi|kontan|materi)\b.{0,60}|(?:laporkan|report) (?:kesalahan|artikel|masalah|typo|an? error)(?: (?:ini|penulisan|ketik|di artikel ini))?",
            r"(?:polling|jajak pendapat|kuis)(?: (?:hari|pekan) ini| kontan)?\s*:.{0,60}\?|kuis (?:hari|pekan) ini\s*:.{0,50}|(?:baca|buka)(?: di)? aplikasi|(?:tags?|topik|label|kata kunci|topics?|dalam (?:artikel|berita) ini)\W*(?:terkait|hangat|(?:berita|artikel) ini|populer|pilihan)?\W*|hal(?:aman)?\.?:?(?:\W+\d{1,2})+(?:\W+(?:tampilkan semua|selanjutnya|berikutnya|semua))*\W*|tampilkan semua|indeks berita|trending|home|beranda|\((?:selesai|tamat|habis|bersambung)\)\W*|bersambung ke (?:bagian|halaman) .{0,15}",
        )
    )
)
_BY_END = lazy(r"(?:[^★☆]{0,80}[?.!] )?(?:(?:★ ){4}★|(?:☆ ){4}☆)|\w+(?: \w+)? ?[»›]+")
_LAST_SIGNS = ("★", "☆", "»", "›")  # of these forms
_NETWORK_COUNT = (
    r"(?:facebook|twitter|x|instagram|ig|tiktok|threads|youtube|telegram|whatsapp|linkedin)\W+[\d.,]+\s?(?:ribu|juta|rb|jt|k|m)?\s"
)
_PAGES = r"(?=\D{0,60}\d)(?:(?:hal(?:aman|\.)?|laman|sebelumnya|selanjutnya|berikutnya|kembali|lanjut|awal|akhir|pertama|terakhir|semua|\d{1,2})(?:[\s|«»<>‹›…·-]+|$)){2,12}"
_ANYWHERE = tuple(  # words, and the form of the lines that have them in their middle
    (words, lazy(form))
    for words, form in (
        (
            "google news",
            r"(?=.{0,80}\b(?:berita|artikel|kabar|informasi|konten|kami|kontan\S*)\b)(?=(?:\S+ ){0,14}\S+$).{0,100}\bgoogle news(?: (?:sekarang|ya|kami|kontan))?\W*"
            r"|(?=(?:\S+ ){0,14}\S+$).{0,20}\b(?:ikuti|baca|simak|temukan|dapatkan|pantau|cek|follow|update)\b.{0,80}\bgoogle news(?:\W+(?:sekarang|ya|kami|kontan|dan|atau|serta|discover|showcase|whatsapp|telegram)){1,4}\W*",
        ),
        (
            " cookie",
            r"(?=.{0,160}\b(?:kami|situs (?:web )?ini|kontan|anda)\b).{0,80}\b(?:menggunakan|penggunaan|memakai) cookies?\b.{0,120}",
        ),
        *((word, _PAGES) for word in ("hal", "laman", "sebelumnya", "selanjutnya", "berikutnya", "»", "›", "«", "‹", ">", "<")),
        ("all right", r".{0,60}all rights? reserved.{0,20}"),
        (
            "sumber pilihan",
            r"\W*\+ ?tambah(?:kan)? sebagai sumber pilihan\W*|(?=.{0,120}\b(?:google|kontan)\b).{0,10}\b(?:(?:tambah(?:kan)?|jadikan|pilih|atur|setel)\b.{0,40}|jadikan kontan\b.{0,100})\bsumber pilihan\b.{0,60}",
        ),
        (
            "hasil pencarian",
            r"(?=.{0,80}\bkontan\b).{0,20}\b(?:lebih sering|utamakan|prioritaskan)\b.{0,60}\bhasil pencarian(?: google)?\W*",
        ),
        (
            "javascript",
            r"(?=.{0,120}\b(?:peramban|browser|pemutar|halaman ini|situs ini|anda)\b).{0,60}\b(?:aktifkan|nyalakan|memerlukan|membutuhkan|enable|requires?)\b.{0,20}\bjavascript\b.{0,60}",
        ),
        ("modal window", r".{0,60}\bthis is a modal window.{0,100}"),
        (" by ", r"(?:advertisements?|ads?|sponsored|promoted|powered) by [\w.-]{2,20}.{0,120}"),
        ("browser does not support", r".{0,10}\byour browser does not support\b.{0,80}"),
        *((name, rf"(?:sponsored )?by {name}\b.{{0,200}}|(?:.{{0,60}}(?:\bby|\|) )?{name}") for name in ("taboola", "outbrain")),
        ("tautan ini", r"(?=.{0,80}\bkami\b).{0,60}\b(?:komisi|imbalan)\b.{0,60}\btautan ini\W*"),
        ("pengikut", rf"(?:{_NETWORK_COUNT}(?:pengikut|pelanggan|suka|followers?|subscribers?)\W*)+"),
        ("followers", rf"(?:{_NETWORK_COUNT}(?:followers?|subscribers?|fans|likes?)\W*)+"),
        (
            " tradingview",
            r"(?:grafik|chart|data) (?:\w+ ){0,2}(?:oleh|dari|by) tradingview(?:\W{0,3}(?:data )?(?:tertunda|delayed|real ?time).{0,20})?\W*|(?:lacak|pantau|lihat|ikuti) (?:semua|seluruh) pasar (?:di|lewat|oleh|dengan) tradingview",
        ),
    )
)
_ADVERTISEMENTS = frozenset("iklan advertisement advertising ads ad adv advertorial pariwara sponsored bersponsor".split())
_IN_LABELS = _ADVERTISEMENTS | frozenset(
    "mitra sponsor partner space ruang materi slot banner konten promosi promo berbayar google oleh dari by content kami layanan masyarakat baris teks artikel".split()
)
_ADVERTISERS = frozenset({"sponsor", "mitra", "promo", "promosi"})
_PLACES = frozenset("ruang materi slot space banner konten artikel".split())
_ANNOUNCES = lazy(
    r"(?:Berikut|Inilah)\b(?!.*\b(?:berita|artikel|konten|tulisan|bacaan|video|tautan|link|kami|anda)\b).*:$"
)  # "Berikut daftar selengkapnya:"
_MAX_LABEL = 4  # words
_NETWORK_HANDLE = lazy(
    r"(?:follow |ikuti )?(?:facebook|twitter|x|instagram|ig|tiktok|threads|youtube|telegram|whatsapp|line)\W{1,3}(?:@[\w.]+|kontan\S*(?: tv| news)?)\W*"
)


@lru_cache(maxsize=256)  # a line of the page is asked for several times, and stands on other pages too
def is_chrome_line(line: str) -> bool:
    """Return whether a whole line is an advertisement label, a share row, page numbers, a count or a legal line."""
    if len(line) > _MAX_LENGTH or line.startswith(OPENING_QUOTES) or _ANNOUNCES.match(line):
        return False
    ornament = _ORNAMENT.match(line)
    line = (line[ornament.end() :] if ornament else line).lower()
    return is_interface(line) or _is_account(line) or _labels_advertisement(line) or _has_known_form(line)


def is_to_press(line: str) -> bool:
    """Return whether a line of the page is one to press beside any story, or a label and a count: no subheading, even among those of a story. "Perbesar teks", "Views: 666"."""
    return is_chrome_line(line) and (_COUNT.search(line) is not None or not _TO_PRESS.isdisjoint(latin_words(line)[:1]))


def _labels_advertisement(line: str) -> bool:
    """Return whether a line in lower case is only words of the label of an advertisement: "iklan mitra", "space iklan"."""
    words = latin_words(line)
    if len(words) > _MAX_LABEL or line[-1:] == "?" or not _IN_LABELS.issuperset(words):
        return False
    return not _ADVERTISEMENTS.isdisjoint(words) or not (_ADVERTISERS.isdisjoint(words) or _PLACES.isdisjoint(words))


def _has_known_form(line: str) -> bool:
    if _WHOLE.fullmatch(line) or (line.endswith(_LAST_SIGNS) and _BY_END.fullmatch(line)):
        return True
    forms = [form for words, form in _ANYWHERE if words in line]
    return any(form.fullmatch(line) and not has_speech(line) for form in forms)


def _is_account(line: str) -> bool:
    """Return whether a line is only accounts of social networks."""
    return bool((("@" in line or "#" in line) and _HASHTAGS.fullmatch(line)) or _NETWORK_HANDLE.fullmatch(line))
