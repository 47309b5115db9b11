"""Take the names, the dateline and the label that closes a story out of its first and last lines."""

from collections.abc import Callable

from kontan_crawler.text.after_end import byline_in
from kontan_crawler.text.attribution import drop_source_lines, take_byline
from kontan_crawler.text.blocks import Body
from kontan_crawler.text.boilerplate import is_initials, without_closing_label, without_signature
from kontan_crawler.text.paragraphs import Paragraphs
from kontan_crawler.text.take_dateline import take_dateline

_NEAR_END = 3  # blocks that may be the initials of the authors: lines that no rule knows may follow


def finish_body(lines: Body, paragraphs: Paragraphs, part: int) -> Body:
    """Return a body with its byline and dateline. lines: the body as `read_lines` gives it; paragraphs: of the page; part: its number."""
    body = lines.copy()
    _change_last(body, without_closing_label)
    _change_last(body, without_signature)
    drop_source_lines(body)
    take_byline(body, part)
    take_dateline(body, part)
    drop_source_lines(body)
    _change_last(body, without_signature)
    body.blocks[-_NEAR_END:] = [block for block in body.blocks[-_NEAR_END:] if not is_initials(block.text)]
    _take_names_after_end(body, paragraphs)
    return body


def _take_names_after_end(body: Body, paragraphs: Paragraphs) -> None:
    """Add the names that stand behind the end of the story, if it has none of their role."""
    if not (body.byline.editors and (body.byline.authors or body.byline.sources)):
        body.byline.fill(byline_in(paragraphs.split_at_end()[1]))


def _change_last(body: Body, change: Callable[[str], str]) -> None:
    if body.blocks:
        body.replace(-1, change(body.blocks[-1].text))
