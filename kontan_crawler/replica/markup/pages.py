"""An article page of a dialect: the pieces that `templates/article_dialect.html` puts together."""

from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from kontan_crawler.replica.article_view import View
from kontan_crawler.replica.corruptions import Corruption
from kontan_crawler.replica.foreign_phrases import SECOND_BYLINES, SYNDICATIONS
from kontan_crawler.replica.markup import bylines
from kontan_crawler.replica.markup.bodies import BodyMarkup
from kontan_crawler.replica.markup.part_links import part_links
from kontan_crawler.replica.markup.pictures import picture
from kontan_crawler.replica.markup.pointers import closing, google_line
from kontan_crawler.replica.story import Story

CONTAINERS = {
    "known": '<div class="tmpt-desk-kon" itemprop="articleBody">',
    "itemprop": '<div itemprop="articleBody">',
    "class": '<div class="tmpt-desk-kon">',
    "article": "<article{name}>",
    "made_up": "<div{name}>",
}
"""Value of the trait `container` -> start tag."""
SECOND_CONTAINER = '<div class="ctn" itemprop="articleBody">'
WRAPS = {
    "none": "{}",
    "div": "<div{name}>\n{}\n</div>",
    "cell": "<table><tbody><tr><td>\n{}\n</td></tr></tbody></table>",
    "section": "<section>\n{}\n</section>",
}
"""Value of the trait `wrap` -> HTML around the story, within the container."""
COMMENT = Markup("<!-- pagination end -->")
CLOSE = Markup("\n")


def pieces(story: Story, view: View, template: str, title: Markup, macros: Any, corrupt: Corruption) -> SimpleNamespace:
    """Return the pieces of a page by name. template: "desktop" or "mobile"."""
    dialect, second = story.dialect, template == "mobile"
    names = bylines.placed(story, view, second)
    shot = picture(story, template, title, corrupt)
    body = BodyMarkup(dialect, macros, corrupt).html(view.blocks)
    inside = shot if dialect["caption"] == "in_body" and view.first else Markup()
    wrapped = Markup(WRAPS[dialect["wrap"]].replace("{name}", dialect.class_name("wrap"))).format(body)
    return SimpleNamespace(
        headline="jdl_dtl" if second else "detail-desk",
        date_class="fs13 color-gray mar-t-10" if second else " fs14 ff-opensans font-gray",
        in_date=names.get("date", ""),
        below_date=names.get("below_date", ""),
        picture="" if inside else shot,
        start=_start(story, second),
        end=Markup("</article>" if dialect["container"] == "article" and not second else "</div>"),
        body=CLOSE.join([inside, names.get("body", Markup()), wrapped]),
        after=names.get("end", ""),
        editor=names.get("editor", ""),
        closings=_closings(story, view, corrupt),
        parts=part_links(story, view.number, bool(view.links)),
        comment=Markup() if dialect["end"] == "no_comment" else COMMENT,
        last=dialect["end"] != "comment_after" and story.variant.tail_position == "after",
        open_end=dialect["end"] == "no_comment",
        second=second,
        outside=dialect["part_place"] == "outside",
        syndication=story.syndication if view.last else None,
        syndication_words=dialect.guess("syndication", SYNDICATIONS),
        second_byline=_second_byline(story),
    )


def _start(story: Story, second: bool) -> Markup:
    pattern = SECOND_CONTAINER if second else CONTAINERS[story.dialect["container"]]
    return Markup(pattern.replace("{name}", story.dialect.class_name("container")))


def _second_byline(story: Story) -> Markup:
    names = story.syndication.names if story.syndication else ()
    return Markup(story.dialect.guess("second byline", SECOND_BYLINES)).format(*names) if names else Markup()


def _closings(story: Story, view: View, corrupt: Corruption) -> Markup:
    links = [closing(story.dialect, link, corrupt) for link in story.tail] if view.last else []
    return CLOSE.join([*links, google_line(story.dialect)] if view.closing else links)
