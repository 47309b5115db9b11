"""Quoted posts of social media: their words and signature stay, the words of the widget go."""

import pytest

from tests.text.fragments import read_body

WORDS = "Pasar <a href='https://x.com/hashtag/kopi'>#kopi</a> ramai 👨‍👩‍👧 hari ini 🇮🇩"
PLAIN = "Pasar #kopi ramai 👨‍👩‍👧 hari ini 🇮🇩"
SIGNATURE = "— Sari Dewi (@saridewi) February 3, 2026"
SIGNED = "&mdash; Sari Dewi (@saridewi) <a href='https://x.com/saridewi/status/1'>February 3, 2026</a>"
POSTS = [
    (f"<blockquote class='twitter-tweet'><p lang='in' dir='ltr'>{WORDS}</p>{SIGNED}</blockquote><script async src='//x.com/w.js'></script>", [PLAIN, SIGNATURE]),
    (f"<blockquote><p>{WORDS}</p>{SIGNED}</blockquote>", [PLAIN, SIGNATURE]),
    (f"<div class='post'><p>{WORDS}</p><p>{SIGNED}</p></div>", [PLAIN, SIGNATURE]),
    (f"<blockquote class='twitter-tweet'><p>Satu<br><br>dua</p>{SIGNED}</blockquote>", ["Satu", "dua", SIGNATURE]),
    (f"<blockquote class='instagram-media'><div><a href='/p/x/'><div></div><div>View this post on Instagram</div></a><p><a href='/p/x/'>{PLAIN}</a></p>"
     "<p>A post shared by <a href='/sari/'>Sari Dewi</a> (@sari.dewi) on <time datetime='2020-02-03'>Feb 3, 2020 at 5:01am PST</time></p></div></blockquote>", [PLAIN]),
    (f"<blockquote class='tiktok-embed'><section><p>{PLAIN}</p><a href='/music/1'>♬ original sound - Sari Dewi</a></section></blockquote>", [PLAIN]),
    (f"<div class='fb-post'><blockquote><p>{PLAIN}</p>Posted by <a href='/sari'>Sari Dewi</a> on&nbsp;<a href='/1'>Tuesday, February 3, 2026</a></blockquote></div>", [PLAIN]),
    (f"<p>{PLAIN} <img class='emoji' alt='😀' src='/e.png'><img alt='🏴󠁧󠁢󠁥󠁮󠁧󠁿' src='/e.png'></p>", [f"{PLAIN} 😀🏴󠁧󠁢󠁥󠁮󠁧󠁿"]),
]  # fmt: skip

WIDGET_LINES = [
    "View this post on Instagram", "View this photo on Instagram", "View this post on Threads", "View more on Instagram", "View this profile on Instagram",
    "Lihat postingan ini di Instagram", "Lihat unggahan ini di Instagram", "Lihat kiriman ini di Facebook", "Lihat di Instagram", "Lihat video ini di TikTok",
    "A post shared by Sari Dewi (@sari.dewi)", "A video shared by Sari (@sari) on Feb 3, 2020 at 5:01am PST", "A reel shared by Sari 🌸 (@sari_)",
    "Sebuah kiriman dibagikan oleh Sari Dewi (@sari.dewi)", "Kiriman dibagikan oleh Sari (@sari)", "Sebuah kiriman yang dibagikan oleh Sari (@sari)",
    "Unggahan dibagikan oleh Sari (@sari) pada 3 Feb 2020 jam 5:01 PST", "Postingan dibagikan oleh Sari (@sari)", "Sebuah video dibagikan oleh Sari (@sari)",
    "♬ original sound - Sari Dewi", "♬ suara asli - Sari Dewi", "original sound - Sari Dewi", "♬ Kopi Dangdut - Fahmi",
    "Posted by Sari Dewi on Tuesday, February 3, 2026", "Dikirim oleh Sari Dewi pada Selasa, 3 Februari 2026", "Diposting oleh Sari pada 3 Februari 2026",
]  # fmt: skip

STORY_LINES = [
    "View of the harbour on Sunday.", "Lihat di pasar, harga kopi naik.", "Lihat postingan ini di Instagram sebagai bukti, kata Sari.",
    "A post shared by the ministry says prices rose.", "Sebuah kiriman dibagikan oleh Sari Dewi.", "Unggahan itu dibagikan oleh akun (@sari) dan dihapus.",
    "Foto ini dibagikan oleh kementerian.", "Suara asli rekaman itu terdengar jelas.", "Original sound of the market.", "— Sari Dewi (@saridewi) 3 Februari 2026",
    "Dikirim oleh kapal pada 3 Februari 2026, kopi itu tiba.", "Posted by the ministry, the notice ran on Tuesday.", "Pic.twitter.com/kopi ramai dibahas.",
]  # fmt: skip


def texts(fragment: str) -> list[str]:
    return [block.text for block in read_body(f"<div><p>Satu.</p>{fragment}<p>Akhir.</p></div>", "https://global.kontan.co.id/").blocks][
        1:-1
    ]


@pytest.mark.parametrize(("fragment", "wanted"), POSTS)
def test_post(fragment: str, wanted: list[str]) -> None:
    assert texts(fragment) == wanted


@pytest.mark.parametrize("line", WIDGET_LINES)
def test_words_of_a_widget_go(line: str) -> None:
    assert texts(f"<blockquote><p><a href='/p/x'>{line}</a></p></blockquote>") == []


@pytest.mark.parametrize("line", STORY_LINES)
def test_story_that_resembles_them_stays(line: str) -> None:
    assert texts(f"<blockquote><p>{line}</p></blockquote>") == [line]


@pytest.mark.parametrize(
    ("fragment", "wanted"),
    [
        ("Ia berkata, <q>kami siap</q>, lalu pergi.", 'Ia berkata, "kami siap", lalu pergi.'),
        ("Ia berkata, <q>kata dia <q>siap</q></q>.", "Ia berkata, \"kata dia 'siap'\"."),
        ("Ia berkata, <q>“kami siap”</q>.", "Ia berkata, “kami siap”."),
        ("Ia berkata, <q><b>kami</b> siap</q>.", 'Ia berkata, "kami siap".'),
        ("Ia berkata, <q>'kami siap'</q>.", "Ia berkata, 'kami siap'."),
        ("<q>Kami siap.</q> Ia pergi.", '"Kami siap." Ia pergi.'),
        ("Ia berkata, <q>kami<br>siap</q>.", 'Ia berkata, "kami\nsiap".'),
    ],
)
def test_quotation_marks(fragment: str, wanted: str) -> None:
    assert texts(f"<p>{fragment}</p>") == [wanted]


def test_quotation_of_blocks_has_no_marks() -> None:
    assert texts("<q><div>Kami siap.</div><div>Kami pergi.</div></q>") == ["Kami siap.", "Kami pergi."]
