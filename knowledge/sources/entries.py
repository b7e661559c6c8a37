"""The entries of the built file, merged by name and country, and their text."""

import re
import unicodedata

_KEEP = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ə": "a", "ß": "ss", "æ": "ae", "þ": "th"}


def fold(name):
    """As fold_name in src/extract/knowledge/folded_name.cc."""
    plain = "".join(_KEEP.get(c, c) for c in name.lower())
    plain = unicodedata.normalize("NFD", plain)
    plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
    plain = re.sub(r"['\u2018\u2019\u02b9-\u02bf.]", "", plain)
    words = re.sub(r"[^\w]|_", " ", plain).split()
    if words[:1] == ["the"]:
        words = words[1:]
    return " ".join(words)


def slug(name):
    plain = fold(name).encode("ascii", "ignore").decode()
    return re.sub(r"\s+", "-", plain.strip())[:100] or "actor"


def clean(text):
    """One line without tabs, bars or markup."""
    return re.sub(r"\s+", " ", text.replace("|", " ")).strip()


class Actor:
    def __init__(self, kind, name, country, sector, source):
        self.kind, self.name, self.country = kind, clean(name), country
        self.sector, self.source = sector, source
        self.aliases, self.demonyms, self.seats = [], [], []
        self.wikidata = self.owner = self.since = self.until = ""
        self.offices = []
        self.id = ""

    def call(self, *names):
        """Adds other names, each once."""
        known = {fold(n) for n in [self.name, *self.aliases]}
        for name in map(clean, names):
            if name and fold(name) and fold(name) not in known:
                known.add(fold(name))
                self.aliases.append(name)
        return self


class Entries:
    def __init__(self):
        self.actors = []
        self.words = []
        self._ids = {}
        self._named = {}

    def add(self, actor, identity=None):
        base = identity or slug(actor.name)
        actor.id = base
        if actor.id in self._ids and actor.country:
            actor.id = f"{base}-{actor.country.lower()}"
        number = 2
        while actor.id in self._ids:
            actor.id = f"{base}-{number}"
            number += 1
        self._ids[actor.id] = actor
        self.actors.append(actor)
        self.remember(actor)
        return actor

    def remember(self, actor):
        for name in [actor.name, *actor.aliases]:
            same = self._named.setdefault(fold(name), [])
            if actor not in same:
                same.append(actor)

    def by_id(self, identity):
        return self._ids[identity]

    def is_word(self, name):
        """A common noun, as "national guard": no name of one body."""
        return any(words == fold(name) for words, _, _ in self.words)

    def named(self, name, kinds=None, country=None):
        """Those of that name, of one of the kinds, of that country or of none."""
        return [
            a
            for a in self._named.get(fold(name), [])
            if (kinds is None or a.kind in kinds)
            and (country is None or a.country in (country, ""))
        ]

    def text(self):
        lines = []
        order = {k: i for i, k in enumerate(
            ["state", "place", "organisation", "group", "outlet", "person"])}
        for a in sorted(self.actors, key=lambda a: (order[a.kind], a.id)):
            row = ["actor", a.id, a.kind, a.name, a.country, a.sector, "|".join(a.aliases),
                   a.wikidata, a.owner, a.since, a.until, a.source]
            lines.append("\t".join(row))
            for kind, names in (("demonym", a.demonyms), ("seat", a.seats)):
                if names:
                    lines.append("\t".join(["names", a.id, kind, "|".join(names)]))
            for title, country, sector, since, until, source in a.offices:
                lines.append("\t".join(
                    ["office", a.id, title, country, sector, since, until, source]))
        for words, sector, weight in sorted(set(self.words)):
            lines.append("\t".join(["word", words, sector, weight]))
        return "\n".join(lines) + "\n"
