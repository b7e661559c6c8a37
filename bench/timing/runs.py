"""Running a program and accounting for it: wall time, processor time, peak memory.

Times come from `wait4`, like those of time(1). Peak memory does not: Linux keeps
`ru_maxrss` over exec, so a child of this interpreter would never seem smaller than
the interpreter. The high-water mark in /proc (VmHWM) belongs to the program's own
memory; it only grows, and is read every few milliseconds until the program ends.
"""

import os
import subprocess
import time
from dataclasses import dataclass

_EVERY = 0.004  # seconds between two looks at the memory


class Failed(Exception):
    """The program did not end well; the message says how."""


@dataclass
class Run:
    wall: float  # seconds
    cpu: float  # seconds, user and system
    peak: int  # KiB; 0 where the program ended before the first look


def run(command, cpus=None, watch=True, accept=(0,)):
    """Runs the command on the given processors, its output thrown away.

    With `watch` false nothing is read from /proc, so a very short run is not
    disturbed and `peak` stays 0. Raises Failed for an exit code not in `accept`.
    """
    begin = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=(lambda: os.sched_setaffinity(0, cpus)) if cpus else None,
    )
    # A pipe holds 64 KiB; a program that complains more than that would wait for us.
    os.set_blocking(process.stderr.fileno(), False)
    peak, told = 0, b""
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG if watch else 0)
        if ended:
            break
        peak = max(peak, _high_water(process.pid))
        told = (told + (process.stderr.read() or b""))[-4000:]
        time.sleep(_EVERY)
    wall = time.perf_counter() - begin
    told += process.stderr.read() or b""
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accept:
        last = told.decode("utf-8", "replace").strip().split("\n")[-1]
        raise Failed(f"{os.path.basename(command[0])} {command[1]} ended with code {process.returncode}: {last}")
    return Run(wall, usage.ru_utime + usage.ru_stime, peak)


def best(count, *arguments, **options):
    """The quickest of several runs: what the program can do undisturbed."""
    return min((run(*arguments, **options) for _ in range(count)), key=lambda one: one.wall)


def _high_water(pid):
    try:
        with open(f"/proc/{pid}/status", "rb") as file:
            for line in file:
                if line.startswith(b"VmHWM:"):
                    # Before exec the process is still a copy of this interpreter.
                    return int(line.split()[1]) if _is_started(pid) else 0
    except (FileNotFoundError, ProcessLookupError):
        pass
    return 0


def _is_started(pid):
    try:
        return os.readlink(f"/proc/{pid}/exe") != os.readlink("/proc/self/exe")
    except OSError:
        return False


def machine():
    """The processor and the load of this machine, in words."""
    name = "unknown processor"
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                name = line.partition(":")[2].strip()
                break
    return f"{name}, {len(os.sched_getaffinity(0))} processors, load {os.getloadavg()[0]:.1f} at the start"
