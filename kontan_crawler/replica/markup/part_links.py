"""Links to the parts of an article."""

from markupsafe import Markup

from kontan_crawler.replica.foreign_phrases import PART_WORDS
from kontan_crawler.replica.story import Story

REAL = '<div class="ff-opensans"> <div class="pad-10 pad-l pad-r"> {next} </div> <div class="enter"></div> <div class="paginations"> {word}   {numbers} {all} </div> </div>'
PART_LINKS = {
    "pagination": '<div class="pagination"><ul>{numbers}{next}{all}</ul></div>',
    "paginations": REAL,
    "made_up": "<div{name}><span>{word}</span> {numbers} {next} {all}</div>",
    "bare_links": "<p>{word} {numbers} {next} {all}</p>",
    "list": "<ul{name}>{numbers}{next}{all}</ul>",
    "buttons": "<nav{name}><div>{word}</div>{numbers}<div>{next}</div><div>{all}</div></nav>",
}
"""Value of the trait `part_markup` -> HTML around the links."""
LISTED = ("pagination", "list")
ADDRESSES = {"absolute": "{url}", "relative": "/news/{slug}", "query": "", "no_scheme": "{bare}"}
"""Value of the trait `part_links` -> address before `?page=`. "story": absolute, without a scheme, or relative."""


def part_links(story: Story, number: int, shown: bool) -> Markup:
    """Return the links below part `number`. shown: whether there are links; the second template has an empty block without them."""
    dialect = story.dialect
    word, following, whole = dialect.guess("part words", PART_WORDS)
    if not shown:
        empty = {"word": "", "numbers": "", "next": "", "all": ""}
        return Markup(REAL).format(**empty) if dialect["part_markup"] == "paginations" else Markup()
    count = len(story.parts)
    pattern, name = PART_LINKS[dialect["part_markup"]], Markup(dialect.class_name("parts"))
    numbers = Markup(" ").join(_link(story, str(n), n, "font-16 button-pagination") for n in _numbers(story, number))
    links = {"numbers": numbers, "next": Markup(), "all": Markup()}
    if number < count and following:
        links["next"] = _link(story, following, number + 1, "font-16 color-orange semibold fright")
    if whole:
        links["all"] = _link(story, whole, "all", "font-16 button-pagination")
    return Markup(pattern).format(**links, word=word, name=name)


def _numbers(story: Story, number: int) -> list[int]:
    count = len(story.parts)
    if story.paging.near:
        return [n for n in range(1, count + 1) if abs(n - number) <= 1]
    return list(range(1, count + 1))


def _link(story: Story, text: str, page: int | str, classes: str) -> Markup:
    form = story.dialect["part_links"]
    if form == "story":
        form = ("absolute", "no_scheme", "relative")[len(story.title) % 3]
    address = ADDRESSES[form].format(url=story.url, slug=story.slug, bare=story.url.removeprefix("https:"))
    shown = Markup(' class="{}"').format(classes) if story.dialect["part_markup"] == "paginations" else ""
    link = Markup('<a{} href="{}?page={}">{}</a>').format(shown, address, page, text)
    return Markup("<li>{}</li>").format(link) if story.dialect["part_markup"] in LISTED else link
