"""Acknowledged sends per second on one connection."""

import os
import shutil
import tempfile

from . import rounds
from .peers import PEERS, node
from .servers import Ejabberd
from .stream import Receiver

TO = "102-9999@localhost"


def measure(program, report, quick):
    report.title("msg pipe over TLS: acknowledged sends per second, start and login included")
    if (why := Ejabberd.missing()) is not None:
        return report.skip(why)
    count = 10_000 if quick else 50_000
    with tempfile.TemporaryDirectory() as folder, Ejabberd(folder) as server:
        receiver = Receiver(server.plain, "102-9999", "pw-102")
        lines, stanzas = _prepared(folder, count)
        mira = server.person(os.path.join(folder, "home"))
        expected = 0

        def contender(run):
            """Counts what came, too: speed is nothing where messages are lost."""

            def measured():
                nonlocal expected
                expected += count
                ran = run()
                came = receiver.await_(expected)
                if came != expected:
                    raise RuntimeError(f"{expected - came} of {count} messages did not come")
                return ran

            return measured

        def ours():
            acks = os.path.join(folder, "acks.jsonl")
            words = [program, "msg", "pipe", "user:102", "--jsonl"]
            ran = rounds.once(words, mira, stdin=lines, stdout=acks)
            with open(acks, "rb") as out:
                if (sent := out.read().count(b'"status":"sent"')) != count:
                    raise RuntimeError(f"{sent} of {count} acknowledged")
            return ran

        blast = os.path.join(PEERS, "blast.py")
        contenders = {"cubechat": contender(ours)}
        contenders["raw"] = contender(
            lambda: rounds.once(
                ["python3", blast, str(server.plain), "103-9999", "pw-103", stanzas, str(count)]
            )
        )
        if (client := node(report)) is not None:
            words = [*client, str(server.tls), "101-9999", "pw-101", TO]
            trusting = os.environ | {"NODE_EXTRA_CA_CERTS": server.ca_file}
            contenders["node"] = contender(lambda: rounds.once(words, trusting, stdin=lines))
        seen = rounds.in_turn(contenders, 2 if quick else 5)
        receiver.close()
        _tell(report, seen, count)
        _go(report, server, lines, count)


def _prepared(folder, count):
    """The same texts, as lines and as stanzas."""
    lines, stanzas = os.path.join(folder, "lines"), os.path.join(folder, "stanzas")
    with open(lines, "w", encoding="utf-8") as text, open(stanzas, "w", encoding="utf-8") as xml:
        for number in range(count):
            body = f"{number} the quick brown fox jumps over the lazy dog and says hello"
            text.write(body + "\n")
            xml.write(
                f'<message xmlns="jabber:client" id="{number:024x}" type="chat" to="{TO}"><body>{body}</body>'
                '<markable xmlns="urn:xmpp:chat-markers:0"/><extraParams>'
                "<save_to_history>1</save_to_history></extraParams></message>"
            )
            if number % 500 == 499:
                xml.write("<r xmlns='urn:xmpp:sm:3'/>")
    return lines, stanzas


def _tell(report, seen, count):
    names = {"cubechat": "cubechat msg pipe", "raw": "raw plain socket", "node": "node @xmpp/client"}
    for name, ran in seen.items():
        report.figure(f"{names[name]}, per second", count * 1000 / rounds.median(r.wall_ms for r in ran), "/s")
        report.figure(f"{names[name]}, CPU", rounds.median(r.cpu_ms for r in ran) * 1000 / count, "µs each")
        report.figure(f"{names[name]}, memory", rounds.median(r.rss_mib for r in ran), "MiB")
    report.ratio("sends per second / raw plain socket", rounds.ratio(seen["raw"], seen["cubechat"]), 0.9, at_most=False)
    if "node" in seen:
        report.ratio("sends per second / node", rounds.ratio(seen["node"], seen["cubechat"]), 1.2, at_most=False)
        cpu = rounds.ratio(seen["cubechat"], seen["node"], of=lambda ran: ran.cpu_ms)
        report.ratio("CPU per message / node", cpu, 1.0)


def _go(report, server, lines, count):
    """go-sendxmpp takes no acknowledgements: what it lost can only be counted where it came."""
    if shutil.which("go-sendxmpp") is None:
        return report.skip("go-sendxmpp is not installed (apt-get install go-sendxmpp)")
    receiver = Receiver(server.plain, "102-9999", "pw-102")
    words = ["go-sendxmpp", "-i", "-t", "-n", "-u", "101-9999@localhost", "-p", "pw-101"]
    words += ["-j", f"localhost:{server.tls}", TO]
    # At the end of its input it complains and ends with 1.
    ran = rounds.once(words, stdin=lines, good=(0, 1))
    came = receiver.await_(count, 5)
    receiver.close()
    report.figure("go-sendxmpp -i, per second, not acknowledged", count * 1000 / ran.wall_ms, "/s")
    report.figure("go-sendxmpp -i, of them lost", count - came, f"of {count}")
