"""Cue words: which side of publication a clause is on, what is compared with what, and where a clause begins. Data, no logic."""

from typing import Literal

from kontan_crawler.dates.numerals import ONES

CueKind = Literal[
    "modal",  # a verb ahead of publication: "akan bertemu"
    "await",  # a verb whose object is ahead of publication, though the clause is not: "turun pada Senin menanti rapat pada Rabu"
    "plan",  # a noun or conjunction that is the same, up to a comma: "rencana", "menjelang rapat"
    "expected",  # a verb of expectation: "diperkirakan naik"
    "outlook",  # a noun of expectation: "peluang kenaikan pada Desember", not "peluang turun pada Senin"
    "forecast",  # a verb of saying whose clause is an outlook: "memperkirakan kenaikan pada Desember"
    "past",  # a verb or conjunction of the past: "telah bertemu", "setelah bertemu"
    "since",
    "saying",  # a verb before what is said: "mengatakan", "mengumumkan"
    "said",  # a verb behind what is said: "kata", "ujarnya"
    "result",  # what has been counted: "hingga Juni penjualan mencapai …"
    "standard",  # what something is compared with follows
    "from",  # "dari": the same, before an amount or a noun of STANDARD_NOUNS
    "outcome",  # ends a standard: "dari Rp 9 miliar menjadi Rp 12 miliar"
    "closing",  # the end of a week on the market
    "conjunction",  # begins a clause
    "and",
]

CUES: dict[CueKind, str] = {
    "modal": "akan bakal hendak dijadwalkan terjadwal rencananya direncanakan diagendakan berencana ditargetkan menargetkan nanti",
    "await": "dinanti dinantikan menanti menantikan menunggu ditunggu",
    "plan": ("menjelang jelang rencana jadwal agenda target tenggat deadline pengiriman pengantaran mendatang jika apabila"),
    "expected": "diperkirakan diproyeksikan diprediksi diramal diharapkan berpotensi berpeluang",
    "outlook": "peluang kemungkinan probabilitas ekspektasi proyeksi prospek prediksi perkiraan memperhitungkan",
    "forecast": "memperkirakan memproyeksikan memprediksi meramal meramalkan mengharapkan berharap",
    "past": "telah sudah sempat pernah usai seusai setelah sesudah selepas pasca sebelumnya sedianya",
    "since": "sejak semenjak",
    "saying": (
        "mengatakan menyatakan menyebut menyebutkan menuturkan menjelaskan menegaskan menambahkan mengungkapkan mengumumkan melaporkan "
        "menulis menyampaikan mengonfirmasi merilis menunjukkan berkata diumumkan dilaporkan disampaikan ditutup"
    ),
    "said": (
        "kata katanya ujar ujarnya tutur tuturnya ucap ucapnya jelas jelasnya tegas tegasnya sebut sebutnya papar paparnya imbuh imbuhnya "
        "pungkas pungkasnya tulis tulisnya terang terangnya ungkap ungkapnya tambah tambahnya menurut menurutnya mengutip dikutip melansir dilansir"
    ),
    "result": "mencapai tercatat mencatat mencatatkan membukukan realisasi terealisasi terkumpul terdapat naik turun tumbuh meningkat menurun",
    "standard": "dibanding dibandingkan ketimbang daripada versus vs rekor puncak puncaknya",
    "from": "dari",
    "outcome": "menjadi",
    "closing": "menutup mengakhiri berakhir parkir",
    "conjunction": (
        "bahwa sementara sedangkan tetapi tapi namun melainkan meski meskipun walau walaupun kendati karena sebab sehingga ketika "
        "saat seiring padahal"
    ),
    "and": "dan serta",
}
CLOSING = frozenset(CUES["closing"].split()) | {"ditutup"}
# Cues of two words, by the first: the second and the kind of both together; None is no cue.
PAIRS: dict[str, tuple[str, CueKind | None]] = {
    "akan": ("tetapi", "conjunction"),
    "target": ("harga", None),
    "terakhir": ("kali", "past"),
    "kali": ("terakhir", "past"),
    "jatuh": ("tempo", "plan"),
    "batas": ("waktu", "plan"),
    "sementara": ("itu", None),
    "saat": ("ini", None),
}

# Prepositions that decide for the expression behind them. `mulai` and `per` yield to a cue of the other side.
AHEAD = frozenset(
    {"hingga", "sampai", "lambat", "lambatnya", "mulai", "menjelang", "jelang", "pengiriman", "pengantaran", "kontrak", "tenggat"}
)
BACK = frozenset({"sejak", "semenjak", "per"})
# After these verbs "ke" and "menjadi" name the new time: "diundur ke Senin".
POSTPONED = frozenset("diundur diundurkan ditunda dimundurkan mundur digeser bergeser dimajukan dialihkan diperpanjang diubah".split())
LATEST = frozenset({"paling", "selambat"})

# Between a governor and its expression: "hingga pertemuan pada Rabu".
LINKS = frozenset("pada di hari tanggal bulan tahun pertemuan rapat perdagangan dengan akhir awal".split())
# Between a verb of saying and the time of saying: "mengatakan kepada Reuters pada Senin".
ADDRESSED = frozenset({"kepada", "di", "dalam", "melalui", "lewat"})

# What directly governs a standard of comparison: "setelah pekan lalu melesat", "periode yang sama tahun sebelumnya".
GOVERNS_STANDARD = frozenset("sejak semenjak setelah sesudah sebelum usai sama dibanding dibandingkan ketimbang daripada".split())
# "lebih dari 2%" and "lima dari 11 saham" compare nothing.
NOT_COMPARED = frozenset(("lebih", "kurang", "terdiri", "bagian", *ONES))
STANDARD_NOUNS = frozenset(
    "rp us usd sekitar hanya posisi level periode penutupan laba rugi perkiraan proyeksi ekspektasi rekor puncak angka kerugian pendapatan penjualan capaian realisasi perolehan kuartal semester".split()
)
ACHIEVED = frozenset("mencetak mencapai menyentuh memecahkan menembus membukukan mencatat mencatatkan menorehkan ke".split())

# Verbs without a prefix, and words that only look like verbs.
VERBS = frozenset({"sepakat", "setuju"})
NO_VERBS = frozenset(
    (
        "mereka menteri mentah mental mengenai menurut melalui menjelang menengah melainkan merdeka memang merupakan mendatang menyusul "
        "mengingat berita berapa berat bersih bersama bersamaan berikut berikutnya berdasarkan berkat berlian bernama bertajuk bertema berjudul "
        "dinas dirinya direktur direksi diskon dividen dinamika disiplin distribusi dimensi digital diplomat diplomasi dingin dialog divisi "
        "divestasi diesel distrik disrupsi diskusi"
    ).split()
)
# What these verbs name has happened; so has what a passive names ("yang disahkan"), but not what may only be planned ("yang digelar").
OCCURRED = frozenset(
    "terjadi bermula berawal meletus pecah runtuh meninggal tewas tenggelam terbakar terpilih terbit mundur bangkrut".split()
)
SCHEDULED = frozenset(
    (
        "digelar diadakan diselenggarakan dihelat dilangsungkan dilaksanakan dilakukan dimulai dibuka dirilis diluncurkan dilantik dibayar dibayarkan "
        "dibagikan ditayangkan dipertandingkan diikuti dihadiri diterapkan diberlakukan"
    ).split()
)
