"""Links to other articles: between the paragraphs, and below the story."""

from markupsafe import Markup

from kontan_crawler.replica.blocks import RelatedLink
from kontan_crawler.replica.corruptions import Corruption
from kontan_crawler.replica.dialect import Dialect
from kontan_crawler.replica.foreign_phrases import GOOGLE_LINES, MORE_LABELS, NEXT_LABELS, POINTER_LABELS, VIDEO_LABELS

POINTERS = {
    "strong": "<p><strong>{label}: {a}</strong></p>",
    "plain": "<p>{label}: {a}</p>",
    "span": "<p><strong><span>{label}: </span>{a}</strong> </p>",
    "label_b": "<p><b>{label}:</b> {a}</p>",
    "em": "<p><em>{label}: {a}</em></p>",
    "next": "<p><strong>{label}:</strong></p>\n<p>{a}</p>",
    "next_div": "<div{name}>{label}</div>\n<div>{a}</div>",
    "no_colon": "<p><strong>{label} {a}</strong></p>",
    "box": "<div{name}><span>{label}</span>{a}</div>",
    "br": "<p><strong>{label}:</strong><br />\n{a}</p>",
    "list": "<div{name}><strong>{label}:</strong><ul><li>{a}</li></ul></div>",
    "in_link": '<p><strong><a{track} href="{href}">{label}: {title}</a></strong></p>',
    "h4": "<h4>{label}: {a}</h4>",
    "aside": "<aside{name}><span>{label}</span>{a}</aside>",
    "brackets": "<p>({label}: {a})</p>",
    "arrow": "<p>» {label} » {a}</p>",
}
"""Value of the trait `pointer` -> HTML of a link between the paragraphs."""
CLOSINGS = {
    "h2": "<h2>{label}: {a}</h2>",
    "h3": "<h3>{label}: {a}</h3>",
    "p": "<p>{label}: {a}</p>",
    "strong": "<p><strong>{label}: {a}</strong></p>",
    "span": "<h2><span>{label}: </span>{a}</h2>",
    "div": "<div{name}><span>{label}</span> {a}</div>",
    "list": "<ul{name}><li>{label}: {a}</li></ul>",
    "in_link": '<h2><a{track} href="{href}">{label}: {title}</a></h2>',
}
"""Value of the trait `closing` -> HTML of a link below the story."""
GOOGLE_LINK = '<a{track} href="https://news.google.com/publications/kontan" target="_blank">{text}</a>'
GOOGLE = (
    ("<p>{before}{link}{after}</p>", "Google News"),
    ("<p><strong>{before}{link}{after}</strong></p>", "Google News"),
    ("<div>{before}{link}{after}</div>", "Google News"),
    ("<p><em>{before}{link}{after}</em></p>", "Google News"),
    ("<p>{link}</p>", "{before}Google News{after}"),
    ("<h4>{before}{link}{after}</h4>", "Google News"),
)
"""HTML of the line with a link to Google News, and the text of the link."""
TRACKS = {
    "baca_juga": "track-bacajuga-inside", "tonton": "track-tonton-inside", "selanjutnya": "track-selanjutnya", "menarik_dibaca": "track-menarikdibaca",
    "google": "track-gnews",
}  # fmt: skip
LABELS = {"tonton": VIDEO_LABELS, "selanjutnya": NEXT_LABELS, "menarik_dibaca": MORE_LABELS}


def label(dialect: Dialect, kind: str) -> str:
    """Return the label of a link of this kind. "baca_juga" is the usual link between paragraphs."""
    drawn = dialect.guess(kind, LABELS.get(kind) or tuple(POINTER_LABELS))
    return drawn.replace("Baca Juga", "Baca juga") if dialect.traits.get("small_j") == "yes" else drawn


def pointer(dialect: Dialect, block: RelatedLink, corrupt: Corruption) -> Markup:
    """Return a link between the paragraphs, without the sentence that may share its paragraph."""
    return _filled(POINTERS[dialect["pointer"] if block.href else "strong"], dialect, block, block.name or block.kind, corrupt)


def closing(dialect: Dialect, block: RelatedLink, corrupt: Corruption) -> Markup:
    """Return a link below the story."""
    return _filled(CLOSINGS[dialect["closing"]], dialect, block, block.kind, corrupt)


def google_line(dialect: Dialect) -> Markup:
    """Return the line with a link to Google News."""
    before, after = dialect.guess("google line", GOOGLE_LINES)
    around, text = dialect.guess("google element", GOOGLE)
    link = Markup(GOOGLE_LINK).format(track=_track(dialect, "google"), text=text.format(before=before, after=after))
    return Markup(around).format(before=before, link=link, after=after)


def anchor(dialect: Dialect, block: RelatedLink, corrupt: Corruption) -> Markup:
    """Return the link itself, or only its title if it leads nowhere."""
    title = corrupt(block.title)
    return Markup('<a{} href="{}">{}</a>').format(_track(dialect, block.kind), block.href, title) if block.href else title


def _filled(pattern: str, dialect: Dialect, block: RelatedLink, kind: str, corrupt: Corruption) -> Markup:
    values = {"label": label(dialect, kind), "a": anchor(dialect, block, corrupt), "name": Markup(dialect.class_name(kind))}
    return Markup(pattern).format(**values, title=corrupt(block.title), href=block.href, track=_track(dialect, block.kind))


def _track(dialect: Dialect, kind: str) -> Markup:
    return Markup(f' class="{TRACKS[kind]}"') if dialect["tracks"] == "known" and kind in TRACKS else Markup()
