"""One-to-one matching of predictions with gold.

`best_pairs` takes the weights of all pairs that may be matched at all and returns
the pairing with the greatest total weight (not the greedy one: a greedy choice
can strand a second prediction that had only one partner).
"""


def best_pairs(weights):
    """weights: {(left, right): weight > 0}. Returns the chosen pairs, sorted."""
    chosen = []
    for lefts, rights in _components(weights):
        chosen.extend(_assign(lefts, rights, weights))
    return sorted(chosen)


def _components(weights):
    """Groups that share no edge; assignment inside each is small and quick."""
    by_left, by_right = {}, {}
    for left, right in weights:
        by_left.setdefault(left, []).append(right)
        by_right.setdefault(right, []).append(left)
    seen = set()
    for start in sorted(by_left):
        if start in seen:
            continue
        lefts, rights, todo = {start}, set(), [start]
        while todo:
            left = todo.pop()
            for right in by_left[left]:
                if right in rights:
                    continue
                rights.add(right)
                for other in by_right[right]:
                    if other not in lefts:
                        lefts.add(other)
                        todo.append(other)
        seen |= lefts
        yield sorted(lefts), sorted(rights)


def _assign(lefts, rights, weights):
    """The assignment of greatest weight by the Hungarian method, O(n^3)."""
    n = max(len(lefts), len(rights))
    cost = [[0.0] * n for _ in range(n)]
    for i, left in enumerate(lefts):
        for j, right in enumerate(rights):
            cost[i][j] = -weights.get((left, right), 0.0)
    # Potentials u, v and the row matched to each column; index 0 is a sentinel.
    infinite = float("inf")
    u, v, row_of = [0.0] * (n + 1), [0.0] * (n + 1), [0] * (n + 1)
    for i in range(1, n + 1):
        row_of[0] = i
        column = 0
        least, way, used = [infinite] * (n + 1), [0] * (n + 1), [False] * (n + 1)
        while True:
            used[column] = True
            row, delta, following = row_of[column], infinite, 0
            for j in range(1, n + 1):
                if used[j]:
                    continue
                slack = cost[row - 1][j - 1] - u[row] - v[j]
                if slack < least[j]:
                    least[j], way[j] = slack, column
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(n + 1):
                if used[j]:
                    u[row_of[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            column = following
            if row_of[column] == 0:
                break
        while column:
            row_of[column] = row_of[way[column]]
            column = way[column]
    pairs = []
    for j in range(1, n + 1):
        i = row_of[j]
        if i <= len(lefts) and j <= len(rights) and (lefts[i - 1], rights[j - 1]) in weights:
            pairs.append((lefts[i - 1], rights[j - 1]))
    return pairs
