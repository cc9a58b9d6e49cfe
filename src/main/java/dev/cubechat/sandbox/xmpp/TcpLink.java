package dev.cubechat.sandbox.xmpp;

import dev.cubechat.wire.xmpp.Ns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One long XML document in each direction (RFC 6120). */
final class TcpLink implements Link {
    /** A little less than the 16 KB of a TLS record. */
    private static final int RECORD_BYTES = 16_000;

    private final TlsSocket socket;

    TcpLink(TlsSocket socket) {
        this.socket = socket;
    }

    @Override
    public String namespace() {
        return Ns.CLIENT;
    }

    @Override
    public String header(String streamId, String domain) {
        return "<?xml version=\"1.0\"?><stream:stream xmlns=\"jabber:client\" xmlns:stream=\""
                + Ns.STREAM
                + "\" from=\""
                + domain
                + "\" id=\""
                + streamId
                + "\" version=\"1.0\" xml:lang=\"en\">";
    }

    @Override
    public String footer() {
        return "</stream:stream>";
    }

    /**
     * In pieces that fit a TLS record and end with a whole character: SDK 6 decodes each record by
     * itself, and garbles a character that is torn between two.
     */
    @Override
    public void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int from = 0;
        while (from < bytes.length) {
            int to = Math.min(from + RECORD_BYTES, bytes.length);
            while (to < bytes.length && isInsideCharacter(bytes[to])) {
                to--;
            }
            socket.out().write(bytes, from, to - from);
            from = to;
        }
    }

    private static boolean isInsideCharacter(byte utf8) {
        return (utf8 & 0xc0) == 0x80;
    }

    @Override
    public void close() {
        socket.close();
    }

    @Override
    public void cut() {
        socket.cut();
    }
}
