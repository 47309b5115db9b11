"""Lines that speak of the article or the page itself: who translated it, disclaimers, copyright, initials of its authors."""

import re

from kontan_crawler import site
from kontan_crawler.text.prompts import has_speech
from kontan_crawler.text.words import latin_words

_MAX_WORDS = 60
_ARTICLE = r"(?:(?:seluruh |semua )?(?:isi|naskah|materi) )?(?:(?:artikel|berita|tulisan|konten|naskah|terjemahan|ringkasan|rangkuman|audio|suara) ini|audio|suara|ringkasan|rangkuman|terjemahan)"
_MADE = r"di(?:susun|terjemahkan|buat|tulis|olah|bantu|sunting|hasilkan|sajikan|produksi|adaptasi|sadur|rangkum|ringkas|tinjau|periksa|verifikasi|lindungi|kurasi)"
_SIGNS = ("(", "[", "©", "*")
_NAMES = frozenset(  # one of them is in each such line that does not begin with a sign and has no note: ♬
    "artikel berita tulisan konten naskah terjemahan ringkasan rangkuman audio suara catatan sanggahan penafian disclaimer hak copyright dilarang"
    " grafik infografik infografis ilustrasi foto video riset desain visual kredit anda putar podcast galeri streaming sponsored advertorial event"
    " workshop webinar seminar pelatihan kelas pic tradingview judul ralat koreksi pembaruan diperbarui ketik typo kesalahan kekeliruan kasih pewarta juru gambar redaksi topik halaman liputan isu penulis tamu kelanjutan kelanjutannya laman iklan".split()
)
_PATTERN = re.compile(
    "|".join(
        (
            rf"{_ARTICLE} (?:telah |sudah |juga |hanya |pertama kali |sebagian )*{_MADE}\b.*\b(?:ai|kecerdasan buatan|mesin|otomatis|teknologi|redaksi|editor|tim|pedoman|informasi|penulis|kontan)\b.*",
            r"(?:artikel|tulisan|seluruh isi artikel) ini (?:(?!.*\bsaya\b)(?:adalah|merupakan)|bukan|tidak (?:dimaksudkan|ditujukan|bertanggung))\b.*",
            r"catatan (?:redaksi|editor)|(?:judul|isi|foto|bagian) (?:tulisan|artikel|berita) ini (?:telah|sudah) di\w+.*",
            r"(?:sebagian |seluruh )?terjemahan (?:pada|dalam|di|untuk) (?:artikel|berita|tulisan|halaman) ini\b.*|catatan editor\s*:.*\b(?:artikel|berita|tulisan|naskah|judul) ini\b.*",
            r"isi artikel ini\b.*|(?:konten|artikel) (?:bersponsor|sponsor|promosi|berbayar)\b.*|sanggahan(?: redaksi)?",
            r"redaksi (?:mencabut|memperbaiki|mengubah|menarik|meralat|menghapus) (?:kutipan|angka|foto|nama|judul|kesalahan|kekeliruan|data|ejaan)\b.*\b(?:tulisan|artikel|berita|laporan) ini\b.*|(?:penafian|disclaimer)(?: redaksi)?(?:\s+on)?(?:\s*[:.–—-].*|\s+(?-i:[A-Z]).*)?",
            r"(?:©|\(c\)|\b(?:hak cipta|copyright|seluruh hak|dilarang (?:keras )?(?:mengutip|menyalin|memperbanyak|mengambil|menggandakan|menyebarluaskan|memublikasikan|mempublikasikan|melakukan (?:crawling|scraping|pengindeksan)))\b).*\b(?:izin|kontan\S*|redaksi|dilindungi|reserved|seizin)\b.*",
            r"(?:grafik|infografi[sk]|ilustrasi|foto|video|riset|naskah|desain|visual)\s*:\s*(?:tim )?(?:infografi[sk]|riset|grafis|kreatif|redaksi|multimedia)?\s*kontan\b.{0,20}",
            r".{10,250}\((?:foto|kredit)\s*:\s*[^()]{3,60}\)\W*",
            rf"{_ARTICLE} (?:juga |pula |telah |sudah )*(?:tersedia|bagian dari|kerja sama|hasil kerja sama)\b.*",
            r"anda (?:telah |sudah |sedang )?(?:mem)?baca (?:\d+ dari \d+ (?:artikel|berita)|\S+ dari \S+ (?:artikel|berita) (?:gratis|bulan|pekan|minggu|hari))\b.*",
            r"anda (?:memiliki|punya|mempunyai|masih (?:memiliki|punya)) \d+ (?:artikel|berita) (?:gratis|lagi)\b.*|anda (?:sedang )?membaca sebagai tamu\b.*",
            r"(?:ikuti (?:topik|isu|penulis) ini dan|(?:pindai|beri(?:kan)? (?:nilai|bintang)|simpan|sukai|terjemahkan)\b(?: [\w-]+){0,4} (?:artikel|berita|tulisan|halaman) ini)\b.{0,80}",
            r"(?:masih )?ada kelanjutan(?:nya)? di (?:bawah(?: ini| iklan)?|halaman (?:berikut(?:nya)?|selanjutnya))\W*",
            r"terima kasih (?:telah |sudah )?(?:membaca|menyimak) (?:sampai|hingga|artikel|berita|tulisan|laporan|liputan|kontan)\b.*",
            r"keterangan (?:gambar|foto)\s*:.*|\(?(?:pewarta|juru) foto\s*:\s*(?-i:[A-Z])[^.]{2,50}|(?:artikel|tulisan) ini di(?:persembahkan|sponsori) oleh\b.*",
            rf"{_ARTICLE} (?:ini )?(?:pertama kali |telah |sudah )*(?:terbit|dimuat|tayang|diterbitkan) di\b.*\b(?:dimuat|diterbitkan) (?:kembali|ulang)\b.*\b(?:izin|seizin|lisensi)\b.*",
            r"(?:(?:lihat|simak|tonton|saksikan|dengarkan|putar)(?: juga)? )?(?:putar|video|infografi[sk]|podcast(?: kontan)?|galeri foto|live streaming|konten (?:kemitraan|mitra|sponsor|bersponsor)"
            r"|sponsored|advertorial)(?: pilihan| terkait| ini| juga)*\s*[:\"“]\s*(?=(?:\S+ ){3})(?-i:[\"“A-Z]).{5,140}[^.]",  # and a title
            r"(?:event|workshop|webinar|seminar|pelatihan|kelas)\s*[-–—:]\s.*\b(?:anda|panitia|daftar|kursi|tiket|gratis|hubungi|kuota|peserta)\b.*",
            r"\(kontan\.co\.id\s?/[^()]{2,40}\)",
            r"\([a-z]{2,5}(?:\s?/\s?[a-z]{2,5}){1,3}\)",  # initials
            r"[(\[](?-i:[a-z]{2,4})(?:\s?/\s?[\w. ]{2,20})?[)\]]",
            r"\[(?:gambas|video|embed|youtube|foto|gallery|galeri)\b[^\]]{0,80}\]|\[/?\w+(?:\s+[\w-]+=[^\]\s]+)+\]",  # of a content management system
            r"@?[\w. ]{0,30}♬.{0,60}|pic\.(?:twitter|x)\.com/\w+|(?:track all markets|.{2,30} chart|(?:\w+ )?quotes?) (?:on|by) tradingview|grafik \S{2,12} oleh tradingview",
        )
    ),
    re.IGNORECASE,
)

_CORRECTION = re.compile(
    r"(?:artikel|berita|naskah|tulisan|judul (?:artikel|berita)) ini (?:telah |sudah )?(?:di(?:perbarui|ubah|ralat|koreksi|sunting|mutakhirkan)|mengalami (?:pembaruan|perubahan|koreksi))\b.*"
    r"|diperbarui(?: pada)? \d{1,2} [a-z]+ \d{4}.{0,150}|(?:ralat|koreksi)\s*:.*\b(?:sebelumnya|semula|tertulis|seharusnya)\b.*"
    r"|\((?:laporan|pelaporan|reporting)(?: oleh| by)? [^()]{3,80}; ?(?:disunting|penyuntingan|editing)(?: oleh| by)? [^()]{3,60}\)"
    r"|(?:ralat|(?:catatan )?koreksi|pembaruan|catatan redaksi)\s*:.*\b(?:artikel|berita|tulisan|redaksi|judul)\b.*|(?:ralat|(?:catatan )?koreksi)\s*:.*\b(?:alinea|paragraf)\b.*\b(?:kami|diperbaiki|seharusnya)\b.*"
    r"|(?:menemukan|temukan|melihat|ada) (?:salah ketik|typo|kesalahan (?:ketik|penulisan|data)|kekeliruan)\b.{0,15}\?.{0,40}\b(?:laporkan|sorot|beri tahu|kirim|hubungi|tandai)\b.{0,80}",
    re.IGNORECASE,
)


_ITSELF = re.compile(
    r"(?<!hingga )(?<!sampai )(?<!saat )(?<!ketika )(?<!sebelum )\b(?:artikel|berita|tulisan|naskah|halaman|laman|iklan) ini\b",
    re.IGNORECASE,
)
_SYNDICATED = re.compile(site.SYNDICATED, re.IGNORECASE)  # its medium is read
_OF_PAGE = frozenset(  # beside "artikel ini"; no paragraph of 4,833 of the paper has either
    "kontan redaksi editor penyunting pembaca anda kamu kami ai kecerdasan penyuntingan ralat komentar tanggapan sebutkan tautan ajakan berlanjut"
    " gulir ketuk klik putar muat simpan bagikan laporkan dipersembahkan disponsori diperbaiki cipta kirim hadiah".split()
)
_MAX_ITSELF = 35  # words


def _speaks_of_itself(line: str) -> bool:
    """Return whether a line names its own article or page, and something else of a page: "Perbaikan atas artikel ini dicatat di halaman ralat KONTAN."."""
    words = latin_words(line)
    if "ini" not in words or len(words) > _MAX_ITSELF or _OF_PAGE.isdisjoint(words):
        return False
    return bool(_ITSELF.search(line)) and not (_SYNDICATED.match(line) or has_speech(line))


def is_about_article(line: str) -> bool:
    """Return whether a whole line, given clean, speaks of its own article: "Artikel ini diterjemahkan dengan bantuan AI." """
    if len(line.split()) > _MAX_WORDS or (_NAMES.isdisjoint(latin_words(line)) and not line.startswith(_SIGNS) and "♬" not in line):
        return False
    if _CORRECTION.fullmatch(line.lstrip("* ")) or _speaks_of_itself(line):
        return True
    return bool(_PATTERN.fullmatch(line)) and not has_speech(line)
