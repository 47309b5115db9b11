"""Fill the sentence templates with names, numbers and dates."""

from collections.abc import Callable
from datetime import date
from random import Random

from kontan_crawler.replica import date_formats, name_lists
from kontan_crawler.replica.sentence_templates import COMMON, ENGLISH, FIGURES, Theme


def _comma(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _dots(number: int) -> str:
    return f"{number:,}".replace(",", ".")


PER_USE: dict[str, Callable[[Random, date], str]] = {
    "persen": lambda random, day: _comma(random.randint(5, 950) / 100) + "%",
    "harga": lambda random, day: "US$ " + _comma(random.randint(2000, 29900) / 100),
    "miliar": lambda random, day: f"US$ {_comma(random.randint(11, 990) / 10)} {random.choice(('miliar', 'juta'))}",
    "rupiah": lambda random, day: f"Rp {_dots(random.randint(1200, 2990) * 1000)}",
    "angka": lambda random, day: str(random.randint(12, 980)),
    "sedikit": lambda random, day: str(random.randint(3, 60)),
    "tiga": lambda random, day: f"{random.randint(0, 999):03}",
    "rentang": lambda random, day: date_formats.day_range(day),
    "hari": lambda random, day: date_formats.date_mention(random, day),
    "media": lambda random, day: random.choice(name_lists.AGENCIES),
}
"""Slots with a new value at every use."""
PER_STORY = {
    "negara": name_lists.COUNTRIES,
    "negara_lain": name_lists.COUNTRIES,
    "pejabat": name_lists.PERSONS,
    "analis": name_lists.PERSONS,
    "jabatan": name_lists.OFFICES,
    "perusahaan": name_lists.COMPANIES,
    "perusahaan_lain": name_lists.COMPANIES,
    "country": ("Japan", "Brazil", "Poland", "Thailand", "Canada"),
    "company": name_lists.COMPANIES,
    "person": name_lists.PERSONS,
}
"""Slots with one value for the whole story."""


class SlotValues(dict[str, str]):
    """The values of a story's slots, a mapping for `str.format_map`."""

    def __init__(self, random: Random, day: date, accented: bool) -> None:
        super().__init__(analis=random.choice(name_lists.ACCENTED_PERSONS)) if accented else super().__init__()
        self.random, self.day = random, day

    def __missing__(self, slot: str) -> str:
        if slot in PER_USE:
            return PER_USE[slot](self.random, self.day)
        self[slot] = self.random.choice([name for name in PER_STORY[slot] if name not in self.values()])
        return self[slot]


class TextGenerator:
    """Generates the sentences of one story, each at most once, unless no other is left."""

    def __init__(self, random: Random, theme: Theme, day: date, accented: bool = False, curly: bool = True) -> None:
        self.values, self.theme, self.random, self.curly = SlotValues(random, day, accented), theme, random, curly
        own, common = random.sample(theme.body, len(theme.body)), () if theme is ENGLISH else COMMON
        self._unused = own[:3] + random.sample([*own[3:], *common], len(own) - 3 + len(common))
        self._all = tuple(self._unused)

    def fill(self, sentence: str) -> str:
        """Return the sentence with its slots filled and the story's quotation marks."""
        filled = sentence.format_map(self.values)
        return filled if self.curly else filled.replace("“", '"').replace("”", '"')

    def title(self) -> str:
        return self.fill(self.random.choice(self.theme.titles))

    def lead(self) -> str:
        return self.fill(self.random.choice(self.theme.leads))

    def quote(self) -> str:
        """Return a sentence with a quotation."""
        return self._take(lambda sentence: "“" in sentence and ("{analis}" in sentence or "{person}" in sentence))

    def sentences(self, count: int) -> str:
        """Return `count` sentences."""
        return " ".join(self._take(bool) for _ in range(count))

    def heads(self, count: int) -> list[str]:
        return self.random.sample(self.theme.heads, count)

    def figures(self) -> list[str]:
        """Return a line for each of three rows of the theme's table."""
        goods = self.random.sample(self.theme.table, 3)
        return [self.fill(line.replace("{barang}", good)) for good, line in zip(goods, FIGURES, strict=True)]

    def table(self) -> tuple[tuple[str, ...], ...]:
        rows = [(good, self.fill("{harga}"), self.fill("{persen}")) for good in self.theme.table]
        return (("Nama", "Nilai", "Perubahan"), *rows)

    def _take(self, wanted: Callable[[str], bool]) -> str:
        number = next((i for i, sentence in enumerate(self._unused) if wanted(sentence)), None)
        return self.fill(self.random.choice([*filter(wanted, self._all)]) if number is None else self._unused.pop(number))
