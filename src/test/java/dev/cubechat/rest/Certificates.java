package dev.cubechat.rest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority of our own and server certificates from it, made with the JDK's keytool. */
final class Certificates {
    private static final String PASSWORD = "changeit";

    private final Path folder;
    private final Path store;

    Certificates(Path folder) throws Exception {
        this.folder = folder;
        this.store = folder.resolve("keys.p12");
        generate("ca", "CN=Test authority", "-ext", "bc:c");
        generate("good", "CN=good", "-signer", "ca", "-ext", "san=dns:localhost,ip:::1");
        generate("other-name", "CN=other", "-signer", "ca", "-ext", "san=dns:other.example");
        generate(
                "expired",
                "CN=old",
                "-signer",
                "ca",
                "-ext",
                "san=dns:localhost",
                "-startdate",
                "-10d",
                "-validity",
                "5");
    }

    /** The PEM file of the authority. */
    Path authority() throws IOException, GeneralSecurityException {
        byte[] der = keys().getCertificate("ca").getEncoded();
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(
                folder.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }

    /** A server's context with one of the certificates. */
    SSLContext server(String alias) throws IOException, GeneralSecurityException {
        char[] password = PASSWORD.toCharArray();
        KeyStore all = keys();
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry(
                alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(one, password);
        SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        return keys;
    }

    private void generate(String alias, String name, String... more) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", name));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", store.toString()));
        command.addAll(List.of(more));
        Process keytool =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool.log").toFile())
                        .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException(Files.readString(folder.resolve("keytool.log")));
        }
    }
}
