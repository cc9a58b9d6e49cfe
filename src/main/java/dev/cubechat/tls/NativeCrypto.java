package dev.cubechat.tls;

import org.conscrypt.OpenSSLProvider;

import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * BoringSSL, as Conscrypt brings it: it shakes hands several times as fast as a Java process does
 * that has just begun.
 */
final class NativeCrypto {
    private static final Provider TLS = load();

    private NativeCrypto() {}

    /** Its TLS; {@link #java} where there is none for this machine. */
    static Provider tls() {
        return TLS;
    }

    /** TLS as the Java runtime has it. */
    static Provider java() {
        return Security.getProvider("SunJSSE");
    }

    /**
     * Checks of certificates from now on go by its signatures, if there is one for this machine.
     * This alone is for the whole process, and the first to ask for it waits until Java has made
     * all that it knows of cryptography.
     */
    static void checkSignatures() {
        if (!TLS.equals(java())) {
            Signatures.offer();
        }
    }

    /** Offered once. */
    private static final class Signatures {
        static {
            Security.insertProviderAt(Boring.signatures(), 1);
        }

        static void offer() {
            // Done with the first call.
        }
    }

    /** What a trust manager shall see of a socket. */
    static Socket view(Socket socket) {
        return socket instanceof SSLSocket tls && isOurs(tls) ? new HandshakeView(tls) : socket;
    }

    /** As {@code Conscrypt.isConscrypt}, without looking for the library's version in the jars. */
    private static boolean isOurs(SSLSocket socket) {
        return socket.getClass().getPackage() == OpenSSLProvider.class.getPackage();
    }

    private static Provider load() {
        try {
            Provider tls = Boring.tls();
            // Here its library is loaded.
            SSLContext unused = SSLContext.getInstance("TLS", tls);
            return tls;
        } catch (NoSuchAlgorithmException otherMachine) {
            return java();
        }
    }
}
