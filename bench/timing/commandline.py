"""The command line of `bench/speed`."""

import argparse
import datetime
import os
import sys

from scoring import table
from scoring.engine import Broken, Engine

from . import runs
from .measures import MEASURES, OF_A_MODEL, Bench, Unmeasurable

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="bench/speed",
        description="Times hearsay on the news sample.",
        epilog="Exit codes: 0 measured, 1 hearsay failed, 2 data or program missing.",
    )
    parser.add_argument("measure", choices=[*MEASURES, "all"])
    parser.add_argument("--hearsay", metavar="PATH", help="the program (default build/release/hearsay)")
    parser.add_argument("--engine", help="passed on, as rules")
    parser.add_argument("--model", help="passed on: standard, light or a file (default standard)")
    parser.add_argument("--data", metavar="DIR", help="the data sets (default ../shared/data)")
    parser.add_argument("--articles", type=int, default=1000, help="for read and threads (default 1000)")
    parser.add_argument("--write", action="store_true", help="put the rows into docs/scores.md")
    return parser.parse_args(arguments)


def fingerprint(binary, model):
    """Of the model that `parse` uses; a dash where it does not say."""
    try:
        return Engine(binary, model=model).model_fingerprint()
    except Broken:
        return "-"


def main(arguments):
    asked = parse(arguments)
    binary = os.path.abspath(asked.hearsay or os.path.join(ROOT, "build", "release", "hearsay"))
    if not os.access(binary, os.X_OK):
        print(f"bench/speed: no program {binary}: build it or give --hearsay PATH", file=sys.stderr)
        return 2
    options, repeated = [], ""
    for name, value in (("--engine", asked.engine), ("--model", asked.model)):
        if value:
            options += [name, value]
            repeated += f" {name} {os.path.basename(value)}"
    data = asked.data or os.path.join(ROOT, "..", "shared", "data")
    sample = os.path.normpath(os.path.join(data, "news_sample", "articles.jsonl.gz"))
    machine = runs.machine()
    print(machine)
    bench = Bench(binary, sample, options)
    rows, code = [], 0
    try:
        for name in MEASURES if asked.measure == "all" else [asked.measure]:
            try:
                results = MEASURES[name](bench, asked.articles)
            except Unmeasurable as missing:
                print(f"SKIPPED {name}: {missing}", file=sys.stderr)
                code = code if asked.measure == "all" else 2
                continue
            except (runs.Failed, OSError, ValueError) as failed:
                print(f"BROKEN {name}: {failed}", file=sys.stderr)
                code = 1
                continue
            today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
            if name in OF_A_MODEL:
                model = os.path.basename(asked.model or "standard").removesuffix(".hmodel")
                rest = (model, fingerprint(binary, asked.model), today, f"bench/speed {name}{repeated}")
            else:
                rest = (asked.engine or "default", asked.model or "none", today, f"bench/speed {name}{repeated}")
            fresh = [table.Row(*result, *rest) for result in results]
            print(table.as_text(fresh) + "\n", flush=True)
            rows += fresh
    finally:
        bench.close()
    if asked.write and rows:
        path = os.path.join(ROOT, "docs", "scores.md")
        table.write(path, "speed", rows, note=f"Last measured on: {machine}.")
        print(f"wrote {len(rows)} rows into docs/scores.md")
    return code
