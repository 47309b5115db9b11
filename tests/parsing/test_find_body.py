"""The body of a page of no known template: what holds the sentences after the headline, in whatever elements."""

import pytest

from kontan_crawler.outcomes import NO_TEXT
from kontan_crawler.parsing import HttpResponse, read_article
from tests.parsing.story_pages import (
    BODY,
    DATE,
    HEADLINE,
    NEWS,
    PARAGRAPHS,
    PRINTED,
    STORY,
    UNKNOWN_BODY,
    UNKNOWN_HEADLINE,
    URL,
    article,
    read,
)
from tests.parsing.test_recorded_pages import RECEIVED
from tests.text.fragments import AFTER, BEFORE

TOP = f"{UNKNOWN_HEADLINE}<div>{PRINTED}</div>"
EXCERPT = "Kapal pengangkut salmon itu tiba di Rotterdam setelah enam hari tertahan badai di laut utara."
CARDS = "".join(
    f'<div class="k"><h3><a href="{NEWS}kapal-salmon-{number}">Kapal Salmon Tiba {number}</a></h3><p>{EXCERPT}</p></div>'
    for number in range(3)
)
LINKED = "".join(f'<a href="{NEWS}kapal-{number}-tiba"><h3>Kapal Salmon</h3><p>{EXCERPT}</p></a>' for number in range(12))
LINES = [
    "Kedai kecil masih menjanjikan.", "Gerobak: Rp 6 juta", "Sewa: Rp 1 juta", "Bahan: Rp 5,4 juta", "Penggiling: Rp 2,5 juta", "Gaji: Rp 2,2 juta",
    "Mesin bekas: Rp 9 juta", "Gelas: Rp 300.000", "Gula: Rp 400.000", "Susu: Rp 900.000", "Balik modal: empat bulan", "Itu kalau tidak hujan.",
]  # fmt: skip
FILLER = "kata biasa " * 150
PAGES = {
    # elements of the headline
    "headline with another class": f'<h1 class="judul-9">Dermaga Lama Dibuka</h1><div>{PRINTED}</div>{UNKNOWN_BODY}',
    "headline in a header": f"<header>{UNKNOWN_HEADLINE}<p>{PRINTED}</p></header>{UNKNOWN_BODY}",
    "headline in a branch of its own": f"<article><div>{UNKNOWN_HEADLINE}</div><div><p>{PRINTED}</p>{UNKNOWN_BODY}</div></article>",
    # elements of the paragraphs
    "divs": f"{TOP}<div>{''.join(f'<div>{text}</div>' for text in STORY)}</div>",
    "spans in divs": f"{TOP}<div>{''.join(f'<div><span>{text}</span></div>' for text in STORY)}</div>",
    "spans in p": f"{TOP}<div>{''.join(f'<p><span><font>{text}</font></span></p>' for text in STORY)}</div>",
    "breaks": f"{TOP}<div>{'<br><br>'.join(STORY)}</div>",
    "breaks in a span": f"{TOP}<div><span>{'<br><br>'.join(STORY)}</span></div>",
    "breaks in a span beside the headline": f"{TOP}<span>{'<br><br>'.join(STORY)}</span><table><tr><td>Bagikan</td></tr></table>",
    "breaks in a font beside the headline": f"{TOP}<font size=2>{'<br><br>'.join(STORY)}</font><div>Bagikan</div>",
    "breaks in a p beside the headline": f"{TOP}<p>{'<br><br>'.join(STORY)}</p><p>Bagikan</p>",
    "spans of unequal length": f"{TOP}<div><span>{'<br><br>'.join(STORY[:6])}</span><br><br><span>{STORY[6]}</span></div>",
    "boxes of paragraphs": f"{TOP}<div>{''.join(f'<div><div><p>{text}</p></div></div>' for text in STORY)}</div>",
    "a box with half of them": f"{TOP}<div><div><div><p>{'<br><br>'.join(STORY[:4])}</p></div></div>"
    + "".join(f"<div><div><p>{text}</p></div></div>" for text in STORY[4:])
    + "</div>",
    "two halves": f"{TOP}<div><div>{PARAGRAPHS}".replace(f"<p>{STORY[3]}", f"</div><div><p>{STORY[3]}") + "</div></div>",
    "an end tag too many": f"{TOP}<div>{''.join(f'<p>{text}</p>' for text in STORY[:4])}</div>{''.join(f'<p>{text}</p>' for text in STORY[4:])}<div>Bagikan</div>",
    # other texts
    "many cards behind": f"{TOP}{UNKNOWN_BODY}<div>{CARDS * 9}</div>",
    "cards behind": f"{TOP}{UNKNOWN_BODY}<div>{CARDS}</div>",
    "cards in a section": f"{TOP}<div>{UNKNOWN_BODY}</div><section>{CARDS}</section>",
    "cards beside": f"<div><div>{TOP}{UNKNOWN_BODY}</div><div>{CARDS}</div></div>",
    "cards that are links": f"{TOP}{UNKNOWN_BODY}<div>{LINKED}</div>",
    "cards before the headline": f"<div>{CARDS * 9}</div>{TOP}{UNKNOWN_BODY}",
    "text before the headline": f"<div><p>{FILLER}</p></div><div>{TOP}{UNKNOWN_BODY}</div>",
    "words beside the body": f"{TOP}{UNKNOWN_BODY}<p>{FILLER}</p>",
    "footer": f"{TOP}{UNKNOWN_BODY}<footer><p>{FILLER}</p></footer>",
    "aside": f"{TOP}{UNKNOWN_BODY}<aside><p>{FILLER}</p></aside>",
    "form": f"{TOP}{UNKNOWN_BODY}<form><textarea>{FILLER}</textarea><button>{FILLER}</button></form>",
    "script": f"{TOP}{UNKNOWN_BODY}<script>{FILLER}</script><style>{FILLER}</style>",
    "list": f"{TOP}{UNKNOWN_BODY}<ul><li>{FILLER}</li><li><p>{FILLER}</p></li></ul>",
    "comment": f"{TOP}<!-- {FILLER} -->{UNKNOWN_BODY}",
}


def test_short_lines_in_the_only_element_with_the_mark_of_the_story() -> None:
    divs = "".join(f"<div>{text}</div>" for text in (f"KONTAN.CO.ID - MALANG. {LINES[0]}", *LINES[1:]))
    found = read(f"{UNKNOWN_HEADLINE}<div>{PRINTED}</div><div class='x' itemprop='articleBody'>{divs}</div><div>{EXCERPT}</div>").article
    assert found and found.text.split("\n\n") == LINES


@pytest.mark.parametrize(
    "marked", [f"<p>{EXCERPT}</p>", f"<span style='display:none'>{EXCERPT * 4}</span>", f"<p>KONTAN.CO.ID - {EXCERPT}</p>"]
)
def test_mark_of_the_story_on_something_else(marked: str) -> None:
    found = article(f"{UNKNOWN_HEADLINE}<div>{PRINTED}</div>{UNKNOWN_BODY}<div itemprop='articleBody'>{marked}</div>")
    assert found.template == "fallback"


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_fallback(page: str) -> None:
    found = article(f"<main>{page}</main>")
    assert (found.template, found.title, found.published_raw) == ("fallback", "Dermaga Lama Dibuka", PRINTED)


@pytest.mark.parametrize(("headline", "template"), [(HEADLINE, "mobile"), (HEADLINE.replace("jdl_dtl", "detail-desk"), "desktop")])
def test_known_headline_and_mark_of_the_story(headline: str, template: str) -> None:
    found = article(f"<main>{headline}{DATE}<section itemprop=articleBody>{PARAGRAPHS}</section>{CARDS}</main>")
    assert found.template == template


NO_STORY = {
    "cards": f"{TOP}<div>{CARDS}</div>",
    "list": f"{TOP}<ul><li>{FILLER}</li></ul>",
    "text before the headline": f"<div>{FILLER}</div>{TOP}",
    "nothing": TOP,
}


@pytest.mark.parametrize("page", NO_STORY.values(), ids=NO_STORY)
def test_no_story(page: str) -> None:
    assert read(f"<main>{page}</main>").refused == NO_TEXT


def test_mark_of_the_story_around_its_longest_paragraph() -> None:
    lead = " ".join(STORY[:4])
    short = "<h3>Syarat</h3><ul><li>Surat kapal</li><li>Nomor dermaga</li></ul><div>Bayar? Di dermaga.</div>"
    found = read(f"{UNKNOWN_HEADLINE}<div>{PRINTED}</div><div class='x' itemprop='articleBody'><div>{lead}</div>{short}</div>").article
    assert found and found.text.split("\n\n") == [lead, "Syarat", "Surat kapal", "Nomor dermaga", "Bayar? Di dermaga."]


def test_lists_around_the_only_paragraph_of_the_story() -> None:
    lead = f"KONTAN.CO.ID - OSLO. {' '.join(STORY[:4])}"
    listed = [f"Nomor dermaga {number} di pelabuhan lama" for number in range(15)]
    items = "<p><b>Syarat</b></p><ul>" + "".join(f"<li>{each}</li>" for each in listed) + "</ul>"
    found = read(f"{UNKNOWN_HEADLINE}<div>{PRINTED}</div><div class='x'><div class='prg'><div>{lead}</div></div>{items}</div>").article
    assert found and found.text.split("\n\n") == [" ".join(STORY[:4]), "Syarat", *listed]


def test_comment_beside_the_only_paragraph_of_the_story() -> None:
    lead = f"KONTAN.CO.ID - OSLO. {' '.join(STORY[:4])}"
    comment = "<div class='komentar'><p>Budi: Setuju, pelabuhan kami juga perlu anggaran.</p></div>"
    found = read(f"{UNKNOWN_HEADLINE}<div>{PRINTED}</div><div class='x'><div class='prg'><div>{lead}</div></div>{comment}</div>").article
    assert found and found.text == " ".join(STORY[:4])


def test_story_beside_its_headline():
    page = f"{UNKNOWN_HEADLINE}{DATE}<div><button>Dengarkan</button></div>{PARAGRAPHS}"
    found = article(f"<div><nav>{LINKED}</nav><div>{page}</div><aside>{CARDS}</aside></div>")
    assert (found.template, found.title, found.published_raw) == ("fallback", "Dermaga Lama Dibuka", PRINTED)


def test_few_words_beside_the_headline_are_not_extracted(monkeypatch):
    """A page of a photo needs no library that takes 30 MB."""
    monkeypatch.setattr("kontan_crawler.parsing.find_body.extract_body", None)
    read(f"<main>{UNKNOWN_HEADLINE}{DATE}<p>{BEFORE[0]}</p><p>{AFTER[0]}</p></main>")


OTHERS = '<ul><li><h1><a href="/news/kapal-tiba">Kapal Tiba</a></h1></li></ul>'
META = '<meta property="og:title" content="Dermaga Lama Dibuka">'
HEADS = {
    "h2": "<h2>Dermaga Lama Dibuka</h2>",
    "h3 with a class": '<h3 class="judul-9"><span>Dermaga  Lama</span> Dibuka</h3>',
    "div with a role": '<div role="heading" class="css-1">Dermaga Lama Dibuka</div>',
    "div with schema.org's mark": '<div itemprop="headline">Dermaga Lama Dibuka</div>',
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("body", [UNKNOWN_BODY, BODY], ids=["unknown", "mobile"])
def test_headline_in_another_element(head: str, body: str) -> None:
    """Each h1 is of another article; the story is whole, and the title is its own."""
    found = article(f"{META}<main>{head}<div>{PRINTED}</div>{body}</main>{OTHERS}")
    assert (found.title, found.warnings == ["fallback"]) == ("Dermaga Lama Dibuka", body is UNKNOWN_BODY)


@pytest.mark.parametrize(
    "head",
    [
        "<title>Dermaga Lama Dibuka - Kontan</title>",
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Dermaga Lama Dibuka"}]}</script>',
    ],
)
def test_headline_by_the_title_of_the_document(head):
    html = (
        f"<html><head>{head}</head><body><main><h2>Dermaga Lama Dibuka</h2><div>{PRINTED}</div>{UNKNOWN_BODY}</main>{OTHERS}</body></html>"
    )
    found = read_article([HttpResponse(URL, html.encode())], RECEIVED).article
    assert found and (found.title, found.text) == ("Dermaga Lama Dibuka", "\n\n".join(STORY))


def test_no_headline() -> None:
    html = f"<html><head>{META}</head><body><main>{BODY}</main>{OTHERS}</body></html>"
    found = read_article([HttpResponse(URL, html.encode())], RECEIVED).article
    assert found and found.title == "Dermaga Lama Dibuka" and "title_from_meta" in found.warnings


@pytest.mark.parametrize("end", [" - Kontan.co.id", " | KONTAN", ""])
@pytest.mark.parametrize("h1", ["", "<h1 class='x'>Dermaga Lama Dibuka</h1>"])
def test_title_in_the_head_has_the_name_of_the_site_behind_it(end: str, h1: str) -> None:
    head = f'<meta property="og:title" content="Dermaga Lama Dibuka{end}">'
    html = f"<html><head>{head}</head><body><main>{h1}<div>{PRINTED}</div>{BODY}</main>{OTHERS}</body></html>"
    found = read_article([HttpResponse(URL, html.encode())], RECEIVED).article
    assert found and found.title == "Dermaga Lama Dibuka" and "title_from_meta" in found.warnings


@pytest.mark.parametrize(
    "title", ["Beli Mobil Bekas - Harus Kontan", "Bantuan Sosial | Tunai Kontan - Jadwal Pencairan", "Bayar Tunai - kontan"]
)
def test_title_in_the_head_that_ends_with_cash(title: str) -> None:
    html = f'<html><head><meta property="og:title" content="{title}"></head><body><main>{BODY}</main>{OTHERS}</body></html>'
    found = read_article([HttpResponse(URL, html.encode())], RECEIVED).article
    assert found and found.title == title


@pytest.mark.parametrize("logo", ["KONTAN.CO.ID", "Kontan", "www.kontan.co.id", '<img src="/logo.png" alt="Kontan">', ""])
def test_logo_in_h1_is_no_headline(logo: str) -> None:
    found = article(f'<header><h1><a href="/">{logo}</a></h1></header><main><h2>Dermaga Lama Dibuka</h2><div>{PRINTED}</div>{BODY}</main>')
    assert (found.title, found.text, found.warnings) == ("Dermaga Lama Dibuka", "\n\n".join(STORY), [])


@pytest.mark.parametrize("other", ["Internasional", "Harian KONTAN", "KONTAN TV", "Berita Pilihan Hari Ini"])
@pytest.mark.parametrize("headline", ["<h1>{}</h1>", "<h2>{}</h2>", "<kontan-judul>{}</kontan-judul>"])
def test_h1_that_is_not_the_title_of_the_page(other: str, headline: str) -> None:
    found = article(f"<header><h1>{other}</h1></header><main>{headline.format('Dermaga Lama Dibuka')}<div>{PRINTED}</div>{BODY}</main>")
    assert (found.title, found.text) == ("Dermaga Lama Dibuka", "\n\n".join(STORY))


def test_first_paragraph_outside_of_the_body() -> None:
    rest = "".join(f"<p>{text}</p>" for text in STORY[1:])
    found = article(f"<main>{TOP}<p><b>KONTAN.CO.ID - OSLO.</b> {STORY[0]}</p><div class='kx'>{rest}</div></main>")
    assert found.dateline == "OSLO"


def test_headlines_of_a_list_before_the_article() -> None:
    """A sidebar in h1 stands first: its headline is not the article's."""
    rows = "".join(f'<li><h1><a href="{NEWS}kapal-{number}-tiba">Kapal Salmon Tiba {number}</a></h1></li>' for number in range(3))
    assert (
        article(f"<aside><ul>{rows}</ul></aside><div>{TOP}{UNKNOWN_BODY}</div>").title == article(f"<div>{TOP}{UNKNOWN_BODY}</div>").title
    )
