"""Whole statements against gold: found or not, and what of the found is right.

Found. A predicted and a gold statement may be matched when two of these three
agree on the origin hop: the cues share a character, the holders share a character,
the contents share a character. Without shared cue the contents must be alike by
half (Jaccard of their characters), so that two things said by one man are not taken
for one. A part that neither side has does not count as agreeing. Where the gold has
just one of the three parts, that one decides. Among the allowed pairs the
one-to-one matching with the greatest sum of the three Jaccard indices is taken.

Of the matched, each a share of the cases where it can be asked:
  act              of the statement
  origin holder    shares a character (or both have nobody); not asked where the gold
                   origin is implied. `exact`: the same characters
  chain            all hops with words of their own: as many, in order, each holder
                   sharing a character with the gold one; hops marked implied are left
                   out on both sides. Apart: where gold has 2 or more such hops
  content          Jaccard of characters at least .5 (both empty: right); and exact
  named kind number of the origin hop; quote, certainty, polarity of the statement
  recipient, said  F1 over the hops of both chains, paired in order where the chain is
                   right and the origins alone elsewhere: right when the recipients
                   share a character, when the ISO value is the same
  all right        act, chain, content by half, named and quote are right
  everything       all of the above, recipient and said included
`all right F1` puts the first of these over all predicted and all gold statements.
"""

from dataclasses import dataclass, field

from .matching import best_pairs
from .spans import jaccard, offsets
from .tally import Share, Tally

SHARES = (
    "act", "origin holder", "origin holder exact", "chain", "chain of 2+ hops", "content",
    "content exact", "named", "quote", "kind", "number", "certainty", "polarity",
    "all right", "everything",
)  # fmt: skip


@dataclass
class Match:
    """A matched pair and what is wrong in it."""

    gold: object
    predicted: object
    wrong: list


@dataclass
class Outcome:
    """What one article's reading came to, for those who read the errors."""

    name: str
    text: str
    matches: list = field(default_factory=list)
    missed: list = field(default_factory=list)
    extra: list = field(default_factory=list)


class Statements:
    """The running score."""

    def __init__(self):
        self.found, self.all_right = Tally(), Tally()
        self.recipient, self.said = Tally(), Tally()
        self.shares = {name: Share() for name in SHARES}
        self.acts = {}  # (gold act, predicted act): how many

    def add(self, gold, predicted):
        """Two Readings of one article; returns the Outcome."""
        text = gold.text
        pairs = match(gold.statements, predicted.statements, text)
        outcome = Outcome(gold.name, text)
        right = 0
        for i, j in pairs:
            one, two = gold.statements[i], predicted.statements[j]
            wrong = self._compare(one, two, text)
            right += "all right" not in wrong
            outcome.matches.append(Match(one, two, wrong))
        found, guessed = {i for i, _ in pairs}, {j for _, j in pairs}
        outcome.missed = [s for i, s in enumerate(gold.statements) if i not in found]
        outcome.extra = [s for j, s in enumerate(predicted.statements) if j not in guessed]
        sizes = len(predicted.statements), len(gold.statements)
        self.found.add(len(pairs), *sizes)
        self.all_right.add(right, *sizes)
        return outcome

    def _compare(self, gold, predicted, text):
        """Counts one matched pair; returns the names of what is wrong."""
        chain = chain_is_right(gold, predicted, text)
        content, content_2 = offsets(gold.content, text), offsets(predicted.content, text)
        origin, origin_2 = gold.origin, predicted.origin
        verdict = {
            "act": gold.act == predicted.act,
            "chain": chain,
            "content": jaccard(content, content_2) >= 0.5,
            "content exact": content == content_2,
            "named": origin.named == origin_2.named,
            "kind": origin.kind == origin_2.kind,
            "number": origin.number == origin_2.number,
            "quote": gold.quote == predicted.quote,
            "certainty": gold.certainty == predicted.certainty,
            "polarity": gold.polarity == predicted.polarity,
        }
        if not origin.implied:
            verdict["origin holder"] = _holders_agree(origin, origin_2, text)
            verdict["origin holder exact"] = offsets(origin.holder, text) == offsets(
                origin_2.holder, text
            )
        if len(gold.explicit) >= 2:
            verdict["chain of 2+ hops"] = chain
        verdict["all right"] = all(
            verdict[name] for name in ("act", "chain", "content", "named", "quote")
        )
        hops = [(origin, origin_2)]
        if chain and len(gold.explicit) > 1:
            hops = list(zip(gold.explicit, predicted.explicit))
        recipient = _tell_recipients(hops, text)
        said = _tell_said(hops)
        verdict["recipient"] = recipient[0] == recipient[1] == recipient[2]
        verdict["said"] = said[0] == said[1] == said[2]
        verdict["everything"] = all(verdict.values())
        self.recipient.add(*recipient)
        self.said.add(*said)
        for name in SHARES:
            if name in verdict:
                self.shares[name].add(verdict[name])
        key = gold.act, predicted.act
        self.acts[key] = self.acts.get(key, 0) + 1
        return [name for name, is_right in verdict.items() if not is_right]


def match(golds, guesses, text):
    """One-to-one pairs (gold, guess), as the module's head defines them."""
    gold_parts = [_parts(one, text) for one in golds]
    guess_parts = [_parts(one, text) for one in guesses]
    weights = {}
    for i, (cue, holder, content) in enumerate(gold_parts):
        needed = min(2, bool(cue) + bool(holder) + bool(content))
        for j, (cue_2, holder_2, content_2) in enumerate(guess_parts):
            shared = bool(cue & cue_2) + bool(holder & holder_2) + bool(content & content_2)
            if not shared or shared < needed:
                continue
            alike = jaccard(content, content_2)
            if not cue & cue_2 and alike < 0.5:
                continue
            # Two parts that both sides lack weigh as equal; the allowed pairs are few.
            weights[i, j] = jaccard(cue, cue_2) + jaccard(holder, holder_2) + alike
    return best_pairs(weights)


def chain_is_right(gold, predicted, text):
    """The explicit hops agree one by one."""
    hops, hops_2 = gold.explicit, predicted.explicit
    # "reportedly" after a credited report: the gold names the implied holder, and a
    # prediction that leaves the holder open has no hop too many.
    cues = [offsets(hop.cue, text) for hop in gold.chain if hop.implied and hop.cue]
    hops_2 = [
        hop
        for hop in hops_2
        if hop.holder or not any(offsets(hop.cue, text) & cue for cue in cues)
    ]
    return len(hops) == len(hops_2) and all(
        _holders_agree(one, two, text) for one, two in zip(hops, hops_2)
    )


def _parts(statement, text):
    origin = statement.origin
    parts = origin.cue, origin.holder, statement.content
    return tuple(offsets(part, text) for part in parts)


def _holders_agree(one, two, text):
    a, b = offsets(one.holder, text), offsets(two.holder, text)
    return bool(a & b) or (not a and not b)


def _tell_recipients(hops, text):
    right = predicted = gold = 0
    for one, two in hops:
        a, b = offsets(one.recipient, text), offsets(two.recipient, text)
        right, predicted, gold = right + bool(a & b), predicted + bool(b), gold + bool(a)
    return right, predicted, gold


def _tell_said(hops):
    right = predicted = gold = 0
    for one, two in hops:
        right += one.said is not None and one.said == two.said
        predicted, gold = predicted + (two.said is not None), gold + (one.said is not None)
    return right, predicted, gold
