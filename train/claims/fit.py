#!/usr/bin/env python3
"""Weights of the claims part: which statements state the same, and what a headline does with a claim.

    train/claims/fit.py claims|stance [--print-claims PROGRAM] [--data ../shared/data] [--write]

The program is built with `cmake --preset release -DHEARSAY_BENCH=ON && cmake --build --preset release
--target print_claims`. --write replaces src/across/claims/weights.h or stance_weights.h.

`claims`: one logistic regression (ridge, Newton) over three sets: the training half of MRPC, whose
pairs count once and have a constant of their own, because it calls looser pairs the same; the
fitting half of bench/labels/claims_pairs.jsonl; and pairs of gold statements of samples/ that share
a key. `stance`: one softmax regression over claims_emergent_part. Nothing of a text is kept: what is
written are the weights alone. Standard library only.
"""

import argparse
import itertools
import json
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "bench"))

from scoring import claims, logistic, paraphrase  # noqa: E402 (the path must be set first)

RIDGE = 30.0
VECTORS = ("has_vectors", "cosine", "cosine_squared", "cosine_times_cover")
LABELLED, SAMPLES = 10.0, 2.0  # what a pair of each counts beside one of MRPC


class Job:
    """As much of bench/accuracy's job as running print_claims takes."""

    def __init__(self, asked):
        self.root, self.data, self.errors = ROOT, asked.data, False
        self.engine = argparse.Namespace(model=[], binary=os.path.join(ROOT, "build", "release", "hearsay"))


def values(told):
    return [list(one["values"].values()) for one in told]


def mrpc(job):
    path = os.path.join(job.data, "para_mrpc", "dataset", "msr-paraphrase-corpus", "msr_paraphrase_train.txt")
    with open(path, encoding="utf-8", newline="") as file:
        pairs = paraphrase.pairs(file.read())
    told = claims.run(job, "--sentences", [{"a": one, "b": two} for _, one, two in pairs])
    return told, [yes for yes, _, _ in pairs]


def labelled(job):
    rows = [row for row in claims.labels(ROOT) if row["part"] == "dev"]
    return claims.run(job, *claims.articles_and_pairs(rows, job.data)), [row["label"] == "same" for row in rows]


def sample_pairs(job):
    """Pairs of different reports of one story, neither thin, that share a key; the same where a gold
    claim has both. Verbatim copies that no gold claim has are left out."""
    with open(os.path.join(ROOT, "samples", "gold", "stories.json"), encoding="utf-8") as file:
        known = json.load(file)
    story = {report: one["id"] for one in known["stories"] for report in one["reports"]}
    claim_of = {}
    for one in known["claims"]:
        parts = [origin["statements"] for origin in one["origins"]]
        parts += [one.get(part, []) for part in ("confirm", "deny", "doubt")]
        for statement in itertools.chain(*parts):
            claim_of.setdefault(tuple(statement), set()).add(one["id"])
    articles = claims.sample_articles(ROOT)
    nodes = [(one["id"], place) for one in articles for place in range(len(one["statements"]))]
    pairs = [
        (a, b)
        for a, b in itertools.combinations(nodes, 2)
        if a[0] != b[0] and story.get(a[0]) == story.get(b[0])
    ]
    told = claims.run(job, articles, [{"a": a, "b": b} for a, b in pairs])
    kept, same = [], []
    for (a, b), one in zip(pairs, told):
        yes = bool(claim_of.get(a, set()) & claim_of.get(b, set()))
        copied = one["values"]["words1_longer"] > 0.95
        if one["keys"] and not one["a"]["thin"] and not one["b"]["thin"] and (yes or not copied):
            kept.append(one)
            same.append(yes)
    return kept, same


def fit_claims(job):
    rows, yes, weights = [], [], []
    for (told, gold), weight, constant in (
        (mrpc(job), 1.0, 1.0),
        (labelled(job), LABELLED, 0.0),
        (sample_pairs(job), SAMPLES, 0.0),
    ):
        names = list(told[0]["values"])
        rows += [line + [constant] for line in values(told)]
        yes += gold
        weights += [weight] * len(gold)
        print(f"{len(gold)} pairs, {sum(gold)} the same")
    total, ridge = sum(weights), []
    for j in range(len(rows[0])):
        middle = sum(w * row[j] for w, row in zip(weights, rows)) / total
        spread = sum(w * (row[j] - middle) ** 2 for w, row in zip(weights, rows)) / total
        ridge.append(RIDGE * max(spread, 1e-4))
    first = names.index("constant")
    ridge[first] = ridge[-1] = 1e-4
    models = [logistic.fit(rows, yes, weights, ridge)[:-1]]
    # A ledger filled without a model has no vectors.
    vectors = [j for j, name in enumerate(names) if name in VECTORS]
    bare = [[0.0 if j in vectors else one for j, one in enumerate(row)] for row in rows]
    models.append(logistic.fit(bare, yes, weights, ridge)[:-1])
    for name, *pair in zip(names, *models):
        print(f"{name:20}" + "".join(f"{one:9.3f}" for one in pair))
    return names, models


def write_claims(names, models):
    lines = "".join(
        f"    {{{with_vectors:.4f}, {without:.4f}}},  // {name}\n"
        for name, with_vectors, without in zip(names, *models)
    )
    with open(os.path.join(ROOT, "src", "across", "claims", "weights.h"), "w", encoding="ascii") as file:
        file.write(
            "// Written by train/claims/fit.py; not to be edited.\n#pragma once\n\n#include <array>\n\n"
            '#include "across/claims/likeness.h"\n\nnamespace hearsay::across {\n\n'
            "// Log odds of a Likeness: where both statements have vectors, and where they have not.\n"
            "struct ClaimWeight {\n  double with_vectors, without;\n};\n"
            "inline constexpr std::array<ClaimWeight, kLikenesses> kClaimWeights = {{\n"
            f"{lines}}}}};\n\n}}  // namespace hearsay::across\n"
        )


def fit_stance(job):
    rows, gold, _ = claims.emergent(job)
    model = logistic.fit_classes(rows, gold, len(claims.STANCES), claims.RIDGE)
    for name, line in zip(claims.STANCES, model):
        print(name, " ".join(f"{one:.2f}" for one in line))
    return model


def write_stance(model):
    lines = "".join("    {" + ", ".join(f"{one:.4f}" for one in line) + "},\n" for line in zip(*model))
    with open(os.path.join(ROOT, "src", "across", "claims", "stance_weights.h"), "w", encoding="ascii") as file:
        file.write(
            "// Written by train/claims/fit.py; not to be edited.\n#pragma once\n\n#include <array>\n\n"
            '#include "across/claims/stance.h"\n\nnamespace hearsay::across {\n\n'
            "// Of each sign: for, against, observing.\n"
            "inline constexpr std::array<std::array<double, 3>, kStanceSigns> kStanceWeights = {{\n"
            f"{lines}}}}};\n\n}}  // namespace hearsay::across\n"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("what", choices=["claims", "stance"])
    parser.add_argument("--print-claims", metavar="PROGRAM")
    parser.add_argument("--data", default=os.path.join(ROOT, "..", "shared", "data"))
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    if asked.print_claims:
        os.environ["PRINT_CLAIMS"] = os.path.abspath(asked.print_claims)
    job = Job(asked)
    if asked.what == "stance":
        model = fit_stance(job)
        if asked.write:
            write_stance(model)
    else:
        names, models = fit_claims(job)
        if asked.write:
            write_claims(names, models)


if __name__ == "__main__":
    main()
