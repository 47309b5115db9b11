"""Between headline and story: the picture, its caption and its credit; byline and date; in whatever elements."""

import re

import pytest

from kontan_crawler.items import Article
from kontan_crawler.parsing import HttpResponse, read_article
from tests.parsing.test_recorded_pages import RECEIVED

URL = "https://internasional.kontan.co.id/news/dermaga-dibuka"
STORY = ["Dermaga itu kembali melayani kapal setelah mogok enam hari.", "Harga salmon turun sejak pagi, kata pengelola pelabuhan."]
BODY = f"<p>KONTAN.CO.ID - OSLO. {STORY[0]}</p><p>{STORY[1]}</p>"
PRINTED = "Rabu, 04 Februari 2026 | 22:20 WIB"
DATE = f'<div class="fs13 color-gray">{PRINTED}</div>'
IMG = '<img src="/foto/1.jpg" alt="Teks pengganti gambar">'
CREDIT = "Bloomberg/Tia Anjani"
WORDS = "ILUSTRASI. Kapal di dermaga."
CAPTION = f"{WORDS} {CREDIT}"


def read(header: str, body: str = BODY) -> Article:
    """Return the article with this HTML between its headline and its body, whose story must stay whole."""
    html = f'<h1 class="jdl_dtl">Dermaga Dibuka</h1>{header}<div class="ctn" itemprop="articleBody">{body}</div>'
    article = read_article([HttpResponse(URL, f"<html><body><div>{html}</div></body></html>".encode())], RECEIVED).article
    assert article and article.text == "\n\n".join(STORY) and article.dateline == "OSLO"
    return article


CAPTIONS = {
    "bare text": f"{IMG} {CAPTION}",
    "bare text in a div": f"<div>{IMG}{CAPTION}</div>",
    "p": f"{IMG}<p>{CAPTION}</p>",
    "p in a div": f"<div>{IMG}<p>{CAPTION}</p></div>",
    "div": f"{IMG}<div>{CAPTION}</div>",
    "span": f"{IMG}<span>{CAPTION}</span>",
    "span in a div": f"<div class='z'>{IMG}<span>{CAPTION}</span></div>",
    "i": f"{IMG}<i>{CAPTION}</i>",
    "i after a break": f"<div>{IMG}<br><i>{CAPTION}</i></div>",
    "figcaption": f"<figure>{IMG}<figcaption>{CAPTION}</figcaption></figure>",
    "figcaption without a figure": f"{IMG}<figcaption>{CAPTION}</figcaption>",
    "the next div": f"<div>{IMG}</div><div>{CAPTION}</div>",
    "the next p": f"<p>{IMG}</p><p>{CAPTION}</p>",
    "text after the div": f"<div>{IMG}</div>{CAPTION}",
    "lines of words and credit": f"<div>{IMG}<p>{WORDS}</p><p>{CREDIT}</p></div>",
    "lines in the next div": f"<div>{IMG}</div><div><p>{WORDS}</p><p>{CREDIT}</p></div>",
    "above the picture": f"<small>{CAPTION}</small><div>{IMG}</div>",
    "above the picture, and prompts": f"<p>Versi audio oleh KONTAN</p><small>{CAPTION}</small><div>{IMG}</div><p>Bagikan</p>",
    "credit above the words": f"<div>{IMG}<small>{CREDIT}</small><p>{WORDS}</p></div>",
    "credit over the picture": f"<div>{IMG}<span>{CREDIT}</span></div><div>{WORDS}</div>",
    "spans of words and credit": f"<figure>{IMG}<figcaption><span>{WORDS}</span> <span>{CREDIT}</span></figcaption></figure>",
}


@pytest.mark.parametrize("header", CAPTIONS.values(), ids=CAPTIONS)
def test_caption(header: str) -> None:
    image = read(DATE + header).image
    assert image and (image.url, image.caption, image.credit) == ("https://internasional.kontan.co.id/foto/1.jpg", CAPTION, CREDIT)


@pytest.mark.parametrize("top", [f"<p>{IMG}</p><p>{CAPTION}</p>", f"<figure>{IMG}<figcaption>{CAPTION}</figcaption></figure>"])
def test_caption_at_the_top_of_the_body(top: str) -> None:
    image = read(DATE, top + BODY).image
    assert image and (image.caption, image.credit) == (CAPTION, CREDIT)


@pytest.mark.parametrize("credit", [CREDIT, "REUTERS/Tia Anjani", "ANTARA FOTO/Tia Anjani", "KONTAN/Tia Anjani"])
def test_credit_in_brackets_in_a_line_of_its_own(credit: str) -> None:
    image = read(f"{DATE}<div>{IMG}<p>{WORDS}</p><p>({credit})</p></div>").image
    assert image and (image.caption, image.credit) == (f"{WORDS} ({credit})", credit)


def test_credit_of_an_archive() -> None:
    for lines in (f"<p>{WORDS} Dok. Perusahaan</p>", f"<p>{WORDS}</p><p>Dok. Perusahaan</p>", f"<p>{WORDS}</p><p>(Dok. Perusahaan)</p>"):
        image = read(f"{DATE}<div>{IMG}{lines}</div>").image
        assert image and image.credit == "Dok. Perusahaan"


@pytest.mark.parametrize(
    "credit",
    [
        "Fotografer: REUTERS/Tia Anjani",
        "(REUTERS/Tia Anjani)",
        "[REUTERS/Tia Anjani]",
        "Kredit : REUTERS/Tia Anjani",
        "Foto oleh REUTERS/Tia Anjani",
    ],
)
def test_credit_in_the_element_behind_that_of_the_caption(credit: str) -> None:
    image = read(f"{DATE}<div>{IMG}<p>{WORDS}</p></div><div class='credit'>{credit}</div>").image
    assert image and (image.caption, image.credit) == (f"{WORDS} {credit}", "REUTERS/Tia Anjani")


@pytest.mark.parametrize(
    "line", ["Foto lain di galeri", "Bursa Efek Indonesia (KONTAN/Tia Anjani)", "Foto: lihat semua", "Kredit: bunga turun lagi pekan ini"]
)
def test_no_credit_behind_a_caption(line: str) -> None:
    image = read(f"{DATE}<div>{IMG}<p>{WORDS}</p></div><div>{line}</div>").image
    assert image and (image.caption, image.credit) == (WORDS, None)


def test_credit_after_a_slash() -> None:
    image = read(f"{DATE}<div>{IMG}<p>{WORDS}</p><p>/REUTERS/Tia Anjani</p></div>").image
    assert image and image.credit == "REUTERS/Tia Anjani"


@pytest.mark.parametrize("label", ["FOTO ILUSTRASI.", "Keterangan foto:", "Keterangan gambar:"])
def test_caption_behind_a_label(label: str) -> None:
    image = read(f"{DATE}<figure>{IMG}<figcaption>{label} {WORDS}</figcaption></figure>").image
    assert image and (image.caption, image.credit) == (f"{label} {WORDS}", None)


@pytest.mark.parametrize("box", ["<div class='caption'>Tombol suka di Facebook</div>", "<figcaption>Tombol suka di Facebook</figcaption>"])
def test_caption_with_words_of_a_page(box: str) -> None:
    image = read(f"{DATE}<div>{IMG}</div>{box}").image
    assert image and image.caption == "Tombol suka di Facebook"


@pytest.mark.parametrize("top", [f"<p>{CREDIT}</p>", f"<p>({CREDIT})</p>", f"<p>{WORDS}</p>", f"<p>{WORDS}</p><div>{CREDIT}</div>"])
def test_caption_again_at_the_top_of_the_body(top: str) -> None:
    image = read(f"{DATE}<div>{IMG}<p>{CAPTION}</p></div>", top + BODY).image
    assert image and image.caption == CAPTION


NO_CAPTIONS = {
    "alone": f"<div>{IMG}</div>",  # the text for browsers without pictures is no caption
    "a date whose clock stands first": f"<figure>{IMG}</figure><div><span>08:59 WIB, Rabu 4 Februari 2026</span></div>",
    "figure": f"<figure>{IMG}</figure>",
    "bare label": f"<div>{IMG}<p>ILUSTRASI.</p></div>",
    "bare label without a full stop": f"{IMG}<span>ILUSTRASI</span>",
    "headline": f"<div>{IMG}<p>Dermaga Dibuka</p></div>",
    "counter": f"<div>{IMG}<span>1 dari 3 foto</span></div>",
    "button and bare label": f"<div>{IMG}<a href='#foto'>Perbesar</a><small>ILUSTRASI.</small></div>",
    "box with a button": f"<div>{IMG}</div><div><span>Dapatkan kabar lewat WhatsApp Channel KONTAN.</span> <button>Gabung</button></div>",
    "box with words of a page alone": f"<div>{IMG}</div><aside><h4>Versi suara</h4><p>3:12</p></aside>",
    "box without words that a page has": f"<figure>{IMG}</figure><aside><div>Naskah ini dapat disimak dalam bentuk audio</div></aside>",
    "summary": f"<div>{IMG}</div><div><div>Ringkasan AI</div><ul><li>Dermaga itu dibuka lagi.</li></ul></div>",
    "player": f"<div>{IMG}</div><div><button>▶</button> <span>Dengarkan berita</span> <span>0:00</span> / <span>4:17</span></div>",
}


@pytest.mark.parametrize("header", NO_CAPTIONS.values(), ids=NO_CAPTIONS)
def test_no_caption(header: str) -> None:
    image = read(DATE + header).image
    assert image and (image.caption, image.credit) == (None, None)


def test_first_paragraph_is_no_caption() -> None:
    image = read(DATE, f"<p>{IMG}</p>{BODY}").image
    assert image and image.caption is None


def test_picture_of_the_article_within_the_story() -> None:
    first, second = BODY.split("</p>", 1)
    picture = f"<div class='foto'><img src='/foto/3.jpg' alt='Dermaga Dibuka'><span>{CAPTION}</span></div>"
    image = read(DATE, f"{first}</p>{picture}{second}").image
    assert image and (image.caption, image.credit) == (CAPTION, CREDIT)


PICTURE = "<img src='/foto/3.jpg' alt='Dermaga Dibuka'>"
BEHIND = {  # what stands behind the body, and the caption of the picture there
    "beside a line break": (f"<div>Editor: Sari</div><div class='foto'>{PICTURE}<br>{CAPTION}</div>", CAPTION),
    "in an element": (f"<div class='foto'>{PICTURE}<div class='k'>{CAPTION}</div></div>", CAPTION),
    "in the next element": (f"<div>{PICTURE}</div><p>{CAPTION}</p>", CAPTION),
    "beside another picture": (f"<div><img src='/foto/iklan.jpg' alt='Promo'>{PICTURE}<p>{CAPTION}</p></div>", CAPTION),
    "a byline": (f"<div>{PICTURE}<p>Editor: Sari Melati</p></div>", None),
}


@pytest.mark.parametrize(("behind", "caption"), BEHIND.values(), ids=BEHIND)
def test_picture_of_the_article_behind_the_story(behind: str, caption: str | None) -> None:
    page = f'<html><body><h1>Dermaga Dibuka</h1>{DATE}<div class="ctn" itemprop="articleBody">{BODY}</div>{{}}</body></html>'
    own, other = (
        read_article([HttpResponse(URL, page.format(each).encode())], RECEIVED).article
        for each in (behind, behind.replace("Dermaga", "Pasar"))
    )
    assert own and own.image and (own.image.url or "").endswith("/foto/3.jpg") and own.image.caption == caption
    assert other and other.image is None


@pytest.mark.parametrize("behind", [f"<p>{CAPTION}</p>", f"<div class='k'>{CAPTION}</div>", " ILUSTRASI. Kapal."])
def test_caption_behind_the_picture_of_the_article_within_the_story(behind: str) -> None:
    first, second = BODY.split("</p>", 1)
    picture = "<div class='foto'><img src='/foto/3.jpg' alt='Dermaga Dibuka'></div>"
    article = read(DATE, f"{first}</p>{picture}{behind}{second}")
    assert article.image and article.image.caption == re.sub("<.*?>", "", behind).strip()
    assert article.text.split("\n\n") == STORY


@pytest.mark.parametrize("line", [STORY[1], "Harga salmon turun, menurut laporan REUTERS/Bloomberg News.", "Tiga kapal"])
@pytest.mark.parametrize("tag", ["p", "div", "h3", "span"])
def test_story_behind_the_picture_within_the_story_is_no_caption(line: str, tag: str) -> None:
    first, second = BODY.split("</p>", 1)
    html = f"{first}</p><div class='foto'><img src='/foto/3.jpg' alt='Dermaga Dibuka'></div><{tag} class='k'>{line}</{tag}>{second}"
    page = f'<html><body><h1 class="jdl_dtl">Dermaga Dibuka</h1>{DATE}<div class="ctn" itemprop="articleBody">{html}</div></body></html>'
    article = read_article([HttpResponse(URL, page.encode())], RECEIVED).article
    assert article and article.image and article.image.caption is None
    assert article.text.split("\n\n") == [STORY[0], line, STORY[1]]


def test_name_in_the_caption_may_be_an_item_of_the_first_list() -> None:
    body = f"<p>KONTAN.CO.ID - OSLO. {STORY[0]}</p><ul><li>Oslo</li><li>Bergen</li></ul>"
    html = f'<h1 class="jdl_dtl">Dermaga Dibuka</h1>{DATE}<figure>{IMG}<figcaption>Dermaga di Oslo.</figcaption></figure><div class="ctn" itemprop="articleBody">{body}</div>'
    article = read_article([HttpResponse(URL, f"<html><body>{html}</body></html>".encode())], RECEIVED).article
    assert article and article.text.split("\n\n") == [STORY[0], "Oslo", "Bergen"]


def test_count_beside_the_picture_is_no_caption() -> None:
    image = read(f"{DATE}<div>{IMG}<span>89</span></div>").image
    assert image and image.caption is None


def test_icon_of_the_page_is_no_picture_of_the_article() -> None:
    icon = "<div><img src='https://asset.kontan.co.id/spk.png'> Simak versi audionya</div>"
    article = read(f"{DATE}{icon}", BODY)
    assert article.image is None


def test_credited_line_in_elements_like_those_of_the_story() -> None:
    story = BODY.replace("<p>", "<div>").replace("</p>", "</div>")
    image = read(DATE, f"<div>{IMG}</div><div class='boks'>Kapal di dermaga. Foto: AFP/Tia Anjani</div>{story}").image
    assert image and (image.caption, image.credit) == ("Kapal di dermaga. Foto: AFP/Tia Anjani", "AFP/Tia Anjani")


def test_first_paragraph_that_ends_with_agencies_is_no_caption() -> None:
    first, second = (f"<p>{text}</p>" for text in STORY)
    html = f'<h1 class="jdl_dtl">Dermaga Dibuka</h1>{DATE}<div class="ctn" itemprop="articleBody"><p>{IMG}</p><p>Menteri itu tiba di Oslo, tulis AFP/Reuters.</p>{first}{second}</div>'
    article = read_article([HttpResponse(URL, html.encode())], RECEIVED).article
    assert (
        article
        and article.text.startswith("Menteri itu tiba di Oslo, tulis AFP/Reuters.")
        and article.image
        and article.image.caption is None
    )


def test_short_sentence_in_another_element_than_the_story() -> None:
    image = read(DATE, f"<p>{IMG}</p><div class='fs12'>Logo bank terlihat di Oslo.</div>{BODY}").image
    assert image and image.caption == "Logo bank terlihat di Oslo."


@pytest.mark.parametrize("caption", ["Logo bank terlihat di Oslo.", "Logo aplikasi Telegram di layar ponsel."])
@pytest.mark.parametrize("after", ["", "<!-- story -->"])
def test_sentence_above_the_dateline(caption: str, after: str) -> None:
    first, second = (f"<div class='d'>{text}</div>" for text in (f"KONTAN.CO.ID - OSLO. {STORY[0]}", STORY[1]))
    image = read(DATE, f"<div>{IMG}</div><div class='fs12'>{caption}</div>{after}{first}{second}").image
    assert image and image.caption == caption


def test_credit_with_a_copyright_sign_at_the_top_of_the_body() -> None:
    image = read(DATE, f"<div>{IMG}</div><p class='s'>Kapal di dermaga © {CREDIT}</p>{BODY}").image
    assert image and (image.caption, image.credit) == (f"Kapal di dermaga © {CREDIT}", CREDIT)


def test_name_behind_its_label_at_the_top_of_the_body_is_no_caption() -> None:
    image = read(DATE, f"<div>{IMG}</div>Editor: <span>Sari Melati & Budi Laksana</span><br><br>{BODY}").image
    assert image and image.caption is None


def test_clock_and_date_in_a_caption() -> None:
    words = "Suasana pukul 08.59, Rabu 4 Februari 2026 di dermaga Oslo. REUTERS/Tia"
    image = read(f"{DATE}<figure>{IMG}<figcaption>{words}</figcaption></figure>").image
    assert image and image.caption == words


def test_first_sentence_before_the_dateline_is_no_caption() -> None:
    html = f'<h1 class="jdl_dtl">Dermaga Dibuka</h1>{DATE}<div class="ctn" itemprop="articleBody"><div>{IMG}</div><p>Pelabuhan dibuka lagi setelah mogok.</p>{BODY}</div>'
    article = read_article([HttpResponse(URL, html.encode())], RECEIVED).article
    assert article and article.image and article.image.caption is None


def test_credit_of_the_picture_is_that_of_its_caption() -> None:
    image = read(f"{DATE}<div>{IMG}<span>{CREDIT}</span></div><div class='caption'>{CAPTION}</div>").image
    assert image and (image.caption, image.credit) == (CAPTION, CREDIT)


def test_late_picture() -> None:
    image = read(f"{DATE}<div><img data-src='/foto/2.jpg' src='data:image/gif;base64,AA'><p>{CAPTION}</p></div>").image
    assert image and (image.url, image.caption) == ("https://internasional.kontan.co.id/foto/2.jpg", CAPTION)


def test_late_picture_in_another_attribute() -> None:
    image = read(f"{DATE}<div><img data-original='/foto/2.jpg' src='data:image/gif;base64,AA'><small>{CAPTION}</small></div>").image
    assert image and (image.url, image.caption) == ("https://internasional.kontan.co.id/foto/2.jpg", CAPTION)


def test_picture_for_errors() -> None:
    image = read(f"{DATE}<div><img src='/foto/2.jpg' data-error='/foto/none.jpg' data-logo='/logo.png'><p>{CAPTION}</p></div>").image
    assert image and image.url == "https://internasional.kontan.co.id/foto/2.jpg"


def test_pixel_that_counts_visits_is_no_picture() -> None:
    assert read(f"{DATE}<noscript><img width='1' height='1' src='https://sb.contoh.com/p?c1=2'></noscript>").image is None


def test_picture_of_amp() -> None:
    image = read(f"{DATE}<figure><amp-img src='/foto/2.jpg'></amp-img><figcaption>{CAPTION}</figcaption></figure>").image
    assert image and (image.url, image.caption) == ("https://internasional.kontan.co.id/foto/2.jpg", CAPTION)


def test_byline_above_the_headline() -> None:
    html = f'<div>Sumber: <b>CBC</b> | Editor: <b>Sari Melati</b></div>{DATE}<h1 class="jdl_dtl">Dermaga Dibuka</h1><div class="ctn" itemprop="articleBody">{BODY}</div>'
    article = read_article([HttpResponse(URL, f"<html><body><div>{html}</div></body></html>".encode())], RECEIVED).article
    assert article and (article.sources, article.editors) == (["CBC"], ["Sari Melati"])


@pytest.mark.parametrize("link", ["#", "javascript:void(0)", "/foto/dermaga"])
def test_picture_in_a_link_to_nowhere(link: str) -> None:
    picture = '<img src="https://foto.kontan.co.id/x=/smart/2026/1.jpg" alt="Dermaga">'
    image = read(f'{DATE}<div class="hero"><a href="{link}">{picture}</a><div><em>{CAPTION}</em></div></div>').image
    assert image and image.caption == CAPTION


def test_caption_in_the_box_of_the_picture_in_the_body() -> None:
    box = f'<div class="pic"><div class="img-detail-desk">{IMG}<div class="fs13">{CAPTION}</div></div></div>'
    image = read(DATE, f"{box}{BODY}").image
    assert image and image.caption == CAPTION


@pytest.mark.parametrize(
    "above", ["<div>Sumber: logammulia.com, 03 Februari 2026 08:30 WIB</div>", "<div>Kurs 03/02/2026 10:00 Sumber: Bloomberg</div>"]
)
def test_medium_of_a_widget_above_the_headline(above: str) -> None:
    html = f'{above}<h1 class="jdl_dtl">Dermaga Dibuka</h1>{DATE}<div class="ctn" itemprop="articleBody">{BODY}</div>'
    article = read_article([HttpResponse(URL, f"<html><body><div>{html}</div></body></html>".encode())], RECEIVED).article
    assert article and article.sources == []


def test_medium_beside_the_date_above_the_headline() -> None:
    html = f'<div>{PRINTED} <span>Sumber: Reuters</span></div><h1 class="jdl_dtl">Dermaga Dibuka</h1><div class="ctn" itemprop="articleBody">{BODY}</div>'
    article = read_article([HttpResponse(URL, f"<html><body><div>{html}</div></body></html>".encode())], RECEIVED).article
    assert article and (article.sources, article.published_at) == (["Reuters"], "2026-02-04T22:20:00+07:00")


def test_caption_of_an_archive_before_an_old_dateline() -> None:
    share = "<div class='shr'><span>Share</span><ul><li><a href='https://share.example/fb'>Facebook</a></li></ul></div>"
    first = (
        f"<div class='foto'>{IMG}</div><div class='cap'>Kapal bersandar di Oslo. Dok. Pelabuhan Oslo</div>{share}<p>OSLO. {STORY[0]}</p>"
    )
    html = f'<h1 class="jdl_dtl">Dermaga Dibuka</h1>{DATE}<div class="ctn" itemprop="articleBody">{first}{"".join(f"<p>{text}</p>" for text in STORY[1:])}</div>'
    article = read_article([HttpResponse(URL, f"<html><body><div>{html}</div></body></html>".encode())], RECEIVED).article
    assert article and article.image and article.image.credit == "Dok. Pelabuhan Oslo"
    assert (article.dateline, article.text) == ("OSLO", "\n\n".join(STORY))


MOMENT = "2026-02-04T17:07:00+07:00"
TIMES = {  # elements below the headline, and the publication time
    "age": (f"<div><time datetime='{MOMENT}'>16 jam lalu</time></div>", MOMENT),
    "date without a clock": (f"<div><time datetime='{MOMENT}'>4 Feb 2026</time></div>", MOMENT),
    "published": (f"<div><time datetime='{MOMENT}' itemprop='datePublished'>Rabu sore</time></div>", MOMENT),
    "reading time first": (f"<div><time datetime='PT3M'>3 menit</time> <time datetime='{MOMENT}'>16 jam lalu</time></div>", MOMENT),
    "update first": (f"<div>Diperbarui <time datetime='2026-02-05T08:00:00+07:00'>1 jam lalu</time> <time datetime='{MOMENT}'>16 jam lalu</time></div>", MOMENT),
    "modified first": (f"<p><time datetime='2026-02-05T08:00:00+07:00' itemprop='dateModified'>1 jam lalu</time> <time datetime='{MOMENT}'>16 jam lalu</time></p>", MOMENT),
    "yesterday": (f"<div><time datetime='{MOMENT}'>kemarin</time></div>", MOMENT),
    "nothing printed": (f"<div><time datetime='{MOMENT}'></time></div>", MOMENT),
    "day of the week": (f"<div>Terbit: <time datetime='{MOMENT}'>Rabu pagi</time></div>", MOMENT),
    "date without a year": (f"<div><time datetime='{MOMENT}'>4 Feb</time></div>", MOMENT),
    "update in its own words": (f"<div><time datetime='2026-02-05T08:00:00+07:00'>Diperbarui 1 jam lalu</time><time datetime='{MOMENT}'>16 jam lalu</time></div>", MOMENT),
    "update in an element before it": (f"<div><span>Diperbarui</span><time datetime='2026-02-05T08:00:00+07:00'>1 jam lalu</time><span>Terbit</span><time datetime='{MOMENT}'>16 jam lalu</time></div>", MOMENT),
    "of an event": ("<div>Webinar <time datetime='2026-02-03T19:00:00+07:00'>Selasa malam</time></div>", None),
    "of another article": ("<aside><a href='/news/gaji-naik-tahun-depan'>Gaji Naik Tahun Depan</a> <time datetime='2024-03-01T10:00:00+07:00'>1 Maret 2024</time></aside>", None),
}  # fmt: skip


@pytest.mark.parametrize(("header", "moment"), TIMES.values(), ids=TIMES)
def test_moment_of_a_time_element(header: str, moment: str | None) -> None:
    article = read(header)
    assert article.published_at == moment and ("date_from_meta" in article.warnings) == bool(moment)


ABOVE = {  # the element above the headline, the body, and the names of the article
    "byline": ("<div>Reporter: Budi Laksana</div>", BODY, ["Budi Laksana"]),
    "beside an editor below": ("<div>Reporter: Budi Laksana</div>", f"<p>Editor: Sari Melati</p>{BODY}", ["Budi Laksana"]),
    "beside another below": ("<div>Penulis: Leila Chudori</div>", f"<p>Reporter: Budi Laksana</p>{BODY}", ["Budi Laksana"]),
    "card": ("<div><a href='/news/gaji-naik-tahun-depan'>Gaji Naik</a><p>Reporter: Joko Prabowo</p></div>", BODY, []),
    "souvenirs": ("<div>Oleh - Oleh Lebaran</div>", BODY, []),
    "rubric": ("<div>Laporan — Khusus</div>", BODY, []),
    "source of a picture": ("<div>Sumber: Badan Pangan Nasional</div>", BODY, []),
}


@pytest.mark.parametrize(("above", "body", "authors"), ABOVE.values(), ids=ABOVE)
def test_names_above_the_headline(above: str, body: str, authors: list[str]) -> None:
    html = f'{above}<h1 class="jdl_dtl">Dermaga Dibuka</h1>{DATE}<div class="ctn" itemprop="articleBody">{body}</div>'
    article = read_article([HttpResponse(URL, f"<html><body><div>{html}</div></body></html>".encode())], RECEIVED).article
    assert article and (article.authors, article.sources, article.text) == (authors, [], "\n\n".join(STORY))


def test_caption_before_the_dateline_in_one_line() -> None:
    image = read(DATE + IMG, f"<small>{CAPTION}</small> KONTAN.CO.ID - OSLO. {STORY[0]}<br><br>{STORY[1]}").image
    assert image and image.caption == CAPTION


def test_picture_of_amp_at_the_top_of_the_body() -> None:
    image = read(DATE, f"<figure><amp-img src='/foto/2.jpg'></amp-img><p class='x'>{CAPTION}</p></figure>{BODY}").image
    assert image and (image.url, image.caption) == ("https://internasional.kontan.co.id/foto/2.jpg", CAPTION)


def test_word_within_the_first_sentence_is_no_caption() -> None:
    story = f"<b>KONTAN.CO.ID</b> - OSLO. {STORY[0].replace('kapal', '<em>kapal</em>', 1)}<br><br>{STORY[1]}"
    image = read(DATE + IMG, story).image
    assert image and image.caption is None


def test_picture_in_a_link_is_of_another_page() -> None:
    assert read(f"{DATE}<a href='/news/lain'>{IMG}</a>").image is None


def test_picture_in_the_story_is_not_that_of_the_article() -> None:
    first, second = BODY.split("</p>", 1)
    assert read(DATE, f"{first}</p><figure>{IMG}<figcaption>{CAPTION}</figcaption></figure>{second}").image is None


@pytest.mark.parametrize(
    "header",
    [
        f"{DATE}<div>{IMG}<span>Reporter: Budi</span></div>",
        f"<div>{IMG}<div>Reporter: Budi</div><div>{PRINTED}</div></div>",
        f"{DATE}<div>{IMG}<p>Reporter:</p><p>Budi</p></div>",
    ],
)
def test_picture_of_the_author(header: str) -> None:
    article = read(header)
    assert (article.authors, article.image) == (["Budi"], None)
    late = read(f"{header}<div><img src='/foto/2.jpg'><p>{CAPTION}</p></div>").image
    assert late and (late.url, late.caption) == ("https://internasional.kontan.co.id/foto/2.jpg", CAPTION)


BYLINES = {  # the header, its authors, editors and sources
    "label and medium in elements of their own": (
        f"<div><span>Sumber</span><span>Healthline</span></div><div><span>Editor</span><span>Sari Melati</span></div>{DATE}",
        [],
        ["Sari Melati"],
        ["Healthline"],
    ),
    "label and domain in elements of their own": (
        f"<div><span>Sumber</span><span>bbc.com</span></div><div><span>Editor</span><span>Sari Melati</span></div>{DATE}",
        [],
        ["Sari Melati"],
        ["bbc.com"],
    ),
    "label and several words in elements of their own": (
        f"<div><span>Sumber</span><span>Times of India / AFP</span></div><div><span>Editor</span><span>Sari Melati</span></div>{DATE}",
        [],
        ["Sari Melati"],
        ["Times of India", "AFP"],
    ),
    "labels and names in one element": (
        f"<div><span>Sumber</span><span>Healthline</span><span>Editor</span><span>Sari Melati</span></div>{DATE}",
        [],
        [],
        [],
    ),
    "label and media in elements of their own": (
        f"<div><span>Sumber</span><span>DW,The Star</span></div><div><span>Editor</span><span>Sari Melati</span></div>{DATE}",
        [],
        ["Sari Melati"],
        ["DW", "The Star"],
    ),
    "glued to the date": (f'<div class="fs13 color-gray">{PRINTED}Sumber: Reuters | Editor: Sari</div>', [], ["Sari"], ["Reuters"]),
    "span in the date": (f'<div class="fs13 color-gray">{PRINTED}<span>Editor: Sari</span></div>', [], ["Sari"], []),
    "line with a degree": (f"<div>Reporter: Budi, S.E., M.M. | Editor: Sari</div>{DATE}", ["Budi, S.E., M.M."], ["Sari"], []),
    "two authors": (f"{DATE}<p>Reporter: Budi dan Tia & Ana</p>", ["Budi", "Tia", "Ana"], [], []),
    "editor first": (f"<p>Editor: Sari | Reporter: Budi</p>{DATE}", ["Budi"], ["Sari"], []),
    "list": (f"<ul><li>Reporter: Budi</li><li>Editor: Sari</li></ul>{DATE}", ["Budi"], ["Sari"], []),
    "speaker in a table": (
        f"{DATE}<table><tr><td>Wartawan</td><td>:</td><td>Budi</td></tr><tr><td>Editor</td><td>:</td><td>Sari</td></tr></table>",
        ["Budi"],
        ["Sari"],
        [],
    ),
    "table with the date and an empty column": (
        f"<table><tr><td>Tanggal</td><td></td><td>{PRINTED}</td></tr><tr><td>Reporter</td><td></td><td>Budi Laksana</td></tr><tr><td>Editor</td><td></td><td>Sari</td></tr></table>",
        ["Budi Laksana"],
        ["Sari"],
        [],
    ),
    "table with the date below the names": (
        f"<table><tr><td>Reporter</td><td>Budi Laksana</td></tr><tr><td>Tayang</td><td>{PRINTED}</td></tr></table>",
        ["Budi Laksana"],
        [],
        [],
    ),
    "table with a second name in a row of its own": (
        f"{DATE}<table><tr><td>Reporter</td><td>Budi Laksana</td></tr><tr><td></td><td>Ani Wijaya</td></tr><tr><td>Editor</td><td>Sari</td></tr></table>",
        ["Budi Laksana", "Ani Wijaya"],
        ["Sari"],
        [],
    ),
    "table of a name below one of two labels": (
        f"{DATE}<table><tr><th>Reporter</th><th></th><th>Editor</th></tr><tr><td></td><td></td><td>Avanty Sari</td></tr></table>",
        [],
        ["Avanty Sari"],
        [],
    ),
    "table of names below their labels, and the date": (
        f"<table><tr><th>Reporter</th><th>Editor</th></tr><tr><td>Budi Laksana</td><td>Avanty Sari</td></tr><tr><td colspan='2'>{PRINTED}</td></tr></table>",
        ["Budi Laksana"],
        ["Avanty Sari"],
        [],
    ),
    "table of the date and names below their labels": (
        f"<table><tr><th>Tanggal</th><th>Reporter</th><th>Editor</th></tr><tr><td>{PRINTED}</td><td>Budi Laksana</td><td>Avanty Sari</td></tr></table>",
        ["Budi Laksana"],
        ["Avanty Sari"],
        [],
    ),
    "table with a second name behind a word": (
        f"{DATE}<table><tr><td>Reporter</td><td>:</td><td>Budi Laksana</td></tr><tr><td></td><td>:</td><td>dan Jaap van Dijk</td></tr><tr><td>Editor</td><td>:</td><td>Sari</td></tr></table>",
        ["Budi Laksana", "Jaap van Dijk"],
        ["Sari"],
        [],
    ),
    "table with a second source": (
        f"{DATE}<table><tr><td>Sumber</td><td>Reuters</td></tr><tr><td></td><td>The Straits Times</td></tr></table>",
        [],
        [],
        ["Reuters", "The Straits Times"],
    ),
    "table with a section below a name": (
        f"{DATE}<table><tr><td>Reporter</td><td>Budi Laksana</td></tr><tr><td></td><td>Internasional</td></tr></table>",
        ["Budi Laksana"],
        [],
        [],
    ),
    "table with the clock in a row of its own, below an editor": (
        f"<table><tr><td></td><td>{PRINTED}</td></tr><tr><td>Editor</td><td>Avanty Sari</td></tr><tr><td></td><td>22:20 WIB</td></tr></table>",
        [],
        ["Avanty Sari"],
        [],
    ),
    "table with a town below a name": (
        f"{DATE}<table><tr><td>Reporter</td><td>Budi Laksana</td></tr><tr><td></td><td>Jakarta</td></tr></table>",
        ["Budi Laksana"],
        [],
        [],
    ),
    "table with icons": (
        f"<table><tr><td><i class='fa'></i></td><td>Reporter: Budi Laksana</td></tr><tr><td><i class='fa'></i></td><td>{PRINTED}</td></tr></table>",
        ["Budi Laksana"],
        [],
        [],
    ),
    "table with the author's picture over two rows": (
        f"<table><tr><td rowspan='2'><img src='/budi.png' alt=''></td><td>Oleh Budi Laksana</td></tr><tr><td>{PRINTED}</td></tr></table>",
        ["Budi Laksana"],
        [],
        [],
    ),
    "table with a button below a name": (
        f"{DATE}<table><tr><td>Reporter</td><td>Budi Laksana</td></tr><tr><td></td><td>Facebook Twitter</td></tr></table>",
        ["Budi Laksana"],
        [],
        [],
    ),
    "table of names below their labels, and a source": (
        f"{DATE}<table><tr><td>Reporter</td><td>Editor</td></tr><tr><td>Budi Laksana</td><td>Avanty Sari</td></tr><tr><td>Sumber</td><td>Reuters</td></tr></table>",
        ["Budi Laksana"],
        ["Avanty Sari"],
        ["Reuters"],
    ),
    "table of names below their labels": (
        f"{DATE}<table><tr><th>Reporter</th><th>Editor</th></tr><tr><td>Budi Laksana</td><td>Avanty Sari</td></tr></table>",
        ["Budi Laksana"],
        ["Avanty Sari"],
        [],
    ),
    "a dash in a span": (
        f"{DATE}<div><span>Reporter:</span> <span>Budi Laksana</span><span>-</span><span>Editor:</span> <span>Sari</span></div>",
        ["Budi Laksana"],
        ["Sari"],
        [],
    ),
    "two spans": (f"<div><span>Reporter: Budi</span> <span>Editor: Sari</span></div>{DATE}", ["Budi"], ["Sari"], []),
    "label without a colon": (f"{DATE}<div>Editor Avanty Sari</div>", [], ["Avanty Sari"], []),
    "labels without a colon": (f"<p>REPORTER Budi Laksana</p><p>EDITOR Avanty Sari</p>{DATE}", ["Budi Laksana"], ["Avanty Sari"], []),
    "several names behind the last label of a list": (
        f"{DATE}<dl><dt>Penulis</dt><dd>Budi Laksana</dd><dt>Sumber</dt><dd>The Guardian</dd><dd>CNA</dd></dl>",
        ["Budi Laksana"],
        [],
        ["The Guardian", "CNA"],
    ),
    "buttons and a section behind the last label of a list": (
        f"<div><div>Penulis</div><div>Budi Laksana</div><div>Editor</div><div>Sari Melati</div><div>Simpan</div><div>Ekonomi Global</div></div>{DATE}",
        ["Budi Laksana"],
        ["Sari Melati"],
        [],
    ),
    "a link to all authors": (f"{DATE}<div><a href='/penulis/'>Semua</a> Penulis</div>", [], [], []),
    "a title in small letters": (f"{DATE}<address>Oleh dr. Tia Anjani, Sp.PD</address>", ["dr. Tia Anjani, Sp.PD"], [], []),
    "definition list with several persons behind a label": (
        f"{DATE}<dl><dt>Editor</dt><dd>Sari Melati, Ph.D.</dd><dt>Oleh</dt><dd>Budi Laksana</dd><dd>Dr. Tia Anjani</dd></dl>",
        ["Budi Laksana", "Dr. Tia Anjani"],
        ["Sari Melati, Ph.D."],
        [],
    ),
    "names in lines of their own": (
        f"<div>{PRINTED} <span>Penulis: <a href='/penulis/b-laksana'>B. Laksana</a><br><a href='/penulis/tia'>Tia</a></span> <span>Sumber: CNA</span></div>",
        ["B. Laksana", "Tia"],
        [],
        ["CNA"],
    ),
    "joined in another word": (
        f"{DATE}<p>Reporter: Budi Laksana, Tia Anjani serta Ayu Lestari</p>",
        ["Budi Laksana", "Tia Anjani", "Ayu Lestari"],
        [],
        [],
    ),
    "labels of two words": (
        f"{DATE}<table><tr><td>Penulis naskah</td><td>:</td><td>Budi Laksana; Ir. Tia Anjani</td></tr><tr><td>Kantor berita</td><td>:</td><td>BBC & Reuters</td></tr></table>",
        ["Budi Laksana", "Ir. Tia Anjani"],
        [],
        ["BBC", "Reuters"],
    ),
    "cards of many persons": (
        DATE
        + "".join(
            f"<div><img src='/ava.png' alt=''><div><small>{role}</small><strong>{name}</strong></div></div>"
            for role, name in (
                ("Reporter", "B. Laksana"),
                ("Reporter", "Drs. Tia Anjani"),
                ("Sumber", "Reuters"),
                ("Editor", "Hj. Sari Melati, LL.M."),
            )
        ),
        ["B. Laksana", "Drs. Tia Anjani"],
        ["Hj. Sari Melati, LL.M."],
        ["Reuters"],
    ),
    "definition list of labels and names alike": (
        f"{DATE}<dl><dd>Reporter</dd><dd>Budi Laksana</dd><dd>Editor</dd><dd>Sari Melati</dd></dl>",
        ["Budi Laksana"],
        ["Sari Melati"],
        [],
    ),
    "definition list with a town": (f"{DATE}<dl><dt>Penulis</dt><dd>Budi Laksana</dd><dd>Jakarta</dd></dl>", ["Budi Laksana"], [], []),
    "a brand that begins like a label": (f"{DATE}<div>RedDoorz</div>", [], [], []),
    "definition list": (f"{DATE}<dl><dt>Reporter:</dt><dd>Budi</dd><dt>Editor :</dt><dd>Sari</dd></dl>", ["Budi"], ["Sari"], []),
    "label and name in divs": (f"{DATE}<div><div>Editor:</div><div>Sari</div></div>", [], ["Sari"], []),
    "glued labels": (f"{DATE}<div>Reporter: Budi LaksanaEditor: Sari</div>", ["Budi Laksana"], ["Sari"], []),
    "glued spans": (f"<div><span>Sumber: Reuters</span><span>Editor: Sari</span></div>{DATE}", [], ["Sari"], ["Reuters"]),
    "names before their labels": (
        f"{DATE}<div><h6>Budi Laksana</h6><span>Penulis</span></div><div><h6>Tia Anjani</h6><span>Editor</span></div>",
        ["Budi Laksana"],
        ["Tia Anjani"],
        [],
    ),
    "names before their labels in one box": (
        f"{DATE}<div><p>Budi Laksana</p><p>Penulis</p><p>Tia Anjani</p><p>Editor</p></div>",
        ["Budi Laksana"],
        ["Tia Anjani"],
        [],
    ),
    "roles behind names in one line": (
        f"{DATE}<div><a rel='author' href='/penulis/budi'>Budi Laksana</a> <span>Penulis</span></div><div><b>Tia Anjani</b><span>Editor</span></div>",
        ["Budi Laksana"],
        ["Tia Anjani"],
        [],
    ),
    "one name that leads to its page": (
        f"{DATE}<div><a href='/penulis/budi-laksana'>Budi Laksana</a> <span>Penulis</span></div><div><a href='/penulis/tia'>Tia</a> <span>Editor</span></div>",
        ["Budi Laksana"],
        ["Tia"],
        [],
    ),
    "name and paper": (f"<div>Dr. Budi Laksana, S.E., KONTAN.CO.ID</div>{DATE}", ["Dr. Budi Laksana, S.E."], [], []),
    "name, dash and paper": (f"{DATE}<div>Budi Laksana - <span>KONTAN</span></div>", ["Budi Laksana"], [], []),
    "names before their labels and the date": (
        "<div><h4>Tim Redaksi</h4><div><img src='/b.jpg'><h6>Budi Laksana</h6><p>Penulis</p></div><div><h6>Tia Anjani</h6><p>Editor</p></div>"
        f"<div>{PRINTED}</div></div>",
        ["Budi Laksana"],
        ["Tia Anjani"],
        [],
    ),
    "two reporters of an unusual label": (f"{DATE}<p>Wartawan: Budi Laksana & Tia Anjani</p>", ["Budi Laksana", "Tia Anjani"], [], []),
    "report of a reporter": (f"{DATE}<p><em>Laporan Wartawan KONTAN, Budi Laksana</em></p>", ["Budi Laksana"], [], []),
    "dashes": (f"{DATE}<p>Penulis — Budi Laksana; Editor — Sari Melati</p>", ["Budi Laksana"], ["Sari Melati"], []),
    "rubric with a dash": (f"{DATE}<p>Sumber — Energi</p>", [], [], []),
    "short labels": (f"{DATE}<div>Rep: Budi Laksana / Red: Tia Anjani</div>", ["Budi Laksana"], ["Tia Anjani"], []),
    "name of the paper before the date": (f"<div>KONTAN.co.id - {PRINTED} <span>Penulis: Budi</span></div>", ["Budi"], [], []),
    "label in other words behind the date": (DATE.replace("</", " <span>Naskah: Budi Laksana</span></", 1), ["Budi Laksana"], [], []),
    "labels in other words": (f"{DATE}<div>Pengarang: Budi Laksana | Penilik: Sari Melati</div>", ["Budi Laksana"], ["Sari Melati"], []),
    "label of an editor in other words": (f"{DATE}<div>Perapi kata: Sari Melati</div>", [], ["Sari Melati"], []),
    "labels in other words, that of an editor first": (
        f"{DATE}<div>Perapi: Sari Melati | Naskah: Budi Laksana</div>",
        ["Budi Laksana"],
        ["Sari Melati"],
        [],
    ),
    "label of somebody in the news": (f"{DATE}<div>Penyerang: Budi Laksana</div>", [], [], []),
    "label of a photographer": (f"{DATE}<div>Pemotret: Budi Laksana</div>", [], [], []),
    "a size of letters": (f"{DATE}<div>Ukuran teks: Budi Laksana</div>", [], [], []),
    "an English word at the end of a tag": (f"{DATE}<div>Perangkat Lunak Open Source</div>", [], [], []),
    "names with a slash": (f"{DATE}<p>Reporter: Budi Laksana / Tia Anjani</p>", ["Budi Laksana", "Tia Anjani"], [], []),
    "by, in small letters": (f'{DATE}<span> oleh <a rel="author" href="/author/budi/">Budi Laksana</a></span>', ["Budi Laksana"], [], []),
    "by, behind the date": (
        f"<time>{PRINTED}</time><span> oleh <a href='/author/budi/'>Budi Laksana</a>, <a>Tia Anjani</a></span>",
        ["Budi Laksana", "Tia Anjani"],
        [],
        [],
    ),
    "by, in a sentence": (f"{DATE}<p>Dermaga dibangun oleh Budi Laksana</p>", [], [], []),
    "words after a label": (f"{DATE}<div>Editor koran itu mundur</div>", [], [], []),
    "sentence after a label": (f"{DATE}<div>Editor Sari Melati meninggal di Oslo</div>", [], [], []),
    "label without a name": (f"{DATE}<div>Editor:</div>", [], [], []),
    "brackets": (f"{DATE}<p>(Reporter: Budi; Editor: Sari)</p>", ["Budi"], ["Sari"], []),
    "full stop": (f"{DATE}<p>Reporter: Budi | Editor: Sari .</p>", ["Budi"], ["Sari"], []),
    "linked author without a label": (
        f'{DATE}<div><a href="/penulis/sari-melati-sari">Sari Melati (sari@contoh.com)</a> <span>Sumber: AFP</span> <span>Editor: Budi</span></div>',
        ["Sari Melati"],
        ["Budi"],
        ["AFP"],
    ),
    "labels with dashes behind the date": (
        f'<div class="fs13 color-gray">{PRINTED} <span>Jurnalis - Sari Melati di Medan</span> <span>Sumber - AFP</span></div>',
        ["Sari Melati"],
        [],
        ["AFP"],
    ),
    "bare names": (f'<span id="penulis">Budi</span><span id="editor">Sari</span>{DATE}', ["Budi"], ["Sari"], []),
    "no byline": (f'{DATE}<p>Bagikan</p><ul><li><a href="https://wa.me/">WhatsApp</a></li></ul>', [], [], []),
}


@pytest.mark.parametrize(("header", "authors", "editors", "sources"), BYLINES.values(), ids=BYLINES)
def test_byline_and_date(header: str, authors: list[str], editors: list[str], sources: list[str]) -> None:
    article = read(header)
    assert (article.authors, article.editors, article.sources) == (authors, editors, sources)
    assert (article.published_raw, article.published_at) == (PRINTED, "2026-02-04T22:20:00+07:00")


@pytest.mark.parametrize("href", ["#perbesar", "https://foto.kontan.co.id/foto/1.JPG?w=900"])
def test_picture_in_a_link_that_enlarges_it(href: str) -> None:
    image = read(f'<div><a href="{href}">{IMG}</a><p>{CAPTION}</p></div>').image
    assert image and (image.caption, image.credit) == (CAPTION, CREDIT)


def test_picture_in_a_box_around_the_story() -> None:
    filler = "<p>Kapal dan perahu nelayan menunggu di dermaga utara kota itu sejak pagi.</p>" * 30
    html = f'<h1 class="jdl_dtl">Dermaga Dibuka</h1>{DATE}<div class="ctn" itemprop="articleBody"><div class="kx"><div>{IMG}<div>{CAPTION}</div></div>{BODY}{filler}</div></div>'
    image = read_article([HttpResponse(URL, f"<html><body>{html}</body></html>".encode())], RECEIVED).article.image
    assert (image.caption, image.credit) == (CAPTION, CREDIT)


def test_tags_below_the_picture_are_no_caption() -> None:
    image = read(f'<div>{IMG}</div><ul><li><a href="https://www.kontan.co.id/tag/kapal">Kapal</a></li></ul>').image
    assert image and image.caption is None


@pytest.mark.parametrize(
    "link", ['<a href="#"><img src="/assets/bagikan.png"></a>', '<a href="javascript:void(0)"><img src="/promo.jpg"></a>']
)
def test_picture_in_a_button_is_none_of_the_article(link: str) -> None:
    image = read(f"{DATE}{link}<div>{IMG}<p>{CAPTION}</p></div>").image
    assert image and (image.url, image.caption) == ("https://internasional.kontan.co.id/foto/1.jpg", CAPTION)


def test_caption_in_a_link() -> None:
    image = read(f'<div>{IMG}<p class="caption"><a href="https://www.reuters.com/">{CAPTION}</a></p></div>').image
    assert image and image.caption == CAPTION


def test_many_boxes_around_the_story() -> None:
    assert read("", f"{'<div>' * 2000}{BODY}{'</div>' * 2000}").image is None


@pytest.mark.parametrize(
    "above", ["<div>{}<p>{}</p></div>", "<div>{}</div><div>{}</div>", "<figure>{}<figcaption>{}</figcaption></figure>"]
)
def test_picture_above_the_headline(above: str) -> None:
    picture = above.format('<img src="/foto/1.jpg" alt="Dermaga Dibuka">', CAPTION)
    page = f'{picture}<h1 class="jdl_dtl">Dermaga Dibuka</h1>{DATE}<div class="ctn" itemprop="articleBody">{BODY}</div>'
    image = read_article([HttpResponse(URL, f"<main>{page}</main>".encode())], RECEIVED).article.image  # type: ignore[union-attr]
    assert image and (image.url, image.caption, image.credit) == ("https://internasional.kontan.co.id/foto/1.jpg", CAPTION, CREDIT)


@pytest.mark.parametrize("tag", ["header", "div"])
def test_picture_above_the_header_of_the_headline(tag: str) -> None:
    figure = (
        f"<figure><img src='/foto/1.jpg' alt='Dermaga Dibuka'><figcaption>{CAPTION}</figcaption></figure><nav><a href='/'>Beranda</a></nav>"
    )
    html = f'{figure}<{tag}><h1 class="jdl_dtl">Dermaga Dibuka</h1>{DATE}</{tag}><div class="ctn" itemprop="articleBody">{BODY}</div>'
    image = read_article([HttpResponse(URL, f"<html><body><div>{html}</div></body></html>".encode())], RECEIVED).article.image
    assert image and (image.caption, image.credit) == (CAPTION, CREDIT)


def test_logo_above_the_headline() -> None:
    logo = '<div><img src="/logo.png" alt="Kontan"><p>Berita ekonomi dan bisnis</p></div>'
    page = f'{logo}<h1 class="jdl_dtl">Dermaga Dibuka</h1>{DATE}<div class="ctn" itemprop="articleBody">{BODY}</div>'
    assert read_article([HttpResponse(URL, f"<main>{page}</main>".encode())], RECEIVED).article.image is None  # type: ignore[union-attr]
