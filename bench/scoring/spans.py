"""Sets of characters, and how much two of them share.

A span is a half-open pair (begin, end) of code point offsets into one text.
A part of a statement (a holder, a cue, a content) is a list of spans, because a
content may be broken by its cue. Comparisons are made on the set of offsets the
spans cover, white space left out, so that a blank at an edge never decides.
"""


class BadSpan(ValueError):
    """A span that does not lie inside its text."""


def check(span, length, what):
    """Returns the span as a tuple, or raises BadSpan in one sentence."""
    if (
        not isinstance(span, (list, tuple))
        or len(span) != 2
        or not all(isinstance(edge, int) and not isinstance(edge, bool) for edge in span)
    ):
        raise BadSpan(f"{what}: {span!r} is not a pair of offsets")
    begin, end = span
    if not 0 <= begin <= end <= length:
        raise BadSpan(f"{what}: {span!r} does not lie in a text of {length} code points")
    return begin, end


def offsets(spans, text):
    """The offsets of all characters under the spans, white space left out."""
    covered = set()
    for begin, end in spans:
        covered.update(i for i in range(begin, end) if not text[i].isspace())
    return covered


def jaccard(a, b):
    """Shared over united; two empty sets are equal, so 1."""
    if not a and not b:
        return 1.0
    return len(a & b) / len(a | b)


def runs(chars, text):
    """The spans that cover exactly these offsets, joined over white space.

    The way back from a set of offsets: `runs(offsets(s, text), text)` is `s` with
    blank edges cut and with neighbours merged that only white space parts.
    """
    found = []
    for i in sorted(chars):
        if found and text[found[-1][1]:i].strip() == "":
            found[-1][1] = i + 1
        else:
            found.append([i, i + 1])
    return [tuple(run) for run in found]


def words_of(spans, text):
    """The covered text for a reader, pieces joined by an ellipsis."""
    return " ... ".join(" ".join(text[b:e].split()) for b, e in spans)
