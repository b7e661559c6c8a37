"""The original encoder's sentence vectors for sentences of the training data.

    python teacher.py CACHE BASE_FOLDER [SENTENCES]

They are what the embedding head must stay close to.
"""
import random
import sys

import torch
from tokenizers import Tokenizer

import corpora
from encoder import EncoderShape, fast_bf16, load_base


def encode(encoder, tokenizer, texts, batch=64):
    """L2-normed mean of all pieces, as the original does it. Longest first for even batches."""
    rows = [tokenizer.encode(t).ids[:255] + [102] if len(tokenizer.encode(t).ids) > 256 else tokenizer.encode(t).ids for t in texts]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    out = torch.zeros(len(texts), encoder.shape.width)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=fast_bf16()):
        for k in range(0, len(order), batch):
            part = order[k:k + batch]
            t = max(len(rows[i]) for i in part)
            ids = torch.tensor([rows[i] + [0] * (t - len(rows[i])) for i in part])
            lengths = torch.tensor([len(rows[i]) for i in part])
            x = encoder(ids, torch.zeros_like(ids), torch.zeros_like(ids), lengths).float()
            keep = (torch.arange(t)[None] < lengths[:, None]).float()[..., None]
            v = (x * keep).sum(1) / keep.sum(1)
            out[part] = torch.nn.functional.normalize(v, dim=-1)
    return out


def main(cache, base, limit=40000):
    torch.set_num_threads(2)
    encoder = load_base(base, EncoderShape(), 0.0).eval()
    tokenizer = Tokenizer.from_file(f"{base}/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    c = corpora.load("", cache)
    everything = [s for k in ("ewt", "gum", "news", "polnear") for d in c[k] for s in d.sentences if len(s.words) >= 4]
    random.Random(7).shuffle(everything)
    chosen = everything[:int(limit)]
    vectors = encode(encoder, tokenizer, [s.text for s in chosen])
    for s, v in zip(chosen, vectors):
        s.vector = v.half().numpy()
    corpora.save(c, cache)
    print(len(chosen), "vectors")


if __name__ == "__main__":
    main(*sys.argv[1:])
