package dev.cubechat.sandbox.xmpp;

import dev.cubechat.wire.xmpp.MalformedXml;
import dev.cubechat.wire.xmpp.StanzaSize;
import dev.cubechat.wire.xmpp.XmlFramer;
import dev.cubechat.wire.xmpp.XmlFramer.Piece;
import dev.cubechat.wire.xmpp.XmlText;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;

/** Reads XMPP from TLS sockets. */
final class TcpTalk implements Listener.Talk {
    private static final int CHUNK = 16 * 1024;

    /**
     * How long the first answer is held back. Over TLS the official SDK (6.1.2, with xmpp.js 0.14)
     * listens for it only when its own write has returned. An answer that is quicker, as it can be
     * on one machine, goes unheard, and then a refused login ends the whole Node process.
     */
    private static final Duration BREATH = Duration.ofMillis(15);

    private final BiFunction<String, Link, ClientStream> streams;

    /**
     * @param streams makes the stream for a connection of this name
     */
    TcpTalk(BiFunction<String, Link, ClientStream> streams) {
        this.streams = streams;
    }

    @Override
    public void with(TlsSocket socket, String name) throws IOException {
        ClientStream stream = streams.apply(name, new TcpLink(socket));
        try {
            read(socket.in(), stream);
        } catch (MalformedXml malformed) {
            stream.fail(malformed);
        } finally {
            if (!stream.isOver()) {
                stream.lost();
            }
        }
        drain(socket.in());
    }

    private static void read(InputStream in, ClientStream stream) throws IOException, MalformedXml {
        XmlFramer framer = XmlFramer.refusing(StanzaSize.LARGEST);
        byte[] chunk = new byte[CHUNK];
        boolean greeted = false;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            framer.feed(chunk, 0, count);
            for (Optional<Piece> piece = framer.next(); piece.isPresent(); piece = framer.next()) {
                switch (piece.get()) {
                    case Piece.Opened(var header) -> {
                        if (!greeted) {
                            LockSupport.parkNanos(BREATH.toNanos());
                            greeted = true;
                        }
                        stream.opened(header, XmlText.write(header, ""));
                    }
                    case Piece.Element(String text) -> stream.element(text);
                    case Piece.TooLarge(_, _) -> throw new IllegalStateException("not refused");
                    case Piece.Closed _ -> stream.closed();
                }
                if (stream.isOver()) {
                    return;
                }
            }
        }
    }

    /** Waits for the client to hear the good-bye; the writer closes the socket, or time does. */
    private static void drain(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }
}
