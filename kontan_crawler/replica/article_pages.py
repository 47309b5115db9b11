"""Article pages: the template of a story, and its values."""

from dataclasses import replace
from random import Random

from markupsafe import Markup

from kontan_crawler.replica import name_lists
from kontan_crawler.replica.article_view import View, view
from kontan_crawler.replica.blocks import Lead, Paragraph
from kontan_crawler.replica.corruptions import CORRUPTIONS
from kontan_crawler.replica.dialect import second_template
from kontan_crawler.replica.expected import percent_encoded
from kontan_crawler.replica.markup.pages import pieces
from kontan_crawler.replica.markup.paywalls import notice
from kontan_crawler.replica.renderer import Renderer
from kontan_crawler.replica.sentence_templates import CAPTIONS
from kontan_crawler.replica.story import Story


def article(renderer: Renderer, story: Story, page: str, mobile: bool) -> bytes:
    """Render one page of the story for desktop or mobile browsers."""
    template, shown = story.template(mobile), view(story, page)
    if template == "mobile" and story.dialect["second"] == "real":
        real = second_template(story.dialect, small_j=len(story.title) % 4 == 0)
        return _in_pieces(renderer, "article_mobile.html", replace(story, dialect=real), shown, template)
    if story.dialect.number and template != "fallback":
        return _in_pieces(renderer, "article_dialect.html", story, shown, template)
    return _render(renderer, f"article_{template}.html", story, False, view=shown)


def _in_pieces(renderer: Renderer, file: str, story: Story, shown: View, template: str) -> bytes:
    page = pieces(story, shown, template, _title(story), renderer.macros, CORRUPTIONS[story.variant.corruption])
    return _render(renderer, file, story, template == "mobile", view=shown, page=page)


def amp(renderer: Renderer, story: Story) -> bytes:
    """Render the whole story as an AMP page."""
    return _render(renderer, "article_amp.html", story, False, view=View(story.blocks, True, True, False, ()))


def teaser(renderer: Renderer, story: Story, mobile: bool) -> bytes:
    """Render headline, two paragraphs and the notice of a paid article; the best guess on desktop pages has one sentence."""
    second = story.template(mobile) == "mobile"
    form = "real" if second and story.dialect["second"] == "real" else story.dialect["paywall"]
    if form == "box":
        return _render(renderer, "paywall.html", story, second)
    texts = [text for block in story.blocks if isinstance(block, Lead | Paragraph) for text in block.paragraphs()]
    return _render(renderer, "paywall_teaser.html", story, second, texts=texts[:3], notice=notice(story.dialect, form))


def gallery(renderer: Renderer, story: Story, mobile: bool) -> bytes:
    """Render pictures with captions and no text."""
    random = Random(story.slug)
    names = {"negara": random.choice(name_lists.COUNTRIES), "perusahaan": random.choice(name_lists.COMPANIES)}
    captions = [caption.format_map(names) + "." for caption in CAPTIONS]
    return _render(renderer, "gallery.html", story, mobile, captions=captions, photographer=random.choice(name_lists.PHOTOGRAPHERS))


def _render(renderer: Renderer, template: str, story: Story, mobile: bool, **values: object) -> bytes:
    line = story.timestamp_line(mobile)
    if line and story.variant.timestamp == "spaced":
        line = Markup(line.replace(", ", ",&nbsp;\n    ", 1) + ("," if mobile else ""))
    return renderer.render(
        template,
        story=story,
        url=percent_encoded(story.url),
        title=_title(story),
        corrupt=CORRUPTIONS[story.variant.corruption],
        mobile=mobile,
        line=line,
        bold="strong" if len(story.title) % 2 else "b",
        **values,
    )


def _title(story: Story) -> Markup:
    corruption = story.variant.corruption
    return CORRUPTIONS["mojibake" if corruption.startswith("mojibake") else corruption](story.title)
