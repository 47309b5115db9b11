"""A finding: a fact of `site`, and whether the site's answers agree with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kontan_crawler.doctor.contact.answers import Answer

HOLDS, DIFFERS, NOT_SEEN = "holds", "differs", "not seen"
NO_ANSWER = "not requested"


@dataclass(frozen=True)
class Finding:
    """A fact, by its name in `site` or in words, and its verdict."""

    fact: str
    verdict: str
    """HOLDS, DIFFERS or NOT_SEEN."""
    detail: str = ""
    value: str = ""
    """The selector or words, if the fact has several."""


def judged(fact: str, holds: bool | None, detail: str = "", value: str = "") -> Finding:
    """Return the finding of a check. holds: None if the answers do not show it."""
    return Finding(fact, NOT_SEEN if holds is None else HOLDS if holds else DIFFERS, detail, value)


def counted(fact: str, found: Sequence[bool], value: str = "") -> Finding:
    """Return the finding of a fact that an article may or may not show. found: for each article, whether it does."""
    return judged(fact, any(found) or None, f"in {sum(found)} of {len(found)} articles" if any(found) else "", value)


def why_unusable(answer: Answer | None) -> str:
    """Return why an answer has no usable page."""
    if answer is None:
        return NO_ANSWER
    return answer.refusal or f"status {answer.status}"
