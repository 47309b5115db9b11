"""Sentence templates of the news, by theme.

`text_generator.SlotValues` fills the slots in braces; `<em>`, `<b>` and `<a>` are elements of the page and not of the text.
"""

from typing import NamedTuple


class Theme(NamedTuple):
    """The templates of one kind of story."""

    tags: tuple[str, ...]
    titles: tuple[str, ...]
    leads: tuple[str, ...]
    body: tuple[str, ...]
    heads: tuple[str, ...]
    table: tuple[str, ...]


OIL = Theme(
    ("harga minyak", "OPEC", "energi", "Selat Hormuz"),
    (
        "Harga Minyak Naik {persen} Setelah {negara} Pangkas Ekspor",
        "Minyak Dunia Turun {persen}, Pasar Cermati Stok {negara}",
        "{perusahaan} Hentikan Sementara Kilang Terbesar di {negara}",
        "Pasokan Minyak {negara} Terganggu, Harga Brent Menguat {persen}",
        "OPEC+ Beri Sinyal Tambah Produksi, {negara} Minta Waktu",
    ),
    (
        "Harga minyak mentah dunia bergerak naik {persen} pada {hari} setelah {negara} mengumumkan pemangkasan ekspor untuk bulan depan.",
        "OPEC+ menyatakan siap meninjau kembali kuota produksi setelah permintaan dari {negara} melemah lebih cepat dari perkiraan.",
        "{perusahaan} menghentikan sementara operasi kilang terbesarnya di {negara} karena gangguan listrik yang terjadi pada {hari}.",
    ),
    (
        "Minyak mentah Brent untuk pengiriman bulan depan ditutup di {harga} per barel, sedangkan West Texas Intermediate berada di {harga} per barel.",
        "Persediaan minyak mentah {negara} turun {angka} juta barel dalam sepekan, lebih besar daripada perkiraan para analis.",
        "Sejumlah kapal tanker memilih menunggu di luar pelabuhan karena premi asuransi pelayaran naik hampir {persen}.",
        "Kilang milik {perusahaan} mengolah sekitar {angka} ribu barel minyak mentah per hari sebelum gangguan itu terjadi.",
        "Permintaan bensin pada musim liburan diperkirakan menahan penurunan harga lebih lanjut, meski produksi terus bertambah.",
        "Produsen di luar OPEC+ juga menambah pengeboran karena harga saat ini masih berada di atas biaya produksi mereka.",
        "Kontrak berjangka gas alam turut menguat {persen} karena pembeli di Asia mencari pasokan pengganti.",
        "Pemerintah {negara} berencana melepas cadangan strategis bila harga bertahan di atas {harga} per barel hingga akhir bulan.",
    ),
    ("Gangguan Pasokan", "Stok Menipis", "Prospek Harga", "Dampak bagi Pembeli Asia", "Sikap OPEC+"),
    ("Brent", "WTI", "Dubai", "Gas alam", "Batubara Newcastle"),
)
TRADE = Theme(
    ("tarif", "perang dagang", "ekspor", "ekonomi global"),
    (
        "{negara} Siapkan Tarif Baru {persen} untuk Barang Impor",
        "Perundingan Dagang {negara} dan {negara_lain} Kembali Buntu",
        "Ekspor {negara} Melonjak {persen} Menjelang Tarif Baru",
        "{negara} Gugat Kebijakan Tarif {negara_lain} ke WTO",
        "Surplus Dagang {negara} Menyusut, Ini Penyebabnya",
    ),
    (
        "Pemerintah {negara} menyiapkan tarif baru sebesar {persen} untuk barang impor dari {negara_lain}, demikian keterangan resmi pada {hari}.",
        "Perundingan dagang antara {negara} dan {negara_lain} belum menghasilkan kesepakatan hingga putaran terakhir pada {hari}.",
        "Ekspor {negara} naik {persen} dibandingkan tahun lalu karena perusahaan mempercepat pengiriman sebelum tarif baru berlaku.",
    ),
    (
        "Tarif itu akan berlaku bagi produk baja, mesin, dan komponen elektronik yang nilainya mencapai {miliar} per tahun.",
        "Pengusaha tekstil di {negara_lain} meminta masa peralihan selama enam bulan agar kontrak lama dapat diselesaikan.",
        "Nilai perdagangan kedua negara pada tahun lalu tercatat {miliar}, naik {persen} dari tahun sebelumnya.",
        "Pelabuhan utama di {negara} mencatat antrean peti kemas terpanjang sejak pandemi berakhir.",
        "Asosiasi importir menilai biaya tambahan tersebut pada akhirnya akan ditanggung oleh konsumen.",
        "Delegasi {negara_lain} semula dijadwalkan kembali ke meja perundingan pada {hari} untuk membahas kuota produk pertanian.",
        "Ekonom {perusahaan} memperkirakan pertumbuhan ekonomi {negara} terpangkas {persen} bila tarif berlaku penuh.",
        "Negara-negara Asia Tenggara berpeluang menampung pengalihan pesanan, terutama untuk alas kaki dan perabot rumah tangga.",
    ),
    ("Babak Baru Perang Dagang", "Daftar Produk", "Reaksi Pengusaha", "Jadwal Perundingan", "Dampak ke Konsumen"),
    ("Baja", "Mesin", "Elektronik", "Tekstil", "Produk pertanian"),
)
RATES = Theme(
    ("suku bunga", "bank sentral", "inflasi", "dolar AS"),
    (
        "Bank Sentral {negara} Tahan Suku Bunga di {persen}",
        "Inflasi {negara} Melambat Jadi {persen}, Peluang Suku Bunga Turun Terbuka",
        "Bank Sentral {negara} Naikkan Suku Bunga, Mata Uang Menguat",
        "Gubernur Bank Sentral {negara}: “Inflasi Belum Jinak”",
        "Dolar AS Melemah {persen} Setelah Data Tenaga Kerja Dirilis",
    ),
    (
        "Bank sentral {negara} mempertahankan suku bunga acuan di {persen} dalam rapat yang berakhir pada {hari}.",
        "Inflasi tahunan {negara} melambat menjadi {persen} sehingga pasar memperkirakan pelonggaran kebijakan moneter lebih cepat.",
        "IMF meminta bank sentral {negara} tidak tergesa-gesa menurunkan suku bunga karena harga pangan masih bergejolak.",
    ),
    (
        "Keputusan itu diambil dengan suara bulat setelah dewan gubernur membahas risiko dari kenaikan harga energi.",
        "Inflasi inti, yang tidak memasukkan harga pangan dan energi, tercatat {persen} pada bulan lalu.",
        "Imbal hasil obligasi pemerintah bertenor 10 tahun turun ke {persen}, level terendah dalam tiga bulan.",
        "Indeks dolar terhadap enam mata uang utama melemah {persen} sesaat setelah pengumuman tersebut.",
        "Pasar uang kini memperkirakan dua kali penurunan suku bunga sebelum akhir tahun.",
        "Upah pekerja tumbuh {persen}, lebih cepat daripada harga barang, sehingga daya beli rumah tangga mulai pulih.",
        "Bank sentral juga memangkas proyeksi pertumbuhan ekonomi tahun ini menjadi {persen} dari perkiraan semula.",
        "Kredit perumahan masih tumbuh lambat karena bunga cicilan bertahan di atas {persen} selama setahun terakhir.",
    ),
    ("Arah Kebijakan", "Inflasi Inti Bertahan", "Reaksi Pasar Uang", "Proyeksi Terbaru", "Tekanan Upah"),
    ("Suku bunga acuan", "Inflasi tahunan", "Inflasi inti", "Pertumbuhan ekonomi", "Pengangguran"),
)
STOCKS = Theme(
    ("bursa saham", "Wall Street", "saham", "investasi"),
    (
        "Bursa {negara} Ditutup Menguat {persen}, Saham Teknologi Memimpin",
        "Saham {perusahaan} Anjlok {persen} Usai Laporan Keuangan",
        "Bursa Asia Bergerak Campuran, Investor Tunggu Data {negara}",
        "{perusahaan} Bukukan Laba {miliar}, Saham Melonjak",
        "Investor Asing Borong Saham {negara} Senilai {miliar}",
    ),
    (
        "Bursa saham {negara} ditutup menguat {persen} pada {hari}, ditopang oleh saham-saham teknologi dan perbankan.",
        "Saham {perusahaan} turun {persen} setelah perusahaan itu melaporkan laba yang lebih rendah daripada perkiraan.",
        "Laba bersih {perusahaan} mencapai {miliar} pada kuartal terakhir, naik {persen} dibandingkan periode yang sama tahun lalu.",
    ),
    (
        "Indeks utama sempat menyentuh level {angka}.{tiga} sebelum aksi ambil untung menahan kenaikan pada akhir perdagangan.",
        "Sebanyak {angka} saham menguat, sementara sisanya melemah atau tidak berubah.",
        "Investor asing mencatat pembelian bersih senilai {miliar} selama sepekan terakhir.",
        "Saham sektor perbankan naik {persen} karena pelaku pasar memperkirakan margin bunga membaik.",
        "Volume transaksi tercatat lebih tinggi daripada rata-rata dua puluh hari terakhir.",
        "Pendapatan {perusahaan} tumbuh {persen} menjadi {miliar}, tetapi beban pemasaran naik lebih cepat.",
        "Manajemen juga mengumumkan pembelian kembali saham hingga {miliar} yang akan berlangsung selama setahun.",
        "Indeks volatilitas turun ke level terendah sejak awal tahun, tanda bahwa kecemasan investor mereda.",
    ),
    ("Saham Penggerak", "Aksi Ambil Untung", "Proyeksi Analis", "Laba di Atas Perkiraan", "Arus Dana Asing"),
    ("Nikkei 225", "Hang Seng", "Kospi", "S&P 500", "FTSE 100"),
)
GOLD = Theme(
    ("harga emas", "logam mulia", "perak", "aset aman"),
    (
        "Harga Emas Dunia Cetak Rekor, Naik {persen} dalam Sehari",
        "Emas Spot Tergelincir {persen} Menjelang Rapat Bank Sentral",
        "Bank Sentral {negara} Tambah Cadangan Emas",
        "Harga Perak Ikuti Emas, Naik {persen} Pekan Ini",
        "Permintaan Emas {negara} Turun {persen} karena Harga Tinggi",
    ),
    (
        "Harga emas dunia naik {persen} pada {hari} karena investor memburu aset aman di tengah ketidakpastian ekonomi {negara}.",
        "Emas di pasar spot turun {persen} ke {harga} per ons troi menjelang pengumuman kebijakan bank sentral {negara}.",
        "Bank sentral {negara} menambah cadangan emas untuk bulan kelima berturut-turut, menurut data yang dirilis pada {hari}.",
    ),
    (
        "Kontrak berjangka emas untuk pengiriman terdekat berada di {harga} per ons troi.",
        "Harga perak naik {persen}, sementara platinum dan paladium bergerak dalam kisaran sempit.",
        "Kepemilikan emas pada dana yang diperdagangkan di bursa bertambah {angka} ton selama sebulan terakhir.",
        "Di dalam negeri, harga emas batangan berada di {rupiah} per gram, naik dibandingkan sehari sebelumnya.",
        "Pembelian perhiasan di {negara} melambat karena pembeli menunggu harga turun menjelang musim pernikahan.",
        "Bank-bank sentral membeli {angka} ton emas sepanjang kuartal lalu, lebih tinggi daripada rata-rata lima tahun.",
        "Dolar yang lebih lemah membuat emas lebih murah bagi pembeli yang memegang mata uang lain.",
        "Level {harga} menjadi titik yang paling diperhatikan oleh para pedagang logam mulia pekan ini.",
    ),
    ("Buruan Aset Aman", "Harga Emas Batangan", "Peran Bank Sentral", "Batas Psikologis", "Perak Menyusul"),
    ("Emas spot", "Perak", "Platinum", "Paladium", "Tembaga"),
)
DIPLOMACY = Theme(
    ("geopolitik", "diplomasi", "gencatan senjata", "PBB"),
    (
        "{negara} dan {negara_lain} Sepakat Lanjutkan Perundingan Damai",
        "Parlemen {negara} Tolak Rancangan Anggaran Pertahanan",
        "Utusan {negara} Bertolak ke {negara_lain}, Bahas Gencatan Senjata",
        "Presiden {negara}: “Kami Tidak Mencari Konflik”",
        "PBB Desak {negara} Buka Jalur Bantuan Kemanusiaan",
    ),
    (
        "Pemerintah {negara} dan {negara_lain} sepakat melanjutkan perundingan damai setelah pertemuan tertutup pada {hari}.",
        "Presiden {negara} menyatakan tidak akan menarik pasukan dari perbatasan sebelum jaminan keamanan disepakati.",
        "PBB mendesak {negara} membuka jalur bantuan kemanusiaan setelah ribuan warga mengungsi sejak {hari}.",
    ),
    (
        "Kedua pihak akan membentuk kelompok kerja untuk membahas pertukaran tahanan dan pemulihan jalur perdagangan.",
        "Pembicaraan berlangsung hampir sembilan jam dan dihadiri oleh penengah dari {negara_lain}.",
        "Sedikitnya {angka} ribu orang telah meninggalkan rumah mereka, menurut catatan lembaga bantuan setempat.",
        "Anggaran pertahanan yang diajukan pemerintah mencapai {miliar}, naik {persen} dari tahun lalu.",
        "Kelompok oposisi menilai langkah itu terlambat dan meminta pemilihan umum dipercepat.",
        "Penerbangan sipil di wilayah perbatasan dibatasi sejak pukul 06.00 waktu setempat.",
        "Dewan Keamanan PBB menggelar sidang darurat pada {hari} atas permintaan tiga negara anggota.",
        "Sekutu di Eropa menyambut hasil pertemuan itu, tetapi meminta tenggat yang lebih jelas.",
    ),
    ("Pertemuan Tertutup", "Tuntutan Kedua Pihak", "Sikap Oposisi", "Bantuan Kemanusiaan", "Langkah Berikutnya"),
    ("Bantuan pangan", "Obat-obatan", "Tenda darurat", "Air bersih", "Bahan bakar"),
)
TECH = Theme(
    ("kecerdasan buatan", "cip", "teknologi", "investasi"),
    (
        "{perusahaan} Bangun Pabrik Cip Senilai {miliar} di {negara}",
        "{negara} Perketat Aturan Kecerdasan Buatan Mulai Tahun Depan",
        "{perusahaan} Pangkas {angka} Karyawan, Fokus ke Komputasi Awan",
        "Investasi Pusat Data {negara} Tembus {miliar}",
        "{perusahaan} Gandeng {perusahaan_lain} Kembangkan Mobil Tanpa Sopir",
    ),
    (
        "{perusahaan} akan membangun pabrik cip senilai {miliar} di {negara}, kata perusahaan itu dalam pernyataan pada {hari}.",
        "Pemerintah {negara} memperketat aturan pemakaian kecerdasan buatan untuk layanan keuangan dan kesehatan.",
        "{perusahaan} memangkas {angka} pekerjaan sebagai bagian dari upaya mengalihkan investasi ke komputasi awan.",
    ),
    (
        "Pembangunan tahap pertama dimulai pada semester kedua dan diperkirakan menyerap {angka} ribu tenaga kerja.",
        "Kapasitas pusat data di kawasan itu diperkirakan tumbuh {persen} setiap tahun hingga akhir dekade.",
        "Aturan baru mewajibkan perusahaan memberi tanda pada gambar dan suara buatan mesin (<em>machine generated</em>).",
        "Pangsa pasar {perusahaan} di segmen <em>server</em> naik menjadi {persen} pada kuartal lalu.",
        "Pesanan dari pembuat telepon pintar pulih setelah setahun melemah, tetapi harga komponen masih tinggi.",
        "Sejumlah pemasok di {negara_lain} mengaku telah menerima kontrak jangka panjang dengan pembayaran di muka.",
        "Serikat pekerja meminta perusahaan menyediakan pelatihan ulang bagi karyawan yang terkena dampak.",
        "Kebutuhan listrik pusat data membuat operator jaringan menunda penutupan dua pembangkit lama.",
    ),
    ("Pabrik Baru", "Kebutuhan Listrik", "Aturan Main", "Persaingan Cip", "Nasib Karyawan"),
    ("Cip memori", "Cip logika", "Pusat data", "Robot industri", "Telepon pintar"),
)
FOOD = Theme(
    ("pangan", "gandum", "beras", "cuaca ekstrem"),
    (
        "Harga Beras Dunia Naik {persen}, {negara} Batasi Ekspor",
        "Panen Gandum {negara} Turun {persen} akibat Kekeringan",
        "{negara} Longgarkan Impor Pangan demi Tekan Harga",
        "Harga Kopi Melonjak {persen}, Stok {negara} Menipis",
        "Cuaca Ekstrem Landa {negara}, Harga Sayur Melambung",
    ),
    (
        "Harga beras di pasar dunia naik {persen} setelah {negara} membatasi ekspor untuk menjaga pasokan di dalam negeri.",
        "Panen gandum {negara} diperkirakan turun {persen} akibat kekeringan yang berlangsung sejak awal musim tanam.",
        "Pemerintah {negara} melonggarkan izin impor bahan pangan pada {hari} demi menekan harga di tingkat konsumen.",
    ),
    (
        "Indeks harga pangan dunia naik {persen} dari bulan sebelumnya, terutama karena minyak nabati dan gula.",
        "Petani di wilayah utara kehilangan sekitar {persen} lahan tanam karena banjir yang datang lebih awal.",
        "Harga beras patah 5% dari {negara_lain} ditawarkan di kisaran {harga} per ton.",
        "Stok gandum di gudang pemerintah cukup untuk {sedikit} hari, menurut kementerian pertanian setempat.",
        "Importir mulai mencari pasokan dari {negara_lain} walaupun ongkos kirimnya lebih mahal.",
        "Perusahaan makanan {perusahaan} menaikkan harga jual rata-rata {persen} sejak bulan lalu.",
        "Lembaga pangan PBB memperingatkan bahwa negara berpendapatan rendah paling rentan terhadap kenaikan itu.",
        "Musim hujan yang normal akan membantu pemulihan produksi, tetapi hasilnya baru terlihat tahun depan.",
    ),
    ("Pembatasan Ekspor", "Kekeringan Panjang", "Stok Pemerintah", "Beban Konsumen", "Pasokan Pengganti"),
    ("Beras", "Gandum", "Jagung", "Kedelai", "Gula"),
)
THEMES = (OIL, TRADE, RATES, STOCKS, GOLD, DIPLOMACY, TECH, FOOD)

COMMON = (
    "Mengutip <em>{media}</em>, keputusan itu diambil setelah pembahasan panjang di antara para pejabat senior {negara}.",
    "“Kami melihat risiko yang lebih besar daripada perkiraan semula,” kata {jabatan} {negara}, {pejabat}, pada {hari}.",
    "“Pasar sudah memperhitungkan kabar itu, tetapi besarnya tetap mengejutkan,” ujar {analis}, analis di {perusahaan}.",
    "Melansir <em>{media}</em>, pengumuman resmi disampaikan pada {hari}.",
    "Pernyataan tersebut muncul beberapa jam setelah {perusahaan} menerbitkan laporan terbarunya.",
    "{pejabat} menambahkan bahwa pemerintah terus berkoordinasi dengan para mitra dagang utama.",
    "Data resmi menunjukkan nilai transaksi mencapai {miliar}, naik {persen} dibandingkan bulan sebelumnya.",
    "Belum ada tanggapan dari {perusahaan} hingga berita ini diturunkan.",
    "Menurut {analis}, kondisi itu bisa bertahan selama {sedikit} pekan bila tidak ada perubahan kebijakan.",
    "Sebelumnya, pada {hari}, pemerintah sempat membantah kabar tersebut.",
    "Pelaku usaha berharap aturan pelaksana segera terbit supaya rencana investasi tidak tertunda.",
    "Survei terhadap {angka} ekonom memperlihatkan bahwa sebagian besar responden memperkirakan perbaikan pada tahun depan.",
    "Kurs rupiah ikut bergerak tipis terhadap dolar Amerika Serikat pada perdagangan {hari}.",
    "“Tidak ada jalan pintas; semua pihak harus menahan diri,” tutur {pejabat} kepada wartawan.",
    "Dokumen yang dilihat <em>{media}</em> menyebutkan nilai kesepakatan awal sebesar {miliar}.",
    "Langkah itu menandai perubahan besar dari kebijakan yang berlaku selama lima tahun terakhir.",
    "Para pengamat menilai dampaknya terhadap Indonesia relatif terbatas karena porsi perdagangannya kecil.",
    "Laporan lengkap dapat dibaca di <a>situs resmi kementerian</a>, tulis pernyataan itu.",
    "Juru bicara <b>{perusahaan}</b> menolak memberi keterangan lebih rinci mengenai jadwal pelaksanaannya.",
    "Harga saham perusahaan terkait bergerak beragam; sebagian naik {persen}, sebagian lagi turun tipis.",
    "Pada periode {rentang}, aktivitas diperkirakan melambat karena libur nasional di {negara_lain}.",
    "“Ini baru permulaan,” kata {analis} dalam wawancara dengan <em>{media}</em>.",
    "Sampai saat ini {negara} masih menjadi pembeli terbesar, disusul {negara_lain}.",
    "Hasil kajian menunjukkan biaya tambahan sekitar {rupiah} per unit bagi pembeli akhir.",
    "Pembahasan lanjutan semula dijadwalkan pada {hari} di ibu kota {negara_lain}.",
    "{analis} memperkirakan kenaikan lanjutan sekitar {persen} hingga akhir semester.",
    "Sentimen global masih dibayangi ketidakpastian, mulai dari inflasi hingga ketegangan di sejumlah kawasan.",
    "Kementerian terkait mencatat sedikitnya {angka} perusahaan telah mengajukan keberatan.",
    "Rancangan itu masih memerlukan persetujuan parlemen, yang baru bersidang kembali bulan depan.",
    "Seorang sumber yang mengetahui persoalan tersebut mengatakan, “Keputusan akhir belum diambil.”",
    "Di sisi lain, biaya logistik turun {persen} sehingga sebagian tekanan dapat diredam.",
    "Kenaikan itu merupakan yang tertinggi dalam {sedikit} bulan, berdasarkan catatan <em>{media}</em>.",
    "Sementara itu, {perusahaan_lain} memilih menunda ekspansi sampai situasi lebih jelas.",
    "Potensi keuntungan tampak tak terhingga, tetapi risikonya juga tidak kecil bagi investor pemula.",
    "Pengiriman barang melalui laut memerlukan waktu lebih lama sejak sebagian kapal mengambil jalur memutar.",
    "Kelompok konsumen meminta pengawasan harga diperketat agar kenaikan tidak dimanfaatkan para spekulan.",
    "Pemerintah {negara_lain} menyatakan akan mempelajari keputusan tersebut sebelum mengambil sikap.",
)
FIGURES = (
    "{barang} tercatat di {harga}, berubah {persen} dari posisi pekan lalu.",
    "{barang} naik {persen} menurut catatan {media}.",
    "{barang} menyumbang {persen} dari keseluruhan nilai transaksi.",
)
"""Lines of lists; {barang} is a row of the theme's table."""
CAPTIONS = (
    "Suasana perdagangan di bursa {negara}",
    "Seorang pekerja memeriksa barang di pelabuhan {negara}",
    "Logo {perusahaan} terlihat di kantor pusatnya",
    "Warga melintas di depan gedung bank sentral {negara}",
    "Bendera {negara} berkibar di depan gedung parlemen",
)
ENGLISH = Theme(
    ("world economy", "central bank", "trade"),
    (
        "{country} Central Bank Keeps Rates Steady as Inflation Cools",
        "Oil Edges Up as {country} Cuts Exports",
        "{company} to Build New Plant in {country}",
    ),
    (
        "The central bank of {country} kept its main interest rate unchanged on Tuesday, saying that inflation was cooling more slowly than it had hoped.",
        "Oil prices edged higher in early trading after {country} said that it would cut exports for a second month in a row.",
    ),
    (
        "“We are not in a hurry, and we will look at every piece of data before we move again,” said {person}, who chairs the policy board.",
        "Investors had expected the decision, but the tone of the statement was more careful than many of them had thought.",
        "Shares of {company} rose in the afternoon after the group raised its outlook for the rest of the year.",
        "The dollar was little changed against a basket of six major currencies, while government bonds gained slightly.",
        "Analysts at {company} said the next move would depend on wages, which are still growing faster than prices.",
        "A spokesman for the ministry of trade declined to comment on the report, which was first published by <em>{media}</em>.",
        "The government plans to spend more on roads and ports next year, even though its budget deficit has widened.",
        "Exports to neighbouring countries fell for the third month, the statistics office said in a separate release.",
        "Some members of parliament want a public hearing before the new rules come into force at the end of the quarter.",
        "“Households feel the pressure most of all, because rent and food make up half of what they spend,” said {person}.",
        "Demand from Asia has been strong since the start of the year, helped by lower shipping costs and a weaker currency.",
        "The company employs about forty thousand people in nine countries and has no plan to cut jobs, it said.",
        "Refineries are running at a high rate as traders prepare for the driving season in the northern hemisphere.",
        "Economists polled by <em>{media}</em> expect growth to pick up again in the second half of the year.",
        "Officials from both sides will meet again next week to discuss what remains of the dispute over farm goods.",
        "Insurers have started to raise premiums for cargo that passes through the strait, two brokers said.",
        "The finance ministry expects the budget gap to narrow next year if revenue from royalties holds up.",
        "Farmers in the south have asked for help after a dry season that cut the harvest by almost a fifth.",
        "The board will publish the minutes of its meeting in two weeks, and a new forecast will follow in the spring.",
    ),
    ("What Comes Next", "Market Reaction", "A Careful Tone"),
    ("Oil", "Gold", "Copper"),
)
