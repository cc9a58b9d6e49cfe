package dev.cubechat.tls;

import java.security.cert.CertificateException;

/** The server's certificate was refused, and why. */
public final class ServerNotTrusted extends CertificateException {
    /** What is wrong with it. */
    public enum Fault {
        /** No authority that we trust stands behind it. */
        AUTHORITY,
        /** Its time is over. */
        EXPIRED,
        /** Its time has not begun. */
        NOT_YET_VALID,
        /** It is for another host. */
        NAME
    }

    private final Fault fault;

    ServerNotTrusted(Fault fault, CertificateException cause) {
        super(cause);
        this.fault = fault;
    }

    /** What is wrong with the certificate. */
    public Fault fault() {
        return fault;
    }
}
