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
        NAME;

        /**
         * What is wrong, as a sentence without its full stop.
         *
         * @param server whose certificate it is
         */
        public String sentence(String server) {
            String certificate = "The certificate of " + server;
            return switch (this) {
                case EXPIRED -> certificate + " has expired";
                case NOT_YET_VALID -> certificate + " is not valid yet";
                case NAME -> certificate + " is for another host name";
                case AUTHORITY -> certificate + " is from an authority that is not trusted";
            };
        }

        /** What can be done about it. */
        public String hint() {
            return switch (this) {
                case EXPIRED, NOT_YET_VALID -> "Check the clock of this machine.";
                case NAME -> "Use the name that the certificate is made out to.";
                case AUTHORITY -> "For a server of your own give its authority as ca_file.";
            };
        }
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
