"""Country and sector of actor phrases, on the tests of an event coder (NGEC).

A case is a phrase with, where given, the words beside it and a date, and what is
expected of country and sector; each expectation is one case. "Today" and no date are
the day those tests were last changed, as offices change hands. The codes for "unknown"
and "junk" and the empty code all mean that there is no sector; two sectors are one case,
the first. The expected "wiki" titles are not asked for.
"""

import json
import os
import re
import subprocess

from .engine import Broken, Unmeasurable
from .table import percent

TODAY = "2024-05-29"
NO_SECTOR = {"", "UNK", "JNK"}
MONTHS = ("january february march april may june july august september october november "
          "december").split()


def date_of(text):
    text = (text or "").strip().lower()
    if text in ("", "today"):
        return TODAY
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return text
    found = re.fullmatch(r"(\d+) ([a-z]+) (\d{4})", text)
    if found:
        return f"{found[3]}-{MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}"
    found = re.fullmatch(r"([a-z]+) (\d+), (\d{4})", text)
    if found:
        return f"{found[3]}-{MONTHS.index(found[1]) + 1:02}-{int(found[2]):02}"
    raise Broken(f"actors: no date in {text!r}")


def right(field, expected, got):
    if field == "country":
        return expected == got
    return expected == got or (expected in NO_SECTOR and got in NO_SECTOR)


def score(cases, answers):
    """{field: [right, cases]} and the misses as (case, field, expected, got)."""
    counts, misses = {"country": [0, 0], "sector": [0, 0]}, []
    for case, answer in zip(cases, answers):
        for field, key, got in (("country", "country", answer["country"] or ""),
                                ("sector", "code_1", answer["code"] or "")):
            if key not in case["expect"]:
                continue
            expected = case["expect"][key]
            counts[field][1] += 1
            if right(field, expected, got):
                counts[field][0] += 1
            else:
                misses.append((case, field, expected, got))
    return counts, misses


def actors(job):
    path = os.path.join(job.data, "ngec_actor_tests", "ngec_actor_cases.jsonl")
    if not os.path.exists(path):
        raise Unmeasurable(f"no data at {path} (give --data DIR, the folder of the data sets)")
    with open(path, encoding="utf-8") as file:
        cases = [json.loads(line) for line in file if line.strip()]
    asked = "".join(
        "\t".join([one["text"], date_of(one.get("query_date")),
                   one.get("context") or one.get("known_country") or ""]) + "\n"
        for one in (case["input"] for case in cases))
    done = subprocess.run([job.engine.binary, "code", "-", "--jsonl"], input=asked.encode(),
                          capture_output=True, check=False)
    answers = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    if len(answers) != len(cases):
        raise Broken(f"actors: {len(cases)} phrases went in, {len(answers)} came out")
    counts, misses = score(cases, answers)
    if job.errors:
        for case, field, expected, got in misses:
            job.say(f"{case['input']['text']}: {field} is {expected or 'none'}, read {got or 'none'}")
    data = f"NGEC actor tests, development, {len(cases)} phrases"
    return [(f"actor {field} right", data, percent(good / total), total)
            for field, (good, total) in counts.items()]
