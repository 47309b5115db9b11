"""Names of people and companies that are also names of months: "Mei Lin", "Liu Mei", "Juli Astuti", "APRIL"."""

from functools import lru_cache

from kontan_crawler.dates.context import Context
from kontan_crawler.dates.tokens import BREAK

# Before a month; before a name there is none of these: "sejak Mei Bank Indonesia menahan bunga".
BEFORE_MONTH = frozenset(
    "pada sejak semenjak hingga sampai bulan per selama sepanjang jelang menjelang mulai memasuki periode inflasi deflasi ekspor impor "
    "data laporan penjualan produksi kontrak pengiriman realisasi neraca survei gaji indeks rilis edisi".split()
)
# Before or after the name of a person.
BEFORE_PERSON = frozenset(
    "kata ujar tutur ucap jelas tegas ungkap papar tambah imbuh pungkas sambung menurut bernama oleh kepada bersama "
    "ibu bu bapak pak nyonya ny nona tuan kak mbak mas dr istri putri anak gadis perempuan wanita pria warga korban saksi tersangka "
    "analis ekonom direktur ketua pengamat pedagang pengusaha pengacara peneliti guru dokter penulis aktris artis penyanyi atlet bicara "
    "anggota manajer kepala ahli pakar sekretaris komisaris presdir ceo trader investor nasabah pegawai karyawan petani".split()
)
AFTER_PERSON = frozenset("mengatakan berkata menuturkan menjelaskan menambahkan mengaku bercerita berharap tersenyum tertawa".split())
JOINING = frozenset({"dan", "serta", "atau"})
# Family and given names beside "Mei", where no other word decides.
FAMILY_NAMES = frozenset(
    "ang cai cao chan chen cheng chow chu deng ding du fan fang feng fu gao guo han he ho hong hu huang jia jiang jin kang khoo kim kwok lai "
    "lam lau lee li liang liem lim lin liu lo long lu luo ma mao meng mu ng ong pan park peng qian qin ren shen shi siti song sri sun tan tang tao "
    "teo tian tsai tse wang wei wen wong wu xi xia xiao xie xu xue yan yang yao ye yi yin yu yuan yun zeng zhang zhao zheng zhong zhou zhu".split()
)
GIVEN_NAMES = frozenset(
    "fang fen feng fong hong hua jing juan jun kuan lan lee li lian lien lin ling mei na ping qi ting xia xiang xiu yan yi ying yu yun zhen".split()
)
# Capitalised words that begin a clause or the name of a country or institution: "Mei Bank Indonesia menahan bunga".
NO_GIVEN_NAMES = frozenset(
    "amerika arab bank china tiongkok indonesia inggris jepang jerman eropa korea india rusia prancis australia singapura thailand vietnam "
    "federal presiden menteri gubernur ketua direktur pemerintah kementerian badan komisi otoritas bursa wall perusahaan".split()
)
# In a headline every word is capitalised, but for these.
NOT_CAPITALISED = frozenset(
    "yang pada dari akan atau atas oleh bagi jadi saat usai akibat untuk dengan hingga karena setelah sebagai dalam".split()
)
HEADLINE_TOKENS = 24


def is_name(context: Context) -> bool:
    """Return whether a bare month is, or belongs to, the name of a person or company."""
    before, after = context.word_before(), context.word_after()
    if before.lower() in BEFORE_MONTH:
        return False
    if context.text.isupper() and len(context.text) > 1:
        return (before.islower() and before.isalpha()) or (after.islower() and after.isalpha())
    return is_joined(context) or begins_name(context, before, after) or ends_name(context, before, after)


def is_joined(context: Context) -> bool:
    """Return whether a hyphen joins the month to a name: "Soong Mei-ling"."""
    joined = context.stream.tokens[context.end : context.end + 2]
    return context.text == "Mei" and joined[:1] == ["-"] and "".join(joined[1:]).lower() in GIVEN_NAMES


def begins_name(context: Context, before: str, after: str) -> bool:
    """Return whether the word after the month is the rest of a name: "Mei Lin", "kata Juli Astuti"."""
    if not is_title_case(after) or after.lower() in NO_GIVEN_NAMES:
        return False
    if context.text == "Mei" and after.lower() in GIVEN_NAMES:
        return True
    may_begin = is_title_case(before) or not before[:1].isalnum() or before.lower() in BEFORE_PERSON or before.lower() in JOINING
    return may_begin and not in_headline(context)


def ends_name(context: Context, before: str, after: str) -> bool:
    """Return whether the word before the month is the first part of a name, or calls for one: "Liu Mei", "kata Juli"."""
    if before.lower() in BEFORE_PERSON:
        return not in_headline(context)
    if context.text == "Mei" and is_title_case(before) and before.lower() in FAMILY_NAMES:
        return True
    if after.lower() in AFTER_PERSON:
        return is_title_case(before) or not before[:1].isalnum()
    return is_title_case(before) and context.word_before(2).lower() in BEFORE_PERSON and not in_headline(context)


def is_title_case(word: str) -> bool:
    """Return whether a word is capitalised and not in capitals."""
    return word[:1].isupper() and word[1:].islower()


def in_headline(context: Context) -> bool:
    """Return whether all longer words around the expression are capitalised, as in a headline."""
    symbols, tokens = context.stream.symbols, context.stream.tokens
    before = symbols[max(0, context.start - HEADLINE_TOKENS) : context.start]
    start = context.start - len(before) + before.rfind(BREAK) + 1
    length = len(symbols[context.end : context.end + HEADLINE_TOKENS].partition(BREAK)[0])
    around = tokens[start : context.start] + tokens[context.end : context.end + length]
    longer = [is_capitalised(word) for word in around if len(word) > 3]
    return longer.count(True) > 1 and False not in longer


@lru_cache(maxsize=10_000)
def is_capitalised(word: str) -> bool | None:
    """Return whether a word is capitalised; None for numbers, and for words that are small in headlines too."""
    return word[0].isupper() if word.isalpha() and word not in NOT_CAPITALISED else None
