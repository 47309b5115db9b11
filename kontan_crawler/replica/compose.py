"""Write a whole story: headline, byline, picture and body, odd where its traits say so."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from types import SimpleNamespace

from kontan_crawler.replica import lexicon
from kontan_crawler.replica.body import Body, parts
from kontan_crawler.replica.pointers import Pointers
from kontan_crawler.replica.prose import Writer
from kontan_crawler.replica.sentences import CAPTIONS, ENGLISH, THEMES
from kontan_crawler.replica.story import Picture, Story, hashed, slug
from kontan_crawler.replica.traits import BYLINES

ACCENTS = ("Élysée", "São Paulo", "Bogotá", "Málaga", "Besançon")
ACCENTED_PENS = ("decomposed", "mojibake", "mojibake_quotes")


class Composer:
    """Writes one story; `older` are those it may point to."""

    def __init__(self, random: Random, kanal: str, published: datetime, hand: SimpleNamespace, older: Sequence[Story]) -> None:
        self._random, self._kanal, self._published, self._hand, self._older = random, kanal, published, hand, older
        theme = ENGLISH if hand.language == "en" else random.choice(THEMES)
        self._writer = Writer(random, theme, published.date(), hand.pen in ACCENTED_PENS, hand.curly == "yes")

    def story(self, taken: set[str], bad: str | None) -> Story:
        """The story; its slug is none of `taken`, and `bad` says what stands there instead, if anything."""
        first = self._first_title()
        lead = self._writer.lead()
        pointers = Pointers(self._random, self._writer, self._kanal, self._older)
        body = Body(self._random, self._writer, pointers, self._hand, self._published.year)
        return Story(
            kanal=self._kanal,
            slug=_free(slug(first), taken),
            title=self._last_title(first),
            published=self._published,
            traits=self._hand,
            rubrics=self._rubrics(),
            byline=self._byline(),
            summary=lead,
            parts=parts(self._random, body.blocks(lead), self._hand.paging),
            tail=pointers.tail(self._hand.tail),
            tags=self._writer.theme.tags[: self._random.randint(2, 4)],
            picture=self._picture(),
            modified=self._modified(),
            language=self._hand.language,
            thumb=self._photo("smart", "t"),
            bad=bad,
        )

    def _first_title(self) -> str:
        twins = [story.title for story in self._older if story.kanal == self._kanal]
        if self._hand.slug == "repeat" and twins:
            return self._random.choice(twins)
        title = self._writer.title()
        if self._hand.slug == "accent":
            title = f"{self._random.choice(ACCENTS)}: {title}"
        return f"{title}: “Masih Awal”" if self._hand.pen == "mojibake_title" else title

    def _last_title(self, first: str) -> str:
        if self._hand.slug != "retitled":
            return first
        return next(title for title in iter(self._writer.title, None) if title != first)

    def _rubrics(self) -> tuple[str, ...]:
        names = lexicon.RUBRICS.get(self._kanal, (self._kanal.capitalize(),))
        last = tuple(dict.fromkeys((names[0], self._random.choice(names))))
        return {"home": (), "section": names[:1], "last": last}[self._hand.rubric]

    def _byline(self) -> tuple[tuple[str, str, str], ...]:
        names = {}
        for role, table in (("reporter", lexicon.REPORTERS), ("source", lexicon.AGENCIES), ("editor", lexicon.EDITORS)):
            names[role], names[role + "2"] = self._random.sample(table, 2)
        return tuple(re.findall(r"^(\w+:)(\s*)(.*)", part.format_map(names))[0] for part in BYLINES[self._hand.byline][0])

    def _picture(self) -> Picture | None:
        kind = self._hand.image
        if kind == "none":
            return None
        credit = {"own": "KONTAN/{}", "no_credit": None, "no_caption": None}.get(kind, "REUTERS/{}")
        credit = credit and credit.format(self._random.choice(lexicon.PHOTOGRAPHERS))
        mark = "" if kind == "no_mark" else "ILUSTRASI. "
        caption = f"{mark}{self._writer.fill(self._random.choice(CAPTIONS))}. {credit or ''}".strip()
        return Picture(self._photo("smart/filters:format(webp)"), None if kind == "no_caption" else caption, credit, kind)

    def _photo(self, folder: str, size: str = "") -> str:
        number = self._random.randint(10**8, 2 * 10**9)
        return f"https://foto.kontan.co.id/{hashed(self._random)}=/{folder}/{self._published:%Y/%m/%d}/{number}{size}.jpg"

    def _modified(self) -> datetime | None:
        return self._published + timedelta(minutes=5, seconds=23) if self._hand.modified == "yes" else None


def _free(wanted: str, taken: set[str]) -> str:
    """The slug itself, or with the first of `-1`, `-2` ... that is not taken."""
    return next(slug for slug in (wanted, *(f"{wanted}-{n}" for n in range(1, 1000))) if slug not in taken)
