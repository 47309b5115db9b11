"""Verbs that an expression stands beside: what they report has happened, or is planned with them."""

import re
from itertools import dropwhile

from kontan_crawler.dates.reference_time.clauses import KINDS, Cue
from kontan_crawler.dates.reference_time.cues import NO_VERBS, OCCURRED, SCHEDULED, VERBS
from kontan_crawler.dates.reference_time.expression import Expression

# Between a verb and the time that it names, and between "yang" and a verb.
OF_TIME = frozenset("pada di hari tanggal bulan awal akhir pertengahan".split())
OF_VERB = frozenset({"baru", "resmi"})
MAX_WORDS_BEFORE = 9
VERB = re.compile(r"(?:me(?:m[bfpv]|n[cdjstz]|ng|ny|[lmnrwy])|ber|di)\w{3,}")


def is_verb(word: str) -> bool:
    """Return whether a word in lower case has the form of a finite verb: "mengancam", "berjanji", "disahkan", "sepakat"."""
    return word in VERBS or (word not in NO_VERBS and VERB.fullmatch(word) is not None)


def governing_verb(expression: Expression, cue: Cue) -> str | None:
    """Return the verb between an expression and a cue that the expression dates: "pada Selasa mengancam akan", "pada Selasa, Iran berjanji akan"."""
    between = expression.words_between(expression.end - 1, cue.at)
    promise = between[-1:] if between[-2:-1] != ["yang"] else []
    return next((word for word in [*promise, *between[:1]] if is_verb(word) and word not in KINDS), None)


def done_before(expression: Expression) -> str | None:
    """Return the verb before an expression in its relative clause if it names what has happened: "yang disahkan (DPR) pada Mei", "yang pecah pada Mei"."""
    if "yang" not in expression.tokens_before(MAX_WORDS_BEFORE):  # for speed
        return None
    words = dropwhile(_is_agent, dropwhile(OF_TIME.__contains__, expression.printed_before(MAX_WORDS_BEFORE)))
    verb = next(words, "")
    relative = next((word for word in words if word not in OF_VERB), "")
    return verb if relative == "yang" and has_happened(verb) else None


def has_happened(verb: str) -> bool:
    """Return whether what a verb names has happened: an event, or a passive that is no plan ("digelar") and no other cue."""
    return verb in OCCURRED or (verb.startswith("di") and is_verb(verb) and verb not in SCHEDULED and verb not in KINDS)


def _is_agent(word: str) -> bool:
    return word[0].isupper()
