"""The claims of gold stories as `print_origins` reads them: reports with their statements by hand."""

import json
import os

from . import golddata

# Which lists of a claim in stories.json are what to it.
_OF_CLAIM = ("confirm",)
_ANSWERS = ("deny", "doubt", "decline", "silent")
_AGAINST = ("contradicted", "corrected")


class Offsets:
    """Code points to bytes of one text."""

    def __init__(self, text):
        self._bytes = [0]
        for character in text:
            self._bytes.append(self._bytes[-1] + len(character.encode()))

    def span(self, one):
        begin, end = one["span"] if isinstance(one, dict) else one
        return [self._bytes[begin], self._bytes[end]]


def read(folder):
    """(stories.json, reports in order, their places by id)."""
    with open(os.path.join(folder, "stories.json"), encoding="utf-8") as file:
        stories = json.load(file)
    articles, _ = golddata.read_folder(folder)
    kinds = _kinds(folder, [article["id"] for article in articles])
    reports = [_report(folder, article, kinds) for article in articles]
    reports.sort(key=lambda report: (report["published"], report["id"]))
    return stories, reports, {report["id"]: i for i, report in enumerate(reports)}


def claim_input(claim, story, stories, reports, places):
    """One claim of stories.json as a line for `print_origins`."""
    members = [tuple(one) for origin in claim["origins"] for one in origin["statements"]]
    for name in _OF_CLAIM:
        members += [tuple(one) for one in claim.get(name, [])]
    answers = [tuple(one) for name in _ANSWERS for one in claim.get(name, [])]
    against = [tuple(one) for name in _AGAINST for one in claim.get(name, [])]
    taken = set(members) | set(answers) | set(against)
    context = [
        (name, i)
        for name in story["reports"]
        for i in range(len(reports[places[name]]["statements"]))
        if (name, i) not in taken
    ]
    ours = set(story["reports"])
    copies = [
        {"earlier": one, "later": other, "relation": "verbatim"}
        for one, other in stories["copies"]
        if one in ours
    ]

    def placed(statements):
        return sorted([places[name], i] for name, i in dict.fromkeys(statements))

    return {
        "reports": reports,
        "members": placed(members),
        "answers": placed(answers),
        "contradicts": placed(against),
        "context": placed(context),
        "copies": copies,
    }


def _raw(folder, name):
    with open(os.path.join(folder, "statements", name + ".json"), encoding="utf-8") as file:
        return json.load(file)["statements"]


def _kinds(folder, names):
    """What kind each named holder is: the one most of its hops have, an outlet before a document."""
    kinds = {}
    for name in names:
        for statement in _raw(folder, name):
            for hop in statement["chain"]:
                if hop.get("name"):
                    kinds.setdefault(hop["name"], []).append(hop["kind"])
    order = ("outlet", "state", "organisation", "person", "group", "document", "unknown")
    return {
        name: max(set(seen), key=lambda kind: (kind == "outlet", seen.count(kind), -order.index(kind)))
        for name, seen in kinds.items()
    }


def _report(folder, article, kinds):
    text = article["text"]
    offsets = Offsets(text)
    actors, statements = {}, []
    for one in _raw(folder, article["id"]):
        chain = []
        for hop in one["chain"]:
            made = {"act": hop["act"], "implied": hop.get("implied", False), "kind": hop["kind"]}
            made["named"], made["number"] = hop["named"], hop["number"]
            for part in ("holder", "cue", "recipient", "channel", "words"):
                if hop.get(part):
                    made[part] = offsets.span(hop[part])
            affiliation = hop.get("affiliation")
            if isinstance(affiliation, dict):
                made["affiliation"] = offsets.span(affiliation)
            elif isinstance(affiliation, str):  # "p2:Lurien's foreign ministry": where it stands
                found = text.find(affiliation.split(":", 1)[-1])
                if found >= 0:
                    made["affiliation"] = offsets.span([found, found + len(affiliation.split(":", 1)[-1])])
            if hop.get("said"):
                made["said"], made["said_span"] = hop["said"]["value"], offsets.span(hop["said"])
            if hop.get("name"):
                actor = hop["name"].lower().replace(" ", "-")
                made["actor"] = actor
                actors[actor] = {"id": actor, "name": hop["name"], "kind": kinds[hop["name"]]}
            chain.append(made)
        statements.append(
            {
                "act": one["act"],
                "certainty": one["certainty"],
                "polarity": one["polarity"],
                "content": [offsets.span(part) for part in one["content"]["spans"]],
                "chain": chain,
            }
        )
    return {
        "id": article["id"],
        "outlet": article.get("outlet") or "",
        "published": article.get("published") or "",
        "title": article.get("title") or "",
        "text": text,
        "actors": list(actors.values()),
        "statements": statements,
    }
