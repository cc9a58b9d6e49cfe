package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Bodies composed from rest.md, kept under {@code src/test/resources/wire/rest}. */
final class Samples {
    private Samples() {}

    static Json read(String name) {
        try (InputStream file = Samples.class.getResourceAsStream("/wire/rest/" + name)) {
            return JsonText.parse(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Json parse(String text) {
        try {
            return JsonText.parse(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** The first item of a list. */
    static Json item(Json page) {
        return page.asObject().get("items").asItems().getFirst();
    }
}
