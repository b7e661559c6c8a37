"""The command line of `bench/accuracy`."""

import argparse
import datetime
import os
import sys
from dataclasses import dataclass

from . import claims, language, table
from .engine import Broken, Engine, Replay, Unmeasurable
from .measures import MEASURES

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


@dataclass
class Job:
    """What a measure needs to know."""

    root: str  # the project's folder
    engine: object
    data: str  # the folder of the shared data sets
    gold: object  # a folder of gold statements, None for the shared one
    part: str  # of PolNeAR
    split: str  # of the treebanks
    limit: object  # articles of PolNeAR, None for all
    errors: bool

    @staticmethod
    def say(text):
        if text:
            print(text, flush=True)


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="bench/accuracy",
        description="Scores hearsay's reading against annotated data.",
        epilog="Exit codes: 0 measured, 1 hearsay broke its contract, 2 data or program missing.",
    )
    parser.add_argument("measure", choices=[*MEASURES, "all"])
    parser.add_argument("--hearsay", metavar="PATH", help="the program (default build/release/hearsay)")
    parser.add_argument("--engine", help="passed on to `hearsay read`, as rules")
    parser.add_argument("--model", help="passed on: standard, light or a file (default standard)")
    parser.add_argument("--data", metavar="DIR", help="the data sets (default ../shared/data)")
    parser.add_argument("--gold", metavar="DIR", help="gold statements (default DATA/gold)")
    parser.add_argument("--part", default="dev", help="part of PolNeAR (default dev)")
    parser.add_argument("--split", default="test", help="split of the treebanks for raw text (default test)")
    parser.add_argument("--limit", type=int, help="only so many articles of PolNeAR")
    parser.add_argument("--errors", action="store_true", help="print every error with its passage")
    parser.add_argument("--write", action="store_true", help="put the rows into docs/scores.md")
    parser.add_argument("--replay", metavar="FILE", help="score JSON Lines printed by an earlier `read`")
    return parser.parse_args(arguments)


def main(arguments):
    asked = parse(arguments)
    if asked.write and (asked.limit or asked.replay):
        print("bench/accuracy: --write wants whole measures, without --limit or --replay", file=sys.stderr)
        return 2
    if asked.replay:
        engine = Replay(asked.replay)
    else:
        binary = asked.hearsay or os.path.join(ROOT, "build", "release", "hearsay")
        engine = Engine(os.path.abspath(binary), asked.engine, asked.model)
        if not os.access(engine.binary, os.X_OK):
            print(f"bench/accuracy: no program {binary}: build it or give --hearsay PATH", file=sys.stderr)
            return 2
    data = asked.data or os.path.join(ROOT, "..", "shared", "data")
    job = Job(ROOT, engine, os.path.normpath(data), asked.gold, asked.part, asked.split, asked.limit, asked.errors)
    rows, code = [], 0
    for name, options, one in _plan(asked, job):
        try:
            results = MEASURES[name](one)
        except Unmeasurable as missing:
            print(f"SKIPPED {name}: {missing}", file=sys.stderr)
            code = code if asked.measure == "all" else 2
            continue
        except Broken as broken:
            print(f"BROKEN {name}: {broken}", file=sys.stderr)
            code = 1
            continue
        except (OSError, ValueError) as bad:
            print(f"BROKEN {name}: the data: {bad}", file=sys.stderr)
            code = 1
            continue
        fresh = [_row(result, engine, name, f"bench/accuracy {name}{options}") for result in results]
        print(table.as_text(fresh) + "\n", flush=True)
        rows += fresh
    if asked.write and rows:
        path = os.path.join(ROOT, "docs", "scores.md")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        table.write(path, "accuracy", rows)
        print(f"wrote {len(rows)} rows into docs/scores.md")
    return code


def _plan(asked, job):
    """(measure, options to repeat it, job) in order; `all` also scores our samples."""
    options = "".join(
        f" --{name} {value}"
        for name, value, usual in (
            ("engine", asked.engine, None),
            ("model", asked.model and os.path.basename(asked.model), None),
            ("gold", asked.gold and os.path.relpath(asked.gold, ROOT), None),
            ("part", asked.part, "dev"),
            ("split", asked.split, "test"),
        )
        if value and value != usual
    )
    if asked.measure != "all":
        return [(asked.measure, options, job)]
    plan = []
    for name in MEASURES:
        plan.append((name, options, job))
        samples = os.path.join(ROOT, "samples", "gold")
        if name == "gold" and not asked.gold and os.path.isdir(samples):
            own = Job(**{**vars(job), "gold": samples})
            plan.append((name, options + " --gold samples/gold", own))
    return plan


def _row(result, engine, name, command):
    measure, data, number, cases = result
    today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    if name in language.MEASURES or name in claims.MEASURES:  # a model's own scores, whatever engine would use it
        who, model = engine.model_name, engine.model_fingerprint()
    else:
        who, model = engine.name, engine.fingerprint or "none"
    return table.Row(measure, data, number, str(cases), who, model, today, command)
