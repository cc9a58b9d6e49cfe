package dev.cubechat.sandbox.world;

import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.NewFile;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The bytes of stored files, for whoever comes with a sealed permission; it knows no sessions, as
 * the S3 behind the real service knows none (protocol page rest.md, section 10.2).
 */
public final class Storeroom {
    /** How long a permission to upload holds. */
    public static final Duration UPLOAD_TIME = Duration.ofHours(1);

    private final World world;
    private final Shelf shelf;
    private final Vault vault;
    private final Seals seals;

    Storeroom(World world, Shelf shelf, Vault vault, Seals seals) {
        this.world = world;
        this.shelf = shelf;
        this.vault = vault;
        this.seals = seals;
    }

    /**
     * The permission to put one file.
     *
     * @param policy what is allowed, readable for everyone
     * @param seal proves that we allowed it
     */
    public record Permission(String policy, String seal, Instant expires) {}

    /** A content: its tag, and how to get its bytes. */
    public record Content(String tag, long size, String contentType, Bytes bytes) {}

    /** Opens bytes. */
    @FunctionalInterface
    public interface Bytes {
        InputStream from(long offset) throws IOException;
    }

    /** The storage does not do it; code and sentence are S3's. */
    public static final class Denied extends Exception {
        private static final long serialVersionUID = 1;
        private final int status;
        private final String code;

        public Denied(int status, String code, String sentence) {
            super(sentence);
            this.status = status;
            this.code = code;
        }

        public int status() {
            return status;
        }

        public String code() {
            return code;
        }
    }

    public Permission toPut(String uid) {
        Instant expires = world.now().plus(UPLOAD_TIME);
        String policy = seals.write(new Seals.Policy(uid, expires, NewFile.MOST_BYTES));
        return new Permission(policy, seals.seal(policy), expires);
    }

    /** The seal that lets anyone get a file until then. */
    public String toGet(String uid, Instant expires) {
        return seals.seal(readable(uid, expires.getEpochSecond()));
    }

    /**
     * Takes the bytes of a file.
     *
     * @return its tag
     * @throws Denied where that was not allowed
     * @throws IOException where the bytes break off
     */
    public String put(String uid, String policy, String seal, InputStream bytes)
            throws Denied, IOException {
        if (!seals.fits(seal, policy)) {
            throw new Denied(
                    403,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you"
                            + " provided.");
        }
        Seals.Policy allowed = read(policy);
        if (world.now().isAfter(allowed.expires())) {
            throw new Denied(403, "AccessDenied", "Invalid according to Policy: Policy expired.");
        }
        if (!allowed.file().equals(uid)) {
            throw new Denied(
                    403, "AccessDenied", "Invalid according to Policy: Policy Condition failed.");
        }
        try {
            Vault.Received received = vault.receive(uid, bytes, allowed.most());
            shelf.received(uid, received.digest());
            return '"' + received.digest() + '"';
        } catch (Vault.TooLarge tooLarge) {
            Denied denied =
                    new Denied(
                            400,
                            "EntityTooLarge",
                            "Your proposed upload exceeds the maximum allowed size");
            denied.initCause(tooLarge);
            throw denied;
        }
    }

    /**
     * A content for whoever has the seal.
     *
     * @param expires unix seconds, as sealed
     * @throws Denied where that was not allowed, or there is nothing
     */
    public Content get(String uid, long expires, String seal) throws Denied {
        if (!seals.fits(seal, readable(uid, expires))) {
            throw new Denied(403, "AccessDenied", "Access Denied");
        }
        if (world.now().getEpochSecond() > expires) {
            throw new Denied(403, "AccessDenied", "Request has expired");
        }
        Optional<String> tag = shelf.tag(uid);
        if (tag.isEmpty() || !vault.has(uid)) {
            throw new Denied(404, "NoSuchKey", "The specified key does not exist.");
        }
        String type = shelf.byUid(uid).contentType();
        return new Content(
                tag.get(),
                vault.size(uid),
                type == null ? "application/octet-stream" : type,
                offset -> vault.open(uid, offset));
    }

    private Seals.Policy read(String policy) throws Denied {
        try {
            return seals.read(policy);
        } catch (MalformedJson
                | IllegalArgumentException
                | DateTimeException
                | NoSuchElementException unreadable) {
            Denied denied = new Denied(400, "InvalidPolicyDocument", "Invalid Policy");
            denied.initCause(unreadable);
            throw denied;
        }
    }

    private static String readable(String uid, long expires) {
        return "GET\n" + uid + "\n" + expires;
    }
}
