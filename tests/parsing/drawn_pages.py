"""Articles whose byline, date, picture, dateline, pointers and closings are drawn at random, in whatever elements, signs and order a newspaper may print them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

from kontan_crawler.clock import WIB

STORY = [
    "Dermaga itu kembali melayani kapal setelah mogok enam hari yang melumpuhkan ekspor salmon.",
    "Harga salmon turun sejak pagi, kata pengelola pelabuhan kepada wartawan.",
    "Serikat pekerja menerima kenaikan upah 5% dan tambahan cuti dua hari.",
    '"Kami lega," kata Lars Brandt, juru bicara serikat itu.',
    "Pemerintah menyambut kesepakatan itu dan meminta bongkar muat dipercepat.",
]
AUTHORS = ["Budi Laksana", "Tia Anjani", "Muhammad bin Ali", "M. Nur", "Dr. Rina Sari, S.E., M.M.", "Ana-Maria Putri", "YUDI PRASETYO"]
EDITORS = ["Sari Melati", "Hasan Basri", "Noverius Laoli"]
TITLES = {
    "salmon-anjlok": "Ekspor Salmon Norwegia Anjlok 12%, Ini Penyebabnya",
    "minyak-naik": "Harga Minyak Naik, Investor Menanti OPEC",
    "pelabuhan-tersibuk": "5 Negara dengan Pelabuhan Tersibuk di Dunia",
    "rupiah-melemah": "Rupiah Ditutup Melemah ke Rp 16.842 per Dolar AS",
    "bunga-tetap": "Bank Sentral Norwegia Tahan Suku Bunga di 4%",
}
PLACES = ["OSLO", "JAKARTA", "NEW YORK", "Washington DC", "Kuala Lumpur", "DEN HAAG", "Sao Paulo", "Moskow/Kyiv", "Port Moresby"]
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
DATES = [
    "{day}, {d:02} {month} {y} | {t}",
    "{day}, {d} {month} {y} / {t}",
    "{d} {month} {y} {t}",
    "{day}, {d:02} {short} {y} {t}",
    "{day} {d} {month} {y}, {t}",
    "{d:02}/{m:02}/{y}, {t}",
    "{day}, {d} {month} {y} pukul {t}",
    "Diterbitkan: {day}, {d} {month} {y} {t}",
    "{day}, {d} {month} {y} • {t}",
]
CREDITS = [
    "REUTERS/Tia Anjani",
    "ANTARA FOTO/Budi Laksana/nym",
    "KONTAN/Baihaki",
    "AFP/Lars Brandt",
    "Dok. Pelabuhan Oslo",
    "AP Photo/Rina Sari",
]
WORDS = ["Kapal di dermaga", "Sebuah kapal bersandar di Pelabuhan Oslo, Rabu (4/2/2026)", "Pekerja memindahkan peti salmon"]
IMAGES = [
    '<img src="/foto/1.jpg" alt="Dermaga Dibuka">',
    '<img data-src="/foto/1.jpg" src="data:image/gif;base64,AA==" alt="" width="650">',
    '<picture><source srcset="/foto/1.webp"><img src="/foto/1.jpg"></picture>',
    '<a href="/foto/1.jpg"><img src="/foto/1.jpg"></a>',
    '<amp-img src="/foto/1.jpg" width="650" height="433"></amp-img>',
]
PICTURES = [
    "<figure>{image}<figcaption>{caption}</figcaption></figure>",
    "<div>{image} {caption}</div>",
    "<div>{image}</div><div>{caption}</div>",
    "<div><div>{image}</div><div><p><span>{caption}</span></p></div></div>",
    "<div>{image}<br>{caption}</div>",
    *(f"<div>{{image}}<{tag}>{{caption}}</{tag}></div>" for tag in ("p", "span", "i", "em", "small", "figcaption")),
]
NOISE = [
    "",
    "",
    '<div><a href="https://facebook.com/sharer?u=x">Facebook</a> <a href="https://wa.me/?t=x">WhatsApp</a></div>',
    '<p class="lead">Mogok enam hari di pelabuhan terbesar Norwegia berakhir.</p>',
    "<div><button>Dengarkan</button> <button>A+</button></div>",
    '<ul><li><a href="/">Home</a></li><li><a href="/rubrik/1">Global</a></li></ul>',
    "<div>3 menit baca</div>",
]
GOOGLE = [
    "Cek Berita dan Artikel yang lain di {}",
    "Ikuti berita KONTAN lainnya di {}",
    "Dapatkan kabar terbaru lewat {} KONTAN",
    "<em>Simak berita lainnya di {}</em>",
]
TAGS = ["<div>Tag: {0} {1}</div>", "<ul><li>{0}</li><li>{1}</li></ul>", "<p>Tags {0}, {1}</p>", "<div><h4>Topik Terkait</h4>{0}{1}</div>"]
SHARE = ["<p>Share this: <button>FB</button><button>X</button></p>", '<div>Bagikan: <a href="https://wa.me/?text=1">WhatsApp</a></div>']
POINTERS = [
    "<p>Baca Juga: {}</p>",
    "<div><span>Baca Juga</span>{}</div>",
    "<p><strong>Baca Juga: {}</strong></p>",
    "<table><tr><td>Baca Juga</td><td>{}</td></tr></table>",
    "<blockquote><p>BACA JUGA: {}</p></blockquote>",
    "<aside><h4>Baca Juga</h4>{}</aside>",
]
LABELLED = ["<p>{label}: {link}</p>", "<div><b>{label}:</b> {link}</div>", "<h3>{label} : {link}</h3>", "<div>{label}:<br>{link}</div>"]


def drawn_page(seed: int) -> tuple[str, dict[str, Any]]:
    """Return an article and what a reader must get out of it: title, names, publication time, caption, credit, dateline, text, related links."""
    draw = Random(seed)
    byline, authors, editor = _byline(draw)
    date, published = _date(draw)
    picture, caption, credit = _picture(draw)
    dateline, place = _dateline(draw)
    links = _Links(draw)
    form = draw.choice(["<p>{}</p>", "<div>{}</div>", '<p class="t1">{}</p>', '<p><span style="font-size:1em">{}</span></p>'])
    paragraphs = [form.format(text) for text in (dateline + STORY[0], *STORY[1:])]
    if draw.random() < 0.6:
        paragraphs.insert(draw.randrange(2, 4), draw.choice(POINTERS).format(links.take("baca_juga")))
    where = draw.choice(["header", "header", "top", "end"])
    header = [date, byline] if where == "header" else [date]
    draw.shuffle(header)
    body = [byline if where == "top" else "", *paragraphs, byline if where == "end" else "", *_closings(draw, links)]
    before, after = (picture, "") if draw.random() < 0.3 else ("", picture)
    html = (
        f"<main>{before}<h1 class='detail-desk'>Dermaga Dibuka</h1>{draw.choice(NOISE)}{''.join(header)}{draw.choice(NOISE)}{after}"
        f"<div {draw.choice(['itemprop=articleBody', 'class=tmpt-desk-kon', 'class=isi'])}>{''.join(body)}</div></main>"
    )
    return f"<html><body>{html}</body></html>", {
        "authors": authors,
        "editors": [editor],
        "published_at": published,
        "caption": caption,
        "credit": credit,
        "dateline": place,
        "text": "\n\n".join(STORY),
        "related": sorted(links.taken),
    }


class _Links:
    """Links to other articles, each taken once."""

    def __init__(self, draw: Random) -> None:
        self._left = draw.sample(sorted(TITLES), len(TITLES))
        self.taken: list[tuple[str, str]] = []

    def take(self, kind: str) -> str:
        slug = self._left.pop()
        self.taken.append((kind, TITLES[slug]))
        return f'<a href="https://internasional.kontan.co.id/news/{slug}">{TITLES[slug]}</a>'


def _byline(draw: Random) -> tuple[str, list[str], str]:
    authors, editor = draw.sample(AUTHORS, draw.choice([1, 1, 2, 3])), draw.choice(EDITORS)
    names = draw.choice([", ", " dan ", " & "]).join(_name(draw, author) for author in authors)
    parts = [
        (draw.choice(["Reporter", "Penulis", "REPORTER", "Oleh", "Pewarta"]), names),
        (draw.choice(["Editor", "Penyunting", "EDITOR"]), _name(draw, editor)),
    ]
    if draw.random() < 0.25:
        parts.reverse()
    return draw.choice(BYLINES)(draw, parts), authors, editor


def _name(draw: Random, name: str) -> str:
    return draw.choice(["{}", "<b>{}</b>", "<span>{}</span>", '<a href="https://www.kontan.co.id/penulis/x">{}</a>']).format(name)


Parts = list[tuple[str, str]]


def _each(form: str, around: str) -> Callable[[Random, Parts], str]:
    """Return what builds a byline whose label and names stand in elements of a form."""
    return lambda _, parts: around.format("".join(form.format(label, names) for label, names in parts))


def _in_line(draw: Random, parts: Parts) -> str:
    sign, between = draw.choice([": ", " : ", ":", " — ", " "]), draw.choice([" | ", " · ", "; ", " / ", " - ", ", ", " "])
    return draw.choice(["<p>{}</p>", "<div>{}</div>"]).format(between.join(f"{label}{sign}{names}" for label, names in parts))


BYLINES = [
    _in_line,
    _in_line,
    _each("<span>{}: {}</span>", "<div>{}</div>"),
    _each("<li>{}: {}</li>", "<ul>{}</ul>"),
    _each("<dt>{}</dt><dd>{}</dd>", "<dl>{}</dl>"),
    _each("<div><span>{}:</span> {}</div>", "<div>{}</div>"),
    _each("<div>{}</div><div>{}</div>", "<div>{}</div>"),
    _each("<div><h6>{1}</h6><span>{0}</span></div>", "<div>{}</div>"),
    _each("<div><img src='/penulis/x.jpg' alt=''><div>{1}</div><small>{0}</small></div>", "<div>{}</div>"),
    _each("<tr><td>{}</td><td>:</td><td>{}</td></tr>", "<table>{}</table>"),
    _each("<p>{} {}</p>", "<div>{}</div>"),
]


def _date(draw: Random) -> tuple[str, str]:
    moment = datetime(2026, 1, 1, tzinfo=WIB) + timedelta(minutes=draw.randrange(60 * 24 * 33))
    printed = draw.choice(DATES).format(
        day=DAYS[moment.weekday()],
        d=moment.day,
        m=moment.month,
        month=MONTHS[moment.month - 1],
        short=MONTHS[moment.month - 1][:3],
        y=moment.year,
        t=moment.strftime(draw.choice(["%H:%M", "%H.%M"])) + draw.choice(["", " WIB"]),
    )
    return draw.choice(["<div>{}</div>", "<span>{}</span>", "<p>{}</p>", "<small>{}</small>"]).format(printed), moment.isoformat()


def _picture(draw: Random) -> tuple[str, str, str]:
    words, credit = draw.choice(WORDS), draw.choice(CREDITS)
    form = draw.choice(["ILUSTRASI. {}. {}", "ILUSTRASI. {} ({})", "{}. ({})", "Foto: {} ({})", "{}. {}"])
    caption = form.format(words, credit)
    return draw.choice(PICTURES).format(image=draw.choice(IMAGES), caption=caption), caption, credit


def _dateline(draw: Random) -> tuple[str, str]:
    place = draw.choice(PLACES)
    form = draw.choice(
        ["{paper} - {place}. ", "{paper} – {place} - ", "{paper}, {place} - ", "{place}, {paper} - ", "{place} ({paper}) – "]
    )
    printed = form.format(paper=draw.choice(["KONTAN.CO.ID", "KONTAN"]) if "{paper} -" not in form else "KONTAN.CO.ID", place=place)
    around = draw.choice(["{}", "<b>{}</b> ", "<strong>{}</strong> ", "<span>{}</span> "])
    return around.format(printed if around == "{}" else printed.rstrip()), place


def _closings(draw: Random, links: _Links) -> list[str]:
    tags = ['<a href="https://www.kontan.co.id/tag/salmon">Salmon</a>', '<a href="https://www.kontan.co.id/tag/oslo">Oslo</a>']
    made = [
        draw.choice(["<p>{}</p>", "<div>{}</div>"]).format(
            draw.choice(GOOGLE).format('<a href="https://news.google.com/p">Google News</a>')
        ),
        draw.choice(LABELLED).format(label="Selanjutnya", link=links.take("selanjutnya")),
        draw.choice(LABELLED[:3]).format(label="Menarik Dibaca", link=links.take("menarik_dibaca")),
        draw.choice(TAGS).format(*tags),
        draw.choice(SHARE),
    ]
    draw.shuffle(made)
    return made
