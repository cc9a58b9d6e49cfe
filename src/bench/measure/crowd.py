#!/usr/bin/env python3
"""Many people in one chat: signs them in and lets each write to the next.

    crowd.py HOST PORT CA_FILE APP PEOPLE PER_SECOND SECONDS

Prints one JSON object: what was sent, what came, what came twice, and how long it was under way.
"""

import asyncio
import base64
import json
import re
import ssl
import sys
import time

FIRST = 1001
AT_ONCE = 20
PATIENCE = 30
MESSAGE = re.compile(rb"<message\b[^>]*?\bid=[\"']([0-9a-f]{24})[\"']")
MARK = b"</message>"


class Person:
    """One connection; counts by id what comes."""

    def __init__(self, number, host, app, tally):
        self.number, self.host, self.app, self.tally = number, host, app, tally

    async def come(self, port, trust):
        """Signs in and is available."""
        self.reader, self.writer = await asyncio.open_connection(
            "127.0.0.1", port, ssl=trust, server_hostname="localhost"
        )
        await self.open()
        secret = f"\0{self.number}-{self.app}\0pw-{self.number}".encode()
        sasl = "urn:ietf:params:xml:ns:xmpp-sasl"
        text = base64.b64encode(secret).decode()
        await self.ask(f"<auth xmlns='{sasl}' mechanism='PLAIN'>{text}</auth>", b"<success")
        await self.open()
        bind = "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>crowd-bench</resource></bind>"
        await self.ask(f"<iq type='set' id='b'>{bind}</iq>", b"result")
        self.writer.write(b"<presence/><iq type='get' id='p'><ping xmlns='urn:xmpp:ping'/></iq>")
        await self.until(b"id=\"p\"", b"id='p'")
        self.listening = asyncio.create_task(self.listen())

    async def open(self):
        """Opens the stream and reads what the server offers."""
        head = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
        await self.ask(f"{head} to='{self.host}' version='1.0'>", b"</stream:features>")

    async def ask(self, text, wanted):
        """Writes this and reads until that has come."""
        self.writer.write(text.encode())
        await self.until(wanted)

    async def until(self, *wanted):
        """Reads until one of these has come."""
        said = b""
        while not any(one in said for one in wanted):
            data = await self.reader.read(65536)
            said += data
            if not data or b"<failure" in said:
                raise ConnectionError(f"{self.number}: {said.decode(errors='replace')}")

    async def listen(self):
        """Tells of every message that is whole."""
        rest = b""
        while data := await self.reader.read(65536):
            rest += data
            end = rest.rfind(MARK) + len(MARK)
            if end >= len(MARK):
                for found in MESSAGE.finditer(rest[:end]):
                    self.tally.came(found[1])
                rest = rest[end:]

    def say(self, to, number):
        """Writes a message to someone, under an id that tells which it is."""
        name = f"{number:024x}"
        self.tally.went(name.encode())
        self.writer.write(
            f"<message type='chat' id='{name}' to='{to.number}-{self.app}@{self.host}'>"
            f"<body>{number} says hello</body>"
            "<extraParams><save_to_history>1</save_to_history></extraParams></message>".encode()
        )


class Tally:
    """What went and what came."""

    def __init__(self):
        self.sent = {}
        self.seen = set()
        self.doubled = 0
        self.times = []

    def went(self, name):
        self.sent[name] = time.monotonic()

    def came(self, name):
        if name not in self.sent:
            return
        self.doubled += name in self.seen
        self.seen.add(name)
        self.times.append(time.monotonic() - self.sent[name])


async def crowd(host, port, ca_file, app, count, per_second, seconds):
    """Signs all in, lets them write at an even pace, and waits for what is under way."""
    tally = Tally()
    people = [Person(FIRST + i, host, app, tally) for i in range(count)]
    trust = ssl.create_default_context(cafile=ca_file)
    gate = asyncio.Semaphore(AT_ONCE)

    async def come(person):
        async with gate:
            await person.come(port, trust)

    began = time.monotonic()
    await asyncio.gather(*(come(person) for person in people))
    signed_in = time.monotonic() - began
    began = time.monotonic()
    for number in range(per_second * seconds):
        ahead = began + number / per_second - time.monotonic()
        if ahead > 0:
            await asyncio.sleep(ahead)
        people[number % count].say(people[(number + 1) % count], number)
        if number % 50 == 0:
            await asyncio.sleep(0)
    took = time.monotonic() - began
    end = time.monotonic() + PATIENCE
    while len(tally.seen) < len(tally.sent) and time.monotonic() < end:
        await asyncio.sleep(0.05)
    for person in people:
        person.listening.cancel()
        person.writer.transport.abort()
    times = sorted(tally.times) or [0]
    return {
        "signed_in_per_second": count / signed_in,
        "sent": len(tally.sent),
        "per_second": len(tally.sent) / took,
        "came": len(tally.seen),
        "doubled": tally.doubled,
        "ms_p50": times[len(times) // 2] * 1000,
        "ms_p99": times[int(len(times) * 0.99)] * 1000,
    }


def main():
    """Reads the words and prints what came of it."""
    host, port, ca_file, app, *numbers = sys.argv[1:]
    print(json.dumps(asyncio.run(crowd(host, int(port), ca_file, app, *map(int, numbers)))))


if __name__ == "__main__":
    main()
