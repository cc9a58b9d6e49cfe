package dev.cubechat.tls;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whose certificates are believed, read and not yet handed to the engine that will check with them:
 * a second thread may still be loading that.
 */
interface Authorities {
    /** Believes what these have signed. */
    X509ExtendedTrustManager trusted(Provider engine) throws GeneralSecurityException;

    /**
     * Those of a file, or the Java runtime's.
     *
     * @param caFile certificates (PEM); empty for the Java runtime's
     * @throws Failure CONFIGURATION where the file cannot be used
     */
    static Authorities of(Optional<Path> caFile) throws GeneralSecurityException {
        return caFile.isPresent() ? in(caFile.get()) : usual();
    }

    private static Authorities in(Path caFile) throws GeneralSecurityException {
        byte[] pem;
        try {
            pem = Files.readAllBytes(caFile);
        } catch (IOException unreadable) {
            throw unusable(caFile, "cannot be read", unreadable);
        }
        Optional<Bundle> bundle = Bundle.of(pem);
        if (bundle.isPresent()) {
            return engine ->
                    new TrustBundle(
                            bundle.get(), engine, () -> trusted(store(caFile, pem), engine));
        }
        KeyStore store = store(caFile, pem);
        return engine -> trusted(store, engine);
    }

    /** The Java runtime's; packaged, they lie in PEM form beside the runtime's own store. */
    private static Authorities usual() {
        Path packaged = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts.pem");
        Optional<Bundle> bundle;
        try {
            bundle = Bundle.of(Files.readAllBytes(packaged));
        } catch (IOException notPackaged) {
            bundle = Optional.empty();
        }
        if (bundle.isPresent()) {
            Bundle many = bundle.get();
            return engine -> new TrustBundle(many, engine, () -> trusted(null, engine));
        }
        return engine -> trusted(null, engine);
    }

    /** Those in this store; null for the Java runtime's. */
    static X509ExtendedTrustManager trusted(@Nullable KeyStore authorities, Provider engine)
            throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", engine);
        factory.init(authorities);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }

    static KeyStore store(Collection<X509Certificate> authorities) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate certificate : authorities) {
                store.setCertificateEntry("ca" + number++, certificate);
            }
            return store;
        } catch (IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }

    /** Certificates in PEM form, whatever stands between them, or one in DER. */
    static List<X509Certificate> read(byte[] certificates) throws GeneralSecurityException {
        // Java's own reader passes over remarks between the certificates.
        return CertificateFactory.getInstance("X.509", "SUN")
                .generateCertificates(new ByteArrayInputStream(certificates))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    private static KeyStore store(Path caFile, byte[] pem) throws GeneralSecurityException {
        Collection<X509Certificate> found;
        try {
            found = read(pem);
        } catch (GeneralSecurityException noCertificates) {
            throw unusable(caFile, "holds no certificates in PEM form", noCertificates);
        }
        if (found.isEmpty()) {
            throw unusable(caFile, "holds no certificates in PEM form", null);
        }
        return store(found);
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
