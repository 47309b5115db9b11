"""Properties of all texts and dates."""

from cProfile import Profile
from datetime import date, datetime
from time import process_time

import dateparser
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kontan_crawler.dates import find_mentions
from kontan_crawler.dates.forms import FORMS, TABLES
from kontan_crawler.dates.stream import Chunks, TokenStream
from kontan_crawler.dates.tokens import TOKEN, Vocabulary, normalize
from kontan_crawler.dates.words import MONTH, WEEKDAY
from tests.strategies import TEXT

no_deadline = settings(deadline=None)  # the first example compiles forms and imports dateparser

PUBLISHED = st.dates(date(1600, 1, 1), date(2400, 12, 31)) | st.datetimes(datetime(1600, 1, 1), datetime(2400, 12, 31))
EXAMPLES = [form.example for forms in FORMS.values() for form in forms]
WORDS = sorted({word for table in TABLES.values() for word in table} | set("()/-.,: \n") | {"pukul", "tahun", "tanggal", "32", "2014"})
SOME_WORDS = st.lists(st.sampled_from(WORDS))
TEXTS = TEXT | SOME_WORDS.map(" ".join) | SOME_WORDS.map("".join) | st.text("0123456789/(). ")

SPACES = [" ", "  ", "\n", " \n", "\t", "\t ", "\r\n", "\u2028 ", "\u00a0"]

WEEKDAYS = [name.capitalize() for name in ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")]
MISSPELT = ["Janauri", "Febuari", "Marret", "Aprill", "Agutus", "Desmber"]
MONTHS = {number: name.capitalize() for name, number in reversed(MONTH.items())}


@no_deadline
@given(TEXTS | st.lists(st.sampled_from(EXAMPLES)).map(" dan ".join), PUBLISHED)
@example("999 abad lalu", date(1600, 1, 1))
@example("29 Februari dan 999 dekade kemudian", date(2400, 12, 31))
def test_mentions_are_in_order_and_do_not_overlap(text, published):
    end = 0
    for mention in find_mentions(text, published):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text == mention.text.strip()
        end = mention.end


@pytest.mark.parametrize("misspelt", MISSPELT)
@pytest.mark.parametrize("form", EXAMPLES)
def test_each_form_with_a_misspelt_month(form, misspelt):
    """A text of any form is read, and the first misspelt month of a date is repaired."""
    for name in MONTHS.values():
        found = find_mentions(f"Rapat digelar {form.replace(name, misspelt, 1)} di Jakarta.", date(2026, 2, 4))
        assert all(one.repaired or misspelt not in one.text for one in found if any(map(str.isdigit, one.text)))


@given(TEXTS | st.lists(st.sampled_from([*SPACES, "a.", "5", "Mei", "https://a.id"])).map("".join))
def test_tokens_of_kept_words_are_those_of_the_whole_text(text):
    stream = TokenStream(text, Chunks(Vocabulary({}), ()))
    assert stream.tokens == TOKEN.findall(normalize(text))


@no_deadline
@given(st.sampled_from(EXAMPLES), PUBLISHED)
def test_first_day_is_not_after_last_day(text, published):
    for mention in find_mentions(text, published):
        assert (mention.first_day is None) == (mention.last_day is None)
        if mention.first_day:
            assert date.fromisoformat(mention.first_day) <= date.fromisoformat(mention.last_day)


@no_deadline
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["/", "-", "."]), PUBLISHED)
def test_absolute_dates_agree_with_dateparser(day, sign, published):
    month, weekday = MONTHS[day.month], WEEKDAYS[day.weekday()]
    forms = [
        f"{day.day}{sign}{day.month}{sign}{day.year}",
        f"{day:%d{sign}%m{sign}%Y}",
        f"{day.day} {month} {day.year}",
        f"{weekday}, {day.day} {month} {day.year}",
        f"{weekday} ({day.day}/{day.month}/{day.year})",
    ]
    for form in forms:
        (mention,) = find_mentions(f"Rapat digelar {form}", published)
        assert (mention.text, mention.value) == (form, day.isoformat())
        parsed = dateparser.parse(form, languages=["id"], settings={"DATE_ORDER": "DMY", "STRICT_PARSING": True})
        assert parsed.date() == day


@no_deadline
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(-180, 180))
def test_date_without_year_is_the_nearest(published, distance):
    day = date.fromordinal(published.toordinal() + distance)
    (mention,) = find_mentions(f"Rapat {day.day} {MONTHS[day.month]}", published)
    if (day.month, day.day) != (2, 29):
        assert mention.value == day.isoformat()


@no_deadline
@given(st.sampled_from(sorted(WEEKDAY)), st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_bare_weekday_is_one_of_the_last_seven_days(name, published):
    (mention,) = find_mentions(f"Kata menteri, {name if name[0].isupper() else name.capitalize()}.", published)
    day = date.fromisoformat(mention.value)
    assert day.weekday() == WEEKDAY[name]
    assert 0 <= (published - day).days < 7


def seconds(text: str) -> float:
    """Return the processor time of one call, the least of three."""
    times = []
    for _ in range(3):
        start = process_time()
        find_mentions(text, date(2026, 8, 21))
        times.append(process_time() - start)
    return min(times)


@pytest.mark.parametrize("unit", ["1/", "/", "1", "(1/1", "Senin (1/", "2014-", " ", "Aa", "A-1/"])
def test_time_is_linear(unit):
    text = unit * (10_000 // len(unit))
    assert seconds(text * 4) < 9 * seconds(text) + 0.01  # quadratic would be 16


def calls(text: str) -> int:
    """Return the number of function calls of one call: work that no other process disturbs."""
    find_mentions(text, date(2026, 8, 21))  # fill the caches
    profile = Profile()
    profile.runcall(find_mentions, text, date(2026, 8, 21))
    return sum(entry.callcount for entry in profile.getstats())


REPEATED = [
    "Senin ", ", Senin ", "akan Senin ", "Januari, ", "Senin 1, ", "1-Mei-", "Kamis (", "sejak 2025 hingga ", "Agutus ", "3, dan ", "dan 3 ",
    "kata Senin, ", "Senin hingga ", "Rabu malam, ", "pukul 10.00 waktu A, ", "pukul 10.00 hingga ", "2026-02-05T", "2025/26 ", "#", "Mei Lin ",
    "dari 2025 ", "hari itu ", "tahun sebelumnya ", "pagi ini (", "tanggal 3, 4, ", "Sen, ", "lebih dari ", "tengah ", "tadi ", "kuartal I dan ", "satu ", "1 ", "dua hari kemudian ", "pukul 09.00 ", "Mei ", "3, 4, ", "Maret ", "2026, ", "(20/8) ",
    "MEI ", "(1/9)", "1H26 ", "1 Mei, ", "(3//8/2026) ", "(1/82026)", "2-3/2/2026 ", "Senin/", "Senin 1/9/26,", "2026. ",
]  # fmt: skip


@pytest.mark.parametrize("unit", REPEATED)
def test_work_is_linear(unit):
    """A text of nothing but mentions costs few calls for each character, however long it is."""
    short, long = unit * 40, unit * 160
    assert calls(long) < 4.5 * calls(short)
    assert calls(long) < 40 * len(long)


@no_deadline
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join))
def test_work_is_bounded_for_pairs_of_words(unit):
    text = f"{unit} " * 20
    assert calls(text) < 40 * len(text)
