"""The encoder: BERT-shaped, 6 layers of 384 in the standard model.

Written out here (rather than imported) so that the C++ runtime and this file
can be read side by side. Two things differ from the base model: every
wordpiece also gets the word-shape embedding of its word and a break
embedding that says whether a sentence or a paragraph starts there.
"""
import json
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import nn


@dataclass
class EncoderShape:
    """Sizes of one encoder; everything the runtime must know to allocate."""
    vocab: int = 30522      # rows of the wordpiece table
    positions: int = 512    # longest window in wordpieces
    width: int = 384        # hidden size
    layers: int = 6
    heads: int = 12
    inner: int = 1536       # feed-forward size
    shapes: int = 8         # word shapes, see wordpiece.SHAPES
    breaks: int = 3         # none, sentence start, paragraph start

    def as_dict(self):
        return asdict(self)


def fast_bf16() -> bool:
    """Whether this processor multiplies bf16 faster than fp32 (else PyTorch imitates it, five times slower)."""
    cpu = torch.cpu
    return cpu._is_avx512_bf16_supported() or cpu._is_amx_tile_supported()


def drop(x, p, training):
    """Dropout with one mask for all positions of a row: as good here and far cheaper on a CPU."""
    if not training or p == 0:
        return x
    mask = torch.empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - p).div_(1 - p)
    return x * mask.to(x.dtype)


class Layer(nn.Module):
    """Post-norm transformer layer, exactly BERT's."""

    def __init__(self, s: EncoderShape, dropout: float):
        super().__init__()
        self.heads = s.heads
        self.qkv = nn.Linear(s.width, 3 * s.width)
        self.out = nn.Linear(s.width, s.width)
        self.norm1 = nn.LayerNorm(s.width, eps=1e-12)
        self.up = nn.Linear(s.width, s.inner)
        self.down = nn.Linear(s.inner, s.width)
        self.norm2 = nn.LayerNorm(s.width, eps=1e-12)
        self.dropout = dropout

    def forward(self, x, mask):
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        a = self.out(a.transpose(1, 2).reshape(b, t, d))
        x = self.norm1(x + drop(a, self.dropout, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + drop(y, self.dropout, self.training))


class Encoder(nn.Module):
    def __init__(self, s: EncoderShape, dropout: float = 0.1):
        super().__init__()
        self.shape = s
        self.word = nn.Embedding(s.vocab, s.width)
        self.position = nn.Embedding(s.positions, s.width)
        self.word_shape = nn.Embedding(s.shapes, s.width)
        self.brk = nn.Embedding(s.breaks, s.width)
        self.norm = nn.LayerNorm(s.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(s, dropout) for _ in range(s.layers))
        self.dropout = dropout

    def forward(self, ids, shapes, breaks, lengths):
        """ids, shapes, breaks: [batch, time]; lengths: [batch]. -> [batch, time, width]"""
        b, t = ids.shape
        pos = torch.arange(t)
        x = self.word(ids) + self.position(pos)[None] + self.word_shape(shapes) + self.brk(breaks)
        x = drop(self.norm(x), self.dropout, self.training)
        mask = None
        if bool((lengths < t).any()):
            keep = pos[None, :] < lengths[:, None]
            mask = torch.zeros(b, 1, 1, t).masked_fill(~keep[:, None, None, :], -1e4)
        for layer in self.layers:
            x = layer(x, mask if mask is None else mask.to(x.dtype))
        return x


def load_base(folder: str, s: EncoderShape, dropout: float = 0.1) -> Encoder:
    """Build an Encoder from the weights of a BERT-shaped checkpoint folder."""
    from safetensors.torch import load_file
    w = load_file(f"{folder}/model.safetensors")
    w = {k.removeprefix("bert."): v.float() for k, v in w.items()}
    config = json.load(open(f"{folder}/config.json"))
    assert config["hidden_size"] == s.width and config["num_hidden_layers"] >= s.layers
    e = Encoder(s, dropout)
    with torch.no_grad():
        e.word.weight.copy_(w["embeddings.word_embeddings.weight"])
        # The base adds its one used token-type row to every input: fold it into the positions.
        e.position.weight.copy_(w["embeddings.position_embeddings.weight"]
                                + w["embeddings.token_type_embeddings.weight"][0])
        e.word_shape.weight.zero_()
        e.brk.weight.zero_()
        e.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
        e.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(e.layers):
            p = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                layer.qkv.get_parameter(part).copy_(torch.cat(
                    [w[f"{p}attention.self.{n}.{part}"] for n in ("query", "key", "value")]))
                layer.out.get_parameter(part).copy_(w[f"{p}attention.output.dense.{part}"])
                layer.norm1.get_parameter(part).copy_(w[f"{p}attention.output.LayerNorm.{part}"])
                layer.up.get_parameter(part).copy_(w[f"{p}intermediate.dense.{part}"])
                layer.down.get_parameter(part).copy_(w[f"{p}output.dense.{part}"])
                layer.norm2.get_parameter(part).copy_(w[f"{p}output.LayerNorm.{part}"])
    return e
