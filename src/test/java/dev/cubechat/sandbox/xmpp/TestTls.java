package dev.cubechat.sandbox.xmpp;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost, made once for all tests, and both ends of its trust. */
final class TestTls {
    static final SSLContext CONTEXT = make();

    private TestTls() {}

    private static SSLContext make() {
        try {
            Path folder = Files.createTempDirectory("cubechat-tls");
            Path file = folder.resolve("keys.p12");
            Process keytool =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "keytool")
                                            .toString(),
                                    "-genkeypair",
                                    "-keyalg",
                                    "EC",
                                    "-alias",
                                    "sandbox",
                                    "-dname",
                                    "CN=localhost",
                                    "-ext",
                                    "SAN=dns:localhost,ip:127.0.0.1",
                                    "-storetype",
                                    "PKCS12",
                                    "-storepass",
                                    "changeit",
                                    "-keystore",
                                    file.toString())
                            .inheritIO()
                            .start();
            if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IllegalStateException("keytool made no certificate");
            }
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                keys.load(in, "changeit".toCharArray());
            }
            Files.delete(file);
            Files.delete(folder);
            KeyManagerFactory own =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, "changeit".toCharArray());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("sandbox", keys.getCertificate("sandbox"));
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
            context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
