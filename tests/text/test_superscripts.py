"""Superscripts: powers, marks of footnotes, and letters that stay."""

import pytest

from tests.text.fragments import read_body

SUPERSCRIPTS = [
    # powers of a number
    ("Ada 10<sup>12</sup> bintang", "Ada 10^12 bintang"),
    ("sebesar 3,2 x 10<sup>6</sup> ton", "sebesar 3,2 x 10^6 ton"),
    ("sebesar 3,2 × 10<sup>1</sup> ton", "sebesar 3,2 × 10^1 ton"),
    ("10<sup>-9</sup> meter", "10^-9 meter"),
    ("10<sup>−9</sup> meter", "10^−9 meter"),
    ("10<sup> 3 </sup> kali", "10^3 kali"),
    ("10<sup><b>9</b></sup> sel", "10^9 sel"),
    ("2<sup>10</sup> kemungkinan", "2^10 kemungkinan"),
    ("2<sup>n</sup> kemungkinan", "2^n kemungkinan"),
    ("10<sup>n-1</sup> kemungkinan", "10^(n-1) kemungkinan"),
    ("5<sup>2</sup> = 25", "5^2 = 25"),
    ("3<sup>2</sup> + 4<sup>2</sup> = 25", "3^2 + 4^2 = 25"),
    ("nilai (1 + r)<sup>10</sup> kali modal", "nilai (1 + r)^10 kali modal"),
    ("nilai (1+0,05)<sup>t</sup> kali modal", "nilai (1+0,05)^t kali modal"),
    # powers of a letter
    ("rumus E=mc<sup>2</sup> itu", "rumus E=mc^2 itu"),
    ("rumus E = mc<sup>2</sup> itu", "rumus E = mc^2 itu"),
    ("x<sup>2</sup> + y<sup>2</sup>", "x^2 + y^2"),
    ("x<sup>n</sup>", "x^n"),
    ("dengan R<sup>2</sup> 0,98", "dengan R^2 0,98"),
    ("2x<sup>3</sup>", "2x^3"),
    # marks of footnotes
    ("Inflasi tahun 2024<sup>1</sup> mencapai", "Inflasi tahun 2024 [1] mencapai"),
    ("mencapai 3,2%<sup>[2]</sup>.", "mencapai 3,2% [2]."),
    ("mencapai 3,2%<sup>2</sup>.", "mencapai 3,2% [2]."),
    ("mencapai 3,2<sup>2</sup> persen", "mencapai 3,2 [2] persen"),
    ("Rp 5.000<sup>3</sup> per liter", "Rp 5.000 [3] per liter"),
    ("US$ 94,39<sup>12</sup>", "US$ 94,39 [12]"),
    ("kata dia<sup>1</sup>", "kata dia [1]"),
    ("kata dia<sup>1</sup>yang", "kata dia [1] yang"),
    ("kata dia <sup>1</sup> yang", "kata dia [1] yang"),
    ("kata dia.<sup>1</sup> Lalu", "kata dia. [1] Lalu"),
    ("“Siap.”<sup>4</sup>", "“Siap.” [4]"),
    ("kata dia (Jakarta)<sup>1</sup>", "kata dia (Jakarta) [1]"),
    ("kata dia<sup>1,2</sup>", "kata dia [1,2]"),
    ("kata dia<sup>1-3</sup>", "kata dia [1-3]"),
    ("kata dia<sup>1</sup><sup>2</sup>", "kata dia [1] [2]"),
    ("kata dia<sup>[1]</sup><sup>[2]</sup>", "kata dia [1] [2]"),
    ("kata dia<sup>(1)</sup>", "kata dia [1]"),
    ("kata dia<sup>1)</sup>", "kata dia [1]"),
    ("kata dia<sup>[a]</sup>", "kata dia [a]"),
    ("produksi<sup>a</sup>", "produksi [a]"),
    ("tahun 2024<sup>b</sup>", "tahun 2024 [b]"),
    ("sebanyak 10<sup>1</sup> orang", "sebanyak 10 [1] orang"),
    ("sebanyak 10<sup><a href='#fn2'>2</a></sup> orang", "sebanyak 10 [2] orang"),
    ("sebanyak 10<a href='#fn2'><sup>2</sup></a> orang", "sebanyak 10 [2] orang"),
    ("lahan <a href='/lahan'>5 m<sup>2</sup></a> itu", "lahan 5 m2 itu"),
    ("jalur (Jakarta-Bandung)<sup>2</sup>", "jalur (Jakarta-Bandung) [2]"),
    ("musim (2024/25)<sup>2</sup>", "musim (2024/25) [2]"),
    ("seluas 5 m<sup><a href='#fn2'>2</a></sup>", "seluas 5 m [2]"),
    ("sebanyak 25<sup>2</sup> perusahaan", "sebanyak 25 [2] perusahaan"),
    ("Pasal 5<sup>1</sup> mengatur", "Pasal 5 [1] mengatur"),
    ("Grup A<sup>1</sup>", "Grup A [1]"),
    ("tahun <b>2024</b><sup>1</sup>", "tahun 2024 [1]"),
    ("<sup>1</sup> Data sementara", "[1] Data sementara"),
    ("<sup>1</sup>Data sementara", "[1] Data sementara"),
    ("<sup>1</sup>Ia menolak", "[1] Ia menolak"),
    # units
    ("lahan 5 m<sup>2</sup>.", "lahan 5 m2."),
    ("lahan 5m<sup>2</sup>", "lahan 5m2"),
    ("1.000 km<sup>2</sup>", "1.000 km2"),
    ("waduk 3 km<sup>3</sup>", "waduk 3 km3"),
    ("Rp 5 juta/m<sup>2</sup>", "Rp 5 juta/m2"),
    ("250 cm<sup>3</sup>", "250 cm3"),
    ("9,8 m/s<sup>2</sup>", "9,8 m/s2"),
    ("120 meter<sup>3</sup>", "120 meter3"),
    ("900 ft<sup>2</sup>", "900 ft2"),
    # chemistry, temperatures, ordinals, signs
    ("emisi CO<sub>2</sub> naik", "emisi CO2 naik"),
    ("H<sub>2</sub>SO<sub>4</sub>", "H2SO4"),
    ("ion Ca<sup>2+</sup>", "ion Ca2+"),
    ("ion Cl<sup>-</sup>", "ion Cl-"),
    ("<sup>235</sup>U", "235U"),
    ("isotop <sup>14</sup>C", "isotop 14C"),
    ("1<sup>st</sup> Floor", "1st Floor"),
    ("the 20<sup>th</sup> century", "the 20th century"),
    ("XX<sup>e</sup> siècle", "XXe siècle"),
    ("4<sup>e</sup> étage", "4e étage"),
    ("R<sup>p</sup> 5.000", "Rp 5.000"),
    ("N<sup>o</sup> 5, M<sup>me</sup> Dupont", "No 5, Mme Dupont"),
    ("1<sup>a</sup> edisi", "1a edisi"),
    ("suhu 5<sup>o</sup>C", "suhu 5°C"),
    ("suhu 30<sup>0</sup>C", "suhu 30°C"),
    ("suhu 30<sup>o</sup> C", "suhu 30° C"),
    ("Merek<sup>TM</sup> dan Nama<sup>®</sup>", "MerekTM dan Nama®"),
    ("Inflasi<sup>*</sup> naik", "Inflasi* naik"),
    ("sekitar <sup>1</sup>/<sub>2</sub> liter", "sekitar 1/2 liter"),
    ("sekitar 2<sup>1</sup>/<sub>2</sub> liter", "sekitar 2 1/2 liter"),
    ("kata <sup>kecil sekali di atas</sup> garis", "kata kecil sekali di atas garis"),
    ("kata<sup></sup> dia", "kata dia"),
    ("30 m², 10¹²", "30 m², 10¹²"),
]


@pytest.mark.parametrize(("fragment", "wanted"), SUPERSCRIPTS)
def test_superscript(fragment: str, wanted: str) -> None:
    assert [block.text for block in read_body(f"<p>{fragment}</p>", "").blocks] == [wanted]


def test_superscript_in_a_table() -> None:
    blocks = read_body("<table><tr><td>2024<sup>1</sup></td><td>10<sup>3</sup></td></tr></table>", "").blocks
    assert [block.text for block in blocks] == ["2024 [1] | 10^3"]
