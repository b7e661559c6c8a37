#!/usr/bin/env python3
"""Builds knowledge/knowledge.tsv from compiled/ and the open data sets of README.md.

    knowledge/build.py --data ../shared/data            # writes knowledge.tsv
    knowledge/build.py --data ../shared/data --check    # only says whether it would change

The result is a function of its inputs: no clock, no network, sorted. The program
has the built file inside, so nobody needs the data sets to build hearsay.
"""

import argparse
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from sources import compiled, countries, factbook, misp, wikidata  # noqa: E402
from sources.entries import Entries  # noqa: E402

HEAD = """hearsay-knowledge 1
# Built by knowledge/build.py; sources and licences: knowledge/README.md; format: docs/formats/knowledge.md.
# Edit compiled/ and build again, or keep entries of your own in a file for --knowledge.
"""


def build(data):
    entries = Entries()
    # What is compiled by hand comes first and wins where two sources differ.
    codes = countries.read(data, os.path.join(HERE, "..", "src", "extract", "lexicon"))
    books = factbook.read(data, codes)
    countries.add(entries, codes, books)
    compiled.add(entries, os.path.join(HERE, "compiled"))
    factbook.add(entries, books)
    misp.add(entries, data, codes, books)
    wikidata.add(entries, data, codes)
    return HEAD + entries.text()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", default=os.path.join(HERE, "..", "..", "shared", "data"))
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if it would change")
    args = parser.parse_args()
    path = os.path.join(HERE, "knowledge.tsv")
    text = build(args.data)
    if args.check:
        with open(path, encoding="utf-8") as file:
            same = file.read() == text
        print("knowledge.tsv is " + ("up to date" if same else "out of date"))
        return 0 if same else 1
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    kinds = {}
    for line in text.split("\n"):
        kinds[line.split("\t")[0]] = kinds.get(line.split("\t")[0], 0) + 1
    for kind in ("actor", "names", "office", "word"):
        print(f"{kinds.get(kind, 0):6} {kind} lines")
    print(f"{len(text.encode()):6} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
