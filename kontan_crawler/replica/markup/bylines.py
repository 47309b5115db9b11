"""The byline: names after "Reporter:", "Sumber:" and "Editor:", in a form of the dialect."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from kontan_crawler.replica.article_view import View
from kontan_crawler.replica.story import EDITOR, Credit, Story


class Form(NamedTuple):
    """HTML before the byline, of each part, between two parts, and after the byline."""

    start: str
    part: str
    between: str
    end: str


FORMS = {
    "bars": Form("<p>", "{label}{gap}<b>{names}</b>", " | ", "</p>"),
    "span_bars": Form("<div{name}>", "<span>{label}{gap}{names}</span>", " | ", "</div>"),
    "bar_blocks": Form("<div{name}>", "<div>{label}{gap}<b>{names}</b></div>", "<div>|</div>", "</div>"),
    "table": Form("<table{name}><tbody>", "<tr><td>{label}</td><td>{names}</td></tr>", "\n", "</tbody></table>"),
    "row": Form("<table><tr>", "<td>{label}{gap}{names}</td>", "<td>|</td>", "</tr></table>"),
    "dot": Form("<p>", "{label}{gap}{names}", " | ", " .</p>"),
    "editor_first": Form("<p>", "{label}{gap}<strong>{names}</strong>", " | ", "</p>"),
    "glued": Form("<p>", "{label}{gap}{names}", " ", "</p>"),
    "lines": Form("<p>", "{label}{gap}{names}", "<br />\n", "</p>"),
    "paragraphs": Form("", "<p>{label}{gap}{names}</p>", "\n", ""),
    "links": Form("<p>", '{label}{gap}<a href="https://www.kontan.co.id/redaksi">{names}</a>', " | ", "</p>"),
    "brackets": Form("<p>(", "{label}{gap}{names}", "; ", ")</p>"),
    "spaced": Form("<p>", "{spaced} {names}", " | ", "</p>"),
}
"""Value of the trait `byline` -> form."""
IN_DATE_LINE = Form("", '<span class=""{id}>{label}{gap}{names}</span>', " | ", "")
BARE = Form("", "{label}{gap}{names}", "", "")
SECOND_TEMPLATE = Form("", '<span class=""{id}> {label}{gap}{names}</span>', " ", "")


def placed(story: Story, view: View, second: bool) -> dict[str, Markup]:
    """Return the byline by its place: "date" (in the date line), "below_date", "body", "end" or "editor". second: of the second template."""
    place = story.dialect["mobile_byline" if second else "byline_place"]
    if place.startswith("date") and not story.timestamp_line():
        place = "below_date"
    again = story.dialect["byline_again"] == "yes" and view.last
    below = {"end": byline(story, story.byline, FORMS["brackets"])} if again else {}
    if place == "date" and second:
        above = [credit for credit in story.byline if credit.label != EDITOR]
        editors = [credit for credit in story.byline if credit.label == EDITOR]
        return below | {"date": byline(story, above, SECOND_TEMPLATE), "editor": byline(story, editors, BARE)}
    if place == "end":
        return {"end": byline(story, story.byline)} if view.last else {}
    form = IN_DATE_LINE if place.startswith("date") else None
    return below | ({place.removesuffix("_bars"): byline(story, story.byline, form)} if view.first or second else {})


def byline(story: Story, credits: Sequence[Credit], form: Form | None = None) -> Markup:
    """Return these parts of the byline. form: by default that of the dialect."""
    dialect = story.dialect
    if form is None:
        form = FORMS[dialect["byline"]]
        credits = [credits[-1], *credits[:-1]] if credits and dialect["byline"] == "editor_first" else credits
    parts = Markup(form.between).join(_part(story, credit, form.part) for credit in credits)
    name = Markup(dialect.class_name("byline"))
    return Markup(form.start).format(name=name) + parts + Markup(form.end) if credits else Markup()


def _part(story: Story, credit: Credit, pattern: str) -> Markup:
    label = _label(story.dialect["byline_labels"], credit.label)
    identity = Markup(' id="penulis"') if credit.label == "Reporter:" else Markup()
    names = _joined(story.printed_names(credit), story.dialect["names"])
    return Markup(pattern).format(label=label, spaced=label.replace(":", " :"), gap=credit.gap, names=names, id=identity)


def _label(form: str, label: str) -> str:
    """Return the printed label. "oleh", "penyunting": other words for the reporter and the editor."""
    other = {("oleh", "Reporter:"): "Oleh:", ("penyunting", EDITOR): "Penyunting:"}.get((form, label), label)
    return other.upper() if form == "capitals" else other


def _joined(names: Sequence[str], how: str) -> Markup:
    if how == "dan" and len(names) > 1:
        return escape(f"{', '.join(names[:-1])} dan {names[-1]}")
    return escape((", " if how == "comma_spaces" else ",").join(names))
