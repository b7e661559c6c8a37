#!/usr/bin/env python3
"""No room left: one clear message, exit code 3, nothing acknowledged lost; a second writer likewise.

usage: full_disk_test.py ADDER

Room runs out by a limit on file size, and, where this may mount one, on a disk of 6 MB.
"""
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time


def limit_files():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3 << 20, 3 << 20))


def fill(adder, ledger, words, **how):
    """Adds until there is no room; checks the message and what was kept."""
    done = subprocess.run([adder, ledger, "0"], capture_output=True, text=True, timeout=120, **how)
    acknowledged = done.stdout.split()
    lines = done.stderr.strip().split("\n")
    assert done.returncode == 3, (done.returncode, done.stderr)
    assert len(lines) == 1 and any(word in lines[0] for word in words), done.stderr
    assert len(acknowledged) > 50, f"room for {len(acknowledged)} reports only: no test"
    check = subprocess.run([adder, ledger, "--check"], capture_output=True, text=True)
    assert check.returncode == 0, check.stderr
    assert int(check.stdout) >= len(acknowledged), (check.stdout, len(acknowledged))
    return len(acknowledged), lines[0]


def second_writer(adder, folder):
    ledger = os.path.join(folder, "two.ledger")
    first = subprocess.Popen([adder, ledger, "0"], stdout=subprocess.PIPE)
    try:
        first.stdout.readline()  # it writes
        second = subprocess.run([adder, ledger, "0"], capture_output=True, text=True, timeout=60)
        assert second.returncode == 4, (second.returncode, second.stderr)
        assert f"is being written by process {first.pid}" in second.stderr, second.stderr
        reader = subprocess.run([adder, ledger, "--check"], capture_output=True, text=True)
        assert reader.returncode == 0, reader.stderr
    finally:
        first.kill()
        first.communicate()
    # The lock goes with its holder, however that ended.
    third = subprocess.Popen([adder, ledger, "900000"], stdout=subprocess.PIPE)
    assert third.stdout.readline() == b"900000\n"
    third.kill()
    third.communicate()


def main():
    (adder,) = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="hearsay-full-") as folder:
        count, message = fill(adder, os.path.join(folder, "l"), ["could not be read or written",
                                                                 "disk is full"],
                              preexec_fn=limit_files)
        print(f"file size limit: {count} reports kept; {message}")
        disk = os.path.join(folder, "disk")
        os.mkdir(disk)
        mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "hearsay-test", disk]
        if os.geteuid() == 0 and subprocess.run(mount, capture_output=True).returncode == 0:
            try:
                count, message = fill(adder, os.path.join(disk, "l"), ["The disk is full"])
                print(f"6 MB disk: {count} reports kept; {message}")
            finally:
                time.sleep(0.1)
                subprocess.run(["umount", disk], check=False)
        else:
            print("SKIPPED: this user can't mount a small disk")
        second_writer(adder, folder)
    print("second writer refused in words")


if __name__ == "__main__":
    main()
