"""The measures of `bench/accuracy`: each reads its data, asks hearsay, gives rows.

A measure takes (job) and returns a list of (measure, data, number, cases). `job` has
the engine, the paths and the options of the command line; `job.say` prints.
"""

import os

from . import actors, articles_across, brat, claims, cofenet, conllu, decline, errors, golddata, language, outermost, relations
from . import origins, pages, statements, tokens
from .engine import Broken, Unmeasurable
from .table import percent


def _need(path):
    if not os.path.exists(path):
        raise Unmeasurable(f"no data at {path} (give --data DIR, the folder of the data sets)")
    return path


def _polnear(job):
    """(text, gold relations, predicted relations) of PolNeAR."""
    folder = _need(os.path.join(job.data, "polnear", "data", job.part))
    articles = brat.read_folder(folder)[: job.limit]
    asked = [{"id": article.name, "text": article.text} for article in articles]
    readings = job.engine.read(asked, f"PolNeAR {job.part}")
    return [
        (article.text, article.relations, outermost.flat(reading.statements, article.text))
        for article, reading in zip(articles, readings)
    ]


def polnear(job):
    data, rows = f"PolNeAR {job.part}", []
    scores = cofenet.score(_polnear(job))
    for name in ("exact", "begin"):
        for label, score in scores.items():
            tally = getattr(score, name)
            rows.append((f"{label} {name} F1 (CofeNet)", data, percent(tally.f1), tally.cases))
            job.say(f"{label} {name}: precision {percent(tally.precision)}, recall {percent(tally.recall)}")
    for label, score in scores.items():
        mean = score.overlap
        rows.append((f"{label} Jaccard (CofeNet)", data, percent(mean.value), mean.cases))
    return rows


def linked(job):
    data, score = f"PolNeAR {job.part}", relations.Linked()
    for text, gold, predicted in _polnear(job):
        score.add(text, gold, predicted)
        if job.errors:
            for line in errors.describe_relations(text, gold, predicted):
                job.say(line)
    rows = []
    for name, tally in (
        ("relation found", score.found),
        ("linked relation", score.linked),
        ("linked relation, exact", score.linked_exact),
    ):
        rows += _three(name, data, tally)
    for name, share in (
        ("source exact, of found", score.source_exact),
        ("source overlaps, of found", score.source_overlap),
        ("content exact, of found", score.content_exact),
        ("content overlaps, of found", score.content_overlap),
    ):
        rows.append((name, data, percent(share.value), share.cases))
    return rows


def gold(job):
    folder, data = _gold_folder(job)
    articles, golds = golddata.read_folder(folder)
    score = statements.Statements()
    for one, reading in zip(golds, job.engine.read(articles, data)):
        outcome = score.add(one, reading)
        if job.errors:
            for line in errors.describe(outcome):
                job.say(line)
    job.say(_confusion(score.acts))
    rows = _three("statement", data, score.found)
    rows += [(f"{name}, of found", data, percent(s.value), s.cases) for name, s in score.shares.items()]
    rows += _three("recipient, of found", data, score.recipient)
    rows += _three("said value, of found", data, score.said)
    rows += _three("statement all right", data, score.all_right)
    return rows


def declines(job):
    path = os.path.join(job.root, "samples", "decline_silent.jsonl")
    rows, sources = [], []
    if os.path.exists(path):
        sources.append(("samples/decline_silent.jsonl", golddata.read_lines(path)))
    try:
        folder, data = _gold_folder(job)
        sources.append((data, golddata.read_folder(folder)))
    except Unmeasurable:
        pass
    if not sources:
        raise Unmeasurable(f"no data at {path}, nor gold statements")
    for data, (articles, golds) in sources:
        score = decline.Declines()
        for one, reading in zip(golds, job.engine.read(articles, data)):
            missed, extra = score.add(one, reading)
            if job.errors:
                for line in errors.describe_declines(one.name, one.text, missed, extra):
                    job.say(line)
        rows += _three("decline and silent", data, score.both)
        for act, tally in score.acts.items():
            rows += _three(act, data, tally)
    return rows


def segmentation(job):
    rows = []
    sets = (("EWT", "ud_english_ewt", "en_ewt"), ("GUM", "ud_english_gum", "en_gum"))
    for name, folder, stem in sets:
        path = _need(os.path.join(job.data, folder, f"{stem}-ud-{job.split}.conllu"))
        with open(path, encoding="utf-8", newline="") as file:
            documents = conllu.parse(file.read(), os.path.basename(path))
        chosen = [(f"{name} {job.split}", documents)]
        if name == "GUM":
            news = [document for document in documents if document.genre == "news"]
            chosen.append((f"GUM {job.split}, news", news))
        for data, part in chosen:
            if not part:
                continue
            asked = [{"id": document.name, "text": document.text} for document in part]
            printed = job.engine.tokens(asked, data)
            score = tokens.Segmentation()
            try:
                guess = conllu.parse(printed, "hearsay tokens")
                score.add(_forms(part), _forms(guess), data)
            except ValueError as error:
                raise Broken(str(error)) from error
            rows += _three("token", data, score.tokens)
            rows += _three("sentence", data, score.sentences)
    return rows


MEASURES = {
    "polnear": polnear,
    "relations": linked,
    "gold": gold,
    "decline": declines,
    "tokens": segmentation,
    "html": pages.html,
    "actors": actors.actors,
    **language.MEASURES,
    **claims.MEASURES,
    "origins": origins.origins,
    "copies": articles_across.copies,
    "stories": articles_across.stories,
}


def _gold_folder(job):
    folder = job.gold or os.path.join(job.data, "gold")
    _need(os.path.join(folder, "articles.json"))
    inside = os.path.relpath(os.path.abspath(folder), job.root)
    return folder, inside


def _three(name, data, tally):
    return [
        (f"{name} {what}", data, percent(value), cases)
        for what, value, cases in (
            ("precision", tally.precision, tally.right + tally.extra),
            ("recall", tally.recall, tally.cases),
            ("F1", tally.f1, tally.cases),
        )
    ]


def _forms(documents):
    return [sentence.tokens for document in documents for sentence in document.sentences]


def _confusion(acts):
    """Gold acts down, predicted acts across."""
    down = sorted({one for one, _ in acts})
    across = sorted({two for _, two in acts})
    lines = ["act (gold down, read across)", " " * 10 + "".join(f"{act:>9}" for act in across)]
    for one in down:
        counts = "".join(f"{acts.get((one, two), 0) or '.':>9}" for two in across)
        lines.append(f"{one:<10}{counts}")
    return "\n".join(lines)
