"""Pages with little text: photo pages, undated notes, and short articles."""

import pytest

from kontan_crawler.outcomes import NO_ARTICLE, PHOTO
from tests.parsing.story_pages import DATE, HEADLINE, NEWS, PRINTED, STORY, read

SHORT = "".join(f"<p>{text}</p>" for text in STORY[:3])  # 43 words
PICTURES = [f'<p><img src="/foto/{number}.jpg"></p>' for number in range(9)]
LINKED = [f'<p><a href="{NEWS}kapal-{number}-salmon-tiba">{picture[3:-4]}</a></p>' for number, picture in enumerate(PICTURES)]
LATE = [f"<p><noscript>{picture[3:-4]}</noscript></p>" for picture in PICTURES]
LONG = "".join(f"<p>{text}</p>" for text in STORY)  # 90 words
UNDATED = {
    "date in a p": (f"<p>{PRINTED}</p>", None),
    "date in an address": (f"<address>{PRINTED}</address>", None),
    "no date": ("", NO_ARTICLE),
    "age": ("<p>3 jam lalu</p>", NO_ARTICLE),
    "day without a clock": ("<p>Edisi 04 Februari 2026</p>", NO_ARTICLE),
}


def refused(header: str, body: str) -> str | None:
    return read(f'<main>{HEADLINE}{header}<div class="ctn" itemprop="articleBody">{body}</div></main>').refused


@pytest.mark.parametrize(
    ("text", "pictures", "reason"),
    [
        (SHORT, PICTURES[:2], None),
        (SHORT, PICTURES[:3], PHOTO),
        (SHORT, LINKED[:3], None),
        (SHORT, PICTURES[:2] + LINKED, None),
        (SHORT, PICTURES[:3] + LINKED, PHOTO),
        (SHORT, PICTURES[:2] + LATE[:2], None),
        (LONG, PICTURES[:3], None),  # 30 words for each
        (LONG, PICTURES[:4], PHOTO),
        (LONG + SHORT, PICTURES, None),  # more than a short text
    ],
)
def test_photo_page(text: str, pictures: list[str], reason: str | None) -> None:
    assert refused(DATE, text + "".join(pictures)) == reason


@pytest.mark.parametrize(("header", "reason"), UNDATED.values(), ids=UNDATED)
def test_short_text(header: str, reason: str | None) -> None:
    assert refused(header, SHORT) == reason


def test_date_above_the_headline() -> None:
    assert read(f'<main><p>{PRINTED}</p>{HEADLINE}<div class="ctn" itemprop="articleBody">{SHORT}</div></main>').article
