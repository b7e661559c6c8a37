"""Intelligence agencies and armed groups of the MISP galaxy (CC0): names and countries only."""

import json
import os
import re

from .entries import Actor, fold

SOURCE = "misp-2026-08"
# Not groups, or listed for other reasons.
NOT_GROUPS = {"gulbuddin hekmatyar", "james mason", "the base", "base", "764"}


def values(data, name):
    with open(os.path.join(data, "actors_misp", name), encoding="utf-8") as file:
        return json.load(file)["values"]


def add(entries, data, codes, books):
    of_two = {one["iso2"]: iso for iso, one in codes.items() if one["iso2"]}
    for value in values(data, "intelligence-agencies.json"):
        iso = of_two.get(value.get("meta", {}).get("country", ""))
        name = re.sub(r"\s*\(.*?\)", "", value["value"]).strip()
        if not iso or len(name) < 6 or len(name.split()) < 2 or not name.isascii() and len(name) > 60:
            continue
        if not entries.is_word(name) and not entries.named(name, None, iso):
            entries.add(Actor("organisation", name, iso, "SPY", SOURCE))
    where = {}
    for iso, book in books.items():
        for group in re.split(r";|,", re.sub(r"<[^>]*>", " ", book["terrorists"])):
            name = fold(re.sub(r"\(.*?\)", "", group))
            if name:
                where.setdefault(name, set()).add(iso)
    for value in values(data, "terrorist-groups.json"):
        name = re.sub(r"\s*\(.*?\)", "", value["value"]).strip()
        if fold(name) in NOT_GROUPS or "," in name or name.startswith("International Relief"):
            continue
        others = re.findall(r"\(([^()]{3,60})\)", value["value"])
        summary = value.get("meta", {}).get("summary", "")
        if "(" not in summary and summary != "N/A":
            others += [re.sub(r"^(?:and|the) ", "", n.strip(" .")) for n in re.split(r",|;| and ", summary)]
        others = [n for n in others if len(n) > 2 and len(n) < 60 and (" " in n or "-" in n or n.isupper())
                  and (n.upper() != n or len(n) > 3)]
        same = [a for n in [name, *others] for a in entries.named(n, ("group", "organisation"))]
        if same:
            same[0].call(name)
            entries.remember(same[0])
            continue
        owners = where.get(fold(name), set())
        iso = next(iter(owners)) if len(owners) == 1 else ""
        others = [n for n in others if not entries.named(n)]
        entries.add(Actor("group", name, iso, "REB", SOURCE).call(*others))
