"""Logistic regression in plain Python: small, exact enough and the same everywhere."""

import math

_STEPS = 150  # of descent; the loss changes in the sixth digit from there on


def fit(rows, yes, weights, ridge):
    """Weights of a binary model by Newton's method. rows[i][0] is 1 and its weight is free; ridge[j]
    holds back the j-th. Time rows * columns^2 a step."""
    width = len(rows[0])
    model = [0.0] * width
    for _ in range(30):
        slope = [ridge[j] * model[j] for j in range(width)]
        curve = [[0.0] * width for _ in range(width)]
        for row, gold, weight in zip(rows, yes, weights):
            there = [j for j in range(width) if row[j] != 0.0]
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(model[j] * row[j] for j in there)))))
            error, spread = weight * (p - gold), weight * p * (1 - p)
            for a in there:
                slope[a] += error * row[a]
                scaled, line = spread * row[a], curve[a]
                for b in there:
                    if b > a:
                        break
                    line[b] += scaled * row[b]
        for a in range(width):
            curve[a][a] += ridge[a] + 1e-9
            for b in range(a):
                curve[b][a] = curve[a][b]
        step = _solve(curve, slope)
        model = [a - b for a, b in zip(model, step)]
        if max(abs(one) for one in step) < 1e-6:
            break
    return model


def _solve(matrix, right):
    size = len(right)
    rows = [line + [right[i]] for i, line in enumerate(matrix)]
    for at in range(size):
        best = max(range(at, size), key=lambda i: abs(rows[i][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for i in range(at + 1, size):
            share = rows[i][at] / rows[at][at]
            if share:
                for j in range(at, size + 1):
                    rows[i][j] -= share * rows[at][j]
    out = [0.0] * size
    for at in range(size - 1, -1, -1):
        rest = sum(rows[at][j] * out[j] for j in range(at + 1, size))
        out[at] = (rows[at][size] - rest) / rows[at][at]
    return out


def fit_classes(rows, gold, classes, ridge):
    """Weights [class][column] of a softmax model by descent with momentum; rows[i][0] is 1. `ridge`
    holds back all but the first column, in units of each column's own spread."""
    count, width = len(rows), len(rows[0])
    middle = [sum(row[j] for row in rows) / count for j in range(width)]
    spread = [max(1e-6, (sum((row[j] - middle[j]) ** 2 for row in rows) / count) ** 0.5) for j in range(width)]
    middle[0], spread[0] = 0.0, 1.0
    known = [[(row[j] - middle[j]) / spread[j] for j in range(width)] for row in rows]
    model = [[0.0] * width for _ in range(classes)]
    speed = [[0.0] * width for _ in range(classes)]
    for _ in range(_STEPS):
        slope = [[ridge / count * one if j else 0.0 for j, one in enumerate(line)] for line in model]
        for row, right in zip(known, gold):
            for place, share in enumerate(_shares(model, row)):
                error = (share - (place == right)) / count
                line = slope[place]
                for j in range(width):
                    line[j] += error * row[j]
        for place in range(classes):
            for j in range(width):
                speed[place][j] = 0.9 * speed[place][j] - 0.3 * slope[place][j]
                model[place][j] += speed[place][j]
    for line in model:
        for j in range(1, width):
            line[j] /= spread[j]
            line[0] -= line[j] * middle[j]
    return model


def _shares(model, row):
    sums = [sum(a * b for a, b in zip(line, row)) for line in model]
    most = max(sums)
    powers = [math.exp(one - most) for one in sums]
    total = sum(powers)
    return [one / total for one in powers]


def most_likely(model, row):
    sums = [sum(a * b for a, b in zip(line, row)) for line in model]
    return sums.index(max(sums))
