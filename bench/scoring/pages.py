"""Web pages: how well the text of the report is told from the rest of the page.

The measure is that of the article extraction benchmark of Scrapinghub (2019), by its published description and code:
both texts become runs of four words (`\\w+`, case kept; a text of fewer words is one run), counted with repetitions.
Of each page, precision is the share of our runs that are the reference's, recall the share of the reference's that
are ours; both are averaged over the pages, and F1 is the harmonic mean of the two averages (not the average of F1s).
A page without a run on either side is 1 or 0 as there.

Captions are blocks of our text but not of the reference's, which leaves them out; they are left out here too. The
number with them is printed beside it ("html body F1, captions too").
"""

import collections
import gzip
import json
import os
import re
import subprocess
import tempfile

from .engine import Broken, Unmeasurable

WORD = re.compile(r"\w+")
RUN = 4


def runs(text):
    words = WORD.findall(text or "")
    return collections.Counter(tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)) if words)


def page_score(reference, ours):
    """(precision, recall) of one page; None where the benchmark leaves the page out of that average."""
    wanted, found = runs(reference), runs(ours)
    shared = sum((wanted & found).values())
    extra, missed = sum(found.values()) - shared, sum(wanted.values()) - shared
    if not extra and not missed:
        # Nothing wrong; with nothing on either side the page counts for neither average.
        return (1.0, 1.0) if shared else (None, None)
    precision = shared / (shared + extra) if shared + extra else None
    recall = shared / (shared + missed) if shared + missed else None
    return precision, recall


def mean_scores(pages):
    """(precision, recall, F1) of (reference, ours) pairs."""
    scores = [page_score(reference, ours) for reference, ours in pages]
    precisions = [p for p, _ in scores if p is not None]
    recalls = [r for _, r in scores if r is not None]
    precision = sum(precisions) / len(precisions) if precisions else 0.0
    recall = sum(recalls) / len(recalls) if recalls else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def html(job):
    folder = os.path.join(job.data, "html_articles")
    truth = os.path.join(folder, "ground-truth.json")
    if not os.path.exists(truth):
        raise Unmeasurable(f"no data at {truth} (give --data DIR, the folder of the data sets)")
    with open(truth, encoding="utf-8") as file:
        reference = json.load(file)
    pages = _read(job, folder, sorted(reference))
    plain, captions = [], []
    for name, blocks in pages:
        body = reference[name].get("articleBody", "")
        told = [block for block in blocks if block["kind"] != "caption"]
        plain.append((body, "\n\n".join(block["text"] for block in told)))
        captions.append((body, "\n\n".join(block["text"] for block in blocks)))
        if job.errors:
            job.say("\n".join(_errors(name, body, told)))
    data, count = "html_articles, 91 development pages" if len(pages) == 91 else "html_articles", len(pages)
    rows = []
    for label, number in zip(("precision", "recall", "F1"), mean_scores(plain)):
        rows.append((f"html body {label} (4-gram shingles)", data, f"{number:.3f}", count))
    rows.append(("html body F1, captions too", data, f"{mean_scores(captions)[2]:.3f}", count))
    return rows


def _read(job, folder, names):
    """(name, blocks) of each page, by the program print_article beside the engine's."""
    program = os.path.join(os.path.dirname(getattr(job.engine, "binary", "") or ""), "bench", "print_article")
    if not os.access(program, os.X_OK):
        raise Unmeasurable(f"no program {program}: build with -DHEARSAY_BENCH=ON")
    with tempfile.TemporaryDirectory() as made:
        paths = []
        for name in names:
            with gzip.open(os.path.join(folder, "html", name + ".html.gz")) as packed:
                paths.append(os.path.join(made, name + ".html"))
                with open(paths[-1], "wb") as file:
                    file.write(packed.read())
        done = subprocess.run([program, *paths], capture_output=True, check=False)
    lines = done.stdout.decode("utf-8").splitlines()
    if done.returncode or len(lines) != len(names):
        raise Broken(f"print_article printed {len(lines)} lines for {len(names)} pages")
    return [(name, (json.loads(line) or {"blocks": []})["blocks"]) for name, line in zip(names, lines)]


def _errors(name, reference, blocks):
    """The blocks that are not the reference's, and its lines that are not ours."""
    wanted, found = runs(reference), runs("\n\n".join(block["text"] for block in blocks))
    lines = []
    for sign, texts, other in (
        ("extra", [block["text"] for block in blocks], wanted),
        ("missed", reference.split("\n"), found),
    ):
        for text in texts:
            own = runs(text)
            if sum((own - other).values()) * 2 > sum(own.values()):
                lines.append(f"{name[:8]} {sign}: {' '.join(text.split())[:160]}")
    return lines
