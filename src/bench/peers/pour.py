#!/usr/bin/env python3
"""Writes messages to somebody at an even pace over TLS, for next to no processor time.

    pour.py PORT AUTHORITY USER PASSWORD TO DIALOG PER_SECOND COUNT

Ends when the server has acknowledged them all.
"""

import os
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from measure.stream import Stream

PAUSE = 0.01


def main():
    """Writes what is due, and leaves the reading to a thread of its own."""
    port, authority, user, password, to, dialog, per_second, count = sys.argv[1:]
    stream = Stream(int(port), user, password, "pour", authority)
    stream.ask("<enable xmlns='urn:xmpp:sm:3'/>", b"<enabled")
    stream.socket.settimeout(None)
    reader = threading.Thread(target=stream.acknowledged, args=(int(count),), daemon=True)
    reader.start()
    began, sent = time.monotonic(), 0
    while sent < int(count):
        due = min(int(count), int((time.monotonic() - began) * int(per_second)) + 1)
        stream.write("".join(message(to, dialog, number) for number in range(sent, due)))
        sent = due
        time.sleep(PAUSE)
    stream.write("<r xmlns='urn:xmpp:sm:3'/>")
    reader.join()
    stream.close()


def message(to, dialog, number):
    """One that is kept in history, as the JS SDK writes it."""
    extra = f"<save_to_history>1</save_to_history><dialog_id>{dialog}</dialog_id>"
    extra += f"<date_sent>{int(time.time())}</date_sent>"
    return (
        f"<message to='{to}' type='chat' id='{int(time.time()):08x}{number:016x}'>"
        f"<body>flood {number}</body><extraParams xmlns='jabber:client'>{extra}</extraParams></message>"
    )


if __name__ == "__main__":
    main()
