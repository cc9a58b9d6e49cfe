package dev.cubechat.tls;

import java.security.Provider;
import java.util.List;
import java.util.Map;

/**
 * The few things of Conscrypt that are asked for, under its name. Conscrypt's own provider names
 * six hundred each time it is made, which takes longer than a handshake.
 */
final class Boring extends Provider {
    private static final long serialVersionUID = 1;

    private static final String PACKAGE = "org.conscrypt.";
    private static final Map<String, String> KEYS =
            Map.of(
                    "SupportedKeyFormats",
                    "PKCS#8|X.509",
                    "SupportedKeyClasses",
                    PACKAGE
                            + "OpenSSLKeyHolder|java.security.interfaces.RSAPrivateKey"
                            + "|java.security.interfaces.ECPrivateKey"
                            + "|java.security.interfaces.RSAPublicKey");

    private Boring() {
        super("Conscrypt", "1.0", "BoringSSL by Conscrypt");
    }

    /** TLS, the check of a server's certificates, and their fingerprints. */
    static Provider tls() {
        Boring tls = new Boring();
        tls.offer("SSLContext", "TLS", "OpenSSLContextImpl$TLSv13", Map.of());
        tls.offer("TrustManagerFactory", "PKIX", "TrustManagerFactoryImpl", Map.of());
        tls.offer("MessageDigest", "SHA-256", "OpenSSLMessageDigestJDK$SHA256", Map.of());
        return tls;
    }

    /** What certificates are signed with these days; the runtime has what is missing here. */
    static Provider signatures() {
        Boring signatures = new Boring();
        for (String hash : List.of("SHA256", "SHA384", "SHA512")) {
            for (String key : List.of("RSA", "ECDSA")) {
                signatures.offer(
                        "Signature", hash + "with" + key, "OpenSSLSignature$" + hash + key, KEYS);
            }
        }
        return signatures;
    }

    private void offer(String type, String name, String by, Map<String, String> attributes) {
        putService(new Service(this, type, name, PACKAGE + by, List.of(), attributes));
    }
}
