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
from kontan_crawler.replica.markup import foreign_html
from kontan_crawler.replica.story import Story, random_hash


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
        pattern = foreign_html.SHARE if kind == "share" else self._dialect.pick("option", foreign_html.OPTIONS)
        options = Markup(" ").join(Markup(pattern).format(label, path=kind) for label in labels)
        options = Markup("<div>{}</div>").format(options) if options else options
        line = self._numbered(self._dialect.pick(kind, phrases.PROMPTS[kind]))
        shape = self._dialect.pick(f"{kind} shape", (self._dialect["prompt"], *foreign_html.PROMPTS))
        return Foreign(kind, Markup(foreign_html.PROMPTS[shape]).format(name=self._name(kind), line=line, options=options, path=kind))

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
        line, pattern = self._dialect.pick("photo line", phrases.PHOTO_LINES), Markup(self._dialect.pick("photo", foreign_html.PHOTOS))
        return Foreign("photo", pattern.format(name=self._name("photo"), img=self._image(), line=line))

    def _rows(self, kind: str, names: Sequence[Sequence[str]], heads: Sequence[str], values: Callable[[], tuple[str, str]]) -> Foreign:
        around, each = self._dialect.pick(f"{kind} rows", foreign_html.ROWS)
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
        around, each = foreign_html.LINK_LISTS[self._dialect["link_list"]]
        anchors = [Markup('<a href="{}">{}</a>').format(link.href, link.title) for link in links]
        items = Markup().join(Markup(each).format(a=a) for a in anchors)
        return Foreign(kind, Markup(around).format(name=self._name(kind), head=self._head(heading), items=items), links)

    def _cards(self) -> Foreign:
        links, pattern = self._targets("terkait", self._random.randint(1, 3)), Markup(self._dialect.pick("card", foreign_html.CARDS))
        age = self._dialect.pick("age", phrases.AGES)
        html = Markup("\n").join(
            pattern.format(name=self._name("card"), href=link.href, title=link.title, img=self._image(), age=age) for link in links
        )
        return Foreign("cards", html, links)

    def _videos(self) -> Foreign:
        heading = self._dialect.pick("video heading", tuple(phrases.VIDEO_HEADINGS))
        links, pattern = (
            self._targets(phrases.VIDEO_HEADINGS[heading], 2, "video"),
            Markup(self._dialect.pick("video", foreign_html.VIDEOS)),
        )
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
        return Markup(self._dialect.pick("head", foreign_html.HEADS)).format(heading) if heading else Markup()

    def _name(self, kind: str) -> Markup:
        return Markup(self._dialect.class_name(kind))

    def _image(self) -> str:
        return f"https://foto.kontan.co.id/{random_hash(self._random)}=/smart/2026/02/01/{self._random.randint(10**8, 2 * 10**9)}t.jpg"


def _all(pattern: str, labels: Sequence[str]) -> Markup:
    items = Markup("\n").join(Markup(pattern).format(label) for label in labels)
    return Markup("<ul>{}</ul>").format(items) if pattern.startswith("<li>") else items
