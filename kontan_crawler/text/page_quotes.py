"""Boxes that a page writes as quotations: a `blockquote` that ends with a link to a service of the page quotes nobody."""

from kontan_crawler.text.clean import clean
from kontan_crawler.text.paragraphs import Group, Paragraphs, by_link, text_in
from kontan_crawler.text.prompts import begins_like_prompt
from kontan_crawler.text.targets import Target, target_of

_MAX_CALL = 5  # words
_SERVICES = frozenset({Target.ACTION, Target.SECTION, Target.SELF})


def unquote_boxes(paragraphs: Paragraphs, base: str) -> None:
    """Let the paragraphs of such boxes be none of a quotation. base: canonical URL of the page."""
    for group in paragraphs.groups:
        if group.tag == "blockquote" and _is_box(group, paragraphs, base):
            for paragraph in paragraphs[group.start : group.stop]:
                paragraph.quote = False


def _is_box(group: Group, paragraphs: Paragraphs, base: str) -> bool:
    """Return whether a quotation has words, and then a call: a few words that are a link to a service. A name there is that of who is quoted."""
    spans = [span for paragraph in paragraphs[group.start : group.stop] for line in paragraph.lines for span in line if span.text.strip()]
    parts = [(link, clean(text_in(list(part)))) for link, part in by_link(spans)]
    link, words = parts[-1] if len(parts) > 1 else (None, "")
    return link is not None and len(words.split()) <= _MAX_CALL and _may_be_call(words) and target_of(link.href, base) in _SERVICES


def _may_be_call(words: str) -> bool:
    """Return whether some words begin with what a reader is asked to do, or go on in small letters and are no note: "Cara mematikan"."""
    return words[:1].isalpha() and (begins_like_prompt(words) or (words.split()[1:2] or [""])[0].islower()) and "," not in words
