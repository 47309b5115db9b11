"""Behind the body: the byline and the links to the next articles, where a template ends the body early."""

import pytest

from kontan_crawler.parsing.footer import Footer, read_footer
from kontan_crawler.parsing.http_response import parse_html
from kontan_crawler.text.byline import Byline
from tests.parsing.story_pages import BODY, DATE, HEADLINE, NEWS, PARAGRAPHS, article

SHIP, RECIPE = f'<a href="{NEWS}kapal-salmon-tiba">Kapal Salmon Tiba</a>', f'<a href="{NEWS}resep-salmon-asap">Resep Salmon Asap</a>'
NAMES = "<div>Reporter: Budi Laksana | Editor: Sari Melati</div>"
BOTH, NONE = (["Budi Laksana"], ["Sari Melati"]), ([], [])
BYLINES = {
    "behind the body": (BODY + NAMES, BOTH),
    "behind a block around the body": (f"<div>{BODY}</div>{NAMES}", BOTH),
    "after a script and a row": (f"{BODY}<script>a=1</script><ul><li>1</li></ul>{NAMES}", BOTH),
    "in two elements": (f"{BODY}<p>Reporter: Budi Laksana</p><p>Editor: Sari Melati</p>", BOTH),
    "in the body, above the moment": (
        f"{BODY[:-6]}<p>Reporter: Budi Laksana</p><p>Editor: Sari Melati</p><p>Dikirim pada Rabu, 09 September 2026 - 08:39 WIB</p></div>",
        BOTH,
    ),
    "cards of persons": (
        f"{BODY}<div><div><span>Reporter</span><a>Budi Laksana</a></div><div><span>Editor</span><a>Sari Melati</a></div></div>",
        BOTH,
    ),
    "a card of one person": (f"{BODY}<div><span>Editor</span><a>Sari Melati</a></div>", ([], ["Sari Melati"])),
    "labels and names in lines": (f"{BODY}<p>Reporter</p><p>Budi Laksana</p><p>Editor</p><p>Sari Melati</p>", BOTH),
    "a word that begins as a label": (f"{BODY}<p>OlehOleh Khas Bandung</p>", NONE),
    "the editor behind the story of a named author": (f"<div>Reporter: Budi Laksana</div>{BODY}<div>Editor:<b>Sari Melati</b></div>", BOTH),
    "above a tag that is a label": (
        f"{BODY}{NAMES}<div><span>Topik</span><ul><li><a href='https://www.kontan.co.id/tag/jurnalis'>Jurnalis</a></li></ul></div>",
        BOTH,
    ),
    "the eighth element": (BODY + "<hr>" * 7 + NAMES, BOTH),
    "cards of many persons": (
        BODY
        + "<h4>Di balik layar</h4>"
        + "".join(
            f"<div><small>{role}</small><b>{name}</b></div>"
            for role, name in (("Reporter", "Budi Laksana"), ("Sumber", "BBC"), ("Editor", "Sari Melati"))
        ),
        BOTH,
    ),
    "behind the names of a syndicated story in its line": (
        f'{BODY}<p>Artikel ini sudah tayang di Kompas.com dengan judul "Panen Kopi". Penulis: Tia Anjani | Editor: Ayu Lestari</p>'
        "<p>Reporter: Budi Laksana | Sumber: BBC | Editor: Sari Melati</p>",
        BOTH,
    ),
    # those of something else
    "the ninth element": (BODY + "<hr>" * 8 + NAMES, NONE),
    "after another text": (f"{BODY}<div>{PARAGRAPHS * 2}</div>{NAMES}", NONE),
    "outside the article": (f"{BODY}</article>{NAMES}<article>", NONE),
    "within another text": (f"{BODY}<section>{PARAGRAPHS * 2}{NAMES}</section>", NONE),
    "a sentence": (f"{BODY}<p>Editor: dua jabatan itu hilang bersama koran tersebut.</p>", NONE),
    "a byline in the header": (f"<div>Editor: Sari Melati</div>{BODY}<p>Reporter: Budi Laksana</p>", ([], ["Sari Melati"])),
    "a byline in the story": (BODY.replace("</div>", "<p>Editor: Sari Melati</p></div>") + NAMES, ([], ["Sari Melati"])),
}
NEXT, LIKE = ("selanjutnya", "Kapal Salmon Tiba"), ("menarik_dibaca", "Resep Salmon Asap")
LINKS = {
    "labelled lines": (f"{BODY}<p>Selanjutnya: {SHIP}</p><p>Menarik Dibaca: {RECIPE}</p>", [NEXT, LIKE]),
    "a list": (f"{BODY}<div><h3>Menarik Dibaca</h3><ul><li>{RECIPE}</li></ul></div>", [LIKE]),
    "a dash behind the label": (f"{BODY}<p><em>Lanjut baca – {SHIP}</em></p>", [("terkait", "Kapal Salmon Tiba")]),
    "behind a byline": (f"{BODY}{NAMES}<div>Selanjutnya: {SHIP}</div>", [NEXT]),
    # those of every page, or found already
    "other lists": (f"{BODY}<div><h3>Terpopuler</h3><ul><li>{SHIP}</li></ul></div>", []),
    "after another text": (f"{BODY}<div>{PARAGRAPHS * 2}</div><p>Selanjutnya: {SHIP}</p>", []),
    "outside the article": (f"{BODY}</article><p>Selanjutnya: {SHIP}</p><article>", []),
    "also in the body": (f"{BODY.replace('</div>', f'<p>Menarik Dibaca: {RECIPE}</p></div>')}<p>Selanjutnya: {SHIP}</p>", [LIKE]),
}


@pytest.mark.parametrize(("body", "names"), BYLINES.values(), ids=BYLINES)
def test_byline(body: str, names: tuple[list[str], list[str]]) -> None:
    found = article(f"<article>{HEADLINE}{DATE}{body}</article>")
    assert (found.authors, found.editors) == names


@pytest.mark.parametrize(("body", "links"), LINKS.values(), ids=LINKS)
def test_closing_links(body: str, links: list[tuple[str, str]]) -> None:
    found = article(f"<article>{HEADLINE}{DATE}{body}</article>")
    assert [(link.kind, link.title) for link in found.related] == links


def test_other_lines_are_no_byline() -> None:
    page = parse_html(f"<main>{HEADLINE}{BODY}<p>Salmon naik.</p>{NAMES}</main>")
    assert read_footer(page.find(".//h1"), page.find(".//div"), NEWS) == Footer(Byline(["Budi Laksana"], ["Sari Melati"]))
