#!/usr/bin/env python3
"""Writes prepared stanzas into a plain socket as fast as the server takes them.

    blast.py PORT USER PASSWORD FILE COUNT

No TLS, no XML, no ids to choose: what is left is what the server can do. Ends when the server has
acknowledged all COUNT stanzas of FILE.
"""

import os
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from measure.stream import Stream

CHUNK = 64 * 1024


def main():
    """Sends one half, and reads the other on a thread of its own, so that neither waits."""
    port, user, password, path, count = sys.argv[1:]
    stream = Stream(int(port), user, password, "blast")
    stream.ask("<enable xmlns='urn:xmpp:sm:3'/>", b"<enabled")
    reader = threading.Thread(target=stream.acknowledged, args=(int(count),))
    reader.start()
    with open(path, "rb") as stanzas:
        while chunk := stanzas.read(CHUNK):
            stream.socket.sendall(chunk)
    stream.write("<r xmlns='urn:xmpp:sm:3'/>")
    reader.join()
    stream.close()


if __name__ == "__main__":
    main()
