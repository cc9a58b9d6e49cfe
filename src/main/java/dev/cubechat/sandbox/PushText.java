package dev.cubechat.sandbox;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The text in a push that somebody asked for: JSON in Base64, with {@code payload=} before it where
 * it is for one channel (rest.md, section 12).
 */
final class PushText {
    private static final String PAYLOAD = "payload=";

    private PushText() {}

    /** Its {@code message}; where it is written otherwise, all of it as it came. */
    static String of(String written) {
        String base64 = written.startsWith(PAYLOAD) ? written.substring(PAYLOAD.length()) : written;
        try {
            String text =
                    new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
            Json.Obj json = JsonText.parse(text).asObject();
            return json.get("message").asText().orElse(written);
        } catch (IllegalArgumentException | MalformedJson otherwise) {
            return written;
        }
    }
}
