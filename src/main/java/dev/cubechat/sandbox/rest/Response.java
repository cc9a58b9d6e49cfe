package dev.cubechat.sandbox.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A reply as it goes out.
 *
 * @param headers besides those that every reply has
 */
public record Response(int status, Map<String, String> headers, String body) {
    private static final String JSON = "application/json; charset=utf-8";

    /** A reply with a JSON body. */
    public static Response of(int status, Json json) {
        return new Response(status, Map.of("Content-Type", JSON), JsonText.write(json));
    }

    /** 200 with a JSON body that is written already. */
    static Response written(String json) {
        return new Response(200, Map.of("Content-Type", JSON), json);
    }

    static Response ok(Json json) {
        return of(200, json);
    }

    static Response created(Json json) {
        return of(201, json);
    }

    /** 200 with a body that is truly empty. */
    public static Response empty() {
        return new Response(200, Map.of(), "");
    }

    /** A reply with a text body. */
    public static Response text(String text) {
        return new Response(200, Map.of("Content-Type", "text/plain; charset=utf-8"), text);
    }

    /** The same reply with one more header. */
    Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body);
    }
}
