package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.Secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a request for a session, as old private installations want it (rest.md, section 4.2).
 *
 * @param secret the application's authorization secret
 * @param timestamp unix seconds
 * @param nonce any number
 */
public record LegacySignature(Secret secret, long timestamp, int nonce) {

    /** The request with its time, its nonce and its signature. */
    public Json.Obj over(Json.Obj request) {
        Json.Obj signed =
                Json.obj()
                        .withAll(request)
                        .with("timestamp", timestamp)
                        .with("nonce", nonce)
                        .build();
        return Json.obj().withAll(signed).with("signature", hmac(base(signed))).build();
    }

    /** What is signed: {@code name=value} pairs in order, objects as {@code user[login]}. */
    static String base(Json.Obj request) {
        TreeMap<String, String> pairs = new TreeMap<>();
        request.members()
                .forEach(
                        (name, value) -> {
                            if (value instanceof Json.Obj inner) {
                                inner.members()
                                        .forEach(
                                                (key, nested) ->
                                                        pairs.put(
                                                                name + "[" + key + "]",
                                                                nested.asText().orElse("")));
                            } else {
                                pairs.put(name, value.asText().orElse(""));
                            }
                        });
        return pairs.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("&"));
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            byte[] key = secret.reveal().getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no HmacSHA1", impossible);
        }
    }
}
