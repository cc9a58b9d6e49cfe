package dev.cubechat.sandbox.xmpp;

import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlText;

import java.io.IOException;

/** One element in each WebSocket frame (RFC 7395; protocol page xmpp.md, section 3.1). */
final class WsLink implements Link {
    private final TlsSocket socket;
    private final WsFrames frames;

    WsLink(TlsSocket socket, WsFrames frames) {
        this.socket = socket;
        this.frames = frames;
    }

    @Override
    public String namespace() {
        return "";
    }

    @Override
    public String header(String streamId, String domain) {
        Xml open =
                Xml.of("open", Ns.FRAMING)
                        .attr("from", domain)
                        .attr("id", streamId)
                        .attr("version", "1.0")
                        .attr("xml:lang", "en");
        return XmlText.write(open, "");
    }

    @Override
    public String footer() {
        return XmlText.write(Xml.of("close", Ns.FRAMING), "");
    }

    @Override
    public void write(String text) throws IOException {
        frames.write(text);
    }

    @Override
    public void close() {
        try {
            frames.close(WsFrames.NORMAL);
            socket.close();
        } catch (IOException gone) {
            socket.cut();
        }
    }

    @Override
    public void cut() {
        socket.cut();
    }
}
