package dev.cubechat.xmpp;

import dev.cubechat.model.Trace;
import dev.cubechat.wire.xmpp.MalformedXml;
import dev.cubechat.wire.xmpp.XmlFramer;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Tells of each element that goes out, Smack's own ones for the stream and the login, too. Safe for
 * threads, as what it writes to is.
 */
final class TracedOutput extends FilterOutputStream {
    private final Trace trace;
    private final XmlFramer framer = new XmlFramer();
    private boolean lost;

    TracedOutput(OutputStream out, Trace trace) {
        super(out);
        this.trace = trace;
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        // Told first: the answer may be there, and told, before this thread has its turn again.
        tell(bytes, offset, length);
        out.write(bytes, offset, length);
    }

    private void tell(byte[] bytes, int offset, int length) {
        if (lost) {
            return;
        }
        framer.feed(bytes, offset, length);
        try {
            for (var piece = framer.next(); piece.isPresent(); piece = framer.next()) {
                trace.accept("xmpp: sent " + StanzaVeil.over(piece.get()));
            }
        } catch (MalformedXml malformed) {
            lost = true;
            trace.accept("xmpp: what is sent cannot be told any more, " + malformed.getMessage());
        }
    }
}
