"""Classes of capitalised words in news, by what stands before and behind them: one letter for each class."""

import re

_OFFICES = (
    "presiden wakil perdana menteri menlu menkeu mendag gubernur ketua direktur kepala analis ekonom juru sekretaris komisaris ceo cfo coo chief pendiri "
    "bos pengamat pejabat penasihat senator kanselir raja ratu pangeran putra paus jenderal laksamana kolonel komandan panglima duta wali bupati anggota "
    "manajer head vice executive senior managing equity plt plh dirut presdir wapres kapolri pakar ahli profesor peneliti ilmuwan pimpinan pemimpin mantan "
    "eks utusan jaksa hakim deputi corporate portfolio strategist trader miliarder pengusaha taipan juragan co-founder pm diplomat pedagang petani warga "
    "investor konsumen pelanggan nasabah karyawan pemegang pelaku calon bekas staf legislator anggota"
)
_CONNECTIVES = (
    "sementara menurut namun selain adapun meski meskipun sebelumnya mengutip melansir dikutip dilansir seperti dalam pada di untuk dengan setelah sejak ketika "
    "saat jika bila karena akibat tak tidak hal hingga sebagai kemudian lalu selanjutnya berikutnya berikut berdasarkan mulai bahkan padahal sebab artinya "
    "apalagi terlebih misalnya contohnya kini sekarang walau walaupun secara dari kalau tetapi tapi dan juga sedangkan sebaliknya akhirnya alhasil walhasil "
    "sontak per selama sepanjang usai pasca begitu tanpa antara bagi oleh tentang terkait merujuk menyusul mengenai sehingga maka jadi toh nah awalnya "
    "semula sebenarnya sejatinya faktanya kabarnya rencananya khusus terutama termasuk terakhir singkatnya pasalnya"
)
_PRONOUNS = "dia ia mereka kami kita saya anda beliau ini itu inilah itulah hal mayoritas sebagian sejumlah beberapa banyak para kedua ketiga semua setiap tiap seluruh sebanyak sekitar lebih total seorang sebuah salah langkah kondisi situasi keputusan pernyataan kebijakan"
_PLACES = (
    "indonesia jakarta china tiongkok cina beijing shanghai hongkong hong taiwan taipei jepang tokyo korea seoul pyongyang india delhi mumbai pakistan bangladesh "
    "sri singapura malaysia thailand bangkok vietnam hanoi filipina manila myanmar kamboja laos brunei australia sydney canberra selandia amerika as washington "
    "new kanada ottawa toronto meksiko brasil argentina chile cile peru kolombia venezuela kuba panama inggris london prancis paris jerman berlin italia roma "
    "spanyol madrid portugal belanda belgia brussel brussels swiss zurich jenewa austria wina swedia norwegia denmark finlandia irlandia yunani polandia hungaria "
    "ceko rumania ukraina kyiv kiev rusia moskow belarus kazakhstan turki turkiye ankara istanbul iran teheran irak baghdad israel palestina gaza lebanon suriah "
    "yordania arab saudi riyadh qatar doha dubai uni uea emirat kuwait oman yaman mesir kairo libya maroko aljazair nigeria kenya ethiopia sudan afrika asia eropa "
    "timur barat pasifik atlantik hormuz greenland ue eurozone bali surabaya bandung medan papua kalimantan sumatra sumatera sulawesi jawa"
)
_BODIES = (
    "bank pt komisi departemen kementerian kementrian dewan badan otoritas bursa pemerintah parlemen kongres senat mahkamah pengadilan kejaksaan militer polisi "
    "tentara angkatan partai organisasi lembaga asosiasi federasi serikat universitas perusahaan grup group raksasa maskapai produsen operator pabrik indeks "
    "saham harga kurs rupiah yen yuan dolar euro emas minyak wall federal the goldman morgan jpmorgan citigroup hsbc ubs gedung kedutaan kremlin pentagon istana"
)
_DAYS = (
    "senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober november desember kemarin besok hari pekan "
    "bulan tahun kuartal semester pagi siang sore malam tanggal pukul"
)
CLASSES = {
    word: letter
    for letter, words in (("B", _BODIES), ("P", _PLACES), ("R", _PRONOUNS), ("D", _DAYS), ("C", _CONNECTIVES), ("O", _OFFICES))
    for word in words.split()
}
"""Word in lower case -> its class: O, who holds an office or acts; C, a connective; R, a pronoun or determiner; D, a day or month; P, a place; B, a body."""
_VERB = re.compile(r"(?:me[mnl]|meng|meny|ber|ter|di[a-z]{3}|me[a-z]{4})")
_SUFFIX = "nya"


def class_of(word: str, known: bool) -> str:
    """Return the class of a capitalised word, given in lower case. Beside CLASSES: V, the form of a verb; Y, the suffix "-nya"; K, another known word; T, none."""
    if word in CLASSES:
        return CLASSES[word]
    if len(word) > 5 and word.endswith(_SUFFIX):
        return "Y"
    if known:
        return "V" if is_verb(word) else "K"
    return "T"


def is_verb(word: str) -> bool:
    """Return whether a word in lower case has the form of a verb: "mengatakan", "dibuka"."""
    return _VERB.match(word) is not None
