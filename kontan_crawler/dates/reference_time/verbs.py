"""Verbs that an expression stands beside: what they report has happened, or is planned with them."""

import re

from kontan_crawler.dates.reference_time.clauses import KINDS, Cue
from kontan_crawler.dates.reference_time.cues import NO_VERBS, VERBS
from kontan_crawler.dates.reference_time.expression import Expression

VERB = re.compile(r"(?:me(?:m[bfpv]|n[cdjstz]|ng|ny|[lmnrwy])|ber|di)\w{3,}")


def is_verb(word: str) -> bool:
    """Return whether a word in lower case has the form of a finite verb: "mengancam", "berjanji", "disahkan", "sepakat"."""
    return word in VERBS or (word not in NO_VERBS and VERB.fullmatch(word) is not None)


def governing_verb(expression: Expression, cue: Cue) -> str | None:
    """Return the verb between an expression and a cue that the expression dates: "pada Selasa mengancam akan", "pada Selasa, Iran berjanji akan"."""
    between = expression.words_between(expression.end - 1, cue.at)
    promise = between[-1:] if between[-2:-1] != ["yang"] else []
    return next((word for word in [*promise, *between[:1]] if is_verb(word) and word not in KINDS), None)
