"""Lines that speak of the article or the page itself: who translated it, disclaimers, copyright, initials of its authors."""

import re

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.prompts import has_speech
from kontan_crawler.text.words import latin_words

_MAX_WORDS = 60
_ARTICLE = r"(?:(?:seluruh |semua )?(?:isi|naskah|materi) )?(?:(?:artikel|berita|tulisan|konten|naskah|terjemahan|ringkasan|rangkuman|audio|suara) ini|audio|suara|ringkasan|rangkuman|terjemahan)"
_MADE = r"di(?:susun|terjemahkan|buat|tulis|olah|bantu|sunting|hasilkan|sajikan|produksi|adaptasi|sadur|rangkum|ringkas|tinjau|periksa|verifikasi|lindungi|kurasi)"
_SIGNS = ("(", "[", "©", "*")
_NAMES = frozenset(  # one of them is in each such line that does not begin with a sign and has no note: ♬
    "artikel berita tulisan konten naskah terjemahan ringkasan rangkuman audio suara catatan sanggahan sangkalan penafian disclaimer hak copyright dilarang"
    " grafik infografik infografis ilustrasi foto video riset desain visual kredit anda putar podcast galeri streaming sponsored advertorial event"
    " workshop webinar seminar pelatihan kelas pic tradingview judul ralat koreksi pembaruan diperbarui ketik typo kesalahan kekeliruan kasih pewarta juru gambar redaksi topik halaman liputan isu penulis tamu kelanjutan kelanjutannya laman iklan".split()
)
_MADE_BY = (  # who or what made it, and under which licence
    rf"{_ARTICLE} (?:telah |sudah |juga |hanya |pertama kali |sebagian )*{_MADE}\b.*\b(?:ai|kecerdasan buatan|mesin|otomatis|teknologi|redaksi|editor|tim|pedoman|informasi|penulis|kontan)\b.*",
    r"(?:sebagian |seluruh )?terjemahan (?:pada|dalam|di|untuk) (?:artikel|berita|tulisan|halaman) ini\b.*|catatan editor\s*:.*\b(?:artikel|berita|tulisan|naskah|judul) ini\b.*",
    rf"{_ARTICLE} (?:juga |pula |telah |sudah )*(?:tersedia|bagian dari|kerja sama|hasil kerja sama)\b.*",
    rf"{_ARTICLE} (?:ini )?(?:pertama kali |telah |sudah )*(?:terbit|dimuat|tayang|diterbitkan) di\b.*\b(?:dimuat|diterbitkan) (?:kembali|ulang)\b.*\b(?:izin|seizin|lisensi)\b.*",
    rf"{_ARTICLE}(?: (?:pada|di|dalam|awal) \w+ ini| awal \w+ ini)? (?:telah |sudah )?(?:di\w+|memakai|menggunakan)\b.*\b(?:ai|kecerdasan (?:buatan|artifisial)|mesin)\b.*\b(?:redaksi|editor|penyunting|kontan|ditinjau|disunting|diperiksa)\b.*",
    rf"{_ARTICLE} telah melalui (?:proses )?(?:penyuntingan|pemeriksaan|verifikasi)\b.*|(?:perbaikan|koreksi) atas (?:artikel|berita|tulisan) ini\b.*",
    r"(?:sebagian )?(?:(?:isi|suara|teks|dari) )*(?:pada )?(?:artikel|berita|tulisan|naskah|halaman) ini (?:telah |sudah )?di\w+ (?:dengan bantuan |oleh )(?:ai|kecerdasan (?:buatan|artifisial))\W*",
    r"(?:halaman|artikel|tulisan) ini di(?:persembahkan|sponsori) oleh\b.{0,60}",
)
_DISCLAIMERS = (
    r"(?:artikel|tulisan|seluruh isi artikel) ini (?:(?!.*\bsaya\b)(?:adalah|merupakan) (?!salah satu)|bukan|tidak (?:dimaksudkan|ditujukan|bertanggung))\b.*",
    r"catatan (?:redaksi|editor)|(?:judul|isi|foto|bagian) (?:tulisan|artikel|berita) ini (?:telah|sudah) di\w+.*",
    r"isi artikel ini\b.*|(?:konten|artikel) (?:bersponsor|sponsor|promosi|berbayar)\b.*|sanggahan(?: redaksi)?",
    r"redaksi (?:mencabut|memperbaiki|mengubah|menarik|meralat|menghapus) (?:kutipan|angka|foto|nama|judul|kesalahan|kekeliruan|data|ejaan)\b.*\b(?:tulisan|artikel|berita|laporan) ini\b.*|(?:penafian|sangkalan|disclaimer)(?: redaksi)?(?:\s+on)?(?:\s*[:.–—-].*|\s+(?-i:[A-Z]).*)?",
    r"(?:isi|informasi|data) (?:di |dalam |pada )?(?:artikel|tulisan|berita|halaman) ini\b.*\b(?:bukan|tidak) (?:ajakan|saran|nasihat|rekomendasi|menggantikan|dimaksudkan|ditujukan|bertanggung)\b.*",
)
_RIGHTS = (
    r"(?:©|\(c\)|\bcopyright\b|\bseluruh hak\b).*\b(?:izin|kontan\S*|redaksi|dilindungi|reserved|seizin)\b.*",
    r"(?:seluruh|semua) isi (?:halaman|situs|laman|artikel)\b.{0,20}\bdilindungi\b.{0,60}",
    r"hak cipta\b(?:\W+dilindungi|.*\b(?:kontan\S*|redaksi|izin tertulis|seizin)\b).*",
    r"dilarang (?:keras )?(?:mengutip|menyalin|memakai|memperbanyak|mengambil|menggandakan|menyebarluaskan|memublikasikan|mempublikasikan|melakukan (?:crawling|scraping|pengindeksan))\b.*\b(?:kontan\S*|redaksi|izin tertulis|seizin|(?:isi|artikel|berita|konten|naskah|tulisan|materi|halaman) (?:ini|di))\b.*",
    r"mengutip (?:artikel|berita|tulisan) ini\?.*|(?:naskah|isi|konten|materi|gambar|foto)\b.{0,30}\b(?:di halaman ini|artikel ini|berita ini) milik kontan\b.*",
)
_CREDITS = (
    r"(?:grafik|infografi[sk]|ilustrasi|foto|video|riset|naskah|desain|visual)\s*:\s*(?:tim )?(?:infografi[sk]|riset|grafis|kreatif|redaksi|multimedia)?\s*kontan\b.{0,20}",
    r".{10,250}\((?:foto|kredit)\s*:\s*[^()]{3,60}\)\W*",
    r"keterangan (?:gambar|foto)\s*:.*|\(?(?:pewarta|juru) foto\s*:\s*(?-i:[A-Z])[^.]{2,50}|(?:artikel|tulisan) ini di(?:persembahkan|sponsori) oleh\b.*",
    r"\(kontan\.co\.id\s?/[^()]{2,40}\)",
    rf"\([a-z]{{2,5}}(?:\s?/\s?[a-z]{{2,5}}){{1,3}}\)|\((?-i:{site.MEDIUM_AND_INITIALS})\)",  # initials
    r"[(\[](?-i:[a-z]{2,4})(?:\s?/\s?[\w. ]{2,20})?[)\]]",
)
_TO_READERS = (  # how much of it they read, and what they may do with it
    r"anda (?:telah |sudah |sedang )?(?:mem)?baca (?:\d+ dari \d+ (?:artikel|berita)|\S+ dari \S+ (?:artikel|berita) (?:gratis|bulan|pekan|minggu|hari))\b.*",
    r"anda (?:memiliki|punya|mempunyai|masih (?:memiliki|punya)) \d+ (?:artikel|berita) (?:gratis|lagi)\b.*|anda (?:sedang )?membaca sebagai tamu\b.*",
    r"(?:ikuti (?:perkembangan )?(?:topik|isu|penulis|berita|artikel) ini (?:dan|dalam|di|lewat)\b|(?:pindai|beri(?:kan)? (?:nilai|bintang)|simpan|sukai|terjemahkan)\b(?: [\w-]+){0,4} (?:artikel|berita|tulisan|halaman) ini)\b.{0,80}",
    r"(?:masih )?ada kelanjutan(?:nya)? di (?:bawah(?: ini| iklan)?|halaman (?:berikut(?:nya)?|selanjutnya))\W*",
    r"terima kasih (?:telah |sudah )?(?:membaca|menyimak)\W*|terima kasih (?:telah |sudah )?(?:membaca|menyimak) (?:sampai|hingga|artikel|berita|tulisan|laporan|liputan|kontan)\b.*",
    r"(?:event|workshop|webinar|seminar|pelatihan|kelas)\s*[-–—:]\s.*\b(?:anda|panitia|daftar|kursi|tiket|gratis|hubungi|kuota|peserta)\b.*",
    r"(?:.{3,40}[?!] )?(?:kirim|bagikan|sampaikan)(?: \w+){0,6} (?:artikel|berita|tulisan) ini(?: (?:kepada|ke|sebagai|lewat|di)\b.{0,60})?\W*",
    r"(?:belum ada komentar\. )?jadilah yang pertama (?:menanggapi|mengomentari|menilai)\b.{0,40}|(?:apakah|seberapa) (?:artikel|berita|tulisan) ini\b.{0,60}\banda\?|seberapa (?:bermanfaat|membantu|berguna|menarik|jelas) (?:artikel|berita|tulisan) ini\?",
    r"(?:berita|artikel|tulisan) (?:di bawah iklan ini )?(?:masih )?berlanjut\b.{0,40}|(?:iklan\W+)?mengapa saya melihat (?:iklan )?ini\?",
)
_MEDIA = (
    r"(?:(?:lihat|simak|tonton|saksikan|dengarkan|putar)(?: juga)? )?(?:putar|video|infografi[sk]|podcast(?: kontan)?|galeri foto|live streaming|konten (?:kemitraan|mitra|sponsor|bersponsor)"
    r"|sponsored|advertorial)(?: pilihan| terkait| ini| juga)*\s*[:\"“]\s*(?=(?:\S+ ){3})(?-i:[\"“A-Z]).{5,140}[^.]",  # and a title
    r"\[(?:gambas|video|embed|youtube|foto|gallery|galeri)\b[^\]]{0,80}\]|\[/?\w+(?:\s+[\w-]+=[^\]\s]+)+\]",  # of a content management system
    r"@?[\w. ]{0,30}♬.{0,60}|pic\.(?:twitter|x)\.com/\w+|(?:track all markets|.{2,30} chart|(?:\w+ )?quotes?) (?:on|by) tradingview|grafik \S{2,12} oleh tradingview",
)
_PATTERN = lazy("|".join((*_MADE_BY, *_DISCLAIMERS, *_RIGHTS, *_CREDITS, *_TO_READERS, *_MEDIA)), re.IGNORECASE)
_CORRECTION = lazy(
    r"(?:(?:catatan|ralat)[\w ]{0,20}: )?(?:artikel|berita|naskah|tulisan|judul (?:artikel|berita)) ini (?:telah |sudah )?(?:di(?:perbarui|perbaiki|ubah|ralat|koreksi|sunting|mutakhirkan)|mengalami (?:pembaruan|perubahan|koreksi|penyuntingan))\b.*"
    r"|diperbarui(?: pada)? \d{1,2} [a-z]+ \d{4}.{0,150}|(?:ralat|koreksi)\s*:.*\b(?:sebelumnya|semula|tertulis|seharusnya)\b.*"
    r"|\((?:laporan|pelaporan|reporting)(?: oleh| by)? [^()]{3,80}; ?(?:disunting|penyuntingan|editing)(?: oleh| by)? [^()]{3,60}\)"
    r"|(?:ralat|(?:catatan )?koreksi|pembaruan|catatan redaksi)\s*:.*\b(?:artikel|berita|tulisan|redaksi|judul)\b.*|(?:ralat|(?:catatan )?koreksi)\s*:.*\b(?:alinea|paragraf)\b.*\b(?:kami|diperbaiki|seharusnya)\b.*"
    r"|(?:menemukan|temukan|melihat|ada) (?:salah ketik|typo|kesalahan (?:ketik|penulisan|data)|kekeliruan)\b.{0,15}\?.{0,40}\b(?:laporkan|sorot|beri tahu|kirim|hubungi|tandai)\b.{0,80}",
    re.IGNORECASE,
)


def is_about_article(line: str) -> bool:
    """Return whether a whole line, given clean, speaks of its own article: "Artikel ini diterjemahkan dengan bantuan AI." """
    if len(line.split()) > _MAX_WORDS or (_NAMES.isdisjoint(latin_words(line)) and not line.startswith(_SIGNS) and "♬" not in line):
        return False
    line = line.lstrip("* ")
    return bool(_CORRECTION.fullmatch(line)) or (bool(_PATTERN.fullmatch(line)) and not has_speech(line))
