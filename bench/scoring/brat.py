"""Reading PolNeAR: brat standoff files beside plain texts.

A relation is one `Attribution` (or `Attribution-no-source`) event with its Source,
Cue and Content parts; a part may have several fragments. `Discuss` and `Discard`
marks are notes of the annotators and no relations. Two articles of the dev part
were read by six people each; the first file in alphabetical order is taken, so
that no article counts more than once.
"""

import os
import re
from dataclasses import dataclass, field

from .spans import check

_PART = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"E\d+\t(.+)")


@dataclass
class Relation:
    """One flat attribution: lists of spans, source and content may be empty."""

    source: list = field(default_factory=list)
    cue: list = field(default_factory=list)
    content: list = field(default_factory=list)


@dataclass
class Annotated:
    """One article with its relations in the order of the file."""

    name: str
    text: str
    relations: list


def relations_of(standoff, length, where):
    """The relations of one standoff file for a text of `length` code points."""
    parts, events = {}, []
    for line in standoff.split("\n"):
        if match := _PART.match(line):
            spans = [tuple(map(int, piece.split())) for piece in match[3].split(";")]
            parts[match[1]] = [check(span, length, where) for span in spans]
        elif match := _EVENT.match(line):
            events.append(match[1].split())
    relations = []
    for event in events:
        relation = Relation()
        for role, _, part in (piece.partition(":") for piece in event):
            # A second content of one event is written Content2.
            kept = getattr(relation, role.rstrip("0123456789").lower(), None)
            if kept is not None:
                kept.extend(parts.get(part, []))
        if relation.cue or relation.content:
            for spans in (relation.source, relation.cue, relation.content):
                spans.sort()
            relations.append(relation)
    return relations


def read_folder(folder):
    """All articles of a part of PolNeAR (a folder with text/ and attributions/)."""
    files = {}
    for name in sorted(os.listdir(os.path.join(folder, "attributions"))):
        if name.endswith(".ann"):
            files.setdefault(name[: -len(".ann")].rpartition("_")[0], name)
    articles = []
    for name, standoff in sorted(files.items()):
        text = _read(os.path.join(folder, "text", name + ".txt"))
        raw = _read(os.path.join(folder, "attributions", standoff))
        articles.append(Annotated(name, text, relations_of(raw, len(text), standoff)))
    return articles


def _read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()
