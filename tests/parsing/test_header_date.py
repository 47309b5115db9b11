"""The printed date: above the headline, below it, in any element; not an age, and not the date of a list."""

import pytest

from tests.parsing.story_pages import BODY, DATE, HEADLINE, NEWS, PRINTED, UNKNOWN_BODY, UNKNOWN_HEADLINE, article

OTHER = "Senin, 02 Februari 2026 | 08:00 WIB"
ROWS = f'<ul><li><a href="{NEWS}kapal-salmon-tiba">Kapal Salmon Tiba</a> <time>{OTHER}</time></li></ul>'
GRAY_ROWS = ROWS.replace("<time>", '<div class="fs14 ff-opensans font-gray">').replace("</time>", "</div>")
DATED = {
    "below, in a p": f"{HEADLINE}<p>{PRINTED}</p>{BODY}",
    "below, in an address": f"{HEADLINE}<address>{PRINTED}</address>{BODY}",
    "right above": f"<div>{PRINTED}</div>{HEADLINE}{BODY}",
    "above the section": f"<div>{PRINTED}</div><p>Internasional</p>{HEADLINE}{BODY}",
    "beside an age": f"{HEADLINE}<p>Diperbarui 3 jam lalu</p><p>{PRINTED}</p>{BODY}",
    "fallback, below": f"{UNKNOWN_HEADLINE}<div>{PRINTED}</div>{UNKNOWN_BODY}",
    "fallback, above": f"<div>{PRINTED}</div>{UNKNOWN_HEADLINE}{UNKNOWN_BODY}",
    "fallback, below, a list above": f"<section>{ROWS}</section><div>{UNKNOWN_HEADLINE}<p>{PRINTED}</p>{UNKNOWN_BODY}</div>",
    "fallback, below, a gray list above": f"<section>{GRAY_ROWS}</section><div>{UNKNOWN_HEADLINE}<p>{PRINTED}</p>{UNKNOWN_BODY}</div>",
    "fallback, above, a list below": f"<div><div>{PRINTED}</div>{UNKNOWN_HEADLINE}{UNKNOWN_BODY}</div>{ROWS}",
    "fallback, time": f"{UNKNOWN_HEADLINE}<time>{PRINTED}</time>{UNKNOWN_BODY}{ROWS}",
}
UNDATED = {
    "age": f"{HEADLINE}<p>3 jam lalu</p>{BODY}",
    "age above": f"<p>3 jam lalu</p>{HEADLINE}{BODY}",
    "far above": f"<div>{PRINTED}</div><p>Internasional</p><p>Norwegia</p>{HEADLINE}{BODY}",
    "below the story": f"{HEADLINE}{BODY}<p>{PRINTED}</p>",
    "in a caption": f"{HEADLINE}<p>ILUSTRASI. Dermaga pada 4 Februari 2026 pukul 22.20 WIB</p>{BODY}",
    "day without a clock": f"{HEADLINE}<p>Edisi 04 Februari 2026</p>{BODY}",
    "fallback, age": f"{UNKNOWN_HEADLINE}<p>Editor: Sari Melati</p><time>3 jam lalu</time>{UNKNOWN_BODY}",
}


@pytest.mark.parametrize("page", DATED.values(), ids=DATED)
def test_date(page: str) -> None:
    found = article(f"<main>{page}</main>")
    assert (found.published_raw, found.published_at) == (PRINTED, "2026-02-04T22:20:00+07:00")


@pytest.mark.parametrize("page", UNDATED.values(), ids=UNDATED)
def test_no_date(page: str) -> None:
    found = article(f"<main>{page}</main>")
    assert (found.published_raw, found.published_at) == (None, None)


def test_date_of_the_template_comes_first() -> None:
    assert article(f"<main><div>{OTHER}</div>{HEADLINE}{DATE}{BODY}</main>").published_raw == PRINTED


def test_the_date_behind_that_of_an_update() -> None:
    lines = f"<div>Diperbarui: {OTHER}</div><div>Diterbitkan: {PRINTED}</div>"
    for headline, body in ((HEADLINE, BODY), (UNKNOWN_HEADLINE, UNKNOWN_BODY)):
        assert article(f"<main>{headline}<div class='fs13 color-gray'>{lines}</div>{body}</main>").published_raw == PRINTED


@pytest.mark.parametrize(
    "line",
    [
        f"Oleh Sari Melati - {PRINTED}",
        f'Oleh <a href="/profil/sari-melati">Sari Melati</a> - <span>{PRINTED}</span>',
        f"Penulis: Sari Melati | {PRINTED}",
    ],
)
def test_the_date_behind_a_byline(line: str) -> None:
    found = article(f"<main>{UNKNOWN_HEADLINE}<div class='tgl'>{line}</div>{UNKNOWN_BODY}</main>")
    assert (found.published_raw, found.authors) == (PRINTED, ["Sari Melati"])


@pytest.mark.parametrize(
    "line",
    [
        f"Terbit: {PRINTED}", f"Diterbitkan {PRINTED}", f"Tayang pada {PRINTED}", f"Kontan.co.id, {PRINTED}",
        f"{PRINTED} Diperbarui {OTHER}", f"{PRINTED} | Terakhir diperbarui: {OTHER}", f"{PRINTED} Update: {OTHER}",
    ],
)  # fmt: skip
def test_the_date_alone(line: str) -> None:
    found = article(f"<main>{HEADLINE}<div>{line}</div>{BODY}</main>")
    assert (found.published_raw, found.published_at) == (PRINTED, "2026-02-04T22:20:00+07:00")
