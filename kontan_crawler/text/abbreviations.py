"""Abbreviations of Indonesian news, without their last full stop, and the words around them that show whether it ends a sentence.

Case counts: `Sen.` is a senator, `sen` is money.
"""

BEFORE_NAMES = """
Dr dr DR drg Drg Drs drs Dra dra Prof prof Ir ir Hj KH K.H Ust Pdt Rm Mgr Tn Ny Nn Sdr Sdri Bpk Bp Yth Alm alm Almh Moh Muh Mohd Abd Tb Pd
HR KS WR HOS Jend Letjen Mayjen Brigjen Irjen Komjen Kombes Kol Letkol Kapt Laks Pol Purn Mr Mrs Ms Sen Gen Gov Rep St Mt Jl Jln jl jln Gg
Gd gd Kav kav Kec Kab Kel Prov Univ Fak PT CV UD Rp rp No vs Vs a.n A.n a.l u.p c.q s.d d.a d.h e.g i.e cf
""".split()
"""Never the last word of a sentence: a name, a street or an amount follows."""

BEFORE_NUMBERS = """
no Nos hal Hal hlm tgl Tgl ps Vol vol Jil jil Tel Telp tel telp Fax fax Ext ext Lt lt th Th thn Thn pk pkl Pkl ca Ca Art Fig fig Jan Feb
Mar Apr Jun Jul Agt Ags Aug Sep Sept Okt Oct Nov Des Dec
""".split()
"""Not the last word of a sentence if a number follows: "hal. 5", but "banyak hal. Pertama"."""

AFTER_COMPANIES = "Tbk tbk TBK Inc Ltd Corp Co Bros Bhd Plc PLC LLC Pte Sdn GmbH N.V S.A".split()
"""Last word of the name of a company, and often of a sentence."""

AND_OTHERS = "dll dsb dst dkk etc".split()
"""Close an enumeration, and often a sentence."""

DEGREE = r"(?:[SMBA]\.[A-Z][A-Za-z]{0,4}(?:\.[A-Z])?|Ph\.D|LL\.[BM])"
"""Academic degree, as a regular expression: S.E, M.M, S.Kom, M.B.A."""

LETTERED = """
vitamin hepatitis influenza seri kelas grup golongan tipe opsi rencana blok gedung menara terminal zona kategori kelompok peringkat rating
huruf butir lampiran semester kuartal triwulan tahap fase babak jilid bab dunia series plan class type
""".split()
"""Nouns before a letter or Roman number that is no initial: "vitamin C", "semester I"."""

OFFICES = "Direktur Dirut Presiden Komisaris Ketua Kepala Sekretaris Manajer Analis Ekonom CEO CFO COO Chief Head Chairman".split()
"""Offices that stand before a company, which the name of a person follows: "CEO Apple Inc. Tim Cook"."""

TITLED = "judul berjudul bertajuk bertema tajuk film buku novel lagu serial drama acara program seminar webinar artikel slogan tema".split()
"""Words before the title of a work."""

WITH_EXCLAMATION_MARK = "Yahoo Yum".split()
"""Companies with an exclamation mark: "Yahoo! Japan"."""

_OPENING = """
Ada Adapun Agar Akan Alhasil Analis Antara Apa Apabila Apakah Atas Bagaimana Bagi Bahkan Banyak Beberapa Begitu Belum Berdasarkan Berikut
Bila Bukan Bunga Dalam Dan Dari Data Dengan Di Dia Dolar Dua Ekspor Emas Emiten Gubernur Hal Hanya Harga Hingga Ia Impor Indeks Inflasi
Ini Investor Itu Jadi Jika Juga Kalau Kami Karena Kata Ke Kemudian Kendati Ketika Kini Kinerja Kita Kondisi Laba Lalu Langkah Lantas
Laporan Maka Melalui Melansir Memang Mengutip Menteri Menurut Mereka Meski Meskipun Minyak Mulai Nilai Namun Oleh Orang Pada Padahal Para
Pasar Pemerintah Perseroan Presiden Produksi Risiko Rupiah Saat Saham Salah Sampai Satu Saya Sebab Sebagai Sebagian Sebaliknya Sebanyak
Sebelum Secara Sedangkan Sehingga Sejak Sejumlah Sektor Selain Selama Seluruh Semakin Sementara Semua Sepanjang Seperti Serta Sesuai
Setelah Setiap Siapa Suku Sudah Tahun Tak Tanpa Tapi Tarif Terkait Tetapi Tidak Tiga Untuk Volume Walau Walaupun Warga Yang A After And As
At But For He However If In It On She The They This We When
""".split()
OPENING = rf"(?:(?:{'|'.join(_OPENING)}|(?:Pe[lmnr]|Ke)[a-z]{{3,}}an|[A-Z][a-z]{{3,}}nya)\b)"
"""Words that open a sentence but no name, as a regular expression: those above, and forms as "Kenaikan", "Penurunan", "Menurutnya"."""
