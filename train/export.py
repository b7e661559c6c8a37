"""Write a trained model as one model file (docs/formats/model.md).

    python export.py --base BASE --model RUN/best.pt --card ../models/standard.md --out ../models/standard.hmodel
    python export.py --base BASE --untrained --labels RUN/labels.json --out dummy.hmodel
"""
import argparse

import torch

from labels import NAME_TYPES, ROLES, Labels
from model import Model, build
from model_file import Head, int8_rows, write_model

INT8 = ("encoder.word.weight", "encoder.position.weight", "heads.hidden.weight", "heads.tags.weight", "heads.embed.weight")
RENAMED = {"heads.arc": "heads.arc.weight", "heads.crf.transitions": "heads.attr_transitions"}


def is_int8(name: str) -> bool:
    return name in INT8 or (name.startswith("encoder.layers.") and name.endswith("weight") and ".norm" not in name)


def head_list(model: Model):
    h, s = model.heads, model.heads.labels.sets
    labels = {"tags": {k: s[k] for k in h.tag_kinds}, "names": {"types": NAME_TYPES}, "attr": {"types": ROLES},
              "lab_dep": {"deprel": s["deprel"]}, "entity": {"types": s["entity"][1:]}}
    heads = [Head(name, b, e - b, labels.get(name, {})) for name, (b, e) in h.slices.items()]
    return heads + [Head("embed", 0, 0, {})]


def config_of(model: Model, name: str) -> dict:
    s = model.encoder.shape
    return {"model.kind": "encoder", "model.name": name, "encoder.width": s.width, "encoder.layers": s.layers,
            "encoder.heads": s.heads, "encoder.inner": s.inner, "encoder.positions": s.positions,
            "encoder.shapes": s.shapes, "encoder.breaks": s.breaks, "encoder.norm_epsilon": 1e-12,
            "window.pieces": 256, "pieces.unknown": 100, "pieces.begin": 101, "pieces.end": 102, "pieces.max_word": 100}


def tensors_of(model: Model, quantise=True) -> dict:
    out = {}
    for name, t in model.state_dict().items():
        a = t.detach().float().numpy()
        out[RENAMED.get(name, name)] = int8_rows(a) if quantise and is_int8(name) else a
    # Impossible transitions are the runtime's business; what it adds is the learned part.
    return out


def export(model: Model, path: str, vocabulary: list, card: str, name="standard", quantise=True, config=None):
    return write_model(path, config=config_of(model, name) | (config or {}), card=card, vocabulary=vocabulary,
                heads=head_list(model), tensors=tensors_of(model, quantise))


def load_trained(base: str, path: str) -> Model:
    """Of a checkpoint, or of a model file."""
    if path.endswith(".hmodel"):
        from from_model_file import load_file
        return load_file(base, path)[0]
    model = build(base, Labels.load(path.rsplit("/", 1)[0] + "/labels.json"))
    model.load_state_dict(torch.load(path, weights_only=False)["model"])
    return model


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--base", required=True)
    p.add_argument("--model")
    p.add_argument("--untrained", action="store_true")
    p.add_argument("--labels")
    p.add_argument("--card")
    p.add_argument("--fp32", action="store_true", help="weights as f32, for comparing")
    p.add_argument("--out", required=True)
    a = p.parse_args()
    model = build(a.base, Labels.load(a.labels)) if a.untrained else load_trained(a.base, a.model)
    vocabulary = open(f"{a.base}/vocab.txt", encoding="utf-8").read().split("\n")
    if vocabulary[-1] == "":
        vocabulary.pop()
    card = open(a.card, encoding="utf-8").read() if a.card else "# untrained\n"
    inside = "\n".join(line for line in card.split("\n") if not line.startswith("Fingerprint:"))
    fingerprint = export(model, a.out, vocabulary, inside, quantise=not a.fp32)
    print(fingerprint)
    if a.card:      # the file cannot hold its own fingerprint; the page beside it does
        lines = [f"Fingerprint: `{fingerprint}`" if line.startswith("Fingerprint:") else line for line in card.split("\n")]
        open(a.card, "w", encoding="utf-8").write("\n".join(lines))


if __name__ == "__main__":
    main()
