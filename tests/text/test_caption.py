"""The photographer or agency in a caption."""

import pytest

from kontan_crawler.text.caption import credit_of, is_credit, with_space_before_credit, without_counter

CREDITS: list[tuple[str, str | None]] = [
    ("Keluarga itu membuka dok. pribadi", None),
    ("ILUSTRASI. Pekerja memanen kopi. REUTERS/Tia Anjani", "REUTERS/Tia Anjani"),
    ("ILUSTRASI. Pekerja memanen kopi. REUTERS/Tia Anjani.", "REUTERS/Tia Anjani"),
    ("ILUSTRASI. Pekerja memanen kopi (REUTERS/Tia Anjani)", "REUTERS/Tia Anjani"),
    ("ILUSTRASI. Kurs. KONTAN/Tia A. Anjani", "KONTAN/Tia A. Anjani"),
    ("ILUSTRASI. Kapal tangki. ANTARA FOTO/Tia Anjani", "ANTARA FOTO/Tia Anjani"),
    ("ILUSTRASI. Kapal tangki. ANTARA FOTO/Tia Anjani/tia.", "ANTARA FOTO/Tia Anjani/tia"),
    ("ILUSTRASI. Kapal tangki. REUTERS/Tia Anjani/File Photo", "REUTERS/Tia Anjani/File Photo"),
    ("ILUSTRASI. Sidang dewan. AFP/Tia Anjani", "AFP/Tia Anjani"),
    ("Pekerja memanen kopi. Foto: Tia Anjani", "Tia Anjani"),
    ("REUTERS/Tia Anjani", "REUTERS/Tia Anjani"),
    ("ILUSTRASI. Kapal tangki. REUTERS", "REUTERS"),
    ("ILUSTRASI. Kapal tangki. Bloomberg/Tia Anjani", "Bloomberg/Tia Anjani"),
    ("Kapal tangki (Bloomberg/Tia Anjani)", "Bloomberg/Tia Anjani"),
    ("Kapal tangki. (Bloomberg / Tia Anjani)", "Bloomberg / Tia Anjani"),
    ("Kapal tangki. Reuters/Tia Anjani", "Reuters/Tia Anjani"),
    ("Kapal tangki. Pool via REUTERS/Tia Anjani", "Pool via REUTERS/Tia Anjani"),
    ("Kapal tangki. AP Photo/Tia Anjani", "AP Photo/Tia Anjani"),
    ("Kapal tangki. KONTAN/Tia Anjani/04/02/2026", "KONTAN/Tia Anjani"),
    ("Kapal tangki. Kredit: Tia Anjani", "Tia Anjani"),
    ("Kapal tangki. Dok. Kontan Media", "Dok. Kontan Media"),
    ("Logo Hershey. Dok Hershey", "Dok Hershey"),
    ("Perdana menteri di Tokyo. Kyodo/via REUTERS", "Kyodo/via REUTERS"),
    ("Kapal patroli di fjord (Arktisk Kommando/via REUTERS)", "Arktisk Kommando/via REUTERS"),
    ("Kapal perang itu bersandar (Dok Kodja Bahari)", None),
    ("Kapal itu dirawat di Dok Nasional", None),
    ("Kapal tangki (Dok. Perusahaan)", "Dok. Perusahaan"),
    ("Foto: Dok. Perusahaan", "Dok. Perusahaan"),
    ("Nelayan di dermaga. Fotografer: Tia Anjani/REUTERS", "Tia Anjani/REUTERS"),
    ("Nelayan di dermaga. dok. pribadi", "dok. pribadi"),
    ("Nelayan di dermaga (dokumentasi keluarga)", "dokumentasi keluarga"),
    ("Nelayan menurunkan tuna. [Dok. Koperasi Samudra]", "Dok. Koperasi Samudra"),
    ("Kapal tangki. dok. Kemlu/Handout", "dok. Kemlu/Handout"),
    ("Dok. Kementerian Luar Negeri", "Dok. Kementerian Luar Negeri"),
    ("Kapal tangki./REUTERS/Tia Anjani", "REUTERS/Tia Anjani"),
    ("Kapal tangki /REUTERS", "REUTERS"),
    ("Sepiring ayam. shutterstock", "shutterstock"),
    ("Sepiring ayam. (Foto: shutterstock)", "shutterstock"),
    ("Sepiring ayam (freepik.com)", "freepik.com"),
    ("Kapal tangki (Istimewa)", "Istimewa"),
    ("Poster film. dok/Rumah Layar", "dok/Rumah Layar"),
    ("Rapat kabinet. BPMI Setpres/Tia", "BPMI Setpres/Tia"),
    ("Kapal tangki. REUTERS/Tia van den Berg", "REUTERS/Tia van den Berg"),
    ("Kapal tangki. ANP/Tia de Wit", "ANP/Tia de Wit"),
    ("Kapal tangki. DOK/Pexels", "DOK/Pexels"),
    ("Kapal tangki. THE STRAITS TIMES/Tia Anjani", "THE STRAITS TIMES/Tia Anjani"),
    ("Kapal tangki. FREEPIK/foto_laut", "FREEPIK/foto_laut"),
    ("Kapal tangki. FREEPIK/tia studio", "FREEPIK/tia studio"),
    ("Kapal tangki. Freepik/tia", "Freepik/tia"),
    ("Kapal tangki. Kyodo", "Kyodo"),
    ("Foto: Kapal tangki di Oslo (Bloomberg)", "Bloomberg"),
    ("Kapal tangki. Keystone/Tia Anjani", "Keystone/Tia Anjani"),
    ("Kapal tangki. Kyodo News", "Kyodo News"),
    ("Kapal tangki. Freepik", "Freepik"),
    ("Kapal tangki. Unsplash/Tia Anjani", "Unsplash/Tia Anjani"),
    ("Kapal tangki. Lusa/Inês Anjani", "Lusa/Inês Anjani"),
    ("Kapal tangki. REUTERS/Linh Đặng", "REUTERS/Linh Đặng"),
    ("Kapal tangki. REUTERS/Ōe Kenji", "REUTERS/Ōe Kenji"),
    ("Kapal tangki. © Yonhap", "Yonhap"),
    ("Kapal tangki. © Kyodo via REUTERS", "Kyodo via REUTERS"),
    ("Kapal tangki. | Kyodo via REUTERS", "Kyodo via REUTERS"),
    ("Kapal tangki. KONTAN/Dok. Perusahaan", "KONTAN/Dok. Perusahaan"),
    ("Kapal tangki. KONTAN/Tia A.", "KONTAN/Tia A."),
    ("Kapal tangki. KONTAN/Tia Anjani.", "KONTAN/Tia Anjani"),
    ("Kapal tangki. ©KONTAN/Tia Anjani", "KONTAN/Tia Anjani"),
    ("Kapal tangki. ©ANTARA FOTO/Tia Anjani", "ANTARA FOTO/Tia Anjani"),
    ("Kapal tangki. dok/Pixabay", "dok/Pixabay"),
    ("Kapal tangki. Norwegian Daily via REUTERS", "Norwegian Daily via REUTERS"),
    ("Kapal tangki (Foto: Sputnik/Istana via REUTERS)", "Sputnik/Istana via REUTERS"),
    ("Kapal tangki. Tribun Jateng/Tia Anjani", "Tribun Jateng/Tia Anjani"),
    ("Kapal tangki. Surya/Tia Anjani", "Surya/Tia Anjani"),
    ("Kapal tangki (Handout/Universitas Oslo)", "Handout/Universitas Oslo"),
    ("Kapal tangki. © The Oslo Times/Tia Anjani", "The Oslo Times/Tia Anjani"),
    ("Kapal tangki. Fotografer: Unsplash", "Unsplash"),
    ("Kapal tangki. Jepretan: Tia Anjani", "Tia Anjani"),
    ("Kapal tangki. Potret oleh Tia Anjani", "Tia Anjani"),
    ("Kapal tangki (jepretan oleh Tia Anjani)", "Tia Anjani"),
    ("Pengunjung melihat lukisan Potret oleh Affandi", None),
    ("Potret: Gedung Bursa Efek Indonesia", None),
    ("Kapal tangki. Fotografer: REUTERS/Tia Anjani", "REUTERS/Tia Anjani"),
    ("Gedung bursa di Oslo. (Tia Anjani/KONTAN)", "Tia Anjani/KONTAN"),
    ("Kapal tangki. Pewarta foto: Tia Anjani", "Tia Anjani"),
    ("Kapal tangki (Foto: istimewa)", "istimewa"),
    ("Kapal tangki (foto oleh Tia Anjani)", "Tia Anjani"),
    ("Kapal tangki (Foto: dok. humas PLN)", "dok. humas PLN"),
    ("Kapal tangki (Foto: Tia Anjani/kontan)", "Tia Anjani/kontan"),
    ("Fotografer: REUTERS/Tia Anjani. Kapal di dermaga.", "REUTERS/Tia Anjani"),
]

NO_CREDITS = [
    "Tamu istimewa",
    "Ia memotret dengan kamera dari Canva",
    "Kurs (Rupiah/Dolar AS)",
    "Laga final. Inggris/Wales Utara",
    "Pasangan itu (Fajar/Rian Ardianto)",
    "Perbedaan di antara (antara)",
    "",
    "ILUSTRASI. Pekerja memanen kopi.",
    "ILUSTRASI. Bendera AS/China berkibar",
    "Pengunjung melihat pameran foto. Acara itu berlangsung dua hari.",
    "ILUSTRASI. Kurs USD/IDR hari ini",
    "ILUSTRASI.",
    "Harga kapal menurut Bloomberg",
    "Kapal tangki di dok.",
    "Kapal tangki di layar laman Freepik",
    "Kapal masuk dok. Perbaikan dimulai",
    "Kapal masuk ke Dok. Selanjutnya diperbaiki.",
    "Dok. 14 halaman",
    "Kapal tangki. AFP/antara foto lama",
    "Kapal tangki. © 2026 Konten oleh Kontan",
    "Kapal tangki. © Hak Cipta Kontan Nusantara",
    "Pameran karya fotografer: dari Oslo sampai Bergen.",
    "Buku itu memuat 120 foto oleh Sebastiao Salgado.",
    "Bank memberi kredit: dok jaminan harus lengkap",
]


@pytest.mark.parametrize(
    ("caption", "rest"),
    [
        ("1/3 ILUSTRASI. Kapal", "ILUSTRASI. Kapal"),
        ("1/3ILUSTRASI. Kapal", "ILUSTRASI. Kapal"),
        ("2 / 3", ""),
        ("Kapal tiba 4/2 di Oslo", "Kapal tiba 4/2 di Oslo"),
        ("1/3 dari kapal itu", "1/3 dari kapal itu"),
    ],
)
def test_counter_of_a_gallery(caption: str, rest: str) -> None:
    assert without_counter(caption) == rest


@pytest.mark.parametrize(("caption", "credit"), CREDITS)
def test_credit(caption: str, credit: str) -> None:
    assert credit_of(caption) == credit


def test_space_before_a_credit_in_an_element_of_its_own() -> None:
    assert with_space_before_credit("Kapal di Oslo.REUTERS/Tia Anjani") == "Kapal di Oslo. REUTERS/Tia Anjani"
    for caption in ("Kapal di Oslo. REUTERS/Tia Anjani", "Kapal di Oslo (REUTERS/Tia Anjani)", "Kapal di Oslo.", "REUTERS/Tia Anjani"):
        assert with_space_before_credit(caption) == caption


@pytest.mark.parametrize("line", ["Pexels/Mikhail N.", "Foto: REUTERS/Tia Anjani", "(Istimewa)", "BPMI Setpres/Tia"])
def test_nothing_but_a_credit(line):
    assert is_credit(line)


@pytest.mark.parametrize("line", ["Fotografer:", "Sebuah warung dengan rasa - istimewa", "Kapal di dermaga. REUTERS"])
def test_more_or_less_than_a_credit(line):
    assert not is_credit(line)


@pytest.mark.parametrize("caption", NO_CREDITS)
def test_no_credit(caption: str) -> None:
    assert credit_of(caption) is None
