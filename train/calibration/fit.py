#!/usr/bin/env python3
"""Weights of the trained engine: which candidates are attributions, and how sure that is.

    train/calibration/fit.py [--model models/standard.hmodel] [--program PATH] [--data ../shared/data] [--write]

With --write the weights go into src/extract/trained_weights.h. The program,
build/release/train/calibration/print_candidates, is built with `cmake --preset release -DHEARSAY_BENCH=ON && cmake --build --preset release`.

A candidate of PolNeAR dev is right when its cue, source and content each share a character with
those of one gold attribution (both without a source agree); those inside a gold content are left
out, because PolNeAR marks outermost ones only. A candidate of the gold statements (the shared ones
and samples/gold) is right when two of cue, holder and content agree with a hop of one of them.
One logistic regression (ridge, Newton) over both; its probability is what decides and what
`confidence` says. Calibration is measured by cross-validation over whole articles: every candidate
is scored by weights that never saw its article. Needs numpy.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile

import numpy as np

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "bench"))

from scoring import brat, golddata  # noqa: E402 (the path must be set first)

FOLDS = 10


def code_points(text):
    """From byte offsets on code point borders to code point offsets."""
    places, at = {}, 0
    for index, letter in enumerate(text):
        places[at] = index
        at += len(letter.encode())
    places[at] = len(text)
    return places


def overlap(left, right):
    return any(a[0] < b[1] and b[0] < a[1] for a in left for b in right)


def agree(left, right):
    return overlap(left, right) or (not left and not right)


def right_in_gold(statements, source, cue, content):
    for statement in statements:
        for place, hop in enumerate(statement.chain):
            last = place == len(statement.chain) - 1
            same_cue, same_holder = overlap(hop.cue, cue), agree(hop.holder, source)
            same_content = last and agree(statement.content, content)
            if (same_cue or not cue) and same_cue + same_holder + same_content >= 2:
                return True
    return False


def right_in_polnear(relations, source, cue, content):
    """None where the candidate is not PolNeAR's to judge."""
    if not cue or any(overlap(cue, one.content) and not overlap(cue, one.cue) for one in relations):
        return None
    return any(
        overlap(cue, one.cue) and agree(source, one.source) and agree(content, one.content)
        for one in relations
    )


def print_candidates(program, model, articles):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", newline="\n") as file:
        for article in articles:
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
        file.flush()
        done = subprocess.run([program, model, file.name], capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def examples(program, model, articles, golds, judge):
    """Rows of (article, evidence, right), and the names of the evidence."""
    rows, names = [], []
    for printed, article, gold in zip(print_candidates(program, model, articles), articles, golds, strict=True):
        names, places = printed["names"], code_points(article["text"])
        for one in printed["candidates"]:
            source, cue, *content = (
                [(places[b], places[e])] if e > b else [] for b, e in [one["source"], one["cue"], *one["content"]]
            )
            right = judge(gold, source, cue, [span for piece in content for span in piece])
            if right is not None:
                rows.append((article["id"], one["evidence"], right))
    return rows, names


def fit(evidence, right, weight, ridge):
    """Weights of a logistic regression; the first is not held back."""
    weights = np.zeros(evidence.shape[1])
    penalty = np.eye(len(weights)) * ridge
    penalty[0, 0] = 1e-6
    for _ in range(60):
        guess = 1 / (1 + np.exp(-evidence @ weights))
        slope = evidence.T @ (weight * (guess - right)) + penalty @ weights
        curve = (evidence * (weight * guess * (1 - guess))[:, None]).T @ evidence + penalty
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-7:
            break
    return weights


def calibration_error(guess, right, bins=10):
    """Expected calibration error over bins of equal width."""
    place = np.minimum((guess * bins).astype(int), bins - 1)
    total = 0.0
    for k in range(bins):
        chosen = place == k
        if chosen.any():
            total += chosen.sum() * abs(guess[chosen].mean() - right[chosen].mean())
    return total / len(guess)


def report(name, guess, right, keep):
    chosen = guess >= keep
    hits = right[chosen].sum()
    precision, recall = hits / max(1, chosen.sum()), hits / right.sum()
    print(
        f"{name}: {len(right)} candidates, {right.mean():.1%} right; kept at {keep}: precision {precision:.1%}, "
        f"recall {recall:.1%}; calibration error of the kept {calibration_error(guess[chosen], right[chosen]):.3f}"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    built = os.path.join(ROOT, "build", "release", "train", "calibration", "print_candidates")
    parser.add_argument("--program", default=built)
    parser.add_argument("--model", default=os.path.join(ROOT, "models", "standard.hmodel"))
    parser.add_argument("--data", default=os.path.join(ROOT, "..", "shared", "data"))
    # F1 is best at a threshold of half the F1 reached, which is about 0.8.
    parser.add_argument("--keep", type=float, default=0.4)
    parser.add_argument("--ridge", type=float, default=2.0)
    parser.add_argument("--gold-weight", type=float, default=3.0, help="of a gold candidate; PolNeAR, with few refusals, has 1")
    header = os.path.join(ROOT, "src", "extract", "trained_weights.h")
    parser.add_argument("--write", metavar="HEADER", nargs="?", const=header)
    asked = parser.parse_args()
    folder = os.path.join(asked.data, "polnear", "data", "dev")
    if not os.path.isdir(folder):
        print(f"SKIPPED fit: no data at {folder} (give --data DIR)", file=sys.stderr)
        return 2
    if not os.access(asked.program, os.X_OK):
        print(f"fit: no program {asked.program} (build it, or give --program PATH)", file=sys.stderr)
        return 2
    parts = []
    annotated = brat.read_folder(folder)
    asked_for = [{"id": one.name, "text": one.text} for one in annotated]
    rows, names = examples(asked.program, asked.model, asked_for, [one.relations for one in annotated], right_in_polnear)
    parts.append(("PolNeAR dev", rows, 1.0))
    for name, place in (("gold", os.path.join(asked.data, "gold")), ("samples", os.path.join(ROOT, "samples", "gold"))):
        articles, golds = golddata.read_folder(place)
        rows, _ = examples(asked.program, asked.model, articles, [one.statements for one in golds], right_in_gold)
        parts.append((name, rows, asked.gold_weight))
    evidence = np.array([row[1] for _, rows, _ in parts for row in rows], float)
    right = np.array([row[2] for _, rows, _ in parts for row in rows], float)
    weight = np.concatenate([np.full(len(rows), each) for _, rows, each in parts])
    part = np.concatenate([np.full(len(rows), i) for i, (_, rows, _) in enumerate(parts)])
    article = [row[0] for _, rows, _ in parts for row in rows]
    fold_of = {name: i % FOLDS for i, name in enumerate(sorted(set(article)))}
    fold = np.array([fold_of[name] for name in article])
    unseen = np.zeros(len(right))
    for k in range(FOLDS):
        seen = fold != k
        weights = fit(evidence[seen], right[seen], weight[seen], asked.ridge)
        unseen[~seen] = 1 / (1 + np.exp(-evidence[~seen] @ weights))
    print("by cross-validation over articles:")
    for i, (name, _, _) in enumerate(parts):
        report("  " + name, unseen[part == i], right[part == i], asked.keep)
    report("  all", unseen, right, asked.keep)
    weights = fit(evidence, right, weight, asked.ridge)
    for name, value in zip(names, weights, strict=True):
        print(f"  {name:15} {value:7.3f}")
    if asked.write:
        write(asked.write, names, weights, asked.keep)
    return 0


def write(path, names, weights, keep):
    lines = "".join(f"    {value:.4f}f,  // {name}\n" for name, value in zip(names, weights, strict=True))
    with open(path, encoding="utf-8") as file:
        text = file.read()
    begin = text.index("kKeepWeights = {") + len("kKeepWeights = {")
    end = text.index("};", begin)
    text = text[:begin] + "\n" + lines + text[end:]
    begin = text.index("kKeep = ") + len("kKeep = ")
    text = text[:begin] + f"{keep}f" + text[text.index(";", begin) :]
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


if __name__ == "__main__":
    sys.exit(main())
