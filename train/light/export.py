"""Write a trained light model as one model file (docs/formats/model.md).

    python export.py --run RUN --card ../../models/light.md --out ../../models/light.hmodel [--fp32]
"""
import argparse
import json
import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import torch

from model_file import Head, int8_rows, write_model
import network
from network import EPSILON, TAGS, Network, slices

INT8 = ("conv.weight", "qkv.weight", "out.weight", "up.weight", "down.weight", "heads.hidden.weight", "heads.tags.weight")


def export(net, table, about, path, card, quantise=True):
    """-> fingerprint"""
    sets = about["sets"]
    config = {"model.kind": "words", "model.name": "light", "words.width": net.width, "words.convolutions": len(net.convolutions),
              "words.layers": len(net.layers), "words.heads": net.attention_heads, "words.inner": net.inner,
              "words.positions": len(net.position), "words.buckets": about["buckets"], "words.norm_epsilon": EPSILON}
    labels = {"tags": {k: sets[k] for k in TAGS}, "names": {"types": sets["types"]}, "lab_dep": {"deprel": sets["deprel"]}}
    heads = [Head(name, b, e - b, labels.get(name, {})) for name, (b, e) in slices(network.PARTS).items()]
    tensors = {"words.table.weight": int8_rows(table.numpy()) if quantise else table.numpy()}
    for name, t in net.state_dict().items():
        full = name if name.startswith("heads.") else "words." + name
        full = {"heads.arc": "heads.arc.weight"}.get(full, full)
        t = t.detach().float().numpy()
        tensors[full] = int8_rows(t) if quantise and full.endswith(INT8) else t
    return write_model(path, config=config, card=card, vocabulary=about["vocabulary"], heads=heads, tensors=tensors)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--run", required=True)
    p.add_argument("--card")
    p.add_argument("--out", required=True)
    p.add_argument("--fp32", action="store_true", help="weights as f32, for comparing")
    a = p.parse_args()
    about = json.load(open(f"{a.run}/light.json"))
    net = Network(about["sets"], about["width"])
    saved = torch.load(f"{a.run}/last.pt", weights_only=True)
    net.load_state_dict(saved["net"])
    card = open(a.card, encoding="utf-8").read() if a.card else "# untrained\n"
    inside = "\n".join(line for line in card.split("\n") if not line.startswith("Fingerprint:"))
    fingerprint = export(net, saved["table"], about, a.out, inside, not a.fp32)
    print(fingerprint)
    if a.card:      # the file cannot hold its own fingerprint; the page beside it does
        lines = [f"Fingerprint: `{fingerprint}`" if line.startswith("Fingerprint:") else line for line in card.split("\n")]
        open(a.card, "w", encoding="utf-8").write("\n".join(lines))


if __name__ == "__main__":
    main()
