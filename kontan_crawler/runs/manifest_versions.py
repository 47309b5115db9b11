"""Manifests as text: of this version and of those before it, read into one class."""

import re
from datetime import date
from typing import Annotated, TypeVar

from pydantic import AwareDatetime, BaseModel, BeforeValidator, Field, ValidationError

from kontan_crawler.runs import site_change as codes
from kontan_crawler.runs.manifest import MANIFEST_VERSION, Count, EmptyDay, Manifest, Part, Previous
from kontan_crawler.runs.site_change import SiteChange

# What version 2 said of what is suspected, as it said it; the sentences of today have no part in it.
_SAID = [
    (re.compile(form, re.DOTALL), code)
    for form, code in (
        (r"addresses that gave no article: (.+)", codes.REFUSED),
        (r"articles with the warning (.+)", codes.WARNING),
        (r"articles for which the selector (.+) matched nothing", codes.SELECTOR),
        (r"articles without (.+)", codes.MISSING),
        (r"texts of under (.+) words", codes.WORDS_UNDER),
        (r"texts of over (.+) words", codes.WORDS_OVER),
        (r"articles read by the fallback", codes.FALLBACK),
        (r"articles with words of boilerplate in their text", codes.BOILERPLATE),
        (r"rows of listings whose date could not be read", codes.UNDATED),
        (r"rows of listings that lead to no article", codes.NO_ARTICLE_ROWS),
        (r"rows of listings that lead to other sections", codes.OTHER_KANAL_ROWS),
    )
]
_Model = TypeVar("_Model", bound=BaseModel)


class NewerManifest(ValueError):
    """A manifest that a newer program wrote."""


def parse_manifest(text: str) -> Manifest:
    """Read a manifest of any version. Raises NewerManifest; ValueError where it is none, in one line."""
    version = _read(_Versioned, text).manifest_version
    if version > MANIFEST_VERSION:
        raise NewerManifest("it was written by a newer kontan_crawler; use that one")
    return _read(Manifest if version == MANIFEST_VERSION else _Older, text)


def parse_doubts(doubts: object) -> list[SiteChange]:
    """Return what the sentences of a manifest of version 2 suspect; one that is not known says nothing."""
    sentences = [said for said in doubts if isinstance(said, str)] if isinstance(doubts, list) else []
    found = ((form.fullmatch(said), code) for said in sentences for form, code in _SAID)
    return [SiteChange(code, *match.groups()) for match, code in found if match]


class _Versioned(Part):
    manifest_version: Count


class _Older(Manifest):
    """Versions 1 and 2: the first has none of the keys that are not needed here; neither has codes."""

    since: date | None = None
    last_completed: AwareDatetime | None = None
    previous: Previous | None = None
    suspected: Annotated[list[SiteChange], BeforeValidator(parse_doubts)] = Field(default=[], validation_alias="doubts")
    days_empty: list[EmptyDay] = []
    robots: dict[str, dict[str, list[str]]] = {}


def _read(model: type[_Model], text: str) -> _Model:
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        raise ValueError(_line(error)) from None


def _line(error: ValidationError) -> str:
    """Say in one line what is wrong first, and where it stands: "days.0.day: Field required"."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return ": ".join(filter(None, (".".join(map(str, first["loc"])), first["msg"])))
