"""Countries: codes and Wikidata ids (PDDL), our own lexicon, and the Factbook's demonyms."""

import csv
import os
import re

from .entries import Actor, fold

# Names news uses besides; compiled by hand.
ALIASES = {
    "USA": "US|U.S.|USA|U.S.A.|United States|United States of America|America",
    "GBR": "UK|U.K.|United Kingdom|Britain|Great Britain",
    "RUS": "Russian Federation",
    "KOR": "South Korea|Republic of Korea|ROK",
    "PRK": "North Korea|DPRK",
    "COD": "DRC|DR Congo|Democratic Republic of Congo|Democratic Republic of the Congo|Congo-Kinshasa",
    "COG": "Congo-Brazzaville|Republic of the Congo",
    "MMR": "Burma|Myanmar",
    "CIV": "Ivory Coast|Cote d'Ivoire",
    "CZE": "Czech Republic|Czechia",
    "MKD": "Macedonia|North Macedonia",
    "BIH": "Bosnia|Bosnia-Herzegovina",
    "ARE": "UAE|U.A.E.|Emirates|United Arab Emirates",
    "PSE": "Palestine|Palestinian territories",
    "VAT": "Vatican City",
    "SWZ": "Swaziland|Eswatini",
    "TLS": "East Timor|Timor-Leste",
    "CPV": "Cape Verde",
    "TUR": "Turkiye|Turkey",
    "NLD": "Holland|Netherlands",
    "SYR": "Syria",
    "XKX": "Kosovo",
}
# Demonyms to take in place of the Factbook's, where two countries share one.
DEMONYMS = {
    "PRK": ["North Korean", "North Koreans"],
    "KOR": ["South Korean", "South Koreans", "Korean", "Koreans"],
    "COG": [],
    "COD": ["Congolese"],
    "DMA": [],
    "DOM": ["Dominican", "Dominicans"],
    "USA": ["American", "Americans"],
    "GBR": ["British", "Briton", "Britons", "Brits"],
    "ASM": [],
    "GNB": [],
    "GNQ": ["Equatoguinean", "Equatoguineans"],
    "VAT": [],
    "PSE": ["Palestinian", "Palestinians"],
    "XKX": ["Kosovar", "Kosovars", "Kosovan", "Kosovans"],
    "ARE": ["Emirati", "Emiratis"],
    "TWN": ["Taiwanese"],
    "HKG": [],
    "MAC": [],
    "NZL": ["New Zealander", "New Zealanders", "Kiwi", "Kiwis"],
    "BFA": ["Burkinabe"],
    "MMR": ["Burmese", "Myanmarese"],
    "VIR": [], "VGB": [], "GUM": [], "PRI": [], "MAF": [], "SXM": [], "GLP": [], "MTQ": [],
    "IMN": [], "JEY": [], "GGY": [], "CCK": [], "CXR": [], "NFK": [], "IOT": [],
}
# Capitals that are no seat in news, or are another thing's name.
NO_PEOPLE = {"ATA", "ATF", "BVT", "HMD", "UMI", "IOT", "SGS"}
NO_SEATS = {"PSE", "VAT", "SGP", "HKG", "MAC", "PRI", "GIB", "JEY", "GGY"}
EXTRA_SEATS = {
    "KAZ": ["Astana", "Nur-Sultan"], "ISR": ["Jerusalem"], "UKR": ["Kyiv", "Kiev"],
    "USA": ["Washington"], "CIV": ["Abidjan"], "TZA": ["Dodoma"], "BOL": ["La Paz"],
    "NLD": ["The Hague"], "BEN": ["Cotonou"], "LKA": ["Colombo"], "MMR": ["Naypyidaw"],
    "ZAF": ["Pretoria"], "IND": ["New Delhi"], "XKX": ["Pristina", "Prishtina"],
    "TCD": ["N'Djamena"], "MDA": ["Chisinau"], "ROU": ["Bucharest"], "PSE": ["Ramallah"],
}


def read(data, lexicon):
    """Of every country: iso2, fips, name, names, wikidata and what our own lexicon has."""
    codes = {}
    with open(os.path.join(data, "actors_countries", "country-codes.csv"), encoding="utf-8") as f:
        for row in csv.DictReader(f):
            iso = row["ISO3166-1-Alpha-3"].strip()
            if len(iso) != 3:
                continue
            names = [row["CLDR display name"], row["UNTERM English Short"], row["official_name_en"],
                     row["UNTERM English Formal"]]
            names = [re.sub(r"\s*[(\[].*?[)\]]|\*", "", n).strip() for n in names]
            codes[iso] = {
                "iso2": row["ISO3166-1-Alpha-2"], "fips": row["FIPS"].strip(),
                "names": [re.sub(r"^the ", "", n) for n in names if n],
                "wikidata": row["wikidata_id"].rsplit("/", 1)[-1],
                "demonyms": [], "capital": row["Capital"],
            }
    # ISO has no code for Kosovo; XKX is what news and banks use.
    codes["XKX"] = {"iso2": "XK", "fips": "KV", "names": ["Kosovo"], "wikidata": "Q1246",
                    "demonyms": [], "capital": "Pristina"}
    codes["TWN"].update(fips="TW", names=["Taiwan"]) if "TWN" in codes else None
    own = {}
    with open(os.path.join(lexicon, "countries.cc"), encoding="utf-8") as file:
        for found in re.finditer(
                r'Country\{"(\w+)",\s*"([^"]*)",\s*"([^"]*)",\s*"([^"]*)",\s*"([^"]*)"\}', file.read()):
            own[found[1]] = found.groups()[1:]
    for iso, (name, demonyms, aliases, capital) in own.items():
        if iso not in codes:
            codes[iso] = {"iso2": "", "fips": "", "names": [], "wikidata": "", "demonyms": [],
                          "capital": ""}
        one = codes[iso]
        one["name"] = name
        one["names"] += [a for a in aliases.split("|") if a]
        one["demonyms"] = demonyms.split()
        one["seat"] = capital
    return codes


def add(entries, codes, books):
    for iso, one in sorted(codes.items()):
        if iso in NO_PEOPLE:
            continue
        book = books.get(iso, {})
        name = one.get("name") or book.get("name") or one["names"][0]
        state = Actor("state", name, iso, "", "country-codes")
        state.call(*ALIASES.get(iso, "").split("|"), *one["names"], book.get("name", ""),
                   book.get("long name", ""))
        if re.fullmatch(r"Q\d+", one["wikidata"]):
            state.wikidata = one["wikidata"]
        demonyms = DEMONYMS.get(iso)
        if demonyms is None:
            demonyms = list(dict.fromkeys([*one["demonyms"], *book.get("demonyms", [])]))
        names = {fold(n) for n in [state.name, *state.aliases]}
        state.demonyms = [d for d in demonyms if fold(d) not in names and len(d) > 2]
        if iso not in NO_SEATS or iso in EXTRA_SEATS:
            seats = [*EXTRA_SEATS.get(iso, []), one.get("seat", ""), one["capital"],
                     book.get("capital", "")]
            if iso == "USA":
                seats = ["Washington", "Washington, D.C.", "Washington DC"]
            if iso in NO_SEATS:
                seats = EXTRA_SEATS[iso]
            state.seats = [s for s in dict.fromkeys(seats)
                           if s and fold(s) not in names and "," not in s or s == "Washington, D.C."]
        entries.add(state, iso.lower())
