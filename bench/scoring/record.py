"""One plain form for a statement, from hearsay's JSON and from the gold files.

The two differ only in where things stand: hearsay writes content spans as pairs
and the holder's attributes inside `holder`; the gold writes each content span with
its text and the attributes on the hop. Readers of this module see no difference.
"""

from dataclasses import dataclass, field

from .spans import check


@dataclass
class Hop:
    """One link of the chain from the article to the origin."""

    holder: list = field(default_factory=list)  # spans; empty: nobody says who
    cue: list = field(default_factory=list)  # spans; empty: no cue word
    act: str = "unknown"
    implied: bool = False
    named: object = None  # True, False or None for not stated
    kind: str = "unknown"
    number: str = "unknown"
    recipient: list = field(default_factory=list)
    said: object = None  # the ISO 8601 value, None where unknown
    description: list = field(default_factory=list)  # what stands beside the holder
    voiced: list = field(default_factory=list)  # "said" of "said he believes"
    again: list = field(default_factory=list)  # "he" of it


@dataclass
class Statement:
    """One attribution; the last hop of the chain is the origin."""

    act: str
    content: list  # spans, may be empty
    quote: str
    chain: list
    certainty: str = "unknown"
    polarity: str = "unknown"

    @property
    def origin(self):
        return self.chain[-1]

    @property
    def explicit(self):
        """The hops that have words of their own."""
        return [hop for hop in self.chain if not hop.implied]


@dataclass
class Reading:
    """One article and the statements somebody, or hearsay, found in it."""

    name: str
    text: str
    statements: list


def statement_from(raw, length, where):
    """Reads a statement object; raises BadSpan or ValueError in one sentence."""
    chain = raw.get("chain")
    if not isinstance(chain, list) or not chain:
        raise ValueError(f"{where}: a statement without a chain")
    content = raw.get("content") or {}
    spans = []
    for piece in content.get("spans") or []:
        pair = piece.get("span") if isinstance(piece, dict) else piece
        spans.append(check(pair, length, f"{where}: content"))
    return Statement(
        act=raw.get("act") or "unknown",
        content=sorted(spans),
        quote=content.get("quote") or "none",
        chain=[_hop(hop, length, where) for hop in chain],
        certainty=raw.get("certainty") or "unknown",
        polarity=raw.get("polarity") or "unknown",
    )


def _hop(raw, length, where):
    holder = raw.get("holder")
    inside = holder if isinstance(holder, dict) else {}

    def attribute(key, unset):
        value = raw.get(key, inside.get(key))
        return unset if value is None else value

    return Hop(
        holder=_part(holder, length, f"{where}: holder"),
        cue=_part(raw.get("cue"), length, f"{where}: cue"),
        act=raw.get("act") or "unknown",
        implied=bool(raw.get("implied", False)),
        # A holder that is not there is nobody the reader could know.
        named=attribute("named", None if holder else False),
        kind=attribute("kind", "unknown"),
        number=attribute("number", "unknown"),
        recipient=_part(raw.get("recipient"), length, f"{where}: recipient"),
        said=(raw.get("said") or {}).get("value"),
        description=_part(inside.get("description"), length, f"{where}: description"),
        voiced=_part(raw.get("voiced"), length, f"{where}: voiced"),
        again=_part(raw.get("again"), length, f"{where}: again"),
    )


def _part(raw, length, what):
    """The span of a `{text, span}` object as a list of one, or of none."""
    if not raw or raw.get("span") is None:
        return []
    return [check(raw["span"], length, what)]
