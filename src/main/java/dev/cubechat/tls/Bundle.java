package dev.cubechat.tls;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The certificates of many authorities. Systems trust some hundred and fifty of them, a server
 * needs one, and Java takes as long to read them all as for the rest of a command: so only those
 * are read that a server's chain leads to.
 */
final class Bundle {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    /** Fewer are read at once, all of them. */
    private static final int MANY = 10;

    private static final int SEQUENCE = 0x30;
    private static final int VERSION = 0xa0;

    /** In DER, by their subjects in DER. */
    private final Map<ByteBuffer, List<byte[]>> certificates;

    private Bundle(Map<ByteBuffer, List<byte[]>> certificates) {
        this.certificates = certificates;
    }

    /** Those in this text in PEM form; empty where they are few, or are not written as usual. */
    static Optional<Bundle> of(byte[] pem) {
        String text = new String(pem, StandardCharsets.ISO_8859_1);
        Map<ByteBuffer, List<byte[]>> found = new HashMap<>();
        int count = 0;
        int end = 0;
        for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, end)) {
            int from = at + BEGIN.length();
            end = text.indexOf(END, from);
            byte[] certificate = end < 0 ? null : decoded(text.substring(from, end));
            ByteBuffer subject = certificate == null ? null : subject(certificate);
            if (subject == null) {
                return Optional.empty();
            }
            found.computeIfAbsent(subject, any -> new ArrayList<>()).add(certificate);
            count++;
        }
        return count < MANY ? Optional.empty() : Optional.of(new Bundle(found));
    }

    private static byte @Nullable [] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException unusual) {
            return null;
        }
    }

    /** Those whose names stand in this chain as issuers. */
    List<X509Certificate> behind(X509Certificate[] chain) throws GeneralSecurityException {
        List<X509Certificate> behind = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            ByteBuffer issuer = ByteBuffer.wrap(certificate.getIssuerX500Principal().getEncoded());
            for (byte[] authority : certificates.getOrDefault(issuer, List.of())) {
                behind.addAll(Authorities.read(authority));
            }
        }
        return behind;
    }

    /**
     * The subject of a certificate (RFC 5280, section 4.1), without reading the rest: within two
     * sequences it comes after version, serial number, algorithm, issuer and validity.
     */
    private static @Nullable ByteBuffer subject(byte[] certificate) {
        try {
            int at = inside(certificate, inside(certificate, 0));
            if ((certificate[at] & 0xff) == VERSION) {
                at = after(certificate, at);
            }
            for (int passed = 0; passed < 4; passed++) {
                at = after(certificate, at);
            }
            return (certificate[at] & 0xff) == SEQUENCE
                    ? ByteBuffer.wrap(certificate, at, after(certificate, at) - at)
                    : null;
        } catch (IndexOutOfBoundsException tooShort) {
            return null;
        }
    }

    /** Where the content of the element begins that begins here. */
    private static int inside(byte[] der, int at) {
        int length = der[at + 1] & 0xff;
        return at + 2 + (length < 0x80 ? 0 : length & 0x7f);
    }

    /** Where the element ends that begins here. */
    private static int after(byte[] der, int at) {
        int inside = inside(der, at);
        int length = der[at + 1] & 0xff;
        if (length >= 0x80) {
            length = 0;
            for (int i = at + 2; i < inside; i++) {
                length = (length << 8) | (der[i] & 0xff);
            }
        }
        if (length < 0 || length > der.length - inside) {
            throw new IndexOutOfBoundsException(length);
        }
        return inside + length;
    }
}
