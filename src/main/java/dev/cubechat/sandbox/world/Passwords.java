package dev.cubechat.sandbox.world;

import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hashes passwords and compares them in constant time. A password that was right once in this run
 * is known again by a fast digest, so that a login by REST and one by XMPP cost one slow hash. Any
 * thread may call it.
 */
final class Passwords {
    private static final int ROUNDS = 4096;
    private static final int BITS = 256;
    private static final HexFormat HEX = HexFormat.of();
    private final RandomGenerator random;
    private final byte[] ofThisRun = new byte[16];
    private final Map<UserId, byte[]> seenRight = new ConcurrentHashMap<>();

    Passwords(RandomGenerator random) {
        this.random = random;
        random.nextBytes(ofThisRun);
    }

    /** What is stored for a password: rounds, salt and hash. */
    String hash(Secret password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return ROUNDS
                + "$"
                + HEX.formatHex(salt)
                + "$"
                + HEX.formatHex(slow(password, salt, ROUNDS));
    }

    boolean fits(UserId user, Secret password, String stored) {
        byte[] quick = quick(password, stored);
        byte[] known = seenRight.get(user);
        if (known != null && MessageDigest.isEqual(known, quick)) {
            return true;
        }
        String[] parts = stored.split("\\$", -1);
        byte[] expected = HEX.parseHex(parts[2]);
        byte[] actual = slow(password, HEX.parseHex(parts[1]), Integer.parseInt(parts[0]));
        boolean right = MessageDigest.isEqual(expected, actual);
        if (right) {
            seenRight.put(user, quick);
        }
        return right;
    }

    /** Depends on the stored hash, so a changed password is not taken for the one before. */
    private byte[] quick(Secret password, String stored) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ofThisRun);
            digest.update(stored.getBytes(StandardCharsets.UTF_8));
            return digest.digest(password.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }

    private static byte[] slow(Secret password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.reveal().toCharArray(), salt, rounds, BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no PBKDF2", impossible);
        } finally {
            spec.clearPassword();
        }
    }
}
