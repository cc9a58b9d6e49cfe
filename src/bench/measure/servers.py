"""The servers that the measures talk to: throw-away ones on free ports of loopback."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request

STARTING = 120

EJABBERD = """
hosts: ["localhost"]
loglevel: error
certfiles: ["{folder}/server.pem"]
auth_method: internal
auth_password_format: scram
define_macro:
  LOOP: "127.0.0.1"
listen:
  - {{port: {plain}, ip: "127.0.0.1", module: ejabberd_c2s, max_stanza_size: 262144}}
  - {{port: {tls}, ip: "127.0.0.1", module: ejabberd_c2s, tls: true, max_stanza_size: 262144}}
  - {{port: {api}, ip: "127.0.0.1", module: ejabberd_http, request_handlers: {{"/api": mod_http_api}}}}
acl:
  loopback: {{ip: ["127.0.0.0/8"]}}
api_permissions:
  "bench":
    who: {{access: {{allow: loopback}}}}
    what: "*"
modules:
  mod_carboncopy: {{}}
  mod_disco: {{}}
  mod_ping: {{}}
  mod_privacy: {{}}
  mod_roster: {{}}
  mod_stream_mgmt: {{}}
  mod_http_api: {{}}
  mod_admin_extra: {{}}
"""


def free_ports(count):
    """Ports that nobody listens on at this moment."""
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Server:
    """A process that is ended with its block."""

    def __init__(self, process):
        self.process = process

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def await_(self, ready, name):
        """Waits until the server says that it is ready; gives what it says."""
        deadline = time.monotonic() + STARTING
        while (said := ready()) is None:
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.__exit__()
                raise RuntimeError(f"{name} did not get ready")
            time.sleep(0.01)
        return said

    def cpu_ms(self):
        """Processor time until now."""
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def rss_mib(self):
        """Resident memory at this moment."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            line = next(one for one in status if one.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


class Sandbox(Server):
    """cubechat's own stand-in for the service, with a seed."""

    def __init__(self, program, folder, seed=None):
        ready = os.path.join(folder, "ready.json")
        words = [program, "sandbox", "run", "--ephemeral", "--ready-file", ready]
        words += ["--rest-port=0", "--xmpp-port=0", "--ws-port=0"]
        if seed is not None:
            path = os.path.join(folder, "seed.json")
            with open(path, "w", encoding="utf-8") as out:
                json.dump(seed, out)
            words += ["--seed", path]
        self.began = time.monotonic()
        super().__init__(
            subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )
        self.record = self.await_(lambda: _json(ready), "the sandbox")
        self.ready_ms = (time.monotonic() - self.began) * 1000

    def person(self, home, login="mira", user=101):
        """The environment of someone whose server this is."""
        return person(home) | {
            "CUBECHAT_API_URL": self.record["api_url"],
            "CUBECHAT_CHAT_HOST": self.record["chat_host"],
            "CUBECHAT_XMPP_PORT": str(self.record["xmpp_port"]),
            "CUBECHAT_CA_FILE": self.record["ca_file"],
            "CUBECHAT_APP_ID": str(self.record["app_id"]),
            "CUBECHAT_AUTH_KEY": self.record["auth_key"],
            "CUBECHAT_LOGIN": login,
            "CUBECHAT_PASSWORD": f"pw-{user}",
        }


class Ejabberd(Server):
    """A chat server that others wrote, as Debian has it, run by this user."""

    APP = 9999
    USERS = (101, 102, 103)

    def __init__(self, folder):
        self.plain, self.tls, api = free_ports(3)
        self.ca_file = os.path.join(folder, "cert.pem")
        self._certificate(folder)
        config = os.path.join(folder, "ejabberd.yml")
        with open(config, "w", encoding="utf-8") as out:
            out.write(EJABBERD.format(folder=folder, plain=self.plain, tls=self.tls, api=api))
        variables = os.environ | {
            "HOME": folder,
            "EJABBERD_CONFIG_PATH": config,
            "EJABBERD_LOG_PATH": os.path.join(folder, "ejabberd.log"),
            "ERL_CRASH_DUMP": os.path.join(folder, "crash.dump"),
            "ERL_LIBS": "/usr/lib/x86_64-linux-gnu",
        }
        # Without Erlang's own network: no fixed name, no cookie, nothing left running.
        words = ["erl", "+K", "true", "-noinput", "-mnesia", "dir", f'"{folder}/mnesia"', "-s", "ejabberd"]
        out = open(os.path.join(folder, "stdout"), "wb")
        super().__init__(
            subprocess.Popen(words, env=variables, cwd=folder, stdout=out, stderr=out, stdin=subprocess.DEVNULL)
        )
        self.api = api
        self.await_(lambda: self._order("status", {}), "ejabberd")
        for user in self.USERS:
            who = {"user": f"{user}-{self.APP}", "host": "localhost", "password": f"pw-{user}"}
            self._order("register", who)

    @staticmethod
    def missing():
        """Why there can be none here, or None."""
        if shutil.which("ejabberdctl", path=os.environ["PATH"] + ":/usr/sbin") is None:
            return "ejabberd is not installed (apt-get install ejabberd)"
        return None

    def _certificate(self, folder):
        key = os.path.join(folder, "key.pem")
        words = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
        words += ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
        words += ["-keyout", key, "-out", self.ca_file]
        subprocess.run(words, check=True, stderr=subprocess.DEVNULL)
        with open(os.path.join(folder, "server.pem"), "wb") as out:
            for name in (key, self.ca_file):
                with open(name, "rb") as part:
                    out.write(part.read())

    def _order(self, command, about):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.api}/api/{command}", json.dumps(about).encode()
        )
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                return answer.read()
        except OSError:
            return None

    def person(self, home, user=101):
        """The environment of someone who knows this chat server, and no REST service."""
        return person(home) | {
            "CUBECHAT_API_URL": "https://localhost:9",
            "CUBECHAT_CHAT_HOST": "localhost",
            "CUBECHAT_XMPP_PORT": str(self.tls),
            "CUBECHAT_CA_FILE": self.ca_file,
            "CUBECHAT_APP_ID": str(self.APP),
            "CUBECHAT_USER_ID": str(user),
            "CUBECHAT_PASSWORD": f"pw-{user}",
        }


def person(home):
    """What everyone has in their environment."""
    os.makedirs(home, exist_ok=True)
    return {"HOME": home, "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}


def _json(path):
    try:
        with open(path, encoding="utf-8") as record:
            return json.load(record)
    except FileNotFoundError:
        return None
