"""Blocks between the paragraphs that are no story: prompts, lists of links, share prices and the like.

Links to articles and videos in them are related ones, their kind that of the heading. Lists behind the end of the story (chrome) are not.
Links to tags, to social media and in prompts are no related ones.
"""

from collections.abc import Callable, Sequence
from random import Random

from markupsafe import Markup

from kontan_crawler.replica import foreign_phrases as phrases
from kontan_crawler.replica.blocks import Foreign, RelatedLink
from kontan_crawler.replica.dialect import Dialect
from kontan_crawler.replica.story import Story, random_hash

PROMPTS = {
    "div_p": "<div{name}><p>{line}</p>{options}</div>",
    "p": "<p>{line}</p>\n{options}",
    "div": "<div{name}>{line} {options}</div>",
    "span_links": "<div{name}><span>{line}</span> {options}</div>",
    "section_h4": "<section{name}><h4>{line}</h4>{options}</section>",
    "p_a": '<p><a href="https://www.kontan.co.id/{path}">{line}</a></p>\n{options}',
    "strong": "<p><strong>{line}</strong></p>\n{options}",
    "nested": "<div{name}><div><div><p>{line}</p></div></div>{options}</div>",
    "li": "<ul{name}><li>{line}</li></ul>\n{options}",
}
"""Value of the trait `prompt` -> HTML of a line that is no story, and of its buttons."""
OPTIONS = ('<a href="https://www.kontan.co.id/{path}">{}</a>', "<button>{}</button>", '<span role="button">{}</span>', '<a href="#">{}</a>')
SHARE = '<a href="https://www.facebook.com/sharer/sharer.php?u={path}">{}</a>'
LINK_LISTS = {
    "ul": ("<div{name}>{head}<ul>{items}</ul></div>", "<li>{a}</li>"),
    "divs": ("<div{name}>{head}{items}</div>", "<div>{a}</div>"),
    "paragraphs": ("{head}\n{items}", "<p>{a}</p>\n"),
    "h4s": ("<section{name}>{head}{items}</section>", "<h4>{a}</h4>"),
    "ol": ("{head}<ol{name}>{items}</ol>", "<li>{a}</li>"),
    "spans": ("<div{name}>{head}{items}</div>", "<span>{a}</span><br />"),
}
"""Value of the trait `link_list` -> HTML around the links, and of each link."""
HEADS = ("<h3>{}</h3>", "<strong>{}</strong>", "<p>{}</p>", "<div>{}</div>", "<h4>{}</h4>", "<p><b>{}</b></p>")
CARDS = (
    '<div{name}><a href="{href}"><img src="{img}" alt=""><span>{title}</span></a></div>',
    '<div{name}><a href="{href}"><img src="{img}" alt=""></a><div><h4><a href="{href}">{title}</a></h4></div></div>',
    '<div{name}><div><img src="{img}" alt=""></div><div><a href="{href}">{title}</a></div><span>{age}</span></div>',
    '<div{name}><a href="{href}"><div><img src="{img}" alt="{title}"></div><div>{title}</div></a></div>',
)
VIDEOS = (
    '<div><a href="{href}"><img src="{img}" alt=""></a><a href="{href}">{title}</a></div>',
    '<li><a href="{href}">{title}</a> <span>{length}</span></li>',
    '<div><a href="{href}"><img src="{img}" alt=""><span>{length}</span></a><p><a href="{href}">{title}</a></p></div>',
)
PHOTOS = (
    '<figure{name}><img src="{img}" alt=""><figcaption>{line}</figcaption></figure>',
    '<div{name}><img src="{img}" alt=""><p>{line}</p></div>',
    '<div{name}><img src="{img}" alt=""><span>{line}</span></div>',
    '<figure{name}><img src="{img}" alt=""><div>{line}</div></figure>',
)
ROWS = (
    ("<div{name}>{head}{rows}</div>", "<div><span>{0}</span> <span>{1}</span> <span>{2}</span></div>"),
    ("<div{name}>{head}<ul>{rows}</ul></div>", "<li>{0} {1} {2}</li>"),
    ("{head}<p>{rows}</p>", "{0} {1} {2} | "),
    ("<div{name}>{head}{rows}</div>", "<span>{0}</span><b>{1}</b><i>{2}</i> "),
)
"""HTML around rows of figures, and of each row: name, value, change."""


class ForeignBlocks:
    """Makes the foreign blocks of one story. others: stories that its links lead to. tags: of the story."""

    def __init__(self, dialect: Dialect, random: Random, others: Sequence[Story], tags: Sequence[str]) -> None:
        self._dialect, self._random, self._others, self._tags = dialect, random, list(others), tags

    def block(self, kind: str) -> Foreign:
        """Return a block. kind: one of FOREIGN_KINDS."""
        makers: dict[str, Callable[[], Foreign]] = {
            "link_list": lambda: self._links(kind, phrases.LIST_HEADINGS),
            "recommendations": lambda: self._links(kind, phrases.RECOMMENDATIONS),
            "videos": self._videos,
            "cards": self._cards,
            "poll": self._poll,
            "topics": self._topics,
            "photo": self._photo,
            "ticker": lambda: self._rows(kind, phrases.TICKERS, phrases.TICKER_HEADS, self._price),
            "times": lambda: self._rows(kind, phrases.TIMES, phrases.TIME_HEADS, self._time),
        }
        return makers[kind]() if kind in makers else self._prompt(kind)

    def _prompt(self, kind: str) -> Foreign:
        labels = self._dialect.pick(f"{kind} options", (phrases.ALTERNATIVES.get(kind, ()), (), phrases.ALTERNATIVES.get(kind, ())[:2]))
        pattern = SHARE if kind == "share" else self._dialect.pick("option", OPTIONS)
        options = Markup(" ").join(Markup(pattern).format(label, path=kind) for label in labels)
        options = Markup("<div>{}</div>").format(options) if options else options
        line = self._numbered(self._dialect.pick(kind, phrases.PROMPTS[kind]))
        shape = self._dialect.pick(f"{kind} shape", (self._dialect["prompt"], *PROMPTS))
        return Foreign(kind, Markup(PROMPTS[shape]).format(name=self._name(kind), line=line, options=options, path=kind))

    def _numbered(self, line: str) -> str:
        return line.replace("{n}", str(self._random.randint(2, 990)))

    def _poll(self) -> Foreign:
        answers, vote = self._dialect.pick("answers", phrases.ANSWERS), self._numbered(self._dialect.pick("vote", phrases.VOTES))
        pattern = self._dialect.pick(
            "answer", ('<label><input type="radio"> {}</label>', "<li>{}</li>", "<div>{}</div>", "<button>{}</button>")
        )
        question = self._dialect.pick("question", phrases.QUESTIONS)
        html = Markup("<div{}><p>{}</p>{}<div>{}</div></div>").format(self._name("poll"), question, _all(pattern, answers), vote)
        return Foreign("poll", html)

    def _topics(self) -> Foreign:
        pattern = Markup('<a href="https://www.kontan.co.id/tag/{}">{}</a>')
        links = Markup(" ").join(pattern.format(tag.lower().replace(" ", "-"), tag) for tag in self._tags)
        head = self._dialect.pick("topic head", phrases.TOPIC_HEADS)
        return Foreign("topics", Markup("<div{}><span>{}</span> {}</div>").format(self._name("topics"), head, links))

    def _photo(self) -> Foreign:
        line, pattern = self._dialect.pick("photo line", phrases.PHOTO_LINES), Markup(self._dialect.pick("photo", PHOTOS))
        return Foreign("photo", pattern.format(name=self._name("photo"), img=self._image(), line=line))

    def _rows(self, kind: str, names: Sequence[Sequence[str]], heads: Sequence[str], values: Callable[[], tuple[str, str]]) -> Foreign:
        around, each = self._dialect.pick(f"{kind} rows", ROWS)
        rows = Markup("\n").join(Markup(each).format(name, *values()) for name in self._dialect.pick(f"{kind} names", names))
        html = Markup(around).format(name=self._name(kind), head=self._head(self._dialect.pick(f"{kind} head", heads)), rows=rows)
        return Foreign(kind, html)

    def _price(self) -> tuple[str, str]:
        rise, number = self._random.random() < 0.5, self._random.randint
        return f"{number(1, 9)}.{number(100, 999)}", f"{'▲' if rise else '▼'} {number(0, 4)},{number(10, 99)}%"

    def _time(self) -> tuple[str, str]:
        return f"{self._random.randint(3, 22):02}:{self._random.randint(0, 59):02}", self._dialect.pick("zone", ("", "WIB"))

    def _links(self, kind: str, headings: dict[str, str]) -> Foreign:
        heading = self._dialect.pick(f"{kind} heading", tuple(headings))
        links = self._targets(headings[heading], self._random.randint(2, 4))
        around, each = LINK_LISTS[self._dialect["link_list"]]
        anchors = [Markup('<a href="{}">{}</a>').format(link.href, link.title) for link in links]
        items = Markup().join(Markup(each).format(a=a) for a in anchors)
        return Foreign(kind, Markup(around).format(name=self._name(kind), head=self._head(heading), items=items), links)

    def _cards(self) -> Foreign:
        links, pattern = self._targets("terkait", self._random.randint(1, 3)), Markup(self._dialect.pick("card", CARDS))
        age = self._dialect.pick("age", phrases.AGES)
        html = Markup("\n").join(
            pattern.format(name=self._name("card"), href=link.href, title=link.title, img=self._image(), age=age) for link in links
        )
        return Foreign("cards", html, links)

    def _videos(self) -> Foreign:
        heading = self._dialect.pick("video heading", tuple(phrases.VIDEO_HEADINGS))
        links, pattern = self._targets(phrases.VIDEO_HEADINGS[heading], 2, "video"), Markup(self._dialect.pick("video", VIDEOS))
        rows = [
            pattern.format(href=link.href, title=link.title, img=self._image(), length=f"0{link.title.count('a')}:31") for link in links
        ]
        items = Markup("<ul>{}</ul>" if pattern.startswith("<li>") else "{}").format(Markup().join(rows))
        return Foreign("videos", Markup("<div{}>{}{}</div>").format(self._name("videos"), self._head(heading), items), links)

    def _targets(self, kind: str, count: int, path: str = "news") -> tuple[RelatedLink, ...]:
        stories = [self._others.pop() for _ in range(min(count, len(self._others)))]
        urls = [story.url.replace("/news/", f"/{path}/") for story in stories]
        return tuple(RelatedLink(kind, story.title, url, url) for story, url in zip(stories, urls, strict=True))

    def _head(self, heading: str) -> Markup:
        return Markup(self._dialect.pick("head", HEADS)).format(heading) if heading else Markup()

    def _name(self, kind: str) -> Markup:
        return Markup(self._dialect.class_name(kind))

    def _image(self) -> str:
        return f"https://foto.kontan.co.id/{random_hash(self._random)}=/smart/2026/02/01/{self._random.randint(10**8, 2 * 10**9)}t.jpg"


def _all(pattern: str, labels: Sequence[str]) -> Markup:
    items = Markup("\n").join(Markup(pattern).format(label) for label in labels)
    return Markup("<ul>{}</ul>").format(items) if pattern.startswith("<li>") else items
