"""The picture above the text, and the element of its caption."""

from markupsafe import Markup

from kontan_crawler.replica.corruptions import Corruption
from kontan_crawler.replica.story import Story

BOXES = ("img-dtl", "img-detail-desk", "foto-utama", "img-fluid", "detail-img")
"""Classes of the picture's element in the second template, which nobody has seen."""
IMAGES = {"src": '<img src="{}" alt="{}" />', "lazy": '<img data-src="{}" src="//asset.kontan.co.id/kosong.gif" alt="{}" />'}
"""Value of the trait `img` -> HTML."""
CAPTIONS = {
    "p_caption": '<div class="{box}">\n{img}\n<p class="caption fs12">{caption}</p>\n</div>',
    "bare": '<div class="{box}">\n{img}\n{caption}\n</div>',
    "p": '<div class="{box}">{img}<p>{caption}</p></div>',
    "div": '<div class="{box}">{img}<div{name}>{caption}</div></div>',
    "span": '<div class="{box}">\n{img}\n<span{name}>{caption}</span></div>',
    "i": '<div class="{box}">{img}<br /><i>{caption}</i></div>',
    "figcaption": '<figure class="{box}">{img}<figcaption>{caption}</figcaption></figure>',
    "next_p": '<div class="{box}">{img}</div>\n<p{name}>{caption}</p>',
    "next_div": '<div class="{box}">{img}</div>\n<div{name}>{caption}</div>',
    "next_span": '<div class="{box}">{img}</div>\n<span{name}>{caption}</span>',
    "next_em": '<div class="{box}">{img}</div>\n<em>{caption}</em>',
    "next_text": '<div class="{box}">{img}</div>\n{caption}',
    "in_body": '<div class="{box}">{img}<div{name}>{caption}</div></div>',
}
"""Value of the trait `caption` -> HTML."""


def picture(story: Story, template: str, title: Markup, corrupt: Corruption) -> Markup:
    """Return the picture with its caption; nothing for a story without a picture."""
    if story.picture is None:
        return Markup()
    dialect, printed = story.dialect, story.picture.printed or story.picture.caption
    box = "img-detail-desk" if template == "desktop" else dialect.guess("picture box", BOXES)
    img = Markup(IMAGES[dialect["img"]]).format(story.picture.url, title)
    if not printed or template == "mobile" and not dialect.number:  # the best guess: no caption there
        return Markup('<div class="{}">{}</div>').format(box, img)
    name = Markup(dialect.class_name("caption"))
    return Markup(CAPTIONS[dialect["caption"]]).format(box=box, img=img, caption=corrupt(printed), name=name)
