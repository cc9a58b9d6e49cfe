package dev.cubechat.rest;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Locale;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Decides which certificates are believed. */
final class Trust {
    private Trust() {}

    /**
     * The TLS context for these settings: the system's authorities, or those in the CA file alone.
     *
     * @throws Failure CONFIGURATION where the CA file cannot be used, or where {@code insecure} is
     *     asked for a server on another machine
     */
    static SSLContext context(RestSettings settings) {
        if (settings.insecure()) {
            requireLoopback(settings.apiUrl());
            return context(new TrustManager[] {new Anyone()});
        }
        return settings.caFile().map(file -> context(managers(file))).orElseGet(Trust::ofSystem);
    }

    /** Whether that address is this machine, by its name alone. */
    static boolean isLoopback(URI url) {
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static void requireLoopback(URI url) {
        if (!isLoopback(url)) {
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            "Certificates may go unchecked only for a server on this machine, and "
                                    + url.getHost()
                                    + " is another.")
                    .withHint("Give the authority of that server as ca_file.");
        }
    }

    private static SSLContext ofSystem() {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException broken) {
            throw new Failure(FailureKind.CONFIGURATION, "The Java runtime offers no TLS.", broken);
        }
    }

    private static SSLContext context(TrustManager @Nullable [] managers) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new Failure(FailureKind.CONFIGURATION, "The Java runtime offers no TLS.", broken);
        }
    }

    private static TrustManager[] managers(Path caFile) {
        try (InputStream pem = Files.newInputStream(caFile)) {
            Collection<? extends Certificate> authorities =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (authorities.isEmpty()) {
                throw new CertificateException("no certificates");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate authority : authorities) {
                store.setCertificateEntry("ca" + number++, authority);
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException unreadable) {
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            "The CA file " + caFile + " cannot be read.",
                            unreadable)
                    .withHint("Check ca_file, CUBECHAT_CA_FILE and SSL_CERT_FILE.");
        } catch (GeneralSecurityException noCertificates) {
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            "The CA file " + caFile + " holds no certificates in PEM form.",
                            noCertificates)
                    .withHint("Check ca_file, CUBECHAT_CA_FILE and SSL_CERT_FILE.");
        }
    }

    /** Believes everyone. Only ever asked about servers on this machine. */
    private static final class Anyone extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(
                X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(
                X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
