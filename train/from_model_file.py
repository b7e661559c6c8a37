"""A model file back to PyTorch: weights to go on training from.

    python from_model_file.py --base BASE --file ../models/standard.hmodel --labels RUN/labels.json --out RUN/start.pt

Heads whose label set is the same are taken whole, of the others those rows whose label is known; heads the
file does not have stay as they are in a new model. The optimizer's state is not in the file: warm up again.
"""
import argparse

import numpy as np
import torch

from export import RENAMED
from labels import Labels, bioes
from model import build
from model_file import Int8Rows, read_model


def array(t):
    return torch.from_numpy(np.array(t.dequantised() if isinstance(t, Int8Rows) else t, np.float32))


def labels_of(file) -> dict:
    """The label sets of a file as Labels has them."""
    heads = {h.name: h.labels for h in file["heads"]}
    sets = dict(heads["tags"]) | {"names": bioes(heads["names"]["types"]), "attr": bioes(heads["attr"]["types"]),
                                  "deprel": heads["lab_dep"]["deprel"]}
    if "entity" in heads:
        sets["entity"] = ["-"] + heads["entity"]["types"]
    return sets


def load_file(base: str, path: str, labels=None):
    """-> a model with the file's weights and labels (or with those of `labels`, mapped), and what stayed new."""
    file = read_model(path)
    old = labels_of(file)
    labels = labels or Labels({"entity": ["-"]} | old)
    model = build(base, labels)
    state, fresh = model.state_dict(), []
    ours = {RENAMED.get(k, k): k for k in state}
    columns = {h.name: (h.first, h.first + h.width) for h in file["heads"]}
    for name, key in ours.items():
        if name not in file["tensors"]:
            fresh.append(name)
            continue
        t = array(file["tensors"][name])
        if name.startswith("heads.hidden"):
            for part, (b, e) in model.heads.slices.items():
                if part in columns:
                    state[key][b:e] = t[columns[part][0]:columns[part][1]]
                else:
                    fresh.append(f"{name}:{part}")
            continue
        rows = row_map(name, model, old, labels)
        if rows is None:
            assert t.shape == state[key].shape, (name, t.shape, state[key].shape)
            state[key].copy_(t)
        else:
            for new, was in enumerate(rows):
                if was is None:
                    fresh.append(f"{name}[{new}]")
                else:
                    state[key][new] = t[was]
    model.load_state_dict(state)
    return model, fresh


def row_map(name, model, old, labels):
    """Per row of ours the file's row, or None where the sets agree (or there are none)."""
    if name.startswith("heads.tags."):
        kinds = model.heads.tag_kinds
    elif name == "heads.label":
        kinds = ["deprel"]
    else:
        return None
    if all(old[k] == labels.sets[k] for k in kinds):
        return None
    where, at = {}, 0
    for k in kinds:
        where |= {(k, v): at + i for i, v in enumerate(old[k])}
        at += len(old[k])
    return [where.get((k, v)) for k in kinds for v in labels.sets[k]]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--base", required=True)
    p.add_argument("--file", required=True)
    p.add_argument("--labels", help="label sets to map to; without it the file's own")
    p.add_argument("--out", required=True)
    a = p.parse_args()
    model, fresh = load_file(a.base, a.file, Labels.load(a.labels) if a.labels else None)
    torch.save({"model": model.state_dict()}, a.out)
    print("new:", ", ".join(fresh) or "nothing")


if __name__ == "__main__":
    main()
