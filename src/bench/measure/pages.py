#!/usr/bin/env python3
"""A REST service of one long dialog, prepared in memory, so that reading it costs the server little.

    pages.py COUNT

Says its port on the first line of stdout. One message a second, over plain HTTP on loopback.
"""

import json
import re
import socket
import sys
import threading
from datetime import datetime, timezone

DIALOG = "65f0000000000000000000aa"
BEGIN = 1_700_000_000
MOST = 100

BOUND = re.compile(rb"date_sent(?:%5B|\[)(gte?)(?:%5D|\])=(\d+)")
SKIP = re.compile(rb"[?&]skip=(\d+)")


def message(number):
    """A message as the service writes it."""
    date = BEGIN + number
    time = datetime.fromtimestamp(date, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    sender = 101 + number % 2
    return json.dumps(
        {
            "_id": f"{date:08x}b0{number:014x}",
            "chat_dialog_id": DIALOG,
            "message": f"{number} the quick brown fox jumps over the lazy dog and says hello",
            "date_sent": date,
            "sender_id": sender,
            "recipient_id": 203 - sender,
            "created_at": time,
            "updated_at": time,
            "read_ids": [sender],
            "delivered_ids": [sender],
            "attachments": [],
            "reactions": {"own": [], "total": {}},
            "views_count": 0,
            "edited_at": None,
            "read": 0,
        },
        separators=(",", ":"),
    ).encode()


def page(messages, line):
    """The answer to a request, by its first line."""
    first = 0
    if bound := BOUND.search(line):
        first = max(0, int(bound[2]) - BEGIN + (bound[1] == b"gt"))
    if skip := SKIP.search(line):
        first += int(skip[1])
    items = b",".join(messages[first : first + MOST])
    body = b'{"skip":0,"limit":%d,"items":[%s]}' % (MOST, items)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    return head % len(body) + body


def serve(connection, messages):
    """Answers the requests of one connection, which have no bodies."""
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    asked = b""
    with connection:
        while data := connection.recv(64 * 1024):
            asked += data
            while b"\r\n\r\n" in asked:
                request, asked = asked.split(b"\r\n\r\n", 1)
                connection.sendall(page(messages, request.split(b"\r\n", 1)[0]))


def main():
    """Listens until it is ended."""
    messages = [message(number) for number in range(int(sys.argv[1]))]
    with socket.create_server(("127.0.0.1", 0)) as server:
        print(server.getsockname()[1], flush=True)
        while True:
            connection, _ = server.accept()
            threading.Thread(target=serve, args=(connection, messages), daemon=True).start()


if __name__ == "__main__":
    main()
