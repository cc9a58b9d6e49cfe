package dev.cubechat.sandbox.world;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what may be done with the storage without a session, as S3 does: to put one file, or to get
 * one, until a given time.
 */
final class Seals {
    private static final String ALGORITHM = "HmacSHA256";
    private final SecretKeySpec key;

    /**
     * @param key known to nobody else
     */
    Seals(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** What a policy allows. */
    record Policy(String file, Instant expires, long most) {}

    String write(Policy policy) {
        Json.Obj json =
                Json.obj()
                        .with("expiration", policy.expires().toString())
                        .with("key", policy.file())
                        .with("content-length-range", policy.most())
                        .build();
        return Base64.getEncoder()
                .encodeToString(JsonText.write(json).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a policy whose seal has been looked at. */
    Policy read(String policy) throws MalformedJson {
        Json.Obj json = JsonText.parse(Base64.getDecoder().decode(policy)).asObject();
        return new Policy(
                json.get("key").asText().orElse(""),
                Instant.parse(json.get("expiration").asText().orElseThrow()),
                json.get("content-length-range").asLong().orElse(0L));
    }

    String seal(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    boolean fits(String seal, String text) {
        return MessageDigest.isEqual(
                seal.getBytes(StandardCharsets.UTF_8), seal(text).getBytes(StandardCharsets.UTF_8));
    }
}
