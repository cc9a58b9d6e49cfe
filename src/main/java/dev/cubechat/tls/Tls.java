package dev.cubechat.tls;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLProtocolException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The TLS towards one server: whom to trust, and that the server has to prove its name. Made once
 * and kept over reconnects. Used from any thread.
 */
public final class Tls {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /**
     * Nearly every server takes this group. Java would make keys for one of the others, too, before
     * it knows what the server takes: a sixth of the work of a command that sends a message.
     */
    private static final String[] ONE_GROUP = {"x25519"};

    private static final String[] ALL_GROUPS = {"x25519", "secp256r1", "secp384r1"};

    /**
     * Asked for before the others: as safe as AES and, without the processor's own instructions for
     * that, which a short-lived Java program does not get to use, three times as quick.
     */
    private static final List<String> QUICK_SUITES =
            List.of(
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final SSLContext context;
    private final boolean named;
    private volatile String[] groups = ONE_GROUP;

    private Tls(TrustManager trust, boolean named) throws GeneralSecurityException {
        this.context = SSLContext.getInstance("TLS");
        this.named = named;
        context.init(null, new TrustManager[] {trust}, null);
    }

    /**
     * Makes ready what any handshake needs, classes and tables of the curves: for a second thread,
     * while the first has something else to do. What fails here fails again where it matters.
     */
    public static void getReady() {
        try {
            SSLContext.getInstance("TLS").init(null, new TrustManager[] {new TrustAnyone()}, null);
            KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
            curve.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair tables = curve.generateKeyPair();
            Signature check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(tables.getPublic());
        } catch (GeneralSecurityException later) {
            // Whoever shakes hands is told.
        }
    }

    /**
     * The TLS towards this host.
     *
     * @param host the server's name or address, as it stands in the settings
     * @param caFile certificates (PEM) that alone are trusted; empty for the Java runtime's
     * @param insecure believe any certificate, for anyone's name; only on this machine
     * @throws Failure CONFIGURATION where the CA file cannot be used, or where {@code insecure} is
     *     asked for a server on another machine
     */
    public static Tls towards(String host, Optional<Path> caFile, boolean insecure) {
        if (insecure && !Loopback.names(host)) {
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            "Certificates may go unchecked only for a server on this machine, and "
                                    + host
                                    + " is another.")
                    .withHint("Give the authority of that server as ca_file.");
        }
        try {
            return insecure
                    ? new Tls(new TrustAnyone(), false)
                    : new Tls(new TrustChain(trusted(caFile.orElse(null))), true);
        } catch (GeneralSecurityException unusable) {
            throw new Failure(
                    FailureKind.CONFIGURATION, "The Java runtime offers no TLS.", unusable);
        }
    }

    /**
     * TLS over a connected socket, not yet shaken hands; closing it closes the socket below.
     *
     * @param name the name or address that the certificate must carry
     */
    public SSLSocket over(Socket plain, String name, int port) throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setNamedGroups(groups);
        parameters.setCipherSuites(suites(parameters.getCipherSuites()));
        if (named) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        serverName(name).ifPresent(sent -> parameters.setServerNames(List.of(sent)));
        socket.setSSLParameters(parameters);
        return socket;
    }

    /**
     * Whether one more try, on a new connection, can do better than this one: where the server
     * itself broke off the handshake, the next ones offer it all groups.
     */
    public boolean canDoBetterThan(IOException failed) {
        // What went wrong on this side, or on the network, is told as a cause.
        boolean brokenOff =
                (failed instanceof SSLHandshakeException || failed instanceof SSLProtocolException)
                        && failed.getCause() == null;
        if (brokenOff) {
            groups = ALL_GROUPS;
        }
        return brokenOff;
    }

    /** The usual ones in another order. */
    private static String[] suites(String[] usual) {
        Set<String> wanted = new LinkedHashSet<>(QUICK_SUITES);
        List<String> all = List.of(usual);
        wanted.retainAll(all);
        wanted.addAll(all);
        return wanted.toArray(String[]::new);
    }

    /** Server name indication knows only names, no addresses (RFC 6066, section 3). */
    private static Optional<SNIServerName> serverName(String name) {
        if (name.indexOf(':') >= 0 || name.matches("[0-9.]+")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SNIHostName(name));
        } catch (IllegalArgumentException notInternational) {
            // Some private names, such as "chat_1", cannot be sent; the certificate still has to
            // fit.
            return Optional.empty();
        }
    }

    private static X509ExtendedTrustManager trusted(@Nullable Path caFile)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(caFile == null ? null : authorities(caFile));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }

    private static KeyStore authorities(Path caFile) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates(caFile)) {
                store.setCertificateEntry("ca" + number++, certificate);
            }
            return store;
        } catch (IOException unreadable) {
            throw unusable(caFile, "cannot be read", unreadable);
        }
    }

    private static Collection<? extends Certificate> certificates(Path caFile) throws IOException {
        try (InputStream pem = Files.newInputStream(caFile)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (found.isEmpty()) {
                throw unusable(caFile, "holds no certificates in PEM form", null);
            }
            return found;
        } catch (GeneralSecurityException noCertificates) {
            throw unusable(caFile, "holds no certificates in PEM form", noCertificates);
        }
    }

    private static Failure unusable(Path caFile, String why, @Nullable Exception cause) {
        String sentence = "The CA file " + caFile + " " + why + ".";
        Failure failure =
                cause == null
                        ? new Failure(FailureKind.CONFIGURATION, sentence)
                        : new Failure(FailureKind.CONFIGURATION, sentence, cause);
        return failure.withHint("Check ca_file, CUBECHAT_CA_FILE and SSL_CERT_FILE.");
    }
}
