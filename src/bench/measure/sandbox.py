"""The sandbox as a server: how soon it is ready, how much it takes in, how many it serves."""

import json
import os
import subprocess
import sys
import tempfile

from . import crowd, rounds
from .servers import Sandbox

DIALOG = {"_id": "65f0000000000000000000aa", "type": 3, "occupants_ids": [101, 102], "user_id": 101}


def measure(program, report, quick):
    report.title("the sandbox")
    ready = []
    for _ in range(3 if quick else 7):
        with tempfile.TemporaryDirectory() as folder, Sandbox(program, folder) as server:
            ready.append(server.ready_ms)
    report.ratio("ready with its default world, ms", rounds.median(ready), 1000)
    _seeding(program, report, 100_000 if quick else 1_000_000)
    _crowd(program, report, 200 if quick else 1000)


def _seeding(program, report, count):
    bulk = {"chat_dialog_id": DIALOG["_id"], "count": count, "senders": [101, 102], "text_bytes": 60}
    seed = {"users": _people(101, 2), "dialogs": [DIALOG], "bulk": [bulk]}
    with tempfile.TemporaryDirectory() as folder, Sandbox(program, folder, seed) as server:
        report.ratio(f"ready with {count:,} messages, s", server.ready_ms / 1000, 60 * count / 1_000_000)
        report.figure("memory then", server.rss_mib(), "MiB")


def _crowd(program, report, count):
    seconds = 10
    seed = {"users": _people(crowd.FIRST, count)}
    with tempfile.TemporaryDirectory() as folder, Sandbox(program, folder, seed) as server:
        record = server.record
        words = [sys.executable, os.path.abspath(crowd.__file__), record["chat_host"]]
        words += [str(record["xmpp_port"]), record["ca_file"], str(record["app_id"])]
        words += [str(number) for number in (count, count, seconds)]
        before = server.cpu_ms()
        said = json.loads(subprocess.run(words, check=True, capture_output=True, timeout=300).stdout)
        cpu = server.cpu_ms() - before
        memory = server.rss_mib()
    report.figure(f"{count:,} people sign in", said["signed_in_per_second"], "/s")
    report.figure(f"they write for {seconds} s", said["per_second"], "/s")
    report.figure("under way, median", said["ms_p50"], "ms")
    report.figure("under way, 99 of 100", said["ms_p99"], "ms")
    report.figure("the sandbox, CPU for all of it", cpu, "ms")
    report.figure("the sandbox, memory", memory, "MiB")
    report.ratio(f"of {said['sent']:,} messages lost", said["sent"] - said["came"], 0)
    report.ratio("came twice", said["doubled"], 0)


def _people(first, count):
    return [{"id": first + i, "login": f"u{first + i}", "password": f"pw-{first + i}"} for i in range(count)]
