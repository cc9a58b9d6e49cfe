"""Runs whole processes in turn, and compares them by what each of them took in the same rounds."""

import os
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Ran:
    """What one process, with those it started, took."""

    wall_ms: float
    cpu_ms: float
    rss_mib: float


def once(words, variables=None, stdin=None, stdout=None, good=(0,), limit=120):
    """Runs a process to its end, which must be a good one; stdin and stdout are paths."""
    with (
        open(stdin or os.devnull, "rb") as source,
        open(stdout or os.devnull, "wb") as sink,
    ):
        began = time.monotonic()
        process = subprocess.Popen(
            words, env=variables, stdin=source, stdout=sink, stderr=subprocess.PIPE
        )
        timer = _limit(process, limit)
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stderr.close()
    if process.returncode not in good:
        raise RuntimeError(f"{words[0]} ended with {process.returncode}: {said.decode()[-2000:]}")
    return Ran(wall * 1000, (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1024)


def _limit(process, seconds):
    timer = threading.Timer(seconds, process.kill)
    timer.daemon = True
    timer.start()
    return timer


def in_turn(contenders, rounds):
    """Each contender once a round, the order turned round every time; the first round only warms up."""
    seen = {name: [] for name in contenders}
    order = list(contenders)
    for number in range(rounds + 1):
        for name in order:
            ran = contenders[name]()
            if number > 0:
                seen[name].append(ran)
        order.reverse()
        _dot(number, rounds)
    return seen


def _dot(number, rounds):
    if sys.stderr.isatty():
        print(f"\r  round {number} of {rounds} ", end="\r", file=sys.stderr, flush=True)


def median(values):
    return statistics.median(values)


def ratio(ours, theirs, of=lambda ran: ran.wall_ms):
    """The median of what ours took in each round over what theirs took in the same round."""
    return statistics.median(of(a) / of(b) for a, b in zip(ours, theirs))
