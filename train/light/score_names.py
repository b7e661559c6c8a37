"""Names of a model against sets that were not trained on: exact spans, over the types each set shares with ours.

    python score_names.py LIGHT_TEACHER MODEL ../../../shared/data

Sets and types as in ../score_names.py: GPE counts as LOC; NORP only where the set has it.
"""
import glob
import json
import os
import subprocess
import sys
import tempfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from data import COLUMNS, Forms, read_teacher

THEIRS = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC", "NORP": "NORP"}


def sentences(text, word, tag):
    """[(words, tags)]"""
    out, words, tags = [], [], []
    for line in text.split("\n") + [""]:
        cells = line.split("\t") if "\t" in line else line.split()
        if len(cells) > max(word, tag) and line[0] != "#":
            words.append(cells[word].replace(" ", "\u00a0"))
            tags.append(cells[tag])
        elif not line.strip() and words:
            out.append((words, tags))
            words, tags = [], []
    return out


def gold_spans(tags, fold):
    """A B or another type begins a new name."""
    out, begin, kind = set(), 0, None
    for i, t in enumerate(tags + ["O"]):
        k = fold(t[2:]) if t not in ("O", "") else None
        if kind and (k != kind or t[0] == "B"):
            out.add((begin, i, kind))
            kind = None
        if k and not kind:
            begin, kind = i, k
    return out


def own_spans(numbers, types):
    """Name columns of light_teacher: 0, or 1 + 4 * type + B I E S"""
    out, begin = set(), 0
    for i, n in enumerate(numbers):
        place = (n - 1) % 4 if n else -1
        if place in (0, 3):
            begin = i
        if place in (2, 3):
            kind = types[(n - 1) // 4]
            out.add((begin, i + 1, "LOC" if kind == "GPE" else kind))
    return out


def sets(data):
    read = lambda path: open(path, encoding="utf-8").read()
    yield "wikigold", sentences(read(glob.glob(f"{data}/ner_wikigold/CONLL-format/data/*")[0]), 0, 1), {"PER", "ORG", "LOC"}, lambda k: k if k != "MISC" else None
    yield "ewt-uner-dev", sentences(read(f"{data}/ner_uner_ewt/en_ewt-ud-dev.iob2"), 1, 2), {"PER", "ORG", "LOC"}, lambda k: k if k != "OTH" else None
    news = "\n\n".join(read(f) for f in sorted(glob.glob(f"{data}/ner_worldwide_newswire/processed_annotated/*.tsv")))
    yield "worldwide", sentences(news, 0, 1), {"PER", "ORG", "LOC", "NORP"}, THEIRS.get


def main(program, model, data):
    for name, gold, kinds, fold in sets(data):
        with tempfile.TemporaryDirectory() as folder:
            path = f"{folder}/{name}.conllu"
            with open(path, "w", encoding="utf-8") as f:
                for k, (words, _) in enumerate(gold):
                    if k % 100 == 0:
                        f.write("# newdoc\n")
                    f.writelines(f"{i + 1}\t{w}\t_\t_\t_\t_\t_\t_\t_\t_\n" for i, w in enumerate(words))
                    f.write("\n")
            subprocess.run([program, model, folder, path], check=True, stdout=subprocess.DEVNULL)
            numbers = read_teacher(folder, Forms()).labels[:, COLUMNS.index("name")].tolist()
            types = json.load(open(f"{folder}/labels.json"))["types"]
        at = right = found = wanted = 0
        for words, tags in gold:
            ours = {s for s in own_spans(numbers[at:at + len(words)], types) if s[2] in kinds}
            theirs = gold_spans(tags, fold)
            right, found, wanted = right + len(ours & theirs), found + len(ours), wanted + len(theirs)
            at += len(words)
        assert at == len(numbers), f"{name}: {at} words, {len(numbers)} read"
        p, r = right / max(found, 1), right / max(wanted, 1)
        print(json.dumps({name: {"f1": round(200 * p * r / max(p + r, 1e-9), 2), "precision": round(100 * p, 2),
                                 "recall": round(100 * r, 2), "gold": wanted}}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:4])
