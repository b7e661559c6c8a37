"""Made cases for the tests: short invented texts, and statements found by their words."""

from . import brat


def span(text, words, after=0):
    """The span of the first occurrence of the words from `after` on."""
    begin = text.index(words, after)
    return [begin, begin + len(words)]


def part(text, words, after=0):
    return {"text": words, "span": span(text, words, after)} if words else None


def hop(text, holder, cue, act="assert", **more):
    """A hop in hearsay's form; `more` may hold implied, recipient, said and the like."""
    one = {"holder": part(text, holder), "cue": part(text, cue), "act": act}
    for key in ("named", "kind", "number"):
        if key in more and one["holder"]:
            one["holder"][key] = more.pop(key)
    return {**one, **more}


def statement(text, chain, content="", act=None, quote="indirect", **more):
    """A statement in hearsay's form; `content` is one piece or a list of pieces."""
    pieces = [content] if isinstance(content, str) else content
    spans = [span(text, piece) for piece in pieces if piece]
    return {
        "act": act or chain[-1]["act"],
        "content": {"spans": spans, "text": "", "quote": quote},
        "chain": chain,
        "certainty": "certain",
        "polarity": "positive",
        **more,
    }


def as_gold(raw, text):
    """The same statement in the form of the gold files."""
    chain = []
    for one in raw["chain"]:
        holder = one["holder"]
        attributes = {key: (holder or {}).get(key) for key in ("named", "kind", "number")}
        bare = {"text": holder["text"], "span": holder["span"]} if holder else None
        chain.append({"implied": False, **one, **attributes, "holder": bare})
    spans = [{"text": text[b:e], "span": [b, e]} for b, e in raw["content"]["spans"]]
    return {**raw, "chain": chain, "content": {**raw["content"], "spans": spans}}


def relation(text, source, cue, *contents):
    """A flat relation in PolNeAR's form."""
    return brat.Relation(
        [tuple(span(text, source))] if source else [],
        [tuple(span(text, cue))] if cue else [],
        [tuple(span(text, content)) for content in contents],
    )


def as_statement(flat):
    """A flat relation as the JSON hearsay would print for it: one hop."""
    source = {"text": "", "span": list(flat.source[0])} if flat.source else None
    cue = {"text": "", "span": list(flat.cue[0])} if flat.cue else None
    spans = [list(piece) for piece in flat.content]
    one = {"holder": source, "cue": cue, "act": "assert"}
    return {"act": "assert", "content": {"spans": spans, "quote": "indirect"}, "chain": [one]}
