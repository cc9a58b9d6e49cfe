package dev.cubechat.sandbox;

import dev.cubechat.disk.WholeFile;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * The sandbox's certificate and key, kept in its data folder, so that a client that was told of the
 * authority once can come back. The authority is in {@code ca.pem}.
 */
final class Certificates {
    private static final char[] NO_PASSWORD = new char[0];
    private final Path folder;
    private final SecureRandom random;
    private final Instant now;

    /**
     * @param folder for the owner's eyes only
     */
    Certificates(Path folder, SecureRandom random, Instant now) {
        this.folder = folder;
        this.random = random;
        this.now = now;
    }

    /** What clients are told to trust. */
    Path authorityFile() {
        return folder.resolve("ca.pem");
    }

    /**
     * What the faces speak TLS with; made now where the folder has none, or one that has expired.
     *
     * @throws Failure where the folder cannot be used
     */
    SSLContext tls() {
        try {
            if (!Files.exists(serverFile()) || hasExpired()) {
                make();
            }
            return context(readKey(), readCertificate());
        } catch (IOException | GeneralSecurityException failed) {
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            "The sandbox's certificate in "
                                    + folder
                                    + " cannot be used: "
                                    + failed.getMessage(),
                            failed)
                    .withHint("Delete " + serverFile() + " and it is made anew.");
        }
    }

    private Path serverFile() {
        return folder.resolve("server.pem");
    }

    private Path keyFile() {
        return folder.resolve("server-key.pem");
    }

    private void make() throws IOException, GeneralSecurityException {
        CertificateMaker.Made made = new CertificateMaker(random, now).make();
        write(authorityFile(), "CERTIFICATE", made.authority().getEncoded());
        write(keyFile(), "PRIVATE KEY", made.key().getEncoded());
        write(serverFile(), "CERTIFICATE", made.server().getEncoded());
    }

    private boolean hasExpired() throws IOException, GeneralSecurityException {
        return readCertificate().getNotAfter().toInstant().isBefore(now);
    }

    private X509Certificate readCertificate() throws IOException, GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(Files.readAllBytes(serverFile())));
    }

    private PrivateKey readKey() throws IOException, GeneralSecurityException {
        String base64 = Files.readString(keyFile()).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static SSLContext context(PrivateKey key, X509Certificate certificate)
            throws IOException, GeneralSecurityException {
        // In memory only, so the old and fast form will do.
        KeyStore keys = KeyStore.getInstance("JKS");
        keys.load(null, NO_PASSWORD);
        keys.setKeyEntry("server", key, NO_PASSWORD, new Certificate[] {certificate});
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
        // Nobody to trust: clients show no certificates. Null would stand for the runtime's list.
        context.init(managers.getKeyManagers(), new TrustManager[0], null);
        return context;
    }

    private static void write(Path file, String what, byte[] der) throws IOException {
        String base64 =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der);
        new WholeFile(file)
                .write(
                        "-----BEGIN "
                                + what
                                + "-----\n"
                                + base64
                                + "\n-----END "
                                + what
                                + "-----\n");
    }
}
