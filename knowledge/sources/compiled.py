"""What is compiled by hand: the files of compiled/. Each says its form in its head."""

import os

from .entries import Actor, clean, fold, slug

SOURCE = "hearsay"
SECTORS = set("GOV MIL COP SPY LEG JUD PTY OPP REB UAF PRM CRM BUS EDU REL JRN HLH SOC IGO".split())


def rows(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield line


def fields(line):
    return [part.strip() for part in (line + " ").split(" ;")]


def unescape(text):
    return text.encode("ascii").decode("unicode_escape") if "\\u" in text else text


def add(entries, folder):
    add_words(entries, os.path.join(folder, "words.txt"))
    for name in ("people.txt", "people_usa.txt"):
        add_people(entries, os.path.join(folder, name))
    add_bodies(entries, os.path.join(folder, "bodies.txt"))
    add_outlets(entries, os.path.join(folder, "outlets.txt"))
    add_places(entries, os.path.join(folder, "places.txt"))
    for line in rows(os.path.join(folder, "body_offices.txt")):
        identity, title, country, sector, span = fields(line)[:5]
        since, until = span.split("..")
        entries.by_id(identity).offices.append((title, country, sector, since, until, SOURCE))


def add_words(entries, path):
    for line in rows(path):
        head, _, words = line.partition(":")
        codes = head.split()
        weight = codes.pop() if codes and codes[-1] in ("role", "part") else "plain"
        for word in words.split(","):
            if fold(word):
                entries.words.append((fold(word), " ".join(codes), weight))


def add_people(entries, path):
    for line in rows(path):
        names, country, *offices = fields(line)
        name, *aliases = [unescape(n) for n in names.split("|")]
        person = Actor("person", name, country, "", SOURCE).call(*aliases)
        for office in offices:
            if not office:
                continue
            held, span = office.rsplit(" ", 1)
            words = held.split()
            codes = []
            while len(words) > 1 and len(codes) < 2 and words[-1] in SECTORS:
                codes.insert(0, words.pop())
            since, until = span.split("..")
            assert codes, line
            person.offices.append((" ".join(words), country, " ".join(codes), since, until, SOURCE))
        entries.add(person)


def add_bodies(entries, path):
    for line in rows(path):
        names, country, sector, *more = fields(line)
        name, *aliases = [unescape(n) for n in names.split("|")]
        kind = more[0] if more and more[0] else "organisation"
        entries.add(Actor(kind, name, country, sector, SOURCE).call(*aliases))


def add_outlets(entries, path):
    for line in rows(path):
        names, country, *more = fields(line)
        name, *aliases = names.split("|")
        more = [m for m in more if m]
        owned = "s" in more
        outlet = Actor("outlet", name, country, "GOV JRN" if owned else "JRN", SOURCE)
        outlet.owner = clean(next((m for m in more if m != "s"), ""))
        entries.add(outlet.call(*aliases))


def add_places(entries, path):
    for line in rows(path):
        names, country, sector, *demonyms = fields(line)
        name, *aliases = names.split("|")
        place = Actor("place", name, country, sector, SOURCE).call(*aliases)
        place.demonyms = [d for d in (demonyms[0] if demonyms else "").split("|") if d]
        entries.add(place, "place-" + slug(name))
