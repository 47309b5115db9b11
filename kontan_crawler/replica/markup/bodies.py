"""The body of a story: each block in the elements of the dialect."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from kontan_crawler.replica.blocks import Block, Foreign, Inset, Lead, Line, Paragraph, RelatedLink, Subhead, Widget
from kontan_crawler.replica.corruptions import Corruption
from kontan_crawler.replica.dialect import Dialect
from kontan_crawler.replica.markup.pointers import anchor, label, pointer

BREAK, GAP = Markup("<br />\n"), Markup("<br />\n<br />\n")
PARAGRAPHS = {
    "p": "<p>{}</p>\n",
    "div": "<div>{}</div>\n",
    "br": "{}" + GAP,
    "span": "<p><span>{}</span></p>\n",
    "text": "{}\n",
    "nested_div": "<div><div>{}</div></div>\n",
    "p_class": '<p class="fs16 mar-b-10">{}</p>\n',
    "two_spaces": "<p>{}  </p> ",
}
"""Value of the trait `paragraph` -> HTML. "bare" is `p` and `text` in turn."""
SUBHEADS = {
    "h4": "<h4>{}</h4>\n",
    "p_b": "<p><b>{}</b></p>\n",
    "div_strong": "<div><strong>{}</strong></div>\n",
    "h2_span": "<h2><span>{}</span></h2>\n",
    "h3_strong": "<h3><strong>{} </strong></h3>\n",
}
"""Value of the trait `subhead` -> HTML. "story": `h2`, `h3` or a bold paragraph; "real": `h3_strong` or a bold paragraph."""
ADS = ("inside", "slot", "inread")


class BodyMarkup:
    """Makes the HTML of blocks. macros: those of `templates/blocks.html`, for blocks without a trait."""

    def __init__(self, dialect: Dialect, macros: Any, corrupt: Corruption) -> None:
        self._dialect, self._macros, self._corrupt, self._number = dialect, macros, corrupt, 0

    def html(self, blocks: Sequence[Block]) -> Markup:
        """Return the HTML of the blocks."""
        return Markup("\n").join(map(self._block, blocks))

    def _block(self, block: Block) -> Markup:
        match block:
            case Foreign():
                return block.html
            case Lead():
                prefix = Markup("<strong>{}</strong>" if block.bold else "{}").format(block.prefix)
                return self._paragraph(prefix + self._inlines(block.line))
            case Paragraph():
                return self._paragraph((BREAK if block.breaks == 1 else GAP).join(map(self._inlines, block.lines)))
            case Inset():
                head = Markup(f"<{block.tag}>{{}}</{block.tag}>").format(self._corrupt(block.text))
                lines = (
                    [self._inlines(line) for line in (block.before,) if line]
                    + [head]
                    + [self._inlines(line) for line in (block.after,) if line]
                )
                return self._paragraph(BREAK.join(lines))
            case Subhead() if (form := self._subhead(block)) in SUBHEADS:
                return Markup(SUBHEADS[form]).format(self._corrupt(block.text))
            case Widget() if block.name in ADS and self._dialect["paragraph"] == "two_spaces":
                return self._macros.widget(Widget("heightads", block.number), self._corrupt)
            case RelatedLink():
                return self._related(block)
            case _:
                return getattr(self._macros, block.macro)(block, self._corrupt)

    def _subhead(self, block: Subhead) -> str:
        form = self._dialect["subhead"]
        return form if form != "real" else "story" if block.tag == "strong" else "h3_strong"

    def _paragraph(self, text: Markup) -> Markup:
        """Return a paragraph. "bare": every second one has no element, and stands between two that have one."""
        form, self._number = self._dialect["paragraph"], self._number + 1
        if form == "bare":
            form = "text" if self._number % 2 == 0 else "p"
        return Markup(PARAGRAPHS[form]).format(text)

    def _related(self, block: RelatedLink) -> Markup:
        if not block.line:
            return pointer(self._dialect, block, self._corrupt)
        link = Markup("{}: {}").format(label(self._dialect, block.name or block.kind), anchor(self._dialect, block, self._corrupt))
        start = Markup("<strong>{}</strong><br />\n" if block.breaks else "{} ").format(link)
        return Markup("<p>{}</p>").format(start + self._inlines(block.line))

    def _inlines(self, line: Line) -> Markup:
        return self._macros.inlines(line, self._corrupt)
