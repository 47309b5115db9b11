"""Towns, as Indonesian newspapers spell them: without the paper's name before it, only a known town before a dash or colon is a dateline.

Capitals, seats of exchanges and of international bodies, and the towns of Indonesia that have a reporter. Add a town that is missing.
"""

_INDONESIA = (
    "Jakarta, Jakarta Pusat, Jakarta Selatan, Jakarta Utara, Jakarta Barat, Jakarta Timur, Bogor, Depok, Tangerang, Tangerang Selatan, Bekasi, Cikarang, Karawang, Serang,"
    " Cilegon, Lebak, Pandeglang, Bandung, Cimahi, Sumedang, Garut, Tasikmalaya, Ciamis, Cirebon, Indramayu, Majalengka, Kuningan, Subang, Purwakarta, Cianjur, Sukabumi,"
    " Semarang, Solo, Surakarta, Magelang, Salatiga, Kudus, Jepara, Pati, Rembang, Blora, Demak, Kendal, Batang, Pekalongan, Tegal, Brebes, Pemalang, Purwokerto, Banyumas,"
    " Cilacap, Purbalingga, Kebumen, Purworejo, Wonosobo, Temanggung, Boyolali, Klaten, Sukoharjo, Karanganyar, Sragen, Wonogiri, Yogyakarta, Sleman, Bantul, Kulon Progo,"
    " Gunungkidul, Surabaya, Sidoarjo, Gresik, Lamongan, Tuban, Bojonegoro, Mojokerto, Jombang, Malang, Batu, Pasuruan, Probolinggo, Lumajang, Jember, Banyuwangi, Bondowoso,"
    " Situbondo, Kediri, Blitar, Tulungagung, Trenggalek, Nganjuk, Madiun, Magetan, Ngawi, Ponorogo, Pacitan, Bangkalan, Sampang, Pamekasan, Sumenep, Denpasar, Badung, Gianyar,"
    " Ubud, Nusa Dua, Bali, Singaraja, Mataram, Lombok, Bima, Sumbawa, Kupang, Labuan Bajo, Ende, Maumere, Banda Aceh, Lhokseumawe, Aceh, Medan, Binjai, Deli Serdang,"
    " Pematangsiantar, Sibolga, Padang, Bukittinggi, Payakumbuh, Pekanbaru, Dumai, Batam, Tanjungpinang, Bintan, Natuna, Jambi, Palembang, Lubuklinggau, Bengkulu, Bandar Lampung,"
    " Lampung, Metro, Pangkalpinang, Belitung, Pontianak, Singkawang, Ketapang, Putussibau, Kapuas Hulu, Palangkaraya, Palangka Raya, Sampit, Banjarmasin, Banjarbaru, Martapura,"
    " Samarinda, Balikpapan, Bontang, Kutai Kartanegara, Penajam, IKN, Nusantara, Tarakan, Nunukan, Tanjung Selor, Makassar, Gowa, Maros, Parepare, Palopo, Luwu, Mamuju, Palu,"
    " Morowali, Poso, Kendari, Baubau, Kolaka, Gorontalo, Manado, Bitung, Tomohon, Ambon, Ternate, Sofifi, Tidore, Halmahera, Jayapura, Sentani, Timika, Merauke, Wamena, Nabire,"
    " Biak, Manokwari, Sorong, Fakfak, Rote, Sabang"
)
_ASIA_AND_PACIFIC = (
    "Kuala Lumpur, Putrajaya, Johor Bahru, Penang, Kuching, Singapura, Bangkok, Phuket, Chiang Mai, Hanoi, Ho Chi Minh, Ho Chi Minh City, Da Nang, Phnom Penh, Vientiane, Yangon,"
    " Naypyidaw, Manila, Cebu, Davao, Bandar Seri Begawan, Dili, Tokyo, Osaka, Kyoto, Nagoya, Yokohama, Hiroshima, Fukuoka, Sapporo, Seoul, Busan, Incheon, Pyongyang, Beijing,"
    " Shanghai, Shenzhen, Guangzhou, Hangzhou, Wuhan, Chengdu, Chongqing, Tianjin, Nanjing, Xian, Hong Kong, Hongkong, Makau, Taipei, Kaohsiung, Ulan Bator, Ulaanbaatar, New Delhi,"
    " Delhi, Mumbai, Bengaluru, Bangalore, Chennai, Kolkata, Hyderabad, Ahmedabad, Islamabad, Karachi, Lahore, Dhaka, Colombo, Kolombo, Kathmandu, Thimphu, Male, Kabul, Tashkent,"
    " Astana, Almaty, Bishkek, Dushanbe, Ashgabat, Baku, Tbilisi, Yerevan, Canberra, Sydney, Melbourne, Brisbane, Perth, Adelaide, Darwin, Hobart, Wellington, Auckland, Port Moresby,"
    " Suva, Apia, Honiara, Noumea"
)
_MIDDLE_EAST_AND_AFRICA = (
    "Riyadh, Jeddah, Mekkah, Makkah, Madinah, Dubai, Abu Dhabi, Sharjah, Doha, Kuwait, Kuwait City, Manama, Muscat, Sanaa, Aden, Teheran, Tehran, Baghdad, Bagdad, Erbil, Damaskus,"
    " Beirut, Amman, Yerusalem, Tel Aviv, Gaza, Ramallah, Ankara, Istanbul, Izmir, Nikosia, Kairo, Alexandria, Tripoli, Tunis, Aljir, Rabat, Casablanca, Khartoum, Addis Ababa,"
    " Nairobi, Mombasa, Kampala, Kigali, Dar es Salaam, Mogadishu, Lagos, Abuja, Accra, Dakar, Abidjan, Bamako, Niamey, Ouagadougou, Kinshasa, Luanda, Lusaka, Harare, Windhoek,"
    " Gaborone, Maputo, Antananarivo, Johannesburg, Pretoria, Cape Town, Durban"
)
_EUROPE = (
    "London, Manchester, Edinburgh, Glasgow, Birmingham, Dublin, Belfast, Paris, Lyon, Marseille, Strasbourg, Davos, Jenewa, Geneva, Zurich, Bern, Basel, Brussel, Brussels, Antwerp,"
    " Amsterdam, Rotterdam, Den Haag, The Hague, Luksemburg, Berlin, Frankfurt, Munich, Muenchen, Hamburg, Koln, Bonn, Stuttgart, Dresden, Leipzig, Wina, Vienna, Roma, Milan, Milano,"
    " Napoli, Turin, Venesia, Vatikan, Madrid, Barcelona, Valencia, Lisabon, Porto, Athena, Sofia, Bukares, Budapest, Praha, Bratislava, Warsawa, Krakow, Kopenhagen, Oslo, Bergen,"
    " Stockholm, Helsinki, Reykjavik, Tallinn, Riga, Vilnius, Kyiv, Kiev, Odesa, Kharkiv, Moskow, Moskwa, St. Petersburg, Minsk, Chisinau, Beograd, Zagreb, Ljubljana, Sarajevo,"
    " Skopje, Tirana, Podgorica, Valletta, Monako"
)
_AMERICAS = (
    "Washington, Washington DC, Washington D.C., New York, Los Angeles, San Francisco, San Jose, Silicon Valley, Seattle, Chicago, Boston, Houston, Dallas, Austin, Miami, Atlanta,"
    " Detroit, Denver, Phoenix, Las Vegas, Philadelphia, Baltimore, Minneapolis, Omaha, New Orleans, Honolulu, Palm Beach, West Palm Beach, Ottawa, Toronto, Montreal, Vancouver,"
    " Calgary, Mexico City, Monterrey, Havana, Kingston, Port-au-Prince, San Juan, Guatemala, San Salvador, Tegucigalpa, Managua, Panama, Bogota, Medellin, Caracas, Quito, Guayaquil,"
    " Lima, La Paz, Santiago, Buenos Aires, Montevideo, Asuncion, Brasilia, Sao Paulo, Rio de Janeiro"
)
_TOWNS = frozenset(
    town.strip().casefold()
    for region in (_INDONESIA, _ASIA_AND_PACIFIC, _MIDDLE_EAST_AND_AFRICA, _EUROPE, _AMERICAS)
    for town in region.split(",")
)


def is_town(printed: str) -> bool:
    """Return whether a text is a known town in any case, or several with slashes between them: "JAKARTA", "Moskow/Kyiv"."""
    return all(town.strip().casefold() in _TOWNS for town in printed.partition(",")[0].split("/"))
