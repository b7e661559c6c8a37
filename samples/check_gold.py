#!/usr/bin/env python3
"""Check the sample newsroom's gold against its reports. Standard library only.

usage: samples/check_gold.py [FOLDER]      (FOLDER: the samples folder; default: where this file lies)

Checked: every span's text against the report, code point for code point; every
enumeration against the ledger's values; the form of every record; that reports
and gold name each other one to one; that ids are unique; the digest and word
count of each report; the references of stories.json; and the same for the short
examples of decline_silent.jsonl.
Prints each failure with its place, then "N passed, N failed"; exits 1 on failure.
"""
import hashlib
import json
import pathlib
import re
import sys

# The values of the ledger (a statement's fields).
ACTS = {"assert", "confirm", "deny", "doubt", "decline", "silent", "urge", "ask", "commit", "judge",
        "think", "relay", "unknown"}
QUOTES = {"direct", "indirect", "mixed", "none"}
KINDS = {"person", "organisation", "state", "group", "outlet", "document", "unknown"}
NUMBERS = {"one", "several", "unknown"}
CERTAINTIES = {"certain", "probable", "possible", "unknown"}
POLARITIES = {"positive", "negative"}
CHANNELS = {"social_media", "interview", "statement", "briefing", "speech", "report", "letter",
            "intermediary", "court", "poll", "other"}
HEADER_KEYS = {"id", "date", "outlet", "title", "byline", "url", "language"}
HOP_KEYS = {"holder", "named", "kind", "number", "name", "affiliation", "access", "anonymity",
            "implied", "cue", "act", "recipient", "channel", "said"}
# Acts whose content has no certainty of its own.
UNKNOWN_CERTAINTY = {"decline", "silent", "ask", "urge"}
ISO = r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2})?)?)?"
ISO_TIME = re.compile(rf"{ISO}(/{ISO})?")
INLINE_HEADER = re.compile(r" date (\d{4}-\d{2}-\d{2}) ")


class Tally:
    """Counts checks; says what failed and where."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, holds, place, what):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"{place}: {what}")
        return holds


def read_report(path):
    """A report file's (header, text). A header, inline or in lines, is part of the text."""
    raw = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    inline = INLINE_HEADER.match(raw)
    if inline:
        return {"id": path.stem, "date": inline.group(1)}, raw
    head, blank, _ = raw.partition("\n\n")
    header = {}
    for line in head.split("\n"):
        key, space, value = line.partition(" ")
        if not (blank and space and key in HEADER_KEYS):
            return {"id": path.stem}, raw
        header[key] = value
    return header, raw


def read_reports(folder, tally):
    """All reports of the newsroom by id: {id: (header, text, file)}."""
    reports = {}
    for path in sorted((folder / "newsroom").glob("*.txt")):
        header, text = read_report(path)
        tally.check(header.get("id") == path.stem, path.name, "the header's id is not the file's name")
        reports[path.stem] = (header, text, f"newsroom/{path.name}")
    for number, line in enumerate((folder / "wire.jsonl").read_text(encoding="utf-8").splitlines(), 1):
        record = json.loads(line)
        place = f"wire.jsonl:{number}"
        tally.check(record["id"] not in reports, place, f"second report with the id {record['id']}")
        header = {"id": record["id"], "date": record["published"], "outlet": record["outlet"],
                  "title": record["title"]}
        reports[record["id"]] = (header, record["text"], "wire.jsonl")
    return reports


def check_span(tally, place, text, spot):
    """A {text, span} record: the span lies in the text, is exactly that text, and has no loose space."""
    begin, end = spot["span"]
    if not tally.check(0 <= begin < end <= len(text), place, f"span {begin}-{end} is outside the text"):
        return
    tally.check(text[begin:end] == spot["text"], place,
                f"span {begin}-{end} is {text[begin:end]!r}, the record says {spot['text']!r}")
    tally.check(spot["text"] == spot["text"].strip(), place, f"space at the edge of {spot['text']!r}")
    inside = ((begin > 0 and text[begin - 1].isalnum() and text[begin].isalnum()) or
              (end < len(text) and text[end - 1].isalnum() and text[end].isalnum()))
    tally.check(not inside, place, f"{spot['text']!r} cuts through a word")


def check_hop(tally, place, text, hop):
    tally.check(HOP_KEYS <= set(hop) <= HOP_KEYS | {"words"}, place, f"keys of the hop: {sorted(hop)}")
    tally.check(hop["act"] in ACTS, place, f"act {hop['act']!r}")
    tally.check(hop["kind"] in KINDS, place, f"kind {hop['kind']!r}")
    tally.check(hop["number"] in NUMBERS, place, f"number {hop['number']!r}")
    tally.check(isinstance(hop["named"], bool) and isinstance(hop["implied"], bool), place,
                "named and implied are true or false")
    tally.check(hop["holder"] is not None or not (hop["named"] or hop["implied"]), place,
                "a hop without holder is named or implied")
    tally.check(hop["holder"] is not None or hop["cue"] is not None, place, "neither holder nor cue")
    for field in ("holder", "cue", "recipient", "channel", "said", "words"):
        if hop.get(field) is not None:
            check_span(tally, f"{place} {field}", text, hop[field])
    if hop["channel"] is not None:
        tally.check(hop["channel"]["kind"] in CHANNELS, place, f"channel kind {hop['channel']['kind']!r}")
    if hop["said"] is not None and hop["said"]["value"] is not None:
        tally.check(ISO_TIME.fullmatch(hop["said"]["value"]), place, f"time {hop['said']['value']!r}")
    for field in ("access", "anonymity"):
        if hop[field] is not None:
            tally.check(hop[field] in text, place, f"{field} {hop[field]!r} is not in the text")


def check_statement(tally, place, text, statement):
    act, content, chain = statement["act"], statement["content"], statement["chain"]
    tally.check(act in ACTS - {"relay"}, place, f"act {act!r}")
    tally.check(content["quote"] in QUOTES, place, f"quote {content['quote']!r}")
    tally.check((content["quote"] == "none") == (act in {"decline", "silent"}), place,
                f"quote {content['quote']!r} with the act {act!r}")
    tally.check(bool(content["spans"]) or act in {"decline", "silent"}, place, "no content")
    tally.check(statement["certainty"] in CERTAINTIES, place, f"certainty {statement['certainty']!r}")
    tally.check((statement["certainty"] == "unknown") == (act in UNKNOWN_CERTAINTY), place,
                f"certainty {statement['certainty']!r} with the act {act!r}")
    tally.check(statement["polarity"] in POLARITIES, place, f"polarity {statement['polarity']!r}")
    spans = [spot["span"] for spot in content["spans"]]
    tally.check(all(a[1] <= b[0] for a, b in zip(spans, spans[1:])), place,
                "content spans overlap or are out of order")
    for spot in content["spans"]:
        check_span(tally, f"{place} content", text, spot)
    if not tally.check(bool(chain), place, "empty chain"):
        return
    tally.check(chain[-1]["act"] == act, place, "the last hop's act is not the statement's")
    tally.check(not chain[-1]["implied"] or chain[-1]["cue"], place, "an implied origin without a cue")
    for number, hop in enumerate(chain):
        check_hop(tally, f"{place} hop {number}", text, hop)


def check_newsroom(folder, tally):
    reports = read_reports(folder, tally)
    articles = json.loads((folder / "gold" / "articles.json").read_text(encoding="utf-8"))
    docs = [article["doc"] for article in articles]
    tally.check(len(docs) == len(set(docs)), "articles.json", "an id stands twice")
    tally.check(set(docs) == set(reports), "articles.json",
                f"reports and gold differ: {sorted(set(docs) ^ set(reports))}")
    stems = {path.stem for path in (folder / "gold" / "statements").glob("*.json")}
    tally.check(set(docs) == stems, "statements", f"articles and statements differ: {sorted(set(docs) ^ stems)}")
    for article in articles:
        doc = article["doc"]
        if doc not in reports or doc not in stems:
            continue
        header, text, file = reports[doc]
        place = f"articles.json {doc}"
        tally.check(article["published"] == header.get("date"), place, "published is not the report's date")
        tally.check(article["outlet"] == header.get("outlet"), place, "outlet is not the report's")
        tally.check(article["title"] == header.get("title"), place, "title is not the report's")
        tally.check(article["words"] == len(text.split()), place, f"the text has {len(text.split())} words")
        tally.check(article["sha256"] == hashlib.sha256(text.encode("utf-8")).hexdigest(), place,
                    "sha256 is not the text's")
        tally.check(article["file"] == file, place, f"the report stands in {file}")
        gold = json.loads((folder / "gold" / "statements" / f"{doc}.json").read_text(encoding="utf-8"))
        tally.check(gold["doc"] == doc, doc, f"the record's doc is {gold['doc']!r}")
        seen = set()
        for number, statement in enumerate(gold["statements"]):
            place = f"{doc} statement {number}"
            check_statement(tally, place, text, statement)
            key = json.dumps([statement["act"], statement["content"], statement["chain"]], sort_keys=True)
            tally.check(key not in seen, place, "the same statement stands twice")
            seen.add(key)


def check_stories(folder, tally):
    """stories.json: every reference [doc, statement] exists, and acts are what they are listed under."""
    statements = {path.stem: json.loads(path.read_text(encoding="utf-8"))["statements"]
                  for path in (folder / "gold" / "statements").glob("*.json")}
    record = json.loads((folder / "gold" / "stories.json").read_text(encoding="utf-8"))

    def check_reference(place, reference, act=None):
        doc, number = reference
        if tally.check(doc in statements and 0 <= number < len(statements[doc]), place,
                       f"no statement {reference}") and act is not None:
            found = statements[doc][number]["act"]
            tally.check(found == act, place, f"{reference} is {found!r}, not {act!r}")

    reports = [doc for story in record["stories"] for doc in story["reports"]]
    tally.check(sorted(reports) == sorted(statements), "stories.json", "reports and stories differ")
    ids = [claim["id"] for claim in record["claims"]]
    tally.check(len(ids) == len(set(ids)), "stories.json", "a claim's id stands twice")
    for claim in record["claims"]:
        place = f"stories.json claim {claim['id']}"
        for origin in claim["origins"]:
            for reference in origin["statements"]:
                check_reference(place, reference)
        for act in ("confirm", "deny", "doubt", "decline", "silent"):
            for reference in claim.get(act, []):
                check_reference(place, reference, act)
        for group in ("contradicted", "corrected"):
            for reference in claim.get(group, []):
                check_reference(place, reference)
    for change in record["changes"]:
        for reference in change["before"] + change["after"]:
            check_reference(f"stories.json change of {change['who']}", reference)
    for drift in record["drift"]:
        check_reference(f"stories.json drift {drift['kind']}", drift["from"])
        check_reference(f"stories.json drift {drift['kind']}", drift["to"])
    for pair in record["copies"]:
        tally.check(set(pair) <= set(statements), "stories.json copies", f"unknown report in {pair}")


def check_examples(folder, tally):
    path = folder / "decline_silent.jsonl"
    ids = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path.name}:{number}"
        example = json.loads(line)
        tally.check(example["id"] not in ids, place, f"id {example['id']!r} stands twice")
        ids.add(example["id"])
        for statement in example["statements"]:
            tally.check(statement["act"] in {"decline", "silent"}, place, f"act {statement['act']!r}")
            for field in ("holder", "cue"):
                if tally.check(statement[field] is not None, place, f"no {field}"):
                    check_span(tally, f"{place} {field}", example["text"], statement[field])
            if statement["content"] is not None:
                check_span(tally, f"{place} content", example["text"], statement["content"])


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent
    tally = Tally()
    check_newsroom(folder, tally)
    check_stories(folder, tally)
    check_examples(folder, tally)
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
