"""Lines of polls: a question to the reader, a survey, the button or the count under the answers. Lines are clean."""

import re

from kontan_crawler.text.prompts import has_speech

_MAX_LENGTH = 200  # characters
_POLL = re.compile(
    r"(?=.*\b(?:anda|kamu|pembaca|menurutmu|pendapatmu|perasaanmu)\b)(?=.*\b(?:setuju\w*|perasaan\w*|pendapat\w*|menurut\w*|pilih\w*|reaksi\w*|suka|yakin|puas|bermanfaat)\b).{8,160}\?",
    re.IGNORECASE,
)
_ABOUT_PAGE = re.compile(
    r".{0,100}\b(?:anda|kamu)\b.{0,40}\b(?:(?:setelah |usai |sesudah )?membaca (?:artikel|berita|tulisan|liputan) ini|merekomendasikan kontan)\b.{0,60}\?|(?:apa reaksi|bagaimana (?:perasaan|reaksi)) (?:anda|kamu)(?: (?:terhadap|atas|tentang|setelah|usai)\b.{0,40})?\?",
    re.IGNORECASE,
)
_SURVEY = re.compile(r"\b(?:polling|jajak pendapat|kuis|survei|poll|pilih jawaban|pilihan (?:anda|kamu))\b", re.IGNORECASE)
_VOTE = re.compile(
    r"(?:kirim|lihat|cek|tampilkan|hasil|beri(?:kan)?|total)?\W*(?:vote|voting|jawab(?:an)?|suara|pilih(?:an)?|memilih|ikut memilih|kirim|hasil|submit|responden|polling|results?)(?: (?:sementara|anda|kamu|saya|polling|sekarang))?"
    r"(?:\W*[\d.,]+)?(?: suara| responden| votes?| orang)?|(?:sebanyak )?[\d.,]+ pembaca (?:telah |sudah )?(?:memberi(?:kan)? suara|memilih|menjawab|ikut)\b.{0,40}|(?:total\W*)?[\d.,]+ (?:suara|responden|votes?|pemilih|orang)(?: \w+)?",
    re.IGNORECASE,
)


def is_poll(line: str) -> bool:
    """Return whether a line asks the reader for an opinion."""
    return bool(_POLL.fullmatch(line)) and not has_speech(line)


def asks_about_page(line: str) -> bool:
    """Return whether a line asks the reader what he thinks of the article or the paper: "Apa reaksi Anda?"."""
    return bool(_ABOUT_PAGE.fullmatch(line)) and not has_speech(line)


def is_survey(line: str) -> bool:
    """Return whether a short line names a poll, a survey or a quiz."""
    return len(line) <= _MAX_LENGTH and bool(_SURVEY.search(line)) and not line.endswith(".")


def is_vote_line(line: str) -> bool:
    """Return whether a line is the button or the count under a poll: "Kirim jawaban", "1.204 suara"."""
    return bool(_VOTE.fullmatch(line))
