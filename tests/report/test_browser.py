"""The report of a crawl in a browser: no errors, the feed's numbers, accessible."""

import json
import re
import shutil
from collections import Counter
from datetime import datetime
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect, sync_playwright

from kontan_crawler.clock import WIB
from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Site
from kontan_crawler.report.page import Report, render_page
from kontan_crawler.report.topics.published import WEEKDAYS
from tests.crawling import crawl, scrapy
from tests.manifests import manifests
from tests.report.test_topics import record

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine; .ci/run installs one (Debian: apt install chromium)")

# Without the browser's own network requests; root, as in CI, has no sandbox.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = {"small phone": 320, "phone": 360, "desktop": 1280}
DAYS = ("arsip", "-a", "since=2026-02-01", "-a", "until=2026-02-03", "-a", "kanal=internasional,global")  # one date has a wrong weekday


class Output(NamedTuple):
    """A report, its feed and its manifests."""

    page: str
    feed: list[dict[str, Any]]
    manifests: list[dict[str, Any]]


@pytest.fixture(scope="module")
def output(dataset, tmp_path_factory):
    """The report on two runs, the second without new articles."""
    folder = tmp_path_factory.mktemp("output")
    with serve(Site(dataset)) as replica:
        crawl(*DAYS, folder=folder, replica=replica)
        run = crawl(*DAYS, folder=folder, replica=replica)
    assert scrapy("report", "-s", f"OUTPUT_DIR={folder}").returncode == 0
    return Output((folder / "report.html").as_uri(), run.feed, manifests(folder))


@pytest.fixture(scope="module")
def browser(output):  # after the crawls, which need an event loop too
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(request, browser, output):
    """The page in one screen, and all errors of the browser."""
    width, scheme = request.param
    context = browser.new_context(viewport={"width": WIDTHS[width], "height": 800}, color_scheme=scheme)
    page, errors = context.new_page(), []
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda failed: errors.append(failed.url))
    page.goto(output.page)
    yield page, errors
    context.close()


def on_screens(*screens: tuple[str, str]) -> pytest.MarkDecorator:
    """Run a test on each of these screens: names of a width and of a colour scheme."""
    return pytest.mark.parametrize("opened", screens, indirect=True, ids=" ".join)


EACH_WIDTH = on_screens(*((width, "light") for width in WIDTHS))
EACH_DRAWING_AND_SCHEME = on_screens(("small phone", "light"), ("desktop", "dark"))
ONE_SCREEN = on_screens(("phone", "light"))  # neither text nor focus depends on width or colour


def table(page: Page, section: str) -> dict[str, list[str]]:
    """Return the rows of a section's first table by their headers; its header under "head"."""
    rows = page.locator(f"#{section} table").first.evaluate(
        "table => [...table.rows].map(row => [...row.cells].map(cell => cell.textContent))"
    )
    return {"head": rows[0][1:]} | {row[0]: row[1:] for row in rows[1:]}


def numbers(page: Page, section: str) -> Counter[tuple[str, str]]:
    """Return the numbers of a section's first table by row and column, without zeros and sums."""
    found = table(page, section)
    header = found.pop("head")
    cells = {(row, column): cell for row, cells in found.items() for column, cell in zip(header, cells, strict=True) if column != "all"}
    return Counter({place: float(cell.replace(",", "")) for place, cell in cells.items() if cell not in ("0", "0.0", "–")})


@EACH_DRAWING_AND_SCHEME
def test_every_chart_is_drawn(opened):
    page, errors = opened
    sections = page.locator("main > section").all()
    assert [section.get_attribute("id") for section in sections] == [
        "runs",
        "published",
        "hours",
        "lag",
        "sources",
        "completeness",
        "dates",
        "errors",
    ]
    for section in sections[1:]:  # the runs are of one day
        (chart,) = [chart for chart in section.locator("svg").all() if chart.is_visible()]
        marks = chart.locator("path:has(title)")
        titles = Counter(title.rpartition(": ")[0] for title in marks.locator("title").all_text_contents())
        assert titles == Counter({", ".join(place): 1 for place in numbers(page, section.get_attribute("id"))})  # a mark for each number
        widths = marks.evaluate_all(
            "marks => marks.map(mark => Math.min(...[mark.getBoundingClientRect()].flatMap(box => [box.width, box.height])))"
        )
        assert all(width > 0 for width in widths)
        colours = set(marks.evaluate_all("marks => marks.map(mark => getComputedStyle(mark).fill)"))
        assert colours and "none" not in colours and "rgb(0, 0, 0)" not in colours
    assert errors == []


@EACH_WIDTH
def test_page_fits_the_window(opened):
    page, _ = opened
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    for element in page.locator("summary").all():
        element.click()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@EACH_WIDTH
def test_labels_are_large_and_not_cut_off(opened):
    page, _ = opened
    boxes = page.evaluate("""[...document.querySelectorAll('svg text')].filter(text => text.getBoundingClientRect().width).map(text => {
        const chart = text.closest('svg'), at = text.getBoundingClientRect(), whole = chart.getBoundingClientRect();
        const size = parseFloat(getComputedStyle(text).fontSize) * whole.width / chart.getAttribute('width');
        return [text.textContent, size, at.left - whole.left, whole.right - at.right];
    })""")
    assert boxes and not [box for box in boxes if box[1] < 11 or min(box[2:]) < -1]


def test_day_labels_do_not_touch(tmp_path, browser):
    days = [f"2026-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 29)]
    records = [record(day, f"{day}T10:00:00+07:00") for day in days]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    (tmp_path / "r.html").write_text(render_page(Report(tmp_path), datetime(2026, 3, 1, tzinfo=WIB)), encoding="utf-8")
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto((tmp_path / "r.html").as_uri())
    for section in ("published", "completeness"):
        labels = page.locator(f"#{section} svg text").evaluate_all("""labels => labels.map(label => {
            const box = label.getBoundingClientRect();
            return [label.textContent, box.left, box.right];
        })""")
        boxes = [(left, right) for text, left, right in labels if right > left and re.fullmatch(r"\d\d-\d\d", text)]
        assert len(boxes) > 1 and all(right + 5 < left for (_, right), (left, _) in pairwise(boxes))
    page.close()


@EACH_DRAWING_AND_SCHEME
def test_accessibility(browser, output, opened):
    shown, _ = opened
    dark = shown.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    scheme = "dark" if dark else "light"
    page = browser.new_page(viewport=shown.viewport_size, color_scheme=scheme, bypass_csp=True)  # axe is a script
    page.goto(output.page)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    found = Axe().run(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()


@ONE_SCREEN
def test_keyboard(opened):
    page, _ = opened
    focused = page.locator(":focus")
    page.keyboard.press("Tab")
    expect(focused).to_have_attribute("href", "#content")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#content$"))  # the browser navigates later than the key press returns
    page.locator("#published summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#published table").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(focused).to_have_attribute("role", "region")  # a wide table scrolls by the arrow keys


@ONE_SCREEN
def test_numbers_of_the_feed(opened, output):
    page, _ = opened
    feed = output.feed
    moments = {record["url"]: datetime.fromisoformat(record["published_at"]) for record in feed if record["published_at"]}
    assert page.locator("#articles").text_content() == f"{len(feed):,}"
    assert numbers(page, "published") == Counter(
        (f"{moments[record['url']]:%Y-%m-%d}", record["kanal"]) for record in feed if record["url"] in moments
    )
    assert numbers(page, "hours") == Counter((WEEKDAYS[moment.weekday()], f"{moment:%H}") for moment in moments.values())
    sources = Counter((source, "articles") for record in feed for source in record["sources"])
    sources["no source named", "articles"] = sum(not record["sources"] for record in feed)
    assert numbers(page, "sources") == sources
    assert numbers(page, "dates") == Counter(
        (str(len(record["dates"])) if len(record["dates"]) < 20 else "20 or more", "articles") for record in feed
    )
    wrong = [found["text"] for record in feed for found in record["dates"] if found["weekday_agrees"] is False]
    assert sorted(page.locator("#dates table").nth(1).locator("th[scope=row]").all_text_contents()) == sorted(wrong) != []
    assert numbers(page, "lag").total() == len(moments)
    assert page.locator("#run-count").text_content() == "2" and page.locator("#runs svg").count() == 0


@ONE_SCREEN
def test_completeness_and_refusals_of_the_feed(opened, output):
    page, _ = opened
    of_day = Counter(record["published_at"][:10] for record in output.feed if record["published_at"])
    titled = Counter(record["published_at"][:10] for record in output.feed if record["published_at"] and record["dateline"])
    assert {day: share for (field, day), share in numbers(page, "completeness").items() if field == "dateline"} == {
        day: round(100 * titled[day] / count, 1) for day, count in of_day.items()
    }
    refused: Counter[str] = Counter()
    for row in (row for manifest in output.manifests for row in manifest["days"]):
        refused.update({reason: count for reason, count in row["refused"].items() if reason not in ("given_up", "moved")})
    shown: Counter[str] = Counter()
    for (reason, _), count in numbers(page, "errors").items():
        shown[reason] += int(count)
    assert shown == refused and len(refused) > 1


def middles(page: Page, selector: str) -> list[tuple[str, float]]:
    """Return text and position of the middle of each visible element of a drawing."""
    found = page.locator(selector).evaluate_all("""elements => elements.map(element => {
        const box = element.getBoundingClientRect();
        return [element.textContent, (box.left + box.right) / 2, box.width];
    })""")
    return [(text, middle) for text, middle, width in found if width]


LABELLED = {"published": ("internasional", r"\d\d-\d\d|20\d\d-\d\d-\d\d"), "dates": ("articles", r"\d+|20 or more")}


@EACH_WIDTH
def test_labels_are_under_their_bars(opened):
    page, _ = opened
    for section, (column, pattern) in LABELLED.items():
        bars = {title.partition(f", {column}")[0]: at for title, at in middles(page, f"#{section} svg path:has(title)")}
        labels = [(text, at) for text, at in middles(page, f"#{section} svg text") if re.fullmatch(pattern, text)]
        names = {text for text, _ in labels for bar in bars if bar in (text, f"2026-{text}")}
        under = {text for text, at in labels for bar, middle in bars.items() if bar in (text, f"2026-{text}") and abs(at - middle) < 2}
        assert under == names and len(names) > 2


@EACH_WIDTH
def test_charts_use_the_width_of_a_phone(opened):
    page, _ = opened
    if page.viewport_size["width"] < 400:
        content = page.locator("#sources").bounding_box()["width"]
        widths = {chart.bounding_box()["width"] for chart in page.locator("svg").all() if chart.is_visible()}
        assert widths == {content} == {page.viewport_size["width"] - 32}


@on_screens(("phone", "light"), ("desktop", "dark"))
def test_first_screen(opened):
    page, _ = opened
    assert page.locator("#health").text_content().startswith("It is well: all 2 runs succeeded")
    assert page.locator(".numbers > div").count() == 6
    last = page.locator("#archive").bounding_box()
    assert last["y"] + last["height"] < 640  # of a small phone
    sizes = [item.evaluate("item => [item.scrollWidth, item.clientWidth]") for item in page.locator(".numbers dd").all()]
    assert all(inner <= outer for inner, outer in sizes)


@EACH_WIDTH
def test_texts_of_a_chart_do_not_overlap(opened):
    page, _ = opened
    found = page.locator("svg").evaluate_all("""charts => charts.flatMap(chart => {
        const texts = [...chart.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
        const seen = texts.filter(([_, box]) => box.width).map(([text, box]) => [text, box.left, box.right, box.top, box.bottom]);
        return seen.flatMap((one, number) => seen.slice(number + 1).map(other => [one, other]));
    })""")
    assert found
    for one, other in found:
        across = min(one[2], other[2]) - max(one[1], other[1])
        down = min(one[4], other[4]) - max(one[3], other[3])
        assert across <= 1 or down <= 4, (one, other)  # lines of text may share the space below their letters
