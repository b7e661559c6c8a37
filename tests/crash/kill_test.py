#!/usr/bin/env python3
"""kill -9 during add, 300 times: nothing acknowledged is lost, and the ledger verifies clean.

usage: kill_test.py ADDER [--kills N] [--seed N]

ADDER is the program of adder.cc. It is killed 2 to 120 ms after it started; every number it printed
before was acknowledged and must be in the ledger. Each tenth kill the whole ledger is verified, and
a new ledger is begun, so that creating one is killed too. To show that the test can fail, it then
runs the same with a child that acknowledges before it commits, which must lose something.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile
import time


def run_and_kill(adder, ledger, first, milliseconds, *flags):
    """The numbers acknowledged by a child killed after so many milliseconds."""
    child = subprocess.Popen([adder, ledger, str(first), *flags], stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE)
    time.sleep(milliseconds / 1000)
    child.kill()
    out, err = child.communicate()
    if child.returncode != -9:
        sys.exit(f"the child ended by itself ({child.returncode}): {err.decode()}")
    # A line cut by the kill was not acknowledged; a whole one was.
    return [int(line) for line in out.decode().split("\n")[:-1]]


def ask(adder, ledger, *arguments):
    done = subprocess.run([adder, ledger, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(arguments[:1])} answered {done.returncode}: {done.stderr}")
    return [int(line) for line in done.stdout.split()]


def missing_after_kills(adder, folder, kills, random_times, *flags):
    """Kills so often; the numbers acknowledged but not there, and how many were acknowledged."""
    ledger, acknowledged, recent, missing, total, first = "", [], [], [], 0, 0
    for kill in range(kills):
        if kill % 10 == 0:
            ledger = os.path.join(folder, f"{'-'.join(flags) or 'l'}{kill}.ledger")
            acknowledged = []
        recent = run_and_kill(adder, ledger, first, random_times.uniform(2, 120), *flags)
        acknowledged += recent
        total += len(recent)
        first += 100000
        if recent:  # else the ledger may not even be made yet
            missing += ask(adder, ledger, "--has", *map(str, recent[-25:]))
        if kill % 10 == 9 and acknowledged:
            (stored,) = ask(adder, ledger, "--check")
            if stored < len(acknowledged) and not flags:
                sys.exit(f"{len(acknowledged)} acknowledged, {stored} stored")
            missing += ask(adder, ledger, "--has", *map(str, acknowledged[:400]))
    return missing, total


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("adder")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20260304)
    options = parser.parse_args()
    times = random.Random(options.seed)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="hearsay-kills-") as folder:
        missing, total = missing_after_kills(options.adder, folder, options.kills, times)
        if missing:
            sys.exit(f"lost though acknowledged: {missing}")
        if total < options.kills:
            sys.exit(f"only {total} reports were acknowledged in {options.kills} kills: no test")
        lost, _ = missing_after_kills(options.adder, folder, 40, times, "--ack-first")
        if not lost:
            sys.exit("acknowledging before the commit lost nothing: this test has no teeth")
    print(f"{options.kills} kills, {total} reports acknowledged, 0 lost; acknowledging first lost "
          f"{len(lost)} in 40 kills; {time.monotonic() - began:.1f} s")


if __name__ == "__main__":
    main()
