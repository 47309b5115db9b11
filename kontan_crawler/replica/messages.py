"""Pages that say why there is nothing to read."""

from typing import NamedTuple


class Message(NamedTuple):
    """Status, class of the box, headline, and what it says."""

    status: int
    box: str
    heading: str
    line: str


MISSING = ("Halaman Tidak Ditemukan", "Maaf, halaman yang Anda cari tidak ditemukan atau sudah dihapus.")
MESSAGES = {
    "gone_404": Message(404, "page-404", *MISSING),
    "gone_410": Message(410, "page-404", "Artikel Telah Dihapus", "Artikel ini sudah tidak tersedia karena telah dihapus oleh redaksi."),
    "gone_200": Message(200, "page-404", *MISSING),
    "server_200": Message(
        200, "page-error", "Terjadi Kesalahan", "Maaf, server kami sedang mengalami gangguan. Silakan coba beberapa saat lagi."
    ),
    "paid": Message(
        200, "page-insight", "Kontan Insight", "Konten ini khusus untuk pelanggan. Silakan berlangganan untuk membaca selengkapnya."
    ),
}
