"""Error pages and notices."""

from typing import NamedTuple


class MessagePage(NamedTuple):
    """A page with one message. box: the CSS class of its box."""

    status: int
    box: str
    heading: str
    line: str


MISSING = ("Halaman Tidak Ditemukan", "Maaf, halaman yang Anda cari tidak ditemukan atau sudah dihapus.")
MESSAGES = {
    "gone_404": MessagePage(404, "page-404", *MISSING),
    "gone_410": MessagePage(
        410, "page-404", "Artikel Telah Dihapus", "Artikel ini sudah tidak tersedia karena telah dihapus oleh redaksi."
    ),
    "gone_200": MessagePage(200, "page-404", *MISSING),
    "server_200": MessagePage(
        200, "page-error", "Terjadi Kesalahan", "Maaf, server kami sedang mengalami gangguan. Silakan coba beberapa saat lagi."
    ),
    "paid": MessagePage(
        200, "page-insight", "Kontan Insight", "Konten ini khusus untuk pelanggan. Silakan berlangganan untuk membaca selengkapnya."
    ),
}
