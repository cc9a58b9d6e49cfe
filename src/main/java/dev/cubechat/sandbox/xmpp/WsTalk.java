package dev.cubechat.sandbox.xmpp;

import dev.cubechat.wire.xmpp.MalformedXml;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.StanzaSize;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlText;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.BiFunction;

/** Reads XMPP from WebSockets over TLS. */
final class WsTalk implements Listener.Talk {
    private final BiFunction<String, Link, ClientStream> streams;
    private final XmppLimits limits;

    /**
     * @param streams makes the stream for a connection of this name
     */
    WsTalk(BiFunction<String, Link, ClientStream> streams, XmppLimits limits) {
        this.streams = streams;
        this.limits = limits;
    }

    @Override
    public void with(TlsSocket socket, String name) throws IOException {
        InputStream in = new BufferedInputStream(socket.in());
        socket.hurry(limits.login());
        if (!WsHandshake.accept(in, socket.out())) {
            socket.close();
            return;
        }
        socket.hurry(Duration.ZERO);
        WsFrames frames = new WsFrames(in, socket.out(), limits.frameBytes());
        ClientStream stream = streams.apply(name, new WsLink(socket, frames));
        try {
            while (!stream.isOver()) {
                take(frames.read(), stream);
            }
            awaitClose(frames);
        } catch (WsFrames.Closing closing) {
            if (!stream.isOver()) {
                frames.close(closing.code());
            }
        } finally {
            if (!stream.isOver()) {
                stream.lost();
            }
        }
    }

    private static void take(String text, ClientStream stream) {
        if (text.isBlank()) {
            return; // Keeping alive.
        }
        if (text.length() > StanzaSize.LARGEST) {
            stream.fail(MalformedXml.tooLarge(StanzaSize.LARGEST));
            return;
        }
        try {
            Xml xml = XmlText.parse(text);
            if (xml.is("open", Ns.FRAMING)) {
                stream.opened(xml, text);
            } else if (xml.is("close", Ns.FRAMING)) {
                stream.closed();
            } else {
                stream.element(text);
            }
        } catch (MalformedXml malformed) {
            stream.fail(malformed);
        }
    }

    /** The writer says good-bye; until the client answers, what it says is of no interest. */
    private static void awaitClose(WsFrames frames) throws IOException, WsFrames.Closing {
        while (true) {
            frames.read();
        }
    }
}
