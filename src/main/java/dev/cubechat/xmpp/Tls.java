package dev.cubechat.xmpp;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The TLS of one connection: whom to trust, and that the server has to prove its name. Made once
 * and kept over reconnects.
 */
final class Tls {
    /**
     * Nearly every server takes the first, and computes it fastest; the others are for the rest.
     */
    private static final String[] GROUPS = {"x25519", "secp256r1", "secp384r1"};

    private final SSLContext context;
    private final boolean insecure;

    private Tls(SSLContext context, boolean insecure) {
        this.context = context;
        this.insecure = insecure;
    }

    /**
     * The TLS for this endpoint.
     *
     * @throws Failure CONFIGURATION where the CA file cannot be used
     */
    static Tls of(Endpoint endpoint) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager trust =
                    endpoint.insecure()
                            ? new TrustAnyone()
                            : new TrustChain(trusted(endpoint.caFile().orElse(null)));
            context.init(null, new TrustManager[] {trust}, null);
            return new Tls(context, endpoint.insecure());
        } catch (GeneralSecurityException unusable) {
            throw new Failure(
                    FailureKind.CONFIGURATION, "TLS cannot be set up on this computer.", unusable);
        }
    }

    /** TLS over a connected socket, not yet shaken hands. The certificate must be for this name. */
    SSLSocket over(Socket plain, String name, int port) throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setNamedGroups(GROUPS);
        if (!insecure) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        serverName(name).ifPresent(sent -> parameters.setServerNames(List.of(sent)));
        socket.setSSLParameters(parameters);
        return socket;
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
        factory.init(caFile == null ? null : anchors(caFile));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }

    private static KeyStore anchors(Path caFile) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate certificate : certificates(caFile)) {
                count++;
                store.setCertificateEntry("ca-" + count, certificate);
            }
            return store;
        } catch (IOException unreadable) {
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            "The CA file " + caFile + " cannot be read.",
                            unreadable)
                    .withHint("Give a file with the certificate of the authority, in PEM form.");
        }
    }

    private static Collection<? extends Certificate> certificates(Path caFile) throws IOException {
        try (InputStream in = Files.newInputStream(caFile)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IOException("no certificate in " + caFile);
            }
            return found;
        } catch (GeneralSecurityException malformed) {
            throw new IOException("no certificate in " + caFile, malformed);
        }
    }
}
