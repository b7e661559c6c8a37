"""Coreference against GUM's Entity brackets: MUC, B-cubed and CEAF (entity), and their mean F1.

Mentions are hearsay's own (`parse --from conllu --json`, on the words of the treebank) and count where their first and
last word are those of a mention of the gold. The CoNLL score is the mean of the three F1 over all documents, as in the
shared tasks of 2011 and 2012: chains of one mention are left out on both sides. "with single mentions" keeps them on
both sides, as GUM marks them. A mention of the gold that is not one stretch of words can only be missed.

The three measures: Vilain et al. 1995, Bagga and Baldwin 1998, Luo 2005 with his fourth similarity.
"""

import re

from .tally import Tally

_BRACKET = re.compile(r"\(([^-()|]+)-([^-()|]+)[^()|]*(\)?)|([^-()|]+)\)")


def gold_chains(sentences):
    """The chains of one document, each a set of mentions (first word, end word), of its sentences of rows."""
    chains, begun, at = {}, [], 0
    for rows in sentences:
        for row in rows:
            entity = next((one[7:] for one in row[9].split("|") if one.startswith("Entity=")), "")
            for match in _BRACKET.finditer(entity):
                name, _, closed, ends = match.groups()
                if ends is None and not closed:
                    begun.append((name, at))
                    continue
                begin = at
                if ends is not None:
                    place = next((k for k in reversed(range(len(begun))) if begun[k][0] == ends), None)
                    if place is None:
                        continue
                    name, begin = begun.pop(place)
                number, _, part = name.partition("[")
                if part and not part.startswith("1/"):
                    continue
                mention = (begin, at + 1, "broken") if part else (begin, at + 1)
                chains.setdefault(number, set()).add(mention)
            at += 1
    return list(chains.values())


def told_chains(record):
    """The chains of one record of `parse --json`, in the same terms."""
    begins, ends, at = {}, {}, 0
    for sentence in record["sentences"]:
        for word in sentence["words"]:
            begins[word["start"]] = at
            ends[word["end"]] = at + 1
            at += 1
    chains = {}
    for number, one in enumerate(record["entities"]):
        chains.setdefault(one.get("same_as", number), set()).add((begins[one["start"]], ends[one["end"]]))
    return list(chains.values())


def several(chains):
    return [one for one in chains if len(one) > 1]


class Scores:
    """Sums over documents."""

    def __init__(self):
        self.sums = {name: [0.0] * 4 for name in ("MUC", "B3", "CEAFe")}
        self.mentions = Tally()

    def add(self, gold, found):
        """One document: two lists of sets of mentions, each mention in one chain of a side."""
        home_gold = {one: k for k, chain in enumerate(gold) for one in chain}
        home_found = {one: k for k, chain in enumerate(found) for one in chain}
        self.mentions.add(len(home_gold.keys() & home_found.keys()), len(home_found), len(home_gold))
        recall, precision = _muc(gold, home_found), _muc(found, home_gold)
        self._add("MUC", recall, precision)
        self._add("B3", _cubed(gold, found, home_found), _cubed(found, gold, home_gold))
        similar = _aligned(gold, found, home_found)
        self._add("CEAFe", (similar, len(gold)), (similar, len(found)))

    def _add(self, name, recall, precision):
        for k, value in enumerate((*recall, *precision)):
            self.sums[name][k] += value

    def f1(self, name):
        right, asked, good, told = self.sums[name]
        recall, precision = right / asked if asked else 0, good / told if told else 0
        return 2 * recall * precision / (recall + precision) if recall + precision else 0

    def conll(self):
        return sum(self.f1(name) for name in self.sums) / len(self.sums)


def _muc(chains, homes):
    """Links of `chains` that the other side has, and all of them."""
    kept = links = 0
    for chain in chains:
        parts = {homes.get(one, one) for one in chain}
        kept += len(chain) - len(parts)
        links += len(chain) - 1
    return kept, links


def _cubed(chains, others, homes):
    total = count = 0
    for chain in chains:
        shared = {}
        for one in chain:
            if one in homes:
                shared[homes[one]] = shared.get(homes[one], 0) + 1
        total += sum(number * number for number in shared.values()) / len(chain)
        count += len(chain)
    return total, count


def _aligned(gold, found, homes):
    """The best sum of similarities where each chain has at most one partner."""
    weights, groups = {}, {}
    for g, chain in enumerate(gold):
        for one in chain:
            if one in homes:
                weights[g, homes[one]] = weights.get((g, homes[one]), 0) + 1
    for (g, f), shared in weights.items():
        weights[g, f] = 2 * shared / (len(gold[g]) + len(found[f]))
    parent = {}

    def root(node):
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for g, f in weights:
        parent[root(("g", g))] = root(("f", f))
    for g, f in weights:
        groups.setdefault(root(("g", g)), []).append((g, f))
    return sum(_best_match([(g, f, weights[g, f]) for g, f in edges]) for edges in groups.values())


def _best_match(edges):
    """Heaviest matching of a small bipartite graph: shortest augmenting paths with potentials (the Hungarian method)."""
    rows = sorted({g for g, _, _ in edges})
    columns = sorted({f for _, f, _ in edges})
    if len(rows) == 1 or len(columns) == 1:
        return max(weight for _, _, weight in edges)
    place_r, place_c = {g: i for i, g in enumerate(rows)}, {f: i for i, f in enumerate(columns)}
    n, m = len(rows), len(columns)
    if n > m:
        n, m, place_r, place_c = m, n, place_c, place_r
        edges = [(f, g, weight) for g, f, weight in edges]
    cost = [[0.0] * (m + 1) for _ in range(n + 1)]
    for g, f, weight in edges:
        cost[place_r[g] + 1][place_c[f] + 1] = -weight
    u, v, match, way = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], j0 = i, 0
        least, used = [float("inf")] * (m + 1), [False] * (m + 1)
        while True:
            used[j0] = True
            row, delta, j1 = match[j0], float("inf"), 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                now = cost[row][j] - u[row] - v[j]
                if now < least[j]:
                    least[j], way[j] = now, j0
                if least[j] < delta:
                    delta, j1 = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            match[j0] = match[way[j0]]
            j0 = way[j0]
    return sum(-cost[match[j]][j] for j in range(1, m + 1) if match[j])
