"""Every form of time expression that is understood, a row each: an example, its notation (see grammar.py), its reader.

Where several forms fit at a place the longest is taken, among equals the first row. A form with TO is a range, which TIMEX3
has no value for: it makes two mentions, and what is called first_x in it is the x of the first.
"""

from collections.abc import Callable
from typing import NamedTuple

from kontan_crawler.dates import numerals, words
from kontan_crawler.dates.context import Place
from kontan_crawler.dates.day_reading import Parts
from kontan_crawler.dates.discourse import Reading
from kontan_crawler.dates.grammar import Grammar, Pattern
from kontan_crawler.dates.readers import days, durations, named_periods, references, relative_periods, times

TABLES = {
    name: table for module in (words, numerals) for name, table in vars(module).items() if isinstance(table, dict) and name.isupper()
} | {
    "YEAR_WHEN": words.WHEN,
    "WEEK_WHEN": words.WHEN,
    "COUNTED": words.UNIT | words.CLOCK_UNIT | words.DAY_COUNTED,
}  # fmt: skip

PHRASES = {
    "FIRST_COUNT": "< first_digits:DIGITS | first_ones:ONES [ first_scale:SCALE [first_more_ones:ONES] ] | first_whole:WHOLE >",
    "BEFORE_DATE": "[WHENCE] [PART] [LOCAL] [,]",
    "CIRCA": "[hedge:ABOUT]",
    "WHENCE": "[yang] [akan] WHEN",
    "OF_YEAR": "< [,] YEAR | tahun YEAR | tahun YEAR_WHEN >",
    "THE_YEAR": "[ tahun [ buku | fiskal | anggaran ] ]",
    "HOURS": "< HOUR < . | : > MINUTE [ < . | : > second:MINUTE ] | HOUR >",
    "AT": "[HEDGE] < < pukul | jam | pkl [.] > < HOURS | hour:SPOKEN_HOUR > | pk [.] HOUR < . | : > MINUTE > [PART] [ZONE] [PART]",
    "DAYTIME": "< PART | NOON > [ZONE]",
    "DAY_BEHIND": "ON [,] < ( NUMERIC ) | DAY_MONTH [OF_YEAR] >",
    "TAIL": "[WHENCE] [DAYTIME] [WHENCE] [AT]",
    "ON": "< [hari] WEEKDAY | [hari] weekday:SUNDAY | DEICTIC >",
    "LOCAL": "waktu LOCALITY",
    "DAY_MONTH": "DAY < MONTH | month:ABBREVIATED [.] >",
    "SOME_YEAR": "< YEAR | SHORT_YEAR >",
    "NUMERIC": (
        "< day:ONE_OR_TWO_DIGITS / month:ONE_OR_TWO_DIGITS [ / SOME_YEAR ] | DAY . month:MONTH_NUMBER . SOME_YEAR"
        " | DAY - month:MONTH_NUMBER - SOME_YEAR | day:TWO_DIGIT_DAY - month:MONTH_NUMBER >"
    ),
    "COUNT": "< [ factor:DIGITS x ] DIGITS [, FRACTION] | DIGITS . THOUSANDS | SPELLED [HALF] | HALF | VAGUE >",
    "SPELLED": "< ONES [ SCALE [more_ones:ONES] ] | WHOLE >",
    "AMOUNT": "[HEDGE] < COUNT unit:COUNTED [ < more:DIGITS | more:ONES | more:WHOLE > more_unit:LESSER_UNIT ] | unit:ONE_UNIT >",
}  # fmt: skip

Reader = Callable[[Parts, Place], Reading | None]


class Form(NamedTuple):
    """One form of time expression."""

    example: str
    notation: str
    reader: Reader


FORMS = {
    "Days by their date": (
        Form("Selasa (30/12/2014) malam", "CIRCA ON BEFORE_DATE ( [tanggal] NUMERIC ) TAIL", days.dated),
        Form("Rabu (29 Juli 2026)", "CIRCA ON BEFORE_DATE ( [tanggal] DAY_MONTH [OF_YEAR] ) TAIL", days.dated),
        Form("Senin-Selasa (2-3/2/2026)", "[hari] first_weekday:WEEKDAY TO WEEKDAY [,] ( first_day:DAY - NUMERIC ) TAIL", days.dated),
        Form(
            "Senin-Selasa (2-3 Februari 2026)",
            "[hari] first_weekday:WEEKDAY TO WEEKDAY [,] ( first_day:DAY - DAY_MONTH [OF_YEAR] ) TAIL",
            days.dated,
        ),
        Form("Jumat, 21 Agustus 2026", "CIRCA [ [hari] WEEKDAY [PART] [,] ] [tanggal] DAY_MONTH [OF_YEAR] TAIL", days.dated),
        Form("13-17 Juli 2026", "CIRCA [tanggal] first_day:DAY TO DAY_MONTH [OF_YEAR] TAIL", days.dated),
        Form(
            "28 Juni hingga 2 Juli 2026",
            "CIRCA [tanggal] first_day:DAY first_month:MONTH TO [tanggal] DAY_MONTH [OF_YEAR] TAIL",
            days.dated,
        ),
        Form("2-3/2/2026", "CIRCA [tanggal] first_day:DAY TO DAY / month:MONTH_NUMBER / YEAR TAIL", days.dated),
        Form("21/8/2026", "CIRCA [ [hari] WEEKDAY [,] ] [tanggal] DAY / month:MONTH_NUMBER / YEAR TAIL", days.dated),
        Form("03/17/2025", "CIRCA [ [hari] WEEKDAY [,] ] [tanggal] DAY / month:DAY / YEAR TAIL", days.dated),
        Form("Kamis, 20/8/26", "[hari] WEEKDAY [,] [tanggal] DAY / month:MONTH_NUMBER [ / SHORT_YEAR ] TAIL", days.dated),
        Form("21-08-2026", "CIRCA [ [hari] WEEKDAY [,] ] DAY - month:MONTH_NUMBER - YEAR TAIL", days.dated),
        Form("21.8.2026", "CIRCA [ [hari] WEEKDAY [,] ] DAY . month:MONTH_NUMBER . YEAR TAIL", days.dated),
        Form("2026-08-21", "YEAR - month:MONTH_NUMBER - DAY", days.dated),
        Form("(20/8)", "DAY / month:MONTH_NUMBER [ / SHORT_YEAR ] { ) }", days.in_brackets),
        Form("tanggal 20/8", "CIRCA tanggal DAY / month:MONTH_NUMBER TAIL", days.dated),
        Form("tanggal 24 kemarin", "CIRCA tanggal DAY TAIL", days.day_of_month),
        Form("Jumat (21/82026)", "ON BEFORE_DATE ( GARBLED+ FIGURE [)]", days.garbled),
        Form("(3//8/2026)", "FIGURE GARBLED+ FIGURE { ) }", days.garbled_in_brackets),
    ),
    "Days by their name or their distance": (
        Form("tadi malam", "part:LAST_NIGHT [AT]", days.last_night),
        Form("hari yang sama, Minggu (16/8)", "hari SAME { , DAY_BEHIND }", times.of_day_behind),
        Form("Senin malam", "[hari] WEEKDAY TAIL", days.weekday),
        Form("hari minggu", "hari weekday:SUNDAY TAIL", days.weekday),
        Form("Senin pekan lalu", "[hari] WEEKDAY [PART] < pekan | minggu > [yang] [akan] WEEK_WHEN TAIL", days.weekday_of_week),
        Form("besok pagi", "DEICTIC [DAYTIME] [AT]", days.deictic),
        Form("sore hari ini", "PART DAYTIME_OF [AT]", days.deictic),
        Form("tadi pagi", "< tadi | nanti > PART [AT]", days.deictic),
        Form("keesokan harinya", "< < keesokan | esok > < hari | harinya > | esoknya | besoknya > [PART] [AT]", days.day_beside),
        Form("keesokan paginya", "< keesokan | esok | besok > part:PART_THERE [AT]", days.day_beside),
        Form("malam sebelumnya", "PART NEIGHBOUR [AT]", days.day_beside),
        Form("malam harinya", "< PART < harinya | SAME > | part:PART_THERE > [AT]", times.clock),
        Form("hingga petang", "PART", times.bare_daytime),
        Form("tengah malam nanti", "NOON DAYTIME_OF", days.deictic),
        Form("tengah hari", "NOON", times.clock),
    ),
    "Hours": (
        Form("pukul 08.00 WIB Minggu (16/8/2026)", "AT DAY_BEHIND", days.dated),
        Form("pukul 10.00 Senin pagi", "AT [hari] WEEKDAY [DAYTIME]", days.weekday),
        Form("pukul 10.00 kemarin", "AT < DEICTIC [DAYTIME] | DAYTIME_OF | < tadi | nanti > PART >", days.deictic),
        Form("pukul 23.00 tadi malam", "AT part:LAST_NIGHT", days.last_night),
        Form("pukul 08.00 WIB, Minggu (16/8/2026)", "AT { [,] [pada] DAY_BEHIND }", times.of_day_behind),
        Form("sekitar pukul 08.00 WIB", "AT", times.clock),
        Form("pukul 0101 GMT", "[HEDGE] [ pukul | jam ] HOUR_MINUTE ZONE", times.clock),
        Form("08.00 WIB", "[HEDGE] HOUR < . | : > MINUTE ZONE", times.clock),
        Form("6:11 malam", "[HEDGE] HOUR < . | : > MINUTE PART [ZONE]", times.clock),
        Form(
            "pukul 09.00-10.30 WIB",
            "[HEDGE] < pukul | jam > first_hour:HOUR < . | : > first_minute:MINUTE TO [ pukul | jam ] HOUR < . | : > MINUTE [ZONE]",
            times.clock,
        ),
    ),
    "Months and years": (
        Form(
            "kuartal II-2026",
            "[EDGE] PERIOD PART_ORDINAL [ [ - | / ] OF_YEAR | < - | / > SHORT_YEAR ] [WHENCE]",
            named_periods.part_of_year,
        ),
        Form(
            "1H26",
            "< PART_ORDINAL PERIOD_LETTER | PERIOD_LETTER PART_ORDINAL > [ - | / ] < YEAR | SHORT_YEAR >",
            named_periods.part_of_year,
        ),
        Form(
            "kuartal pertama dan kedua tahun depan",
            "[EDGE] PERIOD first_part_ordinal:PART_ORDINAL TO PART_ORDINAL [ - | / ] OF_YEAR",
            named_periods.part_of_year,
        ),
        Form("akhir Juli 2009", "CIRCA [EDGE] [bulan] MONTH [OF_YEAR] [WHENCE]", named_periods.month),
        Form("Jan 2026", "[EDGE] month:ABBREVIATED YEAR", named_periods.month),
        Form("Juni-Juli 2014", "CIRCA [bulan] first_month:MONTH TO MONTH OF_YEAR [WHENCE]", named_periods.month),
        Form("pertengahan tahun 2014", "CIRCA [EDGE] THE_YEAR YEAR [WHENCE]", named_periods.year),
        Form("2024-2025", "CIRCA [EDGE] THE_YEAR first_year:YEAR TO YEAR", named_periods.year),
        Form("tahun 1990-an", "CIRCA [EDGE] [ tahun | era | dekade ] YEAR [-] an", named_periods.decade),
        Form("tahun 40-an", "CIRCA [EDGE] < tahun | era | dekade > [']  SHORT_YEAR [-] an", named_periods.decade),
        Form("abad ke-19", "[EDGE] abad [ke] [-] CENTURY", named_periods.century),
        Form("musim hujan", "[EDGE] musim SEASON [ YEAR | [tahun] YEAR_WHEN ]", named_periods.season),
    ),
    "Weeks and other units by their distance": (
        Form("awal tahun depan", "[EDGE] UNIT WHENCE", relative_periods.unit_when),
        Form("akhir pekan", "EDGE UNIT", relative_periods.edge_of_unit),
        Form("tahun-tahun mendatang", "unit:UNITS < WHENCE | NEIGHBOUR >", relative_periods.units_when),
        Form("tahun-tahun terakhir", "unit:UNITS vague:ONGOING", durations.duration),
        Form("hari itu", "[EDGE] UNIT SAME", relative_periods.unit_spoken_of),
        Form("tahun sebelumnya", "[EDGE] UNIT NEIGHBOUR", relative_periods.unit_beside),
    ),
    "Amounts of time": (
        Form("lebih dari 5,5 tahun", "AMOUNT", durations.duration),
        Form("beberapa hari ke depan", "AMOUNT ONGOING", durations.duration),
        Form(
            "satu hingga dua tahun ke depan",
            "[HEDGE] FIRST_COUNT to:UNTIL COUNT unit:COUNTED [ ONGOING | AGO | FROM_ANCHOR ]",
            durations.any_amount,
        ),
        Form("dua hari lalu", "AMOUNT AGO", durations.ago),
        Form("65 juta tahun lalu", "DIGITS [, FRACTION] < juta | miliar > tahun [yang] < lalu | silam >", durations.ages_ago),
        Form("hampir tiga minggu kemudian", "AMOUNT FROM_ANCHOR", durations.from_anchor),
        Form("setiap Senin pagi", "< setiap | tiap | saban > [hari] < WEEKDAY [PART] | PART | [bulan] MONTH >", durations.every),
        Form("setiap tahun", "< setiap | tiap | saban > < [COUNT] unit:COUNTED [sekali] | unit:ITS_UNIT >", durations.every),
        Form("setiap akhir pekan", "< setiap | tiap | saban > EDGE pekan", durations.every),
        Form("dua kali seminggu", "< sekali | < times:DIGITS | times:ONES > kali > [dalam] unit:ONE_UNIT", durations.every),
        Form("dua hari sekali", "AMOUNT sekali", durations.every),
    ),
    "No expressions of time": (
        Form("Peraturan Nomor 4 Tahun 2025", "< nomor | no [.] > [DECREE] DIGITS < tahun | / > YEAR", references.nothing),
        Form("UU 12/2011", "LAW DIGITS < tahun | / > YEAR", references.nothing),
        Form("indeks Russell 2000", "Russell YEAR", references.nothing),
        Form("UUD 1945", "< uud | undang - undang dasar > YEAR", references.nothing),
        Form("Jalan 10 November", "< Jalan | Jl [.] | Universitas > DAY_MONTH [YEAR]", references.nothing),
        Form("Institut Teknologi Sepuluh Nopember", "< sepuluh < nopember | november > | sebelas maret >", references.nothing),
        Form("laba tahun berjalan", "< laba | rugi > [bersih] tahun berjalan", references.nothing),
        Form("Pasar Minggu", "Pasar WEEKDAY", references.nothing),
        Form("sehari-hari", "sehari - hari", references.nothing),
        Form("musim dingin kripto", "musim dingin < kripto | nuklir | ekonomi >", references.nothing),
    ),
    "Words": (
        Form("bertahun-tahun", "MANY_UNITS", references.fixed),
        Form("sejenak", "MOMENT", references.fixed),
        Form("saat ini", "REFERENCE", references.fixed),
    ),
}

GRAMMAR = Grammar(TABLES, PHRASES)
COMPILED: list[tuple[Pattern, Reader]] = [(GRAMMAR.compile(form.notation), form.reader) for forms in FORMS.values() for form in forms]
