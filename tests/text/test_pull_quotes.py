"""Pull quotes go: they repeat what someone says in the story. Quotations that a line speaks of stay, whatever they repeat."""

import pytest

from tests.text.fragments import BEFORE, PAGE, read_body

STORY = "".join(f"<p>{text}</p>" for text in BEFORE)
SPEECH = [
    "“Kalau bukan kita yang menghitung, pihak lain yang akan menghitung untuk kita,” kata Harcourt di Oslo.",
    'Menteri itu menjawab, "Kami memilih berhenti lebih awal daripada menumpuk risiko di dermaga."',
]
GO = [
    "<blockquote class='pq'><p>“Kalau bukan kita yang menghitung, pihak lain yang akan menghitung untuk kita”</p></blockquote>",
    '<aside><p>"Kami memilih berhenti lebih awal"</p></aside>',
    "<div class='tarik'>“Kami memilih berhenti lebih awal daripada menumpuk risiko”</div>",
    "<blockquote>Pihak lain yang akan menghitung untuk kita</blockquote>",
]
STAY = [
    "<p>Spanduk di dermaga itu berbunyi:</p><p>“Kami memilih berhenti lebih awal”</p>",
    "<p>“Kami memilih berhenti lebih awal”</p><p>Begitu bunyi spanduk di dermaga itu.</p>",
    "<blockquote>“Kami memilih diam di dermaga itu.”</blockquote>",
    "<ul><li>“Kami memilih berhenti lebih awal”</li><li>“Kami tidak pergi dari dermaga”</li></ul>",
    "<p>Biaya angkut itu turun sejak musim gugur lalu.</p><blockquote>Biaya angkut itu turun sejak musim gugur</blockquote>",
]


def texts_with(fragment: str) -> list[str]:
    """Return the paragraphs of a story with speech in which a fragment stands."""
    before, after = (f"<p>{text}</p>" for text in SPEECH)
    return [
        block.text for block in read_body(f"{STORY}{before}{fragment}<p>Parlemen bersidang pekan depan di Oslo.</p>{after}", PAGE).blocks
    ]


@pytest.mark.parametrize("fragment", GO)
def test_pull_quote_goes(fragment: str) -> None:
    assert texts_with(fragment) == texts_with("")


@pytest.mark.parametrize("fragment", STAY)
def test_quotation_stays(fragment: str) -> None:
    alone = [block.text for block in read_body(fragment, PAGE).blocks]
    assert alone and len(texts_with(fragment)) == len(texts_with("")) + len(alone)
