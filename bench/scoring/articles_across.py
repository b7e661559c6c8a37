"""Near-copies and stories, as `print_across` (built with -DHEARSAY_BENCH=ON) finds them.

copies: the pairs of `dup_natural_pairs`, found among all articles of their collections. A pair is found
as a copy where the link says so (verbatim, edited, abridged, revision), and found at all where it says
that they share text outside quotations; galleries and lists that an outlet prints under many articles
are listed pairs too, but no copies. Precision: of the copies found, those listed or with a fifth of the
five-word shingles of the shorter one in the other, counted here without hearsay. The list itself was made
by sampling (MinHash at random) and lacks most pairs below a Jaccard of .5.

Planted: of 400 articles an abridgement each that keeps three in ten of the three-word shingles, half of
them by leaving out sentences, half by changing words all over the text, put among all the others.

stories: BCubed precision, recall and F1 (Amigo et al. 2009) of the stories against the happenings of the
gold, every article counted once.
"""

import collections
import csv
import glob
import gzip
import json
import lzma
import os
import random
import re
import subprocess

from .engine import Broken, Unmeasurable
from .table import percent

WORD = re.compile(r"\w+")
COPIES = {"verbatim", "edited", "abridged", "revision"}
KEEP = 0.3
PLANTED = 400
PLANTED_IN = "news_text, 30 % of 3-grams left"


def copies(job):
    articles = _bias_articles(job)
    known = {article["id"]: article for article in articles}
    listed = {
        tuple(sorted((row["id_a"], row["id_b"])))
        for row in _rows(job, "allsides_abp_pairs.tsv")
        if row["id_a"] in known and row["id_b"] in known
    }
    planted = plant(articles)
    links = _links(job, articles + [one for one, _, _ in planted])
    data = "dup_natural_pairs, allsides, among 37,539"
    natural = {pair: link for pair, link in links.items() if pair[0] in known and pair[1] in known}
    rows = _copy_rows(job, data, natural, listed, known)
    for kind in ("sentences left out", "words changed"):
        pairs = [tuple(sorted((one["id"], of))) for one, of, how in planted if how == kind]
        found = sum(links.get(pair) in COPIES for pair in pairs)
        rows.append((f"planted abridgements found, {kind}", PLANTED_IN, percent(found / len(pairs)), len(pairs)))
    pairs = [tuple(sorted((one["id"], of))) for one, of, _ in planted]
    found = sum(links.get(pair) in COPIES for pair in pairs)
    rows.append(("planted abridgements found", PLANTED_IN, percent(found / len(pairs)), len(pairs)))

    stories = _news_cluster(job)
    known = {article["id"]: article for article in stories}
    by_title = {(article["outlet"], article["title"]): article["id"] for article in stories}
    listed = set()
    for row in _rows(job, "story_sets_pairs.tsv"):
        ends = [by_title.get((row["source_" + side], row["title_" + side])) for side in "ab"]
        if all(ends):
            listed.add(tuple(sorted(ends)))
    rows += _copy_rows(job, "dup_natural_pairs, story_news_cluster", _links(job, stories), listed, known)
    return rows


def _copy_rows(job, data, links, listed, known):
    copied = [pair for pair, relation in links.items() if relation in COPIES]
    right = [pair for pair in copied if pair in listed or _contained(known, *pair) >= 0.2]
    if job.errors:
        for pair in sorted(set(copied) - set(right)) + sorted(p for p in listed if links.get(p) not in COPIES):
            job.say(f"{links.get(pair, 'none')}: {known[pair[0]]['title']} | {known[pair[1]]['title']}")
    sharing = sum(links.get(pair) in COPIES or links.get(pair) == "shares_passage" for pair in listed)
    return [
        ("listed pairs found", data, percent(sharing / len(listed)), len(listed)),
        ("of these as copies", data, percent(sum(links.get(p) in COPIES for p in listed) / len(listed)), len(listed)),
        ("copies, precision", data, percent(len(right) / len(copied)) if copied else "-", len(copied)),
    ]


def shingles(text, size):
    words = WORD.findall(text.lower())
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def _contained(known, a, b):
    one, other = shingles(known[a]["text"], 5), shingles(known[b]["text"], 5)
    return len(one & other) / max(1, min(len(one), len(other)))


def left_of(abridged, text):
    """The share of the three-word shingles of `text` that are in `abridged`."""
    whole = shingles(text, 3)
    return len(shingles(abridged, 3) & whole) / max(1, len(whole))


def plant(articles, seed=7):
    """[(article, id of the whole one, kind)]; the same every time."""
    draw = random.Random(seed)
    long = [one for one in articles if len(one["text"].split()) >= 250]
    vocabulary = [word for one in draw.sample(long, min(50, len(long))) for word in one["text"].split()]
    out = []
    for i, whole in enumerate(draw.sample(long, min(PLANTED, len(long)))):
        kind = ("sentences left out", "words changed")[i % 2]
        text = _shortened(whole["text"], draw) if i % 2 == 0 else _changed(whole["text"], draw, vocabulary)
        one = {"id": f"planted-{i}", "text": text, "title": whole["title"] or "", "outlet": "The Planter"}
        out.append((one, whole["id"], kind))
    return out


def _shortened(text, draw):
    sentences = re.split(r"(?<=[.!?]) |\n+", text)
    places = list(range(len(sentences)))
    draw.shuffle(places)
    kept = set(places)
    for place in places:
        without = kept - {place}
        if left_of(" ".join(sentences[i] for i in sorted(without)), text) < KEEP:
            break
        kept = without
    return " ".join(sentences[i] for i in sorted(kept))


def _changed(text, draw, vocabulary):
    words = text.split()
    places = list(range(len(words)))
    draw.shuffle(places)
    step = max(1, len(words) // 50)
    for begin in range(0, len(places), step):
        for place in places[begin : begin + step]:
            words[place] = draw.choice(vocabulary)
        if left_of(" ".join(words), text) <= KEEP:
            break
    return " ".join(words)


def stories(job):
    rows = []
    for name, articles in (("story_news_cluster", _news_cluster(job)), ("basil", _basil(job))):
        found = {line["id"]: line["story"] for line in _ask(job, "stories", articles)}
        precision, recall, f1 = bcubed([(found[one["id"]], one["happening"]) for one in articles])
        if job.errors:
            job.say("\n".join(_mixed_stories(found, articles)))
        for label, number in (("precision", precision), ("recall", recall), ("F1", f1)):
            rows.append((f"stories, BCubed {label}", name, f"{number:.3f}", len(articles)))
    return rows


def bcubed(pairs):
    """(precision, recall, F1) of (found, gold) labels, one pair an item."""
    found = collections.Counter(one for one, _ in pairs)
    gold = collections.Counter(one for _, one in pairs)
    both = collections.Counter(pairs)
    precision = sum(both[pair] / found[pair[0]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / gold[pair[1]] for pair in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _mixed_stories(found, articles):
    members = collections.defaultdict(list)
    for one in articles:
        members[found[one["id"]]].append(one)
    for story, inside in sorted(members.items()):
        happenings = collections.Counter(one["happening"] for one in inside)
        if len(happenings) > 1:
            yield f"story {story}: " + "; ".join(f"{count} {name}" for name, count in happenings.most_common())


def _need(path):
    if not os.path.exists(path):
        raise Unmeasurable(f"no data at {path} (give --data DIR, the folder of the data sets)")
    return path


def _rows(job, name):
    path = _need(os.path.join(job.data, "dup_natural_pairs", name))
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _bias_articles(job):
    articles = []
    for opener, path in ((lzma.open, "news_text/articles.jsonl.xz"), (gzip.open, "news_sample/articles.jsonl.gz")):
        with opener(_need(os.path.join(job.data, path)), "rt", encoding="utf-8", newline="\n") as lines:
            articles += [json.loads(line) for line in lines if line.strip()]
    return articles


def _news_cluster(job):
    articles = []
    folder = _need(os.path.join(job.data, "story_news_cluster", "data"))
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        with open(path, encoding="utf-8") as file:
            one = json.load(file)
        article = {key: one[key] or "" for key in ("text", "title", "url")}
        article.update(id=one["dId"], published=one["date_publish"] or "", outlet=one["source_domain"])
        articles.append({**article, "happening": one["newsCluster"]["Event"]})
    return articles


def _basil(job):
    articles = []
    folder = _need(os.path.join(job.data, "basil", "articles"))
    for path in sorted(glob.glob(os.path.join(folder, "*", "*.json"))):
        with open(path, encoding="utf-8") as file:
            one = json.load(file)
        text = "\n\n".join(" ".join(sentences) for sentences in one["body-paragraphs"])
        name = one["uuid"] + " " + os.path.basename(path)  # a few share one uuid
        article = {"id": name, "text": text, "title": one["title"], "published": one["date"], "url": one["url"]}
        articles.append({**article, "outlet": one["source"], "happening": one["triplet-uuid"]})
    return articles


def _links(job, articles):
    return {tuple(sorted((line["a"], line["b"]))): line["relation"] for line in _ask(job, "copies", articles)}


def program(job):
    path = os.path.join(os.path.dirname(getattr(job.engine, "binary", "") or ""), "bench", "print_across")
    if not os.access(path, os.X_OK):
        raise Unmeasurable(f"no program {path}: build with -DHEARSAY_BENCH=ON")
    return path


def _ask(job, what, articles):
    asked = "".join(json.dumps(one) + "\n" for one in articles)
    done = subprocess.run([program(job), what], input=asked.encode(), capture_output=True, check=False)
    if done.returncode:
        raise Broken(f"print_across {what} ended with code {done.returncode}: {done.stderr.decode()[-300:]}")
    return [json.loads(line) for line in done.stdout.decode().splitlines()]
