"""Names of GUM's free genres from its mentions, and silver names of EWT mended by its tags.

    python gold_names.py CACHE      (after silver.py)

GUM: a mention headed by a proper noun and typed person, organization or place is a name; what silver
calls a person, organization or place and GUM does not is none. GUM has one type for places: silver
says whether a place is a country or city (GPE). EWT: silver names are cut to the proper nouns at
their edges, those without any are dropped, and proper nouns silver missed are not learnt from.
"""
import sys

import corpora
from entities import head_of
from polnear import spans_of

TITLES = set("mr mr. mrs mrs. ms ms. dr dr. prof prof. professor president senator sen. sen representative rep. judge justice king queen "
             "prince princess sir lord lady saint captain general gen. colonel lieutenant minister chancellor director governor gov. "
             "secretary mayor pope father mother aunt uncle grandma grandpa mom dad doctor miss chairman director-general reverend "
             "rev. sergeant commander emperor empress duke duchess count bishop archbishop".split())
KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
SMALL = {"ADP", "DET", "PUNCT", "CCONJ", "PART", "SYM"}     # may stand inside a name that is all proper nouns else
PROPER = ("NNP", "NNPS")                                    # XPOS: UPOS calls the first word of "United States" an adjective


def name_in(s, begin, end, kind):
    """The name inside a mention whose head is a proper noun, or None."""
    h = head_of(s.heads, begin, end)
    if s.xpos[h] not in PROPER:
        return None
    b, e = begin, end
    while b < e and s.upos[b] in SMALL:
        b += 1
    while e > b and s.upos[e - 1] in SMALL:
        e -= 1
    inside = s.upos[b:e]
    whole = all(u in SMALL or u == "NUM" or x in PROPER for u, x in zip(inside, s.xpos[b:e])) and kind != "person" and not {"PUNCT", "CCONJ"} & set(inside)
    if not whole:
        b = e = h
        while b > begin and s.xpos[b - 1] in PROPER:
            b -= 1
        while e < end and s.xpos[e] in PROPER:
            e += 1
    if kind == "person":
        while b < e and s.words[b].lower() in TITLES:
            b += 1
    return (b, e) if b < e else None


def tags_of(n, spans):
    tags = ["O"] * n
    for b, e, kind in spans:
        tags[b:e] = ["S-" + kind] if e - b == 1 else ["B-" + kind] + ["I-" + kind] * (e - b - 2) + ["E-" + kind]
    return tags


def gum_names(s):
    silver = spans_of(s.names)
    gold, other, taken = [], set(), set()
    for b, e, kind in sorted(s.mentions, key=lambda m: m[0] - m[1]):
        found = name_in(s, b, e, kind)
        if not found or taken & set(range(*found)):
            continue
        if kind not in KINDS:
            other |= set(range(*found))
            continue
        taken |= set(range(*found))
        kind = "NORP" if kind == "person" and s.xpos[found[1] - 1] == "NNPS" else KINDS[kind]
        if kind == "LOC" and any(k == "GPE" and sb < found[1] and found[0] < se for sb, se, k in silver):
            kind = "GPE"
        gold.append((*found, kind))
    for b, e, kind in silver:
        words = set(range(b, e))
        if words & taken:
            continue
        if kind in ("MISC", "NORP"):
            gold.append((b, e, kind))
        elif words & other:
            gold.append((b, e, "MISC"))
    return tags_of(len(s.words), gold)


def ewt_names(s):
    out, covered = [], set()
    for b, e, kind in spans_of(s.names):
        covered |= set(range(b, e))
        if kind not in ("MISC", "NORP"):
            while b < e and s.xpos[b] not in PROPER + ("CD",):
                b += 1
            while e > b and s.xpos[e - 1] not in PROPER + ("CD",):
                e -= 1
            if not any(x in PROPER for x in s.xpos[b:e]):
                continue
        out.append((b, e, kind))
    tags = tags_of(len(s.words), out)
    for i, x in enumerate(s.xpos):
        if x in PROPER and i not in covered:
            tags[i] = "?"       # no label: not learnt from
    return tags


def main(cache):
    c = corpora.load("", cache)
    changed = 0
    for key, mend in (("gum", gum_names), ("ewt", ewt_names)):
        for d in c[key]:
            for s in d.sentences:
                new = mend(s)
                changed += new != s.names
                s.names = new
    corpora.save(c, cache)
    print("sentences changed:", changed)


if __name__ == "__main__":
    main(*sys.argv[1:2])
