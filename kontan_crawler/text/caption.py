"""Picture captions: "ILUSTRASI. Pekerja memanen kopi. REUTERS/Nama Fotografer"."""

import re

# An agency in capitals, a slash, a name; or "KONTAN/Nama", "ANTARA FOTO/Nama", "Foto: Nama", "(Nama)" at the end.
_CREDIT = re.compile(r"(?:^|[\s(])((?:[A-Z]{2,}[A-Za-z.]*\s){0,2}[A-Z]{2,}[A-Za-z.]*\s?/\s?[A-ZÀ-Ý][^/()]{1,60}?)[.)\s]*$")
_LABELLED = re.compile(r"\b(?:Foto|Kredit|Dok)\s*[.:]\s*([^/()]{2,60}?)[.)\s]*$", re.IGNORECASE)


def credit_of(caption: str) -> str | None:
    """Return photographer or agency named at the end of a caption, None where it names none."""
    match = _CREDIT.search(caption) or _LABELLED.search(caption)
    return match[1] if match else None
