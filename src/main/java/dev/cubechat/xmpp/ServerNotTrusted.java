package dev.cubechat.xmpp;

import java.security.cert.CertificateException;

/** The server's certificate was refused, and why. */
final class ServerNotTrusted extends CertificateException {
    /** What is wrong with it. */
    enum Fault {
        /** No authority that we trust stands behind it. */
        AUTHORITY,
        /** Its time is over, or has not begun. */
        TIME,
        /** It is for another host. */
        NAME
    }

    private final Fault fault;

    ServerNotTrusted(Fault fault, CertificateException cause) {
        super(cause);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
