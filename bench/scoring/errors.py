"""Misses, false alarms and wrong parts, with the passage, for an engineer to read."""

from . import relations
from .spans import offsets, words_of


def describe(outcome):
    """Lines of text about one Outcome of `statements`; none when all is right."""
    lines = []
    for statement in outcome.missed:
        lines += _block("MISSED", outcome, statement)
    for statement in outcome.extra:
        lines += _block("FALSE ALARM", outcome, statement)
    for match in outcome.matches:
        # The two sums follow from the parts; a reader needs the parts.
        wrong = [name for name in match.wrong if name not in ("all right", "everything")]
        if wrong:
            lines += _block("WRONG " + ", ".join(wrong), outcome, match.gold)
            lines.append("  read as: " + line_of(match.predicted, outcome.text))
    return lines


def describe_declines(name, text, missed, extra):
    """The same for `decline`."""
    lines = []
    for kind, statements in (("MISSED", missed), ("FALSE ALARM", extra)):
        for statement in statements:
            lines.append(f"{kind}  [{name}]")
            lines.append("  " + line_of(statement, text))
            lines.append("  | " + passage(statement, text))
    return lines


def describe_relations(text, gold, predicted):
    """The same for the flat relations of PolNeAR."""
    lines = []
    pairs = relations.paired(gold, predicted, text)
    for kind, side, among in (("MISSED", 0, gold), ("FALSE ALARM", 1, predicted)):
        matched = {pair[side] for pair in pairs}
        for i, relation in enumerate(among):
            if i not in matched:
                lines += [kind, "  " + _flat_line(relation, text)]
    for i, j in pairs:
        wrong = [
            part
            for part in ("source", "cue", "content")
            if offsets(getattr(gold[i], part), text) != offsets(getattr(predicted[j], part), text)
        ]
        if wrong:
            lines += ["WRONG " + ", ".join(wrong), "  " + _flat_line(gold[i], text)]
            lines.append("  read as: " + _flat_line(predicted[j], text))
    return lines


def _flat_line(relation, text):
    parts = (relation.source, relation.cue, relation.content)
    source, cue, content = (words_of(part, text) or "-" for part in parts)
    return f"{source} <{cue}> {content}"


def line_of(statement, text):
    """A statement on one line: act, chain with cues, content."""
    hops = []
    for hop in statement.chain:
        holder = words_of(hop.holder, text) or "nobody named"
        mark = " (implied)" if hop.implied else ""
        hops.append(f"{holder}{mark} <{words_of(hop.cue, text)}>")
    content = words_of(statement.content, text) or "-"
    return (
        f"{statement.act}, {statement.quote}: {' <- '.join(hops)}: {content}"
        f" (named {_word(statement.origin.named)}, {statement.origin.kind},"
        f" {statement.origin.number}; {statement.certainty}, {statement.polarity};"
        f" to {words_of(statement.origin.recipient, text) or '-'};"
        f" said {statement.origin.said or '-'})"
    )


def passage(statement, text):
    """The line of the article in which the origin stands."""
    origin = statement.origin
    spans = origin.cue or ([] if origin.implied else origin.holder) or statement.content
    if not spans:
        return ""
    begin = text.rfind("\n", 0, spans[0][0]) + 1
    end = text.find("\n", spans[0][0])
    return text[begin : end if end >= 0 else len(text)].strip()


def _block(kind, outcome, statement):
    return [
        f"{kind}  [{outcome.name}]",
        "  " + line_of(statement, outcome.text),
        "  | " + passage(statement, outcome.text),
    ]


def _word(value):
    return {True: "yes", False: "no"}.get(value, "unknown")
