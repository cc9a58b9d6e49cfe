#!/usr/bin/env python3
"""Measures the full screen of `cubechat chat` on a pseudo terminal that answers no questions.

    chat_screen.py PROGRAM [--messages N] [--starts N] [--keys N] [--idle SECONDS] [--flood N]

PROGRAM is the packaged bin/cubechat. A sandbox of its own is started with one long dialog in it.
Prints one JSON object: times in milliseconds, memory in MiB (the live heap only where there is a
jcmd to ask for it). Compare on a quiet machine only.
"""

import argparse
import fcntl
import json
import os
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

ROWS, COLUMNS = 50, 200
DIALOG = "65f0000000000000000000aa"

# To the newest message, where all that comes is drawn.
CTRL_END = b"\x1b[1;5F"


def seed(messages):
    """A world of two people and one long private dialog."""
    users = [
        {"id": 101, "login": "mira", "password": "pw-101", "full_name": "Mira"},
        {"id": 102, "login": "jon", "password": "pw-102", "full_name": "Jon"},
    ]
    dialog = {"_id": DIALOG, "type": 3, "occupants_ids": [101, 102], "user_id": 101}
    bulk = {"chat_dialog_id": DIALOG, "count": messages, "senders": [101, 102], "text_bytes": 60}
    return {"users": users, "dialogs": [dialog], "bulk": [bulk]}


def sandbox(program, folder, messages):
    """Starts a sandbox and waits until it is ready; gives the process and its record."""
    seed_file, ready = os.path.join(folder, "seed.json"), os.path.join(folder, "ready.json")
    with open(seed_file, "w", encoding="utf-8") as out:
        json.dump(seed(messages), out)
    ports = ["--rest-port=0", "--xmpp-port=0", "--ws-port=0"]
    words = ["sandbox", "run", "--ephemeral", "--seed", seed_file, "--ready-file", ready, *ports]
    process = subprocess.Popen(
        [program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 120
    while not os.path.exists(ready):
        if process.poll() is not None or time.monotonic() > deadline:
            sys.exit("the sandbox did not get ready")
        time.sleep(0.05)
    with open(ready, encoding="utf-8") as record:
        return process, json.load(record)


def environment(folder, ready):
    """What a person has in theirs: a home of their own, and the sandbox as their server."""
    return {
        "HOME": folder,
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "CUBECHAT_API_URL": ready["api_url"],
        "CUBECHAT_CHAT_HOST": ready["chat_host"],
        "CUBECHAT_XMPP_PORT": str(ready["xmpp_port"]),
        "CUBECHAT_CA_FILE": ready["ca_file"],
        "CUBECHAT_APP_ID": str(ready["app_id"]),
        "CUBECHAT_AUTH_KEY": ready["auth_key"],
        "CUBECHAT_LOGIN": "mira",
        "CUBECHAT_PASSWORD": "pw-101",
    }


class Terminal:
    """A program on a pseudo terminal."""

    def __init__(self, words, variables):
        self.began = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execvpe(words[0], words, variables)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def read(self, seconds):
        """What comes within this time, as soon as something does."""
        ready, _, _ = select.select([self.fd], [], [], seconds)
        try:
            return os.read(self.fd, 65536) if ready else b""
        except OSError:
            return b""

    def until(self, text, seconds):
        """Reads until this was sent; gives all of it."""
        seen, deadline = b"", time.monotonic() + seconds
        while text not in seen:
            if time.monotonic() > deadline:
                sys.exit(f"not seen: {text!r}; the end of what was: {seen[-2000:]!r}")
            seen += self.read(0.2)
        return seen

    def settle(self, seconds):
        """Reads until nothing has come for this long."""
        count = 0
        while more := self.read(seconds):
            count += len(more)
        return count

    def quit(self):
        """Leaves with Ctrl-Q, and waits until the screen was given back."""
        os.write(self.fd, b"\x11")
        self.until(b"\x1b[?1049l", 10)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def cpu(self):
        """Seconds of processor time so far."""
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def rss(self):
        """Resident MiB."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
            line = next(one for one in status if one.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


def live_heap(pid):
    """MiB in use after a full collection; none where no JDK is at hand to ask."""
    home = os.environ.get("JAVA_HOME", "")
    jcmd = shutil.which("jcmd", path=os.path.join(home, "bin")) if home else shutil.which("jcmd")
    if not jcmd:
        return None
    subprocess.run([jcmd, str(pid), "GC.run"], stdout=subprocess.DEVNULL, check=True)
    told = subprocess.run(
        [jcmd, str(pid), "GC.heap_info"], capture_output=True, text=True, check=True
    )
    used = re.findall(r"^ *(?:DefNew|Tenured).* used (\d+)K", told.stdout, re.MULTILINE)
    return round(sum(map(int, used)) / 1024, 1)


def first_frames(program, ready, count):
    """Starts that many times, each time as somebody new, until the first frame is whole."""
    walls, cpus = [], []
    for _ in range(count + 1):
        with tempfile.TemporaryDirectory() as home:
            terminal = Terminal([program, "chat", DIALOG], environment(home, ready))
            terminal.until(b"\x1b[?2026l", 30)
            walls.append((time.monotonic() - terminal.began) * 1000)
            cpus.append(terminal.cpu() * 1000)
            terminal.settle(1)
            terminal.quit()
    return {
        "first_frame_ms": round(statistics.median(walls[1:])),
        "first_frame_ms_max": round(max(walls[1:])),
        "first_frame_cpu_ms": round(statistics.median(cpus[1:])),
    }


def percentile(values, share):
    """The value that this share of them does not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def keys(terminal, count):
    """Types single letters and waits for each; now and then takes all back."""
    times, sizes = [], []
    for number in range(count):
        if number % 40 == 39:
            os.write(terminal.fd, b"\x15")
            terminal.settle(0.15)
        began = time.monotonic()
        os.write(terminal.fd, b"abcdefgh"[number % 8 : number % 8 + 1])
        size = len(terminal.read(2))
        times.append((time.monotonic() - began) * 1000)
        sizes.append(size + terminal.settle(0.012))
    return {
        "key_ms_p50": round(statistics.median(times), 2),
        "key_ms_p95": round(percentile(times, 0.95), 2),
        "key_ms_p99": round(percentile(times, 0.99), 2),
        "key_ms_max": round(max(times), 2),
        "key_bytes_median": statistics.median(sizes),
        "key_bytes_p95": percentile(sizes, 0.95),
    }


def flood(ready, terminal, messages, count):
    """The same while a thousand messages come in every second."""
    pour = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers", "pour.py")
    to, port = f"101-{ready['app_id']}@{ready['chat_host']}", str(ready["xmpp_port"])
    who = [f"102-{ready['app_id']}", "pw-102"]
    words = [pour, port, ready["ca_file"], *who, to, DIALOG, "1000", str(messages)]
    with subprocess.Popen([sys.executable, *words]) as feeder:
        terminal.until(b"flood", 60)
        cpu, began, times, sent = terminal.cpu(), time.monotonic(), [], 0
        while feeder.poll() is None:
            if len(times) < count:
                letter = b"abcdefgh"[len(times) % 8 : len(times) % 8 + 1]
                pressed = time.monotonic()
                os.write(terminal.fd, letter)
                sent += len(terminal.read(2))
                times.append((time.monotonic() - pressed) * 1000)
            sent += len(terminal.read(0.02))
        took = time.monotonic() - began
    if feeder.returncode:
        sys.exit("the flood broke off")
    return {
        "flood_per_second": round(messages / took),
        "flood_frame_after_key_ms_p95": round(percentile(times, 0.95), 2),
        "flood_frame_after_key_ms_p99": round(percentile(times, 0.99), 2),
        "flood_cpu_percent": round((terminal.cpu() - cpu) / took * 100, 1),
        "flood_kib_per_second": round(sent / took / 1024),
        "flood_rss": round(terminal.rss(), 1),
    }


def measure(program, messages, starts, count, idle, pouring):
    """One run from start to quit."""
    with tempfile.TemporaryDirectory() as folder:
        server, ready = sandbox(program, folder, messages)
        try:
            found = first_frames(program, ready, starts)
            terminal = Terminal([program, "chat", DIALOG], environment(folder, ready))
            terminal.until(b"\x1b[?2026l", 30)
            terminal.settle(2)
            found["settled_rss"] = round(terminal.rss(), 1)
            found.update(keys(terminal, count))
            os.write(terminal.fd, b"\x15")
            terminal.settle(6)
            before = terminal.cpu()
            quiet, deadline = 0, time.monotonic() + idle
            while (left := deadline - time.monotonic()) > 0:
                quiet += len(terminal.read(left))
            found["idle_bytes"] = quiet
            found["idle_cpu_percent"] = round((terminal.cpu() - before) / idle * 100, 2)
            found["rss"] = round(terminal.rss(), 1)
            if pouring:
                os.write(terminal.fd, CTRL_END)
                terminal.settle(1)
                found.update(flood(ready, terminal, pouring, count))
            found["live_heap"] = live_heap(terminal.pid)
            terminal.quit()
            return found
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(20)


def main():
    """Reads the words and prints the figures."""
    words = argparse.ArgumentParser(description="Measures the full screen of cubechat chat.")
    words.add_argument("program")
    words.add_argument("--messages", type=int, default=100_000)
    words.add_argument("--starts", type=int, default=9)
    words.add_argument("--keys", type=int, default=400)
    words.add_argument("--idle", type=int, default=20)
    words.add_argument("--flood", type=int, default=0)
    asked = words.parse_args()
    found = measure(
        asked.program, asked.messages, asked.starts, asked.keys, asked.idle, asked.flood
    )
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
