"""Mentions of GUM (column MISC, Entity=...), as labels of their syntactic heads, and back to spans.

A mention is marked on one word, its head: the word of the span nearest to the root. What
comes back from a label and a tree is the head's subtree without the branches of OUTSIDE and
without punctuation at its edges: docs/formats/model.md, "Mentions".
"""
import re

NONE = "-"
ENTITY_TYPES = ["abstract", "animal", "event", "object", "organization", "person", "place", "plant", "substance", "time"]

# Branches (with everything below them) that are no part of the mention of the word they hang on.
OUTSIDE = {"advcl", "advmod", "appos", "aux", "case", "cc", "cc:preconj", "conj", "cop", "csubj", "dep", "discourse", "dislocated",
           "expl", "list", "nsubj", "orphan", "parataxis", "reparandum", "vocative"}


def read_mentions(cells: list) -> list:
    """MISC cells of one sentence -> [(begin, end, type)]; spans in more than one piece are left out."""
    open_at, out = [], []
    for i, cell in enumerate(cells):
        value = next((f[7:] for f in cell.split("|") if f.startswith("Entity=")), "")
        for m in re.finditer(r"\(([^()]+)(\)?)|([^()]+)\)", value):
            if m.group(1):
                parts = m.group(1).split("-")
                if m.group(2):
                    if "[" not in parts[0]:
                        out.append((i, i + 1, parts[1]))
                else:
                    open_at.append((parts[0], parts[1], i))
            else:
                for k in range(len(open_at) - 1, -1, -1):
                    if open_at[k][0] == m.group(3):
                        key, kind, b = open_at.pop(k)
                        if "[" not in key:
                            out.append((b, i + 1, kind))
                        break
    return out


def head_of(heads: list, begin: int, end: int) -> int:
    """The word of the span that is nearest to the root; of several the first."""
    def depth(i):
        n = 0
        while heads[i] != i and n <= len(heads):
            i, n = heads[i], n + 1
        return n
    return min(range(begin, end), key=depth)


def head_labels(heads: list, mentions: list) -> list:
    """Per word the type of the mention it heads; of several the shortest one's."""
    out = [NONE] * len(heads)
    for b, e, kind in sorted(mentions, key=lambda m: m[0] - m[1]):
        out[head_of(heads, b, e)] = kind
    return out


def span_of(heads, deprels, upos, head, outside=OUTSIDE):
    """(begin, end) of the mention headed by `head`: what hangs on it and touches it without a gap."""
    n = len(heads)
    inside = [False] * n
    inside[head] = True
    for i in range(n):
        path, j = [], i
        while j != head and heads[j] != j and len(path) <= n:
            path.append(j)
            j = heads[j]
        possessive = bool(path) and deprels[path[-1]] == "case" and path[-1] > head  # 's
        inside[i] = j == head and (i == head or deprels[path[-1]] not in outside or possessive)
    b = e = head
    while b > 0 and inside[b - 1]:
        b -= 1
    while e + 1 < n and inside[e + 1]:
        e += 1
    while b < head and upos[b] == "PUNCT":
        b += 1
    while e > head and upos[e] == "PUNCT":
        e -= 1
    return b, e + 1
