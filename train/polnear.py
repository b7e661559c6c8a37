"""PolNeAR (brat standoff) to documents with attribution tags and links."""
import glob
import os
import re

from treebank import Document, Sentence
from words import sentences

ROLES = ["source", "cue", "content"]


def read_ann(path: str):
    """-> (spans: id -> (role, [(begin, end)]), events: [{role: [ids]}])"""
    spans, events = {}, []
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 2:
            continue
        if cells[0].startswith("T"):
            role, where = cells[1].split(" ", 1)
            if role.lower() in ROLES:
                spans[cells[0]] = (role.lower(), [tuple(map(int, p.split())) for p in where.split(";")])
        elif cells[0].startswith("E"):
            event = {r: [] for r in ROLES}
            for arg in cells[1].split():
                role, target = arg.split(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in event:
                    event[role].append(target)
            events.append(event)
    return spans, events


def read_article(text_path: str, ann_path: str) -> Document:
    text = open(text_path, encoding="utf-8", newline="").read()
    doc = Document(os.path.basename(text_path)[:-4])
    place = []                                  # (begin, end, sentence, word) in order
    for k, (paragraph, ws) in enumerate(sentences(text)):
        doc.sentences.append(Sentence(
            words=[text[b:e] for b, e in ws], paragraph=paragraph, spans=ws,
            text=text[ws[0][0]:ws[-1][1]].replace("\n", " "),
            attribution=["O"] * len(ws), links=[[] for _ in ws]))
        place += [(b, e, k, i) for i, (b, e) in enumerate(ws)]
    spans, events = read_ann(ann_path)
    covered = {}                                # span id -> list of runs of word places
    for key, (role, parts) in spans.items():
        runs = []
        for b, e in sorted(parts):
            run = [p for p in place if p[0] < e and p[1] > b]
            # Fragments that only white space or a quotation mark divides are one run.
            if runs and run and place.index(run[0]) - place.index(runs[-1][-1]) <= 1:
                runs[-1] += [p for p in run if p not in runs[-1]]
            elif run:
                runs.append(run)
        covered[key] = runs
        for run in runs:
            for j, (_, _, s, w) in enumerate(run):
                at = "S" if len(run) == 1 else "B" if j == 0 else "E" if j == len(run) - 1 else "I"
                doc.sentences[s].attribution[w] = f"{at}-{role}"
    _repair(doc)
    for number, event in enumerate(events):
        cue = [r for key in event["cue"] for r in covered.get(key, [])]
        if not cue:
            continue
        doc.cues[number] = cue[0][0][2:]
        for role, code in (("source", 0), ("content", 1)):
            for key in event[role]:
                for run in covered.get(key, []):
                    for _, _, s, w in run:
                        doc.sentences[s].links[w].append((number, code))
    return doc


def _repair(doc: Document):
    """Spans that touched the same word leave broken BIOES runs: rebuild them."""
    flat = [(s, w) for s in range(len(doc.sentences)) for w in range(len(doc.sentences[s].words))]
    tags = [doc.sentences[s].attribution[w] for s, w in flat]
    runs = spans_of(tags, strict=False)
    new = ["O"] * len(tags)
    for b, e, role in runs:
        new[b:e] = ["S-" + role] if e - b == 1 else ["B-" + role] + ["I-" + role] * (e - b - 2) + ["E-" + role]
    for (s, w), t in zip(flat, new):
        doc.sentences[s].attribution[w] = t


def spans_of(tags, strict=True):
    """BIOES strings to [(begin, end, role)]. Not strict: any run of one role, cut at B and S."""
    out, b, role = [], None, None
    for i, t in enumerate(list(tags) + ["O"]):
        at, r = (t[0], t[2:]) if t != "O" else ("O", None)
        if b is not None and (at in "OBS" or r != role):
            if not strict:
                out.append((b, i, role))
            b = None
        if at in "BS" or (not strict and at in "IE" and b is None):
            b, role = i, r
        if at in "SE" and b is not None and r == role:
            out.append((b, i + 1, role))
            b = None
    return out


def read_polnear(folder: str, split: str) -> list:
    docs = []
    for path in sorted(glob.glob(f"{folder}/data/{split}/text/*.txt")):
        stem = os.path.basename(path)[:-4]
        # Some articles were annotated by several people: the first by name is taken.
        annotated = sorted(glob.glob(f"{glob.escape(folder)}/data/{split}/attributions/{glob.escape(stem)}*.ann"))
        docs += [read_article(path, a) for a in annotated[:1]]
    return docs
