#!/usr/bin/env python3
"""Trains the sentence-end classifier and writes src/text/boundary_weights.cc.

    python3 train/text/train_boundaries.py [--data ../shared/data] [--l2 2.0] [--threshold 0.3] > src/text/boundary_weights.cc

Needs g++, numpy and scipy. Data: the train and dev splits of UD English EWT and of the genres of GUM that
may be used freely (see README.md here). The features come from the program itself (boundary_examples.cc),
so training and use cannot differ. Logistic regression with an L2 penalty, weights rounded to int8.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import scipy.optimize
import scipy.sparse

ROOT = pathlib.Path(__file__).resolve().parents[2]
# GUM's genres whose texts its licence file calls free; wikiHow and fiction are non-commercial, and
# of the others the file says nothing.
FREE_GENRES = ("bio", "conversation", "interview", "news", "speech", "textbook", "vlog", "voyage")
BITS = 15
FEATURES = 28


def documents(path):
    """Yields (name, text, sentence ends) of a CoNLL-U file: blank lines between paragraphs."""
    name, paragraphs, text, fresh, skip_until = None, [], "", True, 0
    ends, count = [], 0

    def finish():
        return name, "\n\n".join(p.rstrip() for p in paragraphs) + "\n", ends

    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if paragraphs:
                yield finish()
            name, paragraphs, ends, count, fresh = line.split("=")[1].strip(), [], [], 0, True
        elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
            fresh = True
        elif not line:
            if text:
                if fresh or not paragraphs:
                    paragraphs.append("")
                    fresh = False
                paragraphs[-1] += text
                count += len("".join(text.split()).encode())
                ends.append(count)
            text, skip_until = "", 0
        elif not line.startswith("#"):
            columns = line.split("\t")
            if "." in columns[0]:
                continue
            if "-" in columns[0]:
                skip_until = int(columns[0].split("-")[1])
            elif int(columns[0]) <= skip_until:
                continue
            space = "" if "SpaceAfter=No" in columns[9].split("|") else " "
            text += columns[1] + space
    if paragraphs:
        yield finish()


def examples(files):
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder) / "examples"
        sources = [str(p) for p in sorted((ROOT / "src/text").glob("*.cc"))
                   if not p.name.endswith("_test.cc")
                   and p.name in ("boundary.cc", "paragraphs.cc", "tokens.cc", "words.cc", "numbers.cc",
                                  "addresses.cc", "lexicon.cc", "characters.cc",
                                  "character_table.cc")]
        stub = pathlib.Path(folder) / "stub.cc"
        stub.write_text('#include "text/boundary.h"\nnamespace hearsay {\n'
                        "const int8_t kBoundaryWeights[1u << kBoundaryBits] = {};\n"
                        "const int32_t kBoundaryThreshold = 0;\n}\n")
        subprocess.run(["g++", "-std=c++20", "-O2", f"-I{ROOT}/include", f"-I{ROOT}/src",
                        str(ROOT / "train/text/boundary_examples.cc"), str(stub),
                        str(ROOT / "src/base/utf8.cc"), *sources, "-o", str(program)], check=True)
        data, names = b"", []
        for path in files:
            for name, text, ends in documents(path):
                if name.startswith("GUM_") and name.split("_")[1] not in FREE_GENRES:
                    continue
                names.append(name)
                raw = text.encode()
                data += b"DOC %d\n" % len(raw) + raw + b"\n" + " ".join(map(str, ends)).encode() + b"\n"
        out = subprocess.run([str(program)], input=data, stdout=subprocess.PIPE, check=True).stdout
    table = np.frombuffer(out, dtype="<u4").reshape(-1, 2 + FEATURES)
    return names, table


def train(table, weights_of_examples, l2):
    rows = len(table)
    features = table[:, 2:].astype(np.int64)
    labels = np.where(table[:, 1] & 1, 1.0, -1.0)
    matrix = scipy.sparse.csr_matrix(
        (np.ones(rows * FEATURES, dtype=np.float32), features.ravel(),
         np.arange(0, rows * FEATURES + 1, FEATURES)), shape=(rows, 1 << BITS))
    transposed = matrix.T.tocsr()

    def loss(w):
        margin = labels * (matrix @ w)
        value = np.sum(weights_of_examples * np.logaddexp(0, -margin)) + 0.5 * l2 * (w @ w)
        slope = -labels * weights_of_examples / (1 + np.exp(np.clip(margin, -50, 50)))
        return value, transposed @ slope + l2 * w

    result = scipy.optimize.minimize(loss, np.zeros(1 << BITS), jac=True, method="L-BFGS-B",
                                     options={"maxiter": 150})
    return result.x


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default=str(ROOT / "../shared/data"))
    parser.add_argument("--l2", type=float, default=2.0)
    parser.add_argument("--ewt-weight", type=float, default=1.0)
    parser.add_argument("--splits", default="train dev", help="of the treebanks to learn from")
    parser.add_argument("--threshold", type=float, default=0.3,
                        help="log-odds a gap without a stop must exceed")
    arguments = parser.parse_args()
    data = pathlib.Path(arguments.data)
    files = [data / f"ud_english_{bank}/en_{bank}-ud-{split}.conllu"
             for bank in ("ewt", "gum") for split in arguments.splits.split()]
    missing = [str(f) for f in files if not f.exists()]
    if missing:
        sys.exit("Skipped: no training data at " + ", ".join(missing) + " (see --data).")
    names, table = examples(files)
    is_gum = np.array([name.startswith("GUM") for name in names])[table[:, 0]]
    weights = np.where(is_gum, 1.0, arguments.ewt_weight)
    w = train(table, weights, arguments.l2)
    scale = 127 / np.abs(w).max()
    quantised = np.clip(np.round(w * scale), -127, 127).astype(int)
    print(f"examples {len(table)}, scale {scale:.1f}, non-zero {np.count_nonzero(quantised)}",
          file=sys.stderr)
    print("// Generated by train/text/train_boundaries.py from the train and dev splits of UD English EWT")
    print("// and the free genres of GUM; do not edit. Credit, licence, scores: train/text/README.md.")
    print('#include "text/boundary.h"\n')
    print("namespace hearsay {\n")
    print(f"const int32_t kBoundaryThreshold = {round(arguments.threshold * scale)};")
    print("// clang-format off")
    print("const int8_t kBoundaryWeights[1u << kBoundaryBits] = {")
    for start in range(0, 1 << BITS, 32):
        print("".join(f"{v}," for v in quantised[start:start + 32]))
    print("};\n// clang-format on\n\n}  // namespace hearsay")


main()
