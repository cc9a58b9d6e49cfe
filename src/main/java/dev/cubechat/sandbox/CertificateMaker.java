package dev.cubechat.sandbox;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Makes an authority of our own and a certificate for this machine, signed by it.
 *
 * <p>It writes the certificates itself (RFC 5280), because the JDK's {@code keytool} is a program
 * apart: two runs of it take longer than all the rest of the sandbox's start.
 */
final class CertificateMaker {
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Duration AFTER = Duration.ofDays(3650);
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String SUBJECT_KEY = "2.5.29.14";
    private static final String AUTHORITY_KEY = "2.5.29.35";
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
    private static final int KEY_ID_BYTES = 20;
    private static final byte[] SIGN_CERTIFICATES = {0x06};
    private static final byte[] SIGN = {(byte) 0x80};
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final List<String> NAMES = List.of("localhost", "muc.localhost");
    private final SecureRandom random;
    private final Instant now;

    /** A server's key with its certificate, and the authority that signed it. */
    record Made(PrivateKey key, X509Certificate server, X509Certificate authority) {}

    CertificateMaker(SecureRandom random, Instant now) {
        this.random = random;
        this.now = now;
    }

    /** The authority's key is forgotten: it signs nothing else, ever. */
    Made make() throws GeneralSecurityException {
        KeyPair authority = keys();
        KeyPair server = keys();
        byte[] authorityName = name("cubechat SANDBOX authority");
        X509Certificate root =
                certificate(
                        authorityName,
                        authorityName,
                        authority.getPublic(),
                        authority.getPrivate(),
                        extension(BASIC_CONSTRAINTS, true, Der.sequence(Der.yes())),
                        extension(KEY_USAGE, true, Der.bits(1, SIGN_CERTIFICATES)),
                        extension(SUBJECT_KEY, false, Der.octets(keyId(authority.getPublic()))));
        X509Certificate leaf =
                certificate(
                        name("localhost"),
                        authorityName,
                        server.getPublic(),
                        authority.getPrivate(),
                        extension(BASIC_CONSTRAINTS, true, Der.sequence()),
                        extension(KEY_USAGE, true, Der.bits(7, SIGN)),
                        extension(
                                EXTENDED_KEY_USAGE,
                                false,
                                Der.sequence(Der.oid(SERVER_AUTHENTICATION))),
                        extension(ALTERNATIVE_NAMES, false, names()),
                        extension(SUBJECT_KEY, false, Der.octets(keyId(server.getPublic()))),
                        extension(
                                AUTHORITY_KEY,
                                false,
                                Der.sequence(Der.tagged(0x80, keyId(authority.getPublic())))));
        return new Made(server.getPrivate(), leaf, root);
    }

    private KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private X509Certificate certificate(
            byte[] subject, byte[] issuer, PublicKey key, PrivateKey signer, byte[]... extensions)
            throws GeneralSecurityException {
        byte[] algorithm = Der.sequence(Der.oid(ECDSA_WITH_SHA256));
        byte[] content =
                Der.sequence(
                        Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
                        Der.integer(new BigInteger(127, random).setBit(126)),
                        algorithm,
                        issuer,
                        Der.sequence(Der.time(now.minus(BEFORE)), Der.time(now.plus(AFTER))),
                        subject,
                        key.getEncoded(),
                        Der.tagged(0xa3, Der.sequence(extensions)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer, random);
        signature.update(content);
        byte[] whole = Der.sequence(content, algorithm, Der.bits(0, signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] keyId(PublicKey key) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        return Arrays.copyOf(digest, KEY_ID_BYTES);
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.text(commonName))));
    }

    private static byte[] names() {
        byte[][] names = new byte[NAMES.size() + 1][];
        for (int i = 0; i < NAMES.size(); i++) {
            names[i] = Der.tagged(0x82, NAMES.get(i).getBytes(StandardCharsets.US_ASCII));
        }
        names[NAMES.size()] = Der.tagged(0x87, LOOPBACK);
        return Der.sequence(names);
    }

    private static byte[] extension(String id, boolean critical, byte[] value) {
        return critical
                ? Der.sequence(Der.oid(id), Der.yes(), Der.octets(value))
                : Der.sequence(Der.oid(id), Der.octets(value));
    }
}
