"""Word tables: words and phrases of time expressions -> meaning. Lower-case keys match any case, others only their own."""

from kontan_crawler.dates import hours

WEEKDAY = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "sabtu": 5, "Minggu": 6, "MINGGU": 6, "ahad": 6}
# In lower case "minggu" is a week, except beside a date or "hari".
SUNDAY = {"minggu": 6}

MONTH = {
    "januari": 1, "februari": 2, "pebruari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7,
    "agustus": 8, "september": 9, "oktober": 10, "november": 11, "nopember": 11, "desember": 12,
}  # fmt: skip
ABBREVIATED = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Agu": 8, "Ags": 8, "Agt": 8, "Agus": 8,
    "Sep": 9, "Sept": 9, "Okt": 10, "Nov": 11, "Nop": 11, "Des": 12,
}  # fmt: skip

# Before a date: "Sen, 2 Feb 2026", "Mon, 2 Feb 2026".
ABBREVIATED_WEEKDAY = {
    "Sen": 0, "Snn": 0, "Sel": 1, "Rab": 2, "Kam": 3, "Kms": 3, "Jum": 4, "Jmt": 4, "Sab": 5, "Sbt": 5, "Min": 6, "Ahd": 6,
    "Mon": 0, "Tue": 1, "Wed": 2, "Thu": 3, "Fri": 4, "Sat": 5, "Sun": 6,
    "Monday": 0, "Tuesday": 1, "Wednesday": 2, "Thursday": 3, "Friday": 4, "Saturday": 5, "Sunday": 6,
}  # fmt: skip
ENGLISH_MONTH = {
    "january": 1, "february": 2, "march": 3, "May": 5, "MAY": 5, "june": 6, "july": 7, "august": 8, "Aug": 8, "october": 10, "Oct": 10, "december": 12, "Dec": 12,
}  # fmt: skip
ORDINAL_SUFFIX = dict.fromkeys(("st", "nd", "rd", "th"))
# A misspelt month stands for all words that are one edit from it, see spelling.py. The short ones are months only between day and year.
MISSPELT_MONTH = {"janauri": 1, "febuari": 2, "agutus": 8, "septmber": 9, "oktobre": 10, "novmber": 11, "desmber": 12}
MISSPELT_SHORT_MONTH = {"mareet": 3, "aprill": 4, "junni": 6, "jully": 7}

# TIMEX3 code of the part of the day, and the hours it changes.
DAYPART = {
    "dini hari": ("MO", hours.MORNING), "subuh": ("MO", hours.MORNING), "pagi": ("MO", hours.MORNING), "pagi hari": ("MO", hours.MORNING),
    "siang": ("AF", hours.NOON), "siang hari": ("AF", hours.NOON), "sore": ("AF", hours.AFTERNOON), "sore hari": ("AF", hours.AFTERNOON),
    "petang": ("EV", hours.AFTERNOON), "petang hari": ("EV", hours.AFTERNOON), "malam": ("NI", hours.NIGHT), "malam hari": ("NI", hours.NIGHT),
}  # fmt: skip
# With the suffix of a part of the day mentioned before: "malamnya".
THAT_DAYPART = {part + "nya": DAYPART[part] for part in ("pagi", "siang", "sore", "petang", "malam")}
LAST_NIGHT = dict.fromkeys(("tadi malam", "malam tadi", "semalam"), DAYPART["malam"])
# Before a weekday: "siang hari Kamis" is on Thursday, "malam Minggu" the evening before Sunday.
DAYPART_ON = {part: meaning for part, meaning in DAYPART.items() if part != "malam"}
EVE = {"malam": DAYPART["malam"]}
NOON_OR_MIDNIGHT = {"tengah hari": "T12:00", "tengah malam": "T24:00"}
LAST_MIDNIGHT = dict.fromkeys(("tengah malam tadi", "tadi tengah malam"), "T24:00")
AM_PM = dict.fromkeys(("a.m.", "a.m", "am"), ("AM", hours.MORNING)) | dict.fromkeys(("p.m.", "p.m", "pm"), ("PM", hours.AFTER_NOON))
PM = {"PM": ("PM", hours.AFTER_NOON)}  # before a capitalised word: the prime minister
HALF_HOUR = {"setengah": 30}

# UTC offset in a TIMEX3 value; omitted for WIB, the default zone.
ZONE = {
    "wib": "", "wita": "+08:00", "wit": "+09:00", "gmt": "Z", "utc": "Z",
    "waktu indonesia barat": "", "waktu indonesia tengah": "+08:00", "waktu indonesia timur": "+09:00",
    "waktu indonesia bagian barat": "", "waktu indonesia bagian tengah": "+08:00", "waktu indonesia bagian timur": "+09:00",
}  # fmt: skip
SIGN = {"+": 1, "-": -1}
# Zones whose offset changes with the season, or that several countries share: as printed, in the field `zone`.
NAMED_ZONE = {
    zone: zone
    for zone in (
        "ET EST EDT CST CDT MST MDT PST PDT AKST HST BST CET CEST EET EEST MSK IST PKT SGT HKT JST KST AEST AEDT ACST AWST NZST NZDT SAST".split()
    )
}
ISO_TIME = {"T": None}  # "2026-02-05T10:00Z"
ISO_ZONE = {"Z": "Z"}
CAPITALISED = {"^": None}  # any capitalised word that the grammar does not know, see tokens.py
# The place of a local time: "waktu New York".
PLACE = dict.fromkeys((*CAPITALISED, "indonesia", "bagian", "barat", "timur", "tengah", "pantai", *NAMED_ZONE))
PLACE_OF_WIB = ("indonesia", "jakarta")
# Titles that may follow a place: "waktu AS Presiden Donald Trump".
TITLE = dict.fromkeys(
    (
        "presiden",
        "Wakil",
        "Perdana",
        "Menteri",
        "Gubernur",
        "Ketua",
        "Kepala",
        "Direktur",
        "Juru",
        "Sekretaris",
        "Raja",
        "Ratu",
        "Paus",
        "Bank",
        "PT",
    )
)

# Words after an expression: past (-1), present (0) or future (1).
DIRECTION = {
    "lalu": -1, "silam": -1, "kemarin": -1, "kemaren": -1,
    "depan": 1, "mendatang": 1, "datang": 1, "nanti": 1, "besok": 1, "ini": 0, "berjalan": 0,
}  # fmt: skip

DEICTIC = {
    "hari ini": 0, "hari ini juga": 0, "kemarin": -1, "kemaren": -1, "kemarin lusa": -2,
    "besok": 1, "esok": 1, "lusa": 2,
}  # fmt: skip
WHICH_DAY = {"ini": 0, "tadi": 0, "nanti": 0, "hari ini": 0, "kemarin": -1, "besok": 1}

# Units -> TIMEX3 letter; clock units begin with T.
UNIT = {
    "hari": "D", "pekan": "W", "minggu": "W", "Minggu": "W", "mgg": "W", "bulan": "M", "bln": "M", "kuartal": "Q", "triwulan": "Q", "semester": "H",
    "tahun": "Y", "thn": "Y", "dekade": "DE", "dasawarsa": "DE", "abad": "CE",
}  # fmt: skip
CLOCK_UNIT = {"jam": "TH", "menit": "TM", "mnt": "TM", "detik": "TS", "dtk": "TS"}
COUNTED_DAY = {"hari kerja": "D", "hari bursa": "D", "hari perdagangan": "D", "malam": "D"}
ONE_UNIT = {
    "sehari": "D", "seharian": "D", "semalaman": "D", "sepekan": "W", "seminggu": "W", "sebulan": "M", "setahun": "Y",
    "sedekade": "DE", "sedasawarsa": "DE", "seabad": "CE", "sejam": "TH", "semenit": "TM", "sedetik": "TS",
}  # fmt: skip
# The second unit of an amount: "3 tahun 6 bulan".
SMALLER_UNIT = {"bulan": "M", "pekan": "W", "minggu": "W", "hari": "D"} | CLOCK_UNIT
ITS_UNIT = {unit + "nya": letter for unit, letter in (UNIT | CLOCK_UNIT).items()}
UNCOUNTED_UNIT = {
    "berhari-hari": "D", "berpekan-pekan": "W", "berminggu-minggu": "W", "berbulan-bulan": "M", "bertahun-tahun": "Y",
    "berabad-abad": "CE", "berjam-jam": "TH", "bermenit-menit": "TM",
}  # fmt: skip
PLURAL_UNIT = {
    "hari-hari": "D", "pekan-pekan": "W", "minggu-minggu": "W", "bulan-bulan": "M", "tahun-tahun": "Y",
}  # fmt: skip

YEAR_PART = {"kuartal": "Q", "triwulan": "Q", "semester": "H", "paruh": "H"}
YEAR_PART_LETTER = {"Q": "Q", "H": "H"}
FY = {"FY": None}
FISCAL_LETTER = {"QFY": "Q", "HFY": "H"}  # "3QFY26"
YEAR_PART_NUMBER = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4, "ke-1": 1, "ke-2": 2, "ke-3": 3, "ke-4": 4,
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4,
}  # fmt: skip
ORDINAL = {
    "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "terakhir": -1, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5,
    "ke-1": 1, "ke-2": 2, "ke-3": 3, "ke-4": 4, "ke-5": 5, "ke 1": 1, "ke 2": 2, "ke 3": 3, "ke 4": 4, "ke 5": 5,
}  # fmt: skip
WEEK = {"pekan": "W", "minggu": "W", "Minggu": "W"}
SEASON = {
    "dingin": "WI", "hujan": "WI", "penghujan": "WI", "semi": "SP", "panas": "SU", "kemarau": "SU", "gugur": "FA",
}  # fmt: skip

# TIMEX3 modifiers.
EDGE = {
    "awal": "START", "permulaan": "START", "pertengahan": "MID", "medio": "MID",
    "akhir": "END", "penghujung": "END", "pengujung": "END", "ujung": "END", "paruh pertama": "START", "paruh kedua": "END",
}  # fmt: skip
ABOUT = {
    "sekitar": "APPROX", "kira-kira": "APPROX", "kurang lebih": "APPROX", "lebih kurang": "APPROX", "seputar": "APPROX",
    "paling lambat": "ON_OR_BEFORE", "selambat-lambatnya": "ON_OR_BEFORE",
}  # fmt: skip
HEDGE = ABOUT | {
    "hampir": "LESS_THAN", "nyaris": "LESS_THAN", "kurang dari": "LESS_THAN", "tak sampai": "LESS_THAN", "lebih dari": "MORE_THAN",
    "setidaknya": "EQUAL_OR_MORE", "sedikitnya": "EQUAL_OR_MORE", "minimal": "EQUAL_OR_MORE", "minimum": "EQUAL_OR_MORE",
    "maksimal": "EQUAL_OR_LESS", "maksimum": "EQUAL_OR_LESS", "paling lama": "EQUAL_OR_LESS",
}  # fmt: skip

# After an amount of time: "dua hari lalu", "dua hari kemudian", "dua hari ke depan".
AGO = {"lalu": -1, "yang lalu": -1, "yg lalu": -1, "silam": -1, "yang silam": -1, "lagi": 1}
FROM_ANCHOR = {
    "kemudian": 1, "setelahnya": 1, "sesudahnya": 1, "setelah itu": 1, "sesudah itu": 1, "berselang": 1, "berikutnya": 1, "sebelumnya": -1, "sebelum itu": -1,
}  # fmt: skip
ONGOING = dict.fromkeys(
    ("terakhir", "terakhir ini", "belakangan", "belakangan ini", "ini", "mendatang", "ke depan", "ke depannya", "pertama", "penuh")
)
ADJACENT = {"sebelumnya": -1, "berikutnya": 1, "selanjutnya": 1}
SAME = dict.fromkeys(("itu", "tersebut", "yang sama"))

REFERENCE = {
    "saat ini": "PRESENT_REF", "sekarang": "PRESENT_REF", "sekarang ini": "PRESENT_REF", "saat sekarang": "PRESENT_REF",
    "kini": "PRESENT_REF", "masa kini": "PRESENT_REF", "dewasa ini": "PRESENT_REF", "detik ini": "PRESENT_REF",
    "saat itu": "PAST_REF", "ketika itu": "PAST_REF", "kala itu": "PAST_REF", "waktu itu": "PAST_REF", "masa itu": "PAST_REF",
    "dulu": "PAST_REF", "dahulu": "PAST_REF", "tempo hari": "PAST_REF", "masa lalu": "PAST_REF", "masa silam": "PAST_REF",
    "baru-baru ini": "PAST_REF", "akhir-akhir ini": "PAST_REF", "belakangan ini": "PRESENT_REF", "belum lama ini": "PAST_REF",
    "beberapa waktu lalu": "PAST_REF", "beberapa waktu ke depan": "FUTURE_REF", "beberapa waktu yang lalu": "PAST_REF", "beberapa saat lalu": "PAST_REF",
    "saat yang sama": "PAST_REF", "waktu yang sama": "PAST_REF", "saat bersamaan": "PAST_REF", "waktu bersamaan": "PAST_REF",
    "saat yang bersamaan": "PAST_REF", "waktu yang bersamaan": "PAST_REF",
    "nanti": "FUTURE_REF", "kelak": "FUTURE_REF", "masa depan": "FUTURE_REF", "masa mendatang": "FUTURE_REF",
    "masa datang": "FUTURE_REF", "waktu dekat": "FUTURE_REF",
}  # fmt: skip
SHORT_WHILE = dict.fromkeys(
    ("sejenak", "sesaat", "sekejap", "beberapa saat", "beberapa waktu", "beberapa waktu terakhir", "sementara waktu"), "PXX"
)

# Between the ends of a range.
UNTIL = dict.fromkeys(("-", "hingga", "sampai", "sampai dengan", "s.d.", "s.d", "sd", "s/d", "atau"))
CONJUNCTION = dict.fromkeys(("dan", "serta", "&", "atau"))
TO = UNTIL | CONJUNCTION | dict.fromkeys(("/",))
DASH = dict.fromkeys(("-", "/"))
# Between the first and the last item of a list of days or months.
SEPARATOR = UNTIL | CONJUNCTION | dict.fromkeys((",", "tanggal", "hari", "bulan"))
LISTED_MONTH = SEPARATOR | dict.fromkeys(MONTH)

# Laws, before their number and year.
LAW = dict.fromkeys(
    (
        "UU PP Perpres Perppu Perpu Permen Permenkeu Permendag Permenperin Permenhub Permenaker Permendagri Kepmen Keppres Inpres Perda Pergub Perwali "
        "POJK SEOJK PMK KMK PBI PADG SEBI"
    ).split()
) | dict.fromkeys(("undang - undang", "peraturan pemerintah", "peraturan presiden"))  # fmt: skip
# Abbreviations of decrees, before their number.
DECREE = dict.fromkeys(("PM", "KM", "SE", "SK", "KEP"))
# Feasts and days that are named after a weekday.
FEAST = dict.fromkeys(
    [
        "jumat agung", "jum'at agung", "jumat suci", "rabu abu", "kamis putih", "sabtu suci", "sabtu sunyi", "senin paskah", "senin siber", "senin cyber",
        "senin hitam", "selasa hitam", "rabu hitam", "kamis hitam", "jumat hitam",
        *(f"{minggu} {name}" for minggu in ("minggu", "Minggu", "MINGGU") for name in ("palma", "palem", "paskah", "adven", "advent", "prapaskah", "berdarah")),
    ]
)  # fmt: skip
# Indices, lists and models whose name holds a number that may be a year.
INDEX = dict.fromkeys(
    "russell csi topix wilshire nikkei msci stoxx ftse kospi kosdaq szse sse chinext forbes fortune global nifty sensex ihsg S&P".split()
)
NUMBER_OF_INDEX = dict.fromkeys(("1500", "1800", "2000"))
MODEL = dict.fromkeys(
    (
        "peugeot 2008", "lada 2107", "bmw 2002", "windows 2000", "mirage 2000", "falcon 2000", "saab 2000", "concorde 2000", "gtx 1650", "gtx 1660",
        "rtx 2060", "rtx 2070", "rtx 2080", "quadro 2000",
    )
)  # fmt: skip
# After the minutes and seconds of a coordinate.
COMPASS = dict.fromkeys(("lintang", "bujur", "busur", "LS", "LU", "BT", "BB"))

# A number after COUNTED_BEFORE, or before MEASURES or COUNTED_NOUNS, is an amount, not a year.
COUNTED_BEFORE = frozenset(
    "rp usd idr no nomor pasal ayat level rt rw km sebanyak seharga senilai sebesar ke kav blok halaman kamar seri tipe kode rute $ €".split()
)
MEASURES = frozenset(
    "% persen unit juta miliar triliun ribu dolar dollar euro yen rupiah barel barrel ton kg km meter mil hektare poin bps kali "
    "lot gram ons kaki liter derajat kilometer kilogram mw watt".split()
)
COUNTED_NOUNS = frozenset("orang personel penumpang kursi kamar rumah saham pekerja karyawan perusahaan".split())
# After these words a number is a year before any noun: "sejak 2025 rupiah melemah". After the others it is one before a noun that is no measure.
SINCE = frozenset("sejak semenjak sepanjang mulai pasca jelang menjelang memasuki".split())
IN_YEAR = frozenset({"pada", "hingga", "sampai", "selama"})
