"""Tokens and sentences from raw text, as the CoNLL 2018 UD evaluation defines them.

White space is taken out of the text; a token is then the pair of its first and end
character, a sentence the pair of its first token's first and last token's end
character. A predicted token (sentence) is right when the gold has the same pair.
Both sides must spell the same characters, or there is no score. Only surface tokens
are compared: a multiword token counts once, its syntactic words are not asked for.
"""

from .tally import Tally


class Segmentation:
    """The running score of both."""

    def __init__(self):
        self.tokens, self.sentences = Tally(), Tally()

    def add(self, gold, predicted, where):
        """Two lists of sentences, each a list of token forms.

        Raises ValueError, naming the place, when the characters differ.
        """
        letters, tokens, sentences = _pairs(gold)
        letters_2, tokens_2, sentences_2 = _pairs(predicted)
        if letters != letters_2:
            raise ValueError(f"{where}: {_difference(letters, letters_2)}")
        self.tokens.add(len(tokens & tokens_2), len(tokens_2), len(tokens))
        self.sentences.add(len(sentences & sentences_2), len(sentences_2), len(sentences))


def _pairs(sentences):
    letters, tokens, ranges, length = [], set(), set(), 0
    for forms in sentences:
        first = length
        for form in forms:
            solid = "".join(form.split())
            if not solid:
                continue
            letters.append(solid)
            tokens.add((length, length + len(solid)))
            length += len(solid)
        if length > first:
            ranges.add((first, length))
    return "".join(letters), tokens, ranges


def _difference(gold, predicted):
    at = 0
    shorter = min(len(gold), len(predicted))
    while at < shorter and gold[at] == predicted[at]:
        at += 1
    begin = max(0, at - 20)
    return (
        "the tokens do not spell the text: after "
        f"{gold[begin:at]!r} the text goes on {gold[at:at + 20]!r}, "
        f"the tokens {predicted[at:at + 20]!r}"
    )
