"""Names for the invented news. Countries, cities and news agencies are real; every person and company is made up."""

COUNTRIES = (
    "Amerika Serikat", "China", "Jepang", "India", "Inggris", "Jerman", "Prancis", "Korea Selatan", "Brasil", "Meksiko",
    "Kanada", "Australia", "Vietnam", "Thailand", "Malaysia", "Singapura", "Turki", "Mesir", "Afrika Selatan", "Arab Saudi",
    "Uni Emirat Arab", "Italia", "Spanyol", "Belanda", "Polandia", "Norwegia", "Argentina", "Filipina", "Pakistan", "Nigeria",
)
CITIES = (
    "WASHINGTON", "NEW YORK", "BEIJING", "TOKYO", "LONDON", "NEW DELHI", "SEOUL", "PARIS", "BERLIN", "BRUSSELS", "SINGAPURA",
    "HONG KONG", "SYDNEY", "DUBAI", "RIYADH", "KAIRO", "JENEWA", "OTTAWA", "BANGKOK", "HANOI", "MEXICO CITY", "SAO PAULO",
)
LONG_PLACES = (
    "BEIJING/WASHINGTON/LONDON", "ABOARD AIR FORCE ONE", "WASHINGTON / WEST PALM BEACH, Florida", "TOKYO/SEOUL", "PARIS/BERLIN",
)
OFFICES = (
    "Menteri Keuangan", "Menteri Perdagangan", "Menteri Energi", "Gubernur Bank Sentral", "Perdana Menteri", "Wakil Presiden",
    "Menteri Luar Negeri", "Juru Bicara Pemerintah", "Ketua Parlemen", "Menteri Industri",
)
PERSONS = (
    "Daniel Whitcombe", "Margaret Hollowell", "Pieter van Oostrand", "Akira Tsunemori", "Lin Qiaozhen", "Rahul Devarajan",
    "Tomasz Wielgorski", "Elena Morvani", "Samir Al-Hadrawi", "Grace Okonjira", "Kim Dae-ryung", "Nguyen Van Thoai",
    "Robert Ashgrove", "Ingrid Halvorstad", "Carla Benedossi", "Omar Farisyah", "Victoria Langmere", "Somchai Prasertkul",
)
ACCENTED_PERSONS = (
    "Renée Dubraque", "José Almarán", "Jürgen Haldorf", "Ana Peñalba", "Zoë Lanthier", "Björn Åkervall", "Thérèse Montclavel",
)
COMPANIES = (
    "Norvex Energy", "Halden Motors", "Kestrel Semiconductor", "Baltara Shipping", "Aurelis Bank", "Pacifica Maritime",
    "Quillon Robotics", "Sundara Palm", "Tessaly Airlines", "Brightwater Foods", "Orbis & Vale Capital", "Helvion Pharma",
    "Nordhaven Steel", "Jadeite Mobility", "Cobalt Ridge Mining", "Luminara Cloud",
)
AGENCIES = ("Reuters", "Bloomberg", "BBC", "CNBC", "The Guardian", "Al Jazeera", "Nikkei Asia", "CNN", "AFP", "Kompas.com")
REPORTERS = (
    "Raditya Mahenda", "Sekar Wulandini", "Bagus Tirtana", "Dewi Anggarini", "Yoga Pranandya", "Nabila Kirana Putri",
    "Ferdian Satyawan", "Rosalina Tambunara", "Ilham Nugrahadi", "Maya Cendanasari",
)
EDITORS = ("Handaru Wibisana", "Lestari Kusumadewi", "Prastowo Adinegara", "Yudha Kartanata", "Tri Ayuningtias")
PHOTOGRAPHERS = ("Hannah Brockwell", "Dado Ruvente", "Kenji Morisaku", "Carolina Mendes", "Bagaskara Wira", "Issei Kitano")

SECTIONS = ("internasional", "global")
OTHER_SECTIONS = (
    "nasional", "investasi", "industri", "keuangan", "regional", "peluangusaha", "personalfinance", "analisis",
    "english", "momsmoney", "lifestyle", "insight",
)
RUBRICS = {"internasional": ("Internasional", "Global", "Amerika", "Asia", "Eropa"), "global": ("Global", "Dunia")}
REDESIGNED = ("momsmoney", "lifestyle")
"""Sections without the main template."""
