"""One message, from the first instruction to the acknowledgement."""

import os
import shutil
import subprocess
import tempfile

from . import rounds
from .peers import node
from .servers import Ejabberd, Sandbox
from .stream import Receiver

DIALOG = "65f0000000000000000000aa"
PRIVATE = {"_id": DIALOG, "type": 3, "occupants_ids": [101, 102], "user_id": 101}
USERS = [{"id": 101 + i, "login": name, "password": f"pw-{101 + i}"} for i, name in enumerate(["mira", "jon"])]


def measure(program, report, quick):
    turns = 5 if quick else 15
    with tempfile.TemporaryDirectory() as folder:
        _rest(program, report, folder, turns)
    if (why := Ejabberd.missing()) is not None:
        return report.skip(why)
    with tempfile.TemporaryDirectory() as folder:
        _xmpp(program, report, folder, turns)


def _rest(program, report, folder, turns):
    report.title("msg send by REST on a cached session, to cubechat's sandbox")
    with Sandbox(program, folder, {"users": USERS, "dialogs": [PRIVATE]}) as server:
        mira = server.person(os.path.join(folder, "home"))
        rounds.once([program, "auth", "login"], mira)
        del mira["CUBECHAT_PASSWORD"]
        said = subprocess.run([program, "auth", "token", "--reveal"], env=mira, check=True, capture_output=True)
        token = said.stdout.decode().split()[-1]
        body = f'{{"chat_dialog_id":"{DIALOG}","message":"hello","send_to_chat":1,"markable":1}}'
        curl = ["curl", "-sSf", "--cacert", server.record["ca_file"], "-H", f"CB-Token: {token}"]
        curl += ["-H", "Content-Type: application/json", "-d", body]
        curl += [server.record["api_url"] + "/chat/Message"]
        seen = rounds.in_turn(
            {
                "cubechat": lambda: rounds.once([program, "msg", "send", DIALOG, "-m", "hello", "--json"], mira),
                "curl": lambda: rounds.once(["sh", "-c", '"$@" | jq -e ._id', "sh", *curl]),
            },
            turns,
        )
    report.figure("cubechat msg send", rounds.median(r.wall_ms for r in seen["cubechat"]), "ms")
    report.figure("curl | jq", rounds.median(r.wall_ms for r in seen["curl"]), "ms")
    report.ratio("cubechat / curl | jq", rounds.ratio(seen["cubechat"], seen["curl"]), 3.5)


def _xmpp(program, report, folder, turns):
    report.title("msg send by XMPP over TLS with an acknowledgement, to ejabberd")
    with Ejabberd(folder) as server:
        receiver = Receiver(server.plain, "102-9999", "pw-102")
        mira = server.person(os.path.join(folder, "home"))
        line = os.path.join(folder, "line")
        with open(line, "w", encoding="utf-8") as out:
            out.write("hello\n")
        to = "102-9999@localhost"
        words = [program, "msg", "send", "user:102", "-m", "hello", "--transport", "xmpp", "--json"]
        contenders = {"cubechat": lambda: rounds.once(words, mira)}
        if (client := node(report)) is not None:
            peer = [*client, str(server.tls), "101-9999", "pw-101", to]
            trusting = os.environ | {"NODE_EXTRA_CA_CERTS": server.ca_file}
            contenders["node"] = lambda: rounds.once(peer, trusting, stdin=line)
        if shutil.which("go-sendxmpp") is None:
            report.skip("go-sendxmpp is not installed (apt-get install go-sendxmpp)")
        else:
            go = ["go-sendxmpp", "-t", "-n", "-u", "101-9999@localhost", "-p", "pw-101"]
            go += ["-j", f"localhost:{server.tls}", to]
            contenders["go"] = lambda: rounds.once(go, stdin=line)
        seen = rounds.in_turn(contenders, turns)
        receiver.close()
    names = {
        "cubechat": "cubechat msg send --transport xmpp",
        "node": "node @xmpp/client",
        "go": "go-sendxmpp, which awaits no acknowledgement",
    }
    for name, ran in seen.items():
        report.figure(names[name], rounds.median(r.wall_ms for r in ran), "ms")
    if "node" in seen:
        report.ratio("cubechat / node", rounds.ratio(seen["cubechat"], seen["node"]), 0.2)
    if "go" in seen:
        report.ratio("cubechat / go-sendxmpp", rounds.ratio(seen["cubechat"], seen["go"]), 1.3)
