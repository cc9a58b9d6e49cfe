package dev.cubechat.xmpp;

import dev.cubechat.tls.Trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** What a {@link ScriptedServer} proves its name with, and the file that makes clients trust it. */
record ServerKeys(SSLContext tls, Path caFile) implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    /** New ones; that takes a while. */
    static ServerKeys make() throws Exception {
        Path folder = Files.createTempDirectory("cubechat-keys");
        Path store = folder.resolve("keys.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-dname",
                                "CN=localhost",
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-ext",
                                "san=dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        keytool.waitFor(30, TimeUnit.SECONDS);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        Files.delete(store);
        return new ServerKeys(context(keys), written(keys, folder.resolve("ca.pem")));
    }

    Trust trust() {
        return Trust.in(caFile);
    }

    @Override
    public void close() throws IOException {
        Files.delete(caFile);
        Files.delete(caFile.getParent());
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static Path written(KeyStore keys, Path caFile) throws Exception {
        return Files.writeString(
                caFile,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate("server").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }
}
