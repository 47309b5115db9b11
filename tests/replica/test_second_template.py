"""Pages of the second template have what raw pages of the site have, in the same order."""

import re
from datetime import date

import pytest
from lxml import html

from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.site import Site
from tests.crawling import FEW

MOBILE = {"user-agent": "Mozilla/5.0 (Linux; Android 15) Mobile Safari/537.36"}


@pytest.fixture(scope="module")
def pages():
    """Articles of a week as stories, and their first pages as a mobile browser gets them."""
    dataset = Dataset(date(2026, 2, 4), per_day=FEW)
    site = Site(dataset)
    stories = [dataset.story(story.url) for story in dataset.stories if story.kanal == "internasional" and not story.substitute]
    stories = [story for story in stories if story.template(mobile=True) == "mobile"]
    return [(story, site.respond(story.url, MOBILE).body.decode()) for story in stories]


ORDER = (
    'class="sec_kiri"', 'class="jdl_dtl"', 'class="fs13 color-gray mar-t-10"', 'class="ctn" itemprop="articleBody"', "<!-- pagination start -->",
    '<div class="paginations">', "<!-- pagination end -->", 'class="tpt_shr', 'id="editor"', 'class="listbut-shr"', 'id="div-belowarticle-"',
    "ads-partner-wrap", "jixie_recommendation", "wrap-tag", "adsoutsream", "heightads600", "endscroll",
)  # fmt: skip


def test_order(pages):
    for story, page in pages:
        marks = [mark for mark in ORDER if "color-gray" not in mark or story.timestamp_line()]
        places = [page.find(mark, page.find("<body")) for mark in marks]
        assert -1 not in places and places == sorted(places), story.slug


def test_no_class_names_the_kind_of_a_link(pages):
    assert not [story.slug for story, page in pages if "track-" in page.split('class="jdl_dtl"')[1]]


def test_byline_in_the_date_line(pages):
    lines = [
        html.fromstring(page).xpath("string(//div[@class='fs13 color-gray mar-t-10'])") for story, page in pages if story.timestamp_line()
    ]
    text = " ".join(" ".join(line.split()) for line in lines)
    assert {"Reporter:", "Penulis:", "Sumber:"} <= set(re.findall(r"\w+:(?= )", text)) and "Editor:" not in text
    assert re.search(r"\| \d\d:\d\d WIB Reporter:", text)


def test_only_reporters_have_an_id(pages):
    spans = [span for _, page in pages for span in html.fromstring(page).xpath("//span[@id='penulis']")]
    assert spans and {span.text.split()[0].partition(":")[0] for span in spans} == {"Reporter"}


def test_links_to_parts(pages):
    for story, page in pages:
        links = re.findall(r'<a class="font-16 [^"]*" href="([^"]*)">([^<]*)', page)
        assert bool(links) == (len(story.parts) > 1), story.slug
        assert all(href.startswith(f"{story.url}?page=") for href, _ in links)
        assert not links or {"Selanjutnya", "1", "2", "Tampilkan Semua"} <= {label for _, label in links}


def test_labels(pages):
    text = " ".join(page for _, page in pages)
    for label in ("<p><strong><span>Baca Juga: </span><a", "<span>Baca juga: </span>", "<h2><span>Selanjutnya: </span><a"):
        assert label in text, label


def test_no_page_in_parts_ends_on_the_closing_line(pages):
    assert all(("Google News" in page) == (len(story.parts) == 1) for story, page in pages)


def test_first_publications(pages):
    """The lines on a first publication stand before the closing links; their names are none of the article's."""
    dataset = Dataset(date(2026, 2, 4))
    stories = [dataset.story(story.url) for story in dataset.stories if story.kanal == "internasional" and not story.substitute]
    syndicated = [story for story in stories if story.syndication and story.template(mobile=True) == "mobile" and story.paging.whole]
    page = Site(dataset).respond(f"{syndicated[0].url}?page=all", MOBILE).body.decode()
    names = re.search(r"Artikel ini telah tayang di .* dengan judul <a.*\n<p>Penulis : (.*)<br /> Editor : (.*) </p>", page).groups()
    assert not {*names} & {name for credit in syndicated[0].byline for name in syndicated[0].printed_names(credit)}
    assert page.find("telah tayang") < page.find("Google News") < page.find("pagination start")
