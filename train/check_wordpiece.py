"""Our wordpieces against the reference tokenizer's, on sentences of odd text.

    python check_wordpiece.py --model ../models/standard.hmodel --program PRINT_PIECES [--lines N] [--seed S]

PRINT_PIECES is built with `cmake --preset release -DHEARSAY_BENCH=ON` (train/runtime). The lines are
invented sentences of many scripts, cut, doubled and mixed with code points of every block
(src/language/testing/make_wordpiece_lines.py, which also makes the smaller set of the unit tests).
Ids must be the same: exit code 1 where a line differs. Byte offsets are compared too and their differences
counted: where marks without a letter stand before a word, the reference counts some of them to it and some not.
"""
import argparse
import os
import random
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "src", "language", "testing"))

from make_wordpiece_lines import odd_lines, reference  # noqa: E402
from model_file import read_model  # noqa: E402


def expected(tokenizer, line):
    e = tokenizer.encode(line, add_special_tokens=False)
    at = [0]
    for c in line:
        at.append(at[-1] + len(c.encode()))
    return " ".join(f"{i}:{at[a]}:{at[b]}" for i, (a, b) in zip(e.ids, e.offsets))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--model", required=True)
    p.add_argument("--program", required=True)
    p.add_argument("--lines", type=int, default=100000)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--shown", type=int, default=5, help="lines to show that differ")
    a = p.parse_args()
    tokenizer = reference(read_model(a.model)["vocabulary"])
    lines = odd_lines(a.lines, random.Random(a.seed))
    done = subprocess.run([a.program, a.model], input="\n".join(lines).encode() + b"\n", capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{a.program}: {done.stderr.decode().strip()}")
    told = done.stdout.decode().split("\n")[:-1]
    if len(told) != len(lines):
        sys.exit(f"{len(lines)} lines went in, {len(told)} came out")
    ids = places = 0
    for line, ours in zip(lines, told):
        theirs = expected(tokenizer, line)
        if ours == theirs:
            continue
        same_ids = [p.split(":")[0] for p in ours.split()] == [p.split(":")[0] for p in theirs.split()]
        ids, places = ids + (not same_ids), places + same_ids
        if ids + places <= a.shown:
            print(f"{line!r}\n  ours      {ours}\n  reference {theirs}")
    pieces = sum(one.count(":") // 2 for one in told)
    print(f"{len(lines)} lines, {pieces} pieces: {ids} lines with other ids, {places} with other offsets alone")
    return 1 if ids else 0


if __name__ == "__main__":
    sys.exit(main())
