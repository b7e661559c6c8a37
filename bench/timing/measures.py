"""The measures of `bench/speed`. Each returns (measure, data, number, cases) rows.

  read     words a second of `hearsay read FILE.jsonl --format json` on one processor,
           the quickest of three runs; and per second of processor time, which other
           work on the machine disturbs less
  start    the median of 20 runs on a text of one sentence, from spawn to exit, in ms
  add      articles a second of `hearsay add FILE.jsonl --ledger NEW`, 6,000 articles
  memory   peak of `read` and of `add` at 1,000 and at 10,000 articles, and the growth
  link     articles a second of `add`, which links each to the others, 2,000 articles into a
           new ledger and other 2,000 into one of 20,000 and more (the Reuters-21578 articles
           between), their ratio, and `show CLAIM` there, the median of 20 runs
  threads  wall time of `read` on one processor over that on two

and of a model, whatever engine would use it:

  parse    words a second of `hearsay parse FILE.jsonl`, raw text to tags, trees and
           mentions, on one processor and on two, the ratio of the two, and the peak of
           memory of the run on one; one run each, for they are long. Words per second of
           processor time is what the model takes where other work disturbs the clock.
  first    from spawn to exit of `hearsay parse` on a text of one sentence and on the first
           article of the sample, median of 20 runs in ms, and the peak of memory of the
           latter
  bound    what `language_speed` (built with -DHEARSAY_BENCH=ON, beside the program) says of
           one processor: the share of the whole way that the matrix products alone would
           take
"""

import json
import os
import shutil
import statistics
import subprocess
import tempfile

from . import corpus, runs

SENTENCE = "The harbour master said on Friday that the ferry would sail again within a week.\n"


class Unmeasurable(Exception):
    """Data or processors that are not there, in one sentence."""


class Bench:
    """The program, the sample and a folder for what is made on the way."""

    def __init__(self, binary, sample, options):
        self.binary, self.sample, self.options = binary, sample, options
        self.model = []
        if "--model" in options:
            at = options.index("--model")
            self.model = options[at : at + 2]
        self.folder = tempfile.mkdtemp(prefix="hearsay-speed-")
        self._files = {}
        told = subprocess.run([binary, "read", "--help"], capture_output=True, check=False, timeout=60)
        self._has_threads = b"--threads" in told.stdout + told.stderr

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def articles(self, count):
        """(path, words) of a file with that many articles."""
        if not os.path.exists(self.sample):
            raise Unmeasurable(f"no data at {self.sample} (give --data DIR, the folder of the data sets)")
        if count not in self._files:
            path = os.path.join(self.folder, f"articles-{count}.jsonl")
            self._files[count] = path, corpus.write(self.sample, path, count)
        return self._files[count]

    def read_command(self, path, threads=1):
        command = [self.binary, "read", path, "--format", "json", *self.options]
        return command + (["--threads", str(threads)] if self._has_threads else [])

    def parse_command(self, path, threads=1):
        return [self.binary, "parse", path, "--threads", str(threads), *self.model]

    def add_command(self, path):
        self._ledger = tempfile.mkdtemp(dir=self.folder)
        ledger = os.path.join(self._ledger, "made.ledger")
        return [self.binary, "add", path, "--ledger", ledger, *self.options]

    def drop_ledger(self):
        shutil.rmtree(self._ledger, ignore_errors=True)


def read(bench, count):
    path, words = bench.articles(count)
    one = runs.best(3, bench.read_command(path), cpus=_first(1), accept=(0, 1))
    if not one.cpu:
        raise runs.Failed("read took no processor time that could be measured")
    data = f"news_sample, {count:,} articles"
    return [
        ("read, words/s, one processor", data, f"{words / one.wall:,.0f}", f"{words:,} words"),
        ("read, words per processor second", data, f"{words / one.cpu:,.0f}", f"{words:,} words"),
    ]


def start(bench, _):
    path = os.path.join(bench.folder, "sentence.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(SENTENCE)
    command = bench.read_command(path)
    times = [runs.run(command, watch=False, accept=(0, 1)).wall for _ in range(20)]
    return [("start-up, ms (median)", "one sentence", f"{1000 * statistics.median(times):.1f}", "20 runs")]


def add(bench, count):
    count = max(count, 6000)
    path, _ = bench.articles(count)
    one = runs.run(bench.add_command(path))
    bench.drop_ledger()
    return [("add, articles/s, new ledger", f"news_sample, {count:,} articles", f"{count / one.wall:,.0f}", "1 run")]


def link(bench, _):
    reuters = os.path.join(os.path.dirname(os.path.dirname(bench.sample)), "load_reuters21578")
    if not os.path.isdir(reuters):
        raise Unmeasurable(f"no data at {reuters}")
    path, _ = bench.articles(4000)
    with open(path, encoding="utf-8") as file:
        lines = file.readlines()
    parts = []
    for name, part in (("first", lines[:2000]), ("second", lines[2000:])):
        parts.append(os.path.join(bench.folder, f"{name}.jsonl"))
        with open(parts[-1], "w", encoding="utf-8") as file:
            file.writelines(part)
    volume = os.path.join(bench.folder, "reuters.jsonl")
    count = corpus.write_reuters(reuters, volume)
    command = bench.add_command(parts[0])
    ledger = command[command.index("--ledger") + 1]
    empty = 2000 / runs.run(command).wall
    between = count / runs.run([bench.binary, "add", volume, "--ledger", ledger, *bench.options]).wall
    full = 2000 / runs.run([bench.binary, "add", parts[1], "--ledger", ledger, *bench.options]).wall
    claims = subprocess.run([bench.binary, "claims", "--single-origin", "--limit", "20", "--jsonl", "--ledger", ledger],
                            capture_output=True, check=False, timeout=600).stdout.splitlines()
    times = [
        runs.run([bench.binary, "show", json.loads(claim)["id"], "--ledger", ledger], watch=False).wall
        for claim in claims
    ]
    bench.drop_ledger()
    data = f"news_sample, 2,000 articles; {count:,} of Reuters-21578"
    rows = [
        ("add and link, articles/s, new ledger", data, f"{empty:,.0f}", "1 run"),
        (f"add and link, articles/s, the {count:,} after them", data, f"{between:,.0f}", "1 run"),
        (f"add and link, articles/s, ledger of {count + 2000:,}", data, f"{full:,.0f}", "1 run"),
        ("add and link, rate there over that of a new ledger", data, f"{full / empty:.2f}", "2 runs"),
    ]
    if times:
        rows.append(("show CLAIM there, ms (median)", data, f"{1000 * statistics.median(times):.1f}", f"{len(times)} claims"))
        rows.append(("show CLAIM there, ms (slowest)", data, f"{1000 * max(times):.1f}", f"{len(times)} claims"))
    return rows


def memory(bench, _):
    rows = []
    for name in ("read", "add"):
        peaks = []
        for count in (1000, 10000):
            path, _ = bench.articles(count)
            command = bench.read_command(path) if name == "read" else bench.add_command(path)
            peaks.append(runs.run(command, cpus=_first(1), accept=(0, 1) if name == "read" else (0,)).peak)
            if name == "add":
                bench.drop_ledger()
            data = f"news_sample, {count:,} articles"
            rows.append((f"{name}, peak memory, MiB", data, f"{peaks[-1] / 1024:.1f}", "1 run"))
        if not peaks[0]:
            raise runs.Failed(f"{name} of 1,000 articles ended before its memory could be read")
        growth = 100 * (peaks[1] / peaks[0] - 1)
        rows.append((f"{name}, growth of the peak, %", "10,000 over 1,000 articles", f"{growth:+.1f}", "2 runs"))
    return rows


def threads(bench, count):
    if len(os.sched_getaffinity(0)) < 2:
        raise Unmeasurable("there is one processor only: nothing to compare")
    path, _ = bench.articles(count)
    one = runs.best(3, bench.read_command(path, 1), cpus=_first(1), accept=(0, 1))
    two = runs.best(3, bench.read_command(path, 2), cpus=_first(2), accept=(0, 1))
    data = f"news_sample, {count:,} articles"
    return [("read, two processors over one", data, f"{one.wall / two.wall:.2f}", "3 runs each")]


def parse(bench, count):
    path, words = bench.articles(count)
    data = f"news_sample, {count:,} articles"
    one = runs.run(bench.parse_command(path), cpus=_first(1))
    rows = [
        ("parse, words/s, one processor", data, f"{words / one.wall:,.0f}", f"{words:,} words"),
        ("parse, words per processor second", data, f"{words / one.cpu:,.0f}", f"{words:,} words"),
        ("parse, peak memory, MiB", data, f"{one.peak / 1024:.1f}", "1 run"),
    ]
    if len(os.sched_getaffinity(0)) < 2:
        return rows
    two = runs.run(bench.parse_command(path, 2), cpus=_first(2))
    return rows + [
        ("parse, words/s, two processors", data, f"{words / two.wall:,.0f}", f"{words:,} words"),
        ("parse, two processors over one", data, f"{one.wall / two.wall:.2f}", "1 run each"),
    ]


def first(bench, _):
    sentence = os.path.join(bench.folder, "sentence.txt")
    with open(sentence, "w", encoding="utf-8") as file:
        file.write(SENTENCE)
    article, words = bench.articles(1)
    rows = []
    for data, path in (("one sentence", sentence), (f"one article, {words} words", article)):
        command = bench.parse_command(path)
        times = [runs.run(command, watch=False).wall for _ in range(20)]
        rows.append(("parse, start to result, ms (median)", data, f"{1000 * statistics.median(times):.1f}", "20 runs"))
    peak = max(runs.run(bench.parse_command(article)).peak for _ in range(5))
    return rows + [("parse, peak memory, MiB", data, f"{peak / 1024:.1f}", "5 runs")]


def copies(bench, count):
    program = os.path.join(os.path.dirname(bench.binary), "bench", "print_across")
    if not os.access(program, os.X_OK):
        raise Unmeasurable(f"no program {program}: build with -DHEARSAY_BENCH=ON")
    count = max(count, 6000)
    path, _ = bench.articles(count)
    with open(path, "rb") as articles:
        told = subprocess.run([program, "speed"], stdin=articles, capture_output=True, check=False)
    if told.returncode:
        raise runs.Failed(f"print_across ended with code {told.returncode}: {told.stderr.decode().strip()}")
    one = json.loads(told.stdout)
    data = f"news_sample, {count:,} articles"
    return [
        ("near-copies, articles/s, one processor", data, f"{one['per_second']:,.0f}", "1 run"),
        ("near-copies, articles/s, the last tenth", data, f"{one['last_tenth']:,.0f}", "1 run"),
    ]


def bound(bench, count):
    program = next(
        (
            path
            for path in (
                os.path.join(os.path.dirname(bench.binary), *inside, "language_speed") for inside in (("bench",), ())
            )
            if os.access(path, os.X_OK)
        ),
        None,
    )
    if program is None:
        raise Unmeasurable("no language_speed beside the program (build it with -DHEARSAY_BENCH=ON)")
    model = bench.model[1] if bench.model else "standard"
    if not os.path.exists(model):
        model = os.path.join(os.path.dirname(__file__), "..", "..", "models", model + ".hmodel")
    count = min(count, 200)
    path, _ = bench.articles(count)
    told = subprocess.run(
        [program, model, "--jsonl", path],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: os.sched_setaffinity(0, _first(1)),
    )
    if told.returncode:
        raise runs.Failed(f"language_speed ended with code {told.returncode}: {told.stderr.strip()}")
    share = [line.split() for line in told.stdout.splitlines() if line.startswith("products alone:")]
    if not share:
        raise Unmeasurable("language_speed knows no matrix products of this kind of model")
    data = f"news_sample, {count:,} articles"
    return [("parse, matrix products alone of all, %", data, share[0][2], "1 run")]


MEASURES = {"read": read, "start": start, "add": add, "copies": copies, "link": link, "memory": memory, "threads": threads}
OF_A_MODEL = {"parse": parse, "first": first, "bound": bound}
MEASURES.update(OF_A_MODEL)


def _first(count):
    return set(sorted(os.sched_getaffinity(0))[:count])
