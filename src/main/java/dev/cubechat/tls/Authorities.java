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
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Whose certificates are believed. */
final class Authorities {
    private Authorities() {}

    /**
     * Believes what these have signed.
     *
     * @param caFile certificates (PEM); empty for the Java runtime's
     * @throws Failure CONFIGURATION where the file cannot be used
     */
    static X509ExtendedTrustManager trusted(Optional<Path> caFile, Provider engine)
            throws GeneralSecurityException {
        return trusted(caFile.isPresent() ? store(caFile.get()) : null, engine);
    }

    /** The same; null for the Java runtime's. */
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

    static KeyStore store(Collection<? extends Certificate> authorities)
            throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : authorities) {
                store.setCertificateEntry("ca" + number++, certificate);
            }
            return store;
        } catch (IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }

    /** Certificates in PEM form, whatever stands between them. */
    static Collection<? extends Certificate> read(byte[] pem) throws GeneralSecurityException {
        // Java's own reader passes over remarks between the certificates.
        return CertificateFactory.getInstance("X.509", "SUN")
                .generateCertificates(new ByteArrayInputStream(pem));
    }

    private static KeyStore store(Path caFile) throws GeneralSecurityException {
        byte[] pem;
        try {
            pem = Files.readAllBytes(caFile);
        } catch (IOException unreadable) {
            throw unusable(caFile, "cannot be read", unreadable);
        }
        Collection<? extends Certificate> found;
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
