"""Whether statements are matched into claims, and what a headline does with a claim.

`claims`: pairs of statements of story_news_cluster and basil, labelled by hand, by where they stand
(bench/labels/claims_pairs.jsonl): the same proposition, contradicting ones, or neither. A pair is
called the same where the program links the two as `same` or `answers`. Half of the labels, by whole
stories, fitted the weights; the numbers are of the other half. Beside it the product of the bare
sentence vectors, with the threshold that is best on the fitting half.

MRPC: the score of train/claims/fit.py's weights, with the threshold of 200 that has the best F1 on
the training pairs.

`stance`: claims_emergent_part. Ten-fold cross-validation over whole claims: a headline is judged by
weights fitted without its claim.
"""

import csv
import glob
import hashlib
import json
import os
import subprocess
import tempfile

from . import golddata, logistic, paraphrase
from .engine import Broken, Unmeasurable
from .table import percent

FOLDS = 10
STANCES = ("for", "against", "observing")
RIDGE = 5.0  # of the weights of stance, in units of each sign's own spread


def labels(root):
    path = os.path.join(root, "bench", "labels", "claims_pairs.jsonl")
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def article_text(data, name):
    """(text, published) of an article named in the labels, as it was when they were made."""
    folder, _, stem = name.partition("/")
    if folder == "snc":
        path = os.path.join(data, "story_news_cluster", "data", stem + ".json")
        if not os.path.exists(path):
            raise Unmeasurable(f"no data at {path} (give --data DIR, the folder of the data sets)")
        with open(path, encoding="utf-8") as file:
            raw = json.load(file)
        return raw["text"], (raw.get("date_publish") or "")[:10] or None
    found = glob.glob(os.path.join(data, "basil", "articles", "*", stem + ".json"))
    if not found:
        raise Unmeasurable(f"no article {name} under {data} (give --data DIR, the folder of the data sets)")
    with open(found[0], encoding="utf-8") as file:
        raw = json.load(file)
    return "\n".join(" ".join(one) for one in raw["body-paragraphs"]), raw["date"]


def statement_row(one):
    """A labelled statement as print_claims wants it."""
    hop = {"cue": {"span": one["cue"]}}
    if one.get("holder"):
        hop["holder"] = {"span": one["holder"], "named": one.get("named")}
    return {
        "act": one["act"],
        "polarity": one["polarity"],
        "certainty": one["certainty"],
        "content": {"spans": one["content"]},
        "chain": [hop],
    }


def articles_and_pairs(rows, data):
    """The input of print_claims for labelled rows."""
    articles, pairs = {}, []
    for row in rows:
        pair = {}
        for side in ("a", "b"):
            name = row[side]["article"]
            if name not in articles:
                text, published = article_text(data, name)
                articles[name] = {"id": name, "text": text, "published": published, "statements": []}
            pair[side] = [name, len(articles[name]["statements"])]
            articles[name]["statements"].append(statement_row(row[side]))
        pairs.append(pair)
    return list(articles.values()), pairs


def sample_articles(root):
    """The gold statements of samples/ as print_claims wants them."""
    gold = os.path.join(root, "samples", "gold")
    articles, _ = golddata.read_folder(gold)
    for one in articles:
        path = os.path.join(gold, "statements", one["id"] + ".json")
        with open(path, encoding="utf-8") as file:
            one["statements"] = json.load(file)["statements"]
    return articles


def run(job, *parts):
    """print_claims on lists of rows (written to files) and words; the rows it prints."""
    program = os.path.join(os.path.dirname(job.engine.binary), "bench", "print_claims")
    program = os.environ.get("PRINT_CLAIMS", program)
    if not os.access(program, os.X_OK):
        raise Unmeasurable(f"no program {program}: configure with -DHEARSAY_BENCH=ON and build print_claims")
    model = job.engine.model[1] if job.engine.model else "standard"
    if not model.endswith(".hmodel"):
        model = os.path.join(job.root, "models", model + ".hmodel")
    with tempfile.TemporaryDirectory(prefix="hearsay-claims-") as folder:
        words = [program, model]
        for place, part in enumerate(parts):
            if isinstance(part, str):
                words.append(part)
                continue
            words.append(os.path.join(folder, f"{place}.jsonl"))
            with open(words[-1], "w", encoding="utf-8") as file:
                file.writelines(json.dumps(row) + "\n" for row in part)
        done = subprocess.run(words, capture_output=True, check=False)
    if done.returncode:
        raise Broken(f"print_claims: {done.stderr.decode(errors='replace').strip()}")
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def f1(called, gold):
    right = sum(a and b for a, b in zip(called, gold))
    return 2 * right / max(1, sum(called) + sum(gold))


def matching(job):
    rows = labels(job.root)
    told = run(job, *articles_and_pairs(rows, job.data))
    test = [i for i, row in enumerate(rows) if row["part"] == "test"]
    fitted = [i for i, row in enumerate(rows) if row["part"] == "dev"]
    same = [row["label"] == "same" for row in rows]
    linked = [one["relation"] in ("same", "answers") for one in told]
    cosines = [one["cosine"] for one in told]
    threshold = paraphrase.best_threshold([cosines[i] for i in fitted], [same[i] for i in fitted])
    called, gold = [linked[i] for i in test], [same[i] for i in test]
    right = sum(a and b for a, b in zip(called, gold))
    apart = [i for i in test if rows[i]["label"] == "contradicts"]
    if job.errors:
        for i in test:
            if linked[i] != same[i]:
                job.say(f"{'false' if linked[i] else 'missed'} pair {rows[i]['id']}: {told[i]['reason']}")
    data = "labelled pairs, test half"
    wrong = sum(linked[i] for i in apart)
    return [
        ("same claim F1", data, percent(f1(called, gold)), len(test)),
        ("same claim precision", data, percent(right / max(1, sum(called))), sum(called)),
        ("same claim recall", data, percent(right / max(1, sum(gold))), sum(gold)),
        ("same claim F1, bare vectors", data, percent(f1([cosines[i] >= threshold for i in test], gold)), len(test)),
        ("pairs sharing a key, of the same", data, percent(
            sum(told[i]["keys"] > 0 for i in test if same[i]) / max(1, sum(gold))), sum(gold)),
        ("contradicting pairs kept apart", data, percent(1 - wrong / max(1, len(apart))), len(apart)),
    ] + _mrpc(job) + _samples(job)


def _mrpc(job):
    folder = os.path.join(job.data, "para_mrpc", "dataset", "msr-paraphrase-corpus")
    scores, gold = {}, {}
    for part in ("train", "test"):
        with open(os.path.join(folder, f"msr_paraphrase_{part}.txt"), encoding="utf-8", newline="") as file:
            pairs = paraphrase.pairs(file.read())
        told = run(job, "--sentences", [{"a": one, "b": two} for _, one, two in pairs])
        scores[part], gold[part] = [one["score"] for one in told], [yes for yes, _, _ in pairs]
    threshold = paraphrase.best_threshold(scores["train"], gold["train"])
    number = paraphrase.f1_at(scores["test"], gold["test"], threshold)
    return [("claim score as paraphrase F1", "MRPC test", percent(number), len(gold["test"]))]


def _samples(job):
    """The five claims of samples/: of each, how well the best found claim fits its statements."""
    with open(os.path.join(job.root, "samples", "gold", "stories.json"), encoding="utf-8") as file:
        known = json.load(file)["claims"]
    told = run(job, sample_articles(job.root), "--groups")
    groups = [{tuple(one) for one in row["claim"]} for row in told]
    rows = []
    for claim in known:
        wanted = {tuple(one) for origin in claim["origins"] for one in origin["statements"]}
        for part in ("confirm", "deny", "doubt", "decline", "silent"):
            wanted |= {tuple(one) for one in claim.get(part, [])}
        best = max(groups, key=lambda group: 2 * len(group & wanted) / (len(group) + len(wanted)))
        shared = len(best & wanted)
        rows.append((f"claim `{claim['id']}` F1", "samples/gold", percent(
            2 * shared / (len(best) + len(wanted))), len(wanted)))
        if job.errors:
            job.say(f"{claim['id']}: missed {sorted(wanted - best)}, besides {sorted(best - wanted)}")
    return rows


def emergent(job):
    """(signs of each headline, gold stances by number, rows)."""
    rows = []
    folder = os.path.join(job.data, "claims_emergent_part")
    for path in sorted(glob.glob(os.path.join(folder, "*.csv"))):
        with open(path, encoding="utf-8", newline="") as file:
            rows += list(csv.DictReader(file))
    if not rows:
        raise Unmeasurable(f"no data at {folder}")
    told = run(job, "--sentences", [{"a": row["claimHeadline"], "b": row["articleHeadline"]} for row in rows])
    return [one["signs"] for one in told], [STANCES.index(row["y"]) for row in rows], rows


def stance(job):
    signs, gold, rows = emergent(job)
    folds = [int(hashlib.md5(row["claimId"].encode()).hexdigest(), 16) % FOLDS for row in rows]
    guesses = [0] * len(rows)
    for fold in range(FOLDS):
        inside = [i for i in range(len(rows)) if folds[i] != fold]
        weights = logistic.fit_classes([signs[i] for i in inside], [gold[i] for i in inside], len(STANCES), RIDGE)
        for i in range(len(rows)):
            if folds[i] == fold:
                guesses[i] = logistic.most_likely(weights, signs[i])
    data = "Emergent (part), 10 folds by claim"
    out = [("stance accuracy", data, percent(sum(a == b for a, b in zip(guesses, gold)) / len(gold)), len(gold))]
    for place, name in enumerate(STANCES):
        number = f1([one == place for one in guesses], [one == place for one in gold])
        out.append((f"stance F1, {name}", data, percent(number), gold.count(place)))
    theirs = sum(row["y"] == row["y_hat"] for row in rows) / len(rows)
    out.append(("stance accuracy, as published with the data", "Emergent (part)", percent(theirs), len(rows)))
    if job.errors:
        for row, guess in zip(rows, guesses):
            if STANCES[guess] != row["y"]:
                job.say(f"{STANCES[guess]} for {row['y']}: claim {row['claimId']}, article {row['articleId']}")
    return out


MEASURES = {"claims": matching, "stance": stance}
