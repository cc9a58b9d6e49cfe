"""A chat connection with no more to it than a socket: for blasting and for counting."""

import base64
import re
import socket
import ssl
import threading


class Stream:
    """Logged in and bound on loopback. Used by one thread at a time for each way.

    Over plain TCP, or over TLS from the first byte where an authority is named.
    """

    def __init__(self, port, user, password, resource, authority=None):
        self.socket = socket.create_connection(("127.0.0.1", port), 10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if authority:
            trust = ssl.create_default_context(cafile=authority)
            self.socket = trust.wrap_socket(self.socket, server_hostname="localhost")
        self.open()
        secret = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
        self.ask(
            f"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>{secret}</auth>",
            b"<success",
        )
        self.open()
        bind = "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
        self.ask(
            f"<iq type='set' id='b'>{bind}<resource>{resource}</resource></bind></iq>", b"</jid>"
        )

    def open(self):
        """Opens the stream and reads what the server offers."""
        self.ask(
            "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
            " to='localhost' version='1.0'>",
            b"</stream:features>",
        )

    def write(self, text):
        self.socket.sendall(text.encode())

    def read(self):
        """What comes next; the end is an error."""
        data = self.socket.recv(256 * 1024)
        if not data:
            raise ConnectionError("the server ended the stream")
        return data

    def ask(self, text, wanted):
        """Writes this and reads until that has come."""
        self.write(text)
        said = b""
        while wanted not in said:
            said += self.read()
            if b"<failure" in said or b"stream:error" in said:
                raise ConnectionError(said.decode(errors="replace"))

    def acknowledged(self, count):
        """Reads until the server has said that it took so many stanzas (XEP-0198)."""
        end = b""
        while not any(int(h) >= count for h in re.findall(rb"<a [^>]*h=['\"](\d+)['\"]", end)):
            end = end[-200:] + self.read()

    def close(self):
        self.socket.close()


class Receiver:
    """Someone online to whom messages come, and who only counts them."""

    MARK = b"</message>"

    def __init__(self, port, user, password):
        self.stream = Stream(port, user, password, "receiver")
        self.stream.socket.settimeout(None)
        self.stream.write("<presence/>")
        self.count = 0
        self.came = threading.Condition()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        tail = b""
        try:
            while True:
                data = tail + self.stream.read()
                found = data.count(self.MARK)
                # A mark that is cut in two is whole with the next bytes.
                tail = data[-len(self.MARK) + 1 :]
                if found:
                    with self.came:
                        self.count += found
                        self.came.notify_all()
        except OSError:
            pass

    def await_(self, count, seconds=60):
        """Waits until so many have come in all; gives how many did."""
        with self.came:
            self.came.wait_for(lambda: self.count >= count, seconds)
            return self.count

    def close(self):
        self.stream.close()
