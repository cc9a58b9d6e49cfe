"""A long history as JSONL: cubechat beside curl and jq, which read the same pages."""

import os
import subprocess
import sys
import tempfile

from . import pages, rounds
from .servers import Sandbox, Server, person

WORDS = ["msg", "history", pages.DIALOG, "--all", "--jsonl"]


def measure(program, report, quick):
    count = 20_000 if quick else 100_000
    turns = 3 if quick else 7
    with tempfile.TemporaryDirectory() as folder:
        report.title(f"msg history --all --jsonl: {count:,} messages, from pages prepared in memory")
        with Pages(count) as server:
            mira = person(os.path.join(folder, "home")) | {
                "CUBECHAT_API_URL": server.url,
                "CUBECHAT_APP_ID": "9999",
                "CUBECHAT_TOKEN": "0" * 40,
                "CUBECHAT_USER_ID": "101",
            }
            _compare(program, report, folder, mira, count, turns, server.url, [], server)
        report.title(f"the same from cubechat's own sandbox, over TLS: {count:,} messages")
        with Sandbox(program, folder, _seed(count)) as server:
            mira = server.person(os.path.join(folder, "mira"))
            token = subprocess.run(
                [program, "auth", "token", "--reveal"], env=mira, check=True, capture_output=True
            ).stdout.decode().split()[-1]
            options = ["--cacert", server.record["ca_file"], "--header", f"CB-Token: {token}"]
            url = server.record["api_url"]
            _compare(program, report, folder, mira, count, turns, url, options, server)


class Pages(Server):
    """The prepared pages, in a process of their own."""

    def __init__(self, count):
        words = [sys.executable, os.path.abspath(pages.__file__), str(count)]
        super().__init__(subprocess.Popen(words, stdout=subprocess.PIPE))
        self.url = f"http://127.0.0.1:{int(self.process.stdout.readline())}"


def _seed(count):
    users = [{"id": 101 + i, "login": name, "password": f"pw-{101 + i}"} for i, name in enumerate(["mira", "jon"])]
    dialog = {"_id": pages.DIALOG, "type": 3, "occupants_ids": [101, 102], "user_id": 101}
    bulk = {"chat_dialog_id": pages.DIALOG, "count": count, "senders": [101, 102], "text_bytes": 60}
    return {"users": users, "dialogs": [dialog], "bulk": [bulk | {"start_date": pages.BEGIN}]}


def _compare(program, report, folder, mira, count, turns, url, options, server):
    ours, theirs = os.path.join(folder, "ours.jsonl"), os.path.join(folder, "theirs.jsonl")
    config = os.path.join(folder, "curl.config")
    with open(config, "w", encoding="utf-8") as out:
        for first in range(0, count, pages.MOST):
            query = f"chat_dialog_id={pages.DIALOG}&sort_asc=date_sent&limit={pages.MOST}&mark_as_read=0"
            out.write(f'url = "{url}/chat/Message?{query}&date_sent[gte]={pages.BEGIN + first}"\n')
    curl = ["curl", "-sS", "--globoff", "--config", config, *options]
    pipe = ["sh", "-c", '"$@" | jq -c ".items[]"', "sh", *curl]
    before = server.cpu_ms()
    seen = rounds.in_turn(
        {
            "cubechat": lambda: rounds.once([program, *WORDS], mira, stdout=ours),
            "curl": lambda: rounds.once(pipe, stdout=theirs),
        },
        turns,
    )
    served = (server.cpu_ms() - before) / (2 * (turns + 1))
    _same(ours, theirs, count)
    for name, called in (("cubechat", "cubechat"), ("curl", "curl | jq")):
        report.figure(f"{called}, wall", rounds.median(r.wall_ms for r in seen[name]), "ms")
        report.figure(f"{called}, CPU", rounds.median(r.cpu_ms for r in seen[name]), "ms")
        report.figure(f"{called}, memory", max(r.rss_mib for r in seen[name]), "MiB")
    report.figure("the server, CPU for each reading", served, "ms")
    report.ratio("cubechat / curl | jq", rounds.ratio(seen["cubechat"], seen["curl"]), 0.5)
    report.ratio("cubechat, memory in MiB", max(r.rss_mib for r in seen["cubechat"]), 96)


def _same(ours, theirs, count):
    """Both must have written every message once, in the same order."""
    ids = [
        subprocess.run(["jq", "-r", key, path], check=True, capture_output=True).stdout
        for key, path in ((".id", ours), ("._id", theirs))
    ]
    if ids[0] != ids[1] or ids[0].count(b"\n") != count:
        raise RuntimeError("cubechat and curl did not write the same messages")
