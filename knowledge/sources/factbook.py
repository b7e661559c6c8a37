"""The World Factbook (CC0, state of January 2026): leaders, demonyms, parties, forces, places."""

import glob
import html
import json
import os
import re

from .entries import Actor, fold, slug

SOURCE = "factbook-2026-01"
MONTHS = {m: i + 1 for i, m in enumerate(
    "jan feb mar apr may jun jul aug sep oct nov dec".split())}
TITLES = (
    "Supreme Leader|President of the Transition|Transition President|Transitional President|"
    "Interim President|Acting President|State Affairs Commission President|"
    "Supreme People's Assembly President|Federal Chancellor|Federal President|Chancellor|"
    "First Vice President|Executive Vice President|Vice President|Deputy Prime Minister|"
    "Interim Prime Minister|Acting Prime Minister|Caretaker Prime Minister|Prime Minister|"
    "Chief Executive|Chief Minister|Captain Regent|Grand Duke|Crown Prince|Governor-General|"
    "Governor General|Governor|Premier|President|Chairman of the Presidency|Chairperson|"
    "Chairman|King|Queen|Emir|Amir|Sultan|Prince|Taoiseach|Pope|Administrator|Co-prince|"
    "Lieutenant Governor|Lt\\. Governor|Secretary of State|Head of Government|Minister of State")
HONORIFICS = r"(?:Gen\.|General|Lt\. Gen\.|Col\.|Dr\.|Dame|Sir|Brig\.|Maj\.|Captain|Field Marshal|Capt\.|Ret\.|\(Ret\.\)|Hon\.|Rear Adm\.|Adm\.|Sheikh|Shaykh)"
GENERIC = {
    "parliament", "national assembly", "congress", "senate", "legislative assembly", "assembly",
    "legislature", "house of assembly", "federal assembly", "national congress",
    "legislative council", "federal parliament", "peoples assembly", "national parliament",
}
NOT_PLACES = {
    "north", "south", "east", "west", "central", "northern", "southern", "eastern", "western",
    "center", "centre", "capital", "lower", "upper", "islands", "coast", "highlands", "lakes",
    "none", "plains", "river", "forest", "green", "union", "independence", "hope", "liberty",
    "friendship", "victory", "new", "old", "central region", "northern region", "general",
}


def text_of(book, *path):
    for step in path:
        book = book.get(step, {}) if isinstance(book, dict) else {}
    return html.unescape(book.get("text", "") if isinstance(book, dict) else "").replace("\xa0", " ")


def date_of(text):
    found = re.match(r"(?:(\d{1,2}) )?([A-Za-z]+)\.? (\d{4})$", text.strip())
    if found and found[2][:3].lower() in MONTHS:
        month = f"{found[3]}-{MONTHS[found[2][:3].lower()]:02}"
        return f"{month}-{int(found[1]):02}" if found[1] else month
    return text.strip() if re.fullmatch(r"\d{4}", text.strip()) else ""


def leaders_of(text):
    """(title, name, since) of each "Title Given SURNAME (since 1 May 2024)"."""
    found = []
    text = re.sub(r"<[^>]*>", " ", text)
    for part in re.split(r";|represented by|\band\b(?= (?:%s)\b)" % TITLES, text):
        match = re.search(
            r"\b(%s),? (?:and \w+ \w+ )?((?:%s )*)([^()]*?[A-Z]{2}[^()]*?) \(since ([^);]*)\)"
            % (TITLES, HONORIFICS), part)
        if not match or not date_of(match[4]):
            continue
        name = match[3].strip(" ,.")
        if name == name.upper() and " " in name or len(name.split()) > 7 or "," in name:
            continue
        found.append((match[1], name, date_of(match[4])))
    return found


def spell(name):
    """Given SURNAME -> Given Surname; and the shorter form that ends with the surname."""
    words = name.split()
    spelt = []
    for word in words:
        parts = re.split(r"([-'\u2019])", word)
        loud = len(re.sub(r"[^A-Za-z\u00c0-\u017f]", "", word)) > 1 and re.search(r"[A-Z\u00c0-\u00de]{2}", word)
        numeral = re.fullmatch(r"[IVX]+", word)
        spelt.append("".join(p.capitalize() if len(p) > 1 else p for p in parts)
                     if loud and not numeral else word)
    last = max((i for i, w in enumerate(words) if re.search(r"[A-Z]{2}", w)), default=len(words) - 1)
    short = " ".join([spelt[0], spelt[last]]) if last > 0 else ""
    return " ".join(spelt), [" ".join(spelt[: last + 1]), short], spelt[last]


def read(data, codes):
    of_fips = {one["fips"].lower(): iso for iso, one in codes.items() if one["fips"]}
    books = {}
    for path in sorted(glob.glob(os.path.join(data, "actors_factbook", "*", "*.json"))):
        iso = of_fips.get(os.path.basename(path)[:-5])
        if not iso:
            continue
        with open(path, encoding="utf-8") as file:
            book = json.load(file)
        state = book.get("Government", {})
        people = book.get("People and Society", {})
        name = text_of(state, "Country name", "conventional short form")
        long_name = text_of(state, "Country name", "conventional long form")
        capital = re.sub(r"\s*[(;,].*", "", text_of(state, "Capital", "name")).strip()
        demonyms = []
        for form in ("noun", "adjective"):
            value = re.sub(r"\(singular.*?\)", "", text_of(people, "Nationality", form))
            for word in re.split(r",| or |;|\(or|/", value):
                word = word.strip(" ()")
                if word.endswith("(s"):
                    demonyms += [word[:-2], word[:-2] + "s"]
                elif re.fullmatch(r"[A-Z][\w\u2019' -]+", word):
                    demonyms.append(word)
        books[iso] = {
            "name": "" if name in ("none", "") else re.sub(r"^The ", "", name),
            "long name": "" if long_name in ("none", "") else long_name,
            "capital": "" if capital == "none" else capital,
            "demonyms": [d for d in demonyms if len(d) < 30],
            "leaders": leaders_of(text_of(state, "Executive branch", "chief of state"))
            + leaders_of(text_of(state, "Executive branch", "head of government")),
            "legislature": text_of(state, "Legislative branch", "legislature name"),
            "parties": text_of(state, "Political parties"),
            "forces": text_of(book, "Military and Security", "Military and security forces"),
            "cities": text_of(people, "Major urban areas - population"),
            "divisions": text_of(state, "Administrative divisions"),
            "terrorists": text_of(book, "Terrorism", "Terrorist group(s)"),
        }
    return books


def add(entries, books):
    divisions = {}
    for iso, book in sorted(books.items()):
        add_leaders(entries, iso, book["leaders"])
        add_parties(entries, iso, book["parties"])
        add_legislature(entries, iso, book["legislature"])
        add_forces(entries, iso, book["forces"])
        for city in re.findall(r"(?:million|,\d{3}) ([^,(;\d]+)", re.sub(r"<[^>]*>", " ", book["cities"])):
            city = city.strip()
            city = city.title() if city.isupper() else city
            add_place(entries, iso, city)
        for place in divisions_of(book["divisions"]):
            divisions.setdefault(fold(place), {}).setdefault(iso, place)
    for folded, owners in sorted(divisions.items()):
        if len(owners) == 1 and folded not in NOT_PLACES and len(folded) > 4:
            (iso, place), = owners.items()
            add_place(entries, iso, place)


def add_leaders(entries, iso, leaders):
    for title, name, since in leaders:
        full, shorter, surname = spell(name)
        country = iso
        known = entries.named(full, ("person",), iso) or [
            a for s in shorter if s for a in entries.named(s, ("person",), iso)]
        # Transcriptions differ more in given names than in surnames.
        known = known or [
            a for a in entries.actors
            if a.kind == "person" and a.country == iso
            and fold(surname).split("-")[-1].split(" ")[-1] == fold(a.name).split(" ")[-1]
            and any(o[3][:4] == since[:4] for o in a.offices)]
        if known:
            person = known[0]
            person.call(full)
        elif title in ("King", "Queen") and iso != "GBR" and "charles iii" in fold(name):
            continue
        else:
            person = Actor("person", full, country, "", SOURCE).call(*shorter)
            entries.add(person)
        entries.remember(person)
        held = [o for o in person.offices if o[3][:4] <= since[:4] and (not o[4] or o[4] >= since)]
        if not held:
            person.offices.append((title, iso, "REL" if title == "Pope" else "GOV", since, "", SOURCE))


def add_parties(entries, iso, text):
    text = re.sub(r"<(?:strong|em)>.*?</(?:strong|em)>", "<br>", text)
    for line in re.split(r"<br\s*/?>|</p>", text):
        line = re.sub(r"<[^>]*>", " ", line).strip(" .;\u2022")
        line = re.sub(r"\[.*?\]", "", line)
        found = re.match(r"([^()]+?)(?: \(([^()]*)\))?(?: or ([A-Z][\w+/-]*))?$", line.strip())
        if not found:
            continue
        name, local, short = (g.strip() if g else "" for g in found.groups())
        if len(name) < 6 or len(name) > 70 or ":" in name or not name[0].isupper() or " or " in name:
            continue
        if entries.is_word(name):
            continue
        if "party" not in name.lower() and " " not in name:
            continue
        local = local if re.fullmatch(r"[A-Z][^:;,]+", local or "") and "former" not in local.lower() and "aka" not in local else ""
        others = [n for n in (local, short if len(short) > 2 else "") if n]
        same = [a for n in [name, *others] for a in entries.named(n, ("organisation", "group"), iso)]
        if same:
            same[0].call(name, *others)
            entries.remember(same[0])
        else:
            entries.add(Actor("organisation", name, iso, "PTY", SOURCE).call(*others))


def add_legislature(entries, iso, text):
    found = re.match(r"([^(]*)\(([^()]*)\)", text)
    local = re.sub(r"\s*[/,;].*", "", found[2]).strip() if found else ""
    if len(local) > 4 and local[0].isupper() and fold(local) not in GENERIC and not entries.is_word(local) and not entries.named(local):
        entries.add(Actor("organisation", local, iso, "LEG", SOURCE))


def add_forces(entries, iso, text):
    text = re.sub(r"<[^>]*>", "\n", text)
    found = re.match(r"\s*([A-Z][^:(;\n]*(?:Forces?|Army|Military|Guard))\s*(?:\(([^();]*)\))?\s*:", text)
    if not found:
        return
    name = found[1].strip()
    short = re.match(r"[A-Z]{3,6}$", (found[2] or "").split(",")[0].split("/")[0].strip())
    if len(name.split()) < 2 or entries.is_word(name) or entries.named(name, None, iso) or fold(name) in ("armed forces",):
        return
    entries.add(Actor("organisation", name, iso, "MIL", SOURCE).call(short[0] if short else ""))


def divisions_of(text):
    text = re.sub(r"<[^>]*>", "", text)
    for group in re.split(r";", text)[1:] or [text]:
        for name in group.split(","):
            name = re.sub(r"\(.*?\)|\*+|\(.*|.*\)", "", name).strip(" .:")
            if re.fullmatch(r"[A-Z][\w\u2019' -]{3,30}", name) and len(name.split()) <= 3:
                yield name


def add_place(entries, iso, name):
    name = name.strip()
    if len(name) < 4 or fold(name) in NOT_PLACES or not name[0].isupper():
        return
    if entries.named(name, ("place", "state", "person")):
        return
    if any(fold(name) == fold(s) for a in entries.actors if a.kind == "state" for s in [*a.seats, *a.demonyms]):
        return
    entries.add(Actor("place", name, iso, "", SOURCE), "place-" + slug(name))
