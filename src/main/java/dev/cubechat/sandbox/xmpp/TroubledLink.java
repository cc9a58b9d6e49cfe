package dev.cubechat.sandbox.xmpp;

import dev.cubechat.sandbox.lab.Faults;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * A link on which the sandbox makes trouble on purpose: stanzas that come late or not at all, and a
 * line that stays open and says nothing any more.
 */
final class TroubledLink implements Link {
    private final Link link;
    private final Faults faults;

    TroubledLink(Link link, Faults faults) {
        this.link = link;
        this.faults = faults;
    }

    /** Whether this text is one of those that {@link Faults} means by a stanza. */
    static boolean isStanza(String text) {
        return text.startsWith("<message")
                || text.startsWith("<presence")
                || text.startsWith("<iq");
    }

    @Override
    public String namespace() {
        return link.namespace();
    }

    @Override
    public String header(String streamId, String domain) {
        return link.header(streamId, domain);
    }

    @Override
    public String footer() {
        return link.footer();
    }

    @Override
    public void write(String text) throws IOException {
        if (isStanza(text)) {
            LockSupport.parkNanos(faults.delay().toNanos());
            if (faults.drops()) {
                return;
            }
        }
        if (!faults.goesSilent()) {
            link.write(text);
        }
    }

    @Override
    public void close() {
        link.close();
    }

    @Override
    public void cut() {
        link.cut();
    }
}
