package dev.cubechat.tls;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

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

    /** Those in this store; null for the Java runtime's. */
    static X509ExtendedTrustManager trusted(@Nullable KeyStore authorities, Provider engine)
            throws GeneralSecurityException {
        NativeCrypto.checkSignatures();
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
}
