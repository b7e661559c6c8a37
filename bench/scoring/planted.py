"""Planted citation graphs: invented reports of one claim whose origins are known from how they
were made. The answer is written down while planting; nothing of hearsay's code is asked.

Shapes: chains, fans, cycles, copies of copies, hops dropped, an outlet's own sources beside a
citation, one person heard by many, documents, outlets that are not on hand, names cut short,
later versions, "reportedly", confirmations, sources that say they never spoke to the other paper.
"""

import itertools
import random

_OUTLETS = [
    "The Brackwater Herald", "Lowmere Post", "The Ostrand Times", "Vellum", "The Harrow Tribune",
    "Pallas Wire", "The Quill", "Fenmark Observer", "The Dunmoor Echo", "Castor Daily",
    "The Merrow Gazette", "Northgate Journal", "The Isen Mirror", "Halcyon News", "The Tarn Sentinel",
    "Rook Bulletin", "The Sallow Argus", "Thornby Chronicle", "The Lantern", "Weir Dispatch",
]
_FAR = ["The Far Almanac", "Eastern Ledger", "The Distant Bugle"]
_PEOPLE = [
    "Mara Quillon", "Odo Brandt", "Ilse Varga", "Tomas Reik", "Nell Hathersage", "Pavel Dorn",
    "Greta Osmond", "Ivo Lant", "Sunniva Holt", "Bertil Crane",
]
_STATES = ["Karvia", "Belmora", "Tessaly", "Norland"]
_HEADS = ["official", "diplomat", "engineer"]
_COUNTS = {1: "a", 2: "two", 3: "three", 4: "four", 5: "five"}
_BODIES = ["Ferry Safety Board", "Court of Tolls", "Harbour Audit Office"]
_CLAIMS = [
    "the ferry company had hidden a leak for a year", "the tunnel would open without inspection",
    "the ministry paid for the yacht", "the mine was closed after a warning",
    "the vote had been counted twice", "the treaty has a second page",
]
_QUOTES = ["a castle of wet paper", "nobody in the room laughed", "it was the cook who noticed", "three keys and one lock"]
_DAYS = ["2026-03-%02d" % day for day in range(2, 29)]


class Text:
    """One report as it is written, sentence by sentence."""

    def __init__(self, name, outlet, day):
        self.report = {"id": name, "outlet": outlet, "published": day, "text": "", "actors": [], "statements": []}

    def write(self, words):
        begin = len(self.report["text"].encode())
        self.report["text"] += words
        return [begin, len(self.report["text"].encode())]

    def actor(self, name, kind):
        known = name.lower().replace(" ", "-")
        if all(actor["id"] != known for actor in self.report["actors"]):
            self.report["actors"].append({"id": known, "name": name, "kind": kind})
        return known

    def outlet_hop(self, name, cue, act="relay", said=None):
        hop = {"named": True, "kind": "outlet", "number": "one", "act": act, "actor": self.actor(name, "outlet")}
        hop["holder"] = self.write(name)
        self.write(" ")
        hop["cue"] = self.write(cue)
        if said:
            hop["said"] = said
        return hop

    def statement(self, act, chain, content):
        self.report["statements"].append(
            {"act": act, "chain": chain, "content": [content], "certainty": "certain", "polarity": "positive"}
        )
        self.write(". ")
        return len(self.report["statements"]) - 1


class Source:
    """A root as it was planted."""

    def __init__(self, kind, outlet):
        self.kind, self.outlet = kind, outlet
        self.name = self.count = self.head = self.state = self.quote = None
        self.separate = set()  # outlets it says it never spoke to

    def words(self, rng, full=True):
        """A description of an unnamed one; not full: as a repeater has it."""
        head = self.head if self.count == 1 else self.head + "s"
        number = _COUNTS[self.count]
        if number == "a" and head[0] in "aeiou":
            number = "an"
        if not full and rng.random() < 0.5:
            number = "unnamed" if self.count > 1 else number
        where = f" in {self.state}'s harbour ministry" if self.state and (full or rng.random() < 0.5) else ""
        return f"{number} {head}{where}"


class Graph:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.claim = self.rng.choice(_CLAIMS)
        self.outlets = self.rng.sample(_OUTLETS, self.rng.randint(4, 10))
        self.free = list(self.outlets)
        self.texts, self.days = [], []
        self.members, self.answers, self.copies, self.rests = [], [], [], {}
        self.sources, self.confirmed = [], False
        self.people = self.rng.sample(_PEOPLE, 6)
        self.quotes = self.rng.sample(_QUOTES, len(_QUOTES))

    # How reports are written.

    def new_text(self, outlet, day):
        text = Text(f"a{len(self.texts)}", outlet, _DAYS[day])
        self.texts.append(text)
        self.days.append(day)
        return len(self.texts) - 1

    def content(self, text, quote=None):
        words = f"that {self.claim}"
        begin = text.write(words)
        if quote:
            more = text.write(f' and "{quote}"')
            return [begin[0] + 5, more[1]]
        return [begin[0] + 5, begin[1]]

    def add(self, at, act, chain, content, roots):
        place = self.texts[at].statement(act, chain, content)
        self.members.append((at, place))
        self.rests[(at, place)] = frozenset(roots)
        return place

    def holder_of(self, text, source, words=None):
        if source.kind == "group":
            words = words or source.words(self.rng)
            hop = {"named": False, "kind": "person" if source.count == 1 else "group"}
            hop["number"] = "one" if source.count == 1 else "several"
            hop["holder"] = text.write(words)
            if source.state and source.state in words:
                begin = hop["holder"][0] + words.index(source.state)
                hop["affiliation"] = [begin, hop["holder"][1]]
        elif source.kind == "person":
            words = words or source.name
            hop = {"named": True, "kind": "person", "number": "one", "holder": text.write(words)}
            hop["actor"] = text.actor(words, "person")
        else:
            hop = {"named": True, "kind": "document", "number": "one"}
            hop["holder"] = text.write(words or f"a report by the {source.name}")
            hop["actor"] = text.actor(source.name, "organisation")
        return hop

    def said_by(self, at, source, act="assert", words=None, told=None, cue="said", chain=(), root=None):
        """'Two officials told the Post that ...'"""
        text = self.texts[at]
        hop = self.holder_of(text, source, words)
        hop["act"] = act
        text.write(" ")
        if told:
            hop["cue"] = text.write("told")
            text.write(" ")
            hop["recipient"] = text.write(told)
        else:
            hop["cue"] = text.write(cue)
        text.write(" ")
        quote = source.quote if act == "assert" else None
        return self.add(at, act, list(chain) + [hop], self.content(text, quote), [source] if root is None else root)

    def short(self, outlet):
        words = outlet.split()
        if words[0] == "The" and len(words) == 2 or len(words) == 1:
            return outlet
        tail = words[-1]
        if tail in ("News", "Wire", "Daily") or self.rng.random() < 0.5:
            return outlet
        return "the " + tail

    # What is planted.

    def plant_source(self, day):
        outlet = self.free.pop() if self.free else None
        if outlet is None:
            return
        kind = self.rng.choice(["group", "group", "person", "document"])
        source = Source(kind, outlet)
        if kind == "person":
            source.name = self.people.pop() if self.people else None
            if source.name is None:
                return
        elif kind == "document":
            used = {one.name for one in self.sources}
            left = [body for body in _BODIES if body not in used]
            if not left:
                return
            source.name = self.rng.choice(left)
        else:
            source.count = self.rng.randint(1, 5)
            source.head = self.rng.choice(_HEADS)
            source.state = self.rng.choice(_STATES + [None])
            if self.quotes and self.rng.random() < 0.3:
                source.quote = self.quotes.pop()
        self.sources.append(source)
        at = self.new_text(outlet, day)
        told = self.rng.choice([None, outlet, "this newspaper"]) if kind == "group" else None
        cue = "found" if kind == "document" else self.rng.choice(["said", "insisted", "warned"])
        self.said_by(at, source, told=told, cue=cue)

    def parents(self, day, mixed=True):
        """Places of statements in reports of an earlier day."""
        return [
            member
            for member in self.members
            if self.days[member[0]] < day and self.rests[member] and self.texts[member[0]].report["outlet"]
        ]

    def plant_citation(self, day):
        parents = self.parents(day)
        if not parents or not self.free:
            return
        parent = self.rng.choice(parents)
        roots = self.rests[parent]
        outlet = self.texts[parent[0]].report["outlet"]
        of_outlet = {member for member in self.members if self.texts[member[0]].report["outlet"] == outlet}
        at = self.new_text(self.free.pop(), day)
        text = self.texts[at]
        name = self.short(outlet)
        alone = {self.rests[member] for member in of_outlet if self.days[member[0]] <= day} == {roots}
        one = next(iter(roots)) if len(roots) == 1 else None
        shape = self.rng.choice(["bare", "source", "told", "chain"])
        if not alone or shape in ("source", "told", "chain"):
            if one is not None and one.kind == "group" and (not alone or shape in ("source", "chain")):
                chain = [text.outlet_hop(name, "reported, citing")]
                text.write(" ")
                if shape == "chain" and one.outlet != outlet:
                    chain.append(text.outlet_hop(one.outlet, "which quoted"))
                    text.write(" ")
                self.said_by(at, one, words=one.words(self.rng, not alone), chain=chain, cue="as saying")
                return
            if one is not None and one.kind == "group" and shape == "told" and one.outlet == outlet:
                self.said_by(at, one, words=one.words(self.rng, False), told=name)
                return
            if one is not None and one.kind in ("person", "document"):
                chain = [text.outlet_hop(name, "reported, citing")]
                text.write(" ")
                self.said_by(at, one, chain=chain, cue="as saying" if one.kind == "person" else "which found")
                return
            if not alone:  # two roots in one outlet: which it means cannot be told without a source
                self.texts.pop()
                self.days.pop()
                self.free.append(text.report["outlet"])
                return
        hop = text.outlet_hop(name, self.rng.choice(["reported", "said"]), act="assert")
        text.write(" ")
        self.add(at, "assert", [hop], self.content(text), roots)

    def plant_copy(self, day):
        """A report word for word, perhaps of a copy."""
        parents = self.parents(day)
        if not parents or not self.free:
            return
        origin = self.rng.choice(parents)[0]
        at = self.new_text(self.free.pop(), day)
        old, new = self.texts[origin].report, self.texts[at].report
        for key in ("text", "actors", "statements"):
            new[key] = old[key] if isinstance(old[key], str) else [dict(one) for one in old[key]]
        for member in [member for member in self.members if member[0] == origin]:
            self.members.append((at, member[1]))
            self.rests[(at, member[1])] = self.rests[member]
        self.copies.append({"earlier": old["id"], "later": new["id"], "relation": "verbatim"})

    def plant_person_again(self, day):
        """The same person, heard by another outlet itself; perhaps by the surname."""
        people = [source for source in self.sources if source.kind == "person"]
        if not people or not self.free:
            return
        source = self.rng.choice(people)
        at = self.new_text(self.free.pop(), day)
        words = source.name.split()[-1] if self.rng.random() < 0.3 else source.name
        self.said_by(at, source, words=words)

    def plant_far(self, day):
        """An outlet none of whose reports is on hand."""
        name = _FAR[0]
        known = [source for source in self.sources if source.kind == "outlet"]
        if not self.free:
            return
        if known:
            source = known[0]
        else:
            source = Source("outlet", name)
            source.name = name
            self.sources.append(source)
        at = self.new_text(self.free.pop(), day)
        text = self.texts[at]
        hop = text.outlet_hop(name, "reported", act="assert")
        text.write(" ")
        self.add(at, "assert", [hop], self.content(text), [source])

    def plant_dropped(self, day):
        """The quotation of an unnamed source without whom it told it."""
        groups = [
            source
            for source in self.sources
            if source.kind == "group" and source.quote
            and any(self.days[m[0]] < day and source in self.rests[m] for m in self.members)
        ]
        if not groups or not self.free:
            return
        source = self.rng.choice(groups)
        at = self.new_text(self.free.pop(), day)
        self.said_by(at, source)

    def plant_nobody(self, day):
        if not self.free:
            return
        at = self.new_text(self.free.pop(), day)
        text = self.texts[at]
        hop = {"cue": text.write("Reportedly,"), "act": "assert"}
        text.write(" ")
        self.add(at, "assert", [hop], self.content(text), [])

    def plant_own_beside(self, day):
        """Cites another and has a source of its own."""
        parents = self.parents(day)
        if not parents or not self.free:
            return
        parent = self.rng.choice(parents)
        if len(self.rests[parent]) != 1:
            return
        (one,) = self.rests[parent]
        outlet = self.texts[parent[0]].report["outlet"]
        own = self.free.pop()
        at = self.new_text(own, day)
        text = self.texts[at]
        whole = one.kind in ("group", "person", "document")
        chain = [text.outlet_hop(outlet, "reported, citing" if whole else "reported", act="relay" if whole else "assert")]
        text.write(" ")
        if one.kind == "cycle":
            self.add(at, "assert", chain, self.content(text), [one])
        elif one.kind == "outlet":
            chain[0]["act"] = "relay"
            far = text.outlet_hop(one.name, "which said", act="assert")
            text.write(" ")
            self.add(at, "assert", chain + [far], self.content(text), [one])
        else:
            words = one.words(self.rng, False) if one.kind == "group" else None
            self.said_by(at, one, words=words, chain=chain, cue="as saying")
        source = Source("group", own)
        source.count, source.head = self.rng.randint(1, 5), self.rng.choice(_HEADS)
        source.state = self.rng.choice(_STATES + [None])
        self.sources.append(source)
        if self.rng.random() < 0.5:
            self.said_by(at, source, act="confirm", told=own)
        else:
            self.said_by(at, source, told=own)
        if self.rng.random() < 0.4 and one.kind == "group" and one.outlet in self.outlets:
            # "The officials said they had not spoken to the Herald."
            hop = self.holder_of(text, source, "The " + (source.head if source.count == 1 else source.head + "s"))
            hop["act"] = "assert"
            text.write(" ")
            hop["cue"] = text.write("said")
            text.write(" ")
            content = text.write(f"they had not spoken to {one.outlet.replace('The ', 'the ')}")
            text.statement("assert", [hop], content)
            source.separate.add(one.outlet)

    def plant_cycle(self, day):
        """Two or three outlets that cite only each other, on one day."""
        size = self.rng.choice([2, 2, 3])
        if len(self.free) < size or any(source.kind == "cycle" for source in self.sources):
            return
        source = Source("cycle", None)
        self.sources.append(source)
        ring = [self.free.pop() for _ in range(size)]
        for i, outlet in enumerate(ring):
            at = self.new_text(outlet, day)
            text = self.texts[at]
            hop = text.outlet_hop(ring[(i + 1) % size], "reported", act="assert")
            text.write(" ")
            self.add(at, "assert", [hop], self.content(text), [source])

    def plant_confirmation(self, day):
        if not self.free or not self.people:
            return
        source = Source("person", None)
        source.name = self.people.pop()
        self.sources.append(source)
        at = self.new_text(self.free.pop(), day)
        self.said_by(at, source, act="confirm", cue="confirmed")
        self.confirmed = True

    def plant_version(self, day):
        """The same outlet again, on the same sources: "the officials said"."""
        groups = [source for source in self.sources if source.kind == "group" and not source.separate]
        if not groups:
            return
        source = self.rng.choice(groups)
        if sum(one.outlet == source.outlet for one in self.sources) > 1:
            return
        if not any(self.days[m[0]] < day and self.texts[m[0]].report["outlet"] == source.outlet for m in self.members):
            return
        at = self.new_text(source.outlet, day)
        head = source.head if source.count == 1 else source.head + "s"
        self.said_by(at, source, words=f"the {head}", told=self.rng.choice([None, "this newspaper"]))

    def plant_denial(self, day):
        if not self.free or not self.people:
            return
        at = self.new_text(self.free.pop(), day)
        text = self.texts[at]
        name = self.people.pop()
        hop = {"named": True, "kind": "person", "number": "one", "act": "deny", "holder": text.write(name)}
        hop["actor"] = text.actor(name, "person")
        text.write(" ")
        hop["cue"] = text.write("denied")
        text.write(" ")
        place = text.statement("deny", [hop], self.content(text))
        self.answers.append((at, place))

    def grow(self):
        day = 0
        for _ in range(self.rng.randint(1, 3)):
            self.plant_source(day)
            day += self.rng.randint(0, 1)
        plants = [
            (self.plant_citation, 10), (self.plant_copy, 3), (self.plant_person_again, 2), (self.plant_far, 1),
            (self.plant_dropped, 2), (self.plant_nobody, 1), (self.plant_own_beside, 3), (self.plant_cycle, 1),
            (self.plant_confirmation, 1), (self.plant_version, 2), (self.plant_denial, 1), (self.plant_source, 1),
        ]
        if self.rng.random() < 0.03:  # nobody says who, anywhere
            self.texts, self.days, self.members, self.rests, self.sources = [], [], [], {}, []
            self.free = list(self.outlets)
            plants = [(self.plant_nobody, 1)]
        for _ in range(self.rng.randint(2, 12)):
            day = min(day + self.rng.choice([1, 1, 2]), len(_DAYS) - 1)
            plant, = self.rng.choices([one for one, _ in plants], [weight for _, weight in plants])
            plant(day)
        return self

    # The answer.

    def _may_be_same(self, one, other):
        if one.outlet in other.separate or other.outlet in one.separate:
            return False
        if one.state and other.state and one.state != other.state:
            return False
        return one.head == other.head or "official" in (one.head, other.head)

    def answer(self):
        roots = {source for member in self.members for source in self.rests[member]}
        groups = [source for source in roots if source.kind == "group"]
        others = len(roots) - len(groups)
        least = others + min(
            (
                len(set(colours))
                for colours in itertools.product(range(len(groups)), repeat=len(groups))
                if all(
                    self._may_be_same(groups[i], groups[j])
                    for i, j in itertools.combinations(range(len(groups)), 2)
                    if colours[i] == colours[j]
                )
            ),
            default=0,
        )
        most = len(roots)
        separate = any(
            other.outlet in one.separate for one in groups for other in groups if one is not other
        )
        if not roots:
            state = "lineage not recorded"
        elif most == 1:
            state = "one origin"
        elif least > 1 and (separate or self.confirmed):
            state = "established"
        else:
            state = "not established"
        parts = {
            frozenset((self.texts[at].report["id"], place) for at, place in self.members if source in self.rests[(at, place)])
            for source in roots
        }
        return least, most, state, parts

    def line(self):
        order = list(range(len(self.texts)))
        self.rng.shuffle(order)  # the order of adding must not matter
        place = {at: i for i, at in enumerate(order)}
        return {
            "reports": [self.texts[at].report for at in order],
            "members": sorted([place[at], i] for at, i in self.members),
            "answers": sorted([place[at], i] for at, i in self.answers),
            "copies": self.copies,
        }


def graphs(number, seed=2026):
    """`number` grown graphs with at least one statement."""
    made, at = [], 0
    while len(made) < number:
        graph = Graph(seed * 1_000_003 + at).grow()
        at += 1
        if graph.members and len([s for s in graph.sources if s.kind == "group"]) <= 6:
            made.append(graph)
    return made
