"""Generate a story, by its traits: headline, byline, picture and body."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import chain, count
from random import Random

from kontan_crawler.replica import name_lists
from kontan_crawler.replica.body_generator import BodyGenerator, parts
from kontan_crawler.replica.related_links import RelatedLinks
from kontan_crawler.replica.sentence_templates import CAPTIONS, ENGLISH, THEMES
from kontan_crawler.replica.story import Credit, Picture, Story, random_hash, slug
from kontan_crawler.replica.text_generator import TextGenerator
from kontan_crawler.replica.variants import BYLINES, Variant

ACCENTS = ("Élysée", "São Paulo", "Bogotá", "Málaga", "Besançon")
ACCENTED_CORRUPTIONS = ("decomposed", "mojibake", "mojibake_quotes")


class StoryGenerator:
    """Generates one story. older: stories that it can link to."""

    def __init__(self, random: Random, kanal: str, published: datetime, variant: Variant, older: Sequence[Story]) -> None:
        self._random, self._kanal, self._published, self._variant, self._older = random, kanal, published, variant, older
        theme = ENGLISH if variant.language == "en" else random.choice(THEMES)
        self._writer = TextGenerator(random, theme, published.date(), variant.corruption in ACCENTED_CORRUPTIONS, variant.quotes == "curly")

    def story(self, taken: set[str], substitute: str | None) -> Story:
        """Return the story. taken: slugs in use. substitute: what the site serves instead, a key of SUBSTITUTES."""
        first = self._first_title()
        lead = self._writer.lead()
        related = RelatedLinks(self._random, self._writer, self._kanal, self._older)
        body = BodyGenerator(self._random, self._writer, related, self._variant, self._published.year)
        return Story(
            kanal=self._kanal,
            slug=_free(slug(first), taken),
            title=self._last_title(first),
            published=self._published,
            variant=self._variant,
            rubrics=self._rubrics(),
            byline=self._byline(),
            summary=lead,
            parts=parts(self._random, body.blocks(lead), self._variant.paging),
            tail=related.tail(self._variant.tail),
            tags=self._writer.theme.tags[: self._random.randint(2, 4)],
            picture=self._picture(),
            modified=self._modified(),
            language=self._variant.language,
            thumb=self._photo("smart", "t"),
            substitute=substitute,
        )

    def _first_title(self) -> str:
        older = [story.title for story in self._older if story.kanal == self._kanal] if self._variant.slug == "repeat" else []
        if older:
            return self._random.choice(older)
        title = self._writer.title()
        if self._variant.slug == "accent":
            title = f"{self._random.choice(ACCENTS)}: {title}"
        return self._with_quotes(title)

    def _last_title(self, first: str) -> str:
        if self._variant.slug != "retitled":
            return self._with_quotes(first)
        return next(title for title in map(self._with_quotes, iter(self._writer.title, None)) if title != first)

    def _with_quotes(self, title: str) -> str:
        """Return a title whose corruption shows."""
        return f"{title}: “Masih Awal”" if self._variant.corruption == "mojibake_title" and "“" not in title else title

    def _rubrics(self) -> tuple[str, ...]:
        names = name_lists.RUBRICS.get(self._kanal, (self._kanal.capitalize(),))
        last = tuple(dict.fromkeys((names[0], self._random.choice(names))))
        return {"home": (), "section": names[:1], "last": last}[self._variant.rubric]

    def _byline(self) -> tuple[Credit, ...]:
        names = {}
        for role, table in (("reporter", name_lists.REPORTERS), ("source", name_lists.AGENCIES), ("editor", name_lists.EDITORS)):
            names[role], names[role + "2"] = self._random.sample(table, 2)
        return tuple(Credit(*re.findall(r"^(\w+:)(\s*)(.*)", part.format_map(names))[0]) for part in BYLINES[self._variant.byline][0])

    def _picture(self) -> Picture | None:
        kind = self._variant.image
        if kind == "none":
            return None
        credit = {"own": "KONTAN/{}", "no_credit": None, "no_caption": None}.get(kind, "REUTERS/{}")
        credit = credit and credit.format(self._random.choice(name_lists.PHOTOGRAPHERS))
        mark = "" if kind == "no_mark" else "ILUSTRASI. "
        caption = f"{mark}{self._writer.fill(self._random.choice(CAPTIONS))}. {credit or ''}".strip()
        return Picture(self._photo("smart/filters:format(webp)"), None if kind == "no_caption" else caption, credit, kind)

    def _photo(self, folder: str, size: str = "") -> str:
        number = self._random.randint(10**8, 2 * 10**9)
        return f"https://foto.kontan.co.id/{random_hash(self._random)}=/{folder}/{self._published:%Y/%m/%d}/{number}{size}.jpg"

    def _modified(self) -> datetime | None:
        return self._published + timedelta(minutes=5, seconds=23) if self._variant.modified == "yes" else None


def _free(wanted: str, taken: set[str]) -> str:
    """Return the slug, if taken with the suffix `-1`, `-2` …"""
    return next(slug for slug in chain([wanted], (f"{wanted}-{n}" for n in count(1))) if slug not in taken)
