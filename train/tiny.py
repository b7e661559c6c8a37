"""A tiny model with random weights, and what PyTorch says it computes, for the C++ tests.

    python tiny.py --base BASE --out FOLDER

Writes tiny.hmodel (f32 and small), tiny.json (inputs and outputs of it) and
pieces.json (reference wordpieces of odd words, all of our own invention).
"""
import argparse
import json

import torch

from encoder import Encoder, EncoderShape
from entities import ENTITY_TYPES, NONE
from export import export
from heads import Heads, tiny_parts
from labels import NAME_TYPES, ROLES, Labels, bioes
from model import Model
from predict import predict, link_spans
from treebank import Document, Sentence
from wordpiece import WordPieces, word_shape

WORDS = ("the a minister said that report denied by officials council of port and bridge was closed on monday , . \" ' \u201c \u201d told "
         "reporters it would not open again he she they 1 2 3 ##s ##ed ##ing ##er s t n p o e r a i d l c u m").split()
TEXT = [[(True, "The minister said that the bridge was closed on Monday ."), (False, "\" It would not open again , \" he told reporters .")],
        [(True, "Officials denied the report by PORT council ."), (True, "Opened"), (False, "n't it ?")]]
ODD = ["na\u00efve", "\u0130stanbul", "\u00c9lys\u00e9e", "don't", "n't", "\u2019s", "U.S.", "AT&T", "co-operation", "\u6771\u4eac", "\u6771\u4eacABC", "\u200b", "a\u200bb",
       "\u00ad", "\u0301", "e\u0301", "\ufb01nal", "\u00df", "STRASSE", "\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2", "\u03a3\u0391\u03a3", "\u0416\u0438\u0437\u043d\u044c", "\U0001f600", "\U0001f469\u200d\U0001f692", "x" * 100, "x" * 101,
       "supercalifragilistic", "$1,234.56", "10:30", "3\u00bd", "\u00bd", "@handle", "#tag", "http://example.org/a?b=c", "\u2014", "...", "\u2026", "\u00a0", "a\u00a0b", "\u3000",
       "\ufffd", "\x00", "a\x00b", "\x07", "tab\tin", "\u202eabc", "\u0623\u062e\u0628\u0627\u0631", "\u05e9\u05dc\u05d5\u05dd", "\u0e02\u0e48\u0e32\u0e27", "\ud55c\uad6d", "\uac00", "\u1100\u1161", "\uff21\uff22", "\u01c5", "\u0345", "McGregor", "iPhone",
       "GPT4", "4G", "[UNK]", "[CLS]", "##ing", "##", "", "K", "\u212a", "\u1e9e", "\u0149", "\u00c5", "A\u030a", "\u01f0", "\u0390", "\u1fb7", "\u0130", "\u0131", "\ud7b0", "\u0958", "\u0f43", "\u2adc", "\U0001d15e", "\u037e", "\u1fef", "\u2126",
       "^", "`", "~", "+", "=", "<", ">", "|", "\u00a3", "\u20ac", "\u00a7", "\u00b6", "\u00b7", "\u00bf", "\u2010", "\u2011", "\u3001", "\u3030", "\U00020000", "\U0002f800", "\uf900", "\u2e80"]


def tiny_pieces(vocabulary):
    """The reference tokenizer over the tiny vocabulary."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
    t = Tokenizer(models.WordPiece(vocab={p: i for i, p in enumerate(vocabulary)}, unk_token="[UNK]", max_input_chars_per_word=100))
    t.normalizer = normalizers.BertNormalizer(lowercase=True)
    t.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return lambda word: t.encode(word, add_special_tokens=False).ids or [100]


def tiny_model():
    torch.manual_seed(19)  # some cues, and words of several kinds
    labels = Labels({"upos": ["NOUN", "PUNCT", "VERB", "X"], "xpos": [",", ".", "NN", "VBD"], "feats": ["Number=Sing", "_"],
                     "lemma": ["=be", "K0+", "L0+", "L2+", "L1+"], "deprel": ["det", "nsubj", "obj", "punct"],
                     "names": bioes(NAME_TYPES), "attr": bioes(ROLES), "entity": [NONE] + ENTITY_TYPES})
    shape = EncoderShape(vocab=160, positions=64, width=32, layers=2, heads=2, inner=64)
    model = Model(Encoder(shape, 0.0), Heads(labels, 32, tiny_parts(16), 0.0))
    with torch.no_grad():
        for n, p in model.named_parameters():
            if "norm" in n:
                p.add_(torch.randn_like(p) * 0.1)
            else:
                p.copy_(torch.randn_like(p) * (0.5 if p.dim() == 1 else 1.5 / p.shape[-1] ** 0.5))
    return model.eval(), labels


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--base", required=True)
    a.add_argument("--out", required=True)
    a = a.parse_args()
    model, labels = tiny_model()
    vocabulary = [f"[unused{i}]" for i in range(160)]
    vocabulary[0], vocabulary[100:103] = "[PAD]", ["[UNK]", "[CLS]", "[SEP]"]
    free = [i for i in range(160) if vocabulary[i].startswith("[unused")]
    for i, w in zip(free, dict.fromkeys(WORDS)):
        vocabulary[i] = w
    docs = [Document(str(i), [Sentence(words=t.split(), paragraph=p) for p, t in d]) for i, d in enumerate(TEXT)]
    outs = predict(model, docs, labels, tiny_pieces(vocabulary), bf16=False)
    rows = []
    for d, o in zip(docs, outs):
        cues = [c[0] for c, _, _ in link_spans(model, o)]
        links = model.heads.link_scores(o.link_word, o.link_cue[cues]).tolist() if cues else []
        rows.append({"sentences": [{"words": s.words, "paragraph": s.paragraph} for s in d.sentences],
                     "upos": o.tags["upos"], "xpos": o.tags["xpos"], "feats": o.tags["feats"], "lemma": o.tags["lemma"],
                     "names": o.names, "attr": o.attr, "entity": o.entity, "heads": o.heads, "deprels": o.deprels, "attr_emissions": o.emissions.tolist(),
                     "cues": cues, "links": links, "embeddings": [v.tolist() for v in o.vectors]})
    export(model, f"{a.out}/tiny.hmodel", vocabulary, "# tiny\nRandom weights, for tests.\n", "tiny", quantise=False, config={"window.pieces": 64})
    json.dump(rows, open(f"{a.out}/tiny.json", "w"))
    pieces = WordPieces(a.base)
    json.dump([{"word": w, "ids": pieces(w), "shape": word_shape(w)} for w in ODD], open(f"{a.out}/pieces.json", "w"))


if __name__ == "__main__":
    with torch.no_grad():
        main()
