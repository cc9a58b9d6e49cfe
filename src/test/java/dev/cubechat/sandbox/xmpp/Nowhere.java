package dev.cubechat.sandbox.xmpp;

import dev.cubechat.wire.xmpp.Ns;

/** A link for tests that leads nowhere. */
class Nowhere implements Link {
    private boolean cut;

    boolean isCut() {
        return cut;
    }

    @Override
    public String namespace() {
        return Ns.CLIENT;
    }

    @Override
    public String header(String streamId, String domain) {
        return "";
    }

    @Override
    public String footer() {
        return "";
    }

    @Override
    public void write(String text) {}

    @Override
    public void close() {}

    @Override
    public void cut() {
        cut = true;
    }
}
