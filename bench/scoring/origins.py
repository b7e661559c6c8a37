"""Origins, changes and drift of claims whose statements are given (`print_origins`).

Two data sets: 1,000 planted citation graphs (planted.py) and the five claims of the sample
newsroom (samples/gold/stories.json). A graph is right where the interval of origins, the state of
independence and the statements that rest on each origin are all as planted. Beside it stands what
counting outlets would say. A drift is found where kind and report are those of the gold and it
comes from the same report or the same origin.
"""

import json
import os
import subprocess

from . import claimdata, planted
from .engine import Broken, Unmeasurable
from .table import percent

GRAPHS = 1000
# Seed 2026 was looked at while building; this one was not.
SEED = 71003

_KINDS = {
    "hedge lost": "hedge lost",
    "one source turned plural": "one made several",
    "offer turned fact": "offer turned fact",
    "offer turned readiness": "act changed",
    "doubt turned denial": "act changed",
    "hop dropped": "hop dropped",
    "number changed": "number changed",
}


def _ask(job, lines):
    program = os.path.join(os.path.dirname(job.engine.binary), "bench", "print_origins")
    if not os.access(program, os.X_OK):
        raise Unmeasurable(f"no program {program}: configure with -DHEARSAY_BENCH=ON and build print_origins")
    asked = "\n".join(json.dumps(line) for line in lines) + "\n"
    done = subprocess.run([program], input=asked.encode(), capture_output=True, check=False)
    if done.returncode != 0:
        raise Broken(f"print_origins: {done.stderr.decode(errors='replace').strip()}")
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    if len(rows) != len(lines):
        raise Broken(f"print_origins: {len(rows)} answers to {len(lines)} questions")
    return rows


def _parts(origins):
    return {frozenset(map(tuple, origin["members"])) for origin in origins["origins"]}


def _planted(job):
    graphs = planted.graphs(GRAPHS, SEED)
    right = counted = states = 0
    for graph, row in zip(graphs, _ask(job, [graph.line() for graph in graphs])):
        least, most, state, parts = graph.answer()
        found = row["origins"]
        good = (found["least"], found["most"], found["independence"]) == (least, most, state)
        good = good and _parts(found) == parts
        right += good
        states += found["independence"] == state
        outlets = {graph.texts[at].report["outlet"] for at, _ in graph.members}
        counted += least == most == len(outlets)
        if not good and job.errors:
            job.say(f"planted {least}..{most} {state}; found {found['words']}")
            for at, text in enumerate(graph.texts):
                job.say(f"  a{at} {text.report['outlet']}, {text.report['published']}: {text.report['text']}")
    data = "planted citation graphs"
    return [
        ("origins exact (counting outlets)", data, f"{percent(right / GRAPHS)} ({percent(counted / GRAPHS)})", GRAPHS),
        ("state of independence", data, percent(states / GRAPHS), GRAPHS),
    ]


def _told(row, one):
    """The report's id and the statement's place of an end of a change or drift."""
    article, statement = row[one]
    return article, int(statement.rsplit(":", 1)[1]) if statement else -1


def _samples(job):
    folder = os.path.join(job.root, "samples", "gold")
    stories, reports, places = claimdata.read(folder)
    by_id = {story["id"]: story for story in stories["stories"]}
    lines = []
    for claim in stories["claims"]:
        line = claimdata.claim_input(claim, by_id[claim["story"]], stories, reports, places)
        lines.append({**line, "story": True})
    rows = _ask(job, lines)
    right = 0
    for claim, row in zip(stories["claims"], rows):
        wanted = {frozenset(map(tuple, origin["statements"])) for origin in claim["origins"]}
        good = _parts(row["asserted"]) == wanted
        for name, side in (("confirm", "confirmed"), ("deny", "denied"), ("doubt", "doubted")):
            # All denials of the gold rest on one source, all doubts on one doubter.
            if claim.get(name):
                good = good and _parts(row[side]) == {frozenset(map(tuple, claim[name]))}
        if len(claim["origins"]) > 1 and any("independent_of" in origin for origin in claim["origins"]):
            good = good and row["asserted"]["independence"] == "established"
        right += good
        if not good and job.errors:
            job.say(f"{claim['id']}: {row['asserted']['words']} {row['denied']['words']} {row['doubted']['words']}")
    drifts = [drift for row in rows for drift in row["drifts"] + row["between"]]
    found = 0
    for gold in stories["drift"]:
        hit = any(
            drift["kind"] == _KINDS[gold["kind"]]
            and _told(drift, "to") == tuple(gold["to"])
            and (_told(drift, "from")[0] == gold["from"][0] or _one_origin(rows, drift, gold))
            for drift in drifts
        )
        found += hit
        if not hit and job.errors:
            job.say(f"drift missed: {gold}")
    changes = {
        (change["name"], _told(change, "before"), _told(change, "after")): change
        for row in rows
        for change in row["changes"] + row["positions"]
        if change["kind"] in ("reversed", "qualified")
    }
    hits, matched = 0, set()
    for gold in stories["changes"]:
        ends = {
            key
            for key in changes
            if key[0] == gold["who"] and list(key[2]) in gold["after"] and key[1][0] in _reports_of(gold, rows)
        }
        hits += bool(ends)
        matched |= ends
        if not ends and job.errors:
            job.say(f"change missed: {gold}")
    extra = len(changes) - len(matched)
    data = "samples"
    kinds = {(tuple(drift["to"]), drift["kind"]) for drift in drifts}
    return [
        ("claims with all origins right", data, f"{right} of {len(rows)}", len(rows)),
        ("changes of position found (others shown)", data, f"{hits} of {len(stories['changes'])} ({extra})", hits),
        ("drift found (all shown)", data, f"{found} of {len(stories['drift'])} ({len(kinds)})", len(stories["drift"])),
    ]


def _one_origin(rows, drift, gold):
    """Whether both statements it may come from rest on one origin of one claim."""
    ends = {_told(drift, "from"), tuple(gold["from"])}
    return any(
        ends <= set(map(tuple, origin["members"]))
        for row in rows
        for side in ("asserted", "denied", "doubted")
        for origin in row[side]["origins"]
    )


def _reports_of(gold, rows):
    """The reports of the earlier word: those of the gold, and of statements on the same origin."""
    names = {article for article, _ in map(tuple, gold["before"])}
    for row in rows:
        for side in ("asserted", "denied", "doubted"):
            for origin in row[side]["origins"]:
                members = set(map(tuple, origin["members"]))
                if members & set(map(tuple, gold["before"])):
                    names |= {article for article, _ in members}
    return names


def origins(job):
    return _planted(job) + _samples(job)
