"""Every form of time expression: an example, its notation (see grammar.py) and its reader.

The longest match wins; of equally long ones, the first row. A form with TO is a range and gives two mentions, because TIMEX3 has
no value for ranges. A capture named first_x is the x of the first mention.
"""

from collections.abc import Callable
from typing import NamedTuple

from kontan_crawler.dates import numerals, words
from kontan_crawler.dates.context import Context
from kontan_crawler.dates.grammar import Captures, Grammar, Pattern
from kontan_crawler.dates.readers import (
    anchored_durations,
    days,
    durations,
    lists,
    months,
    named_periods,
    references,
    relative_periods,
    times,
    weeks_of_months,
)
from kontan_crawler.dates.reading import Reading
from kontan_crawler.dates.spelling import misspellings

TABLES = {
    name: table for module in (words, numerals) for name, table in vars(module).items() if isinstance(table, dict) and name.isupper()
} | {
    "YEAR_DIRECTION": words.DIRECTION,
    "WEEK_DIRECTION": words.DIRECTION,
    "LISTED_DAY": words.SEPARATOR | dict.fromkeys(numerals.DAY),
    "LISTED_WEEKDAY": words.SEPARATOR | dict.fromkeys([*numerals.DAY, *words.WEEKDAY]),
    "COUNTED_UNIT": words.UNIT | words.CLOCK_UNIT | words.COUNTED_DAY,
}  # fmt: skip

PHRASES = {
    # days: "hari Selasa pekan lalu", "4/2/2026", "4 Februari 2026"
    "DAY_NAME": "< [hari] WEEKDAY | [hari] weekday:SUNDAY | DEICTIC >",
    # "pagi ini (31/3)", "tadi malam (30/3)", "siang (31/3)"
    "NAMED_DAY": "< DAY_NAME | daypart:LAST_NIGHT | < tadi | nanti > DAYPART | DAYPART [WHICH_DAY] >",
    "BEFORE_BRACKET": "[ IN_WEEK | LAST_OR_NEXT | tadi ] [DAYTIME] [ LAST_OR_NEXT | WHICH_DAY ] [CLOCK_TIME] [LOCAL] [,]",
    "IN_WEEK": "< pekan | minggu > [ yang | yg ] [akan] WEEK_DIRECTION",
    "IN_BRACKET": "( [ WEEKDAY [,] ] [DATED] < NUMERIC | DAY_MONTH [OF_YEAR] > )",
    "NUMERIC": (
        "< day:ONE_OR_TWO_DIGITS / month:ONE_OR_TWO_DIGITS [ / ANY_YEAR ] | DAY . month:MONTH_NUMBER . ANY_YEAR"
        " | DAY - month:MONTH_NUMBER - ANY_YEAR | day:TWO_DIGIT_DAY - month:MONTH_NUMBER >"
    ),
    "DATED": "< tanggal | tgl [.] >",
    "DAY_MONTH": "DAY < NAMED_MONTH | MISSPELT_MONTH | misspelt_month:MISSPELT_SHORT_MONTH { YEAR } >",
    # The rest of a list, after its first item: "3, 4, dan 5 Februari 2026". Without a conjunction the numbers may count something else.
    "REST_OF_DAYS": "[LISTED_DAY+] [,] CONJUNCTION [DATED] last_day:DAY [LISTED_DAY+] NAMED_MONTH [OF_YEAR]",
    "REST_OF_WEEKDAYS": "LISTED_WEEKDAY+ NAMED_MONTH [OF_YEAR]",
    "REST_OF_MONTHS": "LISTED_MONTH+ [,] CONJUNCTION [bulan] last_month:MONTH OF_YEAR",
    "RANGE_OF_DAYS": "first_day:DAY < - | hingga | sampai | sampai dengan | s.d. | s.d | s/d > [DATED] DAY_MONTH [OF_YEAR]",
    # The full stop of "3 Nov." may end the sentence; that of "3 Nov. 2026" does not.
    "NAMED_MONTH": "< MONTH | month:ABBREVIATED [ . { YEAR } ] >",
    "FIRST_MONTH": "< first_month:MONTH | first_month:ABBREVIATED [.] >",
    "FOLLOWING_DAY": "< DAY_NAME BEFORE_BRACKET < ( NUMERIC ) | DAY_MONTH [OF_YEAR] > | DAY_MONTH [OF_YEAR] >",
    "DAY_TAIL": "[LAST_OR_NEXT] [DAYTIME] [ LAST_OR_NEXT | tadi ] [CLOCK_TIME]",
    "LAST_OR_NEXT": "[ yang | yg ] [akan] DIRECTION",
    "CIRCA": "[hedge:ABOUT]",
    # years
    "ANY_YEAR": "< YEAR | SHORT_YEAR >",
    "OF_YEAR": "< [,] YEAR | < tahun | thn [.] > < YEAR | YEAR_DIRECTION > >",
    "THE_YEAR": "[ thn [.] | th [.] | tahun [ buku | anggaran | pajak | ajaran | akademik | kalender ] ]",
    # times: "pukul 08.00 WIB", "jam dua siang", "8.30 p.m. ET", "pagi WIB"
    "HOUR_AND_MINUTE": "HOUR < . | : > MINUTE [ < . | : > second:MINUTE ]",
    "HOUR_BY_WORD": "< < pukul | jam | pkl [.] > < HOUR_AND_MINUTE | HOUR_MINUTE | HALF_HOUR SOME_HOUR | SOME_HOUR > | pk [.] HOUR < . | : > MINUTE >",
    "SOME_HOUR": "< HOUR | hour:HOUR_IN_WORDS >",
    "NOON": "< AM_PM | am_pm:PM {! CAPITALISED } >",
    "PART": "< DAYPART | NOON_OR_MIDNIGHT >",
    "IN_ZONE": "< A_ZONE | ( A_ZONE ) >",
    "A_ZONE": "< < gmt | utc > UTC_OFFSET | ZONE_NAME >",
    "UTC_OFFSET": "SIGN < offset_hour_minute:HOUR_MINUTE | offset_hour:HOUR [ < . | : > offset_minute:MINUTE ] >",
    "LOCAL": "< LOCAL_TIME | ( LOCAL_TIME ) >",
    "LOCAL_TIME": "waktu < setempat | lokal | PLACE [PLACE] [PLACE] >",
    "ZONE_NAME": "< ZONE | NAMED_ZONE >",
    "CLOCK_TIME": (
        "[HEDGE] < HOUR_BY_WORD [NOON] [PART] | HOUR_AND_MINUTE < NOON | [PART] { ZONE_NAME } | PART | { LOCAL } > | HOUR_MINUTE { ZONE_NAME }"
        " | SOME_HOUR < NOON | PART { ZONE_NAME } > | HALF_HOUR SOME_HOUR PART > [IN_ZONE] [PART]"
    ),
    "HOUR_RANGE": (
        "[HEDGE] < pukul | jam > first_hour:HOUR [ < . | : > first_minute:MINUTE ] [ first_am_pm:AM_PM ] [ first_daypart:DAYPART ]"
        " TO [ pukul | jam ] HOUR < < . | : > MINUTE [NOON] [PART] [IN_ZONE] | NOON [IN_ZONE] | PART [IN_ZONE] | IN_ZONE >"
    ),
    "DAYTIME": "PART [IN_ZONE]",
    "TIME_OF_DAY": "< CLOCK_TIME | NOON_OR_MIDNIGHT [IN_ZONE] >",
    "NUMBERED": "< nomor | nomer | no [.] > [:]",
    # amounts of time: "lebih dari 2x24 jam", "dua puluh lima hari", "3 tahun 6 bulan"
    "AMOUNT": "[HEDGE] < COUNT unit:COUNTED_UNIT [ < more:DIGITS | more:ONES | more:NUMBER_WORD > more_unit:SMALLER_UNIT ] | unit:ONE_UNIT >",
    "COUNT": "< [ factor:DIGITS x ] DIGITS [, FRACTION] | DIGITS . THOUSANDS | COUNT_IN_WORDS [HALF] | HALF | VAGUE >",
    "COUNT_IN_WORDS": "< ONES [ SCALE [more_ones:ONES] ] | NUMBER_WORD >",
    "FIRST_COUNT": "< first_digits:DIGITS | first_ones:ONES [ first_scale:SCALE [first_more_ones:ONES] ] | first_number_word:NUMBER_WORD >",
}  # fmt: skip

Reader = Callable[[Captures, Context], Reading | None]


class Form(NamedTuple):
    """A form of time expression."""

    example: str
    notation: str
    reader: Reader


FORMS = {
    "Days by date": (
        Form("Selasa (30/12/2014) malam", "CIRCA NAMED_DAY BEFORE_BRACKET IN_BRACKET DAY_TAIL", days.named_date),
        Form(
            "Senin-Selasa (2-3/2/2026)",
            "[hari] first_weekday:WEEKDAY TO WEEKDAY [,] ( first_day:DAY - NUMERIC ) DAY_TAIL",
            days.calendar_date,
        ),
        Form(
            "Senin-Selasa (2-3 Februari 2026)",
            "[hari] first_weekday:WEEKDAY TO WEEKDAY [,] ( first_day:DAY - DAY_MONTH [OF_YEAR] ) DAY_TAIL",
            days.calendar_date,
        ),
        Form("Jumat, 21 Agustus 2026", "CIRCA [ [hari] WEEKDAY [DAYPART] [,] ] [DATED] DAY_MONTH [OF_YEAR] DAY_TAIL", days.calendar_date),
        Form("13-17 Juli 2026", "CIRCA [DATED] first_day:DAY TO [DATED] DAY_MONTH [OF_YEAR] DAY_TAIL", lists.listed_day),
        Form(
            "28 Juni hingga 2 Juli 2026",
            "CIRCA [DATED] first_day:DAY FIRST_MONTH [first_year:YEAR] TO [DATED] DAY_MONTH [OF_YEAR] DAY_TAIL",
            lists.listed_day,
        ),
        Form(
            "Senin-Rabu, 17-19 Agustus 2026",
            "[hari] first_weekday:WEEKDAY TO [hari] WEEKDAY [,] [DATED] RANGE_OF_DAYS DAY_TAIL",
            days.calendar_date,
        ),
        Form("3, 4, dan 5 Februari 2026", "[DATED] DAY { REST_OF_DAYS }", lists.listed_day),
        Form("2-3 dan 5-6 Februari 2026", "[DATED] first_day:DAY to:DASH DAY { REST_OF_DAYS }", lists.listed_day),
        Form("Senin 16, Selasa 17, dan Rabu 18 Februari 2026", "[hari] WEEKDAY [,] [DATED] DAY { REST_OF_WEEKDAYS }", lists.listed_day),
        Form("2-3/2/2026", "CIRCA [DATED] first_day:DAY TO DAY / month:MONTH_NUMBER / YEAR DAY_TAIL", lists.listed_day),
        Form(
            "28/1-3/2/2026",
            "CIRCA [DATED] first_day:DAY / first_month:MONTH_NUMBER [ / first_year:YEAR ] TO DAY / month:MONTH_NUMBER / YEAR DAY_TAIL",
            lists.listed_day,
        ),
        Form(
            "Senin-Jumat (28/1-3/2)",
            "[hari] first_weekday:WEEKDAY TO WEEKDAY [,] ( first_day:DAY / first_month:MONTH_NUMBER [ / first_year:YEAR ] - NUMERIC ) DAY_TAIL",
            lists.listed_day,
        ),
        Form("21/8/2026", "CIRCA [ [hari] WEEKDAY [,] ] [DATED] DAY / month:MONTH_NUMBER / YEAR DAY_TAIL", days.calendar_date),
        Form("03/17/2025", "CIRCA [ [hari] WEEKDAY [,] ] [DATED] DAY / month:DAY / YEAR DAY_TAIL", days.calendar_date),
        Form("Kamis, 20/8/26", "[hari] WEEKDAY [,] [DATED] DAY / month:MONTH_NUMBER [ / SHORT_YEAR ] DAY_TAIL", days.calendar_date),
        Form("21-08-2026", "CIRCA [ [hari] WEEKDAY [,] ] DAY - month:MONTH_NUMBER - YEAR DAY_TAIL", days.calendar_date),
        Form("21.8.2026", "CIRCA [ [hari] WEEKDAY [,] ] DAY . month:MONTH_NUMBER . YEAR DAY_TAIL", days.calendar_date),
        Form("2026-08-21", "YEAR < - month:MONTH_NUMBER - DAY | / month:MONTH_NUMBER / DAY >", days.calendar_date),
        Form(
            "2026-08-21T10:00:00Z",
            "YEAR - month:MONTH_NUMBER - DAY [ISO_TIME] HOUR : MINUTE [ : second:MINUTE [ . FIGURE ] ] [ zone:ISO_ZONE | UTC_OFFSET | IN_ZONE ]",
            days.calendar_date,
        ),
        Form(
            "Sen, 2 Feb 2026",
            "weekday:ABBREVIATED_WEEKDAY [.] [,] < DAY_MONTH [OF_YEAR] | DAY / month:MONTH_NUMBER / ANY_YEAR | ( DAY / month:MONTH_NUMBER / YEAR ) > DAY_TAIL",
            days.calendar_date,
        ),
        Form(
            "Februari 4, 2026",
            "[ < [hari] WEEKDAY | weekday:ABBREVIATED_WEEKDAY [.] > [,] ] < MONTH | month:ENGLISH_MONTH [.] | month:ABBREVIATED [.] >"
            " DAY [ORDINAL_SUFFIX] [,] YEAR DAY_TAIL",
            days.calendar_date,
        ),
        Form(
            "4 February 2026",
            "[ < [hari] WEEKDAY | weekday:ABBREVIATED_WEEKDAY [.] > [,] ] DAY [ORDINAL_SUFFIX]"
            " < month:ENGLISH_MONTH [.] | month:ABBREVIATED [.] | MONTH > [,] YEAR DAY_TAIL",
            days.calendar_date,
        ),
        Form(
            "19-Nov-12",
            "[ [hari] WEEKDAY [,] ] DAY < - < MONTH | month:ENGLISH_MONTH | month:ABBREVIATED > - ANY_YEAR"
            " | / < MONTH | month:ENGLISH_MONTH | month:ABBREVIATED > / ANY_YEAR >",
            days.calendar_date,
        ),
        Form("(20/8)", "DAY / month:MONTH_NUMBER [ / SHORT_YEAR ] { ) }", days.bracketed_date),
        Form("tanggal 20/8", "CIRCA DATED DAY / month:MONTH_NUMBER DAY_TAIL", days.calendar_date),
        Form("tanggal 24 kemarin", "CIRCA DATED DAY DAY_TAIL", days.day_of_month),
        Form("Jumat (21/82026)", "DAY_NAME BEFORE_BRACKET ( GARBLED+ FIGURE [)]", days.misprinted_date),
        Form("(3//8/2026)", "FIGURE GARBLED+ FIGURE { ) }", days.bracketed_misprint),
    ),
    "Days by name or distance": (
        Form("tadi malam", "daypart:LAST_NIGHT [CLOCK_TIME]", days.last_night),
        Form("hari yang sama, Minggu (16/8)", "hari SAME { , FOLLOWING_DAY }", times.before_its_day),
        Form("Senin malam", "[hari] WEEKDAY DAY_TAIL", days.weekday),
        Form("hari minggu", "hari weekday:SUNDAY DAY_TAIL", days.weekday),
        Form("Senin pekan lalu", "[hari] WEEKDAY [DAYPART] IN_WEEK DAY_TAIL", days.weekday_of_week),
        Form("besok pagi", "DEICTIC [DAYTIME] [CLOCK_TIME]", days.deictic),
        Form("sore hari ini", "DAYPART WHICH_DAY [CLOCK_TIME]", days.deictic),
        Form("tadi pagi", "< tadi | nanti > DAYPART [CLOCK_TIME]", days.deictic),
        Form(
            "keesokan harinya", "< < keesokan | esok > < hari | harinya > | esoknya | besoknya > [DAYPART] [CLOCK_TIME]", days.adjacent_day
        ),
        Form("keesokan paginya", "< keesokan | esok | besok > daypart:THAT_DAYPART [CLOCK_TIME]", days.adjacent_day),
        Form("malam sebelumnya", "DAYPART ADJACENT [CLOCK_TIME]", days.adjacent_day),
        Form("malam harinya", "< DAYPART < harinya | SAME > | daypart:THAT_DAYPART > [CLOCK_TIME]", times.bare_time),
        Form("hingga petang", "DAYPART", times.bare_daypart),
        Form("tengah malam tadi", "noon_or_midnight:LAST_MIDNIGHT", days.last_night),
        Form("tengah malam nanti", "NOON_OR_MIDNIGHT WHICH_DAY", days.deictic),
        Form("tengah hari", "NOON_OR_MIDNIGHT", times.bare_time),
    ),
    "Times": (
        Form("pukul 08.00 WIB Minggu (16/8/2026)", "TIME_OF_DAY FOLLOWING_DAY", days.calendar_date),
        Form("pukul 10.00 Senin pagi", "TIME_OF_DAY [hari] WEEKDAY [DAYTIME]", days.weekday),
        Form("sore hari Kamis (20/8)", "DAYPART FOLLOWING_DAY", days.calendar_date),
        Form("siang hari Kamis", "daypart:DAYPART_ON [hari] WEEKDAY", days.weekday),
        Form("malam Minggu", "daypart:EVE WEEKDAY", days.eve),
        Form("perdagangan sore, Kamis (20/8)", "DAYPART { , FOLLOWING_DAY }", times.before_its_day),
        Form("pukul 10.00 kemarin", "CLOCK_TIME < DEICTIC [DAYTIME] | WHICH_DAY | < tadi | nanti > DAYPART >", days.deictic),
        Form("pukul 23.00 tadi malam", "CLOCK_TIME daypart:LAST_NIGHT", days.last_night),
        Form("pukul 08.00 waktu setempat, Minggu (16/8/2026)", "TIME_OF_DAY { [LOCAL] [,] [pada] FOLLOWING_DAY }", times.before_its_day),
        Form("pukul 08.00 waktu setempat, Minggu", "TIME_OF_DAY { [LOCAL] [,] [pada] [hari] WEEKDAY }", times.before_its_weekday),
        Form("pukul 08.00 waktu setempat kemarin", "TIME_OF_DAY { [LOCAL] [,] DEICTIC }", times.before_its_day),
        Form("sekitar pukul 08.00 WIB", "CLOCK_TIME", times.bare_time),
        Form("pukul 09.00-10.30 WIB Minggu (16/8/2026)", "HOUR_RANGE FOLLOWING_DAY", days.calendar_date),
        Form(
            "pukul 09.00-10.30 waktu setempat, Minggu (16/8/2026)", "HOUR_RANGE { [LOCAL] [,] [pada] FOLLOWING_DAY }", times.before_its_day
        ),
        Form("pukul 09.00-10.30 WIB", "HOUR_RANGE", times.bare_time),
    ),
    "Months and years": (
        Form(
            "kuartal II-2026",
            "[EDGE] YEAR_PART YEAR_PART_NUMBER [ [ - | / ] OF_YEAR | < - | / > SHORT_YEAR ] [LAST_OR_NEXT]",
            named_periods.year_part,
        ),
        Form(
            "1H26",
            "< YEAR_PART_NUMBER YEAR_PART_LETTER | YEAR_PART_LETTER YEAR_PART_NUMBER > [ - | / ] < YEAR | SHORT_YEAR >",
            named_periods.year_part,
        ),
        Form(
            "kuartal pertama dan kedua tahun depan",
            "[EDGE] YEAR_PART first_year_part_number:YEAR_PART_NUMBER TO YEAR_PART_NUMBER [ - | / ] OF_YEAR",
            lists.listed_year_part,
        ),
        Form(
            "kuartal I dan kuartal II 2025",
            "[EDGE] first_year_part:YEAR_PART first_year_part_number:YEAR_PART_NUMBER TO YEAR_PART YEAR_PART_NUMBER"
            " < [ - | / ] OF_YEAR | LAST_OR_NEXT >",
            lists.listed_year_part,
        ),
        Form("tahun fiskal 2026", "CIRCA [EDGE] < tahun fiskal YEAR | FY ANY_YEAR >", named_periods.fiscal_year),
        Form("tahun fiskal 2025/26", "CIRCA [EDGE] < tahun fiskal | FY > first_year:YEAR TO ANY_YEAR", named_periods.fiscal_year),
        Form("tahun fiskal lalu", "[EDGE] tahun fiskal LAST_OR_NEXT", named_periods.fiscal_year),
        Form(
            "kuartal II tahun fiskal 2026",
            "[EDGE] YEAR_PART YEAR_PART_NUMBER [ - | / ] < tahun fiskal YEAR | FY ANY_YEAR >",
            named_periods.fiscal_year,
        ),
        Form(
            "3Q FY26",
            "< YEAR_PART_NUMBER YEAR_PART_LETTER FY | YEAR_PART_NUMBER year_part_letter:FISCAL_LETTER | YEAR_PART_LETTER YEAR_PART_NUMBER [ - | / ] FY > ANY_YEAR",
            named_periods.fiscal_year,
        ),
        Form("akhir Juli 2009", "CIRCA [EDGE] [bulan] MONTH [OF_YEAR] [LAST_OR_NEXT]", months.month),
        Form("Jan 2026", "[EDGE] month:ABBREVIATED [.] YEAR", months.month),
        Form("June 2026", "[EDGE] month:ENGLISH_MONTH [,] YEAR", months.month),
        Form("Febuari 2026", "CIRCA [EDGE] [bulan] MISSPELT_MONTH [OF_YEAR] [LAST_OR_NEXT]", lists.misspelt_month),
        Form("Jan-Mei 2026", "CIRCA FIRST_MONTH TO NAMED_MONTH OF_YEAR", lists.listed_month),
        Form("Januari, Februari, dan Maret 2026", "[bulan] MONTH { REST_OF_MONTHS }", lists.listed_month),
        Form(
            "Juni-Juli 2014",
            "CIRCA [bulan] first_month:MONTH TO [bulan] MONTH < OF_YEAR [LAST_OR_NEXT] | LAST_OR_NEXT >",
            lists.listed_month,
        ),
        Form("pertengahan tahun 2014", "CIRCA [EDGE] THE_YEAR YEAR [LAST_OR_NEXT]", named_periods.year),
        Form("2024-2025", "CIRCA [EDGE] THE_YEAR first_year:YEAR TO YEAR", named_periods.year),
        Form("1997-98", "CIRCA [EDGE] THE_YEAR first_year:YEAR to:DASH SHORT_YEAR", lists.shortened_year),
        Form("tahun 1990-an", "CIRCA [EDGE] [ tahun | era | dekade ] YEAR [-] an", named_periods.decade),
        Form("tahun 40-an", "CIRCA [EDGE] < tahun | era | dekade > [']  SHORT_YEAR [-] an", named_periods.decade),
        Form("abad ke-19", "[EDGE] abad [ke] [-] CENTURY", named_periods.century),
        Form("musim hujan", "[EDGE] musim SEASON [ YEAR | [tahun] YEAR_DIRECTION ]", named_periods.season),
    ),
    "Weeks and other units by distance": (
        Form(
            "pekan kedua Februari",
            "[EDGE] WEEK ORDINAL [ pada | di ] [bulan] MONTH [OF_YEAR] [LAST_OR_NEXT]",
            weeks_of_months.week_of_month,
        ),
        Form(
            "pekan pertama dan kedua Februari",
            "WEEK first_ordinal:ORDINAL TO ORDINAL [bulan] MONTH [OF_YEAR]",
            weeks_of_months.week_of_month,
        ),
        Form("pekan kedua bulan lalu", "[EDGE] WEEK ORDINAL bulan LAST_OR_NEXT", weeks_of_months.week_of_month),
        Form("pekan pertama 2026", "WEEK ORDINAL [tahun] YEAR", weeks_of_months.week_of_year),
        Form("Senin pertama September", "[hari] WEEKDAY ORDINAL [ pada | di ] [bulan] MONTH [OF_YEAR]", weeks_of_months.weekday_of_month),
        Form("awal tahun depan", "[EDGE] UNIT LAST_OR_NEXT", relative_periods.deictic_unit),
        Form("akhir pekan", "EDGE UNIT", relative_periods.edge_of_unit),
        Form("tahun-tahun mendatang", "unit:PLURAL_UNIT < LAST_OR_NEXT | ADJACENT >", relative_periods.plural_units),
        Form("tahun-tahun terakhir", "unit:PLURAL_UNIT vague:ONGOING", durations.duration),
        Form("hari itu", "[EDGE] UNIT SAME", relative_periods.same_unit),
        Form(
            "kuartal pertama tahun sebelumnya",
            "[EDGE] < YEAR_PART YEAR_PART_NUMBER | [bulan] MONTH > tahun ADJACENT",
            relative_periods.part_of_adjacent_year,
        ),
        Form("tahun sebelumnya", "[EDGE] UNIT ADJACENT", relative_periods.adjacent_unit),
    ),
    "Amounts of time and sets": (
        Form("lebih dari 5,5 tahun", "AMOUNT", durations.duration),
        Form("beberapa hari ke depan", "AMOUNT ONGOING", durations.duration),
        Form(
            "satu hingga dua tahun ke depan",
            "[HEDGE] FIRST_COUNT to:UNTIL COUNT unit:COUNTED_UNIT [ ONGOING | AGO | FROM_ANCHOR ]",
            anchored_durations.end_of_range,
        ),
        Form("dua hari lalu", "AMOUNT AGO", anchored_durations.ago),
        Form(
            "65 juta tahun lalu",
            "DIGITS [, FRACTION] < juta | miliar > tahun [yang] < lalu | silam >",
            anchored_durations.millions_of_years_ago,
        ),
        Form("hampir tiga minggu kemudian", "AMOUNT FROM_ANCHOR", anchored_durations.from_anchor),
        Form("setiap Senin pagi", "< setiap | tiap | saban > [hari] < WEEKDAY [DAYPART] | DAYPART | [bulan] MONTH >", durations.recurring),
        Form("setiap tahun", "< setiap | tiap | saban > < [COUNT] unit:COUNTED_UNIT [sekali] | unit:ITS_UNIT >", durations.recurring),
        Form("setiap akhir pekan", "< setiap | tiap | saban > EDGE pekan", durations.recurring),
        Form("dua kali seminggu", "< sekali | < times:DIGITS | times:ONES > kali > [dalam] unit:ONE_UNIT", durations.recurring),
        Form("dua hari sekali", "AMOUNT sekali", durations.recurring),
    ),
    "Not time expressions": (
        Form("Peraturan Nomor 4 Tahun 2025", "NUMBERED [DECREE] FIGURE < tahun | / > YEAR", references.not_temporal),
        Form("UU 12/2011", "LAW [-] [NUMBERED] FIGURE < tahun | / > YEAR", references.not_temporal),
        Form("indeks Russell 2000", "INDEX NUMBER_OF_INDEX", references.not_temporal),
        Form("Peugeot 2008", "MODEL", references.not_temporal),
        Form("UUD 1945", "< uud | undang - undang dasar > [ nri | ri | negara republik indonesia ] [tahun] YEAR", references.not_temporal),
        Form("Jumat Agung", "[hari] [raya] FEAST", references.not_temporal),
        Form("50 menit 29 detik LS", "[HEDGE] DIGITS menit [ DIGITS [ < , | . > FIGURE ] detik ] COMPASS", references.not_temporal),
        Form(
            "6 derajat 50 menit 29 detik",
            "DIGITS derajat DIGITS menit DIGITS [ < , | . > FIGURE ] detik [COMPASS]",
            references.not_temporal,
        ),
        Form("Jalan 10 November", "< Jalan | Jl [.] | Universitas > DAY_MONTH [YEAR]", references.not_temporal),
        Form("Institut Teknologi Sepuluh Nopember", "< sepuluh < nopember | november > | sebelas maret >", references.not_temporal),
        Form("laba tahun berjalan", "< laba | rugi > [bersih] tahun berjalan", references.not_temporal),
        Form("Pasar Minggu", "Pasar WEEKDAY", references.not_temporal),
        Form("sehari-hari", "sehari - hari", references.not_temporal),
        Form("musim dingin kripto", "musim dingin < kripto | nuklir | ekonomi >", references.not_temporal),
    ),
    "Fixed phrases": (
        Form("bertahun-tahun", "UNCOUNTED_UNIT", references.fixed_phrase),
        Form("sejenak", "SHORT_WHILE", references.fixed_phrase),
        Form("saat ini", "REFERENCE", references.fixed_phrase),
    ),
}

GRAMMAR = Grammar(TABLES, PHRASES, misspellings())
COMPILED: list[tuple[Pattern, Reader]] = [(GRAMMAR.compile(form.notation), form.reader) for forms in FORMS.values() for form in forms]
