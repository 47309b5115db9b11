"""Parsing of manifests of this version and of earlier ones."""

import re
from datetime import date
from typing import Annotated, TypeVar

from pydantic import AwareDatetime, BaseModel, BeforeValidator, Field, ValidationError

from kontan_crawler.runs import site_change as codes
from kontan_crawler.runs.manifest import MANIFEST_VERSION, Count, EmptyDay, Manifest, ManifestModel, Previous
from kontan_crawler.runs.site_change import SiteChange

# The sentences of version 2. They do not change with the messages of `drift`.
_SENTENCES = [
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
_FIRST_CODES = 3  # first version with the keys of Manifest


class NewerManifest(ValueError):
    """A manifest of a newer version."""


def parse_manifest(text: str) -> Manifest:
    """Parse a manifest of any version. Raises NewerManifest, or ValueError if it is not a manifest."""
    version = _validate(_VersionOnly, text).manifest_version
    if version > MANIFEST_VERSION:
        raise NewerManifest("written by a newer kontan_crawler; upgrade this one")
    return _validate(Manifest if version >= _FIRST_CODES else _OldManifest, text)


def parse_doubts(doubts: object) -> list[SiteChange]:
    """Return the site changes in the sentences of a version 2 manifest; skip unknown sentences."""
    sentences = [sentence for sentence in doubts if isinstance(sentence, str)] if isinstance(doubts, list) else []
    found = ((form.fullmatch(sentence), code) for sentence in sentences for form, code in _SENTENCES)
    return [SiteChange(code, *match.groups()) for match, code in found if match]


class _VersionOnly(ManifestModel):
    manifest_version: Count


class _OldManifest(Manifest):
    """Versions 1 and 2. Version 1 lacks the keys with a default; version 2 has sentences under `doubts`."""

    since: date | None = None
    last_completed: AwareDatetime | None = None
    previous: Previous | None = None
    suspected: Annotated[list[SiteChange], BeforeValidator(parse_doubts)] = Field(default=[], validation_alias="doubts")
    days_empty: list[EmptyDay] = []
    robots: dict[str, dict[str, list[str]]] = {}


def _validate(model: type[_Model], text: str) -> _Model:
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        raise ValueError(_first_error(error)) from None


def _first_error(error: ValidationError) -> str:
    """Return the first error in one line: "days.0.day: Field required"."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return ": ".join(filter(None, (".".join(map(str, first["loc"])), first["msg"])))
