"""Names and entity mentions against annotated sets: exact span and type, micro F1.

Names (`hearsay parse`, NER of MISC, on the words of the set; re3d on its raw text):

  set                 theirs -> compared as                          ours -> compared as
  Worldwide newswire  Person PER, Organization ORG, Location and     GPE and LOC as LOC
                      Facility LOC, NORP NORP
  Wikigold, EWT       PER, ORG, LOC                                  GPE and LOC as LOC
  re3d                Person PER, Organisation ORG, Location LOC,    GPE and LOC as LOC
                      Nationality NORP

Types that a set does not have (dates, money, MISC, NORP outside of the first and last) are
left out on both sides. Of the newswire every eighth article by name is read (the set names no
split), of EWT the dev split of Universal NER. re3d also marks descriptions without a name
("a military airport") and gives one span several types: a span with two types is one mention,
right with either; "with a capital" keeps only spans with a word that begins with a capital.

Entity mentions: all of GUM's Entity brackets, nested ones too, its ten types. A mention that is
not one stretch counts as the gold has it and can only be missed.
"""

import re

from .tally import Tally

NEWSWIRE = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC", "NORP": "NORP"}
COARSE = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP"}
OURS = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "NORP": "NORP"}

_BRACKET = re.compile(r"\(([^-()|]+)-([^-()|]+)[^()|]*(\)?)|([^-()|]+)\)")


def runs(tags, types):
    """{(begin, end, type)} of IOB or BIOES tags; a B, S or another type begins a new span."""
    spans, begin, kind = set(), 0, None
    for i, tag in enumerate([*tags, "O"]):
        place, _, name = tag.partition("-")
        here = types.get(name) if name else None
        if kind and (here != kind or place in "BS"):
            spans.add((begin, i, kind))
            kind = None
        if here and not kind:
            begin, kind = i, here
    return spans


def columns(text, word, tag):
    """Sentences of a file in columns: [(words, tags)]."""
    sentences, words, tags = [], [], []
    for line in text.replace("\ufeff", "").split("\n") + [""]:
        cells = line.split("\t") if "\t" in line else line.split()
        if line.startswith("#") and "\t" not in line and len(cells) != max(word, tag) + 1:
            continue  # a comment of CoNLL-U
        if len(cells) > max(word, tag) and cells[word].strip():
            words.append("_".join(cells[word].split()))
            tags.append(cells[tag].strip())
        elif words and not line.strip():
            sentences.append((words, tags))
            words, tags = [], []
    return sentences


def as_conllu(documents):
    """Documents, each a list of word lists, as CoNLL-U with nothing but the words."""
    lines = []
    for number, sentences in enumerate(documents):
        lines.append(f"# newdoc id = {number}")
        for words in sentences:
            lines += [f"{i}\t{word}" + "\t_" * 8 for i, word in enumerate(words, 1)]
            lines.append("")
    return "\n".join(lines) + "\n"


def told_tags(conllu):
    """The NER tags of each sentence that `hearsay parse` printed."""
    sentences, tags = [], []
    for line in conllu.split("\n") + [""]:
        if not line:
            if tags:
                sentences.append(tags)
            tags = []
        elif not line.startswith("#"):
            row = line.split("\t")
            if row[0].isdigit():
                named = [one[4:] for one in row[9].split("|") if one.startswith("NER=")]
                tags.append(named[0] if named else "O")
    return sentences


def score_tags(gold, found, theirs):
    """Tally over sentences of tags; `theirs` maps the set's types, ours are those it maps to."""
    tally = Tally()
    ours = {name: kind for name, kind in OURS.items() if kind in theirs.values()}
    if len(gold) != len(found):
        raise ValueError(f"{len(gold)} sentences went in, {len(found)} came out")
    for tags, told in zip(gold, found):
        if len(tags) != len(told):
            raise ValueError("a sentence has another number of words than it had")
        want, have = runs(tags, theirs), runs(told, ours)
        tally.add(len(want & have), len(have), len(want))
    return tally


def score_re3d(text, entities, mentions, capital):
    """One document of re3d. `entities`: (begin, end, type); `mentions`: records of `parse --json`."""
    gold = {}
    for begin, end, kind in entities:
        if kind in RE3D and (not capital or any(w[0].isupper() for w in text[begin:end].split())):
            gold.setdefault((begin, end), set()).add(RE3D[kind])
    found = {(one["start"], one["end"], OURS[one["type"]]) for one in mentions if one["type"] in OURS}
    right = sum(kind in gold.get((begin, end), ()) for begin, end, kind in found)
    return right, len(found), len(gold)


def gum_mentions(rows, open_mentions):
    """The mentions of one sentence of GUM: {(first word, end word, type)} and how many of its
    mentions are not one stretch of it. `rows` are those of words; `open_mentions` is the list of
    those begun in a sentence before.
    """
    found, broken = set(), 0
    for i, row in enumerate(rows):
        entity = next((one[7:] for one in row[9].split("|") if one.startswith("Entity=")), "")
        for match in _BRACKET.finditer(entity):
            name, kind, closed, ends = match.groups()
            if ends is not None:
                for k in reversed(range(len(open_mentions))):
                    if open_mentions[k][0] == ends:
                        _, begin, kind = open_mentions.pop(k)
                        if "[" in ends or begin < 0:
                            broken += ends.endswith("]") and "[1/" in ends
                        else:
                            found.add((begin, i + 1, kind))
                        break
            elif closed:
                if "[" in name:
                    broken += "[1/" in name
                else:
                    found.add((i, i + 1, kind))
            else:
                open_mentions.append((name, i, kind))
    for k, (name, _, kind) in enumerate(open_mentions):
        open_mentions[k] = (name, -1, kind)
    return found, broken
