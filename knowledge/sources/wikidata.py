"""Office holders that Wikidata (CC0) had in 2022: heads of state and government, two cabinets."""

import csv
import os
import re

from .entries import Actor, fold

SOURCE = "wikidata-2022"
SECTORS = [
    (r"Defen[cs]e|Army|Navy|Air Force|Armed Forces", "GOV MIL"),
    (r"Chief of Staff of the|Naval Operations|Joint Chiefs|Commandant|Chief of the General", "MIL"),
    (r"CIA|Intelligence|National Security Agency", "SPY"),
    (r"FBI|Police|Secret Service|Drug Enforcement", "COP"),
    (r"Justice$|Chief Justice|Judge", "JUD"),
    (r"Speaker|Senator|Senate|House of Rep|Majority|Minority", "LEG"),
]


def sector_of(title):
    if re.search(r"Chief of (?:Staff of the (?:Army|Air Force)|Naval Operations)|Joint Chiefs|Commandant of the", title):
        return "MIL"
    for pattern, sector in SECTORS:
        if re.search(pattern, title):
            return sector
    return "GOV"


def rows(data, name):
    with open(os.path.join(data, "actors_leaders", name), encoding="utf-8") as file:
        yield from csv.DictReader(file)


def add(entries, data, codes):
    of_wikidata = {one["wikidata"]: iso for iso, one in codes.items() if one["wikidata"]}
    held = {}
    for row in rows(data, "wikidata_2021.csv"):
        iso = of_wikidata.get(row["countryid"])
        title = re.sub(r" of (?:the )?(?:%s|.*Republic.*)$" % re.escape(row["country"]), "", row["positionLabel"])
        if iso and not re.match(r"Q\d+$", row["officeholderLabel"]):
            title = title[0].upper() + title[1:]
            held.setdefault((iso, row["officeholderLabel"], row["officeholder"]), []).append(
                (title, row["start_year"], row["end_year"]))
    for name, iso in (("us-cabinet_holders21.csv", "USA"), ("iran-ministers_holders21.csv", "IRN")):
        for row in rows(data, name):
            held.setdefault((iso, row["person"], row["personID"]), []).append(
                (row["position"], row["start"], row["end"]))
    for (iso, name, identity), offices in sorted(held.items()):
        if re.search(r"\d", name) or len(name.split()) < 2 or "Elizabeth II" in name or "Charles III" in name:
            continue
        known = entries.named(name, ("person",), iso)
        if known:
            known[0].wikidata = known[0].wikidata or identity
            if known[0].source == "hearsay":
                continue  # its offices are there, with days
            person = known[0]
        else:
            person = entries.add(Actor("person", name, iso, "", SOURCE))
            person.wikidata = identity
        for title, since, until in sorted(set(offices), key=lambda o: (o[1], o[0], o[2])):
            if until and since and until < since or not since:
                continue
            if any(o[3][:4] == since[:4] and fold(o[0]) == fold(title) for o in person.offices):
                continue
            person.offices.append((title.replace("Defence", "Defense") if iso == "USA" else title, iso,
                                   sector_of(title), since, until, SOURCE))
