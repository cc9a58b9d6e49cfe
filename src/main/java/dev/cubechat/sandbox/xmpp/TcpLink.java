package dev.cubechat.sandbox.xmpp;

import dev.cubechat.wire.xmpp.Ns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One long XML document in each direction (RFC 6120). */
final class TcpLink implements Link {
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

    @Override
    public void write(String text) throws IOException {
        socket.out().write(text.getBytes(StandardCharsets.UTF_8));
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
