"""The site kontan.co.id as data, without logic: URLs, selectors by template, words.

Marks: R, seen in raw pages; A, several independent sources agree; B, one or two sources; I, inferred. Nothing was seen on the live site.
Selectors are in order of preference: the first match is used. The statistics count the matches of article selectors (`parser/...`).
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

DOMAIN = "kontan.co.id"
WWW = f"https://www.{DOMAIN}"
AMP_HOST = f"amp.{DOMAIN}"  # A: this host names no section
FIRST_ISSUE = date(1996, 1, 1)  # A: the paper's first year; all articles are newer
FIRST_INDEX_DAY = date(2011, 1, 1)  # A: the daily index goes back to January 2011
ROWS_PER_PAGE = 20  # A: rows of one page of the daily index

# Sections (kanal) with the main template, seen in public article URLs; B for the last line.
KANAL = (
    "internasional", "global", "english",
    "nasional", "investasi", "keuangan", "industri", "regional",
    "analisis", "fokus", "lifestyle", "momsmoney", "peluangusaha", "personalfinance", "pressrelease",
)  # fmt: skip
WORLD_NEWS = ("internasional", "global")  # A
PAID_KANAL = ("insight",)  # A: another template, behind a paywall; never requested

# Labels of hosts that are no section, without a number behind them: their URLs are no articles. Any other label may be a new section.
NO_KANAL = frozenset(  # I; A: index pages link to asset
    "www m mobile rss feed search asset assets aset static statik cdn foto photo photos img image images gambar media upload uploads file files font fonts s i"
    " js css video videos stream api ads adserver adv ad iklan analytics stat stats track tracking push webpush login account accounts akun sso auth id"
    " subscribe langganan store pay payment mail smtp ftp dev beta staging test".split()
)

MAX_URL = 2000  # letters of the URL of a page; the longest slug seen has 86
ARTICLE_PATH = "/news/"  # A: before the slug
TAG_PATH = "/tag/"  # A, R
ALL_PARTS_QUERY = "?page=all"  # A: the whole article on one page; without it, the first part
PART_QUERY = "?page={number}"  # A: from 1
PART_NUMBER = r"[?&]page=(\d{1,2})\b"  # A: in links to parts
PART_LINK = rf"{PART_NUMBER}|[?&]{ALL_PARTS_QUERY[1:]}\b"  # to a part, or to all
WORDS_OF_PART = 200  # I: of most parts; the first one of an article in two had 163 (R)
MAX_UNLINKED_PARTS = 9  # I: of an article without links to its parts
FRONT = "https://{kanal}.kontan.co.id/"  # A
RSS = "https://{kanal}.kontan.co.id/rss"  # A, for internasional B
SITEMAP = f"{WWW}/sitemap.xml"  # A: a sitemap index; the names of its sitemaps are unknown
INDEX = (  # A
    f"{WWW}/search/indeks?kanal={{kanal}}&tanggal={{day:%d}}&bulan={{day:%m}}&tahun={{day:%Y}}&pos=indeks&per_page={{offset}}"
)


@dataclass(frozen=True)
class Template:
    """Selectors of a page template. A page has the template whose `body` matches."""

    name: Literal["desktop", "mobile", "fallback"]
    body: tuple[str, ...]
    title: tuple[str, ...]
    date: tuple[str, ...]
    authors: tuple[str, ...] = ("#penulis",)  # R: names outside the story, with or without a label
    editors: tuple[str, ...] = ("#editor",)  # R


DESKTOP = Template(
    name="desktop",
    body=("div.tmpt-desk-kon[itemprop=articleBody]", "div.tmpt-desk-kon"),  # A
    title=("h1.detail-desk",),  # A
    date=("h1.detail-desk ~ div.fs14.font-gray", "div.fs14.ff-opensans.font-gray"),  # A
)
MOBILE = Template(
    name="mobile",
    body=(  # A
        "div.ctn[itemprop=articleBody]",
        "h1.jdl_dtl ~ [itemprop=articleBody]",
        "h1.jdl_dtl ~ * [itemprop=articleBody]",
        "h1.jdl_dtl ~ div.ctn",
        "div.ctn",
    ),  # fmt: skip
    title=("h1.jdl_dtl",),  # A
    date=("h1.jdl_dtl ~ div.fs13.color-gray", "div.fs13.color-gray"),  # A
)
TEMPLATES = (DESKTOP, MOBILE)
ARTICLE_BODY = "[itemprop=articleBody]"  # R: schema.org's mark of the story
FALLBACK = Template(  # for an unknown template: a general extractor finds the text, these selectors find the other fields
    name="fallback", body=(), title=(*DESKTOP.title, *MOBILE.title, "h1"), date=(*DESKTOP.date, *MOBILE.date)
)

# Fields with the same selectors in every template: in the head of the document, beside the picture, anywhere.
HEAD = "/html/head"
HEAD_FIELDS = {
    "meta_title": ("meta[property='og:title']::attr(content)",),  # A
    "meta_date": (
        "meta[name=content_PublishedDate]::attr(content)",  # B: local time
        "meta[property='article:published_time']::attr(content)",  # I
    ),
    "modified": (
        "meta[name=content_ModifiedDate]::attr(content)",  # I
        "meta[property='article:modified_time']::attr(content)",  # I
    ),
    "summary": ("meta[property='og:description']::attr(content)", "meta[name=description]::attr(content)"),  # A
    "image": ("meta[property='og:image']::attr(content)",),  # A: for a page with another picture element
}
PICTURE_CLASS = "img-detail-desk"  # A
_PICTURE = f"div[contains(@class, '{PICTURE_CLASS}')]"
PICTURE = (  # A or I: and what follows it
    f"/descendant::{_PICTURE}/parent::*/*[self::{_PICTURE} or (contains(@class, 'caption') and preceding-sibling::*[1][self::{_PICTURE}])]"
)
LAZY_PICTURE = ("data-src", "data-original", "data-lazy-src")  # A, I, I: the attributes of a picture that a script loads
PICTURE_FIELDS = {
    "image": (*(f"img::attr({name})" for name in LAZY_PICTURE), "img::attr(src)"),  # A
    "caption": ("figcaption", "[class*=caption]", "p", "span"),  # I: the element is unknown
}
PAGE_FIELDS = {
    "rubric": ("div.breadcumb a", "[class*=breadcrumb] a"),  # A: the site spells it this way
    # A: the link is the only content of its li, unlike links in a list of the story
    "tags": (f"/descendant::a[contains(@href, '{TAG_PATH}')][normalize-space() = normalize-space(ancestor::li[1])]",),
}
AMP_CANONICAL = "link[rel=canonical]::attr(href)"  # required by AMP HTML
OWN_URL = "meta[property='og:url']::attr(content)"  # I

# Page chrome inside the body: elements by tag, by class (whole words or parts) and by id.
CHROME_TAGS = frozenset((
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "video", "audio",
    "form", "button", "select", "figcaption", "marquee",
))  # fmt: skip
CHROME_FIGURE = "figure"  # A since 2026; unless it holds a table or a quotation: editors put them in figures
CHROME_CLASS = (
    rf"\b(?:{PICTURE_CLASS}|insideads|ads-inreads|wrap-tag|listbut-shr|paginations?|paging)\b"  # A
    r"|\b(?:boxdonasi|kgnw-root|state-picker|state-result|kgmPWall|kgmModal|penampang_paging|block-shared)\b|\bheightads"  # B
    r"|tradingview|(?<!exit-)\bpoll(?:ing)?\b(?!-(?:results?|chart))"  # A, I
)
CHROME_ATTRIBUTE = "d-widget"  # B
BELOW_STORY = r"\b(?:share-it|listbut-shr|wrap-tag|tagl)\b"  # A, R: of the share buttons and the tags
CHROME_ID = (
    r"div-(?:inside|belowarticle)-.*|share-it|loop_lastest|penulis|editor"  # A: the site spells it this way
    r"|persona-widget|adsoutsream|endscroll"  # B
    r"|(?:.*-)?poll(?:ing)?(?:-.*)?"  # I
)
UPDATE_LABEL = r"(?:terakhir\s+)?(?:diperbarui|di-?update|updated?|pembaruan|diubah)\b"  # I: before the moment of the last change
STAMP_LABEL = r"(?:(?:di)?(?:terbit(?:kan)?|publikasikan|rilis)|publikasi|di(?:unggah|muat|posting))\b"  # I: before the moment of an article, not of a broadcast
PUBLICATION_LABEL = rf"(?:{STAMP_LABEL}|(?:di)?tayang(?:kan)?\b|dikirim\b)"  # I: before that of publication
ILLUSTRATION = r"(?:FOTO )?ILUSTRASI\b"  # A: before a caption
CAPTION_LABEL = rf"(?:{ILLUSTRATION}|Keterangan (?:foto|gambar)\s*:)\W*"  # B: before a caption, or alone
# End marks of a story: a comment or a class. The first one after some text applies.
END_COMMENT = "pagination end"  # A: a child of the body
END_CLASS = r"\b(?:paginations?|paging|track-gnews|track-selanjutnya|track-menarikdibaca)\b"  # A
GOOGLE_NEWS_CLASS, GOOGLE_NEWS_WORDS = "track-gnews", "Cek Berita dan Artikel yang lain"  # A: only the last part has this line
# Whole lines that widgets of social media add to a quoted post.
_POST = r"(?:post|photo|profile|reel|video|postingan|kiriman|unggahan|foto|profil|reels|cerita)"
_MEDIA = r"(?:Instagram|Threads|Facebook|TikTok|Twitter|X|YouTube)"
WIDGET_LINES = (  # B
    rf"(?i:View (?:this|more|full) {_POST}? ?on {_MEDIA}|(?:Lihat|Tampilkan) (?:{_POST} (?:ini|lengkap) )?di {_MEDIA})\.?",
    rf"(?i:(?:A|An|Sebuah)? ?{_POST} (?:shared by|(?:yang )?(?:dibagikan|dikirim|dibuat)(?: oleh)?) .{{1,80}}\(@[\w.]+\)(?: (?:on|pada) .{{4,40}})?)",
    r"(?i:Posted by|Dikirim oleh|Diposting oleh) .{1,80}(?: on| pada) (?:\w+, )?(?:\w+ \d{1,2}, \d{4}|\d{1,2} \w+ \d{4})",
    r"♬ .{1,120}|(?i:original sound|suara asli) [-–—] .{1,80}",
)
CLOSING_LINES = {  # A, I: in any words, in lower case with single spaces; each form by words that it has
    "artikel ": r"berita(?<=\bberita) (?:dan|&) artikel (?:\w+ ){0,3}lain",
    "google news": r"\b(?:lain(?:nya)?|berita|artikel)\b(?:\W+\w+){0,8}\W+(?:di|lewat|melalui|via) google news\b",
    " google ": r"\b(?:lain(?:nya)?|terbaru|terkini|pilihan|menarik|kami|kontan)\b(?:\W+\w+){0,8}\W+(?:di|lewat|melalui|via) (?:(?:saluran|kanal) )?google (?:news|berita)\b",
}
# Words of a pagination block (R). A first part that ends with them, or on a pointer, has a second one.
PAGINATION_WORDS = r"(?:\s|\d|[|.,:«»<>-]|halaman|sebelumnya|selanjutnya|berikutnya|tampilkan\s+semua|lihat\s+semua)+"
# Whole lines that say that the article goes on in another part, and which part this is.
_PART_NUMBER = r"(?:halaman|laman|bagian|lembar|hal\.?)(?: (?:ke-?)?\d+| (?:berikut|selanjut|sebelum)(?:nya)?)"
CONTINUED = rf"(?i:\W*(?:bersambung(?:(?: ke| di| pada)? {_PART_NUMBER})?|berlanjut(?: ke| di) {_PART_NUMBER})\W*)"  # I
PART_LINE = rf"(?i:\W*(?:(?:sambungan|lanjutan)(?: dari)? {_PART_NUMBER}|(?:halaman|laman|bagian|lembar|hal\.?) (?:ke-?)?\d+ ?(?:dari|/) ?\d+|(?:halaman|laman|lembar|hal\.?):? \d+)\W*)"  # I
FILLER = r"(?i:\W*(?:lorem ipsum dolor|ut enim ad minim|duis aute irure|excepteur sint)\b.*)"  # I: blurred, in place of the story
# Whole lines of boilerplate.
BOILERPLATE = (
    r"Cek Berita dan Artikel yang lain di ?Google News\.?",  # A
    r"\S{1,12} Chart by TradingView",  # A
    rf"{ILLUSTRATION}.*",  # A: a caption in the body
    r"ADVERTISEMENT|IKLAN|Iklan",  # I
    CONTINUED,
    PART_LINE,
    FILLER,
    *WIDGET_LINES,
)
# Boilerplate that a clean text does not contain. If it does, a rule above is missing.
BOILERPLATE_WORDS = (
    r"Baca Juga\s*:|KONTAN\.CO\.ID|Cek Berita dan Artikel|Konten oleh Kontan|Chart by TradingView|^(?:Reporter|Penulis|Editor)\s*:"  # A
)
CLOSING_LABELS = (  # in a line before its closing link
    r"Cek Berita dan Artikel yang lain di ?",  # A
    r"(?:Selanjutnya|Menarik Dibaca)\s*:?",  # A
)
CAPTION_END = r"© ?\d{4} Konten oleh Kontan"  # A since 2026; may follow the last sentence without a space

NAME_IN_TITLE = r"(?:(?:\w+ )?(?:(?i:(?:www\.)?kontan\.co\.id)|KONTAN)|Kontan)(?i: online| news)?"  # I: behind the titles in a head; "kontan" is also cash
LOGO = r"(?:www\.)?kontan(?:\.co\.id)?(?: online| news)?"  # I: the words of an h1 above the menu
# The paper's name before the first sentence, with its misprints (KONTAN. CO.ID, KONTAN-CO.ID).
PAPER_NAME = r"(?:KONTAN[\s.-]{0,3}CO[\s.]{0,2}ID\b\.?|MOMSMONEY\.ID\b)\s*"  # A, R
# Bylines: printed label -> field of its names.
BYLINE_LABELS = {  # A: Reporter, Penulis, Editor, Sumber; the others I
    label: field
    for field, labels in {
        "authors": (
            "reporter|penulis|penulis naskah|kontributor|koresponden|pewarta|peliput|juru warta|juru tulis|juru lapor|tim liputan|tim penulis|rep|by|words by|text by|written by|reporting by|oleh|laporan|liputan|tulisan"
            "|ditulis oleh|disusun oleh|dilaporkan oleh|diliput oleh|diwartakan oleh|digarap oleh|dirangkum oleh|tulisan oleh|laporan oleh|liputan oleh|warta oleh|naskah oleh|teks oleh"
        ),
        "editors": (
            "editor|editor naskah|editor bahasa|editor berita|editor bertugas|editor pelaksana|asisten editor|penyunting|penyunting naskah|penyunting bahasa|redaktur|redaktur naskah|redaktur bahasa|redaktur bertugas|redaktur pelaksana|asisten redaktur"
            "|penyelaras|penyelaras naskah|penyelaras bahasa|pemeriksa naskah|pemeriksa bahasa|penelaah naskah|penanggung jawab naskah|juru sunting|suntingan|red|disunting oleh|sunting oleh|suntingan oleh|dirapikan oleh|dirapikan|diedit oleh|diperiksa oleh|diselaraskan oleh|edits by|edited by|editing by"
        ),
        "sources": (
            "sumber|sumber berita|sumber warta|sumber bahan|sumber naskah|sumber artikel|sumber tulisan|kantor berita|bahan berita|bahan tulisan|diolah dari|dikutip dari|dilansir dari|disadur dari|disarikan dari|dirangkum dari|dihimpun dari|saduran dari|olahan dari"
        ),
    }.items()
    for label in labels.split("|")
}
# Labels of others who made an article, beside those: no field has them.
COWORKER_LABELS = "foto|fotografi|fotografer|pewarta foto|juru foto|videografer|kameramen|video|grafis|infografis|ilustrasi|ilustrator|riset|penerjemah|diterjemahkan oleh|alih bahasa|disadur oleh|penanggung jawab|produser|uploader|grafik|biro|email|surel|terjemahan|tata letak"  # I
# Other labels of persons, beside those.
OTHER_BYLINE_LABEL = r"(?i:juru|tim|desk|words|edits|pe(?!nerbit|masang|main|menang|latih|serta|milik|langgan|njual|mbeli|nonton)\w+(?<!an)|di\w+ oleh)"  # I: "Perapi kata", "Juru edit"
OTHER_EDITOR_LABEL = r"(?i:\bedit|sunting|rapi|selaras|periksa|telaah|jaga (?:naskah|bahasa|kata|mutu)|(?<!terjemah )bahasa)"  # I: in those of editors: "Perapi kata", "Penjaga naskah"
PAPER_IN_BYLINE = r"(?:KONTAN|Kontan)(?:\.CO\.ID|\.co\.id)?"  # I: behind a name
SOURCE_LABEL = r"Sumber(?: (?:artikel|berita|asli|tulisan|naskah))?\s*:"  # A: before a URL at the end of the story
# Media that a line "Sumber: ..." below the story names.
MEDIA = (  # B
    r"Reuters|BBC(?: News| Indonesia)?|CNN(?: Indonesia| International)?|CNBC(?: Indonesia)?|Bloomberg(?: News)?|AFP|AP(?: News)?|Associated Press|Antara(?:news)?|Xinhua|Al Jazeera"
    r"|Nikkei(?: Asia)?|The Guardian|The Straits Times|Financial Times|(?:The )?(?:Wall Street Journal|New York Times|Washington Post)|WSJ|Forbes|Yahoo Finance|Anadolu(?: Agency)?|TASS|Kyodo(?: News)?|Yonhap"
    r"|DW|VOA|CNA|Channel News ?Asia|NHK|SCMP|South China Morning Post|NBC(?: News)?|ABC News|CBS(?: News)?|NPR|Sky News|Fox News|Fortune|Business Insider|MarketWatch|The Economist|Bernama"
    r"|TRT World|Euronews|France ?24|NDTV|The Independent|Politico|Axios|Barron's|CoinDesk|Cointelegraph|Kitco(?: News)?|[\w-]+\.(?:com|co\.id|id|net|org|tv)"
)
MEDIUM_AND_INITIALS = rf"(?:{MEDIA})(?:\s?[/,]\s?(?:{MEDIA}|[a-z]{{2,5}}|[A-Z]{{2,5}})){{1,3}}|(?:[a-z]{{2,5}}|[A-Z]{{2,5}})\s?/\s?(?:{MEDIA})"  # I: at the end: "(Reuters/YP)"
MEDIA_FORM = r"(?:[A-Z][\w'-]* ){0,4}(?:[A-Z]\w*)?(?:[Nn]ews|[Pp]ost|[Tt]imes|[Ee]xpress|asianet|[Pp]ress|Daily|Inquirer|Herald|Tribune|Journal|Observer|Gazette|Chronicle|Mail|Telegraph|Mirror|Magazine|Weekly|Insider|Review)(?: (?:Asia|Agency|Indonesia))?"  # I: names of newspapers
SYNDICATED = (  # R: before the medium of a syndicated story
    r"\W*(?:sebelumnya,? (?=\w+ ini ))?(?P<what>(?:sebagian (?:isi )?)?(?:artikel|berita|tulisan|konten|naskah|laporan|cerita)(?:(?: (?:ini|asli(?:nya)?|tersebut))+ | (?=telah|sudah|pernah)))?(?P<when>(?:(?:telah|sudah|pernah|juga|lebih dulu|pertama kali|sebelumnya) ){1,3})?(?:tayang|terbit|dimuat|ditayangkan|diterbitkan|dipublikasikan|bersumber)"
    r"(?: sebelumnya| lebih dulu)? (?:di|oleh|pada|dari)(?: laman| situs)? (?P<medium>[\w-]+(?:\.[\w-]+)*(?: (?-i:[A-Z])[\w.-]*){0,3})(?=\W|$)(?! pada \d)"
)
SYNDICATED_ELSEWHERE = (  # I: a line of credit that names a medium by its domain
    r"\W*(?:(?:originally )?(?:published|appeared)(?: first)? (?:on|in|at)|(?:disadur|diterjemahkan|disunting|diolah|dikutip)(?: (?:utuh|seluruhnya|sepenuhnya|kembali|ulang|seizin))? dari|sudah tayang (?:duluan|lebih dulu)? ?di|sebelumnya (?:tayang|terbit) di"
    r"|(?:konten|artikel|berita|tulisan) ini (?:merupakan |hasil |adalah )*(?:kerja ?sama|kolaborasi) dengan|baca artikel asli(?:nya)? di)\W+[\w-]+(?:\.[\w-]+)+(?=\W|$).{0,160}"
)
SYNDICATED_FIRST = (  # I: what it is, that a medium printed it, and its title there: "Tulisan ini hasil kerja sama dengan Kompas.tv, tayang perdana dengan judul ..."
    rf"\W*(?:artikel|berita|tulisan|konten|naskah)(?: asli(?:nya)?)? ini\b(?=.{{0,150}}\b(?-i:KONTAN|{MEDIA})\b).{{0,80}}\b(?:tayang|terbit|dimuat|ditayangkan|diterbitkan|dipublikasikan)\b"
    rf"(?! (?:pada|sejak) ).{{0,60}}\b(?:ber|dengan )judul\W+(?-i:[A-Z\d])"
)
SYNDICATED_OF_MEDIUM = (  # I: whose it is, and its title there: "Artikel milik Antara dengan judul ...", "Dimuat ulang dari Kompas.com, judul asli: ..."
    r"\W*(?:(?:artikel|berita|tulisan|naskah) (?:milik|karya|dari) (?-i:[A-Z])[\w. ]{2,30}"
    r"|(?:disalin|dimuat|ditayangkan|diterbitkan|dipublikasikan|tayang)(?: (?:ulang|kembali))? (?:(?:atas |dengan )?(?:se)?izin )?dari [\w. ]{3,30}),?\s?\(?\b(?:dengan |ber)?judul\b(?: asli(?:nya)?)?\W+(?-i:[A-Z\d])"
)
SISTER_SITES = r"(?:[\w-]*kompas|tribun[\w-]*|grid|bolasport|nakita|intisari|sonora|motorplus|otomania|nova|sripoku)\.(?:com|co\.id|id|tv|net)"  # R: Kompas.com, Tribunnews.com; the others I
# Agencies at the end of a caption: "REUTERS/Nama".
AGENCIES = r"REUTERS|ANTARA(?: FOTO)?|BPMI Setpres|KONTAN|AFP|AP(?: Photo)?|BLOOMBERG|XINHUA|Xinhua|EPA|TRIBUN(?:NEWS)?(?:\.com)?|KOMPAS(?:\.(?:com|id))?|SHUTTERSTOCK|FREEPIK|PIXABAY|PEXELS|UNSPLASH|ISTOCK(?:PHOTO)?|iStock(?:photo)?|GETTY(?: IMAGES)?|KYODO|KEYSTONE|YONHAP|ANADOLU"
AGENCIES_IN_WORDS = r"Reuters|Bloomberg|Kyodo(?: News)?|Antara|Anadolu(?: Agency)?|Keystone|Yonhap|Xinhua|Getty Images|Kontan|Wikimedia Commons|Lusa|Bernama"  # I: behind a sentence or in brackets; the last two B
STOCKS_OF_PICTURES = r"(?:freepik|pixabay|pexels|unsplash|shutterstock|istock(?:photo)?|canva)(?:\.com)?"  # I: in any letters
GIVERS_OF_PICTURES = r"Handout|Surya|Tribun [A-Z]\w+"  # I: before a name
# Related links: kind, printed label, class of the link.
RelatedKind = Literal[
    "baca_juga", "tonton", "selanjutnya", "menarik_dibaca", "berita_terkait", "artikel_terkait", "video_terkait", "terkait"
]
RELATED_LABELS: tuple[tuple[RelatedKind, str, str | None], ...] = (
    ("baca_juga", "Baca Juga", "track-bacajuga-inside"),  # A
    ("tonton", "Tonton", None),  # A
    ("selanjutnya", "Selanjutnya", "track-selanjutnya"),  # A
    ("menarik_dibaca", "Menarik Dibaca", "track-menarikdibaca"),  # A
)

OTHER_LABELS = (  # B: other labels before a link
    r"(?:Berita|Artikel|Video)\s+(?i:terkait)|(?:Lihat|Simak|Cek)\s+(?i:juga(?:\s+video)?)|Baca\s+(?:Pula|Berita\s+Lainnya|Artikel\s+Lainnya)"
)

HEADLINES = "/html/head/title/text() | /descendant::h1[not(ancestor::li)]/descendant::text()"  # sidebars use h1 too, inside li
HOME_LABEL = "Home"  # I: the first link of the breadcrumb, not a rubric

NO_PART_WORDS = (  # I: a notice in place of a part, the whole text
    r"(?:\W*(?:maaf|mohon maaf|oops|ups|404|error)\b)?\W*(?:halaman|laman|artikel|berita|konten|bagian)(?: \d+| ini| tersebut| yang (?:\w+ )?(?:anda|kamu) \w+)?(?: sudah| telah)?"
    r" (?:tidak (?:dapat |bisa )?(?:kami )?(?:ditemukan|temukan|tersedia)|dihapus)(?: lagi)?(?: (?:di|pada) \w+ (?:ini|kami))?\W*"
    r"|(?:\W*(?:404|error|sorry)\b)*\W*(?:the )?(?:page )?(?:you (?:are|were) looking for )?(?:could not be|was not|not) found\W*|\W*404\W*"
)
# Words of a page with status 200 and no article (I), in its headline or in a short text.
REMOVED_WORDS = r"\b404\b|tidak (?:dapat )?ditemukan|not found|(?:telah|sudah) (?:dihapus|tidak tersedia)|tidak tersedia lagi"
ERROR_WORDS = (
    r"\b50[0234]\b|terjadi (?:kesalahan|gangguan)|gangguan (?:pada )?(?:server|sistem)|internal server error"
    r"|bad gateway|service unavailable|dalam (?:perbaikan|pemeliharaan)"
)
LOADING_WORDS = (
    r"\W*(?:memuat|loading|mohon tunggu|(?:please )?wait|tunggu)\b.{0,20}"  # I: the whole text of a page whose script loads the story
)
# The wall before the rest of a paid article: whole lines of it, and the classes of its element. In other words it is known by how it reads: `parsing.wall_voice`.
PAYWALL_WORDS = (
    r"Ini Artikel Spesial|Hanya Rp\.? ?[\d.]+ untuk membaca artikel ini"  # R
    r"|(?:artikel|berita|konten) ini (?:hanya|khusus)(?: (?:untuk|bagi))? (?:pelanggan|anggota)"  # I
    r"|(?:(?:silakan|segera|ayo) )?(?:berlangganan|login|masuk) untuk (?:(?:lanjut|melanjutkan) )?membaca (?:artikel|berita) ini(?: selengkapnya)?"  # I
    r"|lanjutkan membaca dengan berlangganan"  # I
)
PAYWALL_OFFER = r"\bsegera berlangganan sekarang untuk memperoleh\b"  # R: in a line of it
TO_PAY = r"\brp\b|langganan|\b(?:beli|bayar|masuk|login)\b"  # I: in a link that opens a paid article
REPORTED_SPEECH = r"^[\"“]|[,”\"] (?:kata|ujar|tulis|tutur|ungkap|jelas|sebut|imbuh)\b|\b(?:kata|ujar|tutur|imbuh)nya\b|\b(?:menurut|demikian|bunyi|mengatakan|menulis|menyebut|tertulis|berbunyi)\b"
PAYWALL_OWN_CLASS = "kontan_premiun"  # R: the site spells it this way
PAYWALL = f"div.{PAYWALL_OWN_CLASS}, [class*=paywall]"  # R, I: the notice of a paid article
PAYWALL_CLASS = rf"{PAYWALL_OWN_CLASS}|paywall|pwall"  # R, I, B
PAID_BANNER_CLASS = r"\bprmtn\b"  # R: a banner for paid articles
SHORT_TEXT = 120  # words; a longer text is an article, even if it contains the words of a page without one
GALLERY_PICTURES, GALLERY_WORDS = 3, 30  # I: a page with this many pictures, and as few words for each, is a photo page

# Listings: rows and their fields. Sidebars use li and h1 too, so rows count only inside the list.
LISTING = ".list-berita"  # A
POPULAR = "berita-terpopuler"  # A: an id among the rows
ROW = f"descendant::li[not(ancestor-or-self::*[@id='{POPULAR}'] or descendant::*[@id='{POPULAR}'])]"
OFFSET_ROW = (  # A: a row may carry data-offset; on a page without LISTING, such rows outside of sidebars are the list
    f"//li[@data-offset][not(ancestor::aside or descendant::li[@data-offset] or ancestor-or-self::*[@id='{POPULAR}' or @id='loop_lastest'])]"
)
ROW_LINK = ("div.sp-hl.linkto-black h1 a", "h1 a", ".ket a")  # A
ROW_DATE = ("span.font-gray",)  # A
# A page past the end of the index has no row (A). It is identified by its words (I) or by the site's own links.
NO_ROWS_WORDS = r"tidak ada (?:berita|data|artikel|hasil)|belum ada berita"
MIN_SITE_LINKS = 10  # I: the menu alone has more; the page of a proxy or firewall has none
