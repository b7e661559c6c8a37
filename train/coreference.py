"""Fits the ranking of antecedents to the free genres of GUM's training part and writes src/extract/coreference/coreference_weights.cc.

    print_coreference ../models/standard.hmodel < en_gum-ud-train.conllu > TRAIN.bin      # built with -DHEARSAY_BENCH=ON
    print_coreference ../models/standard.hmodel < en_gum-ud-dev.conllu > DEV.bin
    python coreference.py --train TRAIN.bin en_gum-ud-train.conllu --dev DEV.bin en_gum-ud-dev.conllu --out FILE

A mention's antecedent is right if both are mentions of one chain of the gold; with none before it, standing alone is.
The loss is the negative logarithm of the share of all right answers, the wrong ones weighted by their kind (Durrett and
Klein 2013). Weights become steps of 1/16 from -45 to 45, one printable character each.
"""

import argparse
import os
import sys

import numpy
import torch

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))
from scoring import coreference  # noqa: E402

# The genres whose texts and annotations may be derived from and shipped, as for the models.
FREE = {"academic", "bio", "conversation", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"}
BITS, STEP, MOST = 14, 1 / 16, 45
FALSE_LINK, FALSE_START, WRONG_LINK = 0.0, 1.5, 0.5  # added to the scores of wrong answers


def documents(path, words_of):
    """Per document: mentions, and for each the features of standing alone and of each candidate."""
    stream = numpy.fromfile(path, dtype="<u2")
    at = 0
    for gold in words_of:
        mentions, count = [], int(stream[at])
        at += 1
        for _ in range(count):
            first, end, size = (int(n) for n in stream[at:at + 3])
            alone = stream[at + 3:at + 3 + size]
            at += 3 + size
            pairs, candidates = [], int(stream[at])
            at += 1
            for _ in range(candidates):
                earlier, size = int(stream[at]), int(stream[at + 1])
                pairs.append((earlier, stream[at + 2:at + 2 + size]))
                at += 2 + size
            mentions.append(((first, end), alone, pairs))
        yield gold, mentions
    if at != len(stream):
        sys.exit(f"{path}: does not belong to this treebank")


def gold_of(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for part in text.split("# newdoc")[1:]:
        sentences = []
        for block in part.split("\n\n"):
            rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
            sentences.append([row for row in rows if row[0].isdigit()])
        genre = next((one[16:] for one in part.split("\n") if one.startswith("# meta::genre = ")), "")
        yield coreference.gold_chains(sentences), genre


class Flat:
    """All answers of all mentions in flat arrays for embedding_bag."""

    def __init__(self, path, conllu, genres=None):
        features, offsets, owner, right, kind = [], [], [], [], []
        self.documents, total, mention = [], 0, 0
        for (chains, genre), mentions in documents(path, gold_of(conllu)):
            if genres and genre not in genres:
                continue
            home = {one: k for k, chain in enumerate(chains) for one in chain}
            homes = [home.get(span, -1 - i) for i, (span, _, _) in enumerate(mentions)]
            begin = len(offsets)
            for i, (_, alone, pairs) in enumerate(mentions):
                linked = [homes[earlier] == homes[i] for earlier, _ in pairs]
                for k, (answer, ok) in enumerate(zip([alone, *(f for _, f in pairs)], [not any(linked), *linked])):
                    features.append(answer)
                    offsets.append(total)
                    total += len(answer)
                    owner.append(mention)
                    right.append(ok)
                    kind.append(FALSE_START if k == 0 else WRONG_LINK if any(linked) else FALSE_LINK)
                mention += 1
            self.documents.append((chains, genre == "news", mentions, begin))
        self.features = torch.from_numpy(numpy.concatenate(features).astype("int32"))
        self.offsets = torch.tensor(offsets + [total])
        self.owner, self.right = torch.tensor(owner), torch.tensor(right)
        self.kind = torch.tensor(kind)
        self.mentions = mention
        counts = torch.bincount(self.owner, minlength=mention)
        self.starts = torch.cat([torch.zeros(1, dtype=torch.long), counts.cumsum(0)])

    def scores(self, weights, begin=0, end=None):
        end = len(self.offsets) - 1 if end is None else end
        first, last = self.offsets[begin], self.offsets[end]
        return torch.nn.functional.embedding_bag(
            self.features[first:last].long(), weights, self.offsets[begin:end] - first, mode="sum")[:, 0]


def train(flat, epochs, decay, rate, batch):
    weights = torch.zeros(1 << BITS, 1, requires_grad=True)
    square = torch.full((1 << BITS, 1), 1e-8)
    torch.manual_seed(5)
    for epoch in range(epochs):
        total = 0.0
        order = torch.randperm((flat.mentions + batch - 1) // batch)
        for number in order:
            m0 = int(number) * batch
            m1 = min(m0 + batch, flat.mentions)
            begin, end = int(flat.starts[m0]), int(flat.starts[m1])
            right = flat.right[begin:end]
            scores = flat.scores(weights, begin, end) + torch.where(right, 0.0, flat.kind[begin:end])
            owner = flat.owner[begin:end] - m0
            loss = (_log_sum(scores, owner, m1 - m0)
                    - _log_sum(torch.where(right, scores, -1e9), owner, m1 - m0)).sum()
            loss.backward()
            with torch.no_grad():
                gradient = weights.grad / (m1 - m0) + decay * weights.sign()
                square += gradient**2
                weights -= rate * gradient / square.sqrt()
                weights.clamp_(-MOST * STEP, MOST * STEP)
                weights.grad = None
            total += float(loss)
        print(f"epoch {epoch}: loss {total / flat.mentions:.4f}", flush=True)
    return weights.detach()


def _log_sum(scores, owner, count):
    most = torch.full((count,), -1e9).scatter_reduce(0, owner, scores, "amax")
    return torch.log(torch.zeros(count).index_add(0, owner, torch.exp(scores - most[owner]))) + most


def measure(flat, weights, more):
    scores = flat.scores(weights).numpy()
    sums = {name: coreference.Scores() for name in ("all", "news", "all, single", "news, single")}
    for chains, news, mentions, at in flat.documents:
        first = []
        for i, (_, _, pairs) in enumerate(mentions):
            best, choice = scores[at] - more, i
            for k, (earlier, _) in enumerate(pairs):
                if scores[at + 1 + k] > best:
                    best, choice = scores[at + 1 + k], first[earlier]
            at += 1 + len(pairs)
            first.append(choice)
        found = {}
        for i, (span, _, _) in enumerate(mentions):
            found.setdefault(first[i], set()).add(span)
        found = list(found.values())
        for name in ("all", "news") if news else ("all",):
            sums[name].add(coreference.several(chains), coreference.several(found))
            sums[name + ", single"].add(chains, found)
    return {name: (100 * one.conll(), [round(100 * one.f1(m), 1) for m in one.sums]) for name, one in sums.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", nargs=2, required=True)
    parser.add_argument("--dev", nargs=2, required=True)
    parser.add_argument("--out")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--decay", type=float, default=2e-6)
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--more", type=float, default=0.0, help="against standing alone, in natural logarithms")
    options = parser.parse_args()
    torch.set_num_threads(1)
    weights = train(Flat(*options.train, FREE), options.epochs, options.decay, options.rate, options.batch)
    steps = (weights / STEP).round().clamp(-MOST, MOST)
    if options.out:
        write(options.out, steps[:, 0].int().tolist(), round(options.more / STEP))
    dev = Flat(*options.dev)
    for more in (0.0, 0.5, 1.0):
        print(more, measure(dev, steps * STEP, more), flush=True)


def write(path, steps, more):
    # '!' to '~' without '"', '?' and '\\': 91 characters, code point order.
    letters = [chr(c) for c in range(33, 127) if chr(c) not in '"\\?']
    text = "".join(letters[step + MOST] for step in steps)
    lines = [f'    "{text[i:i + 90]}"' for i in range(0, len(text), 90)]
    with open(path, "w", encoding="ascii") as file:
        file.write(HEAD + "\n".join(lines) + TAIL % more)


HEAD = """// Made by train/coreference.py; not to be edited.
#include "extract/coreference/coreference_weights.h"

#include <string_view>

namespace hearsay::extract {
namespace {

// A character a weight, from -45 to 45: those from '!' to '~' without '"', '?' and the backslash.
constexpr std::string_view kSteps =
"""
TAIL = """;

}  // namespace

int coreference_weight(uint32_t feature) {
  const char c = kSteps[feature];
  const int passed_over = (c > '"' ? 1 : 0) + (c > '?' ? 1 : 0) + (c > '\\\\' ? 1 : 0);
  return c - '!' - passed_over - 45;
}

const int kLinkMore = %d;

}  // namespace hearsay::extract
"""

if __name__ == "__main__":
    main()
