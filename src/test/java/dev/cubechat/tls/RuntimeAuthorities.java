package dev.cubechat.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Whom the Java runtime trusts: a hundred authorities and more. */
final class RuntimeAuthorities {
    private RuntimeAuthorities() {}

    static List<X509Certificate> all() throws Exception {
        KeyStore store =
                KeyStore.getInstance(
                        Path.of(System.getProperty("java.home"), "lib", "security", "cacerts")
                                .toFile(),
                        (char[]) null);
        List<X509Certificate> all = new ArrayList<>();
        for (String name : Collections.list(store.aliases())) {
            all.add((X509Certificate) store.getCertificate(name));
        }
        return all;
    }

    static String pem() throws Exception {
        return all().stream().map(RuntimeAuthorities::pem).collect(Collectors.joining());
    }

    static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
