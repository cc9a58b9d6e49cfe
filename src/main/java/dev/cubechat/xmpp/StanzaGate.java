package dev.cubechat.xmpp;

import dev.cubechat.model.Trace;
import dev.cubechat.wire.xmpp.MalformedStanza;
import dev.cubechat.wire.xmpp.MalformedXml;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.StreamNonza;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlChars;
import dev.cubechat.wire.xmpp.XmlFramer;
import dev.cubechat.wire.xmpp.XmlText;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands between the socket and Smack's parser, and lets only whole elements through.
 *
 * <p>For two reasons. Smack counts a stanza as received even when the connection is cut in its
 * middle ({@code XMPPTCPConnection.parsePackets} counts in a {@code finally}), and would then
 * resume with a count that loses it: here a stanza without its end never reaches the parser. And
 * Smack keeps of a stanza only what it understands: here the whole stanza is read into our own
 * tree, and the parser gets an empty one of the same kind to count, so that nothing in it can be
 * lost or do harm.
 *
 * <p>Smack's reader thread reads; any thread may {@link #close}.
 */
final class StanzaGate extends InputStream {
    /**
     * Waits while too much is waiting to be told, so that a slow listener slows the server down.
     */
    interface Brake {
        /**
         * Returns when there is room.
         *
         * @return false where it is still full after a short while
         */
        boolean awaitRoom() throws InterruptedException;
    }

    /** Is told what the server says about stream management. */
    interface Counting {
        /**
         * The server says this.
         *
         * @return what the parser is to see of it
         */
        Optional<StreamNonza> heard(StreamNonza nonza) throws HandledTooMany;
    }

    private static final int CHUNK = 16 * 1024;
    private static final byte[] NOTHING = {};
    private static final Set<String> STANZAS = Set.of("message", "presence", "iq");

    private final InputStream in;
    private final Pulse pulse;
    private final Brake brake;
    private final Runnable onEnd;
    private final Counting counting;
    private final Trace trace;
    private final XmlFramer framer = new XmlFramer();
    private final Queue<Arrived> stanzas = new ConcurrentLinkedQueue<>();
    private final byte[] chunk = new byte[CHUNK];
    private byte[] ready = NOTHING;
    private int at;
    private volatile boolean closed;
    private volatile boolean poisoned;

    /**
     * A gate before these bytes.
     *
     * @param pulse beats when bytes come
     * @param onEnd called when no more will come
     */
    StanzaGate(
            InputStream in,
            Pulse pulse,
            Brake brake,
            Runnable onEnd,
            Counting counting,
            Trace trace) {
        this.in = in;
        this.pulse = pulse;
        this.brake = brake;
        this.onEnd = onEnd;
        this.counting = counting;
        this.trace = trace;
    }

    /**
     * A stanza, or none where it could not be read.
     *
     * @param length its characters
     */
    record Arrived(Optional<Xml> stanza, int length) {}

    /** The stanza that the parser has just come to. */
    Arrived next() {
        Arrived stanza = stanzas.poll();
        if (stanza == null) {
            throw new IllegalStateException("the parser saw a stanza that did not come through");
        }
        return stanza;
    }

    /** How many stanzas came that the parser has not come to. On the thread that reads. */
    int waiting() {
        return stanzas.size();
    }

    /** What came is lost; to resume would not bring it again. */
    void poison() {
        poisoned = true;
    }

    /** Whether what came is lost, or not XMPP; to resume would bring no other. */
    boolean poisoned() {
        return poisoned;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (at == ready.length) {
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return ready.length - at;
    }

    @Override
    public void close() {
        closed = true;
    }

    private boolean fill() throws IOException {
        awaitRoom();
        int count = readChunk();
        if (count < 0) {
            return false;
        }
        StringBuilder through = new StringBuilder();
        try {
            framer.feed(chunk, 0, count);
            for (var piece = framer.next(); piece.isPresent(); piece = framer.next()) {
                pass(piece.get(), through);
            }
        } catch (MalformedXml malformed) {
            poisoned = true;
            throw new IOException("the server sent what is not XMPP", malformed);
        } catch (OutOfMemoryError full) {
            // Left to itself it would end Smack's reader, and nobody would notice for long.
            poisoned = true;
            throw new IOException("the server sent more than there is memory for", full);
        }
        ready = through.toString().getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }

    private int readChunk() throws IOException {
        int count = -1;
        try {
            count = in.read(chunk);
        } finally {
            if (count < 0) {
                onEnd.run();
            }
        }
        pulse.beat();
        return count;
    }

    private void awaitRoom() throws IOException {
        try {
            boolean told = false;
            while (!closed && !brake.awaitRoom()) {
                if (!told) {
                    trace.accept("xmpp: reading waits until the listener has caught up");
                    told = true;
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
        if (closed) {
            throw new IOException("closed");
        }
    }

    private void pass(XmlFramer.Piece piece, StringBuilder through) throws IOException {
        if (trace.wantsStanzas()) {
            trace.accept("xmpp: received " + StanzaVeil.over(piece));
        }
        switch (piece) {
            case XmlFramer.Piece.Opened opened -> open(opened.header(), through);
            case XmlFramer.Piece.Element element -> pass(element.text(), through);
            case XmlFramer.Piece.TooLarge large -> passOver(large, through);
            case XmlFramer.Piece.Closed closing -> through.append("</stream:stream>");
        }
    }

    /** It counts as handled: otherwise the server would send it again on every stream. */
    private void passOver(XmlFramer.Piece.TooLarge large, StringBuilder through)
            throws IOException {
        String name = nameOf(large.tag());
        if (!STANZAS.contains(name)) {
            poisoned = true;
            throw new IOException("the server sent " + large.bytes() + " bytes of <" + name + ">");
        }
        trace.accept(
                "xmpp: passed over a stanza, more is not read than "
                        + XmlText.LARGEST
                        + " bytes: "
                        + StanzaVeil.over(large));
        stanzas.add(new Arrived(Optional.empty(), 0));
        through.append('<').append(name).append("/>");
    }

    private static void open(Xml header, StringBuilder through) {
        through.append("<stream:stream xmlns='jabber:client' xmlns:stream='")
                .append(Ns.STREAM)
                .append('\'');
        for (String key : new String[] {"from", "id", "version", "xml:lang"}) {
            header.attr(key)
                    .ifPresent(
                            value ->
                                    through.append(' ')
                                            .append(key)
                                            .append("='")
                                            .append(quoted(value))
                                            .append('\''));
        }
        through.append('>');
    }

    private static String quoted(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }

    private void pass(String text, StringBuilder through) throws IOException {
        switch (nameOf(text)) {
            case "message", "presence" -> {
                stanzas.add(new Arrived(read(text), text.length()));
                through.append("<message/>");
            }
            case "iq" -> {
                Optional<Xml> iq = read(text);
                stanzas.add(new Arrived(iq, text.length()));
                through.append(iq.isPresent() ? XmlChars.mended(text) : "<iq/>");
            }
            case "a", "resumed" -> through.append(tell(text));
            case "enabled", "failed" -> {
                tell(text);
                through.append(text);
            }
            default -> through.append(text);
        }
    }

    private String tell(String text) throws IOException {
        if (closed) {
            // By now there may be another stream, with counts of its own.
            throw new IOException("closed");
        }
        try {
            Optional<StreamNonza> nonza = StreamNonza.read(text);
            return nonza.isEmpty()
                    ? text
                    : counting.heard(nonza.get())
                            .map(shown -> XmlText.write(shown.toXml(), Ns.CLIENT))
                            .orElse("");
        } catch (HandledTooMany broken) {
            poisoned = true;
            throw new IOException(broken);
        } catch (MalformedXml | MalformedStanza malformed) {
            trace.accept(
                    "xmpp: not understood, "
                            + malformed.getMessage()
                            + ": "
                            + StanzaVeil.over(text));
            return text;
        }
    }

    /** Some servers let characters through that XML cannot hold; they are no reason to lose it. */
    private Optional<Xml> read(String text) {
        try {
            return Optional.of(XmlText.parse(text, Ns.CLIENT));
        } catch (MalformedXml malformed) {
            return readMended(text, malformed);
        }
    }

    private Optional<Xml> readMended(String text, MalformedXml why) {
        try {
            return Optional.of(XmlText.parse(XmlChars.mended(text), Ns.CLIENT));
        } catch (MalformedXml still) {
            trace.accept(
                    "xmpp: passed over a stanza, "
                            + why.getMessage()
                            + ": "
                            + StanzaVeil.over(text));
            return Optional.empty();
        }
    }

    /** The name of an element, prefix and all, from its text. */
    private static String nameOf(String text) {
        int end = 1;
        while (end < text.length() && " \t\r\n/>".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(1, end);
    }
}
