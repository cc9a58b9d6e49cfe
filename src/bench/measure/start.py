"""What it costs to start: the words that need no network."""

import os
import shutil
import subprocess
import tempfile

from . import rounds
from .peers import PEERS
from .servers import person


def measure(program, report, quick):
    report.title("start-up")
    with tempfile.TemporaryDirectory() as folder:
        mira = person(os.path.join(folder, "home"))
        contenders = {
            "version": lambda: rounds.once([program, "--version"], mira),
            "help": lambda: rounds.once([program, "msg", "send", "--help"], mira),
        }
        if (empty := _empty(program, folder, report)) is not None:
            contenders["empty"] = lambda: rounds.once(empty)
        if shutil.which("node") is None:
            report.skip("Node.js is not installed (apt-get install nodejs)")
        else:
            contenders["node"] = lambda: rounds.once(["node", "-e", "0"])
        seen = rounds.in_turn(contenders, 11 if quick else 31)
    names = {
        "version": "cubechat --version",
        "help": "cubechat msg send --help",
        "empty": "an empty Java program on the same runtime",
        "node": "node -e 0",
    }
    for name, ran in seen.items():
        report.figure(names[name], rounds.median(r.wall_ms for r in ran), "ms")
    if "empty" in seen:
        report.ratio("--version / empty Java program", rounds.ratio(seen["version"], seen["empty"]), 1.1)
    if "node" in seen:
        report.ratio("msg send --help / node -e 0", rounds.ratio(seen["help"], seen["node"]), 1.0)


def _empty(program, folder, report):
    """The words that run a program that does nothing, as the launcher would run it."""
    javac = shutil.which("javac")
    if javac is None:
        return report.skip("there is no javac for the empty program")
    source = os.path.join(PEERS, "Empty.java")
    subprocess.run([javac, "--release", "17", "-d", folder, source], check=True)
    java = os.path.join(os.path.dirname(program), "..", "runtime", "bin", "java")
    flags = ["-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto"]
    return [java, *flags, "-cp", folder, "Empty"]
