"""Word tables of numbers, in digits or in words: as printed -> number."""

PADDED = {f"{n:02}": n for n in range(10)}
ONE_OR_TWO_DIGITS = PADDED | {str(n): n for n in range(100)}
DAY = {digits: n for digits, n in ONE_OR_TWO_DIGITS.items() if 1 <= n <= 31}
TWO_DIGIT_DAY = {digits: n for digits, n in DAY.items() if len(digits) == 2}  # "(2-1)" after a weekday is a score
MONTH_NUMBER = {digits: n for digits, n in DAY.items() if n <= 12}
YEAR = {str(n): n for n in range(1500, 2200)}
SHORT_YEAR = {f"{n:02}": 2000 + n for n in range(100)}
CENTURY = {str(n): n for n in range(1, 22)} | {"XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21}

HOUR = PADDED | {str(n): n for n in range(25)}
MINUTE = {f"{n:02}": n for n in range(60)}
HOUR_MINUTE = {f"{h:02}{m:02}": (h, m) for h in range(24) for m in range(60)}

DIGITS = PADDED | {str(n): n for n in range(1000)}
ONES = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
}  # fmt: skip
HOUR_IN_WORDS = ONES | {"sepuluh": 10, "sebelas": 11, "dua belas": 12}
NUMBER_WORD = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000}
# Factor and addend for the number before it: "dua belas", "dua puluh".
SCALE = {"belas": (1, 10), "puluh": (10, 0), "ratus": (100, 0), "ribu": (1000, 0)}
VAGUE = dict.fromkeys(("beberapa", "belasan", "puluhan", "ratusan", "sejumlah"))
FRACTION = {str(n): n / 10 for n in range(10)}
HALF = {"setengah": 0.5}
THOUSANDS = {f"{n:03}": n for n in range(1000)}
FIGURE = dict.fromkeys(["#", *DIGITS, *THOUSANDS, *YEAR, *HOUR_MINUTE])
GARBLED = FIGURE | dict.fromkeys("/.,-")
