"""CoNLL-U to documents of sentences with tags, trees and lemma edit scripts."""
from dataclasses import dataclass, field

from entities import head_labels, read_mentions

# GUM genres whose text may be used freely; the others are non-commercial.
FREE_GUM = {"academic", "bio", "conversation", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"}
FEATURES = {"Case", "Degree", "Gender", "Mood", "Number", "NumType", "Person", "Polarity", "Poss",
            "PronType", "Reflex", "Tense", "VerbForm", "Voice"}


@dataclass
class Sentence:
    words: list                 # surface strings
    paragraph: bool = False     # starts a paragraph
    upos: list = None
    xpos: list = None
    feats: list = None
    lemma: list = None          # edit scripts
    lemma_text: list = None
    heads: list = None          # 0-based word index; own index for the root
    deprels: list = None
    names: list = None          # BIOES strings, or None where unknown
    attribution: list = None    # BIOES strings
    mentions: list = None       # (begin, end, type), nested
    entity: list = None         # per word: type of the mention it heads, or "-"
    # per word: list of (cue number, role) it belongs to; per cue: its first word
    links: list = None
    text: str = ""
    spans: list = None          # (begin, end) of each word in the article, where known


@dataclass
class Document:
    name: str
    sentences: list = field(default_factory=list)
    cues: dict = field(default_factory=dict)    # cue number -> (sentence, word) of its first word


def lemma_script(form: str, lemma: str) -> str:
    """The edit that turns a form into its lemma; see apply_script."""
    low = form.lower()
    best = None
    for kind, base in (("L", low), ("K", form)):
        p = 0
        while p < min(len(base), len(lemma)) and base[p] == lemma[p]:
            p += 1
        cost = len(base) - p + len(lemma) - p
        if p and (best is None or cost < best[0]):
            best = (cost, f"{kind}{len(base) - p}+{lemma[p:]}")
    return best[1] if best else f"={lemma}"


def apply_script(form: str, script: str) -> str:
    if script.startswith("="):
        return script[1:]
    base = form.lower() if script[0] == "L" else form
    cut, add = script[1:].split("+", 1)
    if int(cut) > len(base):
        return form.lower()
    return base[:len(base) - int(cut)] + add


def read_conllu(path: str, keep=lambda doc: True) -> list:
    docs, doc, name, paragraph, rows, text, entities = [], None, "", False, [], "", False
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            name = line.split("=", 1)[1].strip() if "=" in line else str(len(docs))
            doc, paragraph = Document(name), True
            if keep(name):
                docs.append(doc)
        elif line.startswith("# global.Entity"):
            entities = True
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("# text ="):
            text = line[8:].strip()
        elif not line:
            if rows and doc is not None:
                doc.sentences.append(_sentence(rows, paragraph, text, entities))
                paragraph = False
            rows = []
        elif line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
    return docs


def _sentence(rows, paragraph, text, entities):
    feats = ["|".join(f for f in r[5].split("|") if f.split("=")[0] in FEATURES) or "_" for r in rows]
    heads = [int(r[6]) - 1 if r[6] != "0" else i for i, r in enumerate(rows)]
    mentions = read_mentions([r[9] for r in rows]) if entities else None
    return Sentence(words=[r[1] for r in rows], paragraph=paragraph, text=text,
                    upos=[r[3] for r in rows], xpos=[r[4] for r in rows], feats=feats,
                    lemma=[lemma_script(r[1], r[2]) for r in rows], lemma_text=[r[2] for r in rows],
                    heads=heads, deprels=[r[7] for r in rows], mentions=mentions,
                    entity=head_labels(heads, mentions) if entities else None)


def free_gum(name: str) -> bool:
    return name.split("_")[1] in FREE_GUM
