"""Explain a mention: which form matched, what it is anchored in, and which word says on which side of publication it lies."""

from datetime import date
from typing import Any

from kontan_crawler.dates.forms import COMPILED, FORMS
from kontan_crawler.dates.tagger import Found, tag, to_mention

EXAMPLES = dict(zip((pattern for pattern, _ in COMPILED), (form.example for forms in FORMS.values() for form in forms), strict=True))
SIDES = {-1: "back", 0: "either", 1: "ahead"}


def explained_mentions(text: str, published: date) -> list[dict[str, Any]]:
    """Return the mentions of a text as dictionaries, each with the keys of an explanation."""
    return [vars(to_mention(found.context, found.reading)) | explanation(found) for found in tag(text, published)]


def explanation(found: Found) -> dict[str, Any]:
    """Return "form", an example of the form; "anchor", null if the expression needs none; "direction", null if nothing depends on it."""
    is_anchored = found.reading.period is not None and not found.is_complete
    anchor = found.anchor.value if found.anchor else found.context.discourse.published.isoformat()
    source = "text" if found.anchor else "publication"
    direction = found.direction if is_anchored else None
    return {
        "form": EXAMPLES[found.pattern],
        "anchor": {"value": anchor, "source": source} if is_anchored else None,
        "direction": {"side": SIDES[direction.side], "cue": direction.cue or None, "kind": direction.kind or None} if direction else None,
    }
