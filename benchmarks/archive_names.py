"""Words that made-up archives are made of: names of persons and towns by region, posts, bodies and subjects. All names are invented.

Family names and towns are stems with endings, so that there are enough of them. Real are only the names of countries.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """What names are like in a region.

    Args:
        countries: ISO 3166-1 alpha-2 and English name of each, with its adjective.
        women, men: given names.
        stems, endings: of family names.
        towns, town_endings: stems and endings of towns.
    """

    countries: tuple[tuple[str, str, str], ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    stems: tuple[str, ...]
    endings: tuple[str, ...]
    towns: tuple[str, ...]
    town_endings: tuple[str, ...]


def _region(countries: str, *words: str) -> Region:
    rows = tuple(tuple(country.split("/")) for country in countries.split(", "))
    return Region(rows, *(tuple(group.split()) for group in words))  # type: ignore[arg-type]


REGIONS = (
    _region(
        "NO/Norway/Norwegian, SE/Sweden/Swedish, DK/Denmark/Danish",
        "Ingvild Solveig Astrid Ragnhild Gunvor Tuva Sigrid Marit Liv Kjersti Bodil Helga",
        "Torstein Halvard Eirik Sindre Oddvar Gunnar Leif Mogens Aksel Jostein Vidar Asbjørn",
        "Thors Halvor Grim Eiker Lind Svart Kvern Bjørk Sol Ting Hauk Moss",
        "nes vik haug stad dal berg rud mo land sæther",
        "Vester Salt Kvit Lang Tind Grønn Havn Steins Alme Rein",
        "fjorden havn sund vik ås nes stad torp",
    ),
    _region(
        "AT/Austria/Austrian, DE/Germany/German, CH/Switzerland/Swiss",
        "Ilse Roswitha Annegret Gudrun Friederike Leonie Mechthild Verena Edda Hannelore Traudl Sabine",
        "Matthias Burkhard Eckart Leopold Ulrich Wendelin Gernot Falk Severin Anselm Reinhold Tilman",
        "Ober Varn Holz Stein Roth Kalten Brand Eich Lauter Winter Grün Wasser",
        "hagen hollenzer egger bichler brunner acher lechner thaler moser feld",
        "Linden Alt Kron Albans Ebers Rauen Mühl Weiden Hoch Tannen",
        "au feld brück stein bach walde heim kirchen",
    ),
    _region(
        "PL/Poland/Polish, CZ/Czechia/Czech, SI/Slovenia/Slovenian",
        "Agnieszka Bohdana Jadwiga Ludmila Zdenka Milena Danuta Vlasta Tereza Neža Halina Radka",
        "Bartosz Zdeněk Lubomir Wojciech Radovan Ctibor Jaromir Miloš Tadeusz Borut Kazimierz Přemysl",
        "Kowan Trzcin Dobr Malin Horv Jasen Brez Zelen Vrab Pazd Sokol Lip",
        "ski ovič ák ánek ar icki nik ec ura anek",
        "Nowo Star Bystr Lipn Kamen Wod Hor Brod Zelen Sosn",
        "ice owo ovice ník grad ec any ków",
    ),
    _region(
        "PT/Portugal/Portuguese, CL/Chile/Chilean, IT/Italy/Italian",
        "Lucrecia Graça Benedita Ximena Ornella Fiorenza Soledad Catarina Viviana Pilar Noemia Mafalda",
        "Baltasar Duarte Mateus Evaristo Ruggero Lisandro Tancredo Fermín Nuno Amadeo Gaspar Horacio",
        "Salva Quiro Monte Ferra Val Cardo Bela Mira Torre Ponti Caste Olive",
        "terra ga negro rini verde so monte nda lba celli",
        "Porto Villa Monte Campo Rocca Vila Serra Castel Punta Santa",
        "lindo nova verde alta franca seca bella mar",
    ),
    _region(
        "LV/Latvia/Latvian, LT/Lithuania/Lithuanian, EE/Estonia/Estonian",
        "Liene Daiva Rasa Vilma Kadri Ilze Jolanta Maarja Zane Aušra Tiina Evija",
        "Tālivaldis Kęstutis Gintaras Aivars Rein Margus Uldis Vaidotas Toomas Ojārs Arvydas Priit",
        "Vārp Kald Ozol Brīv Sauk Lauk Mets Tamm Kirs Vilk Berz Pukk",
        "iņš manis iņa aitis aste maa saar enas kalns us",
        "Sil Jaun Vec Kur Rand Pär Salas Upes Meža Kalna",
        "pils mala muiža mägi tiltas ava nurme upe",
    ),
    _region(
        "KZ/Kazakhstan/Kazakh, AZ/Azerbaijan/Azerbaijani, UZ/Uzbekistan/Uzbek",
        "Gulnara Aigerim Sevinj Leyla Dilnoza Zhanar Nigar Madina Saltanat Feruza Aynur Kamila",
        "Daniyar Yerlan Rashad Bakhtiyor Nurlan Elchin Askar Timur Farid Serik Jamshid Vugar",
        "Sadvak Mukhamet Tuleg Aliyar Karim Bekm Iskend Yus Rakhm Nazar Orun Tash",
        "asov zhanov enov uly bayov erov upov ladov dinov bekov",
        "Ak Kara Kyzyl Sary Jangi Temir Altyn Kok Tash Ulu",
        "tobe su dala kent bulak shahr orda kol",
    ),
    _region(
        "JO/Jordan/Jordanian, MA/Morocco/Moroccan, OM/Oman/Omani",
        "Rania Salma Hanan Nawal Maysoon Lubna Amal Thuraya Wafa Samira Ibtisam Dalal",
        "Abdelkader Mounir Tariq Yousef Hamdan Faisal Nizar Khalid Rachid Said Munther Badr",
        "Benham Haddou Qasim Zouh Kharouf Mans Shanf Rif Bouz Tamim Ghaz Jabal",
        "ouda ani i ari aoui oub een awi ir ati",
        "Ain Wadi Qasr Bab Sidi Tell Ras Dar Bir Jabal",
        "-Zahra -Rumman -Safi -Nakhla -Amir -Hajar -Louz -Mansour",
    ),
    _region(
        "KE/Kenya/Kenyan, GH/Ghana/Ghanaian, NA/Namibia/Namibian",
        "Wanjiku Akosua Ndapewa Achieng Efua Nelao Wambui Abena Selma Nyambura Esi Penehafo",
        "Kipchumba Kwabena Tangeni Otieno Kofi Hafeni Mwangi Yaw Petrus Kamau Ebo Sakaria",
        "Wach Amo Nang Kiple Boat Shik Gith Mens Haik Odua Asan Kapo",
        "ira ako olo gat eng ongo inji ah ali wu",
        "Nyeri Kuma Oka Lodwa Tema Oshi Maka Aburi Ruiru Omu",
        "hills -Bay kope ndi nda ri -Junction fontein",
    ),
    _region(
        "IE/Ireland/Irish, NZ/New Zealand/New Zealand, CA/Canada/Canadian",
        "Rowena Mairead Philippa Aroha Ffion Siobhan Marguerite Nuala Winifred Harriet Bronagh Moana",
        "Desmond Aldous Cormac Tane Hamish Lorcan Alistair Declan Rupert Fintan Wiremu Gordon",
        "Achter Pen Okon Llewel Tarrant Kilb Dunn Whit Mar Hather Brack Cald",
        "berg haligon worth ride more ington ley ford well sby",
        "Salt Har Ips Bally Wai Glen North Kil Brack Dun",
        "holme wick mere croft toru more port haven",
    ),
    _region(
        "TR/Turkey/Turkish, GE/Georgia/Georgian, RO/Romania/Romanian",
        "Nilüfer Ketevan Mirela Sevda Nino Ruxandra Gülay Tamar Doina Defne Eka Ileana",
        "Cemal Vakhtang Radu Orhan Zurab Dragoș Levent Giorgi Mircea Tolga Irakli Sorin",
        "Kara Abash Pope Yıldız Gelash Drag Demir Tsik Muntea Öz Kvar Brad",
        "oğlu idze escu han vili nu ova uri aru kaya",
        "Yeni Telas Valea Ak Zem Poiana Çam Kvem Baia Kızıl",
        "köy -Dolj ubani hisar -Lungă burg dere eti",
    ),
)

#: Posts in a government: ministry, title of its head (WHO is "Minister" or another word of the country), subjects.
PORTFOLIOS = (
    ("Foreign Affairs", "consular services", "visas", "regional cooperation", "peace talks"),
    ("Transport", "night trains", "railway safety", "harbour pilots", "ferry routes"),
    ("Culture", "museums", "manuscripts", "film archives", "folk music"),
    ("Health", "rural clinics", "vaccines", "the training of nurses", "medical devices"),
    ("Finance", "customs duties", "tax treaties", "public debt", "small banks"),
    ("Education", "exchange scholarships", "vocational schools", "school meals", "textbooks"),
    ("Agriculture", "seed banks", "irrigation", "plant diseases", "wool exports"),
    ("the Environment", "river basins", "air quality", "wetlands", "waste sorting"),
)

#: Bodies of a country: how their names are made, title of the head, portfolio that they belong to (number of the row above).
BODIES = (
    ("{town} Rail Institute", "director", 1),
    ("Port of {town} Authority", "chief executive officer", 1),
    ("{adjective} Coast Guard Service", "commander", 1),
    ("{town} Museum of Navigation", "director", 2),
    ("National Film Archive of {country}", "head", 2),
    ("{town} University of Technology", "rector", 5),
    ("{town} College of Nursing", "rector", 3),
    ("{adjective} Seed Research Centre", "director general", 6),
    ("{adjective} Hydrographic Office", "head", 7),
    ("{town} Chamber of Commerce", "president", 4),
    ("{family} Shipyards", "chairman", 1),
    ("{town} Regional Hospital", "medical director", 3),
    ("{adjective} Association of Engineers", "president", 5),
    ("{town} Philharmonic Orchestra", "artistic director", 2),
)

#: Bodies of many countries: full name, acronym, title of the head.
INTERNATIONAL = (
    ("Northern Pilotage Organization", "NPO", "director general"),
    ("International Union of River Towns", "IURT", "secretary general"),
    ("World Seed Alliance", "WSA", "president"),
    ("Council for Coastal Heritage", "CCH", "secretary general"),
    ("Intercontinental Rail Forum", "IRF", "executive director"),
)

#: Conferences and festivals: how their names are made, kind of event, portfolio.
SERIES = (
    ("International Conference on {Subject}", "conference"),
    ("{town} Forum on {Subject}", "conference"),
    ("{adjective} Congress on {Subject}", "conference"),
    ("{town} Summer School on {Subject}", "training"),
    ("{town} Festival of {Subject}", "festival"),
    ("World Days of {Subject}", "conference"),
)
