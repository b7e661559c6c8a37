"""Maximum spanning arborescence with exactly one root (Chu-Liu-Edmonds)."""
import numpy as np


def best_tree(scores):
    """scores [n, n]: row dependent, column head, diagonal root. -> list of heads, own index for the root."""
    n = len(scores)
    heads = scores.argmax(1)
    if _is_tree(heads):
        return heads.tolist()
    # Tree over n+1 nodes with node 0 as root. An arc from it costs more than all others together
    # can gain, so the best tree has exactly one.
    scores = scores.astype(np.float64)
    s = np.full((n + 1, n + 1), -np.inf)
    s[1:, 1:] = scores
    np.fill_diagonal(s, -np.inf)
    s[1:, 0] = np.diag(scores) - (scores.max() - scores.min() + 1) * (n + 1)
    best = _edmonds(s)
    return [int(best[i]) - 1 if best[i] else i - 1 for i in range(1, n + 1)]


def _is_tree(heads):
    n = len(heads)
    if sum(int(h == i) for i, h in enumerate(heads)) != 1:
        return False
    seen = np.zeros(n, dtype=int)
    for i in range(n):
        j, path = i, []
        while not seen[j] and heads[j] != j:
            seen[j] = 2
            path.append(j)
            j = heads[j]
            if seen[j] == 2:
                return False
        for k in path:
            seen[k] = 1
    return True


def _cycle(h):
    n = len(h)
    mark = [0] * n
    for i in range(1, n):
        j = i
        while j and not mark[j]:
            mark[j] = i
            j = h[j]
        if j and mark[j] == i:
            cycle, k = [j], h[j]
            while k != j:
                cycle.append(k)
                k = h[k]
            return cycle
    return None


def _edmonds(s):
    """Node 0 is the root; s[d, h]. Contracts one cycle at a time."""
    n = len(s)
    h = s.argmax(1)
    h[0] = 0
    c = _cycle(h)
    if c is None:
        return h
    rest = [i for i in range(n) if i not in set(c)]
    own = sum(s[i, h[i]] for i in c)
    m = len(rest)
    t = np.full((m + 1, m + 1), -1e9)
    t[:m, :m] = s[np.ix_(rest, rest)]
    into = np.array([[own - s[i, h[i]] + s[i, r] for r in rest] for i in c])
    enter = into.argmax(0)
    t[m, :m] = into.max(0)
    out = s[np.ix_(rest, c)]
    leave = out.argmax(1)
    t[:m, m] = out.max(1)
    sub = _edmonds(t)
    result = h.copy()
    for a in range(1, m):
        result[rest[a]] = c[leave[a]] if sub[a] == m else rest[sub[a]]
    a = sub[m]
    result[c[enter[a]]] = rest[a]
    return result
